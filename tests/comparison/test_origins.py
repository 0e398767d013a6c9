import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.annotation.sentences import find_sentences
from khabar.comparison.origins import weigh_origins
from khabar.comparison.roots import find_roots
from khabar.language.normal import normalize
from khabar.records import (
    Alignment,
    Annotation,
    Credit,
    Document,
    Mention,
    Origin,
    Place,
    Quotation,
    Reuse,
    Section,
    Sentence,
    Span,
    make_article,
)

BRIDGE = (
    "افتتح وزير النقل سامر الحداد صباح الأحد جسرا جديدا يربط ضفتي النهر شمال مدينة وردان بعد ثلاث سنوات من العمل.\n"
    "وقال الحداد إن الجسر سيختصر الطريق بين القرى الشرقية والمدينة إلى ربع ساعة بدلا من ساعة كاملة."
)
OTHER = (
    "صار في وسع سكان القرى الواقعة شرقا أن يصلوا إلى وردان في ربع ساعة، بعد أن عبرت أول سيارة الجسر الجديد أمس.\n"
    "ورأى مراسلنا في المكان عشرات العائلات تحتفل على ضفة النهر حتى المساء."
)


def report(
    id: str, text: str, *credits: str, byline: str = "", outlet: str = "", more: tuple[Annotation, ...] = ()
) -> Document:
    """`credits` are names that stand in the text, or «byline:name», with `key` after «=»."""
    article = make_article(text, id=id, byline=byline, outlet=outlet or f"outlet-{id}")
    bare = Document(article, normalize(article.text))
    found = []
    for credit in credits:
        name, _, key = credit.removeprefix("byline:").partition("=")
        in_byline = credit.startswith("byline:")
        at = 0 if in_byline else text.index(name)
        found.append(
            Credit(
                span=Span(at, at if in_byline else at + len(name)),
                by="test",
                name=name,
                where="byline" if in_byline else "text",
                key=key,
            )
        )
    return bare.with_annotations([*find_sentences(bare), *found, *more])


def reuse(left: Document, right: Document, share: float, *pieces: str) -> Reuse:
    return Reuse(left.id, right.id, share, tuple((place(left, piece), place(right, piece)) for piece in pieces))


def place(document: Document, piece: str) -> Place:
    at = document.text.index(piece)
    return Place(document.id, at, at + len(piece))


def said(document_text: str, content: str, speaker: str, anonymous: bool = False) -> Quotation:
    at = document_text.index(content)
    return Quotation(
        span=Span(at, at + len(content)), by="test", kind="indirect", speaker_name=speaker, anonymous=anonymous
    )


def named(origins: tuple[Origin, ...]) -> set[tuple[str, str]]:
    return {(origin.name, origin.kind) for origin in origins}


def test_more_than_half_of_the_shorter_word_for_word_is_a_copy() -> None:
    left, right = report("a", BRIDGE), report("b", BRIDGE)
    ((tie,), _, count) = weigh_origins([left, right], [reuse(left, right, 1.0, BRIDGE)], [])
    assert tie.relation == "copy"
    assert count.best == 1


def test_one_agency_credited_by_both_is_a_common_source_in_any_words() -> None:
    left = report("a", BRIDGE + " (وكالة النهر)", "وكالة النهر=nahr")
    right = report("b", OTHER + " بحسب النهر", "النهر=nahr")
    ((tie,), origins, count) = weigh_origins([left, right], [], [])
    assert tie.relation == "common_source"
    assert "النهر" in tie.evidence
    (origin,) = origins
    assert (origin.kind, origin.articles) == ("agency", ("a", "b"))
    assert {at.article for at in origin.evidence} == {"a", "b"}
    assert (count.low, count.best, count.high) == (1, 1, 1)


def test_an_uncredited_copy_rests_on_the_agency_its_twin_credits() -> None:
    left = report("a", BRIDGE, "byline:وكالة النهر=nahr")
    right = report("b", BRIDGE, byline="وردان - وكالات")
    (_, origins, _) = weigh_origins([left, right], [reuse(left, right, 1.0, BRIDGE)], [])
    assert named(origins) == {("وكالة النهر", "agency")}
    assert origins[0].articles == ("a", "b")


