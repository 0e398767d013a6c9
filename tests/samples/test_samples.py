"""The four sample reports show what their README says they show, and Khabar finds it in them."""

import re
from datetime import date
from pathlib import Path

import pytest

from khabar import engine
from khabar.records import Article, Quotation, Section, TimeExpression
from khabar.records.document import Document

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
GOLD = ROOT.parent / "shared" / "gold"
NAMES = ("1-almarsa", "2-aldifaf", "3-asdaa", "4-alsunbula")
WEDNESDAY = date(2026, 5, 13)


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    read = {}
    for name in NAMES:
        (read[name],) = (
            item for item in engine.read_articles([str(SAMPLES / f"{name}.txt")]) if isinstance(item, Article)
        )
    return read


@pytest.fixture(scope="module")
def documents(articles) -> dict[str, Document]:
    annotated = list(engine.annotate_stream(articles.values()))
    assert [failures for _, failures in annotated] == [[]] * len(NAMES)
    return dict(zip(NAMES, (document for document, _ in annotated), strict=True))


@pytest.fixture(scope="module")
def comparison(documents):
    return engine.compare_documents(list(documents.values()))


# --- what is written in them


def test_there_are_four_reports_with_outlet_and_title(articles):
    assert sorted(path.stem for path in SAMPLES.glob("*.txt")) == sorted(NAMES)
    assert len({article.outlet for article in articles.values()}) == 4
    assert all(article.title and article.language == "ar" for article in articles.values())


