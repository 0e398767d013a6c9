"""Names that stand for a body, a place or a thing at least as often as for a person, and never with a title."""

from collections import Counter

from khabar.link.people import name_parts
from khabar.records import Document, Mention

_Parts = tuple[str, ...]


class ThingNames:
    """What the names of a window of articles stand for; `parts in things` where they are nobody's."""

    def __init__(self) -> None:
        self._people: Counter[_Parts] = Counter()
        self._things: Counter[_Parts] = Counter()
        self._titled: Counter[_Parts] = Counter()
        self._of: dict[str, tuple[tuple[_Parts, bool, bool], ...]] = {}

    def __contains__(self, parts: object) -> bool:
        return 0 < self._things.get(parts, 0) >= self._people.get(parts, 0) and parts not in self._titled  # type: ignore[call-overload]

    def add(self, document: Document) -> None:
        """Count the names of an article."""
        found = tuple(
            (
                name_parts(mention.name or mention.span.of(document.text)),
                mention.label == "PER",
                mention.label == "PER" and mention.title_span is not None,
            )
            for mention in document.of(Mention)
        )
        self._of[document.id] = found
        self._count(found, 1)

    def drop(self, document: str) -> None:
        """Forget an article."""
        self._count(self._of.pop(document), -1)

    def _count(self, found: tuple[tuple[_Parts, bool, bool], ...], by: int) -> None:
        for parts, person, titled in found:
            for counted, counts in (
                (person, self._people),
                (not person, self._things),
                (titled, self._titled),
            ):
                if counted:
                    counts[parts] += by
                    if not counts[parts]:
                        del counts[parts]
