"""The comparison as one HTML file: no script, no outside request, everything escaped.

The page's policy forbids whatever it does not need itself: only its own style, named by its hash, may apply. Markup is
made in one place (`_pieces`), the rest is autoescaped templates.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from khabar.records import Comparison, Document
from khabar.report.arrange import arrange
from khabar.report.interface import interface
from khabar.report.view import SIGNS, Moment, Piece, View
from khabar.report.visible import split_at_arabic

#: The element for each mark; all others are a span with the mark as its class.
_ELEMENTS = {"ins": "ins", "del": "del", "hit": "mark"}


def render_page(comparisons: Sequence[tuple[Comparison, Sequence[Document]]], lang: str = "en") -> str:
    """Every comparison with the full text of its reports as one HTML page, the interface in `lang` (en or ar).

    The page is complete in itself: it can be sent, printed and read offline. The same input gives the same page.
    Raises `InputError` for an interface language we have no words for.
    """
    words = interface(lang)
    views = _views(comparisons)
    style = files("khabar.report").joinpath("templates", "page.css").read_text("utf-8")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            words=words,
            views=views,
            reports={report.number: report for view in views for report in view.reports},
            style=Markup(style),  # our own file; nothing of the reports enters it
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            signs=SIGNS,
            days_of=_by_days,
        )
    )


def _views(comparisons: Sequence[tuple[Comparison, Sequence[Document]]]) -> tuple[View, ...]:
    views: list[View] = []
    first = 1
    for comparison, documents in comparisons:
        views.append(arrange(comparison, documents, first=first))
        first += max(len(documents), 1)
    return tuple(views)


def _by_days(moments: Sequence[Moment]) -> list[tuple[tuple[str, str], list[Moment]]]:
    """Moments, already in order, gathered under their days."""
    return [(days, list(group)) for days, group in groupby(moments, key=lambda one: (one.earliest, one.latest))]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("khabar.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pieces"] = _pieces
    environment.filters["apart"] = _apart
    return environment


def _apart(text: str) -> Markup:
    """A reason with each stretch of Arabic isolated, for a line that runs left to right."""
    parts = split_at_arabic(text)
    return Markup("".join(f"<bdi>{escape(part)}</bdi>" if at % 2 else escape(part) for at, part in enumerate(parts)))


def _pieces(pieces: Sequence[Piece]) -> Markup:
    """Marked text as markup: the only place where tags are put around the reports' words."""
    return Markup("".join(map(_piece, pieces)))  # each is escaped in _piece


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.marks:
        return text
    if element := _ELEMENTS.get(piece.marks[0]):
        return f"<{element}>{text}</{element}>"
    note = f' title="{escape(piece.note)}"' if piece.note else ""
    return f'<span class="{" ".join(piece.marks)}"{note}>{text}</span>'
