"""The small pieces a terminal view is made of: names, excerpts with their places, reasons.

Each says itself how it is isolated from the line it stands in.
"""

from collections.abc import Iterable, Iterator, Sequence

from khabar.report import view
from khabar.report.flow import Paragraph, Phrase, Run
from khabar.report.interface import Interface

Lines = Iterator[Paragraph]

#: How a changed word is marked (as word diffs do) and coloured.
MARKS = {"ins": ("{+", "+}", "green"), "del": ("[-", "-]", "red"), "hit": ("", "", "bold underline")}


def phrase(text: str, style: str = "", isolate: str = "") -> Phrase:
    """A phrase of one run."""
    return Phrase((Run(text, style),), isolate)


def plain(text: str, *, style: str = "", isolate: str = "") -> Paragraph:
    """A paragraph of one phrase."""
    return Paragraph((phrase(text, style, isolate),))


def excerpt(cited: view.Cited, words: Interface, *, lead: str = "") -> Paragraph:
    """An excerpt and its place."""
    return Paragraph((Phrase(marked(cited.pieces), cited.direction), place_of(cited, words)), lead=lead)


def marked(pieces: Sequence[view.Piece]) -> tuple[Run, ...]:
    """Pieces as runs, changed words between their marks."""
    runs: list[Run] = []
    for piece in pieces:
        before, after, style = MARKS.get(piece.marks[0], ("", "", "")) if piece.marks else ("", "", "")
        runs.append(Run(f"{before}{piece.text}{after}", style))
    return tuple(runs)


def place_of(cited: view.Cited, words: Interface) -> Phrase:
    """Where an excerpt stands: [2:5] is sentence 5 of report 2."""
    sentence = words.number(cited.sentence) if cited.sentence else words.say("headline_letter")
    return phrase(f"[{words.number(cited.number)}:{sentence}]", "dim", words.direction)


def outlet_name(report: view.Report, words: Interface) -> Phrase:
    """A report's outlet, or the word for none."""
    return phrase(report.outlet or words.say("unnamed"), "bold", "auto")


def numbered_name(number: int, outlet: str, words: Interface) -> Phrase:
    """An outlet after the number that stands for its report."""
    return phrase(f"[{words.number(number)}] {outlet or words.say('unnamed')}", "bold", "auto")


def speaker_name(name: str, words: Interface) -> Phrase:
    """Who is made to say it, or the word for nobody named."""
    return phrase(name or words.say("quotation.no_speaker"), "bold", "auto")


def number_list(numbers: Iterable[int], words: Interface) -> Phrase:
    """Reports by their numbers."""
    return phrase(" ".join(f"[{words.number(number)}]" for number in numbers), "", words.direction)


def reason_lines(reasons: Iterable[str], words: Interface) -> Lines:
    """Reasons as a list; one without words in the interface's language stays English."""
    for why in reasons:
        yield Paragraph(
            (phrase(words.reason(why), "dim", words.direction if words.knows_reason(why) else "ltr"),), lead="    - "
        )


def rest_line(number: int, words: Interface) -> Lines:
    """How many more the page holds; nothing where it is all here."""
    if number > 0:
        yield Paragraph((phrase(words.say("and_more", n=number), "dim"),), indent=4)
