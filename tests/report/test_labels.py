"""What a report is called where its outlet is not known."""

from khabar import engine
from khabar.records import make_article
from khabar.report.markdown import render_markdown


def test_a_report_without_an_outlet_is_called_by_its_file():
    texts = {"first.txt": "وصل الوفد إلى مدينة مرسانة يوم الثلاثاء.", "second.txt": "بلغ الوفد مدينة مرسانة الثلاثاء."}
    documents = [engine.annotate(make_article(text, extra={"file": file})) for file, text in texts.items()]
    shown = render_markdown(engine.compare_documents(documents), documents)
    assert all(file.removesuffix(".txt") in shown for file in texts)
