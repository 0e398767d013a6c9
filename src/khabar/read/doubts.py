"""What is told of a whole run of articles: how many have no date, and which came before."""

from collections.abc import Iterable, Iterator

from khabar.errors import InputNotice, UnreadableInput
from khabar.records import Article, article_id

Read = Article | UnreadableInput | InputNotice

#: Ids surely remembered, and at most twice as many: a stream of millions must not fill the memory.
_REMEMBERED = 100_000


class Places:
    """Where each of the newest ids was met and what stood there; older ones are forgotten."""

    def __init__(self, remembered: int = _REMEMBERED) -> None:
        self._remembered = remembered
        self._newest: dict[str, tuple[str, str, str]] = {}
        self._older: dict[str, tuple[str, str, str]] = {}

    def claim(self, id: str, source: str, place: str, content: str) -> tuple[str, str] | None:
        """Where an id was met before and what stood there; None where it is new, and then it is remembered."""
        former = self._newest.get(id) or self._older.get(id)
        if former:
            earlier, at, same = former
            return ", ".join(filter(None, (earlier, at))), same
        if len(self._newest) == self._remembered:
            self._newest, self._older = {}, self._newest
        self._newest[id] = (source, place, content)
        return None


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


def first_of_each(items: Iterable[tuple[str, str, Read]], places: Places) -> Iterator[Read]:
    """Pass over articles whose id has come before, as far back as `places` remembers."""
    for source, place, item in items:
        if not isinstance(item, Article):
            yield item
            continue
        content = article_id(item.outlet, item.url, item.text)
        former = places.claim(item.id, source, place, content)
        if former is None:
            yield item
            continue
        earlier, same = former
        if same == content:
            yield InputNotice(source, f"the same article as {earlier}; passed over", place=place)
        else:
            yield UnreadableInput(source, f"its id {item.id!r} already belongs to {earlier}; passed over", place=place)
