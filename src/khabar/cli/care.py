"""`khabar check` and `khabar backup`: that a store is whole, and that there is another."""

from typing import TYPE_CHECKING, Annotated

import typer

from khabar.cli.inputs import DONE, SOME_FAILED
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson
from khabar.cli.output import output_console, print_json
from khabar.cli.stores import StoreAt, open_store
from khabar.report.visible import one_line

if TYPE_CHECKING:
    from khabar import keeper
else:
    keeper = Lazily("khabar.keeper")

CHECK_EXAMPLES = """Examples:

khabar check --store archive.db

khabar check --store postgresql://desk@db.example/khabar --json"""

BACKUP_EXAMPLES = """Examples:

khabar backup /backups/khabar-2026-05-31.db

khabar backup postgresql://desk@db.example/khabar --store archive.db"""

Target = Annotated[
    str, typer.Argument(metavar="TARGET", help="A file that does not exist yet, or the address of an empty database.")
]


def check(store: StoreAt = None, json: AsJson = False) -> None:
    """Verify a store: every text as it was added, every finding inside its text, every word in the index.

    Nothing is changed. Ends with 1 where something is not as it should be.
    """
    console = output_console()
    faults = 0
    with open_store(store) as opened:
        for fault in opened.check():
            faults += 1
            if json:
                print_json(fault)
            else:
                where = f"article {fault.article}: " if fault.article else ""
                console.print(one_line(where + fault.what), markup=False)
        if not json:
            console.print(f"{len(opened)} articles, " + (f"{faults} faults" if faults else "all is well"))
    raise typer.Exit(SOME_FAILED if faults else DONE)


def backup(target: Target, store: StoreAt = None) -> None:
    """Copy a whole store, as it is at this moment, while others go on writing to it.

    The copy is itself a store: name it with --store to search it, or back it up into a database to restore it there.
    """
    with open_store(store) as opened:
        count = opened.backup(target)
    output_console().print(one_line(f"{count} articles copied to {keeper.without_password(target)}"), markup=False)
