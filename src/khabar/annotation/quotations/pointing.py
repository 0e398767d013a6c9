"""Who words that name nobody stand for: المصدر ذاته، محدثنا، الأخير، المتحدث، البيان، سعادته, the minister as المسؤول."""

from khabar.annotation.quotations.actors import Actor, is_courtesy
from khabar.annotation.quotations.cast import Cast, Person
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.events import MEMORY, SOURCES, Event, bears, fits
from khabar.annotation.quotations.lexicon import bare, word_list
from khabar.annotation.quotations.name_parts import stem
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.references import is_bare_reference, points_back, same_walk

#: A description that may be another word for whoever spoke last has at most this many words: المدرب الأرجنتيني.
SHORT = 2


def who_is_meant(reading: Reading, cast: Cast, events: list[Event], actor: Actor, act: str) -> Person | Actor:
    """Who the words of a speaker stand for, after all who acted and spoke before; `act` is the class of the verb."""
    paper = bare(reading.words[actor.first]) in word_list("papers") and not _issued(reading, actor)
    if (
        events
        and (not actor.keys or is_bare_reference(reading, actor.first, actor.last))
        and (earlier := pointed_to(reading, cast, events, actor, act))
    ):
        return earlier
    if (paper or is_courtesy(actor)) and events:
        resolved = cast.resolve(actor) if is_courtesy(actor) else actor
        if resolved is actor:
            spoken = [event for event in events[-MEMORY:] if event.spoke and not _is_paper(event.who)]
            doers = [event for event in events[-MEMORY:] if not _is_paper(event.who)]
            issued = [event for event in doers if _near(reading, event.at, actor)]
            if issued:
                return issued[-1].who
            return (spoken or events[-1:])[-1].who
        return resolved
    back = points_back(reading, actor.first, actor.last)
    if back and back.way == "ours" and (named := cast.named_last(actor)):
        return named  # nobody has spoken yet: حسب ما أفادنا به فلان. وأضاف محدثنا
    return cast.resolve(actor)


def pointed_to(reading: Reading, cast: Cast, events: list[Event], actor: Actor, act: str) -> Person | Actor | None:
    """Who المصدر ذاته, محدثنا, الأخير or المتحدث stands for, or another word for someone's walk of life."""
    back = points_back(reading, actor.first, actor.last)
    recent = events[-2 * MEMORY :]
    if back and back.way == "named":
        return cast.named_last(actor)
    spoken = [event for event in recent if event.spoke and fits(event, actor)]
    if back and back.way in ("same", "ours"):
        bearing = [event for event in spoken if bears(event.who, back.head)]
        if back.head in SOURCES and actor.number == "s":
            bearing = [event for event in recent if event.spoke]
        if not bearing and back.way == "same" and actor.kind == "body":
            return None  # الأجهزة ذاتها: a body is no speaker who merely came last
        if not (bearing or spoken) and back.way == "ours" and (named := cast.named_last(actor)):
            return named  # حسب ما أفادنا به فلان. وأضاف محدثنا
        return (bearing or spoken or events[-1:])[-1].who
    resolved = cast.resolve(actor)
    if isinstance(resolved, Person) or (resolved is not actor and back is None):
        return None
    definite = reading.words[actor.first].startswith("ال")
    people = [event for event in spoken if isinstance(event.who, Person)]
    if back and back.head in SOURCES:
        unnamed = [event for event in spoken if isinstance(event.who, Actor) and _is_unnamed(reading, event.who)]
        choice = unnamed or (spoken if actor.number == "s" and actor.head == "مصدر" else [])
        return choice[-1].who if choice else None
    if back:
        bearing = [event for event in spoken if bears(event.who, back.head)]
        return (bearing or (people if actor.number == "s" else []) or [])[-1].who if bearing or people else None
    alike = [event for event in people[-1:] if same_walk(actor.head, set(event.who.about))]
    short = actor.last - actor.first <= SHORT or reading.words[actor.first] in ("المسؤول", "المسؤولة", "المسئول")
    if actor.kind == "person" and alike and (act == "add" or (definite and short)):
        return alike[-1].who
    if actor.number == "d" and definite:
        pairs = [event for event in recent if event.number == "d"]
        pairs = [event for event in pairs if event.spoke] or pairs
        return pairs[-1].who if pairs else None
    return None


def _is_unnamed(reading: Reading, who: Actor) -> bool:
    """Whether someone is told by what he is and was not spoken of before: مسؤول في الوزارة, مصادر مطلعة."""
    return who.kind in ("person", "group") and not reading.words[who.first].startswith("ال")


def _issued(reading: Reading, paper: Actor) -> bool:
    """Whether the words say whose paper it is: بيان للمديرية, بيان صادر عن الوزارة."""
    return paper.last - paper.first > 2 or (
        paper.last - paper.first == 2 and speaks(reading.words[paper.first + 1].removeprefix("لل"))
    )


def _near(reading: Reading, at: int, paper: Actor) -> bool:
    """Whether the paper is named where someone spoke (ذكرت البلدية في بيانها)."""
    return paper.head in {stem(word) for word in reading.words[at : min(at + 16, paper.first)]}


def _is_paper(who: Person | Actor) -> bool:
    return isinstance(who, Actor) and who.kind in ("document", "thing")
