"""Whether two aligned sentences say the same, or only share a part."""

from collections.abc import Mapping

from khabar.comparison.statements import Statement, weight_of

#: The share of both sentences' words they have in common plus the closeness of their vectors, from which they are the same.
_SAME = 1.5

#: The same line for two headlines, which leave out what the other does not.
_SAME_HEADLINES = 1.1

#: So many content words in a row that the other sentence lacks are a statement of their own. An eighth of a long sentence
#: besides: 4 more right, 8 more wrong (2026-11-21).
_OWN_STATEMENT = 4

#: Between two scripts meaning alone tells: sentences this close, of which the shorter has at least this part of the
#: longer one's words, are the same. A judgement on few pairs.
_SAME_MEANING, _LIKE_LONG = 0.64, 0.6


def is_same(left: Statement, right: Statement, weights: Mapping[str, float], meaning: float) -> bool:
    """Whether each of two aligned sentences contains the other; `meaning` is the cosine of their vectors.

    «20 طنا» and «عشرين طنا» are one word here.
    """
    first, second = frozenset(left.valued.values()), frozenset(right.valued.values())
    shared = weight_of(first & second, weights)
    larger = max(weight_of(first, weights), weight_of(second, weights))
    if left.arabic != right.arabic:
        lengths = sorted((len(left.words), len(right.words)))
        return meaning >= _SAME_MEANING and lengths[0] >= _LIKE_LONG * lengths[1]
    line = _SAME_HEADLINES if left.sentence.title and right.sentence.title else _SAME
    own = max(own_run(left, right), own_run(right, left))
    return shared / (larger + 1.0) + meaning >= line and own < _OWN_STATEMENT


def own_run(statement: Statement, other: Statement) -> int:
    """The longest run of content words of `statement` that `other` lacks."""
    said = frozenset(other.valued.values())
    longest = run = 0
    for word in statement.words:
        run = 0 if statement.valued[word.start] in said else run + 1
        longest = max(longest, run)
    return longest
