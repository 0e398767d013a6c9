"""Name lists as features for the tagger, never as answers: given names, surnames, towns, countries, months, currencies.

The file is built by `training/build_gazetteer.py`; sources and licences stand in `README.md` beside it.
"""

import gzip
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from khabar.errors import ModelError
from khabar.language.normal import fold


class Gazetteer(Struct, frozen=True):
    """`marks` of every form (see training/build_gazetteer.py), `longest` phrase in words for each first word."""

    marks: dict[str, str]
    longest: dict[str, int]

    def of(self, word: str) -> str:
        """The marks of one word or phrase given as `entry_key`, "" where it is in no list."""
        return self.marks.get(word, "")

    def phrases(self, keys: Sequence[str]) -> list[tuple[int, int, str]]:
        """Listed phrases of two or more words in a row of keys: start, end, marks; the longest at each start."""
        found = []
        at = 0
        while at < len(keys):
            step = 1
            for length in range(self.longest.get(keys[at], 1), 1, -1):
                if marks := self.marks.get(" ".join(keys[at : at + length])):
                    step = min(length, len(keys) - at)
                    found.append((at, at + step, marks))
                    break
            at += step
        return found


@cache
def gazetteer() -> Gazetteer:
    """The lists that come with Khabar, read at first use (about 0.1 s)."""
    try:
        data = gzip.decompress((files("khabar.models") / "gazetteer.txt.gz").read_bytes()).decode("utf-8")
    except (OSError, ValueError) as error:
        raise ModelError(f"the name lists cannot be read ({error}); reinstall khabar") from error
    marks = dict(line.split("\t") for line in data.splitlines())
    longest: dict[str, int] = {}
    for form in marks:
        if " " in form:
            first = form[: form.index(" ")]
            longest[first] = max(longest.get(first, 1), form.count(" ") + 1)
    return Gazetteer(marks, longest)


@lru_cache(maxsize=100_000)
def entry_key(form: str) -> str:
    """The spelling under which a form is listed: one heh, no hamza, no case, no punctuation."""
    return fold(form)
