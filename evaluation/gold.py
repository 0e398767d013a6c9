"""The gold that lies beside the checkout, and its scorer. None of it is part of the project."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from khabar.records import Article, make_article

DEFAULT_GOLD = Path(__file__).parents[2] / "shared" / "gold"


def find_gold(path: Path = DEFAULT_GOLD) -> Path | None:
    """The gold folder with the scorer beside it, or None where either is absent."""
    path = path.resolve()
    return path if (path / "README.md").is_file() and scorer_path(path).is_file() else None


def scorer_path(gold: Path) -> Path:
    """Where the scorer of this gold stands."""
    return gold.parent / "score" / "score.py"


def load_scorer(gold: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("khabar_gold_score", scorer_path(gold))
    if spec is None or spec.loader is None:
        raise FileNotFoundError(scorer_path(gold))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def to_article(row: dict[str, Any]) -> Article:
    """One article of a gold file as a record."""
    return make_article(
        row["text"],
        title=row.get("title") or "",
        id=row["id"],
        outlet=row.get("outlet") or "",
        byline=row.get("byline") or "",
        published=row.get("published"),
    )


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
