"""The people of one article: each with every place, every title and role written beside the name, and who else is there.

Built on the PER mentions, and on the speakers of quotations that a mention names too: ministries speak as well. A surname alone belongs to the one fuller name of the
article that holds it, and to nobody where two do.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from khabar.language.normal import fold
from khabar.language.words import words
from khabar.link.stems import stem
from khabar.records import Document, Mention, Place, Quotation, Span

#: Words before a name that are read as its role, at most; a mark or another name ends them.
ROLE_WORDS = 9
#: Two parts of a name are alike above this share of equal letters: لوكيانوفيتش and لوكانوفيتش have .91.
ALIKE = 0.8

#: Parts that stand with the word after them: عبد الرحيم is one name.
_JOINED = frozenset({"عبد", "ابو", "ابي", "ام", "ال", "abu", "abd", "al", "el"})
_SKIPPED = frozenset({"بن", "ابن", "بنت", "bin", "ibn"})
_BREAK = re.compile(r"[^\w\s]|\n")
#: Code points before a name within which its role is looked for.
_REACH = 120
_STOPS = frozenset({"من", "في", "مع", "عن", "على", "الى", "ان", "قال", "اكد", "the", "of", "a", "and", "said"})


class Appearance(Struct, frozen=True):
    """One person in one article.

    `parts` are the folded parts of the fullest name; `names` and `titles` the places they stand at; `office` the stems
    of the titles, `role` those of all the words before the name, which say what the person is and a little more.
    `called` is the longest title, as it stands.
    """

    document: str
    name: str
    parts: tuple[str, ...]
    names: tuple[Place, ...]
    titles: tuple[Place, ...]
    office: frozenset[str]
    role: frozenset[str]
    called: str = ""


def people_in(document: Document) -> tuple[Appearance, ...]:
    """Everyone an article names, in the order they first appear."""
    found = _gathered(document)
    whole = {name: name_parts(name) for name in found}
    owners = _owners(whole)
    people: dict[str, list[_Naming]] = {}
    for name, namings in found.items():
        people.setdefault(owners[name], []).extend(namings)
    return tuple(
        sorted(
            (_appearance(document, name, whole[name], namings) for name, namings in people.items()),
            key=lambda person: person.names[0],
        )
    )


def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a name, folded, without the article: «عبد الرحيم الموسوي» gives عبدالرحيم and موسوي."""
    parts: list[str] = []
    joined = ""
    for word in fold(name).split():
        if word in _SKIPPED:
            continue
        if word in _JOINED:
            joined += word
            continue
        parts.append(joined + word if joined else _without_article(word))
        joined = ""
    return tuple(parts if not joined else [*parts, joined])


def parts_alike(left: str, right: str) -> bool:
    """Whether two parts of names may be two spellings of one."""
    return left == right or (min(len(left), len(right)) > 3 and Levenshtein.normalized_similarity(left, right) > ALIKE)


class _Naming(Struct, frozen=True):
    """One place a person is named, or (`name` None) described, with the title beside it."""

    name: Span | None
    title: Span | None
    role: frozenset[str]


def _gathered(document: Document) -> dict[str, list[_Naming]]:
    found: dict[str, list[_Naming]] = {}
    mentions = [mention for mention in document.of(Mention) if mention.label == "PER" and len(mention.span)]
    ends = sorted(mention.span.end for mention in mentions)
    for mention in mentions:
        name = mention.name or mention.span.of(document.text)
        role = _role(document, mention.span, ends)
        found.setdefault(name, []).append(_Naming(mention.span, mention.title_span, role))
    spelled = {name_parts(name): name for name in reversed(found)}
    for quotation in document.of(Quotation):
        span, speaker = quotation.speaker, spelled.get(name_parts(quotation.speaker_name or ""))
        if span is None or speaker is None or quotation.anonymous or _holds_mention(span, mentions, ends):
            continue
        inside = _name_inside(document, span, speaker)
        if inside is not None:
            title = Span(span.start, inside.start) if inside.start > span.start else None
            found[speaker].append(_Naming(inside, title, _role(document, inside, ends)))
        else:
            found[speaker].append(_Naming(None, span, frozenset(_stem_list(document, span))))
    return {name: namings for name, namings in found.items() if name_parts(name)}


def _holds_mention(span: Span, mentions: Sequence[Mention], ends: Sequence[int]) -> bool:
    after = bisect_right(ends, span.start)
    return after < len(mentions) and mentions[after].span.start < span.end


def _owners(whole: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """For every name, the one fuller name of the article that it is short for, or the first name of the same parts."""
    first: dict[tuple[str, ...], str] = {}
    holders: dict[str, list[tuple[str, ...]]] = {}
    for name, parts in whole.items():
        if parts in first:
            continue
        first[parts] = name
        for opening in {part[:2] for part in parts}:
            holders.setdefault(opening, []).append(parts)
    owners: dict[str, str] = {}
    for name, parts in whole.items():
        fuller = {other for other in holders[parts[0][:2]] if _is_short_for(parts, other)}
        tops = [one for one in fuller if not any(_is_short_for(one, other) for other in fuller)]
        owners[name] = first[tops[0] if len(tops) == 1 else parts]
    return owners


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return len(short) < len(full) and all(any(parts_alike(part, one) for one in full) for part in short)


def _appearance(document: Document, name: str, parts: tuple[str, ...], namings: Sequence[_Naming]) -> Appearance:
    names = sorted({naming.name for naming in namings if naming.name is not None})
    titles = sorted({_trimmed(document, naming.title) for naming in namings if naming.title is not None})
    return Appearance(
        document.id,
        name,
        parts,
        tuple(Place(document.id, span.start, span.end) for span in names),
        tuple(Place(document.id, span.start, span.end) for span in titles if len(span)),
        frozenset(one for span in titles for one in _stem_list(document, span)),
        frozenset().union(*(naming.role for naming in namings)),
        max((" ".join(span.of(document.text).split()) for span in titles), key=len, default=""),
    )


def _role(document: Document, name: Span, ends: Sequence[int]) -> frozenset[str]:
    """Stems of the words written before a name, back to another person's name, a line's start or a mark.

    A mark right before a one-word title is stepped over: «قائد الجيش، اللواء موسوي».
    """
    before = bisect_right(ends, name.start)
    start = max(ends[before - 1] if before else 0, name.start - _REACH)
    piece = document.text[start : name.start]
    marks = [match.end() for match in _BREAK.finditer(piece)]
    while marks and len(piece[marks[-1] :].split()) < 2 and piece[marks[-1] - 1] != "\n":
        marks.pop()
    return frozenset(_stem_list(document, Span(start + (marks[-1] if marks else 0), name.start))[-ROLE_WORDS:])


def _stem_list(document: Document, span: Span) -> list[str]:
    inside = document.normal.normal(span).of(document.normal.text)
    return [stem(word.text) for word in words(inside) if len(word.text) > 2 and word.text not in _STOPS]


def _name_inside(document: Document, span: Span, name: str) -> Span | None:
    """Where in a speaker's span the name (or the end of it) stands."""
    wanted = set(name_parts(name))
    normal = document.normal.normal(span)
    hits = [
        document.normal.original(normal.start + word.start, normal.start + word.end)
        for word in words(normal.of(document.normal.text))
        if wanted & set(name_parts(word.text))
    ]
    return Span(hits[0].start, hits[-1].end) if hits else None


def _trimmed(document: Document, span: Span) -> Span:
    text = span.of(document.text)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
