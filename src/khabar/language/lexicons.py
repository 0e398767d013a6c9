"""Reads the word lists that lie beside this file, one folder a language.

A lexicon is a TOML file of tables; every entry has an English gloss. `language/README.md` says what each file is for.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from khabar.errors import ModelError
from khabar.language.normal import normal_text


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """The tables of one lexicon, such as "arabic/numbers"; read once a process. Do not change what you are given."""
    path = files("khabar.language").joinpath(*f"{name}.toml".split("/"))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"the lexicon {name} cannot be read ({error}); reinstall khabar") from error


@cache
def word_set(name: str, table: str) -> frozenset[str]:
    """The keys of one table of a lexicon, in normal spelling and lower case: for "is this word one of them"."""
    return frozenset(normal_text(word).casefold() for word in read_lexicon(name)[table])
