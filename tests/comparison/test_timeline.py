"""The timeline: what happened, what was said and what was published, each on its days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.comparison.timeline import order_moments
from khabar.language.normal import normalize
from khabar.language.sentences import sentence_spans
from khabar.records import (
    Annotation,
    Document,
    Quotation,
    Section,
    Sentence,
    Span,
    TimeExpression,
    make_article,
)


def document(
    text: str,
    *,
    id: str = "a",
    published: str | None = None,
    times: dict[str, tuple[str, str]] | None = None,
    quoted: tuple[str, str] | None = None,
    second: str = "",
) -> Document:
    """A document with the sentences of its text, times given as piece -> (earliest, latest), and one quotation."""
    found: list[Annotation] = [Sentence(span=span, by="test") for span in sentence_spans(text)]
    for piece, (earliest, latest) in (times or {}).items():
        span = at(text, piece)
        found.append(
            TimeExpression(span=span, by="test", type="DATE", value=earliest, earliest=earliest, latest=latest)
        )
    if quoted:
        cue, content = quoted
        found.append(Quotation(span=at(text, content), by="test", kind="indirect", cue=at(text, cue)))
    if second:
        found.append(Section(span=at(text, second), by="test", kind="second"))
    return Document(make_article(text, id=id, published=published), normalize(text)).with_annotations(found)


def at(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


DAY = ("2026-03-04", "2026-03-04")
BEFORE = ("2026-03-03", "2026-03-03")


def test_what_lies_after_the_day_of_publication_is_expected_and_has_not_happened() -> None:
    text = "أغلق الوالي الجسر أمس. ويعاد فتح الجسر الأحد المقبل."
    times = {"أمس.": DAY, "الأحد المقبل": ("2026-03-08", "2026-03-08")}
    kinds = [moment.kind for moment in order_moments([document(text, times=times, published="2026-03-05")])]
    assert kinds == ["happened", "published", "expected"]
    assert [moment.kind for moment in order_moments([document(text, times=times)])] == ["happened", "happened"]
    undated = document(text, id="b", times=times)
    both = order_moments([document(text, times=times, published="2026-03-05"), undated])
    assert [(moment.kind, len(moment.places)) for moment in both] == [
        ("happened", 2),
        ("published", 1),
        ("expected", 2),
    ]


def test_moments_stand_in_the_order_of_their_days() -> None:
    text = "افتتح الوالي الجسر أمس. وكان الجسر قد أغلق أول أمس."
    moments = order_moments([document(text, times={"أمس.": DAY, "أول أمس": BEFORE}, published="2026-03-05T10:00:00Z")])
    assert [(m.kind, m.earliest) for m in moments] == [
        ("happened", "2026-03-03"),
        ("happened", "2026-03-04"),
        ("published", "2026-03-05"),
    ]
    assert moments[1].text == "افتتح الوالي الجسر أمس."
    assert moments[2].value == "2026-03-05T10:00:00Z"


@pytest.mark.parametrize(
    ("text", "piece", "kind"),
    [
        ("قال الوالي أمس إن الجسر جاهز", "أمس", "said"),
        ("أمس قال الوالي إن الجسر جاهز", "أمس", "said"),
        ("أغلق الجسر أمس، حيث قال الوالي إن الجسر جاهز", "أمس", "happened"),
    ],
)
def test_a_time_at_the_word_of_saying_dates_the_utterance(text: str, piece: str, kind: str) -> None:
    found = order_moments([document(text, times={piece: DAY}, quoted=("قال", "الجسر جاهز"))])
    assert [moment.kind for moment in found] == [kind]


def test_a_time_inside_what_is_said_dates_what_happened() -> None:
    text = "قال الوالي إن الجسر افتتح أمس"
    found = order_moments([document(text, times={"أمس": DAY}, quoted=("قال", "الجسر افتتح أمس"))])
    assert [moment.kind for moment in found] == ["happened"]


def test_one_happening_in_two_reports_is_one_moment() -> None:
    left = document("افتتح الوالي الجسر الجديد في المرسى أمس.", id="a", times={"أمس": DAY})
    right = document("افتتح الوالي أمس الجسر الجديد بحضور السكان.", id="b", times={"أمس": DAY})
    (moment,) = order_moments([left, right])
    assert [place.article for place in moment.places] == ["a", "b"]
    assert moment.text == left.text


def test_other_words_or_other_days_are_other_moments() -> None:
    left = document("افتتح الوالي الجسر الجديد في المرسى أمس.", id="a", times={"أمس": DAY})
    words = document("هبت عاصفة قوية على الميناء القديم أمس.", id="b", times={"أمس": DAY})
    days = document(left.text, id="c", times={"أمس": BEFORE})
    assert len(order_moments([left, words])) == 2
    assert len(order_moments([left, days])) == 2


def test_a_year_beside_a_day_is_background() -> None:
    text = "بلغ السعر أمس أدنى مستوى منذ 2019."
    found = order_moments([document(text, times={"أمس": DAY, "2019": ("2019-01-01", "2019-12-31")})])
    assert [moment.earliest for moment in found] == ["2026-03-04"]


def test_a_second_happening_and_unknown_days_make_no_moment() -> None:
    text = "افتتح الجسر قريبا. وفي سياق آخر هبت عاصفة أمس."
    aside = document(text, times={"أمس": DAY}, second="وفي سياق آخر هبت عاصفة أمس.")
    assert order_moments([aside]) == ()
    unresolved = TimeExpression(span=at(text, "قريبا"), by="test", type="DATE", value="FUTURE_REF")
    lasting = TimeExpression(
        span=at(text, "أمس"), by="test", type="DURATION", value="P1D", earliest=DAY[0], latest=DAY[1]
    )
    assert order_moments([document(text).with_annotations([unresolved, lasting])]) == ()
    assert order_moments([]) == ()
    assert order_moments([document("", published="not a day")]) == ()


@given(st.lists(st.tuples(st.sampled_from(["جسر", "بحر", "سوق", "مطر"]), st.integers(1, 28)), max_size=12))
def test_the_days_never_go_back_and_nothing_is_lost(told: list[tuple[str, int]]) -> None:
    documents = [
        document(
            f"حدث {word} في يوم {day}.", id=f"d{n}", times={f"يوم {day}": (f"2026-03-{day:02}", f"2026-03-{day:02}")}
        )
        for n, (word, day) in enumerate(told)
    ]
    moments = order_moments(documents)
    assert moments == order_moments(documents)
    assert [m.earliest for m in moments] == sorted(m.earliest for m in moments)
    assert sorted(place.article for m in moments for place in m.places) == sorted(d.id for d in documents)


def test_a_text_of_nothing_but_dated_sentences_is_read_to_its_end() -> None:
    text = "حدث أمس. " * 20_000
    spans = sentence_spans(text)
    found: list[Annotation] = [Sentence(span=span, by="test") for span in spans]
    found += [
        TimeExpression(
            span=Span(s.start + 4, s.start + 7), by="test", type="DATE", value=DAY[0], earliest=DAY[0], latest=DAY[1]
        )
        for s in spans
    ]
    long = Document(make_article(text, id="long"), normalize(text)).with_annotations(found)
    assert order_moments([long])