def test_own_reporters_and_own_words_are_two_origins() -> None:
    left = report("a", BRIDGE, byline="وردان - ليلى منصور")
    right = report("b", OTHER, byline="كتب - عمر الناصر")
    ((tie,), origins, count) = weigh_origins([left, right], [], [])
    assert tie.relation == "independent"
    assert {origin.kind for origin in origins} == {"own reporting"}
    assert (count.low, count.best, count.high) == (2, 2, 2)


def test_a_reporter_who_cites_an_agency_has_two_origins_and_an_agency_in_the_byline_one() -> None:
    cited = report("a", OTHER + " بحسب وكالة النهر", "وكالة النهر=nahr", byline="كتب - عمر الناصر")
    reprinted = report("a", OTHER, "byline:وكالة النهر=nahr", byline="عمر الناصر - وكالة النهر")
    assert {origin.kind for origin in weigh_origins([cited], [], [])[1]} == {"agency", "own reporting"}
    assert {origin.kind for origin in weigh_origins([reprinted], [], [])[1]} == {"agency"}


def test_reports_that_tell_no_source_give_a_range() -> None:
    (_, origins, count) = weigh_origins(
        [report("a", BRIDGE, "byline:وكالة النهر=nahr"), report("b", OTHER, byline="وكالات")], [], []
    )
    assert {origin.kind for origin in origins} == {"agency", "unknown"}
    assert (count.low, count.high) == (1, 2)
    assert any("no source" in why for why in count.why)


def test_unnamed_people_are_not_counted_as_an_independent_origin() -> None:
    text = "قالت مصادر مطلعة إن الجسر غير آمن."
    hidden = report("b", text, more=(said(text, "الجسر غير آمن", "مصادر مطلعة", anonymous=True),))
    (_, _, count) = weigh_origins([report("a", BRIDGE, "byline:وكالة النهر=nahr"), hidden], [], [])
    assert count.best == 1
    assert any("unnamed people" in why for why in count.why)


def test_two_reports_that_credit_each_other_show_no_origin() -> None:
    left = report("a", BRIDGE + " كما ذكرت صحيفة المنار", "صحيفة المنار=المنار", outlet="الفجر")
    right = report("b", OTHER + " كما ذكرت صحيفة الفجر", "صحيفة الفجر=الفجر", outlet="المنار")
    ((tie,), origins, count) = weigh_origins([left, right], [], [])
    assert tie.relation == "common_source"
    (origin,) = origins
    assert origin.kind == "unknown"
    assert "each other" in origin.why
    assert count.best == 1


def test_a_report_that_credits_another_outlet_of_the_group_rests_on_its_origin() -> None:
    left = report("a", BRIDGE, "byline:وكالة النهر=nahr", outlet="الفجر")
    right = report("b", OTHER + " كما ذكرت صحيفة الفجر", "صحيفة الفجر=الفجر", outlet="المنار")
    (_, origins, count) = weigh_origins([left, right], [], [])
    assert named(origins) == {("وكالة النهر", "agency")}
    assert count.best == 1


def test_a_shared_statement_is_an_origin_beside_each_reporters_own() -> None:
    quote = "الجسر سيختصر الطريق بين القرى الشرقية والمدينة إلى ربع ساعة بدلا من ساعة كاملة"
    long = OTHER + "\n" + OTHER.replace("أمس", "اليوم") + "\nوقال الوزير إن " + quote + "."
    at = BRIDGE.index("سامر الحداد")
    minister = Mention(span=Span(at, at + 11), by="test", label="PER", name="سامر الحداد")
    left = report("a", BRIDGE, byline="وردان - ليلى منصور", more=(said(BRIDGE, quote, "سامر الحداد"), minister))
    right = report("b", long, byline="كتب - عمر الناصر", more=(said(long, quote, "سامر الحداد"),))
    passage = "سيختصر الطريق بين القرى الشرقية والمدينة إلى ربع ساعة بدلا من ساعة كاملة"
    ((tie,), origins, count) = weigh_origins([left, right], [reuse(left, right, 0.0, passage)], [])
    assert tie.relation == "common_source"
    assert ("سامر الحداد", "statement") in named(origins)
    assert count.best == 3


def test_the_same_speaker_saying_the_same_in_other_words_is_a_common_source() -> None:
    first = "قال سامر الحداد إن الجسر سيختصر الطريق."
    second = "رأى الوزير سامر الحداد أن المسافة ستصير أقصر."
    left = report("a", first, more=(said(first, "الجسر سيختصر الطريق", "سامر الحداد"),))
    right = report("b", second, more=(said(second, "المسافة ستصير أقصر", "سامر الحداد"),))
    aligned = Alignment(place(left, first), place(right, second), "same", 0.8)
    ((tie,), _, _) = weigh_origins([left, right], [], [aligned])
    assert tie.relation == "common_source"
    assert "سامر الحداد" in tie.evidence


