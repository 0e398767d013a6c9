"""Places and bodies across articles."""

import pytest

from khabar.link.things import Things
from khabar.records import Document, Named
from tests.link.reports import document, mention


def report(id: str, text: str, *names: str, label: str = "ORG") -> Document:
    return document(id, text, *(mention(text, name, label) for name in names))


def things(*documents: Document) -> tuple[Named, ...]:
    found = Things()
    found.add(documents)
    return found.things()


def spelled(thing: Named) -> set[str]:
    return {spelling.text for spelling in thing.spellings}


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    (body,) = things(
        report("a", "أعلنت الهيئة العليا للأنهار (هعن) خطتها.", "الهيئة العليا للأنهار", "هعن"),
        report("b", "قالت هعن إن المنسوب يرتفع.", "هعن"),
    )
    assert spelled(body) == {"الهيئة العليا للأنهار", "هعن"}
    assert body.why


def test_an_acronym_that_two_bodies_claim_joins_neither() -> None:
    found = things(
        report("a", "أعلنت الهيئة العليا للأنهار (هعن) خطتها.", "الهيئة العليا للأنهار", "هعن"),
        report("b", "أعلنت هيئة عمال النقل (هعن) الإضراب.", "هيئة عمال النقل", "هعن"),
    )
    assert len(found) == 3


def test_a_word_that_only_says_what_it_is_may_be_left_out() -> None:
    (body,) = things(report("a", "حركة الضفاف تجتمع.", "حركة الضفاف"), report("b", "الضفاف ترفض العرض.", "الضفاف"))
    assert spelled(body) == {"حركة الضفاف", "الضفاف"}


def test_a_name_that_a_club_and_a_movement_have_is_left_open() -> None:
    found = things(
        report("a", "حركة الضفاف تجتمع.", "حركة الضفاف"),
        report("b", "نادي الضفاف يفوز.", "نادي الضفاف"),
        report("c", "الضفاف ترفض العرض.", "الضفاف"),
    )
    assert len(found) == 3


def test_the_article_and_a_long_vowel_of_a_foreign_name_make_no_other_place() -> None:
    (place,) = things(
        report("a", "وصل إلى بطرسبورغ مساء.", "بطرسبورغ", label="LOC"),
        report("b", "غادر بطرسبرغ صباحا.", "بطرسبرغ", label="LOC"),
    )
    assert spelled(place) == {"بطرسبورغ", "بطرسبرغ"}


def test_a_country_is_told_and_a_name_of_several_readings_is_not() -> None:
    told = {
        one.name: (one.type, one.country)
        for one in things(
            report("a", "وقعت مصر الاتفاق.", "مصر", label="LOC"),
            report("b", "وصل الوفد إلى عمان.", "عمان", label="LOC"),
        )
    }
    assert told == {"مصر": ("country", "EG"), "عمان": ("", "")}


def test_a_ministry_that_every_country_has_says_so() -> None:
    (body,) = things(report("a", "قالت وزارة الصحة إن اللقاح متوفر.", "وزارة الصحة"))
    assert body.type == "ministry"
    assert "several countries" in body.why[0]


def test_adding_again_changes_nothing_and_the_first_leave_a_full_window() -> None:
    found = Things(window=1)
    first = report("a", "وقعت مصر الاتفاق.", "مصر", label="LOC")
    found.add([first, first])
    before = found.things()
    found.add([first])
    assert found.things() == before
    found.add([report("b", "حركة الضفاف تجتمع.", "حركة الضفاف")])
    assert [one.name for one in found.things()] == ["حركة الضفاف"]


@pytest.mark.parametrize("text", ["", "((((", "«»()" * 50])
def test_any_text_passes(text: str) -> None:
    assert things(document("a", text)) == ()
