"""What the tagger sees of a token: its letters, its parts, the lists it stands in, and the same of its neighbours.

All features of one word are worked out once and kept; a token's features are those of its own word, a shorter set of
each neighbour's, and a few that need the whole sentence (phrases of the lists, the nearest title).
"""

from collections.abc import Sequence
from functools import lru_cache

from khabar.language.titles import bare_forms, head_kinds, kind_of, title_kinds
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.likeness import KINDS, likeness

#: How far to the left a title still colours a token: وزير الخارجية السعودي عادل is 3.
TITLE_REACH = 5
_EDGE = ("<edge>",)


def features(words: Sequence[str]) -> list[list[str]]:
    """The features of each token of one sentence, given as normalised words."""
    own = [_own(word) for word in words]
    near = [_EDGE, _EDGE, *(_near(word) for word in words), _EDGE, _EDGE]
    rows = []
    for at, word in enumerate(words):
        row = list(own[at])
        row += [f"-2{f}" for f in near[at][:2]]
        row += [f"-1{f}" for f in near[at + 1]]
        row += [f"+1{f}" for f in near[at + 3]]
        row += [f"+2{f}" for f in near[at + 4][:2]]
        before = words[at - 1] if at else "^"
        after = words[at + 1] if at + 1 < len(words) else "$"
        row.append(f"w-1w={before}|{word}")
        row.append(f"ww+1={word}|{after}")
        rows.append(row)
    _add_shapes(words, rows)
    _add_phrases(words, rows)
    _add_titles(words, rows)
    return rows


@lru_cache(maxsize=100_000)
def _own(word: str) -> tuple[str, ...]:
    """Everything told by the word alone."""
    forms = bare_forms(word)
    stem = forms[-1]
    found = ["bias", f"w={word}", *(f"s={form}" for form in forms[1:]), f"shape={_shape(word)}"]
    if len(word) > 2:
        found += [f"p{n}={word[:n]}" for n in (1, 2, 3, 4) if n < len(word)]
        found += [f"e{n}={word[-n:]}" for n in (1, 2, 3, 4) if n < len(word)]
        found += [f"sp{n}={stem[:n]}" for n in (2, 3) if n < len(stem)]
    found += [f"len={min(len(word), 9)}"]
    return (*found, *_looks(word), *_lists(word))


@lru_cache(maxsize=100_000)
def _near(word: str) -> tuple[str, ...]:
    """What a neighbour sees of the word; the first two are seen from two tokens away."""
    forms = bare_forms(word)
    lists = _lists(word)
    return (
        f"w={word}",
        lists[0] if lists else "-",
        *(f"s={form}" for form in forms[1:2]),
        f"e2={word[-2:]}",
        f"p2={word[:2]}",
        f"shape={_shape(word)}",
        *_looks(word)[:1],
        *lists[1:],
    )


@lru_cache(maxsize=100_000)
def _lists(word: str) -> tuple[str, ...]:
    """The lists the word, or what is left under its small words, stands in."""
    lists = gazetteer()
    found = []
    for depth, form in enumerate(bare_forms(word)):
        found += [f"g{min(depth, 1)}={mark}" for mark in lists.of(entry_key(form))]
    if kind := kind_of(word, title_kinds()):
        found.append(f"title={kind}")
    if kind := kind_of(word, head_kinds()):
        found.append(f"head={kind}")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=100_000)
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


@lru_cache(maxsize=100_000)
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


def _add_shapes(words: Sequence[str], rows: list[list[str]]) -> None:
    """Whether the token stands inside quotation marks or brackets."""
    depth = quoted = 0
    for word, row in zip(words, rows, strict=True):
        if word == "«":
            quoted = 1
        elif word == "»":
            quoted = 0
        elif word in ('"', "“", "”"):
            quoted = 1 - quoted
        elif word == "(":
            depth = 1
        elif word == ")":
            depth = 0
        elif quoted:
            row.append("quoted")
        elif depth:
            row.append("bracketed")


def _add_phrases(words: Sequence[str], rows: list[list[str]]) -> None:
    """Listed names of several words: الولايات المتحدة, with small words on the first word or not."""
    keys = [entry_key(word) for word in words]
    lists = gazetteer()
    bared = [keys[at] if keys[at] in lists.longest else _listed_stem(word) for at, word in enumerate(words)]
    for start, end, marks in lists.phrases([*_mixed(keys, bared)]):
        for at in range(start, end):
            rows[at] += [f"phrase={'B' if at == start else 'I'}{mark}" for mark in marks]


def _mixed(keys: Sequence[str], bared: Sequence[str]) -> list[str]:
    """A key that can open a phrase once its small words are off is bared; the others stay."""
    return [bare if bare else key for key, bare in zip(keys, bared, strict=True)]


@lru_cache(maxsize=100_000)
def _listed_stem(word: str) -> str:
    longest = gazetteer().longest
    for form in bare_forms(word)[2:]:
        if (key := entry_key(form)) in longest:
            return key
    return ""


def _add_titles(words: Sequence[str], rows: list[list[str]]) -> None:
    """The nearest title to the left on the same side of any mark, how far it is, and whether only definites lie between."""
    kinds = title_kinds()
    last, kind, plain = -TITLE_REACH - 1, "", True
    for at, word in enumerate(words):
        distance = at - last
        if distance <= TITLE_REACH:
            rows[at].append(f"after={kind}{distance}{'' if plain else '~'}")
        found = kind_of(word, kinds)
        if found and found != "attribute":
            last, kind, plain = at, found, True
        elif not word[0].isalpha():
            last = -TITLE_REACH - 1
        elif "ال" not in word[:4]:
            plain = False
