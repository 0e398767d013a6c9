"""What is added is kept whole, once, with every version; over SQLite and PostgreSQL alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar import engine
from khabar.errors import StoreError, UnknownArticle
from khabar.language.normal import normalize
from khabar.records import Document, make_article
from khabar.store.opening import address_of, without_password
from khabar.store.store import Store


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store(address) as opened:
        yield opened


def document(text: str, **fields: str) -> Document:
    return engine.annotate(make_article(text, **fields))


MINISTER = "قالت وزيرة الصحة ليان الموسوي أمس إن «المستشفى الجديد» سيفتح أبوابه يوم الأحد."


def test_a_kept_article_comes_back_as_it_was_with_all_that_was_found(store: Store) -> None:
    kept = document(MINISTER, title="مستشفى جديد", outlet="صدى", published="2026-05-03")
    assert [one.outcome for one in store.keep([kept])] == ["new"]
    assert store.document(kept.id) == kept
    assert store.article(kept.id) == kept.article
    assert list(store.documents()) == [kept]
    assert len(store) == 1


def test_adding_again_changes_nothing(store: Store) -> None:
    kept = document(MINISTER, outlet="صدى")
    store.keep([kept])
    assert store.unkept([kept.article]) == []
    assert [one.outcome for one in store.keep([kept, kept])] == ["known", "known"]
    assert len(store) == 1
    assert len(store.search("المستشفى")) == 1


@pytest.mark.parametrize(
    "fields", [{"id": "a7"}, {"outlet": "صدى", "url": "https://sada.example/1"}], ids=["by id", "by address"]
)
def test_an_edited_article_replaces_the_former_version_and_both_stay(store: Store, fields: dict[str, str]) -> None:
    first = document("قتل ثلاثة أشخاص في الحريق.", **fields)
    second = document("قتل خمسة أشخاص في الحريق.", **fields)
    store.keep([first])
    (added,) = store.keep([second])
    assert (added.outcome, added.replaces) == ("version", first.id)
    old, new = store.history(second.id)
    assert store.history(first.id) == [old, new]
    assert (old.current, new.current) == (False, True)
    assert [(change.op, change.left, change.right) for change in new.changes] == [
        ("equal", "قتل ", "قتل "),
        ("replace", "ثلاثة ", "خمسة "),
        ("equal", "أشخاص في الحريق.", "أشخاص في الحريق."),
    ]
    assert list(store.documents()) == [second]
    assert store.search("ثلاثة") == []
    assert [hit.place.article for hit in store.search("خمسة")] == [second.id]


def test_an_old_version_that_comes_again_does_not_return(store: Store) -> None:
    first, second = (document(text, id="a7") for text in ("النص الأول هنا.", "النص الثاني هنا."))
    store.keep([first])
    store.keep([second])
    assert [one.outcome for one in store.keep([first])] == ["known"]
    assert store.article("a7") == second.article


def test_articles_of_one_outlet_without_addresses_are_not_versions(store: Store) -> None:
    store.keep([document("الخبر الأول.", outlet="صدى"), document("الخبر الثاني.", outlet="صدى")])
    assert len(store) == 2


def test_an_unknown_article_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(UnknownArticle, match="no article 'x'"):
        store.article("x")


def test_what_one_process_keeps_another_sees(address: str) -> None:
    kept = document(MINISTER)
    with Store(address) as one, Store(address) as other:
        one.keep([kept])
        assert list(other.documents()) == [kept]


def test_a_sound_store_has_no_faults(store: Store) -> None:
    store.keep([document(MINISTER, id="a7"), document("خبر آخر.")])
    store.keep([document(MINISTER + " وأضافت أن الافتتاح رسمي.", id="a7")])
    assert list(store.check()) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\x00 خبر", "خبر\ud800 مقطوع", "\u202eخبر\u202c", "ك" * 200_000, "'; DROP TABLE articles; --"]
)
def test_any_text_is_kept(store: Store, text: str) -> None:
    kept = document(text, title="عنوان", outlet="\x00'")
    store.keep([kept])
    back = store.document(kept.id)
    assert back.text == kept.text.replace("\ud800", "\ufffd")
    assert back.annotations == kept.annotations
    assert list(store.check()) == []
    assert [one.outcome for one in store.keep([kept])] == ["known"]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_comes_back(store: Store, text: str, title: str) -> None:
    kept = document(text, title=title)
    store.keep([kept])
    assert store.document(kept.id).annotations == kept.annotations


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:///a\0b", "is no address of a store"),
        ("nonsense", "is no address of a store"),
        ("mysql://host/name", "sqlite or postgresql, not in mysql"),
        ("sqlite:////proc/none/store.db", "cannot be made"),
        ("postgresql://nobody@127.0.0.1:1/none", "refused"),
    ],
)
def test_an_address_that_does_not_do_is_refused_in_one_line(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        Store(address)
    assert "\n" not in str(error.value)


def test_an_article_that_names_what_it_replaces_is_a_version_of_it(store: Store) -> None:
    first, second = document("قتل ثلاثة أشخاص.", id="a1"), document("قتل خمسة أشخاص.", id="a2", replaces="a1")
    store.keep([first])
    (added,) = store.keep([second])
    assert (added.outcome, added.replaces) == ("version", "a1")
    assert [one.article for one in store.history("a1")] == ["a1", "a2"]
    (added,) = store.keep([document("قتل ستة أشخاص.", id="a1")])  # a1 lives on as a2
    assert added.replaces == "a2"
    assert len(store) == 1
    assert list(store.check()) == []


def test_an_id_weighs_more_than_an_address_and_is_never_current_twice(store: Store) -> None:
    pages = [
        document("الخبر الأول هنا.", id="a1", outlet="صدى", url="https://sada.example/1"),
        document("الخبر الثاني هنا.", id="a2", outlet="صدى", url="https://sada.example/2"),
        document("الخبر الأول ثانية.", id="a1", outlet="صدى", url="https://sada.example/2"),
    ]
    assert [one.replaces for one in store.keep(pages)] == [None, None, "a1"]
    assert [one.id for one in store.documents()] == ["a2", "a1"]


def test_versions_in_one_batch_follow_each_other(store: Store) -> None:
    texts = ("الخبر الأول هنا.", "الخبر الثاني هنا.", "الخبر الثالث هنا.")
    outcomes = store.keep([document(text, outlet="صدى", url="https://sada.example/1") for text in texts])
    assert [one.outcome for one in outcomes] == ["new", "version", "version"]
    assert len(store.history(outcomes[0].article)) == 3


def test_the_same_id_at_another_outlet_is_refused_and_hides_nothing(store: Store) -> None:
    store.keep([document("الخبر الأول هنا.", id="1", outlet="صدى")])
    assert [one.outcome for one in store.keep([document("خبر غيره تماما.", id="1", outlet="المرسى")])] == ["refused"]
    assert [hit.outlet for hit in store.search("الخبر")] == ["صدى"]
    assert len(store) == 1


def test_lone_surrogates_in_names_and_numbers_without_end_are_kept(store: Store) -> None:
    kept = document("زار John\ud800 Smith لندن أمس.", id="a\0\ud800", extra={"views": 10**30, "\udfff": ["\ud800"]})  # type: ignore[arg-type]
    store.keep([kept])
    back = store.document("a\0\ud800")
    assert back.article.extra == {"views": str(10**30), "\ufffd": ["\ufffd"]}
    assert len(back.annotations) == len(kept.annotations)
    assert list(store.check()) == []


def test_what_is_no_plain_data_is_refused_with_the_article_named(store: Store) -> None:
    inner: list[object] = []
    for _ in range(5000):
        inner = [inner]
    for extra in ({"x": inner}, {"x": object()}):
        with pytest.raises(StoreError, match="'a7' cannot be kept"):
            store.keep([document(MINISTER, id="a7", extra=extra)])  # type: ignore[arg-type]
    assert len(store) == 0


def test_many_long_words_are_kept_and_found(store: Store) -> None:
    endless = " ".join(
        f"{number}".translate(str.maketrans("0123456789", "ابتثجحخدذر")) + "ظ" * 120 for number in range(12_000)
    )
    text = f"قال سامر الحداد: «{endless}» في ميران."
    kept = Document(make_article(text, id="long"), normalize(text))
    store.keep([kept])
    assert [hit.place.article for hit in store.search("ميران")] == ["long"]
    assert list(store.check()) == []


@pytest.mark.parametrize("name", ["a?b.db", "a%20b.db", "أرشيف #1.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Store(address_of(tmp_path / name)) as store:
        store.keep([document(MINISTER)])
        assert store.backup(str(tmp_path / f"copy {name}")) == 1
    assert {path.name for path in tmp_path.iterdir()} == {name, f"copy {name}"}


@pytest.mark.parametrize(
    "address", ["postgresql://huda:secret@host:port/name", "postgresql://huda:sec@secret@127.0.0.1:1/name"]
)
def test_a_password_is_never_shown(address: str) -> None:
    with pytest.raises(StoreError) as error:
        Store(address)
    assert "sec" not in str(error.value)
    assert without_password("postgresql://huda:secret@host/name") == "postgresql://huda:***@host/name"
