import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.comparison.alignments import align
from khabar.comparison.conflicts import find_conflicts
from khabar.comparison.roles import names_clash, names_differ_by_one
from khabar.models.encoder import default_encoder
from khabar.records import Conflict, Document, Person, Place, Spelling
from tests.comparison.reports import report, span_of, with_day, with_person

FIRE = "قتل {} في حريق اندلع في سوق الأقمشة بمدينة وردان مساء الجمعة."


def conflicts(*documents: Document, people: tuple[Person, ...] = ()) -> tuple[Conflict, ...]:
    return find_conflicts(documents, align(documents, people, default_encoder()), people)


def values(conflict: Conflict) -> list[tuple[str, str]]:
    return [(value.place.article, value.value) for value in conflict.values]


def test_three_reports_with_two_tolls_are_one_conflict_with_every_value() -> None:
    (only,) = conflicts(
        report("a", FIRE.format("15 شخصا")), report("b", FIRE.format("23 شخصا")), report("c", FIRE.format("15 شخصا"))
    )
    assert only.kind == "number"
    assert values(only) == [("a", "15 شخصا"), ("b", "23 شخصا"), ("c", "15 شخصا")]
    assert "حريق" in only.about
    assert only.why.startswith("The reports give different figures")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("584 شخصا", "584 شخصا"),
        ("نحو 600 شخص", "584 شخصا"),
        ("أكثر من 20 شخصا", "24 شخصا"),
        ("خمسة عشر شخصا", "15 شخصا"),
    ],
)
def test_equal_rounded_and_bounded_figures_are_no_conflict(left: str, right: str) -> None:
    assert conflicts(report("a", FIRE.format(left)), report("b", FIRE.format(right))) == ()


def test_a_part_of_a_count_does_not_contradict_the_whole() -> None:
    whole = "أوقفت شرطة وردان 44 مشتبها في قضية تهريب الآثار من متحف المدينة."
    part = "أوقفت شرطة وردان 24 مشتبها منهم في قضية تهريب الآثار من متحف المدينة."
    assert conflicts(report("a", whole), report("b", part)) == ()


def test_one_role_under_two_given_names_is_a_naming_conflict() -> None:
    first = with_person(
        report("a", "استقبل رئيس هيئة موانئ سرابة العميد مازن الطيان وفدا من التجار في مكتبه."),
        "مازن الطيان",
        title="رئيس هيئة موانئ سرابة العميد",
    )
    second = with_person(
        report("b", "وعد رئيس هيئة الموانئ في سرابة العميد فارس الطيان التجار بخفض الرسوم خلال استقبالهم في مكتبه."),
        "فارس الطيان",
        title="رئيس هيئة الموانئ في سرابة العميد",
    )
    (only,) = [conflict for conflict in conflicts(first, second) if conflict.kind == "name"]
    assert values(only) == [("a", "مازن الطيان"), ("b", "فارس الطيان")]
    assert "رئيس" in only.about


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("أحمد الطيان", "احمد الطيان", False),
        ("الطيان", "مازن الطيان", False),
        ("عبد الرحيم الطيان", "عبدالرحيم الطيان", False),
        ("سيرغي كوفالينكو", "سيرجي كوفالنكو", False),
        ("مازن الطيان", "فارس الطيان", True),
        ("فيكتور بيتروفيتش", "فاليري بيتروفتش", True),
    ],
)
def test_spellings_and_short_forms_of_a_name_do_not_clash(left: str, right: str, clash: bool) -> None:
    assert names_clash(left, right) is clash
    assert names_differ_by_one(left, right) is clash


def test_a_person_linked_under_two_names_is_a_conflict_without_any_alignment() -> None:
    first, second = report("a", "حضر مازن الطيان الافتتاح."), report("b", "وألقى فارس الطيان كلمة قصيرة أمام الضيوف.")
    spellings = tuple(
        Spelling(name, (Place(d.id, span_of(d, name).start, span_of(d, name).end),))
        for d, name in ((first, "مازن الطيان"), (second, "فارس الطيان"))
    )
    person = Person("مازن الطيان", spellings)
    (only,) = conflicts(first, second, people=(person,))
    assert only.kind == "name"
    assert values(only) == [("a", "مازن الطيان"), ("b", "فارس الطيان")]


def test_one_happening_on_two_days_is_a_time_conflict() -> None:
    text = "وصلت أول قافلة مساعدات إلى بلدة زعتر {} محملة بالخيام والأغطية."
    first = with_day(report("a", text.format("أمس")), "أمس", "2031-03-02")
    second = with_day(report("b", text.format("الجمعة")), "الجمعة", "2031-03-04")
    same = with_day(report("c", text.format("الأحد")), "الأحد", "2031-03-02")
    (only,) = conflicts(first, second)
    assert (only.kind, values(only)) == ("time", [("a", "أمس"), ("b", "الجمعة")])
    assert conflicts(first, same) == ()


