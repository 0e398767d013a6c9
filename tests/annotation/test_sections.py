import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotation.mentions import find_mentions
from khabar.annotation.sections import find_sections
from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.records import Document, Section, make_article

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"

FIRST = (
    "وقع وزير الزراعة سالم الهاجري أمس في مدينة المرسى اتفاقا لتوريد القمح مع شركة السنابل. "
    "وأوضح الوزير أن الاتفاق يشمل مئتي ألف طن من القمح تصل على ثلاث دفعات قبل نهاية العام. "
    "وتبني الشركة بموجب الاتفاق صوامع جديدة قرب الميناء لحفظ الحبوب. "
)
OTHER = (
    "تعرضت حافلة مدرسية لحادث سير على الطريق الساحلي وأصيب سبعة تلاميذ بجروح طفيفة. "
    "ونقلت فرق الإسعاف المصابين إلى مستشفى النخيل، وفتحت الشرطة تحقيقا مع السائق."
)
SAME = (
    "أشار وزير الزراعة سالم الهاجري إلى أن اتفاق توريد القمح مع شركة السنابل يوفر على المدينة كلفة التخزين. "
    "وقال إن الصوامع الجديدة ستحفظ الحبوب سنتين."
)


def sections(text: str, title: str = "") -> tuple[Document, tuple[Section, ...]]:
    article = make_article(text, title=title, id="a")
    document = Document(article, normalize(article.text))
    document = document.with_annotations(find_sentences(document))
    document = document.with_annotations(find_mentions([document])[0])
    return document, find_sections(document)


def kinds(text: str, title: str = "") -> list[str]:
    return [section.kind for section in sections(text, title)[1]]


@pytest.mark.parametrize("cue", ["على صعيد آخر، ", "وفي شأن آخر ", "في سياق منفصل، ", "من جهة أخرى، ", "إلى ذلك، "])
def test_a_cue_before_another_topic_opens_a_second_section(cue: str) -> None:
    document, found = sections(FIRST + cue + OTHER)
    assert [section.kind for section in found] == ["main", "second"]
    assert found[1].span.of(document.text) == cue + OTHER
    assert normalize(cue.split("،")[0].strip().removeprefix("و")).text in found[1].why


@pytest.mark.parametrize("cue", ["على صعيد آخر، ", "من جهة أخرى، ", "إلى ذلك، ", "وفي سياق متصل، "])
def test_a_cue_before_the_same_topic_opens_nothing(cue: str) -> None:
    assert kinds(FIRST + cue + SAME) == ["main"]


@pytest.mark.parametrize("cue", ["من جهته، ", "من جانبه، ", "بدوره، ", ""])
def test_words_that_change_the_speaker_or_none_open_nothing(cue: str) -> None:
    assert kinds(FIRST + cue + OTHER) == ["main"]


def test_a_cue_inside_a_sentence_opens_nothing() -> None:
    assert kinds(FIRST + "وقال مراقبون إن ذلك على صعيد آخر " + OTHER) == ["main"]


def test_a_rule_of_marks_before_another_topic_opens_a_second_section() -> None:
    assert kinds(f"{FIRST}\n***\n{OTHER}") == ["main", "second"]


def test_what_was_known_before_closes_the_report_as_background() -> None:
    assert kinds(FIRST + "\nيذكر أن المدينة تستورد معظم حاجتها من القمح.") == ["main", "background"]


def test_the_people_of_the_first_sentence_bring_the_main_section_back() -> None:
    back = "\nوعاد الوزير سالم الهاجري إلى المرسى بعد توقيع اتفاق توريد القمح مع الشركة."
    assert kinds(FIRST + "على صعيد آخر، " + OTHER + back) == ["main", "second", "main"]


def test_an_english_cue_opens_a_second_section() -> None:
    first = (
        "Agriculture Minister Salem Hajri signed a wheat supply contract with a grain company in Marsa. "
        "The contract covers two hundred thousand tonnes before the end of the year. "
        "New silos will be built near the port to store the grain. "
    )
    other = "a school bus crashed on the coastal road and seven pupils were lightly hurt. Police questioned the driver."
    assert kinds(first + "In a separate incident, " + other) == ["main", "second"]


@settings(max_examples=80, deadline=None)
@given(st.text(), st.lists(st.sampled_from([FIRST, OTHER, SAME, "على صعيد آخر، ", "\n***\n", "يذكر أن ", "\n"])))
def test_the_sections_of_any_text_cover_it_and_are_twice_the_same(text: str, pieces: list[str]) -> None:
    document, found = sections(text + "".join(pieces), title=text[:20])
    assert found == sections(text + "".join(pieces), title=text[:20])[1]
    assert found[0].span.start == 0 and found[-1].span.end == len(document.text) and found[0].kind == "main"
    assert all(left.span.end == right.span.start for left, right in itertools.pairwise(found))


def test_hundreds_of_cues_still_tile_the_text() -> None:
    document, found = sections((FIRST + "على صعيد آخر، " + OTHER + "\n") * 400)
    assert found[0].span.start == 0 and found[-1].span.end == len(document.text)


@pytest.mark.skipif(not (GOLD / "seeds").exists(), reason="the gold reports are not here")
def test_the_last_five_sentences_of_the_second_seed_report_are_another_happening() -> None:
    first, second = ((GOLD / "seeds" / f"{name}.txt").read_text("utf-8") for name in "ab")
    assert kinds(first) == ["main"]
    document, found = sections(second)
    assert [section.kind for section in found] == ["main", "second"]
    assert len(find_sentences(read := document)) - 5 == sum(
        sentence.span.end <= found[1].span.start for sentence in find_sentences(read)
    )