def test_credits_of_a_second_happening_take_no_part() -> None:
    text = BRIDGE + "\nعلى صعيد آخر نقلت قناة الشروق أن المطر قادم."
    tail = Section(span=Span(len(BRIDGE) + 1, len(text)), by="test", kind="second")
    left = report("a", text, "قناة الشروق=shuruq", "byline:وكالة النهر=nahr", more=(tail,))
    (_, origins, _) = weigh_origins([left], [], [])
    assert named(origins) == {("وكالة النهر", "agency")}


def test_an_outlets_own_name_in_its_byline_is_no_agency() -> None:
    (_, origins, _) = weigh_origins(
        [report("a", BRIDGE, "byline:عكاظ=okaz", outlet="okaz"), report("b", OTHER, "byline:سبق=sabq", outlet="b")],
        [],
        [],
    )
    assert {origin.kind for origin in origins} == {"unknown"}


def test_the_agency_of_the_byline_comes_before_a_paper_named_in_the_text() -> None:
    text = BRIDGE + " بحسب صحيفة الفجر"
    left = report("a", text, "byline:وكالة النهر=nahr", "صحيفة الفجر=fajr")
    right = report("b", text, "صحيفة الفجر=fajr")
    (_, origins, _) = weigh_origins([left, right], [reuse(left, right, 1.0, text)], [])
    assert named(origins) == {("وكالة النهر", "agency")}


def test_no_report_has_no_origin() -> None:
    assert weigh_origins([], [], [])[2].best == 0


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_reports_give_one_dependence_a_pair_and_a_sound_range(texts: list[str]) -> None:
    documents = [report(str(n), text) for n, text in enumerate(texts)]
    dependences, origins, count = weigh_origins(documents, [], [])
    assert len(dependences) == len(texts) * (len(texts) - 1) // 2
    assert {one for origin in origins for one in origin.articles} == {document.id for document in documents}
    assert count.low <= count.best <= count.high
    assert all(isinstance(sentence, Sentence) for document in documents for sentence in document.of(Sentence))


def test_the_short_form_an_unlisted_agency_gives_itself_is_its_name_everywhere() -> None:
    long = report("long", BRIDGE + "\nونقلت عن وكالة أنباء سلوان (سنا).", "وكالة أنباء سلوان (سنا)")
    short = report("short", OTHER + "\nوذكرت «سنا».", "سنا")
    ties, origins, count = weigh_origins([long, short], [], [])
    assert [origin.kind for origin in origins] == ["agency"]
    assert (ties[0].relation, count.best) == ("common_source", 1)


def test_a_report_rests_on_the_agency_that_the_report_it_copies_credits() -> None:
    credits, copies = report("credits", BRIDGE, "byline:سنا"), report("copies", BRIDGE)
    other = report("other", OTHER + "\nوذكرت سنا.", "سنا")
    ties, _, count = weigh_origins([credits, copies, other], [reuse(credits, copies, 1.0, BRIDGE)], [])
    found = {(tie.left, tie.right): tie for tie in ties}["copies", "other"]
    assert found.relation == "common_source"
    assert found.evidence == "both rest on سنا: copies is a copy of credits, which credits it; other credits it"
    assert count.best == 1


def test_no_other_report_is_said_to_be_in_the_same_words_where_all_credit_the_agency() -> None:
    both = [report(name, BRIDGE, "byline:سنا", outlet=name) for name in ("left", "right")]
    (_, (origin,), _) = weigh_origins(both, [reuse(*both, 1.0, BRIDGE)], [])
    assert origin.why == "named in the byline of left; named in the byline of right"
    one = [both[0], report("silent", BRIDGE)]
    (_, (origin,), _) = weigh_origins(one, [reuse(*one, 1.0, BRIDGE)], [])
    assert origin.why == "named in the byline of left; the same words stand in silent"


