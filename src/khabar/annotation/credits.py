"""The agencies and outlets a report says it rests on: in its byline, its dateline, or in the text.

An agency counts wherever it stands. A name that is also another word (واس، الجزيرة), and any outlet, counts only where
something shows it is the source: a byline, marks or brackets, a word of passing on (نقلت، بحسب), someone who spoke to
it (لـ«...»). The name stays as the article spells it; `key` is one word for all spellings.
"""

import html
import re
from collections.abc import Iterator

from khabar.annotation.credit_names import CreditNames, credit_names, word_key
from khabar.annotation.credit_signs import Found, passes_on, talks
from khabar.annotation.own_outlet import find_own, names_own
from khabar.annotation.unlisted_sources import NAME_WORDS, SHORT_FORM, key_of, of_a_kind, opened, quoted, short_forms
from khabar.language.normal import fold
from khabar.language.words import Word, words
from khabar.records import Credit, Document, Span

BY = "credits@1"
#: A dateline ends within this many characters of its line.
DATELINE = 70
_SEPARATORS = re.compile(r"\s*[-–—ـ:،,/|()\[\]\n\u2022*+]+\s*|\s+(?:من|عن)\s+|\s+in\s+|\s+for\s+|^by\s+", re.IGNORECASE)
_MARKS = " \t\u00a0«»\"“”„'‘’()[]"
_DATELINE_END = re.compile(r"[:\n]|\s[-–—]\s|[)»\"]\s*[-–—]\s?")
_SOURCE_LINE = re.compile(r"^[ \t*(]*(?:المصدر|المصادر|مصدر الخبر|Source)[ \t]*:[ \t]*([^\n]{2,70})$", re.MULTILINE)
_LINK = re.compile(r"رابط الخبر[^\n]*")


def find_credits(document: Document) -> tuple[Credit, ...]:
    """Every source the article names, each name once, in the order byline, dateline, text."""
    article, text = document.article, document.normal.text
    byline = html.unescape(article.byline).replace("\u00a0", " ")
    tokens = words(text)
    shorts = short_forms(text, tokens)
    named = [*_byline_names(byline, article.outlet), *_explained(byline, shorts)]
    credits = [
        Credit(span=Span(0, 0), by=BY, name=name, where="byline", key=key_of(name, shorts, article.outlet))
        for name in named
    ]
    title = article.title_span
    body = document.normal.normal(title).end if title else 0
    places = [*_dateline(text, body, article.outlet), *_in_text(text, tokens, body, article.outlet)]
    for found in [*places, *_source_line(text, body)]:
        span = document.normal.original(found.start, found.end)
        name = span.of(document.text)
        if found.article:  # للألمانية is ل and الألمانية written as one
            name = "ا" + name[1:]
        key = key_of(name, shorts, article.outlet)
        credits.append(Credit(span=span, by=BY, name=name, where=found.where, key=key))
    seen: set[str] = set()
    return tuple(credit for credit in credits if (key := fold(credit.name)) and not (key in seen or seen.add(key)))  # type: ignore[func-returns-value]  # set.add as a step


def _byline_names(byline: str, outlet: str) -> list[str]:
    found = []
    for part in _SEPARATORS.split(byline):
        name = part.strip(_MARKS)
        if name and (kept := _source_in(name, outlet, marked=any(mark in part for mark in '«"“'))):
            found.append(kept)
    return found


def _explained(byline: str, shorts: frozenset[str]) -> list[str]:
    """Parts of the byline that the text calls an agency: «- ناب», «وكالة أنباء كذا (ناب)»."""
    parts = [part.strip(_MARKS) for part in _SEPARATORS.split(byline)] if shorts else []
    return [part for part in parts if fold(part) in shorts]


def _source_in(name: str, outlet: str, *, marked: bool) -> str | None:
    """The agency or outlet that a part of a byline names, or None: a town, a person, a word such as متابعات."""
    names = credit_names()
    if names.is_listed(name):
        return name if marked or names.is_outlet_here(name, outlet) else None
    if names_own(name, outlet):
        return name
    if marked:
        return name if len(name.split()) <= NAME_WORDS else None
    tokens = name.split()
    if not tokens:
        return None
    for size in range(len(tokens) - 1, 0, -1):  # "مكتب الجزيرة", "الاقتصادية الإلكترونية"
        for tail in (" ".join(tokens[:size]), " ".join(tokens[-size:])):
            if names.is_listed(tail) and (word_key(tokens[0]) in names.offices or (size == len(tokens) and tail)):
                return tail
    return name if word_key(tokens[0]) in names.openers and len(tokens) in (2, 3) else None


def _dateline(text: str, body: int, outlet: str) -> Iterator[Found]:
    """Sources before the news itself: «عين اليوم – أبوظبي» on a line, «سبق- وكالات: ...», «باريس (أ ف ب) - ...»."""
    start = body + len(text[body:]) - len(text[body:].lstrip())
    head = text[start : start + DATELINE]
    ends = list(_DATELINE_END.finditer(head))
    if not ends:
        return
    stop = ends[0].start() if head[ends[0].start()] in ":\n" else _last_dash(head, ends)
    at = 0
    for match in [*_SEPARATORS.finditer(head[:stop]), None]:
        piece_end = match.start() if match else stop
        piece = head[at:piece_end]
        name = piece.strip(_MARKS)
        listed = name and len(name.split()) <= NAME_WORDS and credit_names().is_listed(name)
        if listed and credit_names().is_outlet_here(name, outlet):
            begin = start + at + piece.index(name)
            yield Found(begin, begin + len(name), "dateline")
        at = match.end() if match else stop


