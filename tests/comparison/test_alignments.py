import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar import engine
from khabar.comparison.alignments import align
from khabar.comparison.keys import word_key
from khabar.comparison.labels import own_run
from khabar.comparison.statements import read_statements, weigh_words
from khabar.language.normal import normal_text
from khabar.models.encoder import default_encoder
from khabar.records import Alignment, Document, make_article
from tests.comparison.reports import report, sentence_of

SEEDS = Path(__file__).parents[2].parent / "shared" / "gold" / "seeds" / "comparison.jsonl"

HARBOUR = (
    "أعلنت هيئة ميناء سرابة أن سفينة الشحن الأولى رست صباح الثلاثاء في الرصيف الجديد بعد توسعته.\n"
    "وقال مدير الميناء نادر الصفدي إن التوسعة كلفت 40 مليون دينار واستغرقت عامين.\n"
    "ويعمل في الميناء نحو ألف عامل من أبناء المدينة."
)
HARBOUR_RETOLD = (
    "رست أول سفينة شحن في الرصيف الجديد بميناء سرابة صباح الثلاثاء، وفق ما أعلنته هيئة الميناء بعد انتهاء التوسعة.\n"
    "وأوضح الصفدي، مدير الميناء، أن كلفة التوسعة بلغت 40 مليون دينار وأن العمل استغرق عامين كاملين.\n"
    "وشهدت المدينة في اليوم نفسه افتتاح معرض للكتاب في الحديقة العامة."
)


def aligned(*documents: Document) -> tuple[Alignment, ...]:
    return align(documents, (), default_encoder())


def told(documents: tuple[Document, ...], found: tuple[Alignment, ...]) -> set[tuple[int, int]]:
    """The aligned pairs by the number of their lines."""
    starts = {(d.id, s.sentence.span.start): at for d in documents for at, s in enumerate(read_statements(d))}
    return {(starts[x.left.article, x.left.start], starts[x.right.article, x.right.start]) for x in found}


def test_sentences_that_say_the_same_in_other_words_are_aligned_and_others_are_not() -> None:
    documents = report("a", HARBOUR), report("b", HARBOUR_RETOLD)
    assert told(documents, aligned(*documents)) == {(0, 0), (1, 1)}


def test_a_sentence_word_for_word_in_both_is_the_same_and_sure() -> None:
    found = aligned(report("a", HARBOUR), report("b", HARBOUR))
    assert {x.label for x in found if x.left.start == x.right.start} == {"same"}
    assert all(x.score > 0.9 for x in found if x.left.start == x.right.start)


def test_a_sentence_that_adds_a_statement_is_partial() -> None:
    first = "أقر مجلس مدينة وردان خطة لتوسيع شبكة الحافلات في الأحياء الشرقية."
    longer = (
        "أقر مجلس مدينة وردان خطة لتوسيع شبكة الحافلات في الأحياء الشرقية، فيما أجل النظر في مشروع الحديقة المائية"
        " إلى جلسة الخريف بسبب خلاف على الكلفة."
    )
    (only,) = aligned(report("a", first), report("b", longer))
    assert only.label == "partial"


def test_one_long_sentence_aligns_with_the_several_that_tell_its_parts() -> None:
    long = (
        "افتتح وزير الزراعة سد الغدير شمال البلاد، وأعلن أن السد سيروي خمسين قرية،"
        " ودعا المزارعين إلى تسجيل حقولهم قبل نهاية الشهر."
    )
    parts = (
        "افتتح وزير الزراعة اليوم سد الغدير في شمال البلاد.\n"
        "وأعلن الوزير أن سد الغدير سيروي خمسين قرية.\n"
        "ودعا الوزير المزارعين إلى تسجيل حقولهم قبل نهاية الشهر الجاري."
    )
    documents = report("a", long), report("b", parts)
    assert told(documents, aligned(*documents)) == {(0, 0), (0, 1), (0, 2)}


@pytest.mark.parametrize(
    "line",
    ["سرابة - وكالة المرفأ", "www.sarraba-news.example", "سمات: ميناء", "تابعونا https://news.example/1"],
)
def test_datelines_tags_and_links_align_with_nothing(line: str) -> None:
    first, second = report("a", f"{HARBOUR}\n{line}"), report("b", f"{HARBOUR_RETOLD}\n{line}")
    start = first.text.index(line)
    assert all(x.left.start != start for x in aligned(first, second))


