"""Opening a database by its address and bringing its tables up to date.

SQLite: one file in WAL mode, so that readers never wait for a writer; a commit returns when it is on disk. Writers wait
for each other up to a minute. PostgreSQL: by psycopg, the extra `postgres`.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from khabar.errors import MissingExtra, StoreError
from khabar.store.schema import HEAD

_PASSWORD = re.compile(r"(://[^/:]*):.*@")

#: Seconds one writer waits for another.
_PATIENCE = 60
#: Kilobytes of a file kept in memory: a search for the commonest word takes a fifth less than with SQLite's 2 MB
#: (21,180 articles, 2026-11-22).
_CACHE = 65_536
#: Any number does that no other program on the database uses for the same lock.
_LOCK = 0x4B686162


def open_database(address: str) -> Engine:
    """The database at `sqlite:///path` or `postgresql://...`, made where it is missing, with tables of this version.

    Raises `StoreError` where it cannot be opened or belongs to a newer Khabar, `MissingExtra` without psycopg.
    """
    url = parsed(address)
    engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgres(url)
    try:
        _upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the store from beginning to end; database faults become `StoreError`."""
    with _faults(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction: all of it is kept when the block ends, nothing of it when the block fails. One writer at a time."""
    with _faults(engine), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            # what others committed while this one waited for the lock must be seen
            connection = connection.execution_options(isolation_level="READ COMMITTED")
        with connection.execution_options(khabar_writes=True).begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection


def parsed(address: str) -> URL:
    """An address taken apart. Raises `StoreError` where it is none, or of a database we know nothing of."""
    try:
        if "\0" in address:
            raise ValueError("a NUL in the address")
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"{without_password(address)!r} is no address of a store; write sqlite:///path/to/file or postgresql://…"
        ) from error
    if "@" in (url.host or ""):  # or half of the password would be told as a host nobody knows
        raise StoreError(f"{without_password(address)!r} has an @ in its password; write it as %40")
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"a store can be kept in sqlite or postgresql, not in {backend}")
    return url


def address_of(path: str | Path) -> str:
    """The address of the SQLite store in a file, whatever its name holds («?» and «%» mean something in an address)."""
    if not _utf8(str(path)):
        raise StoreError(f"the store {str(path)!r} cannot be made: its name is not UTF-8")
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def file_of(address: str) -> str:
    """The file a SQLite address names; "" where it names none (PostgreSQL, or a database in memory)."""
    url = parsed(address)
    return (url.database or "") if url.get_backend_name() == "sqlite" and url.database != ":memory:" else ""


def without_password(address: str) -> str:
    """An address that may be none, fit to be shown."""
    return _PASSWORD.sub(r"\1:***@", address)


def shown(url: URL) -> str:
    """An address fit to be shown: without its password."""
    return url.render_as_string(hide_password=True)


def _sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        path = Path(url.database)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            is_folder = path.is_dir()
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise StoreError(f"the store {path} cannot be made: {getattr(error, 'strerror', None) or error}") from error
        if is_folder:
            raise StoreError(f"the store {path} is a folder; name a file in it")
    engine = sqlalchemy.create_engine(url, connect_args={"timeout": _PATIENCE})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"busy_timeout={_PATIENCE * 1000}",
            f"cache_size=-{_CACHE}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # a writer asks for the lock at once: one that asks later, after reading, may find its view outdated and fail
        writes = connection.get_execution_options().get("khabar_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(url: URL) -> Engine:
    if find_spec("psycopg") is None:
        raise MissingExtra("a store in PostgreSQL needs psycopg: pip install 'khabar[postgres]'")
    return sqlalchemy.create_engine(
        url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, isolation_level="REPEATABLE READ"
    )


def _upgrade(engine: Engine) -> None:
    with reading(engine) as connection:
        if _version(connection) == HEAD:
            return
    with writing(engine) as connection:
        version = _version(connection)  # another process may have been quicker
        if version == HEAD:
            return
        if version is not None and version > HEAD:
            raise StoreError(
                f"the store {shown(engine.url)} was made by a newer Khabar (its tables are {version}, ours {HEAD}); upgrade Khabar"
            )
        if version is None and inspect(connection).get_table_names():
            raise StoreError(f"{shown(engine.url)} holds tables that are not Khabar's; name another file or database")
        # Alembic takes longer to load than most commands take to run, and a store is seldom out of date
        import_module("khabar.store.upgrading").upgrade(connection)


def _utf8(name: str) -> bool:
    return name == name.encode("utf-8", "replace").decode("utf-8")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


@contextmanager
def _faults(engine: Engine) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"the store {shown(engine.url)}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "orig", None) or error).split())
