"""Quality floors: everything that may not get worse on the gold beside the checkout, when it is there."""

import tomllib

import pytest

from evaluation.__main__ import FLOORS, missed_floors
from evaluation.gold import DEFAULT_GOLD, find_gold, load_scorer
from evaluation.parts import PARTS

floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def test_floors_are_of_parts_that_exist():
    assert floors.keys() <= PARTS.keys()


def test_a_figure_below_its_floor_or_absent_is_missed():
    assert missed_floors({"a": 0.5, "b": 0.9}, {"a": 0.6, "b": 0.9, "c": 0.1}) == ["a", "c"]


@pytest.mark.slow
@pytest.mark.parametrize("part", sorted(floors))
def test_no_part_is_below_its_floor(part, tmp_path):
    gold = find_gold(DEFAULT_GOLD)
    if gold is None:
        pytest.skip("the gold is not beside this checkout")
    figures = PARTS[part](gold, load_scorer(gold), tmp_path)
    assert missed_floors(figures, floors[part]) == [], figures
