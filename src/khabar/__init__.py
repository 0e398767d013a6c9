"""Khabar reads what many outlets report of one happening and shows who says what, on whose word.

Names are loaded at first use, so that `import khabar` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.engine import annotate, cluster, compare, relate, same_name
    from khabar.errors import KhabarError
    from khabar.keeper import open_store
    from khabar.records import Article, Comparison, Document, Relation, Story, make_article

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Comparison",
    "Document",
    "KhabarError",
    "Relation",
    "Story",
    "annotate",
    "cluster",
    "compare",
    "make_article",
    "open_store",
    "relate",
    "same_name",
]

_HOMES = {
    "khabar.engine": ("annotate", "cluster", "compare", "relate", "same_name"),
    "khabar.errors": ("KhabarError",),
    "khabar.keeper": ("open_store",),
    "khabar.records": ("Article", "Comparison", "Document", "Relation", "Story", "make_article"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'khabar' has no attribute {name!r}")
    return getattr(import_module(_HOME_OF[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
