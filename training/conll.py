"""Reads the gold that may train shipped weights, and meets it with the tokens of the running system.

Gold tokens are cut as `khabar.models.tokens` cuts running text: a mark on the edge of a gold token is O, a token that
falls into several words keeps its label over all of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.models.tokens import Token, text_tokens

Row = tuple[str, str]
Sentence = list[tuple[Token, str]]

#: The classes of Wojood that are names by ANERcorp's measure; the others are no names.
WOJOOD = {"PERS": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "EVENT": "MISC", "CURR": "MISC"}
PLAIN = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC", "MIS": "MISC"}
#: Common nouns that Wojood takes into a place's name and ANERcorp does not: قرية دير ياسين.
PLACE_NOUNS = {"قرية", "مدينة", "قضاء", "مخيم", "لواء", "بلدة", "محافظة", "منطقة"}


def read_plain(path: Path) -> list[Sentence]:
    """ANERcorp and AQMAR: token and tag on a line."""
    return [_meet([(parts[0], _relabel(parts[-1], PLAIN)) for parts in rows]) for rows in _blocks(path)]


def read_wojood(path: Path) -> list[Sentence]:
    """Wojood: token and one column for each layer of nesting; the outermost name that ANERcorp has too is kept."""
    sentences = []
    for rows in _blocks(path):
        if any("WEBSITE" in tag for parts in rows for tag in parts[1:]):
            continue
        tags = _outermost([parts[1:] for parts in rows])
        words = [parts[0] for parts in rows]
        for at, word in enumerate(words):
            if word in PLACE_NOUNS and tags[at] == "B-LOC":
                tags[at] = "O"
                if at + 1 < len(tags) and tags[at + 1] == "I-LOC":
                    tags[at + 1] = "B-LOC"
        sentences.append(_meet(list(zip(words, tags, strict=True))))
    return sentences


def _outermost(columns: Sequence[Sequence[str]]) -> list[str]:
    """One tag a token out of the nested ones: the longest name whose class is kept wins."""
    names: list[tuple[int, int, str]] = []
    for layer in WOJOOD:
        start = None
        for at, tags in enumerate([*columns, ()]):
            if start is not None and f"I-{layer}" not in tags:
                names.append((start, at, WOJOOD[layer]))
                start = None
            if f"B-{layer}" in tags:
                start = at
    tags = ["O"] * len(columns)
    for start, end, label in sorted(names, key=lambda name: (name[0] - name[1], name[0])):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return tags


def _relabel(tag: str, labels: dict[str, str]) -> str:
    prefix, _, label = tag.partition("-")
    return f"{prefix}-{labels[label]}" if label in labels else "O"


def _meet(rows: Sequence[Row]) -> Sentence:
    out: Sentence = []
    for word, tag in rows:
        pieces = text_tokens(word)
        inside = [at for at, piece in enumerate(pieces) if piece.text[0].isalnum()]
        for at, piece in enumerate(pieces):
            if tag == "O" or not inside or not inside[0] <= at <= inside[-1]:
                out.append((piece, "O"))
            else:
                out.append((piece, tag if at == inside[0] else f"I-{tag[2:]}"))
    return out


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in path.read_text("utf-8-sig").splitlines():
        if parts := line.split():
            if len(parts) >= 2 and parts[0] not in ("$#$",):
                rows.append(parts)
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows
