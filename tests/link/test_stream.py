"""Stories while articles come: ids, growth, merges, the window, late and repeated articles, judgements by hand."""

import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar import engine
from khabar.link.judgements import DIFFERENT, SAME
from khabar.link.stream import StoryStream
from khabar.records import Document, Judgement, Place, make_article
from tests.link.link_reports import BRIDGE, FIRE, MATCH, Letters, day, document, grouping

BRIDGES = [document(f"b{n}", *report, outlet=f"o{n}", published="2031-03-02") for n, report in enumerate(BRIDGE)]


def judged(left: str, right: str, verdict: str, at: str = "2031-03-03T10:00:00+00:00", **fields: str) -> Judgement:
    return Judgement(kind="story", left=Place(left, 0, 0), right=Place(right, 0, 0), verdict=verdict, at=at, **fields)


def streamed(documents: list[Document]) -> StoryStream:
    stream = StoryStream()
    for one in documents:
        stream.add([one], Letters())
    return stream


def test_a_story_is_born_and_grows_under_one_id() -> None:
    stream = StoryStream()
    (born,) = stream.add(BRIDGES[:1], Letters()).changes
    assert (born.kind, born.why) == ("born", "nothing at hand is near to it")
    (grown,) = stream.add(BRIDGES[1:2], Letters()).changes
    assert (grown.kind, grown.story) == ("grown", born.story)
    assert [member.article for member in grown.members] == ["b1"]
    assert grown.why.endswith(" near b0")
    (story,) = stream.stories()
    assert story.id == born.story
    assert len(story.members) == 2


def test_a_report_of_something_else_is_told_why_it_is_new() -> None:
    stream = streamed(BRIDGES[:1])
    (born,) = stream.add([document("f", *FIRE[0])], Letters()).changes
    assert born.kind == "born"
    assert born.why


def test_an_article_that_comes_again_changes_nothing() -> None:
    stream = streamed(BRIDGES)
    before = stream.stories()
    assert stream.add([*BRIDGES, BRIDGES[0]], Letters()).changes == ()
    assert stream.stories() == before


def test_one_by_one_in_any_order_gives_the_stories_of_all_at_once() -> None:
    at_once = StoryStream()
    at_once.add(day(), Letters())
    for seed in range(6):
        shuffled = random.Random(seed).sample(day(), len(day()))
        assert grouping(streamed(shuffled).stories()) == grouping(at_once.stories())


def test_two_stories_that_turn_out_to_be_one_keep_the_older_id_and_the_other_as_an_alias() -> None:
    stream = StoryStream()
    stream.judge([judged("b0", "b1", DIFFERENT)])
    stream.add(BRIDGES[:1], Letters())
    stream.add(BRIDGES[1:2], Letters())
    younger, older = sorted(stream.stories(), key=lambda story: story.members, reverse=True)
    changes = stream.judge([])
    assert ("merged", older.id, younger.id) in {(change.kind, change.story, change.other) for change in changes}
    (story,) = stream.stories()
    assert story.id == older.id
    assert story.aliases == (younger.id,)
    assert stream.find(younger.id) == stream.find(older.id) == story


def test_judged_the_same_then_undone_gives_the_former_stories_under_their_former_ids() -> None:
    stream = streamed(day())
    before = {story.id: story.members for story in stream.stories()}
    row = judged("f0", "m0", SAME)
    assert "merged" in {change.kind for change in stream.judge([row])}
    assert any({"f0", "f1", "m0"} == group for group in grouping(stream.stories()))
    assert "split" in {change.kind for change in stream.judge([])}
    assert {story.id: story.members for story in stream.stories()} == before


def test_judged_different_they_part_and_stay_apart_in_any_order() -> None:
    rows = [judged("b0", "b2", DIFFERENT)]
    for seed in range(6):
        stream = StoryStream()
        stream.judge(rows)
        for one in random.Random(seed).sample(BRIDGES, len(BRIDGES)):
            stream.add([one], Letters())
        assert not any({"b0", "b2"} <= group for group in grouping(stream.stories()))


def test_a_judgement_waits_for_its_articles() -> None:
    stream = StoryStream()
    stream.judge([judged("f0", "m0", SAME)])
    (story,) = streamed_into(stream, [document("f0", *FIRE[0]), document("m0", *MATCH[0])]).stories()
    assert {member.article for member in story.members} == {"f0", "m0"}


def streamed_into(stream: StoryStream, documents: list[Document]) -> StoryStream:
    for one in documents:
        stream.add([one], Letters())
    return stream


def test_a_link_made_by_hand_is_explained_as_such() -> None:
    stream = StoryStream()
    stream.judge([judged("f0", "m0", SAME)])
    stream.add([document("f0", *FIRE[0]), document("m0", *MATCH[0])], Letters())
    (story,) = stream.stories()
    assert {feature.name for feature in stream.explain(story.id, Letters())[0].features} >= {"judged"}


def test_a_late_article_joins_its_story_inside_the_window() -> None:
    fire = document("f", *FIRE[0], published="2031-03-05")
    stream = streamed([BRIDGES[0], fire])
    (grown,) = stream.add([document("late", *BRIDGE[1], published="2031-03-02")], Letters()).changes
    assert grown.kind == "grown"


def test_an_old_story_leaves_the_window_whole_and_memory_with_it() -> None:
    stream = streamed(BRIDGES)
    arrival = stream.add([document("f", *FIRE[0], published="2031-04-02")], Letters())
    (closed,) = arrival.closed
    assert {member.article for member in closed.members} == {"b0", "b1", "b2"}
    assert closed.outlets == ("o0", "o1", "o2")
    assert (closed.first, closed.last) == ("2031-03-02", "2031-03-02")
    assert "closed" in {change.kind for change in arrival.changes}
    assert len(stream.window.profiles) == 1
    assert stream.add(BRIDGES, Letters()).changes == ()


