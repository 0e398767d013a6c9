"""Who speaks in each report: the subject that stands there, or the one an inflected verb without subject goes back to.

The reports are heard in order. Everyone who acts or speaks is kept as an event; `pointing` says who the words of a
subject stand for after these events, `antecedents` whom a dropped subject goes back to.
"""

from bisect import bisect_left

from msgspec import Struct

from khabar.annotation.quotations.acting import acting_subjects, is_reported, reported_spans
from khabar.annotation.quotations.actors import Actor
from khabar.annotation.quotations.antecedents import antecedent, quoted_from
from khabar.annotation.quotations.appearances import is_role
from khabar.annotation.quotations.cast import Cast, Person
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.events import MEMORY, Event
from khabar.annotation.quotations.late_names import read_subject
from khabar.annotation.quotations.loose_subjects import scripture_speaker
from khabar.annotation.quotations.pointing import pointed_to, who_is_meant
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.subjects import HEARING, PASSING_ON, subject_of


class Voice(Struct):
    """Who speaks: the words that name them here (None for a dropped subject) and who that is in the article."""

    words: tuple[int, int] | None
    who: Person | Actor | None
    passed_on: tuple[int, int] | None = None


class Speakers:
    """The voice of every report, by its number."""

    def __init__(self, reading: Reading, found: Reports) -> None:
        self.reading, self.found = reading, found
        self.cast = Cast(reading, found)
        self.voices: dict[int, Voice] = {}
        self._events: list[Event] = []
        self._spans = reported_spans(found)
        acting = acting_subjects(reading, found, self.cast)
        done = 0
        for number, report in enumerate(found.reports):
            while done < len(acting) and acting[done].first < report.cue.first:
                self._remember(acting[done])
                done += 1
            self._hear(number, report)

    def last_voice(self, word: int) -> Voice | None:
        """Who spoke last before a word."""
        at = bisect_left(self._events, word, key=lambda event: event.at)
        spoken = [event for event in self._events[max(0, at - MEMORY) : at] if event.spoke]
        return Voice(None, spoken[-1].who) if spoken else None

    def _hear(self, number: int, report: Report) -> None:
        content = self.found.contents.get(number)
        inner = content is not None and content.outer >= 0
        subject = subject_of(self.reading, report)
        if subject:
            actor = read_subject(self.reading, report, subject)
            subject = (actor.first, actor.last)
            who = scripture_speaker(self.reading, subject[0]) or who_is_meant(
                self.reading, self.cast, self._events, actor, report.cue.form.act
            )  # قال تعالى
            self.voices[number] = Voice(subject, who, _passed_on(report))
            covered = content is None and is_reported(self._spans, self.reading.starts[report.cue.first])
            silent = report.opening is None and report.cue.form.act == "judge" and report.cue.form.shape == "present"
            if (
                inner or covered or silent  # يعتبر الزيتون أهم المحاصيل: nobody holds anything
            ):
                return
            form = report.cue.form
            standing = report.subject is not None and report.subject[0] == subject[0]
            gender = form.gender if report.cue.kind == "verb" and standing else actor.gender
            named = bool(actor.name) and (actor.name == subject or speaks(self.reading.words[actor.first]))
            if isinstance(who, Person) and report.cue.kind == "verb" and standing and named:
                who.gender = who.gender or form.gender
            number_ = actor.number
            idle = report.opening is None and content is None and actor.kind == "thing" and isinstance(who, Actor)
            if report.cue.kind == "verb" and not standing:
                gender, number_ = form.gender, form.number
            if report.cue.kind != "source" or content:
                spoke = bool(content) or (report.cue.form.closing and report.cue.kind == "verb")
                main = not report.cue.relative and not idle and not self._is_inserted(number)
                self._events.append(Event(report.cue.first, who, gender, number_, spoke, main))
        elif report.opening or content or report.cue.kind == "after":
            outer = self.voices.get(content.outer) if content and inner else None
            first = self.reading.word_at(self.reading.statement_start(self.reading.starts[report.cue.first]))
            passing = quoted_from(self.found, report.cue.first, first) if report.cue.kind == "noun" else None
            inside = outer and report.cue.kind != "verb" and not passing
            earlier = outer.who if outer and inside else None
            earlier = earlier or antecedent(self.reading, self.found, self.cast, self._events, report)
            if earlier is None and outer:
                earlier = outer.who
            self.voices[number] = Voice(None, earlier, passing.subject if passing else None)
            if earlier and not inner:
                old = next((event for event in reversed(self._events) if event.who is earlier), None)
                form = report.cue.form
                gender, count = (old.gender, old.number) if old else (form.gender, form.number)
                self._events.append(Event(report.cue.first, earlier, gender, count, True))

    def _is_inserted(self, number: int) -> bool:
        """Whether a source stands between a verb and what it reports: شدد الوزير بحسب كذا على أن ..."""
        report, before = self.found.reports[number], self.found.reports[number - 1]
        inserted = number > 0 and report.cue.kind == "source" and before.opening is not None
        return inserted and before.opening is not None and before.opening.start > self.reading.starts[report.cue.first]

    def _remember(self, actor: Actor) -> None:
        earlier = (
            pointed_to(self.reading, self.cast, self._events, actor, "") if self._events and not actor.keys else None
        )
        who = earlier or self.cast.resolve(actor)
        if who is actor and is_role(self.reading, actor.first) and actor.last - actor.first == 1:
            who = self.cast.named_last(actor) or actor
        gender = who.gender if isinstance(who, Person) and who.gender else actor.gender
        if isinstance(who, Person) and not who.gender and actor.gender == "m":
            gender = "" if actor.keys and actor.name and actor.name[0] == actor.first else "m"
        self._events.append(Event(actor.first, who, gender, actor.number, False))


def _passed_on(report: Report) -> tuple[int, int] | None:
    return report.subject if report.cue.form.lemma in PASSING_ON | HEARING and report.subject else None
