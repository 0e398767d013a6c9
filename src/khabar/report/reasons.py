"""The engine's reasons in the interface's language.

The engine says why in English sentences built from values. `words/reasons.ar.toml` pairs each such sentence, with
`{placeholders}` for the values, with its Arabic; a reason that fits none is shown in English, marked as such. A value
is itself translated where it is a reason too (a list of reasons in one).
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

#: How deep reasons stand in reasons: a clause in a sentence, a list in a clause.
_DEPTH = 3
#: Longer than any reason the engine builds; beyond it no pattern is tried, so that matching stays cheap.
_LONGEST = 600
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class _Pattern(Struct, frozen=True):
    """An English sentence as an expression, and its translation."""

    english: re.Pattern[str]
    translation: str


@lru_cache(maxsize=4096)
def translate_reason(why: str, lang: str) -> str | None:
    """`why` in `lang`, or None where we have no words for it; English is what the engine speaks."""
    if lang == "en":
        return why
    return _translate(why.strip(), lang, _DEPTH) if len(why) <= _LONGEST else None


def _translate(why: str, lang: str, depth: int) -> str | None:
    for pattern in _patterns(lang):
        if found := pattern.english.fullmatch(why):
            values = {
                name: (_translate(value, lang, depth - 1) if depth else None) or value
                for name, value in found.groupdict().items()
            }
            return pattern.translation.format(**values)
    return None


@cache
def _patterns(lang: str) -> tuple[_Pattern, ...]:
    resource = files("khabar.report").joinpath("words", f"reasons.{lang}.toml")
    entries = tomllib.loads(resource.read_text("utf-8"))["reason"] if resource.is_file() else []
    return tuple(_Pattern(_expression(entry["english"]), entry["says"]) for entry in entries)


def _expression(english: str) -> re.Pattern[str]:
    """A sentence with `{names}` as an expression that captures each value."""
    parts = _PLACEHOLDER.split(english)
    groups = [f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)]
    return re.compile("".join(groups), re.DOTALL)
