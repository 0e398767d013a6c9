"""JSON to drafts: one object is one article, its types checked; every key we do not know is kept.

`id` and `group` may also be whole numbers, since many exports number their articles; all other fields are text.
"""

import json
from typing import Any

from khabar.errors import UnreadableInput
from khabar.read.drafts import FIELDS, Draft

#: Levels an article's own keys may be nested: what is kept is packed and printed again, level by level.
_DEEPEST = 100

_KINDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}


def parse(text: str, source: str, place: str = "") -> object:
    """The value of one JSON text; raises `UnreadableInput` naming line and column where it breaks off or is wrong."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        line, column = (text.count("\n") + 1, len(text) - text.rfind("\n")) if cut else (error.lineno, error.colno)
        reason = "the JSON breaks off here (cut short?)" if cut else f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        where = f"{place}, column {column}" if place else f"line {line}, column {column}"
        raise UnreadableInput(source, reason, place=where) from None
    except RecursionError:
        raise UnreadableInput(source, "JSON nested too deeply", place=place) from None
    except ValueError as error:  # a number with thousands of digits
        raise UnreadableInput(source, f"not JSON: {error}", place=place) from None


def draft_of_object(value: object, source: str, place: str = "", notes: tuple[str, ...] = ()) -> Draft:
    """A draft from one decoded JSON object; raises `UnreadableInput` naming the field that has the wrong type."""
    if not isinstance(value, dict):
        raise UnreadableInput(source, f"an article is a JSON object, this is {_kind(value)}", place=place)
    if "text" not in value:
        raise UnreadableInput(source, 'the object has no "text"', place=place)
    fields = {name: _text_of(value, name, source, place) for name in (*FIELDS, "text")}
    extra = {key: item for key, item in value.items() if key not in fields}
    if _is_deep(extra):
        raise UnreadableInput(source, f"its keys are nested over {_DEEPEST} deep", place=place)
    group = extra.get("group")
    if group is None:
        extra.pop("group", None)
    elif not isinstance(group, str | int) or isinstance(group, bool):
        raise UnreadableInput(source, f'"group" must be text or a whole number, not {_kind(group)}', place=place)
    return Draft(**fields, extra=extra, notes=notes)


def _is_deep(value: object) -> bool:
    inside = [value]
    for _ in range(_DEEPEST):
        inside = [
            item
            for holder in inside
            if isinstance(holder, dict | list)
            for item in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(item, dict | list)
        ]
        if not inside:
            return False
    return True


def _text_of(value: dict[str, Any], name: str, source: str, place: str) -> str:
    found = value.get(name)
    if found is None and name != "text":
        return ""
    if name == "id" and isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise UnreadableInput(source, f'"{name}" must be text, not {_kind(found)}', place=place)
    return found


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