def test_opposite_statements_of_one_thing_are_a_conflict_of_claims() -> None:
    (only,) = conflicts(
        report("a", "ارتفع سعر القمح المحلي في بورصة وردان في ختام تعاملات الأربعاء."),
        report("b", "انخفض سعر القمح المحلي في بورصة وردان في ختام تعاملات الأربعاء."),
    )
    assert only.kind == "claim"
    assert only.values[0].value.startswith("ارتفع سعر القمح")
    assert only.values[1].value.startswith("انخفض سعر القمح")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("السفينة التي ترفع علم سرابة رست في الميناء مساء السبت.", "كانت السفينة تنزل شحنة قمح في الميناء مساء السبت."),
        ("رفعت البلدية رسوم الوقوف في وسط وردان مطلع الشهر.", "خفضت البلدية عدد الحافلات في وسط وردان مطلع الشهر."),
    ],
)
def test_opposite_words_of_two_things_are_no_conflict(left: str, right: str) -> None:
    assert conflicts(report("a", left), report("b", right)) == ()


def test_the_dead_of_one_report_never_clash_with_the_hurt_of_another() -> None:
    first = report("a", "لقي سبعة أشخاص مصرعهم في انهيار مبنى بحي الزيتون في وردان مساء السبت.")
    second = report("b", "أصيب 23 شخصا في انهيار مبنى بحي الزيتون في وردان مساء السبت.")
    assert conflicts(first, second) == ()


def test_tolls_in_wholly_other_words_are_one_conflict_a_class_with_every_place() -> None:
    first = report(
        "a",
        "لقي سبعة أشخاص مصرعهم وأصيب 12 آخرون في انهيار مبنى بحي الزيتون في وردان مساء السبت.",
        title="مقتل سبعة أشخاص في انهيار مبنى بوردان",
        published="2031-03-01T08:00",
    )
    second = report(
        "b",
        "أودى انهيار مبنى بحي الزيتون في وردان بحياة تسعة أشخاص على الأقل.\nوتسلم المشفى جثامين تسعة ضحايا و20 مصابا.",
        title="تسعة قتلى في انهيار مبنى بوردان",
        published="2031-03-01T10:00",
    )
    dead, hurt = conflicts(first, second)
    assert [value for _, value in values(dead)] == ["سبعة أشخاص", "سبعة أشخاص", "تسعة قتلى", "تسعة أشخاص", "تسعة ضحايا"]
    assert [value for _, value in values(hurt)] == ["12 آخرون", "20 مصابا"]
    assert dead.why.count("سبعة") == dead.why.count("تسعة") == 1
    assert "outlet-a" in dead.why and "it may have grown" in dead.why


def test_a_report_that_gives_both_tolls_contradicts_neither() -> None:
    first = report("a", "لقي سبعة أشخاص مصرعهم في انهيار مبنى بحي الزيتون في وردان مساء السبت.")
    second = report(
        "b",
        "أودى انهيار مبنى بحي الزيتون في وردان بحياة تسعة أشخاص مساء السبت.\nوكانت الشرطة أعلنت مقتل سبعة أشخاص.",
    )
    assert conflicts(first, second) == ()


def test_people_whom_both_reports_name_are_not_two_names_of_one_role() -> None:
    text = "استقبل رئيس هيئة موانئ سرابة العميد {} وفد التجار بحضور نائبه."
    first = with_person(report("a", text.format("مازن الطيان") + "\nوحضر فارس الطيان اللقاء."), "مازن الطيان")
    second = with_person(report("b", text.format("فارس الطيان")), "فارس الطيان")
    assert [one.kind for one in conflicts(first, second)] == ["name"]
    assert conflicts(with_person(first, "فارس الطيان"), second) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("في المرتبة الخامسة عشرة بوزارة الري", "في المرتبة الـ15 بوزارة الري"),
        ("قرب مستوى 8800 نقطة", "بعدما ربح 13 نقطة"),
    ],
)
def test_ranks_and_figures_of_another_measure_do_not_clash(left: str, right: str) -> None:
    text = "أنهى سوق وردان المالي أسبوعه {} وسط ترقب المستثمرين لقرار المصرف."
    assert conflicts(report("a", text.format(left)), report("b", text.format(right))) == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(alphabet="ارتفع انخفض سعر 0123456789.،\n", max_size=80), min_size=2, max_size=3))
def test_any_text_gives_values_that_stand_at_their_places(texts: list[str]) -> None:
    documents = [report(str(at), text) for at, text in enumerate(texts)]
    bodies = {document.id: document.text for document in documents}
    found = conflicts(*documents)
    assert all(v.value == v.place.span.of(bodies[v.place.article]) for x in found for v in x.values)
    assert all(len({v.place.article for v in x.values}) > 1 for x in found)
    assert conflicts(*documents) == found
