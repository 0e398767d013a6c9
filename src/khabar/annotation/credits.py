"""The agencies and outlets a report says it rests on: in its byline, its dateline, or in the text.

An agency counts wherever it stands. A name that is also another word (واس، الجزيرة), and any outlet, counts only where
something shows it is the source: a byline, marks or brackets, a word of passing on (نقلت، بحسب), someone who spoke to
it (لـ«...»). The name stays as the article spells it; `key` is one word for all spellings.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from khabar.annotation.credit_names import CreditNames, credit_names, word_key
from khabar.language.normal import fold
from khabar.language.words import Word, words
from khabar.records import Credit, Document, Span

BY = "credits@1"
#: A dateline ends within this many characters of its line.
DATELINE = 70
#: A name in marks is no longer than this many words, a word of talking stands at most this far before لـ.
NAME_WORDS = 5
TALK_REACH = 26
_SEPARATORS = re.compile(r"\s*[-–—ـ:،,/|()\[\]\n\u2022*]+\s*|\s+من\s+|\s+in\s+|\s+for\s+|^by\s+", re.IGNORECASE)
_MARKS = " \t«»\"“”„'‘’()[]"
_QUOTED = re.compile(r"[«\"“„‘(]{1,2}([^«»\"“”„()\n]{1,40})[»\"”“’)]{1,2}")
_DATELINE_END = re.compile(r"[:\n]|\s[-–—]\s|[)»\"]\s*[-–—]\s?")
_SHORT_FORM = re.compile(r"\s?\(([^()\n]{2,14})\)")
_LINK = re.compile(r"رابط الخبر[^\n]*")


class _Found(Struct, frozen=True):
    """A name at `start:end` of the normalised text."""

    start: int
    end: int
    where: str
    article: bool = False


def find_credits(document: Document) -> tuple[Credit, ...]:
    """Every source the article names, each name once, in the order byline, dateline, text."""
    credits = [
        Credit(span=Span(0, 0), by=BY, name=name, where="byline", key=credit_names().key(name))
        for name in _byline_names(document.article.byline, document.article.outlet)
    ]
    credits += _defined_in_text(document)
    text = document.normal.text
    title = document.article.title_span
    body = document.normal.normal(title).end if title else 0
    for found in [*_dateline(text, body, document.article.outlet), *_in_text(text, body)]:
        span = document.normal.original(found.start, found.end)
        name = span.of(document.text)
        if found.article:  # للألمانية is ل and الألمانية written as one
            name = "ا" + name[1:]
        credits.append(Credit(span=span, by=BY, name=name, where=found.where, key=credit_names().key(name)))
    seen: set[str] = set()
    return tuple(credit for credit in credits if (key := fold(credit.name)) and not (key in seen or seen.add(key)))  # type: ignore[func-returns-value]  # set.add as a step


def _byline_names(byline: str, outlet: str) -> list[str]:
    found = []
    for part in _SEPARATORS.split(byline):
        name = part.strip(_MARKS)
        if name and (kept := _source_in(name, outlet, marked=any(mark in part for mark in '«"“'))):
            found.append(kept)
    return found


def _source_in(name: str, outlet: str, *, marked: bool) -> str | None:
    """The agency or outlet that a part of a byline names, or None: a town, a person, a word such as متابعات."""
    names = credit_names()
    if names.is_listed(name):
        return name if marked or names.is_outlet_here(name, outlet) else None
    if marked:
        return name if len(name.split()) <= NAME_WORDS else None
    tokens = name.split()
    for size in range(len(tokens) - 1, 0, -1):  # "مكتب الجزيرة", "الاقتصادية الإلكترونية"
        for tail in (" ".join(tokens[:size]), " ".join(tokens[-size:])):
            if names.is_listed(tail) and (word_key(tokens[0]) in names.offices or (size == len(tokens) and tail)):
                return tail
    return name if word_key(tokens[0]) in names.openers and len(tokens) in (2, 3) else None


def _dateline(text: str, body: int, outlet: str) -> Iterator[_Found]:
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
            yield _Found(begin, begin + len(name), "dateline")
        at = match.end() if match else stop


def _last_dash(head: str, ends: list["re.Match[str]"]) -> int:
    """A dateline of several dashes ends at the last one that stands before ten words have passed."""
    stop = ends[0].end()
    for match in ends[1:]:
        if len(head[: match.start()].split()) > 8 or head[match.start()] == "\n":
            break
        stop = match.end()
    return stop


def _in_text(text: str, body: int) -> list[_Found]:
    names = credit_names()
    tokens = words(text)
    links = [match.span() for match in _LINK.finditer(text)]
    found = [
        _Found(tokens[first].start, tokens[last - 1].end, "text", True)
        if joined
        else _Found(*_widened(text, tokens, first, last), "text")
        for first, last, joined in _listed(text, tokens, body, names)
    ]
    found += _opened(text, tokens, body, names)
    found += _quoted(text, tokens, body, names)
    kept: list[_Found] = []
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
            if clitic and not (word.startswith(clitic) and len(word) > len(clitic) + 2):
                continue
            joined = clitic == "ل" and word.startswith("لل")
            spelled = "ا" + word[1:] if joined else word[len(clitic) :]
            size = names.longest_at(tokens, at, spelled)
            if not size:
                continue
            name = spelled + text[tokens[at].end : tokens[at + size - 1].end]
            inside = tokens[at].start >= body
            if inside and (not names.is_word(name) or _is_source(text, tokens, at, at + size, names, clitic=clitic)):
                yield (at, at + size, joined)
                step = size
            break
        at += step


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
        return _talks(text, tokens, first, names)
    passing = previous in names.passing_on or previous.removeprefix("و") in names.passing_on
    return passing and names.is_agency(text[tokens[first].start : tokens[last - 1].end])


def _talks(text: str, tokens: list[Word], at: int, names: CreditNames) -> bool:
    """Whether someone talks in the words before لـ, with no أن between that would put it inside what is said."""
    before = tokens[at - 1].text if tokens[at - 1].text != "ل" else tokens[at - 2].text
    if before.endswith(("ه", "ها", "هم")) and word_key(before) not in names.talking:
        return False  # مبايعته لـ«...» is no talk
    for back in range(at - 1, max(-1, at - TALK_REACH), -1):
        word = tokens[back].text
        if "\n" in text[tokens[back].end : tokens[back + 1].start]:
            return False
        if re.fullmatch(r"ب?ان(?:ه|ها|هم)?", word):
            return False
        key = word_key(word)
        if key in names.talking or (key[:1] in "وف" and key[1:] in names.talking):
            return True
    return False


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
    short = _SHORT_FORM.match(text, end)
    if short and names.is_listed(short.group(1)):
        end = short.end()
    return start, end


def _opened(text: str, tokens: list[Word], body: int, names: CreditNames) -> Iterator[_Found]:
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
            yield _Found(*_bracketed(text, token.start + clitic, tokens[last - 1].end), "text")


def _names_on(word: str) -> bool:
    return (word.startswith(("ال", "لل")) and word != "الي") or word_key(word) in credit_names().of_news


def _is_owner(text: str, tokens: list[Word], at: int) -> bool:
    """Whether a word is the country an agency belongs to, its short form in brackets right after: «وكالة أنباء كذا (كن)»."""
    return word_key(tokens[at - 1].text) in credit_names().of_news and bool(_SHORT_FORM.match(text, tokens[at].end))


def _defined_in_text(document: Document) -> list[Credit]:
    """Parts of the byline that the text explains as the short form of a news agency: «- ناب», «وكالة أنباء كذا (ناب)»."""
    text = document.normal.text
    tokens = words(text) if document.article.byline else []
    found = (text[one.start : one.end] for one in _opened(text, tokens, 0, credit_names()))
    short = {fold(match.group(1)) for name in found if (match := _SHORT_FORM.search(name))}
    parts = (part.strip(_MARKS) for part in _SEPARATORS.split(document.article.byline)) if short else ()
    return [Credit(span=Span(0, 0), by=BY, name=part, where="byline") for part in parts if fold(part) in short]


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    short = _SHORT_FORM.match(text, end)
    return start, short.end() if short else end


def _quoted(text: str, tokens: list[Word], body: int, names: CreditNames) -> Iterator[_Found]:
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
            if (
                earlier in names.passing_on
                or earlier[1:] in names.passing_on
                or (to and _talks(text, tokens, first - 1, names))
            ):
                yield _Found(start, end, "text")
        elif previous == "ل" and _talks(text, tokens, first - 1, names):
            yield _Found(start, end, "text")
