"""Which mentions of an article are one and the same, and the fullest form of each name.

A shorter name belongs to a longer one when all its words stand in it (موسوي in عبد الرحيم موسوي) and no other name of the
article has them too: two people with one surname stay two, and a bare surname between them stays as it is written.
"""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from khabar.language.names import same_name
from khabar.language.titles import head_kind
from khabar.models.gazetteer import entry_key

#: Two spellings of one name of as many words: from here on they count as one. The scale is `same_name`'s.
ALIKE = 0.8
#: Names with fewer letters in common (0..100) are not worth the closer look.
LETTERS_ALIKE = 60
#: More names than this in one article are compared by their words only: a list, not a report.
MOST_COMPARED = 60


def fullest_names(names: Sequence[tuple[str, Sequence[str]]]) -> list[int]:
    """For each (label, words) the number of the mention that has the fullest form of that name."""
    keys = [tuple(entry_key(word) for word in words) for _, words in names]
    found = list(range(len(names)))
    for label in dict.fromkeys(label for label, _ in names):
        members = [at for at, (own, _) in enumerate(names) if own == label]
        if label in ("PER", "ORG"):
            _fill(label, members, keys, names, found)
        else:
            first: dict[tuple[str, ...], int] = {}
            for at in members:
                found[at] = first.setdefault(keys[at], at)
    return found


def _fill(
    label: str,
    members: Sequence[int],
    keys: Sequence[tuple[str, ...]],
    names: Sequence[tuple[str, Sequence[str]]],
    found: list[int],
) -> None:
    first: dict[tuple[str, ...], int] = {}
    for at in members:
        first.setdefault(keys[at], at)
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    owner: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in sorted(first, key=lambda key: (-len(key), first[key])):
        roots = {owner[longer] for longer in by_word.get(key[-1], ()) if _inside(label, key, longer)}
        if not roots and len(first) <= MOST_COMPARED and label == "PER":
            roots = {
                owner[other]
                for other in list(owner)
                if _alike(key, other, names[first[key]][1], names[first[other]][1])
            }
        owner[key] = roots.pop() if len(roots) == 1 else key
        for word in key:
            by_word[word].append(key)
    for at in members:
        found[at] = first[owner[keys[at]]]


def _inside(label: str, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `long` in the same order; a body may only lose what kind of body it is."""
    rest = iter(long)
    if not all(word in rest for word in short):
        return False
    if label == "PER":
        return True
    return all(head_kind(word) == "body" for word in long if word not in short)


def _alike(key: tuple[str, ...], other: tuple[str, ...], left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names of as many words are one name spelled twice; only names with most letters alike are weighed."""
    if len(key) != len(other) or ratio(" ".join(key), " ".join(other)) < LETTERS_ALIKE:
        return False
    return same_name(" ".join(left), " ".join(right)) >= ALIKE
