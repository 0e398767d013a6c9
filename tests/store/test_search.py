"""Words are found in every spelling and with every attachment, best first, with true spans; in both databases."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar import engine
from khabar.errors import QueryError
from khabar.records import make_article
from khabar.store.store import Store

REPORTS = {
    "port": {
        "title": "حريق في ميناء مرسى الدانة",
        "text": "اندلع حريق في سفينة شحن بميناء مرسى الدانة. وقال العميد سامر الحداد إن النيران أخمدت.",
        "outlet": "المرسى",
        "published": "2026-05-14",
    },
    "iran": {
        "title": "محادثات في العاصمة",
        "text": "أكدت ليان الموسوي أن الوفد سيسافر لإيران غدا. وأضافت أن مضيق هرمز مفتوح أمام السفن.",
        "outlet": "صدى",
        "published": "2026-05-15",
    },
    "english": {
        "title": "Ministers' talks end",
        "text": 'The minister Layan al-Mousavi said: "The Strait is open." Ships passed through Hormuz on Friday.',
        "outlet": "Echo",
        "published": "2026-05-16",
        "language": "en",
    },
}


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store(address) as opened:
        opened.keep(
            [engine.annotate(make_article(id=id, **{"language": "ar", **fields})) for id, fields in REPORTS.items()]  # type: ignore[arg-type]
        )
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("إيران", ["iran"]),
        ("ايران", ["iran"]),
        ("إيرانْ", ["iran"]),
        ("لإيران", ["iran"]),
        ("الميناء", ["port"]),
        ("سفن", ["iran"]),
        ("مضيق هرمز", ["iran"]),
        ("هرمز مضيق", ["iran"]),
        ('"مضيق هرمز"', ["iran"]),
        ("«مضيق هرمز»", ["iran"]),
        ('"هرمز مضيق"', []),
        ("حريق -سفينة", []),
        ("minister", ["english"]),
        ("HORMUZ", ["english"]),
        ("outlet:صدى", ["iran"]),
        ("lang:en", ["english"]),
        ("from:2026-05-15", ["english", "iran"]),
        ("from:2026-05-15 to:2026-05-15", ["iran"]),
        ("from:2026-05-14 -هرمز", ["english", "port"]),
        ("said-by:الموسوي", ["iran", "iran"]),
        ("said-by:الموسوي هرمز", ["iran"]),
        ('said-by:"ليان الموسوي" مفتوح', ["iran"]),
        ("said-by:الحداد هرمز", []),
        ("وعد:غدا", []),
        ("NEAR(هرمز)", []),
        ('هرمز" OR "حريق', []),
    ],
)
def test_a_search_finds(store: Store, query: str, found: list[str]) -> None:
    assert [hit.place.article for hit in store.search(query)] == found


def test_a_word_in_the_headline_weighs_more(store: Store) -> None:
    store.keep([engine.annotate(make_article("الوزير زار ميناء المدينة.", id="later", published="2026-05-20"))])
    assert [hit.place.article for hit in store.search("ميناء")] == ["port", "later"]


def test_a_hit_shows_its_place_and_why(store: Store) -> None:
    (hit,) = store.search('"مضيق هرمز" إيران')
    text = store.article("iran").text
    assert hit.snippet == text[hit.place.start : hit.place.end]
    assert [text[mark.start : mark.end] for mark in hit.marks] == ["لإيران", "مضيق هرمز"]
    assert hit.why == "«مضيق هرمز» ×1; «لإيران» ×1"


def test_hits_come_in_pages(store: Store) -> None:
    pages = [store.search("from:2026-01-01", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [[hit.place.article for hit in page] for page in pages] == [["english", "iran"], ["port"], []]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "no word and no filter"),
        ("...", "no word and no filter"),
        ("from:yesterday هرمز", "'yesterday' is no day"),
        ("said-by: هرمز", "said-by: has no value"),
        ("-outlet:صدى هرمز", "cannot be left out"),
        ('said-by:"،" هرمز', "holds no word"),
        ("outlet:صدى outlet:أفق", "outlet: stands twice"),
    ],
)
def test_a_search_that_cannot_be_understood_says_why(store: Store, query: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        store.search(query)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(alphabet=st.sampled_from("اهرمز \"'«»-:\\&|!()*^{}<>said-by:\x00ء٣a"), max_size=24) | st.text(max_size=24)
)
def test_any_line_is_a_search_or_refused(store: Store, query: str) -> None:
    try:
        hits = store.search(query)
    except QueryError:
        return
    for hit in hits:
        text = store.article(hit.place.article).text
        assert text[hit.place.start : hit.place.end] == hit.snippet
        assert all(hit.place.start <= mark.start < mark.end <= hit.place.end for mark in hit.marks)


def test_a_phrase_does_not_reach_from_the_headline_into_the_text(store: Store) -> None:
    store.keep([engine.annotate(make_article("الجزيرة تستقبل الزوار.", title="افتتاح مطار", id="airport"))])
    assert [hit.place.article for hit in store.search('"افتتاح مطار"')] == ["airport"]
    assert store.search('"مطار الجزيرة"') == []


def test_a_headline_as_long_as_a_report_is_found_to_its_end(store: Store) -> None:
    title = "كلمة " * 20_000 + "قنطرة"
    store.keep([engine.annotate(make_article("نص.", title=title, id="long"))])
    assert [hit.place.article for hit in store.search("قنطرة")] == ["long"]


@pytest.mark.parametrize("outlet", ["РИА Новости", "ÉCHO du Soir", "Echo"])
def test_an_outlet_is_found_by_its_name_in_any_script(store: Store, outlet: str) -> None:
    store.keep([engine.annotate(make_article("نص قصير هنا.", id="x", outlet=outlet))])
    assert "x" in [hit.place.article for hit in store.search(f'outlet:"{outlet}"')]


def test_a_language_with_its_country_is_that_language(store: Store) -> None:
    store.keep([engine.annotate(make_article("نص قصير هنا.", id="x", language="ar-SA"))])
    assert "x" in [hit.place.article for hit in store.search("lang:AR نص")]


@pytest.mark.parametrize("line", ["outlet:\0", "outlet:\udcff", "\udcff خبر", "lang:\0"])
def test_what_no_database_can_hold_is_not_found(store: Store, line: str) -> None:
    assert store.search(line) == []
