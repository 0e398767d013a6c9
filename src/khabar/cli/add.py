"""`khabar add`: keep articles in a store."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from khabar.cli.inputs import Inputs
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson, Columns, Jobs, Sources
from khabar.cli.output import print_json
from khabar.cli.progress import progress
from khabar.cli.stores import StoreAt, open_store
from khabar.errors import StepError
from khabar.records import Added

if TYPE_CHECKING:
    from khabar import keeper
else:
    keeper = Lazily("khabar.keeper")

EXAMPLES = """Examples:

khabar add reports/ more.jsonl

khabar add crawl.warc.gz export.parquet wire.xml --store archive.db

khabar add today.jsonl --store postgresql://desk@db.example/khabar"""


def add(
    files: Sources, store: StoreAt = None, jobs: Jobs = None, columns: Columns = None, json: AsJson = False
) -> None:
    """Annotate articles and keep them in a store, each once, with every version of it.

    An article with the id, or with the outlet and address, of one that is kept and another text is a new version of it; so
    is one that names it under "replaces".
    What is told as kept is on disk: a run that is cut off loses nothing of it and can simply be started again.
    """
    inputs = Inputs(files, jobs=jobs, columns=columns)
    outcomes: Counter[str] = Counter()
    with open_store(store, existing=False) as opened, progress("Adding", inputs.console) as advance:

        def tell(added: Added, failures: Sequence[StepError]) -> None:
            outcomes[added.outcome] += 1
            if added.outcome == "refused":
                inputs.failed(f"article {added.article}: its id belongs to an article of another outlet; not kept")
            for failure in failures:
                inputs.failed(failure)
            if json:
                print_json(added)
            advance()

        keeper.add(opened, inputs.articles(versions=True), tell, jobs=inputs.jobs)
        count = len(opened)
    inputs.tell(
        f"{outcomes['new']} new, {outcomes['version']} new versions, {outcomes['known']} known already;"
        f" the store holds {count} articles"
    )
    raise typer.Exit(inputs.exit_code)
