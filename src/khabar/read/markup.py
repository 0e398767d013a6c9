"""XML that outlets send us, taken apart without trusting it: no entities, no DTD, nothing fetched, no depth without end."""

import re
from collections.abc import Iterator

from lxml import etree

from khabar.errors import UnreadableInput

#: Elements of running text that stand on lines of their own.
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "tr", "br", "block", "blockquote", "pre"}
#: Elements that are no part of the report's text.
_LEFT_OUT = {"script", "style", "media", "figure", "table"}
#: What libxml2 says, in its own words, of what no report holds; and ours.
_BEYOND_MEASURE = (
    (re.compile("too long|too big|Buffer size"), "one text or attribute of over 10 MB in it"),
    (re.compile("Excessive depth"), "its elements are nested over 256 deep"),
    (re.compile("amplification|entity reference loop", re.I), "its entities multiply without measure"),
)

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
        reason = next((ours for theirs, ours in _BEYOND_MEASURE if theirs.search(error.msg)), f"not XML: {error.msg}")
        raise UnreadableInput(source, reason, place=f"line {error.lineno or 1}") from None
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
    """The text inside an element, its blocks on lines of their own, pictures and tables left out.

    What an entity stands for is not looked up: it stays as it is written.
    """
    lines = _LINES.split(_BLANKS.sub(" ", "".join(_pieces(element))))
    return "\n".join(line.strip() for line in lines if line.strip())


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text in order, a newline where a block begins and ends. A loop: nobody knows how deep the elements go."""
    left_out: etree._Element | None = None
    for event, inner in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        name = name_of(inner)
        if event == "start" and left_out is None:
            if name in _LEFT_OUT:
                left_out = inner
            else:
                yield from _opening(inner, name)
        if event == "end" and (left_out is None or left_out is inner):
            yield "\n" if name in _BLOCKS else ""
            left_out = None
        if event != "start" and left_out is None and inner is not element:
            yield (inner.tail or "").replace("\n", " ")


def _opening(element: etree._Element, name: str) -> Iterator[str]:
    """What stands in an element before its first child; a newline in the source is a blank, only blocks make lines."""
    yield "\n" if name in _BLOCKS else ""
    yield (element.text or "").replace("\n", " ")
