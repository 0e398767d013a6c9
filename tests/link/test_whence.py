"""Who had shared wording first, and why."""

import pytest

from khabar.link.publications import Publication
from khabar.link.whence import whence

NAB, SANA = ("nab", "ناب"), ("tass", "تاس")


def published(outlet: str = "", at: str | None = None, *credits: tuple[str, str]) -> Publication:
    return Publication(outlet, at, credits)


@pytest.mark.parametrize(
    ("left", "right", "direction", "source"),
    [
        (published("المرسى"), published("السنبلة", None, ("المرسي", "المرسى")), "left", ""),
        (published("السنبلة", None, ("المرسي", "المرسى")), published("المرسى"), "right", ""),
        (published("ا", None, NAB), published("ب", None, NAB), "common", "ناب"),
        (published("ا", None, NAB), published("ب"), "common", "ناب"),
        (published("ا", None, NAB), published("ب", None, SANA), "unknown", ""),
        (published("ا", "2026-05-01"), published("ب", "2026-05-02"), "left", ""),
        (published("ا", "2026-05-02"), published("ب", "2026-05-01"), "right", ""),
        (published("ا", "2026-05-01"), published("ب", "2026-05-01"), "unknown", ""),
        (published("ا", "2026-05-01T10:00:00+03:00"), published("ب", "2026-05-01T08:30:00+01:00"), "left", ""),
        (published("ا", "2026-05-01T10:00:00"), published("ب", "2026-05-01T08:30:00"), "unknown", ""),
        (published("ا", "yesterday"), published("ب", "2026-05-01"), "unknown", ""),
    ],
)
def test_credits_come_before_time_and_time_tells_only_what_it_can(
    left: Publication, right: Publication, direction: str, source: str
) -> None:
    told = whence(left, right, 50, 0.0, ())
    assert (told.direction, told.source) == (direction, source)
    assert told.why


def test_three_outlets_with_one_text_have_it_from_elsewhere() -> None:
    told = whence(published("ا", "2026-05-01"), published("ب", "2026-05-02"), 50, 0.0, [published("ج")])
    assert told.direction == "common"


def test_a_third_outlets_credit_tells_the_source() -> None:
    assert whence(published("ا"), published("ب"), 50, 0.0, [published("ج", None, NAB)]).source == "ناب"


def test_a_few_words_tell_nothing() -> None:
    assert whence(published("ا", "2026-05-01"), published("ب", "2026-05-02"), 8, 0.0, ()).direction == "unknown"
