"""Whether two names are one name, in any two scripts, and why.

The rules, on one page:

1. Ranks, honorifics and words of descent are no part of a name; عبد, kunya and -الدين words are one part with their
   neighbour (`name_parts.py`).
2. Two parts are compared by sound (`name_features.py`): hamza seats, long vowels, teh marbuta, doubled letters, the
   article and consonants that newspapers mix (g/j/gh/q, s/z/th, b/p, f/v) weigh little, other consonants much.
3. Parts are matched in order (`name_matching.py`); two written together («نصر الله», Nasrallah) may meet one.
4. The first and the last part decide: both must match. Patronymics and middle names that one side lacks do no harm; two
   that contradict each other do. A surname alone can stand for the full name; of a given name alone nobody can tell.
   A name of two parts that stands at the end of a longer one, and opens with a given name, is the father («فواز بن
   عبدالكريم» and «سعد بن فواز بن عبدالكريم»).
5. Two people who share only a surname, or only a given name, are two: the score stays under .5. Where the surname is long,
   so rare, and only the given names differ, the answer is "cannot tell": just under .5.
6. A man's and a woman's form of one name (ألكسندر and ألكسندرا before one surname, إيفانوف and إيفانوفا) are two people.
7. Turned round («كيم سونغ» / «سونغ كيم») costs a little, and is refused to two given names («حسن يوسف» / «يوسف حسن») and beside
   a word of descent («فهد بن سلطان» / «سلطان بن فهد»).

The score says whether the names are one name, not whether the people are one: for that see `link.identities`.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from khabar.language.name_contrasts import is_her_surname, is_she
from khabar.language.name_features import part_likeness
from khabar.language.name_lists import listed_names
from khabar.language.name_matching import ALIKE, PartMatch, match_parts
from khabar.language.name_parts import NameParts, name_parts

# What a match is worth by its place in the name (rules 4 to 7); judgements, not fitted: the gold holds single parts.
SURNAME_ALONE = 0.7  # «الدرويش» for «حسن الدرويش»: what newspapers write at second mention
FIRST_PARTS_ONLY = 0.75  # «خالد أحمد» for «خالد أحمد الحربي»
TURNED_ROUND = 0.85
SURELY_TURNED = 0.8  # «إيفان بيتروف» is not «بيتر إيفانوف», though «إيفان» is near «إيفانوف»
SHARED_RARE_SURNAME = 0.45
GIVEN_NAME_ALONE = 0.4  # «حسن» for «حسن الدرويش»
CONTRADICTING_MIDDLE = 0.4  # «خالد أحمد الحربي» / «خالد سعد الحربي»
OTHER_GENDER = 0.35  # «ألكسندر إيفانوف» / «ألكسندرا إيفانوفا»
MIDDLE_NAME_ALONE = 0.3
SHARED_SURNAME = 0.2
FATHER_AND_CHILD = 0.2  # «علي صالح» / «أحمد علي صالح»
SHARED_OTHER_PART = 0.1

RARE_SURNAME_LETTERS = 8

LONGEST_REMEMBERED = 160  # code points of both names; scores of longer ones are not kept in memory

#: Given names often set before another that the man is known by: «محمد أنور ...» is called «أنور ...».
PREFIXED = frozenset({"محمد"})


class NameComparison(Struct, frozen=True):
    """`score` (0..1, at least .5 says one name), the parts that were matched, and the reasons in words."""

    score: float
    matches: tuple[PartMatch, ...]
    why: tuple[str, ...]


def same_name(left: str, right: str) -> float:
    """The probability (0..1) that two names in any two scripts are one name; at least .5 says so.

    Symmetric, and 1 for equal names. Names without letters are never one. A millisecond for a pair not met before.
    """
    if len(left) + len(right) > LONGEST_REMEMBERED:
        return explain_name(left, right).score
    return _remembered(*sorted((left, right)))


def explain_name(left: str, right: str) -> NameComparison:
    """`same_name` with the parts that were matched and the rule that decided."""
    one, two = sorted((name_parts(left), name_parts(right)), key=lambda name: (name.script, name.parts))
    if not one.parts or not two.parts:
        return NameComparison(0.0, (), ("a name without letters",))
    straight = _judge(one, two)
    if straight.score >= ALIKE or len(one.parts) != 2 or len(two.parts) != 2 or one.fathered or two.fathered:
        return straight
    if all(map(listed_names, one.parts)):
        return straight  # «حسن يوسف» is not «يوسف حسن»: two given names mean a man and his father
    turned = _judge(one, NameParts(two.script, two.parts[::-1], two.fathered))
    if turned.score < SURELY_TURNED:
        return straight
    return NameComparison(turned.score * TURNED_ROUND, turned.matches, (*turned.why, "in turned order"))


@lru_cache(maxsize=65536)
def _remembered(left: str, right: str) -> float:
    return explain_name(left, right).score


def _judge(one: NameParts, two: NameParts) -> NameComparison:
    matches = match_parts(one.parts, two.parts)
    if not matches:
        return NameComparison(_likest_apart(one, two), (), ("no part is alike",))
    limit, why = _worth(matches, len(one.parts), len(two.parts))
    if limit > FATHER_AND_CHILD and _is_father(one, two, matches):
        limit, why = FATHER_AND_CHILD, "one is rather the father of the other"
    if len(matches) > 1 and _is_other_gender(matches):
        limit, why = min(limit, OTHER_GENDER), "one is a man's name, the other a woman's"
    sounds = tuple(f"{m.left_text} ~ {m.right_text} {m.likeness:.2f}" for m in matches)
    return NameComparison(limit * min(match.likeness for match in matches), matches, (why, *sounds))


def _worth(matches: Sequence[PartMatch], left_parts: int, right_parts: int) -> tuple[float, str]:
    """What the matches are worth by their place, and the rule in words."""
    first = matches[0].left[0] == matches[0].right[0] == 0
    last = matches[-1].left[1] == left_parts and matches[-1].right[1] == right_parts
    left_whole = sum(match.left[1] - match.left[0] for match in matches) == left_parts
    right_whole = sum(match.right[1] - match.right[0] for match in matches) == right_parts
    if left_whole and right_whole:
        return 1.0, "every part is alike"
    if left_whole or right_whole:
        return _part_for_whole(matches, first=first, last=last)
    if first and last and len(matches) > 1:
        if _contradict_inside(matches):
            return CONTRADICTING_MIDDLE, "first and last part are alike, those between are not"
        return 1.0, "first and last part are alike"
    if last and not first:
        rare = min(len(matches[-1].left_text), len(matches[-1].right_text)) >= RARE_SURNAME_LETTERS
        if rare:
            return SHARED_RARE_SURNAME, "only the surname is alike, and it is a rare one: cannot tell"
        return SHARED_SURNAME, "only the surname is alike"
    return SHARED_OTHER_PART, "only the given name is alike" if first else "only a part is alike"


def _part_for_whole(matches: Sequence[PartMatch], *, first: bool, last: bool) -> tuple[float, str]:
    """How far a short name stands for a long one that holds all its parts."""
    if len(matches) == 1:
        if last:
            return SURNAME_ALONE, "one is the surname of the other"
        return (
            (GIVEN_NAME_ALONE, "one is the given name of the other") if first else (MIDDLE_NAME_ALONE, "a middle name")
        )
    if first and last:
        return 1.0, "first and last part are alike"
    return (
        FIRST_PARTS_ONLY if first or last else MIDDLE_NAME_ALONE
    ), "all parts of one are parts of the other, in order"


def _is_father(one: NameParts, two: NameParts, matches: Sequence[PartMatch]) -> bool:
    """Whether a name of several parts that opens with a given name stands inside a longer one, behind its first part.

    Where the longer name has no word of descent, its first part must be a given name that stands for itself.
    """
    short, long = sorted((one, two), key=lambda name: len(name.parts))
    if not 1 < len(short.parts) == len(matches) < len(long.parts) or matches[0].left[0] + matches[0].right[0] == 0:
        return False
    given = listed_names(long.parts[0])
    return long.fathered or bool(listed_names(short.parts[0]) and given and not given & PREFIXED)


def _contradict_inside(matches: Sequence[PartMatch]) -> bool:
    """Whether both sides have parts between two matches, which then were not alike."""
    return any(b.left[0] > a.left[1] and b.right[0] > a.right[1] for a, b in pairwise(matches))


def _is_other_gender(matches: Sequence[PartMatch]) -> bool:
    """Whether the first parts are a man's and a woman's name, or the last a Slavic surname in both its forms."""
    first, last = matches[0], matches[-1]
    return is_she(first.left_text, first.right_text) or is_her_surname(last.left_text, last.right_text)


def _likest_apart(one: NameParts, two: NameParts) -> float:
    """A score under `ALIKE` for names without a match: how near the nearest parts are when both are one part."""
    if len(one.parts) == len(two.parts) == 1:
        return min(part_likeness(one.parts[0], two.parts[0]), ALIKE - 0.01)
    return 0.0
