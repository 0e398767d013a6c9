"""Plain text: headers, titles, and bodies that stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.read.texts import read_text, split_header

LEAD = "لقي سبعة أشخاص مصرعهم في حريق اندلع فجر أمس الأربعاء في ميناء مرسى الدانة."
SECOND = "وقالت وزارة النقل إن النيران باتت تحت السيطرة."
TITLE = "مقتل سبعة أشخاص في حريق سفينة شحن"


def test_a_header_gives_the_fields_and_unknown_keys_are_kept():
    draft = read_text(
        f"outlet: المرسى اليومية\nTitle: {TITLE}\npublished: 2026-05-14\ndesk: محليات\n---\n{LEAD}\n{SECOND}\n"
    )
    assert (draft.outlet, draft.title, draft.published) == ("المرسى اليومية", TITLE, "2026-05-14")
    assert draft.extra == {"desk": "محليات"}
    assert draft.text == f"{LEAD}\n{SECOND}"


def test_a_header_may_have_an_opening_line_as_in_front_matter():
    draft = read_text(f"---\ntitle: {TITLE}\n---\n\n{LEAD}")
    assert (draft.title, draft.text) == (TITLE, LEAD)


def test_a_value_may_hold_colons():
    assert read_text(f"url: https://mina.example/1\ntitle: الصيرفي: سنحقق\n---\n{LEAD}").title == "الصيرفي: سنحقق"


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n{SECOND}",
        f"title: {TITLE}\n{LEAD}",  # never closed
        f"الوزير: سنحقق في الحادث\n---\n{LEAD}",  # a key is written in Latin letters
        "---\n---\n" + LEAD,
        "Minister: we will investigate the fire at the port\nMayor: so will we\n\n" + "The two spoke on Tuesday.",
    ],
)
def test_a_text_that_only_looks_like_a_header_loses_nothing(text):
    assert split_header(text) == ({}, text)


def test_a_short_first_line_before_a_blank_line_is_the_title():
    draft = read_text(f"{TITLE}\n\n{LEAD}\n\n{SECOND}")
    assert (draft.title, draft.text) == (TITLE, f"{LEAD}\n\n{SECOND}")


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n{SECOND}",  # no blank line: the first line is the lead
        f"{LEAD}\n\n{SECOND}",  # a sentence with its full stop is no headline
        TITLE,  # nothing follows
        f"{TITLE}\n\n",
        f"{TITLE} {'وتفاصيل أخرى ' * 20}\n\n{LEAD}",  # too long
        f"قال الوزير:\n\n{LEAD}",
    ],
)
def test_otherwise_there_is_no_title(text):
    draft = read_text(text)
    assert draft.title == ""
    assert draft.text == text.rstrip()


def test_blank_lines_around_the_text_go_and_those_inside_stay():
    assert read_text(f"\n \n{LEAD}\n\n\n{SECOND}\n\n").text == f"{LEAD}\n\n\n{SECOND}"


@given(st.text())
def test_any_text_keeps_every_letter_in_title_and_body(text):
    draft = read_text(text)
    assert "".join((draft.title + draft.text).split()) == "".join(text.split()) or split_header(text)[0]
