"""Who had shared wording first: one of the two articles, or somebody both have it from, or nobody can tell.

In this order, the first that applies decides: the words are somebody's quoted speech; one article credits the other's
outlet; both, or one of them, or a third outlet with the same words, credit an agency; three outlets or more carry them;
one was published before the other. Time says who was first, not who copied: the reason says so.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from khabar.language.normal import fold
from khabar.link.publications import Publication, names_outlet

#: Shared words are a quotation when this part of them stands in quotation marks in both articles.
QUOTED_PART = 0.7
#: So many outlets with one text have it from somewhere else: an outlet is copied by one other now and then, a wire by all.
OUTLETS = 3
#: Fewer words in common tell nothing about who wrote them.
ENOUGH = 15


class Whence(Struct, frozen=True):
    """`direction` left, right, common or unknown, `source` the agency where it is known, and why."""

    direction: str
    why: str
    source: str = ""


def whence(left: Publication, right: Publication, words: int, quoted: float, others: Sequence[Publication]) -> Whence:
    """Who had the `words` words of their own that two articles share first.

    `quoted` is the part of them that is quoted speech in both; `others` are further articles with most of the same words.
    The publications come without the outlets' own names among the credits.
    """
    if quoted >= QUOTED_PART:
        return Whence("common", "most of the shared words are quoted speech: both have them from the speaker")
    if words < ENOUGH:
        return Whence("unknown", "too few words in common to tell whose they are")
    return (
        _by_outlet(left, right)
        or _by_agency(left, right, others)
        or _by_number(left, right, others)
        or _by_time(left, right)
    )


def _by_outlet(left: Publication, right: Publication) -> Whence | None:
    """One credits the other's outlet, be it an agency's own report."""
    to_left, to_right = _credit_of(left, right), _credit_of(right, left)
    if bool(to_left) == bool(to_right):
        return None
    direction, name = ("left", to_left) if to_left else ("right", to_right)
    return Whence(direction, f"the other article credits {name}")


def _credit_of(outlet: Publication, by: Publication) -> str:
    if not fold(outlet.outlet) or fold(outlet.outlet) == fold(by.outlet):
        return ""
    return next((name for key, name in by.credits if names_outlet(name, key, outlet.outlet)), "")


def _by_agency(left: Publication, right: Publication, others: Iterable[Publication]) -> Whence | None:
    here, there = dict(left.credits), dict(right.credits)
    both = [key for key in here if key in there]
    if both:
        return Whence("common", f"both credit {here[both[0]]}", here[both[0]])
    if here and there:
        one, other = next(iter(here.values())), next(iter(there.values()))
        return Whence("unknown", f"one credits {one}, the other {other}: whose words they are cannot be told")
    if here or there:
        name = next(iter((here or there).values()))
        return Whence("common", f"one credits {name}, the other prints the same words without a credit", name)
    third = sorted((key, name) for other in others for key, name in other.credits)
    if third:
        name = third[0][1]
        return Whence("common", f"a further article with the same words credits {name}", name)
    return None


def _by_number(left: Publication, right: Publication, others: Iterable[Publication]) -> Whence | None:
    outlets = {fold(one.outlet) for one in (left, right, *others) if one.outlet}
    if len(outlets) < OUTLETS or fold(left.outlet) == fold(right.outlet):
        return None
    return Whence("common", f"the same words stand in {len(outlets)} outlets and none names a source")


def _by_time(left: Publication, right: Publication) -> Whence:
    order = _order(left.published, right.published)
    if order == 0:
        return Whence("unknown", "neither a credit nor the time of publication tells who had the words first")
    earlier, direction = (left, "left") if order < 0 else (right, "right")
    if fold(left.outlet) and fold(left.outlet) == fold(right.outlet):
        return Whence(direction, f"one outlet prints its own words again; first on {earlier.published}")
    return Whence(direction, f"published first, on {earlier.published}; nothing else tells who wrote the words")


def _order(left: str | None, right: str | None) -> int:
    """-1 where `left` was surely first, 1 where `right` was, 0 where the times do not tell.

    Instants count where both carry their zone; else days, of which nobody knows where they began, count when they differ.
    """
    one, other = _instant(left), _instant(right)
    if one is None or other is None:
        return 0
    if one.tzinfo and other.tzinfo:
        return (one > other) - (one < other)
    return (one.date() > other.date()) - (one.date() < other.date())


def _instant(stamp: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
