"""What the tagger sees of a token: its letters, its parts, the lists it stands in, and the same of its neighbours.

A token's features are those of its own word, a shorter set of each neighbour's, of the pairs it makes with them, and a few
that need the whole sentence (phrases of the lists, the nearest title). All but the last depend on one word or two alone,
so that a tagger may keep what they weigh.
"""

from collections.abc import Sequence
from functools import lru_cache

from khabar.language.titles import bare_forms, title_kind
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.likeness import KINDS, likeness
from khabar.models.word_marks import list_marks

#: The neighbours whose words are seen, and how much of each: two tokens away only the word and its first list.
NEIGHBOURS = (-2, -1, 1, 2)
_NEIGHBOUR_SIGNS = tuple(f"{offset:+}" for offset in NEIGHBOURS)
#: How far to the left a title still colours a token: وزير الخارجية السعودي عادل is 3.
TITLE_REACH = 5
#: Words whose features are kept; a word's weigh some kilobytes, and a tagger keeps what they add up to.
COMMON_WORDS = 5_000
#: Stands for the words before and after a sentence.
EDGE = ""


def features(words: Sequence[str]) -> list[list[str]]:
    """The features of each token of one sentence, given as normalised words."""
    padded = [EDGE, EDGE, *words, EDGE, EDGE]
    rows = sentence_features(words)
    for at, row in enumerate(rows):
        here = at + 2
        row += own_features(padded[here])
        for place, offset in enumerate(NEIGHBOURS):
            row += near_features(padded[here + offset])[place]
        row += pair_features(padded[here - 1], padded[here], padded[here + 1])
    return rows


@lru_cache(maxsize=COMMON_WORDS)
def own_features(word: str) -> tuple[str, ...]:
    """Everything told by the word alone."""
    forms = bare_forms(word)
    stem = forms[-1]
    found = ["bias", f"w={word}", *(f"s={form}" for form in forms[1:]), f"shape={_shape(word)}"]
    if len(word) > 2:
        found += [f"p{n}={word[:n]}" for n in (1, 2, 3, 4) if n < len(word)]
        found += [f"e{n}={word[-n:]}" for n in (1, 2, 3, 4) if n < len(word)]
        found += [f"sp{n}={stem[:n]}" for n in (2, 3) if n < len(stem)]
    found += [f"len={min(len(word), 9)}"]
    return (*found, *_looks(word), *list_marks(word))


@lru_cache(maxsize=COMMON_WORDS)
def near_features(word: str) -> tuple[tuple[str, ...], ...]:
    """What is seen of the word from each of `NEIGHBOURS`: whoever stands there has it so far to the left or right."""
    seen = _near(word)
    return tuple(
        tuple([sign + feature for feature in (seen if sign[1] == "1" else seen[:2])]) for sign in _NEIGHBOUR_SIGNS
    )


def pair_features(before: str, word: str, after: str) -> tuple[str, str]:
    """A word with each of its neighbours; `EDGE` beyond the sentence."""
    return f"w-1w={before}|{word}", f"ww+1={word}|{after}"


def sentence_features(words: Sequence[str]) -> list[list[str]]:
    """For each token what the sentence around it tells: marks, listed phrases, the nearest title."""
    rows: list[list[str]] = [[] for _ in words]
    _add_marks(words, rows)
    _add_phrases(words, rows)
    _add_titles(words, rows)
    return rows


def _near(word: str) -> tuple[str, ...]:
    """What a neighbour sees of the word; the first two are seen from two tokens away."""
    if word == EDGE:
        return ("<edge>",)
    forms = bare_forms(word)
    lists = list_marks(word)
    return (
        f"w={word}",
        lists[0] if lists else "-",
        *(f"s={form}" for form in forms[1:2]),
        f"e2={word[-2:]}",
        f"p2={word[:2]}",
        f"shape={_shape(word)}",
        *_looks(word)[1:2],
        *lists[1:],
    )


@lru_cache(maxsize=COMMON_WORDS)
def _looks(word: str) -> tuple[str, ...]:
    """What the letters alone look like, in steps: `khabar.models.likeness`."""
    if len(word) < 3 or not word[0].isalpha() or word.isascii():
        return ()
    ordinary, *names = likeness(entry_key(word))
    best = max(range(len(names)), key=names.__getitem__)
    found = [f"ord={int(9.99 * ordinary)}", f"look={KINDS[best + 1]}{int(9.99 * (1 - ordinary))}"]
    found += [f"look{kind}={int(5.99 * share)}" for kind, share in zip(KINDS[1:], names, strict=True)]
    stem = bare_forms(word)[-1]
    if stem != word and len(stem) > 2:
        found.append(f"looks={int(9.99 * (1 - likeness(entry_key(stem))[0]))}")
    return tuple(found)


@lru_cache(maxsize=COMMON_WORDS)
def _shape(word: str) -> str:
    first = word[:1]
    if first.isdigit():
        return f"digit{min(len(word), 5)}"
    if first.isascii():
        if not first.isalpha():
            return first
        return "LATIN" if word.isupper() else "Latin" if first.isupper() else "latin"
    if not first.isalpha():
        return first
    definite = "al" if word.startswith("ال") else "lal" if "ال" in word[1:4] else ""
    nisba = "nisba" if word.endswith(("ي", "ية", "يون", "يين", "يا")) else ""
    return f"ar{definite}{nisba}"


def _add_marks(words: Sequence[str], rows: list[list[str]]) -> None:
    """Whether the token stands inside quotation marks or brackets."""
    bracketed = quoted = False
    for word, row in zip(words, rows, strict=True):
        if word in "«»":
            quoted = word == "«"
        elif word in ('"', "“", "”"):
            quoted = not quoted
        elif word in "()":
            bracketed = word == "("
        elif quoted:
            row.append("quoted")
        elif bracketed:
            row.append("bracketed")


def _add_phrases(words: Sequence[str], rows: list[list[str]]) -> None:
    """Listed names of several words: الولايات المتحدة; small words on the first are looked under."""
    lists = gazetteer()
    keys = [_opening(word) or entry_key(word) for word in words]
    for start, end, marks in lists.phrases(keys):
        for at in range(start, end):
            rows[at] += [f"phrase={'B' if at == start else 'I'}{mark}" for mark in marks]


@lru_cache(maxsize=50_000)
def _opening(word: str) -> str:
    """The listed form with which the word can open a phrase, its small words off where it must be; "" where it cannot."""
    longest = gazetteer().longest
    for form in (word, *bare_forms(word)[2:]):
        if (key := entry_key(form)) in longest:
            return key
    return ""


def _add_titles(words: Sequence[str], rows: list[list[str]]) -> None:
    """The nearest title to the left, no mark between; how far it is; whether only definite words lie between."""
    last, kind, plain = -TITLE_REACH - 1, "", True
    for at, word in enumerate(words):
        distance = at - last
        if distance <= TITLE_REACH:
            rows[at].append(f"after={kind}{distance}{'' if plain else '~'}")
        found = title_kind(word)
        if found and found != "attribute":
            last, kind, plain = at, found, True
        elif not word[0].isalpha():
            last = -TITLE_REACH - 1
        elif "ال" not in word[:4]:
            plain = False
