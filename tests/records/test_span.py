from hypothesis import given
from hypothesis import strategies as st

from khabar.records import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


def test_a_span_gives_its_piece_of_the_text():
    assert Span(4, 8).of("قال خبر.") == "خبر."


@given(spans, spans)
def test_overlap_is_the_number_of_shared_code_points(left, right):
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlap(right) == right.overlap(left) == len(shared)


@given(spans, spans)
def test_a_span_contains_exactly_the_spans_within_its_ends(left, right):
    assert (right in left) == (left.start <= right.start and right.end <= left.end)
