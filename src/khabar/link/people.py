"""The people of one article: each with every place, every title and role written beside the name, and who else is there.

Built on the PER mentions, and on the speakers of quotations that a mention names too: ministries speak as well. What
another mention of the same reports calls a ship, a body or a place is nobody. A surname alone belongs to the one fuller
name of the article that holds it, and to nobody where two do.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from khabar.language.name_lists import listed_names
from khabar.language.normal import fold, normal_text
from khabar.language.titles import head_kind, title_kind
from khabar.language.words import is_stop_word, words
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
#: Kinds of titles that many people have: they tell nobody apart.
_NO_OFFICE = frozenset({"rank", "honorific"})


class Appearance(Struct, frozen=True):
    """One person in one article.

    `parts` are the folded parts of the fullest name; `names` and `titles` the places they stand at; `offices` the stems
    of each title without ranks and honorifics, `before` those of the words before names without a title, a guess at one;
    `called` is the longest title, as it stands, `callings` the stems of all titles, ranks and honorifics too. `fathered`
    where the second part is the father's («فهد بن سالم»), `family` where the last has the article («فهد السالم»).
    """

    document: str
    name: str
    parts: tuple[str, ...]
    names: tuple[Place, ...]
    titles: tuple[Place, ...]
    offices: frozenset[frozenset[str]]
    before: frozenset[frozenset[str]]
    callings: frozenset[str] = frozenset()
    called: str = ""
    fathered: bool = False
    family: bool = False


def people_in(document: Document, things: Container[tuple[str, ...]] = ()) -> tuple[Appearance, ...]:
    """Everyone an article names, in the order they first appear; `things` are names that stand for nobody."""
    found = _gathered(document, things)
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


@lru_cache(maxsize=100_000)
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


def is_fathered(name: str) -> bool:
    """Whether a word for son or daughter stands right behind the first part of a name."""
    before, found, _ = f" {fold(name)} ".partition(
        next((f" {word} " for word in fold(name).split() if word in _SKIPPED), "\0")
    )
    return bool(found) and len(name_parts(before)) == 1


@lru_cache(maxsize=200_000)
def parts_alike(left: str, right: str) -> bool:
    """Whether two parts of names may be two spellings of one."""
    return left == right or (min(len(left), len(right)) > 3 and Levenshtein.normalized_similarity(left, right) > ALIKE)


class _Naming(Struct, frozen=True):
    """One place a person is named, or (`name` None) described, with the title beside it."""

    name: Span | None
    title: Span | None
    office: frozenset[str]
    before: frozenset[str] = frozenset()


def _gathered(document: Document, things: Container[tuple[str, ...]]) -> dict[str, list[_Naming]]:
    found: dict[str, list[_Naming]] = {}
    mentions = [
        mention
        for mention in document.of(Mention)
        if mention.label == "PER" and len(mention.span) and not _is_thing(mention, document, things)
    ]
    ends = sorted(mention.span.end for mention in mentions)
    for mention in mentions:
        name = mention.name or mention.span.of(document.text)
        found.setdefault(name, []).append(_naming(document, mention.span, mention.title_span, ends))
    spelled = {name_parts(name): name for name in reversed(found)}
    for quotation in document.of(Quotation):
        span, speaker = quotation.speaker, spelled.get(name_parts(quotation.speaker_name or ""))
        if span is None or speaker is None or quotation.anonymous or _holds_mention(span, mentions, ends):
            continue
        inside = _name_inside(document, span, speaker)
        if inside is not None:
            title = Span(span.start, inside.start) if inside.start > span.start else None
            found[speaker].append(_naming(document, inside, title, ends))
        else:
            found[speaker].append(_naming(document, None, span, ends))
    return {name: namings for name, namings in found.items() if name_parts(name)}


def _is_thing(mention: Mention, document: Document, things: Container[tuple[str, ...]]) -> bool:
    """Whether a name is known for a thing's, or opens as bodies and places do: «جامعة ...», «ميناء ...»."""
    name = mention.name or mention.span.of(document.text)
    written = normal_text(name).split()
    return name_parts(name) in things or (len(written) > 1 and head_kind(written[0]) in ("body", "place"))


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
    chains = {parts for name, parts in whole.items() if is_fathered(name)}
    owners: dict[str, str] = {}
    for name, parts in whole.items():
        fuller = {other for other in holders[parts[0][:2]] if _is_short_for(parts, other, fathered=other in chains)}
        tops = [
            one for one in fuller if not any(_is_short_for(one, other, fathered=other in chains) for other in fuller)
        ]
        owners[name] = first[tops[0] if len(tops) == 1 else parts]
    return owners


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...], *, fathered: bool) -> bool:
    """Whether one name can be the other cut: «صالح» for «علي صالح», but «علي صالح» is the father of «أحمد علي صالح».

    Where the full name is a chain of fathers, a given name alone is the man's own and none of his fathers'.
    """
    if len(short) >= len(full) or (len(short) > 1 and not parts_alike(short[0], full[0])):
        return False
    if len(short) == 1 and fathered and listed_names(short[0]):
        return parts_alike(short[0], full[0])
    return all(any(parts_alike(part, one) for one in full) for part in short)


def _appearance(document: Document, name: str, parts: tuple[str, ...], namings: Sequence[_Naming]) -> Appearance:
    names = sorted({naming.name for naming in namings if naming.name is not None})
    titles = sorted({_trimmed(document, naming.title) for naming in namings if naming.title is not None})
    return Appearance(
        document.id,
        name,
        parts,
        tuple(Place(document.id, span.start, span.end) for span in names),
        tuple(Place(document.id, span.start, span.end) for span in titles if len(span)),
        frozenset(naming.office for naming in namings if naming.office),
        frozenset(naming.before for naming in namings if naming.before),
        frozenset(one for span in titles for one in _stem_list(document, span)),
        max((" ".join(span.of(document.text).split()) for span in titles), key=len, default=""),
        is_fathered(name),
        len(parts) > 1 and fold(name).split()[-1] == f"ال{parts[-1]}",
    )


def _naming(document: Document, name: Span | None, title: Span | None, ends: Sequence[int]) -> _Naming:
    """A place with the office its title tells; where it tells none, the words before it."""
    office = frozenset(_stem_list(document, title, ranks=False)) if title is not None else frozenset[str]()
    if office or name is None:
        return _Naming(name, title, office)
    return _Naming(name, title, office, _before(document, title or name, ends))


def _before(document: Document, span: Span, ends: Sequence[int]) -> frozenset[str]:
    """Stems of the words before a name and its rank, back to another name, a line's start or a mark."""
    earlier = bisect_right(ends, span.start)
    start = max(ends[earlier - 1] if earlier else 0, span.start - _REACH)
    piece = document.text[start : span.start].rstrip(" ،,")
    last = max((match.end() for match in _BREAK.finditer(piece)), default=0)
    words_before = _stem_list(document, Span(start + last, start + len(piece)), ranks=False)
    return frozenset(words_before[-ROLE_WORDS:])


def _stem_list(document: Document, span: Span, *, ranks: bool = True) -> list[str]:
    """Stems of the words of content in a span, in order; `ranks` whether ranks and honorifics too."""
    inside = document.normal.normal(span).of(document.normal.text)
    told = [word.text for word in words(inside) if len(word.text) > 2 and not is_stop_word(word.text)]
    return [stem(word) for word in told if ranks or title_kind(word.casefold()) not in _NO_OFFICE]


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
