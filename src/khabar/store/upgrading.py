"""Bringing the tables of a database up to date with Alembic, from whatever version they are of."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Run every migration the database lacks, inside the transaction of `connection`."""
    config = Config()
    config.set_main_option("script_location", str(files("khabar.store") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
