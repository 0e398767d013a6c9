"""What every face shows of a comparison, decided once: the terminal, the page and the Markdown only lay it out.

All strings are `visible` already (see `visible.py`), none is escaped. Kinds and stances are keys of the interface's
words. A report's `number` counts from 1 and stands for it wherever its name would be too long.
"""

from msgspec import Struct

#: One sign for each stance of a report on a claim; a word stands beside it, so that neither colour nor sign is alone.
SIGNS = {"says": "●", "silent": "○", "otherwise": "×", "both": "±", "unclear": "?"}


class Piece(Struct, frozen=True):
    """A stretch of shown text with its marks: hit, ins, del, quote, indirect, name, time; `note` explains them."""

    text: str
    marks: tuple[str, ...] = ()
    note: str = ""


class Cited(Struct, frozen=True):
    """A sentence (or part of one) that stands in a report below; the stretch that matters is marked `hit`.

    `anchor` is the sentence's target in the report, `sentence` its number there from 1 (0 is the headline).
    """

    number: int
    outlet: str
    anchor: str
    sentence: int
    lang: str
    direction: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The excerpt without marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def hit(self) -> str:
        """The marked stretch alone; the whole excerpt where nothing is marked."""
        return "".join(piece.text for piece in self.pieces if "hit" in piece.marks) or self.text


class Passage(Struct, frozen=True):
    """A sentence of a report's full text, or the text between two; `claims` are rows of the matrix it stands in."""

    anchor: str
    pieces: tuple[Piece, ...]
    claims: tuple[int, ...] = ()


class Block(Struct, frozen=True):
    """Paragraphs of one section of a report; `aside` where it belongs to another happening."""

    aside: bool
    paragraphs: tuple[tuple[Passage, ...], ...]


class Report(Struct, frozen=True):
    """One report with its full text; `title` is its headline as passages, empty where it has none."""

    number: int
    anchor: str
    outlet: str
    headline: str
    title: tuple[Passage, ...]
    byline: str
    url: str
    published: str
    lang: str
    direction: str
    blocks: tuple[Block, ...]


class OriginEntry(Struct, frozen=True):
    """One root, the reports that rest on it, and where they say so."""

    name: str
    kind: str
    reports: tuple[int, ...]
    why: str
    evidence: tuple[Cited, ...]


class Origins(Struct, frozen=True):
    """How many outlets and how many origins, always with the reasons; `best` 0 means that nobody can tell."""

    outlets: int
    reports: int
    best: int
    low: int
    high: int
    why: tuple[str, ...]
    entries: tuple[OriginEntry, ...]


class Pair(Struct, frozen=True):
    """Two reports and the stretches that stand in both; `share` is None where it was not measured."""

    left: int
    right: int
    share: float | None
    matches: tuple[tuple[Cited, Cited], ...]


class Debt(Struct, frozen=True):
    """What pairs of reports owe each other on the same evidence."""

    relation: str
    evidence: str
    pairs: tuple[Pair, ...]


class Telling(Struct, frozen=True):
    """How a sentence puts a claim, and the hands it came through after the outlet; "" for somebody unnamed."""

    strength: str
    hands: tuple[str, ...]


class Cell(Struct, frozen=True):
    """One report on one claim: `stance` says, silent, otherwise, both or unclear, and the sentences.

    `told` has how each sentence puts it, by the sentence's target.
    """

    number: int
    stance: str
    cited: tuple[Cited, ...]
    told: dict[str, Telling] = {}


class Row(Struct, frozen=True):
    """One claim in an outlet's own words, and where each report stands on it; `first` had it first (0: not known)."""

    number: int
    anchor: str
    claim: Cited
    cells: tuple[Cell, ...]
    origins: tuple[str, ...]
    first: int = 0


class Lone(Struct, frozen=True):
    """What one report alone says, in its own order."""

    number: int
    outlet: str
    cited: tuple[Cited, ...]


class LeftOut(Struct, frozen=True):
    """A claim in the words of a report that tells it, and all the reports that do."""

    cited: Cited
    told_by: tuple[int, ...]


class Omission(Struct, frozen=True):
    """What one report leaves out that most others tell."""

    number: int
    outlet: str
    left_out: tuple[LeftOut, ...]


class Voice(Struct, frozen=True):
    """Somebody who is heard: `kind` person, body, other or unnamed, with one sentence in each report."""

    name: str
    kind: str
    cited: tuple[Cited, ...]


class Wording(Struct, frozen=True):
    """One report's wording of an utterance; `words` carry ins and del against the first, `bent` names what changed."""

    cited: Cited
    kind: str
    speaker: str
    words: tuple[Piece, ...]
    bent: tuple[str, ...]


class Drift(Struct, frozen=True):
    """One utterance side by side; `why` tells why the wordings are one."""

    speaker: str
    wordings: tuple[Wording, ...]
    why: tuple[str, ...]


class LoneQuotation(Struct, frozen=True):
    """Words that one report alone puts in a mouth; `elsewhere` are sentences of others that tell it their own way."""

    cited: Cited
    kind: str
    speaker: str
    anonymous: bool
    elsewhere: tuple[Cited, ...]


class ConflictValue(Struct, frozen=True):
    """One of the values and every place it stands."""

    value: str
    cited: tuple[Cited, ...]


class Conflict(Struct, frozen=True):
    """Values that cannot all be true."""

    kind: str
    about: str
    why: str
    values: tuple[ConflictValue, ...]


class Spelling(Struct, frozen=True):
    """One way a name or title is written: the first place in each report that writes it so."""

    text: str
    cited: tuple[Cited, ...]


class Person(Struct, frozen=True):
    """One person; `shared` where several reports name them or they are spelled in several ways."""

    name: str
    shared: bool
    spellings: tuple[Spelling, ...]
    titles: tuple[Spelling, ...]
    why: tuple[str, ...]


class Moment(Struct, frozen=True):
    """Something that happened or was said on a day or stretch of days (ISO, inclusive)."""

    kind: str
    earliest: str
    latest: str
    text: str
    cited: tuple[Cited, ...]


class Publication(Struct, frozen=True):
    """When a report came out: apart from when things happened. `stamp` is "" where unknown."""

    number: int
    stamp: str


class Aside(Struct, frozen=True):
    """The opening of a section that belongs to another happening."""

    cited: Cited
    why: str


class View(Struct, frozen=True):
    """Everything shown of one comparison, in the order it is shown. `headline_from` is 0 where there is no headline.

    With `as_of` (ISO, "" without) only what was out by then is shown; `later` counts the reports left out for it.
    """

    prefix: str
    headline: str
    headline_from: int
    reports: tuple[Report, ...]
    summary: tuple[Cited, ...]
    origins: Origins
    rows: tuple[Row, ...]
    lone_claims: tuple[Lone, ...]
    drifts: tuple[Drift, ...]
    lone_quotations: tuple[LoneQuotation, ...]
    conflicts: tuple[Conflict, ...]
    people: tuple[Person, ...]
    debts: tuple[Debt, ...]
    moments: tuple[Moment, ...]
    publications: tuple[Publication, ...]
    asides: tuple[Aside, ...]
    omissions: tuple[Omission, ...] = ()
    voices: tuple[Voice, ...] = ()
    as_of: str = ""
    later: int = 0