def test_a_headline_aligns_with_the_sentence_that_tells_it() -> None:
    first = report(
        "a", "تفاصيل أخرى لا صلة لها بالأمر في هذا الخبر القصير.", title="سفينة الشحن الأولى ترسو في ميناء سرابة"
    )
    found = aligned(first, report("b", HARBOUR_RETOLD))
    assert [(x.left.start, x.right.start) for x in found] == [(0, 0)]


def test_different_figures_for_one_thing_are_a_conflict_with_the_reason() -> None:
    (only,) = aligned(
        report("a", "قتل 15 شخصا في حريق اندلع في سوق الأقمشة بمدينة وردان مساء الجمعة."),
        report("b", "قتل 23 شخصا في حريق اندلع في سوق الأقمشة بمدينة وردان مساء الجمعة."),
    )
    assert only.label == "conflict"
    assert any("15" in reason and "23" in reason for reason in only.evidence)


def test_a_later_toll_that_is_said_to_have_risen_is_no_conflict() -> None:
    (only,) = aligned(
        report("a", "قتل 15 شخصا في حريق اندلع في سوق الأقمشة بمدينة وردان.", published="2031-03-01T10:00"),
        report(
            "b",
            "ارتفعت حصيلة الحريق إلى 23 قتيلا بعدما اندلع في سوق الأقمشة بمدينة وردان.",
            published="2031-03-01T18:00",
        ),
    )
    assert only.label != "conflict"
    assert any("the count rose" in reason for reason in only.evidence)


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        ("2031-03-01T10:00", "2031-03-01T18:00", False),  # eight hours: it grew
        ("2031-03-01T10:00+03:00", "2031-03-01T09:30Z", True),  # two and a half hours, whatever the letters say
        ("2031-03-01T10:00", "2031-03-01T11:00", True),  # an hour: it may have grown, or another source counted
        ("2031-03-01T18:00", "2031-03-01T10:00", True),  # a count that shrank did not grow
        ("2031-03-01", "2031-03-02", False),
        ("2031-03-01T10:00", "2031-03-01", True),
        (None, "2031-03-01", True),
    ],
)
def test_a_higher_toll_is_growth_only_where_it_came_out_hours_later(first, second, conflict) -> None:
    (only,) = aligned(
        report("a", "قتل 15 شخصا في حريق اندلع في سوق الأقمشة بمدينة وردان.", published=first),
        report("b", "قتل 23 شخصا في حريق اندلع في سوق الأقمشة بمدينة وردان.", published=second),
    )
    assert (only.label == "conflict") is conflict


def test_sentences_of_two_things_with_closer_counterparts_do_not_contradict_each_other() -> None:
    first = "ارتفع سعر القمح المحلي 12 دينارا إلى 340 دينارا للطن.\nوارتفع سعر الشعير المستورد 5 دنانير إلى 210 دنانير للطن."
    found = aligned(report("a", first), report("b", first))
    assert {x.label for x in found} == {"same"}


def test_only_sentences_of_different_articles_are_aligned() -> None:
    found = aligned(report("a", f"{HARBOUR}\n{HARBOUR}"), report("b", HARBOUR))
    assert all(x.left.article != x.right.article for x in found)


def test_evidence_names_shared_words_and_places_are_whole_sentences() -> None:
    first, second = report("a", HARBOUR), report("b", HARBOUR_RETOLD)
    for x in aligned(first, second):
        assert any("words in common" in reason for reason in x.evidence)
        assert len(sentence_of(first, x.left.start)) == x.left.end - x.left.start
        assert len(sentence_of(second, x.right.start)) == x.right.end - x.right.start
        assert 0.5 <= x.score <= 1


