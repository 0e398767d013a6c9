"""How each report puts a claim, who is heard, what is left out, and what was known when."""

import pytest

from khabar.annotation.pipeline import annotate_all
from khabar.comparison.moments import known_by
from khabar.comparison.omissions import find_omissions
from khabar.comparison.tellings import with_tellings
from khabar.comparison.voices import find_voices
from khabar.errors import InputError
from khabar.records import Claim, Document, Place, Sentence, make_article
from tests.comparison.reports import report


def annotated(text: str, *, id: str = "a", outlet: str = "صدى المرج", byline: str = "") -> Document:
    documents, _ = annotate_all([make_article(text, id=id, outlet=outlet, byline=byline)])
    return documents[0]


def claim_of(*documents: Document, silent: tuple[str, ...] = ()) -> Claim:
    """A claim that the first sentence of every document makes."""
    spans = [(document.id, document.of(Sentence)[0].span) for document in documents]
    support = tuple(Place(one, span.start, span.end) for one, span in spans)
    return Claim(documents[0].text[: support[0].end], support[0], support, silent)


@pytest.mark.parametrize(
    ("text", "strength", "hands"),
    [
        ("انهار جسر المرج القديم فجر الأحد.", "states", ["outlet"]),
        ("قال وزير الأشغال سامي حداد إن الجسر انهار فجر الأحد.", "says", ["outlet", "named"]),
        ("أكد وزير الأشغال سامي حداد أن الجسر انهار فجر الأحد.", "affirms", ["outlet", "named"]),
        ("زعم وزير الأشغال سامي حداد أن الجسر كان متينا طوال الوقت.", "doubts", ["outlet", "named"]),
        ("نفى وزير الأشغال سامي حداد أن يكون الجسر قد أهمل.", "denies", ["outlet", "named"]),
        ("وقالت مصادر مطلعة إن الجسر أهمل سنوات طويلة.", "says", ["outlet", "unnamed"]),
        ("نقلت رويترز عن مصدر أمني قوله إن الجسر أهمل سنوات طويلة.", "says", ["outlet", "agency", "unnamed"]),
    ],
)
def test_a_telling_has_its_strength_and_its_hands(text: str, strength: str, hands: list[str]) -> None:
    document = annotated(text)
    (claim,) = with_tellings([claim_of(document)], [document])
    (telling,) = claim.tellings
    assert telling.strength == strength
    assert [hand.kind for hand in telling.hands] == hands
    assert telling.hands[0].name == "صدى المرج"
    assert telling.cue is None or telling.cue.span.of(document.text) in text


@pytest.mark.parametrize(
    ("stamps", "first"),
    [
        (("2026-05-14T08:00:00", "2026-05-14T09:00:00"), "a"),
        (("2026-05-14T08:00:00", "2026-05-14"), ""),
        (("2026-05-14T08:00:00", None), ""),
        (("2026-05-15", "2026-05-14T09:00:00"), "b"),
        (("2026-05-14T08:30:00+03:00", "2026-05-14T06:00:00+00:00"), "a"),
        (("2026-05-14T10:30:00+03:00", "2026-05-14T06:00:00+00:00"), "b"),
        (("2026-05-14T08:30:00+03:00", "2026-05-14T09:00:00"), ""),
        (("2026-05-12T08:30:00+03:00", "2026-05-14"), "a"),
    ],
)
def test_who_had_it_first_is_said_only_where_the_stamps_tell(stamps: tuple[str, str | None], first: str) -> None:
    documents = [report(id, "انهار جسر المرج القديم.", published=stamp) for id, stamp in zip("ab", stamps, strict=True)]
    (claim,) = with_tellings([claim_of(*documents)], documents)
    assert claim.first == first


def test_one_person_heard_in_two_texts_is_one_voice_and_unnamed_sources_are_never_joined() -> None:
    texts = (
        "قال وزير الأشغال سامي حداد إن الجسر انهار. وقالت مصادر مطلعة إن الجسر أهمل سنوات.",
        "أعلن الوزير سامي حداد أن الجسر انهار. وقالت مصادر مطلعة إن الجسر أهمل سنوات.",
    )
    documents = [annotated(text, id=id, outlet=id) for id, text in zip("ab", texts, strict=True)]
    voices = find_voices(documents, ())
    named = [voice for voice in voices if voice.kind == "person"]
    assert [voice.articles for voice in named] == [("a", "b")]
    assert sorted(voice.articles for voice in voices if voice.kind == "unnamed") == [("a",), ("b",)]


def test_a_report_leaves_out_what_most_others_tell_unless_it_came_out_before() -> None:
    days = {"a": "2026-05-14", "b": "2026-05-14", "c": "2026-05-15", "d": "2026-05-13"}
    documents = [report(id, "انهار جسر المرج القديم.", published=day) for id, day in days.items()]
    shared = claim_of(*documents[:2], silent=("c", "d"))
    alone = claim_of(documents[2], silent=("a", "b", "d"))
    (missed, own) = find_omissions(documents, [shared, alone])
    assert (missed.article, missed.kind, missed.told_by) == ("c", "left out", ("a", "b"))
    assert (own.article, own.kind) == ("c", "only here")
    assert find_omissions(documents[:2], [shared]) == ()


@pytest.mark.parametrize(
    ("moment", "known"),
    [
        ("", "abcd"),
        ("2026-05-14", "abc"),
        ("2026-05-14T09:00:00+03:00", "a"),
        ("2026-05-14T12:30:00+03:00", "ab"),
        ("2026-05-13", ""),
    ],
)
def test_as_of_a_moment_only_what_had_surely_come_out_is_known(moment: str, known: str) -> None:
    stamps = {"a": "2026-05-14T08:00:00+03:00", "b": "2026-05-14T09:00:00Z", "c": "2026-05-14", "d": None}
    documents = [report(id, "انهار جسر المرج.", published=stamp) for id, stamp in stamps.items()]
    taken, later = known_by(documents, moment)
    assert "".join(document.id for document in taken) == known
    assert sorted([*known, *later]) == list("abcd")


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="2026-05-14"):
        known_by((), "yesterday")


def test_the_outlet_itself_is_no_other_hand() -> None:
    document = annotated("قالت المديرة هناء الطرابيشي لـ«الراصد» إن الجسر أهمل سنوات طويلة.", outlet="صحيفة الراصد")
    (claim,) = with_tellings([claim_of(document)], [document])
    assert [hand.kind for hand in claim.tellings[0].hands] == ["outlet", "named"]
