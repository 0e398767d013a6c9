"""The arguments and options that several commands share, each explained once."""

from enum import StrEnum
from typing import Annotated

import typer

#: The fields of an article that `--columns` may name.
FIELDS = ("text", "title", "outlet", "byline", "published", "url", "language", "id", "seen", "group")

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Files (text, HTML, Markdown, JSON, CSV, XML, Parquet, WARC), folders, or - for the standard input.",
        show_default=False,
    ),
]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, instead of the readable view.")]

Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=NAME,…",
        help="Under which names JSON and tables keep the fields, as in text=body,title=headline.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Processes to annotate with; as many as cores.", show_default=False
    ),
]


class ModelName(StrEnum):
    """The models for names."""

    fast = "fast"
    accurate = "accurate"


Model = Annotated[
    ModelName,
    typer.Option(
        "--model", help="What finds names: fast, or accurate, which misses fewer and is several times slower."
    ),
]


class Language(StrEnum):
    """The languages the faces speak."""

    english = "en"
    arabic = "ar"


Lang = Annotated[Language, typer.Option("--lang", help="Language of headings and explanations.")]


def columns_of(option: str | None) -> dict[str, str]:
    """Our field names and theirs, from `--columns`; raises a usage error where it is not of that form."""
    columns: dict[str, str] = {}
    for pair in (option or "").split(","):
        field, equals, name = (part.strip() for part in pair.partition("="))
        if pair.strip() and not (field and equals and name):
            raise typer.BadParameter(f"{pair.strip()!r} should be like text=body", param_hint="--columns")
        if field and field not in FIELDS:
            raise typer.BadParameter(f"{field!r} is none of {', '.join(FIELDS)}", param_hint="--columns")
        if field in columns or name in columns.values():
            twice = field if field in columns else name
            raise typer.BadParameter(f"{twice!r} stands there twice", param_hint="--columns")
        if field:
            columns[field] = name
    return columns
