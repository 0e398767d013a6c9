"""`khabar annotate`: what stands in each article."""

import typer

from khabar.cli.document_view import print_document
from khabar.cli.inputs import Inputs
from khabar.cli.options import AsJson, Columns, Jobs, Model, ModelName, Sources
from khabar.cli.output import output_console, print_json
from khabar.records.contract import annotated

EXAMPLES = """Examples:

khabar annotate report.txt

khabar annotate page.html folder/ --json

khabar annotate export.csv --columns text=body,title=headline --json"""


def annotate(
    files: Sources,
    json: AsJson = False,
    jobs: Jobs = None,
    model: Model = ModelName.fast,
    columns: Columns = None,
) -> None:
    """Find who says what, when, where, and on whose word, in each article.

    Every finding is a stretch of the article's own text. With --json, one line an article, written as it is done, so
    that a stream of any length can pass through.
    """
    inputs = Inputs(files, jobs=jobs, model=model, columns=columns)
    console = output_console()
    for document in inputs.documents(streaming=True):
        if json:
            print_json(annotated(document))
        else:
            print_document(document, console)
    raise typer.Exit(inputs.exit_code)