def test_terms_of_articles_that_left_make_room_for_others() -> None:
    stream = StoryStream()
    for month in range(1, 12):
        reports = [
            document(f"{month}-{n}", *report, published=f"2031-{month:02d}-02") for n, report in enumerate(BRIDGE)
        ]
        stream.add(reports, Letters())
    once = streamed(BRIDGES)
    assert len(stream.window.vocabulary) <= 2 * len(once.window.vocabulary)


def test_old_articles_find_each_other_though_newer_ones_came_before() -> None:
    stream = streamed([document("f", *FIRE[0], published="2031-04-02")])
    (closed,) = stream.add(BRIDGES, Letters()).closed
    assert len(closed.members) == 3


def test_too_many_sections_make_the_oldest_stories_leave() -> None:
    stream = StoryStream(most=3)
    stream.add(BRIDGES, Letters())
    arrival = stream.add([document(f"f{n}", *r, published="2031-03-03") for n, r in enumerate(FIRE)], Letters())
    assert [len(story.members) for story in arrival.closed] == [3]


def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    stream = streamed(BRIDGES[:2])
    (before,) = stream.stories()
    text = BRIDGE[1][1] + " وحضر الافتتاح محافظ وردان."
    stream.add([document("b1-2", BRIDGE[1][0], text, published="2031-03-02", replaces="b1")], Letters())
    (story,) = stream.stories()
    assert story.id == before.id
    assert {member.article for member in story.members} == {"b0", "b1-2"}


def test_a_stream_can_be_put_away_and_taken_up_again() -> None:
    stream = pickle.loads(pickle.dumps(streamed(BRIDGES[:2])))
    (grown,) = stream.add(BRIDGES[2:], Letters()).changes
    assert grown.kind == "grown"


def test_a_wire_copy_joins_at_once_and_is_no_further_origin() -> None:
    stream = streamed([BRIDGES[0], document("copy", *BRIDGE[0], outlet="other", published="2031-03-02")])
    (story,) = stream.stories()
    assert len(story.members) == 2
    assert story.origins == 1


def test_reports_of_two_outlets_in_their_own_words_are_two_origins() -> None:
    (story,) = streamed(BRIDGES[:2]).stories()
    assert story.origins == 2


@settings(deadline=None, max_examples=30)
@given(st.permutations(day()), st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_every_section_is_in_one_story_whatever_the_order_and_the_batches(
    documents: list[Document], sizes: list[int]
) -> None:
    stream = StoryStream()
    waiting = list(documents)
    while waiting:
        size = sizes[len(waiting) % len(sizes)]
        stream.add(waiting[:size], Letters())
        waiting = waiting[size:]
    members = [member.article for story in stream.stories() for member in story.members]
    assert sorted(members) == sorted(one.id for one in documents)


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["b0", "b1", "b2", "f0", "f1", "m0"]),
            st.sampled_from(["b0", "b2", "f1", "m0"]),
            st.sampled_from([SAME, DIFFERENT]),
        ),
        max_size=6,
    )
)
def test_any_judgements_undone_give_the_former_stories(told: list[tuple[str, str, str]]) -> None:
    stream = streamed(day())
    before = {story.id: story.members for story in stream.stories()}
    rows = [judged(left, right, verdict, at=f"2031-03-0{n + 1}") for n, (left, right, verdict) in enumerate(told)]
    stream.judge(rows)
    assert sorted(m.article for story in stream.stories() for m in story.members) == [
        "b0",
        "b1",
        "b2",
        "f0",
        "f1",
        "m0",
    ]
    stream.judge([])
    assert {story.members for story in stream.stories()} == set(before.values())


@pytest.mark.parametrize(
    ("rows", "together"),
    [
        ([("b0", "m0", SAME, "1")], True),
        ([("b0", "m0", SAME, "1"), ("b0", "m0", DIFFERENT, "2")], False),
        ([("b0", "m0", DIFFERENT, "1"), ("b0", "m0", SAME, "2")], True),
        ([("b0", "m0", DIFFERENT, "1"), ("b0", "f0", SAME, "2"), ("f0", "m0", SAME, "3")], True),
    ],
)
def test_the_latest_judgement_wins(rows: list[tuple[str, str, str, str]], together: bool) -> None:
    stream = streamed(day())
    stream.judge([judged(left, right, verdict, at) for left, right, verdict, at in rows])
    assert any({"b0", "m0"} <= group for group in grouping(stream.stories())) is together


def test_arabic_and_english_reports_of_one_happening_join() -> None:
    told = [
        (
            "ar",
            "زلزال بقوة 6.4 درجات يقتل 27 شخصا في جزيرة مورانتا",
            "ضرب زلزال بقوة 6.4 درجات جزيرة مورانتا فجر الثلاثاء وأسفر عن مقتل 27 شخصا وإصابة 340 آخرين، بحسب المتحدث سانتوس ماريلا.",
        ),
        (
            "en",
            "Magnitude 6.4 earthquake kills 27 on Moranta island",
            "A 6.4 magnitude earthquake struck the island of Moranta before dawn on Tuesday, killing 27 people and injuring 340, said the spokesman, Santos Marila.",
        ),
        (
            "en2",
            "Brennmark plans 27 new schools",
            "The town of Brennmark will build 27 schools by next year, the minister of education said on Tuesday.",
        ),
    ]
    articles = [make_article(text, title=title, id=id, published="2031-05-13") for id, title, text in told]
    groups = grouping(engine.cluster(articles))
    assert groups == {frozenset({"ar", "en"}), frozenset({"en2"})}
