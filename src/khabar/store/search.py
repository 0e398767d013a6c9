"""Finding articles and quotations by their words, best first, with the place and the reason.

The database proposes articles; where in an article the words stand, and the snippet, are found in its own text, so that
every mark on it is a true span.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Engine, column, func, literal, select, text

from khabar.records import Article, Hit, Place, Span
from khabar.store.opening import reading
from khabar.store.packing import plain, unpack_article
from khabar.store.queries import Query
from khabar.store.schema import ARTICLES, QUOTES, AnyRow
from khabar.store.searchable import Findable, findable_words
from khabar.store.word_index import articles_with_any, matching_passages, matching_quotes

#: Words of a snippet around what was found.
_BEFORE, _SHOWN = 6, 30

Occurrences = list[tuple[int, int]]


def search(engine: Engine, query: Query, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """What a query finds: articles, best first; or, with `said_by`, quotations, newest first."""
    if query.said_by:
        return search_quotes(engine, query, limit=limit, offset=offset)
    with reading(engine) as connection:
        return _articles(connection, query, limit, offset)


def search_quotes(engine: Engine, query: Query, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The quotations that hold the words of a query, newest first; all of them where it asks for no words."""
    with reading(engine) as connection:
        return _quotations(connection, query, limit, offset)


def _articles(connection: Connection, query: Query, limit: int, offset: int) -> list[Hit]:
    values: dict[str, str] = {}
    found = select(ARTICLES.c.seq)
    order = [ARTICLES.c.day.is_(None), ARTICLES.c.day.desc(), ARTICLES.c.seq.desc()]
    if query.phrases:
        matching = matching_passages(connection, query.phrases)
        values |= matching.values
        passages = text(matching.sql).columns(column("article"), column("score")).subquery("matching")
        best = select(passages.c.article, func.max(passages.c.score).label("score"))
        scored = best.group_by(passages.c.article).subquery("scored")
        found = found.add_columns(scored.c.score).join(scored, scored.c.article == ARTICLES.c.seq)
        order.insert(0, scored.c.score.desc())
    else:
        found = found.add_columns(literal(0.0).label("score"))
    found = found.where(*_conditions(connection, query, values)).order_by(*order).limit(limit).offset(offset)
    scores = {row.seq: float(row.score) for row in connection.execute(found, values)}
    # records are fetched for this page alone: a sort that carries every text along is many times slower
    records = select(ARTICLES.c.seq, ARTICLES.c.record, ARTICLES.c.day).where(ARTICLES.c.seq.in_(scores))
    rows = {row.seq: row for row in connection.execute(records)}
    return [_article_hit(rows[seq], query, score) for seq, score in scores.items()]


def _quotations(connection: Connection, query: Query, limit: int, offset: int) -> list[Hit]:
    values: dict[str, str] = {}
    found = select(ARTICLES.c.seq, QUOTES.c.start, QUOTES.c.end, QUOTES.c.speaker)
    found = found.join(QUOTES, QUOTES.c.article == ARTICLES.c.seq)
    if query.said_by or query.phrases:
        matching = matching_quotes(connection, query.said_by, query.phrases)
        values |= matching.values
        numbers = text(matching.sql).columns(column("number")).subquery("matching")
        found = found.join(numbers, numbers.c.number == QUOTES.c.number)
    found = (
        found.where(*_conditions(connection, query, values))
        .order_by(ARTICLES.c.day.is_(None), ARTICLES.c.day.desc(), QUOTES.c.number)
        .limit(limit)
        .offset(offset)
    )
    quotes = connection.execute(found, values).all()
    records = select(ARTICLES.c.seq, ARTICLES.c.record, ARTICLES.c.day)
    wanted = records.where(ARTICLES.c.seq.in_({row.seq for row in quotes}))
    rows = {row.seq: row for row in connection.execute(wanted)}
    return [_quotation_hit(rows[quote.seq], quote, query) for quote in quotes]


