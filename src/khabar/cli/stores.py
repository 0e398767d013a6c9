"""Which store a command works on, and what all commands on stores share."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from platformdirs import user_data_dir

from khabar.cli.lazily import Lazily

if TYPE_CHECKING:
    from khabar import keeper
    from khabar.keeper import Store
else:
    keeper = Lazily("khabar.keeper")

StoreAt = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="KHABAR_STORE",
        metavar="URL",
        help="A file, sqlite:///path or postgresql://…; without it, one file in your data folder.",
        show_default=False,
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many to show.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="How many to pass over, for the next page.")]


def open_store(address: str | None, *, existing: bool = True) -> "Store":
    """The store that was named, or the user's own; `existing`: a missing file is a mistake, not a new store."""
    address = address or str(Path(user_data_dir("khabar", appauthor=False)) / "store.db")
    if "://" not in address:
        address = keeper.address_of(Path(address).absolute())
    path = keeper.file_of(address)
    if existing and path and not os.path.lexists(path):
        raise typer.BadParameter(f"there is no store {path}; `khabar add` makes one", param_hint="--store")
    return keeper.open_store(address)
