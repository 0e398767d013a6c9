"""Each part that has gold: run Khabar on it, score it, and give its figures by name.

Every function takes the gold folder, the scorer and a scratch folder, and returns {figure: value}.
"""

import csv
import json
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.gold import json_lines, to_article
from khabar import engine
from khabar.records import Article, Comparison, contract

Figures = dict[str, float]
Part = Callable[[Path, ModuleType, Path], Figures]


def quotations(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """Quotations, speakers and credits in news."""
    return _quotations(gold / "quotations" / "dev.jsonl", score, scratch)


def quotations_seeds(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """The same on the two seed reports."""
    return _quotations(gold / "seeds" / "quotations.jsonl", score, scratch)


def times(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """Times in news."""
    return _times(gold / "quotations" / "dev.jsonl", score, scratch)


def times_seeds(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """The same on the two seed reports."""
    return _times(gold / "seeds" / "quotations.jsonl", score, scratch)


def dates(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """Made sentences with dates."""
    path = gold / "dates" / "recognizers-dev.jsonl"
    result = score.dates(path, _annotated((to_article(row["article"]) for row in json_lines(path)), scratch))
    return {"exact": result["exact"]["f1"], "resolved": result["resolved_accuracy"]}


def entities(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """Names on the ANERcorp test set."""
    path = gold / "ner" / "ANERCorp_CamelLab_test.txt"
    exported = scratch / "entities.jsonl"
    score.export("entities", path, exported)
    result = score.entities(path, _annotated((to_article(row) for row in json_lines(exported)), scratch))
    return {label: figures["f1"] for label, figures in sorted(result.items())}


def names_arabic(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """Two Arabic spellings: one name or two."""
    return _names(gold / "names" / "arabic-dev.tsv", score, scratch)


def names_across_scripts(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """An Arabic and a Latin spelling: one name or two."""
    return _names(gold / "names" / "cross-script-dev.tsv", score, scratch)


def stories(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """One day's articles of seven outlets."""
    path = gold / "stories" / "dev.json"
    articles = [to_article(row) for row in json.loads(path.read_text(encoding="utf-8"))["input"]]
    out = scratch / "stories.json"
    out.write_text(contract.encode(contract.clustered(engine.cluster(articles))), encoding="utf-8")
    result = score.stories(path, out)
    return {"bcubed": result["bcubed"]["f1"], "pairs": result["pairs"]["f1"]}


def comparison(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """Alignments, conflicts, copies and origins inside stories."""
    return _comparison(gold / "comparison" / "dev.jsonl", score, scratch)


def comparison_seeds(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """The same on the two seed reports."""
    return _comparison(gold / "seeds" / "comparison.jsonl", score, scratch)


def headlines(gold: Path, score: ModuleType, scratch: Path) -> Figures:
    """`relate` on pairs of headlines: agree, disagree, other."""
    return relate_scores(gold / "claims" / "dev.csv")


def relate_scores(path: Path) -> Figures:
    """F1 of agree and disagree on a file of headline pairs `s1,s2,stance`."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    told = [_STANCE[engine.relate(row["s1"], row["s2"]).label] for row in rows]
    figures = {label: _f1(label, [row["stance"] for row in rows], told) for label in ("agree", "disagree")}
    return {**figures, "mean": round(sum(figures.values()) / 2, 4)}


PARTS: dict[str, Part] = {
    "seeds: quotations": quotations_seeds,
    "seeds: times": times_seeds,
    "seeds: comparison": comparison_seeds,
    "quotations": quotations,
    "times": times,
    "dates": dates,
    "entities": entities,
    "names, Arabic": names_arabic,
    "names, across scripts": names_across_scripts,
    "comparison": comparison,
    "headlines": headlines,
    "stories": stories,
}

_STANCE = {"same": "agree", "partial": "agree", "conflict": "disagree", "unrelated": "other"}


def _quotations(path: Path, score: ModuleType, scratch: Path) -> Figures:
    result = score.quotations(path, _annotated((to_article(row["article"]) for row in json_lines(path)), scratch))
    return {
        "direct": result["direct"]["overlap80"]["f1"],
        "direct, right speaker": result["direct"]["speaker_accuracy_on_found"],
        "indirect": result["indirect"]["overlap80"]["f1"],
        "indirect, right speaker": result["indirect"]["speaker_accuracy_on_found"],
        "credits": result["credits"]["f1"],
    }


def _times(path: Path, score: ModuleType, scratch: Path) -> Figures:
    result = score.times(path, _annotated((to_article(row["article"]) for row in json_lines(path)), scratch))
    return {"exact": result["exact"]["f1"], "exact and value": result["exact_value"]["f1"]}


def _names(path: Path, score: ModuleType, scratch: Path) -> Figures:
    pairs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    out = scratch / "names.tsv"
    out.write_text("".join(f"{a}\t{b}\t{engine.same_name(a, b)}\n" for a, b, _ in pairs), encoding="utf-8")
    return {"f1": score.names(path, out)["f1"]}


def _comparison(path: Path, score: ModuleType, scratch: Path) -> Figures:
    out = scratch / "compared.jsonl"
    out.write_text("".join(contract.encode(contract.compared(c)) + "\n" for c in _compared(path)), encoding="utf-8")
    result = score.comparison(path, out)
    return {
        **{label: result[label]["f1"] for label in ("aligned", "same", "partial", "conflict")},
        "relations": result["copies_accuracy"],
        "number of origins": result["origin_count_accuracy"],
    }


def _compared(path: Path) -> Iterable[Comparison]:
    rows = [(row["group"], article) for row in json_lines(path) for article in row["articles"]]
    for group, members in groupby(rows, key=lambda row: row[0]):
        yield engine.compare([to_article(article) for _, article in members], group=group)


def _annotated(articles: Iterable[Article], scratch: Path) -> Path:
    out = scratch / "annotated.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for document, _ in engine.annotate_stream(articles):
            lines.write(contract.encode(contract.annotated(document)) + "\n")
    return out


def _f1(label: str, gold: list[Any], told: list[Any]) -> float:
    right = sum(a == b == label for a, b in zip(gold, told, strict=True))
    total = gold.count(label) + told.count(label)
    return round(2 * right / total, 4) if total else 0.0
