"""The rule language: a pattern over word classes, and what a match of it means.

A token is written as one private character that stands for the set of classes it can be read as, so a pattern over
classes is an ordinary regular expression: `{w=weekday}` is a token readable as a weekday, kept as group `w`;
`{open|comma}?` one that may stand there; `[after in|of]` one that must stand before the match and is no part of it,
`[not after in|of]` one that must not; the class `plain` is any word the grammar does not know. Spaces do not count; a name may
stand at several places. All repetition is bounded, so time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.firsts import first_characters
from khabar.annotation.times.lexicon import Value, lexicon
from khabar.annotation.times.numbers import COUNTING, number_classes, sample_numbers
from khabar.annotation.times.tokens import MARK_CLASSES, Token

if TYPE_CHECKING:
    from khabar.annotation.times.context import Context

_ELEMENT = re.compile(r"\{(?:(\w+)=)?([\w|]+)\}|\[after ([\w|]+)\]|\[not after ([\w|]+)\]|\(\?P<(\w+)>|\s+")
_FIRST_SYMBOL = 0xE000
_PLAIN = "\uf8ff"  # the symbol of every word the grammar does not know


class Match:
    """Where a rule matched: its tokens by group name; a name may stand at several places of a pattern."""

    __slots__ = ("_found", "_groups", "end", "start", "tokens")

    def __init__(self, tokens: Sequence[Token], found: "re.Match[str]", groups: "Groups") -> None:
        self.tokens, self._found, self._groups = tokens, found, groups
        self.start, self.end = found.span()

    def __contains__(self, name: str) -> bool:
        return self._at(name)[0] >= 0

    def value(self, name: str) -> Value | None:
        """What the token of a group says, as the first of the group's classes that it is; None where unmatched."""
        at, classes = self._at(name)
        if at < 0:
            return None
        known = self.tokens[at].classes
        return next((known[kind] for kind in classes if kind in known), None)

    def number(self, name: str) -> int | None:
        """The whole number a group says, or None."""
        found = self.value(name)
        return found if isinstance(found, int) else None

    def word(self, name: str) -> str:
        """The letters of a group's token, or nothing."""
        at, _ = self._at(name)
        return self.tokens[at].text if at >= 0 else ""

    def _at(self, name: str) -> tuple[int, tuple[str, ...]]:
        for group, classes in self._groups.get(name, ()):
            if (at := self._found.start(group)) >= 0:
                return at, classes
        return -1, ()


#: For each name of a pattern, the numbers of its groups and the classes each takes.
Groups = Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]

Build = Callable[[Match, "Context"], Reading | None]


class Rule(Struct, frozen=True):
    """One construction: its name goes on every result; `build` gives None to refuse the match."""

    name: str
    pattern: str
    build: Build


class Compiled(Struct, frozen=True):
    """A rule ready to run, with the classes of each group; its expression is compiled where it is first tried."""

    rule: Rule
    expression: str
    groups: Groups


class Grammar(Struct, frozen=True):
    """A table of rules ready to run: for each symbol those that can begin with it, in the order of the table."""

    rules: Mapping[str, tuple[Compiled, ...]]

    def matches(self, tokens: Sequence[Token], line: str, at: int) -> list[tuple[Rule, Match]]:
        """Every rule that matches from token `at`, the longest first, then in the order of the table."""
        found = [(one, _pattern(one.expression).match(line, at)) for one in self.rules.get(line[at], ())]
        kept = [(one.rule, Match(tokens, match, one.groups)) for one, match in found if match]
        return sorted(kept, key=lambda pair: -pair[1].end)


def symbols(tokens: Iterable[Token]) -> str:
    """The tokens as the string the rules' expressions run over."""
    table = _symbol_table()
    return "".join([table.get(frozenset(token.classes), _PLAIN) if token.classes else _PLAIN for token in tokens])


def compile_rules(rules: Iterable[Rule]) -> Grammar:
    """Make a table of rules ready to run. Raises `KeyError` for a class no lexicon knows."""
    ready = tuple(_compile(rule) for rule in rules)
    begin = [(one, first_characters(one.expression)) for one in ready]
    return Grammar({symbol: tuple(one for one, can in begin if symbol in can) for symbol in _symbol_table().values()})


def _compile(rule: Rule) -> Compiled:
    groups: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    count = 0

    def element(match: "re.Match[str]") -> str:
        nonlocal count
        name, names, after, not_after, named = match.groups()
        if after or not_after:
            return f"(?<={_characters(after)})" if after else f"(?<!{_characters(not_after)})"
        if named or name:
            count += 1
            groups[named or name] = (*groups.get(named or name, ()), (count, tuple((names or "").split("|"))))
        if named:
            return "("
        return f"({_characters(names)})" if name else _characters(names) if names else ""

    plain = re.sub(r"\((?!\?)", "(?:", rule.pattern)
    return Compiled(rule, _ELEMENT.sub(element, plain), groups)


@cache
def _pattern(expression: str) -> "re.Pattern[str]":
    return re.compile(expression)


@cache
def _characters(names: str) -> str:
    wanted = frozenset(names.split("|"))
    found = _PLAIN * ("plain" in wanted)
    found += "".join(symbol for known, symbol in _symbol_table().items() if not wanted.isdisjoint(known))
    if not found:
        raise KeyError(f"no time word is of class {names}")
    return f"[{found}]"


@cache
def _symbol_table() -> Mapping[frozenset[str], str]:
    """A symbol for every set of classes that a word, a phrase, a mark or a number can have."""
    known = [*lexicon().words.values(), *MARK_CLASSES]
    known += [classes for entries in lexicon().phrases.values() for _, classes in entries]
    numbers = {frozenset(number_classes(number)) for number in sample_numbers()}
    counting = [frozenset(classes) for classes in known if any(name.endswith(COUNTING) for name in classes)]
    sets = (
        {frozenset(classes) for classes in known} | numbers | {word | number for word in counting for number in numbers}
    )
    sets.discard(frozenset())
    ordered = sorted(sets, key=lambda classes: sorted(classes))
    return {classes: chr(_FIRST_SYMBOL + index) for index, classes in enumerate(ordered)}
