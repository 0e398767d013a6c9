"""What is told of a whole run of articles: how many have no date, and which came before."""

from collections.abc import Iterable, Iterator

from khabar.errors import InputNotice, UnreadableInput
from khabar.records import Article, article_id

Read = Article | UnreadableInput | InputNotice


def with_dates_counted(items: Iterable[tuple[str, str, Read]]) -> Iterator[tuple[str, str, Read]]:
    """The same items, with one notice a file on how many of its articles have no publication date at all."""
    source, articles, undated, first = "", 0, 0, ""
    for here, place, item in items:
        if here != source:
            yield from _undated(source, articles, undated, first)
            source, articles, undated, first = here, 0, 0, ""
        if isinstance(item, Article):
            articles += 1
            if item.published is None and "published_as_given" not in item.extra:
                undated += 1
                first = first or place
        yield here, place, item
    yield from _undated(source, articles, undated, first)


def _undated(source: str, articles: int, undated: int, first: str) -> Iterator[tuple[str, str, Read]]:
    if not undated:
        return
    if articles == 1:
        reason = "no publication date; days such as «أمس» are solved only where the text allows one reading"
        yield source, first, InputNotice(source, reason, place=first)
    else:
        yield (
            source,
            "",
            InputNotice(source, f"{undated} of {articles} articles have no publication date ({first} first)"),
        )


def first_of_each(items: Iterable[tuple[str, str, Read]], places: dict[str, tuple[str, str]]) -> Iterator[Read]:
    """Pass over articles whose id has come before; `places` remembers where each id stands and what it stands for."""
    for source, place, item in items:
        if not isinstance(item, Article):
            yield item
            continue
        where = ", ".join(filter(None, (source, place)))
        content = article_id(item.outlet, item.url, item.text)
        if item.id not in places:
            places[item.id] = (where, content)
            yield item
            continue
        earlier, same = places[item.id]
        if same == content:
            yield InputNotice(source, f"the same article as {earlier}; passed over", place=place)
        else:
            yield UnreadableInput(source, f"its id {item.id!r} already belongs to {earlier}; passed over", place=place)
