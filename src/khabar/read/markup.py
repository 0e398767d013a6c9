"""XML that outlets send us, taken apart without trusting it: no entities, no DTD, nothing fetched, no depth without end."""

import re
from collections.abc import Iterator

from lxml import etree

from khabar.errors import UnreadableInput

#: Elements of running text that stand on lines of their own.
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "tr", "br", "block", "blockquote", "pre"}
#: Elements that are no part of the report's text.
_LEFT_OUT = {"script", "style", "media", "figure", "table"}
#: Elements nested deeper than this are an attack, not a report.
_DEEPEST = 200

_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def parse_xml(data: bytes, source: str) -> etree._Element:
    """The root of an XML document; raises `UnreadableInput` naming the line where it is broken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(source, f"not XML: {error.msg}", place=f"line {error.lineno or 1}") from None
    except ValueError as error:
        raise UnreadableInput(source, f"not XML: {error}") from None
    if root is None:
        raise UnreadableInput(source, "not XML: there is no element in it")
    return root


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element (an entity left as it stood)."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of these names inside another, in whatever namespace, in the order they stand."""
    return (inner for inner in element.iter() if name_of(inner) in names)


def first_text(element: etree._Element | None, *names: str) -> str:
    """The text of the first element that has any, of the first of these names that is there; "" without one."""
    if element is None:
        return ""
    for name in names:
        for inner in descendants(element, name):
            text = " ".join("".join(map(str, inner.itertext())).split())
            if text:
                return text
    return ""


def running_text(element: etree._Element) -> str:
    """The text inside an element, its blocks on lines of their own, pictures and tables left out."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    lines = _LINES.split(_BLANKS.sub(" ", "".join(pieces)))
    return "\n".join(line.strip() for line in lines if line.strip())


def _gather(element: etree._Element, pieces: list[str], depth: int) -> None:
    name = name_of(element)
    if depth > _DEEPEST or name in _LEFT_OUT or not name:
        return
    ends = "\n" if name in _BLOCKS else ""
    pieces.append(ends)
    # a newline in the source is a blank: only blocks make lines
    pieces.append((element.text or "").replace("\n", " "))
    for inner in element:
        _gather(inner, pieces, depth + 1)
        pieces.append((inner.tail or "").replace("\n", " "))
    pieces.append(ends)
