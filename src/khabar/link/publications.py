"""Where an article comes from: its outlet, its time, the agencies it credits; and which credits are an outlet's own name.

Outlets sign with their own name («جدة: «المرسى»»), often in another script than the one they are filed under. The list of
agencies says which names never are; what nearly all who sign with a name have in common is one outlet's own.
"""

from collections import Counter
from functools import cache, lru_cache

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.names import same_name
from khabar.language.normal import fold
from khabar.records import Credit, Document

#: A name signed so often, this part of it by one outlet, is that outlet's own.
SIGNED, BY_ONE = 5, 0.8
#: An outlet is credited by name when the names are this alike, across scripts too.
ONE_OUTLET = 0.8
#: Credits that name nobody in particular («وكالات»).
_NAMELESS = frozenset({"agencies"})


class Publication(Struct, frozen=True):
    """`credits` are key and name of each agency or outlet that stands ahead of the report, or is a listed agency in it."""

    outlet: str
    published: str | None
    credits: tuple[tuple[str, str], ...] = ()


def publication(document: Document) -> Publication:
    """Where one article comes from."""
    article = document.article
    named = {
        credit.key or fold(credit.name): credit.name
        for credit in reversed(document.of(Credit))
        if credit.key not in _NAMELESS and fold(credit.name) and (credit.where != "text" or is_agency(credit.key))
    }
    return Publication(article.outlet, article.published, tuple(reversed(named.items())))


def is_agency(key: str) -> bool:
    """Whether a key is that of a listed news agency."""
    return key in _agencies()


def names_outlet(name: str, key: str, outlet: str) -> bool:
    """Whether a credit names an outlet: one key, one spelling, or one name in two scripts."""
    plain = fold(outlet)
    return bool(plain) and (plain in (key, fold(name)) or _alike(name, outlet))


class Signatures:
    """How often each outlet signs with each name, over a window of articles."""

    def __init__(self) -> None:
        self._signed: dict[str, Counter[str]] = {}

    def add(self, published: Publication, count: int = 1) -> None:
        """Count the credits of an article; -1 takes them back."""
        for key, _ in published.credits:
            signed = self._signed.setdefault(key, Counter())
            signed[fold(published.outlet)] += count
            if not signed[fold(published.outlet)]:
                del signed[fold(published.outlet)]
            if not signed:
                del self._signed[key]

    def credits_of(self, published: Publication) -> tuple[tuple[str, str], ...]:
        """The credits of an article without its outlet's own name."""
        return tuple((key, name) for key, name in published.credits if not self._is_own(key, name, published.outlet))

    def _is_own(self, key: str, name: str, outlet: str) -> bool:
        if names_outlet(name, key, outlet):
            return True
        signed = self._signed.get(key, Counter())
        total = signed.total()
        return not is_agency(key) and total >= SIGNED and signed[fold(outlet)] >= BY_ONE * total


@cache
def _agencies() -> frozenset[str]:
    tables = (read_lexicon("arabic/agencies"), read_lexicon("english/agencies"))
    return frozenset(key for table in tables for key in table["agencies"])


@lru_cache(maxsize=10_000)
def _alike(name: str, outlet: str) -> bool:
    return same_name(name, outlet) >= ONE_OUTLET
