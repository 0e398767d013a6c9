from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.comparison.drift import find_drifts, word_changes
from khabar.language.normal import fold
from khabar.models.encoder import default_encoder
from khabar.records import Document, Drift, Place
from tests.comparison.reports import report, with_quotation

SAID = "لن نغلق الميناء مهما طال الإضراب وسنستقبل كل السفن"
CUT = "لن نغلق الميناء وسنستقبل كل السفن"
OTHER = "بدأت أعمال ترميم القلعة القديمة في الجبل"


def quoting(
    id: str, words: str, *, kind: str = "direct", speaker: str | None = "نادر الصفدي", day: str = ""
) -> Document:
    text = f"قال مدير الميناء: «{words}»."
    return with_quotation(report(id, text, published=day or None), words, kind=kind, speaker=speaker)


def drifts(*documents: Document) -> tuple[Drift, ...]:
    return find_drifts(documents, (), (), default_encoder())


def test_an_utterance_cut_by_one_outlet_shows_the_cut_word_by_word() -> None:
    (only,) = drifts(quoting("a", SAID, day="2031-03-01"), quoting("b", CUT, day="2031-03-02"))
    base, cut = only.wordings
    assert (only.speaker, base.text, cut.text) == ("نادر الصفدي", SAID, CUT)
    assert base.changes == ()
    assert [(change.op, change.left) for change in cut.changes if change.op != "equal"] == [
        ("delete", "مهما طال الإضراب")
    ]
    assert only.why == ("outlet-b leaves out «مهما طال الإضراب»",)


def test_the_earliest_wording_is_the_base_whatever_the_order_of_articles() -> None:
    (only,) = drifts(quoting("b", CUT, day="2031-03-02"), quoting("a", SAID, day="2031-03-01"))
    assert only.wordings[0].place.article == "a"


def test_direct_speech_turned_indirect_and_another_speaker_are_told() -> None:
    (only,) = drifts(
        quoting("a", SAID, day="2031-03-01"),
        quoting("b", SAID, kind="indirect", speaker="فارس الطيان", day="2031-03-02"),
    )
    assert any("direct speech" in reason and "indirect" in reason for reason in only.why)
    assert any("نادر الصفدي" in reason and "فارس الطيان" in reason for reason in only.why)


def test_what_all_carry_alike_has_no_reasons_and_what_only_one_carries_is_no_drift() -> None:
    (alike,) = drifts(quoting("a", SAID), quoting("b", SAID))
    assert (len(alike.wordings), alike.why) == (2, ())
    assert drifts(quoting("a", SAID), quoting("b", OTHER)) == ()


def test_two_reports_of_one_outlet_are_no_drift() -> None:
    documents = [
        with_quotation(report(id, f"قال: «{words}».", outlet="صدى سرابة"), words, speaker="نادر الصفدي")
        for id, words in (("a", SAID), ("b", CUT))
    ]
    assert drifts(*documents) == ()


def test_places_of_wordings_hold_the_words_quoted() -> None:
    documents = quoting("a", SAID), quoting("b", CUT)
    texts = {document.id: document.text for document in documents}
    for wording in drifts(*documents)[0].wordings:
        assert isinstance(wording.place, Place)
        assert wording.place.span.of(texts[wording.place.article]) == wording.text


def test_spelling_and_punctuation_alone_are_no_change() -> None:
    assert {change.op for change in word_changes("أعلنَ الوزيرُ، أمس", "اعلن الوزير أمس")} == {"equal"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_changes_turn_the_base_into_the_other_wording(base: str, other: str) -> None:
    changes = word_changes(base, other)
    assert fold(" ".join(change.right for change in changes)) == fold(" ".join(w for w in other.split() if fold(w)))
    assert fold(" ".join(change.left for change in changes)) == fold(" ".join(w for w in base.split() if fold(w)))
