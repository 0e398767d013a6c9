"""Which mentions of an article are one and the same, and the fullest form of each name.

A shorter name belongs to a longer one when all its words stand in it (موسوي in عبد الرحيم موسوي) and no other name of the
article has them too: two people with one surname stay two, and a bare surname between them stays as it is written.
"""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
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
_SON_OF = frozenset({"بن", "ابن", "بنت", "bin", "ben", "ibn", "bint"})


class Named(Struct, frozen=True):
    """One mention: label, words of the name, and the words of the title beside it, without ال."""

    label: str
    words: tuple[str, ...]
    titles: frozenset[str] = frozenset()


def fullest_names(names: Sequence[Named]) -> list[int]:
    """For each mention the number of the mention that has the fullest form of its name."""
    keys = [tuple(entry_key(word) for word in name.words) for name in names]
    found = list(range(len(names)))
    for label in dict.fromkeys(name.label for name in names):
        members = [at for at, name in enumerate(names) if name.label == label]
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
    names: Sequence[Named],
    found: list[int],
) -> None:
    first: dict[tuple[str, ...], int] = {}
    titles: dict[tuple[str, ...], frozenset[str]] = {}
    for at in members:
        first.setdefault(keys[at], at)
        titles[keys[at]] = titles.get(keys[at], frozenset()) | names[at].titles
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    owner: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key in sorted(first, key=lambda key: (-len(key), first[key])):
        titled = titles[key]
        roots = {
            owner[longer]
            for longer in by_word.get(key[-1], ())
            if _inside(label, key, longer, not titled or bool(titled & titles[longer]))
        }
        if not roots and len(first) <= MOST_COMPARED and label == "PER":
            words = names[first[key]].words
            roots = {owner[other] for other in list(owner) if _alike(key, other, words, names[first[other]].words)}
        owner[key] = roots.pop() if len(roots) == 1 else key
        for word in key:
            if len(by_word[word]) < MOST_COMPARED:
                by_word[word].append(key)
    for at in members:
        found[at] = first[owner[keys[at]]]


def _inside(label: str, short: tuple[str, ...], long: tuple[str, ...], same_title: bool) -> bool:
    """Whether the words of `short` stand in `long` in the same order, and mean the same.

    A body may only lose what kind of body it is. One word is a person's surname, or the first name where no title speaks
    against it; the father's name after بن is another man's (سلمان is not محمد بن سلمان).
    """
    rest = iter(long)
    if not all(word in rest for word in short):
        return False
    if label != "PER":
        return all(head_kind(word) == "body" for word in long if word not in short)
    if len(short) > 1:
        return short[0] == long[0] or short[-1] == long[-1]
    if len(long) > 1 and short[0] == long[-1]:
        return long[-2] not in _SON_OF
    return short[0] == long[0] and same_title


def _alike(key: tuple[str, ...], other: tuple[str, ...], left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names of as many words are one name spelled twice; only names with most letters alike are weighed."""
    if len(key) != len(other) or ratio(" ".join(key), " ".join(other)) < LETTERS_ALIKE:
        return False
    return same_name(" ".join(left), " ".join(right)) >= ALIKE