def test_evidence_names_the_figures_both_sentences_give() -> None:
    second = aligned(report("a", HARBOUR), report("b", HARBOUR_RETOLD))[1]
    assert any(reason.startswith("figures in common") and "40" in reason for reason in second.evidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("معارضتهما", "نعارض"),
        ("والشاحنات", "للشاحنات"),
        ("ارتفاع", "سيرتفع"),
        ("البيلاروسي", "بيلاروسيا"),
        ("bridges", "bridge"),
    ],
)
def test_inflections_of_a_word_share_its_key(one: str, other: str) -> None:
    assert word_key(normal_text(one)) == word_key(normal_text(other)) != ""


@pytest.mark.parametrize("word", ["في", "وقال", "الذي", "أضافت", "the", "said"])
def test_small_words_and_words_of_saying_have_no_key(word: str) -> None:
    assert word_key(normal_text(word)) == ""


def test_what_an_article_repeats_weighs_less_and_copies_change_nothing() -> None:
    text = "بلدة زعتر تنتظر المطر.\nبلدة زعتر تبني خزانا.\nبلدة زعتر تزرع القمح."
    one = read_statements(report("a", text))
    weights = weigh_words([one])
    assert weights[word_key("زعتر")] < weights[word_key("القمح")] == 1
    assert weigh_words([one, one, one]) == weights
    in_story = weigh_words([one], in_story=True)
    assert in_story[word_key("زعتر")] / weights[word_key("زعتر")] < in_story[word_key("القمح")]


def test_own_run_counts_words_the_other_lacks_in_a_row() -> None:
    short, long = "وصل الوفد إلى وردان.", "وصل الوفد إلى وردان حاملا رسالة خطية عاجلة من الحكومة."
    (first,), (second,) = read_statements(report("a", short)), read_statements(report("b", long))
    assert own_run(first, second) == 0
    assert own_run(second, first) == 5


def test_two_articles_of_500_sentences_are_aligned() -> None:
    def long(id: str, shift: int) -> Document:
        return report(
            id,
            "\n".join(
                f"زار الوفد رقم {n + shift} قرية {n * 7} وسلم سكانها {n + 3} صندوقا من الكتب." for n in range(500)
            ),
        )

    documents = long("a", 0), long("b", 1)
    assert align(documents, (), Letters())


class Letters:
    """An encoder for tests of cost: counts letters, learns nothing."""

    name = "letters"

    def encode(self, texts):  # type: ignore[no-untyped-def]
        return default_encoder().encode(texts[:1]).repeat(len(texts), axis=0)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=2, max_size=3))
def test_any_text_gives_places_inside_it_and_the_same_twice(texts: list[str]) -> None:
    documents = [report(str(at), text) for at, text in enumerate(texts)]
    found = aligned(*documents)
    lengths = {document.id: len(document.text) for document in documents}
    assert all(0 <= p.start < p.end <= lengths[p.article] for x in found for p in (x.left, x.right))
    assert aligned(*documents) == found


def test_the_two_seed_reports_align_at_f1_80() -> None:
    if not SEEDS.exists():
        pytest.skip("the seed reports are not here")
    gold = json.loads(SEEDS.read_text(encoding="utf-8"))
    documents = [report(a["id"], a["text"], title=a.get("title") or "") for a in gold["articles"]]
    lines = {(a["id"], s["n"]): s["start"] for a in gold["articles"] for s in a["sentences"]}
    right = {frozenset((one[0], lines[tuple(one)]) for one in (x["a"], x["b"])) for x in gold["alignments"]}
    found = {frozenset(((x.left.article, x.left.start), (x.right.article, x.right.start))) for x in aligned(*documents)}
    assert 2 * len(right & found) / (len(right) + len(found)) >= 0.8
    assert len(list(combinations(documents, 2))) == 1


def test_two_statements_of_one_speaker_are_not_one_statement() -> None:
    documents = [
        engine.annotate(make_article(text, id=name, outlet=name, published="2031-03-01"))
        for name, text in (
            (
                "a",
                "وقال رئيس شركة «بحر لاين» المالكة للعبارة سامي الدرويش: «نشكر رجال الإنقاذ على شجاعتهم وسرعتهم في نقل المصابين إلى المستشفى».",
            ),
            ("b", "وأقر رئيس شركة «بحر لاين» سامي الدرويش بأن جهاز الإنذار تعطل قبل أسبوع."),
        )
    ]
    assert align(documents, (), default_encoder()) == ()
