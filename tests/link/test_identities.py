from hypothesis import given
from hypothesis import strategies as st

from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.link.identities import identify_people
from khabar.link.people import name_parts
from khabar.records import Annotation, Document, Mention, Person, Quotation, Span, make_article


def span_of(text: str, piece: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(piece, at + 1)
    return Span(at, at + len(piece))


def report(id: str, text: str, *people: str, more: tuple[Annotation, ...] = ()) -> Document:
    """`people` are «title|name as written|fullest name»; the last is left out where it is the same."""
    article = make_article(text, id=id)
    bare = Document(article, normalize(article.text))
    mentions = []
    for person in people:
        title, written, fullest = [*person.split("|"), ""][:3]
        span = span_of(text, f"{title} {written}".strip())
        name = Span(span.end - len(written), span.end)
        mentions.append(
            Mention(
                span=name,
                by="test",
                label="PER",
                name=fullest or written,
                title_span=Span(span.start, span.start + len(title)) if title else None,
            )
        )
    return bare.with_annotations([*find_sentences(bare), *mentions, *more])


def person_named(people: tuple[Person, ...], written: str) -> Person:
    return next(person for person in people if written in {spelling.text for spelling in person.spellings})


def test_one_office_and_alike_names_are_one_man_with_both_spellings() -> None:
    left = report(
        "left",
        "التقى وزير الزراعة سامر الحداد قائد القوات البحرية وخفر السواحل لجمهورية أركاديا العميد ستيفان بوريسكوفيتش في المرفأ.",
        "وزير الزراعة|سامر الحداد",
        "العميد|ستيفان بوريسكوفيتش",
    )
    right = report(
        "right",
        "وصل سامر الحداد إلى المرفأ واستقبله قائد القوات البحرية وخفر السواحل الأركادي، العميد ميلان بورسكوفيتش وصحبه.",
        "|سامر الحداد",
        "العميد|ميلان بورسكوفيتش",
    )
    people = identify_people([left, right])
    assert len(people) == 2
    admiral = person_named(people, "ستيفان بوريسكوفيتش")
    assert {spelling.text for spelling in admiral.spellings} == {"ستيفان بوريسكوفيتش", "ميلان بورسكوفيتش"}
    assert {spelling.places[0].article for spelling in admiral.spellings} == {"left", "right"}
    assert any("office" in why for why in admiral.why)
    assert {title.text for title in admiral.titles} == {"العميد"}


def test_two_people_who_share_only_a_surname_stay_two() -> None:
    left = report("left", "قال الخبير سامر الحداد إن الأمطار تأخرت هذا العام.", "الخبير|سامر الحداد")
    right = report("right", "قال الخبير ماهر الحداد إن الأمطار جاءت مبكرة.", "الخبير|ماهر الحداد")
    assert len(identify_people([left, right])) == 2


def test_two_people_who_share_only_a_first_name_stay_two() -> None:
    left = report("left", "قالت الطبيبة ليلى منصور إن المستشفى مكتظ.", "الطبيبة|ليلى منصور")
    right = report("right", "قالت الطبيبة ليلى الخطيب إن المستشفى فارغ.", "الطبيبة|ليلى الخطيب")
    assert len(identify_people([left, right])) == 2


def test_one_name_in_two_roles_and_no_shared_company_maybe_another_man() -> None:
    left = report("left", "سجل المهاجم خالد الزين هدفين في المباراة.", "المهاجم|خالد الزين")
    right = report("right", "أصدر القاضي خالد الزين حكمه في القضية.", "القاضي|خالد الزين")
    assert len(identify_people([left, right])) == 2


def test_one_name_in_the_same_role_is_one_man() -> None:
    left = report("left", "أصدر القاضي خالد الزين حكمه أمس.", "القاضي|خالد الزين")
    right = report("right", "وحكم القاضي خالد الزين على المتهم بالسجن.", "القاضي|خالد الزين")
    (person,) = identify_people([left, right])
    assert person.why


def test_a_father_and_his_son_are_two() -> None:
    left = report("left", "تحدث أحمد علي الزين مع الصحافة.", "|أحمد علي الزين")
    right = report("right", "تحدث علي الزين مع الصحافة.", "|علي الزين")
    assert len(identify_people([left, right])) == 2


def test_a_given_name_alone_joins_nobody() -> None:
    left = report("left", "بحث عمر الناصر مع رنا الشامي ملف المياه.", "|عمر الناصر", "|رنا الشامي")
    right = report("right", "وصل سامي إلى مكتب رنا الشامي ومعه عمرو.", "|رنا الشامي", "|عمرو")
    assert len(identify_people([left, right])) == 3


def test_holders_of_like_offices_with_one_given_name_stay_two() -> None:
    left = report(
        "left", "قال مدير صحة الشمال الدكتور محمد الزين إن اللقاح متوفر.", "مدير صحة الشمال الدكتور|محمد الزين"
    )
    right = report(
        "right", "قال مدير صحة الجنوب الدكتور محمد الناصر إن اللقاح نفد.", "مدير صحة الجنوب الدكتور|محمد الناصر"
    )
    assert len(identify_people([left, right])) == 2


def test_a_surname_joins_the_only_bearer_when_company_is_shared() -> None:
    left = report("left", "بحث عمر الناصر مع رنا الشامي ملف المياه.", "|عمر الناصر", "|رنا الشامي")
    right = report("right", "وأضاف الناصر أن رنا الشامي وافقت.", "|الناصر", "|رنا الشامي")
    people = identify_people([left, right])
    assert len(people) == 2
    assert {s.text for s in person_named(people, "عمر الناصر").spellings} == {"عمر الناصر", "الناصر"}


def test_a_surname_with_two_bearers_joins_neither() -> None:
    left = report(
        "left", "بحث عمر الناصر ورنا الشامي ووليد الناصر الملف.", "|عمر الناصر", "|رنا الشامي", "|وليد الناصر"
    )
    right = report("right", "وأضاف الناصر أن رنا الشامي وافقت.", "|الناصر", "|رنا الشامي")
    assert len(identify_people([left, right])) == 4


def test_a_surname_later_in_one_article_is_the_fuller_name_before_it() -> None:
    (person,) = identify_people(
        [report("one", "وصل عمر الناصر صباحا. ثم غادر الناصر مساء.", "|عمر الناصر", "غادر|الناصر")]
    )
    assert {s.text for s in person.spellings} == {"عمر الناصر", "الناصر"}


def test_a_body_that_speaks_is_no_person() -> None:
    text = "وصل عمر الناصر صباحا. وقالت وزارة النقل إن الطريق مفتوح."
    said = Quotation(
        span=span_of(text, "الطريق مفتوح"),
        by="test",
        kind="indirect",
        speaker=span_of(text, "وزارة النقل"),
        speaker_name="وزارة النقل",
    )
    assert [person.name for person in identify_people([report("one", text, "|عمر الناصر", more=(said,))])] == [
        "عمر الناصر"
    ]


def thing(document: Document, piece: str, label: str) -> Document:
    """The same with one more mention, of no person."""
    mention = Mention(span=span_of(document.text, piece), by="test", label=label, name=piece)
    return document.with_annotations([*document.annotations, mention])


def test_a_ship_that_one_report_takes_for_a_person_is_nobody() -> None:
    left = report("left", "رست السفينة فجر البحار في المرفأ وعلى متنها عمر الناصر.", "|فجر البحار", "|عمر الناصر")
    right = thing(report("right", "وصلت السفينة فجر البحار أمس."), "فجر البحار", "MISC")
    assert [person.name for person in identify_people([left, right])] == ["عمر الناصر"]


def test_a_university_and_a_harbour_are_nobody() -> None:
    one = report("one", "زار عمر الناصر جامعة الوردان ثم ميناء سلوى.", "|عمر الناصر", "|جامعة الوردان", "|ميناء سلوى")
    assert [person.name for person in identify_people([one])] == ["عمر الناصر"]


def test_a_person_once_taken_for_a_body_stays_a_person() -> None:
    left = report("left", "تحدث الوزير عمر الناصر إلى الصحافة.", "الوزير|عمر الناصر")
    right = thing(report("right", "وشكر الحاضرون عمر الناصر."), "عمر الناصر", "ORG")
    assert [person.name for person in identify_people([left, right])] == ["عمر الناصر"]


def test_a_described_speaker_gives_the_person_a_title() -> None:
    text = "وصل عمر الناصر صباحا. وقال رئيس البلدية إن الطريق مفتوح."
    said = Quotation(
        span=span_of(text, "الطريق مفتوح"),
        by="test",
        kind="indirect",
        speaker=span_of(text, "رئيس البلدية"),
        speaker_name="عمر الناصر",
    )
    (person,) = identify_people([report("one", text, "|عمر الناصر", more=(said,))])
    assert [title.text for title in person.titles] == ["رئيس البلدية"]


def test_names_lose_the_article_and_keep_abd_with_its_word() -> None:
    assert name_parts("عبد الرحيم بن سالم الموسوي") == ("عبدالرحيم", "سالم", "موسوي")


@given(st.lists(st.text(max_size=60), max_size=3), st.data())
def test_every_spelling_stands_at_its_places(texts: list[str], data: st.DataObject) -> None:
    documents = []
    for n, text in enumerate(texts):
        article = make_article(text, id=str(n))
        bare = Document(article, normalize(text))
        cuts = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
        documents.append(
            bare.with_annotations(
                Mention(span=Span(min(cut), max(cut)), by="test", label="PER", name=text[min(cut) : max(cut)])
                for cut in cuts
            )
        )
    people = identify_people(documents)
    assert people == identify_people(documents)
    for person in people:
        for spelling in person.spellings:
            for place in spelling.places:
                assert place.span.of(texts[int(place.article)])
            first = spelling.places[0]
            assert first.span.of(texts[int(first.article)]) == spelling.text
