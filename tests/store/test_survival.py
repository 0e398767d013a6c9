"""Whatever happens while articles are added, what was said to be kept is there, whole, and nothing is half there."""

import os
import random
import resource
import signal
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, text

from khabar import engine
from khabar.errors import StoreError
from khabar.records import Document, make_article
from khabar.store.store import Store

#: How often an adding process is killed; in PostgreSQL, where each start costs more, less often.
KILLS = {"sqlite": 200, "postgresql": 40}


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    body = "قال وزير النقل سامر الحداد أمس إن الحافلة رقم {} وصلت إلى «المحطة الجديدة» في ميران."
    return [engine.annotate(make_article(body.format(number), id=str(number))) for number in range(400)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
def test_killed_at_any_moment_nothing_kept_is_lost_and_nothing_is_half_there(
    address: str, documents: list[Document], tmp_path: Path
) -> None:
    Store(address).close()
    chance = random.Random(2026)
    told = tmp_path / "told"
    told.touch()
    longest, written, in_vain = 0.1, 0, 0
    for kill in range(KILLS[address.partition(":")[0]]):
        child = os.fork()
        if child == 0:
            _add_and_tell(address, [_renamed(document, f"{kill}-{document.id}") for document in documents], told)
        time.sleep(chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        in_vain = in_vain + 1 if told.stat().st_size == written else 0
        if in_vain == 4:  # a busy machine: give the next ones longer
            longest, in_vain = min(2 * longest, 2.0), 0
        written = told.stat().st_size
    with Store(address) as store:
        kept = {document.id: document for document in store.documents()}
        assert list(store.check()) == []
    assert set(told.read_text().split()) <= kept.keys()
    assert len(kept) > 20, "hardly any child lived long enough to keep anything"
    by_number = {document.id: document for document in documents}
    assert all(document == _renamed(by_number[id.partition("-")[2]], id) for id, document in kept.items())


def _renamed(document: Document, id: str) -> Document:
    return replace(document, article=replace(document.article, id=id))


def _add_and_tell(address: str, documents: list[Document], told: Path) -> None:
    """In the child: keep articles, a few at a time, and write down what was said to be kept. Never returns."""
    try:
        with Store(address) as store, told.open("a") as sink:
            for at in range(0, len(documents), 3):
                for added in store.keep(documents[at : at + 3]):
                    sink.write(f"{added.article}\n")
                sink.flush()
    finally:
        os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
def test_a_full_disk_is_said_in_one_line_and_leaves_the_store_whole(tmp_path: Path, documents: list[Document]) -> None:
    address = f"sqlite:///{tmp_path / 'store.db'}"
    with Store(address) as store:
        store.keep(documents[:5])
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        try:
            with Store(address) as store:
                for document in documents[5:]:
                    store.keep([document])
        except StoreError as error:
            os._exit(7 if "\n" not in str(error) else 8)
        os._exit(9)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 7
    with Store(address) as store:
        assert list(store.check()) == []
        store.keep(documents)
        assert len(store) == len(documents)


def test_a_failing_batch_leaves_nothing_of_it(address: str, documents: list[Document]) -> None:
    class Broken(Document, frozen=True):
        def of(self, kind):  # type: ignore[no-untyped-def]
            raise RuntimeError("half-way")

    broken = Broken(make_article("نص", id="broken"), documents[0].normal)
    with Store(address) as store:
        with pytest.raises(RuntimeError):
            store.keep([documents[0], broken])
        assert len(store) == 0
        assert list(store.check()) == []


def test_several_writers_at_once_keep_every_article_once(address: str, documents: list[Document]) -> None:
    Store(address).close()
    children = []
    for part in range(4):
        child = os.fork()
        if child == 0:
            try:
                with Store(address) as store:
                    for document in documents[part * 20 : part * 20 + 60]:  # each overlaps its neighbours
                        store.keep([document])
            except BaseException:
                os._exit(1)
            os._exit(0)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0, 0]
    with Store(address) as store:
        ids = [document.id for document in store.documents()]
        assert sorted(ids, key=int) == [str(number) for number in range(120)]
        assert list(store.check()) == []


def test_a_database_that_was_gone_is_used_again_when_it_is_back(address: str, documents: list[Document]) -> None:
    if not address.startswith("postgresql"):
        pytest.skip("a file does not go away")
    with Store(address) as store:
        store.keep(documents[:1])
        other = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
        with other.connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        other.dispose()
        store.keep(documents[1:2])
        assert len(store) == 2


def test_a_store_of_a_newer_khabar_is_left_alone(address: str) -> None:
    Store(address).close()
    other = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with other.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    other.dispose()
    with pytest.raises(StoreError, match="newer Khabar"):
        Store(address)


def test_tables_of_another_program_are_left_alone(address: str) -> None:
    other = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    other.dispose()
    with pytest.raises(StoreError, match="not Khabar's"):
        Store(address)


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("خبر " * 500, encoding="utf-8")
    with pytest.raises(StoreError, match="not a database"):
        Store(f"sqlite:///{path}")
    assert path.read_text(encoding="utf-8") == "خبر " * 500


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_a_backup_is_the_same_store(
    address: str, target: str, documents: list[Document], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if target == "postgresql":
        request.getfixturevalue("postgres")
        goal = request.getfixturevalue("second_database")
    else:
        goal = str(tmp_path / "backup.db")
    edited = engine.annotate(make_article("نص جديد تماما.", id="0"))
    with Store(address) as store:
        store.keep([*documents[:20], edited])
        assert store.backup(goal) == 20
        with pytest.raises(StoreError, match="never writes over"):
            store.backup(goal)
        with Store(goal if "://" in goal else f"sqlite:///{goal}") as copy:
            assert list(copy.check()) == []
            assert sorted(one.id for one in copy.documents()) == sorted(one.id for one in store.documents())
            assert copy.history("0") == store.history("0")
            assert [hit.place for hit in copy.search("المحطة", limit=50)] == [
                hit.place for hit in store.search("المحطة", limit=50)
            ]
            copy.keep(documents[20:22])
            assert len(copy) == 22


def test_damage_is_found_and_named(address: str, documents: list[Document]) -> None:
    with Store(address) as store:
        store.keep(documents[:3])
        other = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
        with other.begin() as connection:
            connection.execute(text("UPDATE articles SET content = 'ffff' WHERE id = '0'"))
            connection.execute(text("UPDATE articles SET record = annotations WHERE id = '1'"))
            connection.execute(text("DELETE FROM quotes WHERE article = (SELECT seq FROM articles WHERE id = '2')"))
        other.dispose()
        faults = {fault.article: fault.what for fault in store.check() if fault.article}
    assert faults["0"] == "its text is not the one that was added"
    assert faults["1"].startswith("damaged data")
    assert "quotations are in the index" in faults["2"]
