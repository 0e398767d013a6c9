"""`make eval`: one table of all scores, with the floors beside them; exit 1 where one is not reached."""

import argparse
import tempfile
import tomllib
from pathlib import Path

from rich.console import Console
from rich.table import Table

from evaluation.gold import DEFAULT_GOLD, find_gold, load_scorer
from evaluation.parts import PARTS, Figures

FLOORS = Path(__file__).with_name("floors.toml")


def main() -> int:
    """Score every part (or those named), print the table, and say whether all floors are reached."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--gold", type=Path, default=DEFAULT_GOLD, help="the folder with the gold files")
    parser.add_argument("parts", nargs="*", help=f"some of: {'; '.join(PARTS)} (default: all)")
    options = parser.parse_args()
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are: {'; '.join(PARTS)}")
    gold = find_gold(options.gold)
    console = Console()
    if gold is None:
        console.print(f"There is no gold at {options.gold}: nothing was scored.")
        return 0
    floors: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    score = load_scorer(gold)
    results: dict[str, Figures] = {}
    for name in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as scratch, console.status(name):
            results[name] = PARTS[name](gold, score, Path(scratch))
    console.print(_table(results, floors))
    missed = [
        f"{part}: {figure}"
        for part, figures in results.items()
        for figure in missed_floors(figures, floors.get(part, {}))
    ]
    for line in missed:
        console.print(f"below its floor: {line}", style="red")
    return 1 if missed else 0


def missed_floors(figures: Figures, floors: dict[str, float]) -> list[str]:
    """The figures that are below their floor, and floors without a figure."""
    return [name for name, floor in floors.items() if figures.get(name, -1.0) < floor]


def _table(results: dict[str, Figures], floors: dict[str, dict[str, float]]) -> Table:
    table = Table("part", "figure", "score", "floor", title="Khabar against gold")
    for part, figures in results.items():
        for number, (figure, value) in enumerate(figures.items()):
            floor = floors.get(part, {}).get(figure)
            style = "red" if floor is not None and value < floor else ""
            table.add_row(
                "" if number else part, figure, f"{value:.4f}", "" if floor is None else f"{floor:.2f}", style=style
            )
        table.add_section()
    return table


if __name__ == "__main__":
    raise SystemExit(main())