def _source_line(text: str, body: int) -> Iterator[Found]:
    """Listed names on a line of their own that says where the report is from: «المصدر: وكالات»."""
    for match in _SOURCE_LINE.finditer(text, body):
        at = match.start(1)
        for piece in _SEPARATORS.split(match.group(1)):
            name = piece.strip(_MARKS)
            if name and credit_names().is_listed(name):
                start = text.index(name, at)
                yield Found(start, start + len(name), "text")


def _last_dash(head: str, ends: list["re.Match[str]"]) -> int:
    """A dateline of several dashes ends at the last one that stands before ten words have passed."""
    stop = ends[0].end()
    for match in ends[1:]:
        if len(head[: match.start()].split()) > 8:
            break
        if head[match.start()] == "\n":
            return match.start()  # a line of its own: reporter – outlet
        stop = match.end()
    return stop


def _in_text(text: str, tokens: list[Word], body: int, outlet: str) -> list[Found]:
    names = credit_names()
    links = [match.span() for match in _LINK.finditer(text)]
    found = [
        Found(tokens[first].start, tokens[last - 1].end, "text", True)
        if joined
        else Found(*_widened(text, tokens, first, last), "text")
        for first, last, joined in _listed(text, tokens, body, names)
    ]
    found += opened(text, tokens, body, names)
    found += quoted(text, tokens, body, names)
    found += of_a_kind(text, tokens, body, names)
    found += find_own(text, tokens, body, outlet)
    kept: list[Found] = []
    for one in sorted(set(found), key=lambda item: (item.start, -item.end)):
        if (kept and one.start < kept[-1].end) or any(start <= one.start < end for start, end in links):
            continue
        kept.append(one)
    return kept


def _listed(text: str, tokens: list[Word], body: int, names: CreditNames) -> Iterator[tuple[int, int, bool]]:
    """Listed names as words `first:last`, with ل or ب before them; ambiguous ones only beside a sign of a source."""
    at = 0
    while at < len(tokens):
        step = 1
        for clitic in ("", "ل", "ب", "و"):
            word = tokens[at].text
            if clitic and not (word.startswith(clitic) and len(word) > len(clitic) + 1):
                continue
            joined = clitic == "ل" and word.startswith("لل")
            spelled = "ا" + word[1:] if joined else word[len(clitic) :]
            size = names.longest_at(tokens, at, spelled)
            if not size or _has_mark(text, tokens, at, size):
                continue
            name = spelled + text[tokens[at].end : tokens[at + size - 1].end]
            inside = tokens[at].start >= body
            if inside and (not names.is_word(name) or _is_source(text, tokens, at, at + size, names, clitic=clitic)):
                yield (at, at + size, joined)
                step = size
            break
        at += step


def _has_mark(text: str, tokens: list[Word], at: int, size: int) -> bool:
    """Whether a mark stands inside a listed name: وكالة "كذا" is read from its marks."""
    return size > 1 and any(mark in text[tokens[at].start : tokens[at + size - 1].start] for mark in '«"“„')


def _is_source(text: str, tokens: list[Word], first: int, last: int, names: CreditNames, *, clitic: str) -> bool:
    """Whether a name that is also a word stands as a source: in brackets, after وكالة or a word of passing on, or told."""
    before = text[max(0, tokens[first].start - 3) : tokens[first].start]
    after = text[tokens[last - 1].end : tokens[last - 1].end + 2]
    enclosed = before[-1:] in '«"“(' and after[:1] in '»"”)'
    previous = word_key(tokens[first - 1].text) if first else ""
    if enclosed and (
        before[-1:] == "(" or previous == "ل" or previous in names.passing_on or previous in names.openers
    ):
        return names.is_agency(text[tokens[first].start : tokens[last - 1].end]) or before[-1:] != "("
    if previous in names.openers and first > 1:
        earlier = word_key(tokens[first - 2].text)
        return (
            (previous == word_key("وكالة") and names.is_agency(text[tokens[first].start : tokens[last - 1].end]))
            or earlier in names.passing_on
            or earlier.removeprefix("و") in names.passing_on
        )
    if clitic == "ل" and previous.removeprefix("و") in ("فقا", "وفقا", "طبقا", "تبعا"):
        return True
    if clitic == "ل" or previous == "ل":
        return talks(text, tokens, first, names)
    name = text[tokens[first].start : tokens[last - 1].end]
    if not first or not passes_on(tokens, first - 1, names):
        return False
    return names.is_agency(name) or not names.is_ambiguous(name)


def _widened(text: str, tokens: list[Word], first: int, last: int) -> tuple[int, int]:
    """The name with وكالة before it and its short form in brackets after it, without ل or ب written onto it."""
    names = credit_names()
    start, end = tokens[first].start, tokens[last - 1].end
    word = tokens[first].text
    if not names.longest_at(tokens, first, word):
        start += 1
    before = tokens[first - 1] if first else None
    if before and text[before.end : start] in (" ", "  "):
        opener = before.text
        for clitic in ("", "ل", "ب", "و"):
            if opener.startswith(clitic) and word_key(opener[len(clitic) :]) == word_key("وكالة"):
                start = before.start + len(clitic)
    short = SHORT_FORM.match(text, end)
    if short and names.is_listed(short.group(1)):
        end = short.end()
    return start, end
