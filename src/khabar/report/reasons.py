"""The engine's reasons in the interface's language.

The engine says why in English sentences built from values. `words/reasons.ar.toml` pairs each such sentence, with
`{placeholders}` for the values, with its Arabic. A placeholder whose name begins with `why` is a reason itself and must
be one we know; any other value stays as it is, unless it is in the table too (the ends of a scale: rises, falls).
A reason that fits nothing is not translated: the faces show it in English and say that it is.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

#: How deep reasons stand in reasons: a list in a clause, a clause in a sentence.
_DEPTH = 4
#: Longer than any reason the engine builds; beyond it no pattern is tried, so that matching stays cheap.
_LONGEST = 800
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
#: What joins reasons to one, outside the words of a report (where their marks are in pairs).
_JOINT = re.compile(r"; (?=(?:[^«»]*«[^«»]*»)*[^«»]*$)")


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
    if depth == 0:
        return None
    for pattern in _patterns(lang):
        found = pattern.english.fullmatch(why)
        values = _values(found.groupdict(), lang, depth - 1) if found else None
        if values is not None:
            return pattern.translation.format(**values)
    for parts in (_JOINT.split(why), why.split("; ")):
        translated = [_translate(part, lang, depth - 1) for part in parts] if len(parts) > 1 else [None]
        if all(translated):
            return "؛ ".join(part for part in translated if part)
    return None


def _values(found: dict[str, str], lang: str, depth: int) -> dict[str, str] | None:
    """The values of a sentence in the language; None where one of them is a reason without words."""
    values: dict[str, str] = {}
    for name, value in found.items():
        translated = _translate(value, lang, depth)
        if translated is None and name.startswith("why"):
            return None
        values[name] = translated or value
    return values


@cache
def _patterns(lang: str) -> tuple[_Pattern, ...]:
    resource = files("khabar.report").joinpath("words", f"reasons.{lang}.toml")
    entries = tomllib.loads(resource.read_text("utf-8"))["reason"]
    return tuple(_Pattern(_expression(entry["english"]), entry["says"]) for entry in entries)


def _expression(english: str) -> re.Pattern[str]:
    """A sentence with `{names}` as an expression that captures each value; only reasons and lists may hold a joint."""
    parts = _PLACEHOLDER.split(english)
    groups = [_group(part) if at % 2 else re.escape(part) for at, part in enumerate(parts)]
    return re.compile("".join(groups), re.DOTALL)


def _group(name: str) -> str:
    return f"(?P<{name}>.+?)" if name.startswith(("why", "list")) else f"(?P<{name}>(?:(?!; ).)+?)"
