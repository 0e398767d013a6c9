"""On what two sentences disagree: one counted thing, role, time or statement with different values.

Each finder looks for one kind and returns what it found together with what it explains away (a rounded figure, a toll
that grew), so that an alignment can say why two different figures are no conflict.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from khabar.comparison.clashes import Clash
from khabar.comparison.denials import Denied, find_denied, find_left_open, says_plainly
from khabar.comparison.keys import KeyWord
from khabar.comparison.opposites import Opposition, arguments, find_oppositions, phrase, says_pole
from khabar.comparison.places import compare_places
from khabar.comparison.quantities import compare_quantities
from khabar.comparison.roles import compare_roles
from khabar.comparison.statements import Statement, weight_of
from khabar.comparison.whens import compare_times
from khabar.records import Span

#: What an opposite is said of must weigh this much in common: one rare word, or two that the articles repeat.
_SAME_THING = 0.4

#: Where nothing stands beside both words, the two sentences must share this part of the shorter one's words. A judgement.
_MOSTLY_SHARED = 0.4

#: Ends of scales that turn the word after them round.
_AGAINST = ("stops", "refuses", "denies", "fails", "opposes", "delays")

#: A word is what a sentence says first of all when it is among so many content words at its beginning.
_LEADING = 3


def compare_claims(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Opposites and negations said of one thing."""
    return tuple(
        Clash(
            "claim",
            left.phrase(left.words, opposition.shared),
            left.original(*phrase(left, opposition.left)),
            right.original(*phrase(right, opposition.right)),
            opposition.why,
            _excuse(left, right, opposition),
            says=opposition.says,
        )
        for opposition in find_oppositions(left, right)
        if weight_of(opposition.shared, weights) >= _SAME_THING
    )


def compare_denials(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """What one sentence denies and the other says plainly, of one thing; once a sentence."""
    denied = [(one, at) for one in find_denied(left) if (at := _said(right, one, left)) is not None]
    found = [_denial(left, one.start, one.word.end, right, right.words[at], one) for one, at in denied[-1:]]
    if not found:
        mirrored = [(one, at) for one in find_denied(right) if (at := _said(left, one, right)) is not None]
        found = [
            _denial(left, left.words[at].start, left.words[at].end, right, one.word, one, mirrored=True)
            for one, at in mirrored[-1:]
        ]
    return tuple(found)


def with_tolls(
    clashes: Sequence[Clash], tolls: Sequence[Clash], settled: AbstractSet[Span], settled_right: AbstractSet[Span]
) -> tuple[Clash, ...]:
    """What two sentences disagree on, with the clashes of the reports' tolls in place of what was found of their figures.

    Tolls that both reports give somewhere (`settled` in either) clash nowhere.
    """
    taken = {toll.left for toll in tolls} | settled
    taken_right = {toll.right for toll in tolls} | settled_right
    rest = [clash for clash in clashes if clash.left not in taken and clash.right not in taken_right]
    return (*tolls, *rest)


def _said(statement: Statement, denied: Denied, denier: Statement) -> int | None:
    """Where a sentence says plainly, of the same thing, what another denies; None where it does not."""
    same = [at for at, word in enumerate(statement.words) if word.key == denied.word.key]
    if any(other.word.key == denied.word.key for other in find_denied(statement)):
        return None
    about = arguments(denier, denied.at)
    unruled = [one.at for one in find_left_open(statement) if one.word.key == denied.word.key]
    if unruled:
        return unruled[0]
    shared = len(statement.keys & denier.keys) / max(1, min(len(statement.keys), len(denier.keys)))
    if not all(says_plainly(statement, at) and not _stopped(statement, at) for at in same):
        return None
    beside = [at for at in same if shared >= _MOSTLY_SHARED or about & arguments(statement, at) - {denied.word.key}]
    return beside[0] if beside else None


def _stopped(statement: Statement, at: int) -> bool:
    """Whether the word before says that it stops or is refused: «إيقاف القبول» is no plain «القبول»."""
    return any(says_pole(word, pole) for word in statement.words[max(0, at - 1) : at] for pole in _AGAINST)


def _denial(
    left: Statement, start: int, end: int, right: Statement, word: KeyWord, denied: Denied, *, mirrored: bool = False
) -> Clash:
    """A denial on the left (or, mirrored, on the right) and the plain word against it."""
    first = left.original(start, end)
    second = right.original(denied.start, denied.word.end) if mirrored else right.original(word.start, word.end)
    about = left.phrase(left.words, left.keys & right.keys)
    return Clash("claim", about, first, second, "one denies what the other says")


def _excuse(left: Statement, right: Statement, opposition: Opposition) -> str:
    if opposition.stage:
        return "one may have followed the other"
    leads = left.words.index(opposition.left) < _LEADING and right.words.index(opposition.right) < _LEADING
    if (left.sentence.title or right.sentence.title) and not leads:
        return "the headline says it of the whole, the sentence of a part"
    return ""


#: Every kind of disagreement, in the order in which they are shown.
FINDERS: tuple[Callable[[Statement, Statement, Mapping[str, float]], tuple[Clash, ...]], ...] = (
    compare_quantities,
    compare_roles,
    compare_places,
    compare_times,
    compare_claims,
    compare_denials,
)


def find_disagreements(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """All that two sentences disagree on, and all that only looks like it (with its excuse)."""
    return tuple(clash for find in FINDERS for clash in find(left, right, weights))
