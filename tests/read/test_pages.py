"""HTML and Markdown: the report and its metadata, without menus, scripts or marks."""

import pytest

from khabar.errors import UnreadableInput
from khabar.read import pages
from khabar.read.pages import read_markdown, read_page

LEAD = "لقي سبعة أشخاص مصرعهم في حريق اندلع فجر أمس الأربعاء على متن سفينة شحن راسية في ميناء مرسى الدانة."
SAID = 'وقال وزير النقل يونس الصيرفي: "سيكون التحقيق شفافا، وستعلن نتائجه خلال عشرة أيام".'
PAGE = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html><html lang="ar" dir="rtl"><head>
<title>مقتل سبعة في حريق سفينة شحن - المرسى اليومية</title>
<meta property="og:title" content="مقتل سبعة في حريق سفينة شحن">
<meta property="og:site_name" content="المرسى اليومية">
<meta property="article:published_time" content="PUBLISHED">
<link rel="canonical" href="https://almarsa.example/news/17">
<script>document.write("<p>شيفرة لا خبر</p>")</script></head>
<body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<article><h1>مقتل سبعة في حريق سفينة شحن</h1><p>{LEAD}</p><p>{SAID}</p></article>
<footer>جميع الحقوق محفوظة للمرسى اليومية</footer></body></html>"""


def test_a_page_gives_the_report_and_its_metadata():
    draft = read_page(PAGE.replace("PUBLISHED", "2026-05-14T08:30:00+03:00"), "a.html")
    assert draft.title == "مقتل سبعة في حريق سفينة شحن"
    assert draft.text == f"{LEAD}\n{SAID}"
    assert (draft.outlet, draft.url) == ("المرسى اليومية", "https://almarsa.example/news/17")
    assert draft.published == "2026-05-14T08:30:00+03:00"


def test_a_day_without_a_clock_time_stays_a_day():
    assert read_page(PAGE.replace("PUBLISHED", "2026-05-14"), "a.html").published == "2026-05-14"


def test_a_day_told_in_the_text_is_not_taken_for_the_day_of_publication():
    page = PAGE.replace('<meta property="article:published_time" content="PUBLISHED">', "").replace(
        "</article>", "<p>وكان حريق مماثل قد اندلع في الميناء يوم 3 فبراير 2019 ولم يسفر عن إصابات.</p></article>"
    )
    assert read_page(page, "a.html").published == ""


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html><body></body></html>",
        "<html><body><script>document.write('قال الوزير إن الميناء مغلق')</script></body></html>",
        "<div>" * 3000,
    ],
)
def test_a_page_without_a_report_is_one_error(html):
    with pytest.raises(UnreadableInput, match="report"):
        read_page(html, "a.html")


def test_a_page_of_endless_tags_is_refused_before_it_is_taken_apart():
    with pytest.raises(UnreadableInput, match="tags"):
        read_page("<p><b><i>" * pages.MOST_TAGS, "a.html")


def test_markdown_loses_its_marks_and_gives_its_title():
    draft = read_markdown(
        f"# حريق في *ميناء* الدانة\n\n{LEAD}\n\n> {SAID}\n\n- **ثلاثة** مفقودون\n- [الرصيف](https://x.example) مغلق\n"
    )
    assert draft.title == "حريق في ميناء الدانة"
    assert draft.text == f"{LEAD}\n{SAID}\nثلاثة مفقودون\nالرصيف مغلق"


def test_markdown_front_matter_wins_over_the_heading():
    draft = read_markdown(f"---\noutlet: بوابة الضفاف\ntitle: العنوان\n---\n# عنوان آخر\n\n{LEAD}")
    assert (draft.outlet, draft.title, draft.text) == ("بوابة الضفاف", "العنوان", f"عنوان آخر\n{LEAD}")


def test_html_inside_markdown_is_not_code():
    draft = read_markdown(f'{LEAD}\n\n<script>alert("x")</script>\n\nثم <b onclick="x()">عاد</b> الهدوء.')
    assert "script" not in draft.text
    assert draft.text.endswith("ثم عاد الهدوء.")


def test_a_soft_line_end_in_markdown_is_a_space():
    assert read_markdown("قال الوزير إن\nالميناء مغلق.").text == "قال الوزير إن الميناء مغلق."
