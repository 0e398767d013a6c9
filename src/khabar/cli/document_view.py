"""One annotated article for the eye: who says what, when, which names, and on whose word the report rests."""

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from khabar.records import Credit, Document, Mention, Quotation, Section, Sentence, TimeExpression
from khabar.report.visible import isolated, one_line

#: Code points of a section's beginning that are shown.
_START = 60


def print_document(document: Document, console: Console) -> None:
    """Print what was found in one article; parts in which nothing was found are left out."""
    article = document.article
    console.print(Rule(Text(isolated(one_line(article.title or article.text[:_START])), style="bold"), align="left"))
    facts = (
        article.outlet or str(article.extra.get("file", "")),
        article.byline,
        article.published or "",
        article.language,
        f"id {article.id}",
    )
    console.print(Text(" · ".join(isolated(one_line(fact)) for fact in facts if fact), style="dim"))
    _table(console, "Rests on", ("named", "where"), [(c.name, c.where) for c in _unique(document.of(Credit))])
    _table(console, "Who says what", ("who", "how", "what"), [_said(document, q) for q in document.of(Quotation)])
    _table(console, "When", ("text", "value", "days"), [_when(document, t) for t in document.of(TimeExpression)])
    _table(console, "Names", ("kind", "name", "written", "times"), _names(document))
    sections = document.of(Section)
    if len(sections) > 1:
        rows = [(s.kind, s.why, s.span.of(document.text)[:_START]) for s in sections]
        _table(console, "Parts", ("kind", "because of", "begins"), rows)
    console.print(Text(f"{len(document.of(Sentence))} sentences", style="dim"))
    console.print()


def _table(console: Console, title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    cells = [[Text(isolated(one_line(cell))) for cell in row] for row in rows]
    if not cells:
        return
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, header_style="dim", overflow="fold")
    for row in cells:
        table.add_row(*row)
    console.print(table)


def _said(document: Document, quotation: Quotation) -> tuple[str, str, str]:
    text = document.text
    near = quotation.speaker.of(text) if quotation.speaker else ""
    who = quotation.speaker_name or near or "?"
    via = f" (via {' > '.join(quotation.via)})" if quotation.via else ""
    unnamed = " (unnamed source)" if quotation.anonymous else ""
    cue = quotation.cue.of(text) if quotation.cue else ""
    return who + via + unnamed, f"{quotation.kind} {cue}".strip(), quotation.span.of(text)


def _when(document: Document, time: TimeExpression) -> tuple[str, str, str]:
    if time.earliest is None or time.latest is None:
        days = "cannot tell" if time.type in ("DATE", "TIME") else ""  # a duration stands on no day
    else:
        days = time.earliest if time.earliest == time.latest else f"{time.earliest} to {time.latest}"
    return time.span.of(document.text), time.value, days


def _names(document: Document) -> list[tuple[str, str, str, str]]:
    """One row a name: kind, fullest form, the other ways it is written, how often."""
    found: dict[tuple[str, str], list[str]] = {}
    for mention in document.of(Mention):
        found.setdefault((mention.label, mention.name), []).append(mention.span.of(document.text))
    return [
        (label, name, "، ".join(dict.fromkeys(text for text in written if text != name)), str(len(written)))
        for (label, name), written in found.items()
    ]


def _unique(credits: Iterable[Credit]) -> list[Credit]:
    return list({(credit.name, credit.where): credit for credit in credits}.values())
