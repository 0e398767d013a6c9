"""People as a stream: princes, namesakes, judgements by hand, and that the way articles come changes nothing."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.link.identities import People, identify_people
from khabar.link.name_keys import pair_keys, surname_keys
from khabar.records import Document, Judgement, Person, Place
from tests.link.reports import naming


def named(people: tuple[Person, ...]) -> list[set[str]]:
    return [{place.article for spelling in person.spellings for place in spelling.places} for person in people]


def prince(id: str, name: str, title: str = "الأمير", rest: str = "معرض الكتاب") -> Document:
    return naming(id, f"افتتح {title} {name} {rest}.", f"{title}|{name}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("فهد بن سالم بن راشد", "فهد بن ماجد بن راشد"),  # two fathers
        ("فهد بن سالم", "فهد بن راشد بن سالم"),  # the father of one is the grandfather of the other
        ("سالم بن راشد", "فهد بن سالم بن راشد"),  # father and son
        ("فهد بن سالم", "فهد السالم"),  # a father's name and a family's
    ],
)
def test_princes_of_like_names_stay_two(one: str, other: str) -> None:
    office = "أمير منطقة الساحل الأمير"
    assert len(identify_people([prince("a", one, office), prince("b", other, office)])) == 2


def test_one_prince_with_and_without_his_chain_is_one_when_his_office_says_so() -> None:
    people = identify_people(
        [
            prince("a", "فهد بن سالم بن راشد آل ماجد", "أمير منطقة الساحل الأمير"),
            prince("b", "فهد بن سالم", "أمير منطقة الساحل", "سوق السمك"),
        ]
    )
    assert len(people) == 1
    assert people[0].name == "فهد بن سالم بن راشد آل ماجد"


def test_a_chain_cut_short_that_fits_two_is_told_to_be_either() -> None:
    people = People()
    people.add(
        [
            naming("a", "زار فهد بن سالم بن راشد المرفأ.", "فهد بن سالم بن راشد"),
            naming("b", "تفقد فهد بن سالم بن ماجد المستشفى الجديد.", "فهد بن سالم بن ماجد"),
            naming("c", "كتب فهد بن سالم قصيدة عن الخيل والصحراء.", "فهد بن سالم"),
        ]
    )
    assert len(people.people()) == 3
    assert any("could be more than one" in doubt.why for doubt in people.namesakes())


def many_of_one_surname(count: int) -> list[Document]:
    given = ["سامي", "رامي", "هاني", "وليد", "طارق", "نادر", "باسم", "زياد"]
    return [
        naming(f"m{n}", f"التقى {given[n % 8]} الحرداني أهالي القرية {n}.", f"{given[n % 8]} الحرداني")
        for n in range(count)
    ]


def test_a_common_name_alone_joins_nobody_and_says_so() -> None:
    people = People()
    people.add(many_of_one_surname(8))
    people.add([naming("x", "سجل سامي الحرداني هدف الفوز في الدقيقة الأخيرة.", "سامي الحرداني")])
    assert {"x"} in named(people.people())
    assert any("maybe another man" in doubt.why for doubt in people.namesakes())


def test_a_rare_name_alone_is_one_person() -> None:
    people = identify_people(
        [naming("a", "وصل باري كولفيلد.", "باري كولفيلد"), naming("b", "غادر باري كولفيلد.", "باري كولفيلد")]
    )
    assert named(people) == [{"a", "b"}]


def test_the_same_man_in_three_scripts_is_one_when_his_office_says_so() -> None:
    people = identify_people(
        [
            naming("ar", "قال وزير الخارجية كريم موسوي إن اللقاء تأجل.", "وزير الخارجية|كريم موسوي"),
            naming(
                "en",
                "Foreign minister Karim Mousavi met Hana Saleh. وزير الخارجية Karim Mousavi",
                "وزير الخارجية|Karim Mousavi",
            ),
        ]
    )
    assert len(people) == 1
    assert {spelling.text for spelling in people[0].spellings} == {"كريم موسوي", "Karim Mousavi"}


@pytest.mark.parametrize("other", ["Mousavi", "Мусави", "الموسوي"])
def test_names_in_three_scripts_meet_under_one_key(other: str) -> None:
    assert set(surname_keys(("موسوي",))) & set(surname_keys((other.removeprefix("ال").casefold(),)))


def test_keys_of_a_short_name_and_of_its_chain_meet() -> None:
    assert set(pair_keys(("فهد", "سالم"))) & set(pair_keys(("فهد", "سالم", "راشد")))


def test_titles_over_time_come_with_their_days() -> None:
    (person,) = identify_people(
        [
            naming("a", "زار وزير الزراعة لؤي الشندغي المزارع.", "وزير الزراعة|لؤي الشندغي", published="2026-05-03"),
            naming(
                "b", "زار وزير الزراعة لؤي الشندغي السوق.", "وزير الزراعة|لؤي الشندغي", published="2026-05-01T09:00:00"
            ),
            naming("c", "عاد لؤي الشندغي وزير المياه من سفره.", "لؤي الشندغي", published="2026-06-01"),
        ]
    )
    assert [(role.text, role.first, role.last) for role in person.roles] == [
        ("وزير الزراعة", "2026-05-01", "2026-05-03")
    ]


def judgement(left: Document, right: Document, verdict: str, undone_at: str | None = None) -> Judgement:
    def place(document: Document) -> Place:
        span = next(one.span for one in document.annotations if type(one).__name__ == "Mention")
        return Place(document.id, span.start, span.end)

    return Judgement(
        kind="person", left=place(left), right=place(right), verdict=verdict, at="2026-06-01", undone_at=undone_at
    )


def test_a_hand_joins_two_names_and_taking_it_back_restores_them() -> None:
    one, other = naming("a", "وصل سامر الحداد.", "سامر الحداد"), naming("b", "غنت ليلى مراد الليلة.", "ليلى مراد")
    people = People()
    people.add([one, other])
    before = people.people()
    people.judge(judgement(one, other, "same"))
    assert named(people.people()) == [{"a", "b"}]
    assert any("by hand" in why for why in people.people()[0].why)
    people.judge(judgement(one, other, "same", undone_at="2026-06-02"))
    assert people.people() == before


def test_a_hand_parts_two_for_good_and_taking_it_back_restores_them() -> None:
    one, other = naming("a", "وصل باري كولفيلد.", "باري كولفيلد"), naming("b", "غادر باري كولفيلد.", "باري كولفيلد")
    people = People()
    people.add([one, other])
    before = people.people()
    people.judge(judgement(one, other, "different"))
    assert named(people.people()) == [{"a"}, {"b"}]
    people.add([naming("c", "عاد باري كولفيلد.", "باري كولفيلد")])
    assert not any({"a", "b"} <= articles for articles in named(people.people()))
    again = People([judgement(one, other, "different")])
    again.add([one, other])
    assert named(again.people()) == [{"a"}, {"b"}]
    people.judge(judgement(one, other, "different", undone_at="2026-06-02"))
    assert named(people.people()) == [{"a", "b", "c"}]
    assert before[0].id == people.people()[0].id


def test_judgements_about_other_things_change_nothing() -> None:
    one, other = naming("a", "وصل باري كولفيلد.", "باري كولفيلد"), naming("b", "غنت ليلى مراد.", "ليلى مراد")
    people = People()
    people.add([one, other])
    row = judgement(one, other, "same")
    assert people.judge(Judgement(kind="story", left=row.left, right=row.right, verdict="same")) == ()
    assert len(people.people()) == 2


def test_the_oldest_leave_a_full_window_and_their_people_with_them() -> None:
    people = People(window=2)
    people.add(
        [
            naming("old", "وصل باري كولفيلد.", "باري كولفيلد", published="2026-05-01"),
            naming("mid", "غادر باري كولفيلد.", "باري كولفيلد", published="2026-05-02"),
            naming("new", "غنت ليلى مراد.", "ليلى مراد", published="2026-05-03"),
        ]
    )
    assert len(people) == 2
    assert named(people.people()) == [{"mid"}, {"new"}]


def test_a_stream_can_be_put_away_and_taken_up_again() -> None:
    people = People()
    people.add(many_of_one_surname(5))
    again = pickle.loads(pickle.dumps(people))
    late = [naming("x", "عاد سامي الحرداني.", "سامي الحرداني")]
    people.add(late)
    again.add(late)
    assert again.people() == people.people()


REPORTS = [
    naming("a", "قال وزير الري باري كولفيلد إن السد آمن.", "وزير الري|باري كولفيلد", published="2026-05-01"),
    naming("b", "وأضاف كولفيلد وزير الري أن العمل مستمر في السد الآمن.", "كولفيلد", published="2026-05-01"),
    naming("c", "زار فهد بن سالم بن راشد المرفأ.", "فهد بن سالم بن راشد", published="2026-05-02"),
    naming("d", "زار فهد بن سالم بن راشد السوق.", "فهد بن سالم بن راشد", published="2026-05-03"),
    naming("e", "غنت ليلى مراد.", "ليلى مراد"),
    naming("f", "", published="2026-05-03"),
]


@given(st.permutations(REPORTS), st.integers(1, 6))
def test_neither_order_nor_portions_nor_repetition_change_who_is_one(order: list[Document], portion: int) -> None:
    people = People()
    for at in range(0, len(order), portion):
        people.add(order[at : at + portion])
    before = people.people()
    people.add(order)
    assert people.people() == before
    assert sorted(map(sorted, named(before))) == sorted(map(sorted, named(identify_people(REPORTS))))