@pytest.mark.parametrize(
    ("byline", "reporter"),
    [
        ("سعاد المرعي - وردان", "سعاد المرعي"),
        ("سان فرانسيسكو - سعاد المرعي", "سعاد المرعي"),
        ("سان فرانسيسكو - لندن", ""),
        ("ميناء وردان - سعاد المرعي", "سعاد المرعي"),
        ("قسم الأخبار", ""),
        ("متابعات إخبارية", ""),
        ("فريق التحرير (وردان)", ""),
        ("غرفة الأخبار: سعاد المرعي", "سعاد المرعي"),
        ("By Lena Brask", "Lena Brask"),
        ("News Desk", ""),
    ],
)
def test_towns_and_newsrooms_in_a_byline_are_no_reporters(byline: str, reporter: str) -> None:
    _, origins, _ = weigh_origins([report("a", BRIDGE, byline=byline, outlet="الفجر")], [], [])
    assert [origin.name for origin in origins if origin.kind == "own reporting"] == (
        [f"الفجر: {reporter}"] if reporter else []
    )


@pytest.mark.parametrize(("byline", "reporters"), [("ساوث ليك - سنا", 0), ("سعاد المرعي - سنا", 1)])
def test_beside_an_agency_a_byline_has_the_town_unless_it_reads_as_a_person(byline: str, reporters: int) -> None:
    (found,) = [report("a", BRIDGE, "byline:سنا", byline=byline)]
    (_, origins, _) = weigh_origins([found, report("b", BRIDGE)], [], [])
    assert sum(root.kind == "own reporting" for root in find_roots(found)) == reporters
    assert ("سنا", "agency") in named(origins)


def test_one_wording_signed_by_two_reporters_is_the_work_of_neither_for_sure() -> None:
    both = [report("one", BRIDGE, byline="سعاد المرعي"), report("two", BRIDGE, byline="لينا الوردي")]
    (_, (origin,), count) = weigh_origins(both, [reuse(*both, 1.0, BRIDGE)], [])
    assert (origin.kind, origin.name) == ("unknown", "")
    assert origin.why.startswith("several reporters sign the same words")
    assert count.best == 1


def test_an_unknown_source_of_reports_with_their_own_reporting_counts_only_in_doubt() -> None:
    texts = (f"{BRIDGE}\n{OTHER}", f"{BRIDGE}\n{OTHER.replace('مراسلنا', 'كاتب هذه السطور')}")
    both = [
        report(name, text, byline=byline)
        for name, text, byline in zip("ab", texts, ("سعاد المرعي", "لينا الوردي"), strict=True)
    ]
    (_, origins, count) = weigh_origins(both, [reuse(*both, 0.45, BRIDGE)], [])
    assert sorted(origin.kind for origin in origins) == ["own reporting", "own reporting", "unknown"]
    assert (count.best, count.high) == (2, 3)


def test_the_shorter_of_a_copy_and_its_source_adds_no_own_reporting() -> None:
    text = f"{BRIDGE}\n{OTHER}"
    short = report("short", BRIDGE + " وحضر جمع من الأهالي.", byline="سعاد المرعي")
    long = report("long", text, byline="لينا الوردي")
    halves = [reuse(short, long, 0.64, BRIDGE.splitlines()[0])]
    (ties, origins, _) = weigh_origins([short, long], halves, [])
    assert ties[0].relation == "copy"
    assert len([origin for origin in origins if "short" in origin.articles]) == 1


def test_an_outlet_spoken_to_is_no_source_of_its_own_report() -> None:
    own = report(
        "own", OTHER + "\nوقال لـ«الضفة».", "الضفة", outlet="صحيفة الضفة", byline="وردان الجديدة - سعاد المرعي"
    )
    at = own.text.index("وردان")
    town = Mention(span=Span(at, at + 5), by="test", label="LOC", name="وردان الجديدة")
    _, origins, _ = weigh_origins([own.with_annotations([town])], [], [])
    assert [(origin.name, origin.kind) for origin in origins] == [("صحيفة الضفة: سعاد المرعي", "own reporting")]


def test_the_numbers_are_explained_in_words_that_are_so() -> None:
    copies = [report("a", BRIDGE), report("b", BRIDGE)]
    (_, _, count) = weigh_origins(copies, [reuse(*copies, 1.0, BRIDGE)], [])
    assert count.why == (
        "unknown origin: a, b: no source is named",
        "the reports are copies of one text and count once",
    )
    lone = report("lone", OTHER)
    (_, _, count) = weigh_origins([report("agency", BRIDGE, "byline:سنا"), lone], [], [])
    assert (count.low, count.best) == (1, 2)
    assert (
        count.why[-1] == "reports that tell no source may rest on one of the others: the lowest number leaves them out"
    )
