"""With which characters a match of a rule's expression can begin, so that a rule is tried only where it may match.

Reads the small part of the expression language that compiled rules use: character sets, groups, alternation, `?` and
look-around, which takes no characters.
"""


def first_characters(expression: str) -> frozenset[str]:
    """The characters a match can begin with. Raises `ValueError` for an expression that may match nothing."""
    characters, empty, end = _alternatives(expression, 0)
    if empty or end != len(expression):
        raise ValueError(f"a rule must match at least one token: {expression!r}")
    return characters


def _alternatives(expression: str, at: int) -> tuple[frozenset[str], bool, int]:
    """First characters, whether nothing may match, and where the group ends."""
    characters, empty = frozenset[str](), False
    while True:
        found, may_be_empty, at = _sequence(expression, at)
        characters, empty = characters | found, empty or may_be_empty
        if at >= len(expression) or expression[at] != "|":
            return characters, empty, at
        at += 1


def _sequence(expression: str, at: int) -> tuple[frozenset[str], bool, int]:
    characters, empty = frozenset[str](), True
    while at < len(expression) and expression[at] not in "|)":
        found, may_be_empty, at = _atom(expression, at)
        if at < len(expression) and expression[at] == "?":
            may_be_empty, at = True, at + 1
        if empty:
            characters = characters | found
        empty = empty and may_be_empty
    return characters, empty, at


def _atom(expression: str, at: int) -> tuple[frozenset[str], bool, int]:
    if expression[at] == "[":
        end = expression.index("]", at)
        return frozenset(expression[at + 1 : end]), False, end + 1
    if expression[at] != "(":
        raise ValueError(f"{expression[at]!r} is no part of the rule language")
    looks = expression.startswith(("(?!", "(?=", "(?<"), at)
    inside = at + (4 if expression.startswith("(?<", at) else 3 if expression.startswith("(?", at) else 1)
    characters, empty, end = _alternatives(expression, inside)
    return (frozenset(), True, end + 1) if looks else (characters, empty, end + 1)