def test_the_readme_names_every_report():
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}.txt`" in readme for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_that_opens_closes(name):
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        assert line.count("«") == line.count("»")
        assert line.count('"') % 2 == 0


def test_the_weekdays_are_those_of_the_calendar():
    assert WEDNESDAY.isoweekday() == 3
    assert date(2026, 5, 17).isoweekday() == 7


@pytest.mark.parametrize(
    "piece", ["وأضاف", "«", '"', "على صعيد آخر", "أمس الأربعاء", "الثلاثاء الماضي", "الأربعاء الماضي"]
)
def test_every_phenomenon_stands_in_one_of_them(articles, piece):
    assert any(piece in article.text for article in articles.values())


def test_no_sentence_of_the_gold_data_is_in_them(articles):
    if not GOLD.exists():
        pytest.skip("no gold data beside this checkout")
    seeds = " ".join((GOLD / "seeds" / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt"))
    for article in articles.values():
        words = article.text.split()
        assert not any(" ".join(words[at : at + 7]) in seeds for at in range(len(words) - 6))


# --- what Khabar finds in them


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("1-almarsa", "أمس الأربعاء", "2026-05-13"),
        ("1-almarsa", "الثلاثاء الماضي", "2026-05-12"),
        ("1-almarsa", "الأحد المقبل", "2026-05-17"),
        ("2-aldifaf", "الأربعاء الماضي", "2026-05-06"),
        ("2-aldifaf", "الثلاثاء الماضي", "2026-05-12"),
        ("3-asdaa", "أمس الأربعاء", "2026-05-13"),
        ("3-asdaa", "الأحد المقبل", "2026-05-17"),
        ("4-alsunbula", "الثالث من فبراير الماضي", "2026-02-03"),
    ],
)
def test_relative_days_are_solved(documents, name, text, day):
    document = documents[name]
    at = document.text.index(text)
    found = [t for t in document.of(TimeExpression) if t.span.start <= at and at + len(text) <= t.span.end]
    assert [(time.earliest, time.latest) for time in found] == [(day, day)]


def test_the_second_happening_begins_at_its_cue_and_is_set_aside(documents, comparison):
    document = documents["2-aldifaf"]
    start = document.text.index("على صعيد آخر")
    (second,) = (section for section in document.of(Section) if section.kind == "second")
    assert second.span.start == start
    assert [(place.article, place.start) for place in comparison.set_aside] == [(document.id, start)]


@pytest.mark.parametrize(
    ("name", "words", "kind", "speaker"),
    [
        ("1-almarsa", "فقدنا زملاء", "direct", "كارل لينغستروم"),
        ("1-almarsa", "السفينة خضعت لفحص فني", "indirect", "كارل لينغستروم"),
        ("1-almarsa", "دخلت الميناء", "indirect", "كارل لينغستروم"),
        ("2-aldifaf", "خسرنا رفاقا", "direct", "كارل لينجستروم"),
        ("2-aldifaf", "اجتازت الباخرة", "direct", "كارل لينجستروم"),
        ("2-aldifaf", "التحقيق سيجري بشفافية", "indirect", "يونس الصيرفي"),
        ("2-aldifaf", "نطمح إلى مضاعفة", "direct", "هيثم القلعي"),
        ("4-alsunbula", "معظم الإصابات حروق", "direct", "هناء الطرابيشي"),
    ],
)
def test_who_says_what_through_dropped_subjects(documents, name, words, kind, speaker):
    document = documents[name]
    found = [q for q in document.of(Quotation) if q.span.of(document.text).startswith(words)]
    assert [(q.kind, q.speaker_name) for q in found] == [(kind, speaker)]


def test_an_unnamed_source_is_called_so(documents):
    document = documents["4-alsunbula"]
    (found,) = (q for q in document.of(Quotation) if q.span.of(document.text).startswith("السفينة لم تخضع"))
    assert found.anonymous


def test_one_man_in_three_spellings_is_one_person(comparison):
    spellings = {"كارل لينغستروم", "كارل لينجستروم", "كارل لينكستروم"}
    assert any(spellings <= {spelling.text for spelling in person.spellings} for person in comparison.people)


def test_the_copy_is_told_from_the_other_reports(documents, comparison):
    first, second, third, fourth = (documents[name].id for name in NAMES)
    relations = {frozenset((one.left, one.right)): one.relation for one in comparison.dependences}
    assert relations[frozenset((first, third))] == "copy"
    assert relations[frozenset((first, fourth))] == "independent"
    assert "copy" not in {relations[frozenset((first, second))], relations[frozenset((third, fourth))]}


def test_the_translations_of_one_utterance_stand_side_by_side(documents, comparison):
    ids = {documents[name].id for name in NAMES[:2]}
    texts = [
        [w.text for w in drift.wordings]
        for drift in comparison.drifts
        if ids <= {w.place.article for w in drift.wordings}
    ]
    assert any(
        any("فقدنا زملاء" in text for text in one) and any("خسرنا رفاقا" in text for text in one) for one in texts
    )


def test_an_inspection_that_was_and_was_not_is_a_conflict(documents, comparison):
    fourth = documents["4-alsunbula"].id
    about = [conflict for conflict in comparison.conflicts if any("فحص" in value.value for value in conflict.values)]
    assert any(fourth in {value.place.article for value in conflict.values} for conflict in about)


def test_seven_dead_or_nine_is_a_conflict_of_numbers(documents, comparison):
    fourth = documents["4-alsunbula"].id
    for conflict in comparison.conflicts:
        values = {value.place.article: value.value for value in conflict.values}
        if conflict.kind == "number" and re.search("تسعة|9", values.get(fourth, "")):
            return
    pytest.fail("no conflict names the nine dead of the fourth report")


def test_reports_that_rest_on_one_agency_have_a_common_source(documents, comparison):
    first, second = (documents[name].id for name in NAMES[:2])
    relations = {frozenset((one.left, one.right)): one.relation for one in comparison.dependences}
    assert relations[frozenset((first, second))] == "common_source"
    assert relations[frozenset((second, documents[NAMES[2]].id))] == "common_source"
    assert (comparison.independent.best, comparison.independent.low, comparison.independent.high) == (2, 2, 2)
    assert {(origin.kind, len(origin.articles)) for origin in comparison.origins} == {
        ("agency", 3),
        ("own reporting", 1),
    }


def test_the_people_are_people(comparison):
    assert {person.name for person in comparison.people} == {
        "كارل لينغستروم",
        "يونس الصيرفي",
        "هيثم القلعي",
        "هناء الطرابيشي",
        "جمعة النجار",
        "رائد المكناسي",
    }


def test_the_same_happening_is_one_story_and_the_fair_another(documents):
    stories = engine.cluster_documents(list(documents.values()))
    members = [{(place.article, place.start > 0) for place in story.members} for story in stories]
    assert {(document.id, False) for document in documents.values()} in members
    assert {(documents["2-aldifaf"].id, True)} in members


def test_the_summary_begins_with_the_toll_in_a_full_sentence(comparison, documents):
    first = comparison.summary[0]
    (report,) = (document for document in documents.values() if document.id == first.article)
    assert first.start >= report.article.body_start
    assert "سبعة" in first.span.of(report.text)
