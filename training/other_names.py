"""Sentences with other names in the place of their own, so that a network learns the frame and not the names.

A person becomes one of the people of arabic-name-romanizer, two name words of other countries, or another person of the
sentences; a place a listed town or another place, a body another body. Small words before a name (و ب ل) stay.
"""

import random
import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from tagged_text import Tagged

from khabar.annotation.name_spans import clitic_length
from khabar.language.normal import normal_text
from khabar.models.decoding import names_of
from khabar.models.gazetteer import gazetteer
from khabar.models.tokens import text_tokens

#: How often a name is swapped; how often for a listed one; how often a listed person is of another country.
SWAPPED, LISTED_PERSON, LISTED_TOWN, FOREIGN = 0.6, 0.65, 0.35, 0.5
_ARABIC = re.compile("[\u0621-\u064a ]+")


class Swapper:
    """Draws from the names of some sentences and from the lists; the same seed gives the same sentences."""

    def __init__(self, sentences: Sequence[Tagged], names: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._people = _full_names()
        self._foreign = _name_words(names)
        self._towns = [
            form.split()
            for form, marks in sorted(gazetteer().marks.items())
            if set(marks) & set("cC") and not set(marks) & set("gGsSnm") and _ARABIC.fullmatch(form)
        ]
        self._met: dict[str, list[list[str]]] = defaultdict(list)
        for one in sentences:
            for start, end, label in names_of(one.tags):
                words = [word.spelling for word in one.words[start:end]]
                cut = _small_words(words[0])
                swallowed = words[0][:cut].endswith("لل")
                words[0] = ("ال" if swallowed else "") + words[0][cut:]
                self._met[label].append(words)

    def swapped(self, sentence: Tagged) -> Tagged:
        """One copy of a sentence with other names."""
        words: list[str] = []
        tags: list[str] = []
        at = 0
        for start, end, label in names_of(sentence.tags):
            words += [word.spelling for word in sentence.words[at:start]]
            tags += sentence.tags[at:start]
            own = [word.spelling for word in sentence.words[start:end]]
            new = self._other(own, label)
            words += new
            tags += [f"B-{label}", *[f"I-{label}"] * (len(new) - 1)]
            at = end
        words += [word.spelling for word in sentence.words[at:]]
        tags += sentence.tags[at:]
        cut = [
            (token, tag, first)
            for word, tag in zip(words, tags, strict=True)
            for first, token in enumerate(text_tokens(word))
        ]
        inside = [f"I-{tag[2:]}" if first and tag != "O" else tag for _, tag, first in cut]
        return Tagged(tuple(token for token, _, _ in cut), tuple(inside))

    def _other(self, own: list[str], label: str) -> list[str]:
        draw = self._chance
        if label == "MISC" or draw.random() >= SWAPPED:
            return own
        if label == "PER" and draw.random() < LISTED_PERSON:
            foreign = draw.random() < FOREIGN
            new = [draw.choice(self._foreign), draw.choice(self._foreign)] if foreign else draw.choice(self._people)
            new = new[-1:] if len(own) == 1 else new
        elif label == "LOC" and draw.random() < LISTED_TOWN:
            new = draw.choice(self._towns)
        else:
            new = draw.choice(self._met[label])
        small = own[0][: _small_words(own[0])]
        if small.endswith("لل"):
            small = "ل"
        return [small + new[0], *new[1:]]


@lru_cache(maxsize=100_000)
def _small_words(word: str) -> int:
    return clitic_length(normal_text(word), ())


def _full_names() -> list[list[str]]:
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        forms = sorted({form for (form,) in base.execute("SELECT arabic_key FROM full_names")})
    return [form.split() for form in forms if _ARABIC.fullmatch(form) and 2 <= form.count(" ") + 1 <= 4]


def _name_words(path: Path) -> list[str]:
    words = {line.split("\t")[0] for line in path.read_text("utf-8").splitlines() if "\t" in line}
    return sorted(word for word in words if _ARABIC.fullmatch(word) and " " not in word)
