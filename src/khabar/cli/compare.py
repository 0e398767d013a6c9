"""`khabar compare`: the reports of one happening side by side."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from khabar.cli.inputs import MISUSE, SOME_FAILED, Inputs
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson, Lang, Language, Model, ModelName, Sources
from khabar.cli.output import check_output, output_console, print_json, print_text, write_file
from khabar.cli.progress import progress
from khabar.errors import InputError
from khabar.records import Comparison, Document
from khabar.records.contract import compared

if TYPE_CHECKING:
    from khabar import engine
    from khabar.report import markdown as markdown_report
    from khabar.report import page, terminal
else:
    engine = Lazily("khabar.engine")
    markdown_report = Lazily("khabar.report.markdown")
    page = Lazily("khabar.report.page")
    terminal = Lazily("khabar.report.terminal")

EXAMPLES = """Examples:

khabar compare a.txt b.txt

khabar compare samples/*.txt --html comparison.html --lang ar

khabar compare a.txt b.txt --markdown

khabar compare story.jsonl --as-of 2026-05-14T14:00:00+03:00

khabar compare groups.jsonl --json > comparisons.jsonl"""

Compared = tuple[Comparison, Sequence[Document]]

_HTML, _MARKDOWN = (".html", ".htm"), (".md", ".markdown")
_STDOUT = Path("-")


class CompareCommand(TyperCommand):
    """Lets `--markdown` stand alone: what follows is its PATH only where it ends like a Markdown file.

    So `khabar compare --markdown a.txt b.txt` reads both files and never takes the first for the one to write.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Write a bare `--markdown` as `--markdown=-`, then parse as usual."""
        spelled = list(args)
        for at, argument in enumerate(args):
            if argument == "--":
                break
            follows = args[at + 1] if at + 1 < len(args) else ""
            if argument == "--markdown" and follows != "-" and Path(follows).suffix.lower() not in _MARKDOWN:
                spelled[at] = f"--markdown={_STDOUT}"
        return super().parse_args(ctx, spelled)


def compare(
    files: Sources,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="PATH", help="Also write the comparison as one HTML page.", show_default=False),
    ] = None,
    markdown: Annotated[
        Path | None,
        typer.Option(
            "--markdown",
            metavar="[PATH]",
            help="Print Markdown instead of the readable view, or write it to PATH (ends in .md).",
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="TIME",
            help="Compare only what was published by an ISO day or instant: what was known then.",
            show_default=False,
        ),
    ] = "",
    json: AsJson = False,
    lang: Lang = Language.english,
    model: Model = ModelName.fast,
) -> None:
    """Compare the reports of one happening: who says what, on whose word, and on how many independent origins.

    All articles are taken as reports of one happening, unless they carry a "group": then each group is compared on
    its own. What belongs to another happening inside an article is set aside.
    """
    if json and markdown == _STDOUT:
        raise typer.BadParameter("--json and --markdown both print; give --markdown a PATH", param_hint="--markdown")
    try:
        engine.known_by((), as_of)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--as-of") from error
    if html:
        check_output(html, _HTML, files, "--html")
    if markdown and markdown != _STDOUT:
        check_output(markdown, _MARKDOWN, files, "--markdown")

    inputs = Inputs(files, model=model)
    groups = _groups(list(inputs.documents()))
    if all(len(members) < 2 for members in groups.values()):
        count = sum(len(members) for members in groups.values())
        inputs.tell(f"a comparison needs two articles of one happening; {count or 'none'} could be read")
        raise typer.Exit(SOME_FAILED if inputs.failures else MISUSE)

    finished: list[Compared] = []
    console = output_console()
    for name, members in groups.items():
        comparison = _compare(inputs, name, members, as_of)
        if comparison is None:
            continue
        if json:
            print_json(compared(comparison))
        elif markdown == _STDOUT:
            print_text(markdown_report.render_markdown(comparison, members, lang=lang.value))
        else:
            terminal.print_comparison(comparison, members, console, lang=lang.value)
        if html or markdown:
            finished.append((comparison, members))
    if finished and html:
        write_file(html, page.render_page(finished, lang=lang.value))
        inputs.tell(f"wrote {html}")
    if finished and markdown and markdown != _STDOUT:
        texts = [markdown_report.render_markdown(*one, lang=lang.value).rstrip("\n") for one in finished]
        write_file(markdown, "\n\n".join(texts) + "\n")
        inputs.tell(f"wrote {markdown}")
    raise typer.Exit(inputs.exit_code)


def _groups(documents: Sequence[Document]) -> dict[str, list[Document]]:
    """Documents by the value of their `group`, in the order the groups first come; without any, one group ""."""
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(str(document.article.extra.get("group", "")), []).append(document)
    return groups


def _compare(inputs: Inputs, name: str, members: Sequence[Document], as_of: str) -> Comparison | None:
    with progress(f"Comparing {name}".strip(), inputs.console):
        try:
            return engine.compare_documents(members, group=name, as_of=as_of)
        except Exception as error:  # one group that fails must not lose the others
            if os.environ.get("KHABAR_DEBUG"):
                raise
            inputs.failed(f"group {name or '(all)'}: the comparison failed: {error!r}; please report this")
            return None
