"""A whole copy of a store, in another file or another database. A backup is itself a store: open it like any other."""

import contextlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.engine import make_url

from khabar.errors import StoreError
from khabar.store.adding import index
from khabar.store.looking import count_articles, to_document
from khabar.store.opening import address_of, open_database, parsed, reading, shown, writing
from khabar.store.schema import ARTICLES

_AT_A_TIME = 200


def backup(source: Engine, target: str) -> int:
    """Copy a store, as it is at this moment, to an address that holds nothing yet; the number of current articles.

    `target` is the path of a file to make or an address (`postgresql://...`). A file appears whole or not at all.
    """
    address = target if "://" in target else address_of(target)
    url = parsed(address)
    if url.get_backend_name() != "sqlite":
        return _copy(source, address)
    path = Path(url.database or "")
    if path.exists():
        raise StoreError(f"{path} is there already; a backup never writes over a file")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if source.dialect.name == "sqlite":
            with contextlib.closing(source.raw_connection()) as raw:
                raw.cursor().execute("VACUUM INTO ?", (str(part),))
        else:
            _copy(source, address_of(part))
        count = _settle(part)
        part.replace(path)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the backup {path} cannot be written: {error}") from error
    finally:
        for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            left.unlink(missing_ok=True)
    return count


def _settle(part: Path) -> int:
    """Leave nothing in a log beside the file; how many current articles it holds."""
    engine = open_database(address_of(part))
    try:
        count = count_articles(engine)
        with contextlib.closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode=DELETE")
        return count
    finally:
        engine.dispose()


def _copy(source: Engine, address: str) -> int:
    target = open_database(address)
    try:
        with reading(target) as connection:
            if connection.execute(select(ARTICLES.c.seq).limit(1)).first():
                raise StoreError(f"{shown(make_url(address))} holds articles already; a backup never writes over them")
        with reading(source) as old, writing(target) as new:
            _copy_articles(old, new)
        return count_articles(target)
    finally:
        target.dispose()


def _copy_articles(old: Connection, new: Connection) -> None:
    numbers: dict[int, int] = {}
    replaced: list[tuple[int, int]] = []
    last = 0
    while rows := old.execute(
        select(ARTICLES).where(ARTICLES.c.seq > last).order_by(ARTICLES.c.seq).limit(_AT_A_TIME)
    ).all():
        last = rows[-1].seq
        for row in rows:
            values = {**row._mapping, "replaces": numbers.get(row.replaces), "replaced_by": None}
            del values["seq"]  # the other database counts on from its own
            key = new.execute(insert(ARTICLES).values(values)).inserted_primary_key
            numbers[row.seq] = key[0] if key else 0
            if row.replaced_by is not None:
                replaced.append((row.seq, row.replaced_by))
            index(new, numbers[row.seq], to_document(row))
    for seq, by in replaced:
        new.execute(update(ARTICLES).where(ARTICLES.c.seq == numbers[seq]).values(replaced_by=numbers[by]))
