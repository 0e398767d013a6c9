"""What happens in an article in order: who acts or speaks at a word. Verbs without subject go back to these."""

from msgspec import Struct

from khabar.annotation.quotations.actors import Actor
from khabar.annotation.quotations.cast import Person
from khabar.annotation.quotations.clauses import Report

#: A verb without subject looks back over this many people and bodies that acted or spoke.
MEMORY = 12
SOURCES = frozenset(("مصدر", "مصادر"))


class Event(Struct):
    """Someone who acts or speaks at a word; `main` where that is no relative clause and nothing inserted."""

    at: int
    who: Person | Actor
    gender: str
    number: str
    spoke: bool
    main: bool = True


def agrees(event: Event, report: Report) -> bool:
    """Whether a word of saying without subject agrees with someone in gender and number."""
    form = report.cue.form
    if form.shape in ("source",) or (report.cue.kind == "noun" and form.number == "s" and form.gender == "m"):
        return True
    if form.number == "p":
        return event.number in ("p", "d")
    if form.number == "d":
        return event.number == "d"
    if event.number in ("p", "d") and form.gender == "m":
        return False
    return not event.gender or event.gender == form.gender


def fits(event: Event, actor: Actor) -> bool:
    """Whether someone who spoke may be called by these words: المتحدثة is a woman, المصادر are several or unnamed."""
    if actor.head in SOURCES:
        return True
    gender = event.who.gender if isinstance(event.who, Person) and event.who.gender else event.gender
    several = event.number in ("p", "d") and not isinstance(event.who, Person)
    if actor.gender == "f" and gender != "f":
        return False
    return (not gender or gender == actor.gender) and several == (actor.number in ("p", "d"))


def bears(who: Person | Actor, head: str) -> bool:
    """Whether someone was called by a word: the sources are المصادر, a body its kind."""
    near = {head, head.replace("مصادر", "مصدر"), head.replace("مصدر", "مصادر")}
    return bool(near & set(who.about))
