"""Names in English reports: people, places, bodies and things, and what only looks like a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotation.mentions import find_mentions
from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.records import Document, make_article


def names(text: str, title: str = "") -> list[tuple[str, str]]:
    article = make_article(text, title=title, id="a")
    document = Document(article, normalize(article.text))
    document = document.with_annotations(find_sentences(document))
    return [(mention.span.of(document.text), mention.label) for mention in find_mentions([document])[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # possessives, datelines, agencies
        ("The plan is Norway's own.", [("Norway", "LOC")]),
        (
            "BERGEN (Reuters) - Norway's Ministry of Fisheries and Coastal Affairs closed two ports.",
            [("BERGEN", "LOC"), ("Reuters", "ORG"), ("Norway", "LOC"), ("Ministry of Fisheries and Coastal Affairs", "ORG")],
        ),
        # titles are no part of a name, what they are the title of neither
        ("On Friday Deputy Fisheries Minister Arne Lund resigned.", [("Arne Lund", "PER")]),
        ("Lt. Gen. Arne P. Lund spoke.", [("Arne P. Lund", "PER")]),
        ("The Danish Prime Minister Mette Krag met Oslo Mayor Ida Holt.", [("Mette Krag", "PER"), ("Oslo", "LOC"), ("Ida Holt", "PER")]),
        # small words inside names, hyphens, initials, nicknames
        ("Prince Salman bin Khalid al-Otaibi met Maria de la Cruz.", [("Salman bin Khalid al-Otaibi", "PER"), ("Maria de la Cruz", "PER")]),
        ("They met J.K. Harrow and Kim Sang-ho.", [("J.K. Harrow", "PER"), ("Kim Sang-ho", "PER")]),
        ('Police arrested Pedro "El Gato" Rojas.', [('Pedro "El Gato" Rojas', "PER")]),
        # firms and other bodies
        ("It is owned by Nordlys Marine Ltd, a shipping firm.", [("Nordlys Marine Ltd", "ORG")]),
        ("Danish brewer Havn Blonde raised prices.", [("Havn Blonde", "ORG")]),
        ("Shares in Aldercroft fell.", [("Aldercroft", "ORG")]),
        ("The U.N. Security Council and Save the Children met.", [("U.N. Security Council", "ORG"), ("Save the Children", "ORG")]),
        ("The Dock Workers' Union met the Fish and Wildlife Agency.", [("Dock Workers' Union", "ORG"), ("Fish and Wildlife Agency", "ORG")]),
        ("Nordic Terminals denied it, Ida Holt, 41, said.", [("Nordic Terminals", "ORG"), ("Ida Holt", "PER")]),
        ("She studied at the University of Bergen.", [("University of Bergen", "ORG")]),
        ("Officials at the White House were silent.", [("White House", "ORG")]),
        ("The King Olaf Hospital was shut.", [("King Olaf Hospital", "ORG")]),
        # places
        ("It sank off Skagen, near Mount Harald and the Gulf of Tarn.", [("Skagen", "LOC"), ("Mount Harald", "LOC"), ("Gulf of Tarn", "LOC")]),
        ("Rain fell in Varde, Esbjerg and Ribe.", [("Varde", "LOC"), ("Esbjerg", "LOC"), ("Ribe", "LOC")]),
        ("He came from the village of Tarn Hede.", [("Tarn Hede", "LOC")]),
        # ships, prizes
        ("The ferry Silver Tern left.", [("Silver Tern", "MISC")]),
        ("She won the Nobel Peace Prize.", [("Nobel Peace Prize", "MISC")]),
        # no names
        ("On Monday the French and Danish teams met in March.", []),
        ("Doctors said DNA tests were under way.", []),
        ("Talks on the Houston-based firm went on.", [("Houston", "LOC")]),
    ],
)  # fmt: skip
def test_names_and_what_only_looks_like_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_what_one_place_tells_the_others_use() -> None:
    text = "Havn Motor will close. Havn has 40 workers. Mayor Ida Holt wept. Holt had hoped."
    assert names(text) == [("Havn Motor", "ORG"), ("Havn", "ORG"), ("Ida Holt", "PER"), ("Holt", "PER")]


def test_a_headline_in_capitals_repeats_the_names_of_the_text_and_lists() -> None:
    found = names(
        "The tanker Silver Tern left Norway, said Ida Holt.", title="NORWAY FREES TANKER SILVER TERN, SAYS HOLT"
    )
    assert found[:3] == [("NORWAY", "LOC"), ("SILVER TERN", "MISC"), ("HOLT", "PER")]
    assert names("Mayor Ida Holt left.", title="Mayor Holt Leaves Office After Long Debate")[0] == ("Holt", "PER")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("Abc d.'’s-&\"“”ofthe Min M, LtdK1\n"), max_size=80))
def test_any_latin_text_gives_spans_in_order(text: str) -> None:
    article = make_article(text, id="a")
    document = Document(article, normalize(article.text))
    document = document.with_annotations(find_sentences(document))
    last = 0
    for mention in find_mentions([document])[0]:
        assert last <= mention.span.start < mention.span.end <= len(document.text)
        last = mention.span.end


@pytest.mark.parametrize(
    "hostile", ["A. " * 20_000, "Al-" * 20_000, "Ministry of " * 10_000, "Farmers' " * 10_000, "“A ”B " * 10_000]
)
def test_endless_names_come_to_an_end(hostile: str) -> None:
    assert all(len(name) < 1000 for name, _ in names(hostile))
