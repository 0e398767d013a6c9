"""What hands have decided about people: who is one and who is two, by the places of their names.

Judgements are rows: a later one about the same two places replaces the earlier, one that is undone decides nothing.
"""

from collections.abc import Iterable, Iterator

from khabar.records import Judgement, Place

_Pair = tuple[Place, Place]


class Hands:
    """The judgements about people that hold."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._held: dict[_Pair, Judgement] = {}
        self._by_article: dict[str, dict[_Pair, None]] = {}
        for judgement in judgements:
            self.note(judgement)

    def note(self, judgement: Judgement) -> bool:
        """Take a judgement in, or close it; False where it is about something else than people."""
        if judgement.kind != "person":
            return False
        left, right = sorted((judgement.left, judgement.right))
        for article in (left.article, right.article):
            self._by_article.setdefault(article, {}).pop((left, right), None)
        self._held.pop((left, right), None)
        if judgement.undone_at is None:
            self._held[left, right] = judgement
            for article in (left.article, right.article):
                self._by_article[article][left, right] = None
        return True

    def partings(self) -> Iterator[Judgement]:
        """The judgements that two names are two people's."""
        return (judgement for judgement in self._held.values() if judgement.verdict != "same")

    def about(self, names: Iterable[Place]) -> Iterator[tuple[Place, Judgement]]:
        """For each judgement about one of these places the other place, and what was judged."""
        for name in names:
            for pair in self._by_article.get(name.article, ()):
                for one, other in (pair, pair[::-1]):
                    if one.article == name.article and one.span.overlap(name.span):
                        yield other, self._held[pair]
