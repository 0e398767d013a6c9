"""Agencies and outlets that are in no list, known by how the article names them.

An agency by what it calls itself («وكالة أنباء كذا (كن)»), an outlet by its kind and a sign that it is the source
(نقلت صحيفة ...، قال لراديو ...), any source by marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from khabar.annotation.credit_names import CreditNames, credit_names, word_key
from khabar.annotation.credit_signs import Found, passes_on, talks, talks_with
from khabar.language.clitics import known_noun
from khabar.language.normal import fold
from khabar.language.titles import head_kinds
from khabar.language.words import Word

#: A name in marks, or of an agency, is no longer than this many words.
NAME_WORDS = 5
SHORT_FORM = re.compile(r"\s?\(([^()\n]{2,14})\)")
_QUOTED = re.compile(r"[«\"“„‘(]{1,2}([^«»\"“”„()\n]{1,40})[»\"”“’)]{1,2}")
_AGENCY_IN_MARKS = re.compile(r"وكالة [«\"“„]([^«»\"“”„()\n]{2,14})[»\"”“]")
_MARKS = ' «»"“”'
#: Before a listed name in marks these say whose the report is: خدمة «كذا», مصادر «كذا».
_SERVICES = frozenset(map(word_key, ("خدمة", "بخدمة", "مصادر", "مصدر")))


def short_forms(text: str, tokens: list[Word]) -> frozenset[str]:
    """Folded short forms that the article calls an agency: «وكالة أنباء كذا (كن)», «وكالة "كن"»."""
    names = credit_names()
    found = [text[one.start : one.end] for one in opened(text, tokens, 0, names)]
    bracketed = [match.group(1) for name in found if (match := SHORT_FORM.search(name))]
    return frozenset(map(fold, [*bracketed, *_AGENCY_IN_MARKS.findall(text)]))


def key_of(name: str, shorts: frozenset[str], outlet: str) -> str:
    """One key for all spellings: of the lists, the agency's own short form, or an outlet's name in its own article."""
    kind, _, rest = name.partition(" ")
    listed = credit_names().key(name) or (credit_names().key(rest) if word_key(kind) in credit_names().papers else "")
    if listed:
        return listed
    short = SHORT_FORM.search(name)
    for form in (short.group(1) if short else "", name, name.removeprefix("وكالة")):
        if (key := fold(form.strip(_MARKS))) and key in shorts:
            return key
    key = fold(name)
    return key if key and f" {key} " in f" {fold(outlet)} " else ""


def opened(text: str, tokens: list[Word], body: int, names: CreditNames) -> Iterator[Found]:
    """News agencies not listed, known by what they call themselves: وكالة ... للأنباء."""
    for at, token in enumerate(tokens):
        word = token.text
        clitic = 1 if word[:1] in "لبو" and word_key(word[1:]) == word_key("وكالة") else 0
        if token.start < body or word_key(word[clitic:]) != word_key("وكالة"):
            continue
        last = at + 1
        while last < min(len(tokens), at + NAME_WORDS) and not text[tokens[last - 1].end : tokens[last].start].strip():
            if last > at + 1 and not (_names_on(tokens[last].text) or _is_owner(text, tokens, last)):
                break
            last += 1
        if any(names.is_of_news(tokens[index].text) for index in range(at + 1, last)):
            short = SHORT_FORM.match(text, tokens[last - 1].end)
            if short or last - at > 2:
                yield Found(token.start + clitic, short.end() if short else tokens[last - 1].end, "text")


def _names_on(word: str) -> bool:
    return (word.startswith(("ال", "لل")) and word != "الي") or word_key(word) in credit_names().of_news


def _is_owner(text: str, tokens: list[Word], at: int) -> bool:
    """Whether a word is the country an agency belongs to, its short form in brackets right after: «وكالة أنباء كذا (كن)»."""
    return word_key(tokens[at - 1].text) in credit_names().of_news and bool(SHORT_FORM.match(text, tokens[at].end))


def quoted(text: str, tokens: list[Word], body: int, names: CreditNames) -> Iterator[Found]:
    """Outlets in marks: after a kind of outlet and a word of passing on, or after لـ where someone talks."""
    starts = [token.start for token in tokens]
    for match in _QUOTED.finditer(text, body):
        start, end = match.span(1)
        size = len(match.group(1).split())
        first = bisect_left(starts, start)
        if not 0 < first < len(tokens) or not 0 < size <= NAME_WORDS or match.group(0)[0] == "(":
            continue
        previous = word_key(tokens[first - 1].text)
        gap = text[tokens[first - 1].end : match.start()]
        if gap.strip() or match.group(1) != match.group(1).strip():
            continue
        opener = previous if previous in names.openers else previous[1:] if previous[1:] in names.openers else ""
        if opener:
            earlier = word_key(tokens[first - 2].text) if first > 1 else ""
            to = previous[:1] == "ل" and previous[1:] == opener
            passing = earlier in names.passing_on or earlier[1:] in names.passing_on
            if passing or (to and talks(text, tokens, first - 1, names)) or talks_with(tokens, first - 2, names):
                yield Found(start, end, "text")
        elif (
            (
                previous == "ل"
                and head_kinds().get(tokens[first].text) != "body"
                and talks(text, tokens, first - 1, names)
            )
            or (names.is_listed(match.group(1)) and (previous in _SERVICES or _of_a_kind_before(tokens, first, names)))
            or talks_with(tokens, first - 1, names)
        ):
            yield Found(start, end, "text")


def _of_a_kind_before(tokens: list[Word], first: int, names: CreditNames) -> bool:
    """Whether the kind of outlet stands one word further back: مراسل التلفزيون الأسترالي «...»."""
    kind = tokens[first - 2].text if first > 1 else ""
    return word_key(kind.removeprefix("ال")) in names.openers and tokens[first - 1].text.startswith("ال")


def of_a_kind(text: str, tokens: list[Word], body: int, names: CreditNames) -> Iterator[Found]:
    """Outlets without marks after their kind: نقلت صحيفة القبس، قالت لراديو الكل; صحيفة محلية names none."""
    for at in range(1, len(tokens) - 1):
        word, following = tokens[at], tokens[at + 1]
        clitic = 0 if word_key(word.text) in names.papers else 1
        if word.start < body or word_key(word.text[clitic:]) not in names.papers:
            continue
        if text[word.end : following.start] != " " or not _is_outlet_name(following.text):
            continue
        to = clitic == 1 and word.text[0] == "ل" and talks(text, tokens, at, names)
        passing = word.text[:clitic] in ("", "ل") and passes_on(tokens, at - 1, names)
        if to or passing or (not clitic and talks_with(tokens, at - 1, names)):
            yield Found(word.start + clitic, _with_tail(text, tokens, at + 1, names), "text")


def _with_tail(text: str, tokens: list[Word], at: int, names: CreditNames) -> int:
    """Where an outlet's name ends that goes on: إذاعة كذا أف أم, قناة كذا الدولية."""
    while at + 1 < len(tokens) and text[tokens[at].end : tokens[at + 1].start] == " ":
        if word_key(tokens[at + 1].text) not in names.tails:
            break
        at += 1
    return tokens[at].end


def _is_outlet_name(word: str) -> bool:
    """A name has ال, or is no word of the language: an adjective (تركية، محلية) names no outlet."""
    if word.startswith("ال"):
        return len(word) > 3
    return len(word) > 3 and not known_noun(word) and not word.endswith(("ية", "ي"))
