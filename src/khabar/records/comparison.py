"""What is said across articles: the comparison of the reports of one happening.

Every statement carries the places it rests on, and a reason in words.
"""

from msgspec import Struct

from khabar.records.span import Place


class Cluster(Struct, frozen=True):
    """Things judged to be one: `kind` story, identity or copy; the id survives growth."""

    id: str
    kind: str
    members: tuple[str, ...]


class Relation(Struct, frozen=True):
    """How two sentences stand to each other: `label` same, partial, conflict or unrelated; `evidence` in words."""

    label: str
    score: float
    evidence: tuple[str, ...] = ()


class Alignment(Struct, frozen=True):
    """Two sentences of two articles that say (partly) the same, or contradict each other.

    `label` same, partial or conflict; `evidence` the features that decided, in words.
    """

    left: Place
    right: Place
    label: str
    score: float
    evidence: tuple[str, ...] = ()


class Reuse(Struct, frozen=True):
    """Wording that stands (nearly) word for word in two articles: matched stretches, and the share of the shorter.

    `share` is the part of the shorter article's words, the headline left out, whose sentences stand in the other (0..1).
    `how` says of each match "verbatim" or "edited"; `words` counts the shared words that are no name, title or formula;
    `quoted` is the part of the shared words that both carry as somebody's quoted speech. `direction` says who had the words first: "left", "right", "common" (both have them from elsewhere, from
    the agency `source` where it is known) or "unknown"; `why` gives the reason.
    """

    left: str
    right: str
    share: float
    matches: tuple[tuple[Place, Place], ...] = ()
    how: tuple[str, ...] = ()
    words: int = 0
    quoted: float = 0.0
    direction: str = "unknown"
    source: str = ""
    why: str = ""


class Dependence(Struct, frozen=True):
    """What two articles owe each other: `relation` copy, common_source or independent, and why."""

    left: str
    right: str
    relation: str
    score: float
    evidence: str


class Origin(Struct, frozen=True):
    """A root that reports rest on: `kind` agency, statement, own reporting or unknown; `evidence` where it is named."""

    name: str
    kind: str
    articles: tuple[str, ...]
    evidence: tuple[Place, ...] = ()
    why: str = ""


class OriginCount(Struct, frozen=True):
    """How many independent origins there are: between `low` and `high`, with `best` the likeliest reading, and why.

    Careful readers differ on this number, so it is never shown without its reasons.
    """

    best: int
    low: int
    high: int
    why: tuple[str, ...] = ()


class Hand(Struct, frozen=True):
    """One hand a claim came through: `kind` outlet, agency, named or unnamed; `name` as the report has it, "" for unnamed."""

    kind: str
    name: str


class Telling(Struct, frozen=True):
    """How one report puts a claim: at `place`, with what `strength`, and through whose `hands`, the outlet first.

    `strength` states (in the outlet's own voice), says, affirms, doubts (claims, rumoured), denies, judges (expects, thinks
    likely) or passive (it was reported, by nobody named); `cue` the word that tells it, None where the outlet speaks itself.
    """

    place: Place
    strength: str
    hands: tuple[Hand, ...]
    cue: Place | None = None
    why: str = ""


class Voice(Struct, frozen=True):
    """Somebody who is heard in the reports: `kind` person, body, other or unnamed; in which articles, and at which words."""

    name: str
    kind: str
    articles: tuple[str, ...]
    places: tuple[Place, ...]


class Omission(Struct, frozen=True):
    """What sets one report apart from the others: `kind` left out (most others tell it) or only here.

    `place` is the claim's own sentence, `told_by` the articles that have it.
    """

    article: str
    kind: str
    place: Place
    told_by: tuple[str, ...]
    why: str = ""


class Claim(Struct, frozen=True):
    """One statement of a story: `text` is a sentence that stands at `place`, never a made-up one.

    `support` are the sentences that say it, `denied` those that say otherwise, `silent` the articles without it.
    `tellings` say how each of these puts it and on whose word, `first` which article had it first ("": not known).
    """

    text: str
    place: Place
    support: tuple[Place, ...]
    silent: tuple[str, ...]
    denied: tuple[Place, ...] = ()
    origins: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()
    first: str = ""


class ConflictValue(Struct, frozen=True):
    """One of the values that cannot all be true, and where it stands."""

    value: str
    place: Place


class Conflict(Struct, frozen=True):
    """Reports that cannot all be true: `kind` number, name, place, time, claim or attribution; `about` what they differ on."""

    kind: str
    about: str
    values: tuple[ConflictValue, ...]
    why: str = ""


class Spelling(Struct, frozen=True):
    """One way a name is written, and every place it is."""

    text: str
    places: tuple[Place, ...]


class Role(Struct, frozen=True):
    """A title somebody is given, the days of the first and the last article that gives it (None where unknown)."""

    text: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]


class Person(Struct, frozen=True):
    """One person across articles: the fullest name, each spelling with its places, titles beside it, why it is one.

    `id` survives growth; `roles` are the titles over time, the earliest first.
    """

    name: str
    spellings: tuple[Spelling, ...]
    titles: tuple[Spelling, ...] = ()
    why: tuple[str, ...] = ()
    id: str = ""
    roles: tuple[Role, ...] = ()


class Namesake(Struct, frozen=True):
    """Two people (ids) of one name, or of names that could be one, kept apart because nothing says they are one."""

    left: str
    right: str
    why: str


class Named(Struct, frozen=True):
    """One place or body across articles: `kind` place or body, the fullest name, its spellings, why these are one.

    `type` (country, city, ministry, ...) and `country` (two letters) are told only where one reading is possible.
    """

    id: str
    kind: str
    name: str
    spellings: tuple[Spelling, ...]
    type: str = ""
    country: str = ""
    why: tuple[str, ...] = ()


class Change(Struct, frozen=True):
    """One difference between two wordings: `op` equal, replace, insert or delete; the words on each side."""

    op: str
    left: str
    right: str


class Wording(Struct, frozen=True):
    """One outlet's wording of an utterance; `changes` turn the first wording of the drift into this one."""

    place: Place
    kind: str
    speaker_name: str | None
    text: str
    changes: tuple[Change, ...] = ()


class Drift(Struct, frozen=True):
    """One utterance in several wordings: who is made to say it, and how the outlets bend it."""

    speaker: str
    wordings: tuple[Wording, ...]
    score: float
    why: tuple[str, ...] = ()


class Moment(Struct, frozen=True):
    """Something on the timeline: `kind` happened, said, expected or published; days are ISO and inclusive."""

    kind: str
    earliest: str
    latest: str
    value: str
    text: str
    places: tuple[Place, ...]


class Comparison(Struct, frozen=True, kw_only=True):
    """The reports of one happening, side by side.

    `summary` are extracted sentences that tell what happened, `set_aside` the sections of the articles that belong to
    another happening and take no part in the comparison. `voices` are who is heard, apart from the texts (`origins`).
    With `as_of` only what was published by that moment is compared; `later` are the articles
    left out for it, also those of which nobody knows when they came out.
    """

    group: str
    articles: tuple[str, ...]
    summary: tuple[Place, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    dependences: tuple[Dependence, ...] = ()
    reuses: tuple[Reuse, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent: OriginCount = OriginCount(0, 0, 0)
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    people: tuple[Person, ...] = ()
    drifts: tuple[Drift, ...] = ()
    timeline: tuple[Moment, ...] = ()
    set_aside: tuple[Place, ...] = ()
    voices: tuple[Voice, ...] = ()
    omissions: tuple[Omission, ...] = ()
    as_of: str = ""
    later: tuple[str, ...] = ()
