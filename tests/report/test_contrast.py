"""Every pair of colours that carries text reads at WCAG AA (4.5 to 1), light and dark."""

import re
from importlib.resources import files

import pytest

_STYLE = files("khabar.report").joinpath("templates", "page.css").read_text("utf-8")
_ROOTS = re.findall(r":root \{(.*?)\}", _STYLE, re.DOTALL)
_LIGHT = dict(re.findall(r"--([\w-]+): (#\w+)", _ROOTS[0]))
_DARK = _LIGHT | dict(re.findall(r"--([\w-]+): (#\w+)", _ROOTS[1]))

_PAIRS = [
    *(
        (ink, paper)
        for ink in ("ink", "quiet", "link", "says", "otherwise", "unclear", "silent")
        for paper in ("paper", "card")
    ),
    ("says", "says-paper"),
    ("otherwise", "otherwise-paper"),
    ("unclear", "unclear-paper"),
    ("ins", "ins-paper"),
    ("del", "del-paper"),
    ("ink", "hit"),
    ("ink", "quote-paper"),
    ("quiet", "quote-paper"),
    ("ink", "badge"),
    ("ink", "target"),
    ("paper", "link"),
]


@pytest.mark.parametrize(("ink", "paper"), _PAIRS)
@pytest.mark.parametrize("colours", [_LIGHT, _DARK], ids=["light", "dark"])
def test_text_stands_out_from_its_paper(ink: str, paper: str, colours: dict[str, str]) -> None:
    assert _contrast(colours[ink], colours[paper]) >= 4.5


def test_both_schemes_name_every_colour() -> None:
    assert set(re.findall(r"--([\w-]+): (?=#)", _ROOTS[1])) == set(_LIGHT)


def test_no_colour_is_written_outside_the_schemes() -> None:
    rest = _STYLE[_STYLE.index("* { box-sizing") :]
    print_only = rest[rest.index("@media print") :]
    assert re.findall(r"#[0-9a-f]{3,6}\b", rest[: -len(print_only)]) == []


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """WCAG relative luminance of #rrggbb."""
    digits = colour[1:]
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
