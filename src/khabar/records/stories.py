"""Stories: reports of one happening, why they belong together, and what changed when others came."""

from msgspec import Struct

from khabar.records.span import Place


class Story(Struct, frozen=True):
    """Reports of one happening. A member is a section of an article: one article can belong to two stories.

    The id survives growth; `aliases` are the ids of stories that were merged into it. `first` and `last` are the earliest
    and latest publication as given, None where unknown. `origins` is a quick count: agencies credited, plus outlets that
    credit none and do not copy another member; a comparison weighs it with its reasons. `people` and `places` are those
    the members name first, those named by most before others.
    """

    id: str
    title: str
    members: tuple[Place, ...]
    first: str | None = None
    last: str | None = None
    outlets: tuple[str, ...] = ()
    origins: int = 0
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class StoryChange(Struct, frozen=True):
    """What happened to a story when articles came: `kind` born, grown, shrunk, merged, split or closed.

    born: a new happening; grown, shrunk: `members` came or went; merged: `other` is from now on an alias of `story`;
    split: `members` left `other` and are now `story`; closed: it left the window and will not change any more.
    `why` says what decided.
    """

    kind: str
    story: str
    members: tuple[Place, ...] = ()
    other: str = ""
    why: str = ""


class Feature(Struct, frozen=True):
    """One thing that brings two sections together or apart: its value, its weight, and what it rests on in words."""

    name: str
    value: float
    weight: float
    why: str


class Link(Struct, frozen=True):
    """Why a member belongs to a story: the member it is nearest to, how near, and the features that brought them there."""

    member: Place
    nearest: Place
    score: float
    features: tuple[Feature, ...]
