"""Quotations in English reports: marks, clauses, split speech, headlines, and what is no quotation."""

import pytest

from khabar.annotation.pipeline import annotate_all
from khabar.records import Quotation, make_article


def said_in(text: str, *, title: str = "") -> list[tuple[str, str]]:
    documents, failures = annotate_all([make_article(text, title=title)])
    assert not failures, failures[0]
    document = documents[0]
    return [(found.kind, found.span.of(document.text)) for found in document.of(Quotation)]


SAID = [
    (
        "Transport Minister Laura Hensley said on Monday that the bridge would open in May.",
        [("indirect", "the bridge would open in May")],
    ),
    (
        "The bridge will open in May, Transport Minister Laura Hensley said on Monday.",
        [("indirect", "The bridge will open in May")],
    ),
    ('"We have nothing to hide," said Daniel Okoro, the firm\'s head.', [("direct", "We have nothing to hide")]),
    (
        "“We have nothing to hide,” Okoro told reporters. “Every file is open to the auditors.”",
        [("direct", "We have nothing to hide"), ("direct", "Every file is open to the auditors.")],
    ),
    (
        '"The harvest," she said, "was the worst in forty years."',
        [("direct", "The harvest"), ("direct", "was the worst in forty years.")],
    ),
    (
        "Officials told Northern Wire the dam was safe, adding that engineers would return on Friday.",
        [("indirect", "the dam was safe"), ("indirect", "engineers would return on Friday")],
    ),
    (
        "According to the Ministry of Health, 14 patients have been discharged.",
        [("indirect", "14 patients have been discharged")],
    ),
    ("The ferry sank within minutes, according to two survivors.", [("indirect", "The ferry sank within minutes")]),
    ('Mayor Tom Feld described the plan as "a gift to speculators".', [("direct", "a gift to speculators")]),
    ('The union accused the port of "playing with lives".', [("direct", "playing with lives")]),
    (
        "Police say three men were arrested; the suspects deny the charges.",
        [("indirect", "three men were arrested"), ("indirect", "the charges")],
    ),
    (
        "Experts warn drought could spread, but the government insists reserves are full.",
        [("indirect", "drought could spread"), ("indirect", "reserves are full")],
    ),
    ('"Is anyone listening?" asked Rosa Lind, a nurse.', [("direct", "Is anyone listening?")]),
    ("Rosa Lind, a nurse, said the ward had no beds.", [("indirect", "the ward had no beds")]),
    (
        "Three people were killed in the blast, police said.",
        [("indirect", "Three people were killed in the blast")],
    ),
    (
        "The government urged residents to leave the valley before nightfall.",
        [("indirect", "leave the valley before nightfall")],
    ),
    ("Analysts expect the bank to cut rates in June.", [("indirect", "the bank to cut rates in June")]),
    (
        'He called the ruling "shameful" and said he would appeal.',
        [("direct", "shameful"), ("indirect", "he would appeal")],
    ),
]

NOT_SAID = [
    'The film "Night Train" won the festival\'s top prize.',
    "The company has not said whether it will appeal.",
    "It was not immediately clear who was behind the attack.",
    "The report was shorter than expected, and the claims desk was closed.",
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_english_speech_is_found_with_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert said_in(text) == expected


@pytest.mark.parametrize("text", NOT_SAID)
def test_titles_denials_of_speech_and_nouns_are_none(text: str) -> None:
    assert said_in(text) == []


def test_an_english_headline_with_a_speaker_before_the_colon() -> None:
    found = said_in("Laura Hensley said the works were on time.", title="Hensley: bridge will open in May")
    assert found == [("indirect", "bridge will open in May"), ("indirect", "the works were on time")]
