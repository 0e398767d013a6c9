from array import array

from hypothesis import given
from hypothesis import strategies as st

from khabar.records import Document, Mention, NormalText, Sentence, Span, make_article


def _plain(text: str) -> NormalText:
    return NormalText(text, array("I", range(len(text))), array("I", range(1, len(text) + 1)), len(text))


def test_new_annotations_make_a_new_document_in_the_order_of_their_spans():
    article = make_article("قال ناصر إن الوفد وصل.")
    before = Document(article, _plain(article.text))
    after = before.with_annotations(
        [Mention(span=Span(4, 8), by="t", label="PER", name="ناصر"), Sentence(span=Span(0, 22), by="t")]
    )
    assert before.annotations == ()
    assert [type(found) for found in after.annotations] == [Sentence, Mention]
    assert after.within(Mention, Span(0, 10)) == after.of(Mention)
    assert after.within(Mention, Span(5, 10)) == ()


@given(st.text(min_size=1), st.data())
def test_a_span_goes_to_normal_code_points_and_back(text, data):
    normal = _plain(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    there = normal.normal(span)
    assert normal.original(there.start, there.end) == span
