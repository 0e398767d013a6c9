"""`khabar people`: who and what the reports name, however it is spelled."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from khabar.cli.batches import in_batches
from khabar.cli.inputs import Inputs
from khabar.cli.judgement_files import Judgements, read_judgements
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson, Sources
from khabar.cli.output import output_console, print_json
from khabar.records import Named, Namesake, Person, Spelling
from khabar.records.across import articles_of, identified
from khabar.report.visible import isolated, mixed, one_line

if TYPE_CHECKING:
    from khabar import engine
else:
    engine = Lazily("khabar.engine")

EXAMPLES = """Examples:

khabar people articles.jsonl

khabar people articles.jsonl --all

khabar people articles.jsonl --judgements decided.jsonl --json > people.json"""

All = Annotated[bool, typer.Option("--all", help="Show those of a single report too.")]

#: How many spellings, titles, reasons and namesakes of one are shown.
_SPELLINGS, _TITLES, _REASONS = 6, 4, 3


def people(files: Sources, judgements: Judgements = None, all: All = False, json: AsJson = False) -> None:
    """List the people, places and bodies of many reports, each once: spellings by outlet, titles over time, evidence.

    Where one name may be two people, both are listed, and that it may be one is said. Judgements of the kind "person"
    join or part two by hand. The newest 20,000 articles are looked at together.
    """
    rows = read_judgements(judgements) if judgements else []
    inputs = Inputs(files)
    outlets: dict[str, str] = {}
    found, things = engine.People(rows), engine.Things()
    for batch in in_batches(inputs.documents()):
        outlets |= {one.id: one.article.outlet or str(one.article.extra.get("file", one.id)) for one in batch}
        found.add(batch)
        things.add(batch)
    everyone, namesakes, named = found.people(), found.namesakes(), things.things()
    if json:
        print_json(identified(everyone, namesakes, named, outlets))
    else:
        console = output_console()
        _print_people(everyone, namesakes, outlets, console, least=1 if all else 2)
        for kind, title in (("place", "Places"), ("body", "Bodies")):
            _print_things([one for one in named if one.kind == kind], title, outlets, console, least=1 if all else 2)
    raise typer.Exit(inputs.exit_code)


def _print_people(
    people: Sequence[Person],
    namesakes: Sequence[Namesake],
    outlets: Mapping[str, str],
    console: Console,
    *,
    least: int,
) -> None:
    """Those of most articles first; then the names that may be one person's or two's."""
    known = {person.id: person for person in people}
    shown = [person for person in people if len(articles_of(person.spellings)) >= least]
    console.print(Text("People", style="bold underline"))
    for person in sorted(shown, key=lambda one: -len(articles_of(one.spellings))):
        console.print(_line(person.name, person.spellings, ""))
        _print_spellings(person.spellings, outlets, console)
        for role in person.roles[:_TITLES]:
            console.print(Text(f"    {_shown(role.text)} ({_days(role.first, role.last)})", style="dim"))
        for why in person.why[:_REASONS]:
            console.print(Text(f"    one: {mixed(why)}", style="dim"))
    console.print(f"{len(shown)} people of {least} or more reports, {len(people) - len(shown)} others.\n")
    if namesakes:
        console.print(Text("Maybe one, maybe two", style="bold underline"))
        for doubt in namesakes:
            console.print(Text(f"  {_shown(known[doubt.left].name)} / {_shown(known[doubt.right].name)}"))
            console.print(Text(f"    {mixed(doubt.why)}", style="dim"))
        console.print()


def _print_things(
    things: Sequence[Named], title: str, outlets: Mapping[str, str], console: Console, *, least: int
) -> None:
    shown = [thing for thing in things if len(articles_of(thing.spellings)) >= least]
    console.print(Text(title, style="bold underline"))
    for thing in shown:
        told = ", ".join(part for part in (thing.type, thing.country) if part)
        console.print(_line(thing.name, thing.spellings, told))
        if len(thing.spellings) > 1:
            _print_spellings(thing.spellings, outlets, console)
        for why in thing.why[:_REASONS]:
            console.print(Text(f"    {mixed(why)}", style="dim"))
    console.print(f"{len(shown)} of {least} or more reports, {len(things) - len(shown)} others.\n")


def _print_spellings(spellings: Sequence[Spelling], outlets: Mapping[str, str], console: Console) -> None:
    for spelling in spellings[:_SPELLINGS]:
        by = dict.fromkeys(outlets.get(place.article, "") for place in spelling.places)
        console.print(Text(f"    «{_shown(spelling.text)}» {', '.join(_shown(outlet) for outlet in by)}", style="dim"))


def _line(name: str, spellings: Sequence[Spelling], told: str) -> Text:
    count = len(articles_of(spellings))
    return Text(f"  {_shown(name)}" + (f" ({told})" if told else "") + f": {count} article{'s' * (count > 1)}")


def _days(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "day unknown"
    return first if first == last else f"{first} to {last}"


def _shown(text: str) -> str:
    return isolated(one_line(text))