def _conditions(connection: Connection, query: Query, values: dict[str, str]) -> list[ColumnElement[bool]]:
    """The filters of a query; parameters they need are added to `values`."""
    conditions: list[ColumnElement[bool]] = [ARTICLES.c.replaced_by.is_(None)]
    if query.outlet is not None:
        # made small by the database on both sides: SQLite knows only the letters a to z
        conditions.append(func.lower(ARTICLES.c.outlet) == func.lower(plain(query.outlet)))
    if query.language is not None:
        wanted = plain(query.language.lower())
        language = func.lower(ARTICLES.c.language)
        conditions.append((language == wanted) | language.startswith(f"{wanted}-", autoescape=True))
    if query.since is not None:
        conditions.append(ARTICLES.c.day >= query.since)
    if query.until is not None:
        conditions.append(ARTICLES.c.day <= query.until)
    if query.without:
        unwanted = articles_with_any(connection, query.without)
        values |= unwanted.values
        conditions.append(ARTICLES.c.seq.not_in(text(unwanted.sql).columns(column("article")).scalar_subquery()))
    return conditions


def _article_hit(row: AnyRow, query: Query, score: float) -> Hit:
    article = unpack_article(row.record)
    words = findable_words(article.text)
    found = {phrase: _occurrences(words, phrase) for phrase in query.phrases}
    first, last = _best_stretch(found.values())
    end = min(len(words.forms), max(last + 1, first - _BEFORE + _SHOWN))
    span = words.span(max(0, first - _BEFORE), end - 1) if end else Span(0, 0)
    return _hit(article, row.day, span, _marks(words, found.values(), span), score, _why(article, words, found))


def _quotation_hit(row: AnyRow, quote: AnyRow, query: Query) -> Hit:
    article = unpack_article(row.record)
    words = findable_words(article.text)
    span = Span(quote.start, quote.end)
    found = [_occurrences(words, phrase) for phrase in query.phrases]
    why = f"said by «{quote.speaker}»" if quote.speaker else "no speaker found"
    return _hit(article, row.day, span, _marks(words, found, span), 1.0, why, quote.speaker)


def _hit(
    article: Article,
    day: str | None,
    span: Span,
    marks: tuple[Span, ...],
    score: float,
    why: str,
    speaker: str | None = None,
) -> Hit:
    return Hit(
        place=Place(article.id, span.start, span.end),
        snippet=span.of(article.text),
        score=round(score, 6),
        marks=marks,
        why=why,
        title=article.title,
        outlet=article.outlet,
        day=day,
        speaker=speaker,
    )


def _occurrences(words: Findable, phrase: Sequence[str]) -> Occurrences:
    """Numbers of the first and last word of each place where a phrase stands."""
    first, *more = phrase
    return [
        (at, at + len(more))
        for at, form in enumerate(words.forms)
        if form == first and (not more or words.forms[at + 1 : at + 1 + len(more)] == more)
    ]


def _best_stretch(found: Iterable[Occurrences]) -> tuple[int, int]:
    """First and last word of the stretch of at most `_SHOWN` words that holds the most of the phrases; earliest first."""
    places = sorted((first, last, number) for number, places in enumerate(found) for first, last in places)
    best, stretch, left = 0, (0, 0), 0
    inside: Counter[int] = Counter()
    for first, last, number in places:
        inside[number] += 1
        while first - places[left][0] > _SHOWN - _BEFORE:
            gone = places[left][2]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            left += 1
        if len(inside) > best:
            best, stretch = len(inside), (places[left][0], last)
    return stretch


def _marks(words: Findable, found: Iterable[Occurrences], span: Span) -> tuple[Span, ...]:
    places = (words.span(first, last) for one in found for first, last in one)
    return tuple(sorted({place for place in places if place in span}))


def _why(article: Article, words: Findable, found: Mapping[tuple[str, ...], Occurrences]) -> str:
    """What was found, as the article spells it, how often, and whether in the headline."""
    told = []
    for places in found.values():
        if places:
            first, last = places[0]
            spelled = words.span(first, last).of(article.text)
            headline = article.title_span and words.span(first, first).end <= article.title_span.end
            told.append(f"«{spelled}» ×{len(places)}" + (", in the headline" if headline else ""))
    return "; ".join(told)
