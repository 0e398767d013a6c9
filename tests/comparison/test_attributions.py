"""One utterance in two mouths."""

from khabar.comparison.attributions import find_attributions
from khabar.records import Drift, Place, Wording
from tests.comparison.reports import report, span_of, with_quotation

WORDS = "لن نغلق المدرسة قبل نهاية العام"


def drift(score: float, *speakers: str | None) -> tuple[list, Drift]:  # type: ignore[type-arg]
    documents = [
        with_quotation(report(id, f"وجاء في البيان: «{WORDS}»."), WORDS, speaker=speaker)
        for id, speaker in zip("abc", speakers, strict=False)
    ]
    places = [Place(one.id, *(lambda span: (span.start, span.end))(span_of(one, WORDS))) for one in documents]
    wordings = [Wording(at, "direct", who, WORDS) for at, who in zip(places, speakers, strict=True)]
    return documents, Drift("", tuple(wordings), score)


def test_two_named_speakers_of_one_utterance_are_a_conflict_with_both_places() -> None:
    documents, one = drift(0.95, "ليلى حسون", "رامي عبود")
    (conflict,) = find_attributions(documents, [one], ())
    assert conflict.kind == "attribution"
    assert [value.value for value in conflict.values] == ["ليلى حسون", "رامي عبود"]
    assert [value.place.article for value in conflict.values] == ["a", "b"]


def test_one_speaker_in_two_spellings_or_a_looser_likeness_is_none() -> None:
    for score, names in (
        (0.95, ("ليلى حسون", "ليلي حسون")),
        (0.6, ("ليلى حسون", "رامي عبود")),
        (0.95, ("ليلى حسون", None)),
    ):
        documents, one = drift(score, *names)
        assert find_attributions(documents, [one], ()) == ()
