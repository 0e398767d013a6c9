"""Claims in a terminal: the matrix of who says what, how each puts it, what one alone says or leaves out."""

from khabar.report import view
from khabar.report.flow import Paragraph
from khabar.report.interface import Interface
from khabar.report.phrases import Lines, excerpt, number_list, numbered_name, phrase, plain, rest_line
from khabar.report.visible import isolated

#: Fewer columns than this beside the signs, and the matrix becomes a list.
NARROWEST_STATEMENT = 34
#: How much of the long parts a terminal shows; the page shows all.
ROWS_SHOWN, ALONE_SHOWN = 16, 3

_STYLES = {"says": "green", "otherwise": "bold red", "both": "bold red", "unclear": "yellow", "silent": ""}


def claims(shown: view.View, words: Interface, width: int) -> Lines:
    """The matrix: each claim with a sign a report, as a list where the terminal is narrow."""
    stances = {cell.stance for row in shown.rows for cell in row.cells} | {"says", "silent", "otherwise"}
    legend = [f"{sign} {words.say(f'stance.{stance}')}" for stance, sign in view.SIGNS.items() if stance in stances]
    if shown.rows:
        yield plain("   ".join(legend), style="dim")
    cells = 1 + max((len(words.number(report.number)) for report in shown.reports), default=1)
    grid = width - (cells + 1) * len(shown.reports) >= NARROWEST_STATEMENT
    if grid and shown.rows:
        heads = "".join(words.number(report.number).ljust(cells + 1) for report in shown.reports)
        yield Paragraph((phrase(words.say("table.claim"), "dim"),), lead=heads + " ")
    for row in shown.rows[:ROWS_SHOWN]:
        if grid:
            signs = "".join(view.SIGNS[cell.stance].ljust(cells + 1) for cell in row.cells)
            yield excerpt(row.claim, words, lead=signs + " ")
        else:
            yield excerpt(row.claim, words, lead=f"{words.number(row.number)}. ")
            yield from _stances(row, words)
        yield from _tellings(row, words)
    yield from rest_line(len(shown.rows) - ROWS_SHOWN, words)


def _stances(row: view.Row, words: Interface) -> Lines:
    """A row as a list, for narrow terminals and many reports."""
    for stance, sign in view.SIGNS.items():
        numbers = [cell.number for cell in row.cells if cell.stance == stance]
        if numbers:
            said = phrase(f"{sign} {words.say(f'stance.{stance}')}:", _STYLES[stance])
            yield Paragraph((said, number_list(numbers, words)), indent=3)


def _tellings(row: view.Row, words: Interface) -> Lines:
    """How the reports put a claim, where any of them says more than that it states it itself."""
    for cell in row.cells:
        telling = max(cell.told.values(), key=lambda one: len(one.hands), default=None)
        if telling and (telling.hands or telling.strength != "states"):
            arrow = " → " if words.direction == "ltr" else " ← "
            hands = arrow.join(isolated(name) or words.say("table.unnamed") for name in telling.hands)
            via = words.say("comma") + words.say("table.via", names=hands) if hands else ""
            told = f"[{words.number(cell.number)}] {words.choice('strength', telling.strength)}{via}"
            yield Paragraph((phrase(told, "dim", words.direction),), indent=4)


def lone_claims(shown: view.View, words: Interface) -> Lines:
    """What one report alone says."""
    for lone in shown.lone_claims:
        yield Paragraph(
            (numbered_name(lone.number, lone.outlet, words), phrase(words.count("sentences", len(lone.cited)), "dim"))
        )
        for cited in lone.cited[:ALONE_SHOWN]:
            yield excerpt(cited, words, lead="  - ")
        yield from rest_line(len(lone.cited) - ALONE_SHOWN, words)


def omissions(shown: view.View, words: Interface) -> Lines:
    """What a report leaves out that most others tell."""
    for one in shown.omissions:
        yield Paragraph((numbered_name(one.number, one.outlet, words),))
        for left in one.left_out[:ALONE_SHOWN]:
            yield excerpt(left.cited, words, lead="  - ")
        yield from rest_line(len(one.left_out) - ALONE_SHOWN, words)
