"""The arguments and options that several commands share, each explained once."""

from enum import StrEnum
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Files (.txt .html .md .json .jsonl), folders, or - for the standard input.",
        show_default=False,
    ),
]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, instead of the readable view.")]

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
    typer.Option("--model", help="What finds names: fast, or accurate, which is better and several times slower."),
]


class Language(StrEnum):
    """The languages the faces speak."""

    english = "en"
    arabic = "ar"


Lang = Annotated[Language, typer.Option("--lang", help="Language of headings and explanations.")]
