"""Whether two aligned sentences say the same, or only share a part."""

from collections.abc import Mapping

from khabar.comparison.statements import Statement, weight_of

#: The share of both sentences' words they have in common plus the closeness of their vectors, from which they are the same.
_SAME = 1.5

#: The same line for two headlines, which leave out what the other does not.
_SAME_HEADLINES = 1.1

#: So many content words in a row that the other sentence lacks are a statement of their own.
_OWN_STATEMENT = 4


def is_same(left: Statement, right: Statement, weights: Mapping[str, float], meaning: float) -> bool:
    """Whether each of two aligned sentences contains the other; `meaning` is the cosine of their vectors."""
    shared = left.keys & right.keys
    larger = max(weight_of(left.keys, weights), weight_of(right.keys, weights))
    likeness = weight_of(shared, weights) / (larger + 1.0) + meaning
    line = _SAME_HEADLINES if left.sentence.title and right.sentence.title else _SAME
    return likeness >= line and max(own_run(left, right), own_run(right, left)) < _OWN_STATEMENT


def own_run(statement: Statement, other: Statement) -> int:
    """The longest run of content words of `statement` that `other` lacks."""
    longest = run = 0
    for word in statement.words:
        run = 0 if word.key in other.keys else run + 1
        longest = max(longest, run)
    return longest
