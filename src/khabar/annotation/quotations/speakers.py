"""Who speaks in each report: the subject that stands there, or the one an inflected verb without subject goes back to.

Everyone who acts or speaks is kept in order. A verb without subject takes the latest who agrees with it in gender and
number; verbs of adding (وأضاف) take the latest who spoke; participles (مشيرا) the one their own statement is about.
"""

from bisect import bisect_left

from msgspec import Struct

from khabar.annotation.quotations.actors import Actor, is_courtesy, read_actor
from khabar.annotation.quotations.cast import Cast, Person, is_role
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.late_names import read_subject
from khabar.annotation.quotations.lexicon import bare, reporting, word_list
from khabar.annotation.quotations.name_parts import stem
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.references import points_back, same_walk
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.subjects import (
    acting_subjects,
    antecedent_of_relative,
    before_verb,
    doer,
    first_subject,
    is_no_subject,
    is_reported,
    many_before,
    named_right_before,
    preposed_subject,
    reported_spans,
    said_by,
    scripture_speaker,
    source_after,
    topic_subject,
    without_prepositions,
)

#: A verb without subject looks back over this many people and bodies that acted or spoke.
MEMORY = 12
#: A description that may be another word for whoever spoke last has at most this many words: المدرب الأرجنتيني.
SHORT = 2
_NOBODY = frozenset(("أفيد", "قيل", "أشيع", "تردد"))
_SOURCES = frozenset(("مصدر", "مصادر"))
_PASSING_ON = frozenset(("نقل", "نسب", "تناقل"))


class Voice(Struct):
    """Who speaks: the words that name them here (None for a dropped subject) and who that is in the article."""

    words: tuple[int, int] | None
    who: Person | Actor | None
    passed_on: tuple[int, int] | None = None


class Event(Struct):
    """Someone who acts or speaks at a word, as an antecedent for verbs without subject."""

    at: int
    who: Person | Actor
    gender: str
    number: str
    spoke: bool
    main: bool = True


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
        subject = self._subject(report)
        if subject:
            actor = read_subject(self.reading, report, subject)
            subject = (actor.first, actor.last)
            who = self._who(actor, report)
            self.voices[number] = Voice(subject, who, self._passed_on(report))
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
            antecedent = outer.who if outer and report.cue.kind != "verb" else self._antecedent(report)
            if antecedent is None and outer:
                antecedent = outer.who
            first = self.reading.word_at(self.reading.statement_start(self.reading.starts[report.cue.first]))
            passing = self._quoted_from(report.cue.first, first) if report.cue.kind == "noun" else None
            self.voices[number] = Voice(None, antecedent, passing.subject if passing else None)
            if antecedent and not inner:
                old = next((event for event in reversed(self._events) if event.who is antecedent), None)
                form = report.cue.form
                gender, count = (old.gender, old.number) if old else (form.gender, form.number)
                self._events.append(Event(report.cue.first, antecedent, gender, count, True))

    def _is_inserted(self, number: int) -> bool:
        """Whether a source stands between a verb and what it reports: شدد الوزير بحسب كذا على أن ..."""
        report, before = self.found.reports[number], self.found.reports[number - 1]
        inserted = number > 0 and report.cue.kind == "source" and before.opening is not None
        return inserted and before.opening is not None and before.opening.start > self.reading.starts[report.cue.first]

    def _who(self, actor: Actor, report: Report) -> Person | Actor:
        paper = bare(self.reading.words[actor.first]) in word_list("papers") and actor.last - actor.first <= 2
        if self._events and not actor.keys and (earlier := self._pointed_to(actor, report.cue.form.act)):
            return earlier
        if (paper or is_courtesy(actor)) and self._events:
            resolved = self.cast.resolve(actor) if is_courtesy(actor) else actor
            if resolved is actor:
                spoken = [event for event in self._events[-MEMORY:] if event.spoke and not _is_paper(event.who)]
                issued = [event for event in spoken if self._near(event.at, actor)]
                if issued:
                    return issued[-1].who
                return (spoken or self._events[-1:])[-1].who
            return resolved
        return self.cast.resolve(actor)

    def _pointed_to(self, actor: Actor, act: str) -> Person | Actor | None:
        """Who المصدر ذاته, محدثنا, الأخير or المتحدث stands for, or another word for someone's walk of life."""
        back = points_back(self.reading, actor.first, actor.last)
        recent = self._events[-2 * MEMORY :]
        if back and back.way == "named":
            return self.cast.named_last(actor)
        spoken = [event for event in recent if event.spoke and _fits(event, actor)]
        if back and back.way in ("same", "ours"):
            bearing = [event for event in spoken if _bears(event.who, back.head)]
            if back.head in _SOURCES and actor.number == "s":
                bearing = [event for event in recent if event.spoke]
            return (bearing or spoken or self._events[-1:])[-1].who
        resolved = self.cast.resolve(actor)
        if isinstance(resolved, Person) or (resolved is not actor and back is None):
            return None
        definite = self.reading.words[actor.first].startswith("ال")
        people = [event for event in spoken if isinstance(event.who, Person)]
        if back and back.head in _SOURCES:
            unnamed = [
                event for event in spoken if isinstance(event.who, Actor) and event.who.kind in ("person", "group")
            ]
            choice = unnamed or (spoken if actor.number == "s" and actor.head == "مصدر" else [])
            return choice[-1].who if choice else None
        if back:
            bearing = [event for event in spoken if _bears(event.who, back.head)]
            return (bearing or (people if actor.number == "s" else []) or [])[-1].who if bearing or people else None
        alike = [event for event in people[-1:] if same_walk(actor.head, set(event.who.about))]
        if actor.kind == "person" and alike and (act == "add" or (definite and actor.last - actor.first <= SHORT)):
            return alike[-1].who
        if actor.number == "d" and definite:
            pairs = [event for event in recent if event.number == "d"]
            return pairs[-1].who if pairs else None
        return None

    def _near(self, at: int, paper: Actor) -> bool:
        """Whether the paper is named where someone spoke (ذكرت البلدية في بيانها)."""
        return paper.head in {stem(word) for word in self.reading.words[at : at + 16]}

    def _remember(self, actor: Actor) -> None:
        earlier = self._pointed_to(actor, "") if self._events and not actor.keys else None
        who = earlier or self.cast.resolve(actor)
        if who is actor and is_role(self.reading, actor.first) and actor.last - actor.first == 1:
            who = self.cast.named_last(actor) or actor
        gender = who.gender if isinstance(who, Person) and who.gender else actor.gender
        if isinstance(who, Person) and not who.gender and actor.gender == "m":
            gender = "" if actor.keys and actor.name and actor.name[0] == actor.first else "m"
        self._events.append(Event(actor.first, who, gender, actor.number, False))

    def _antecedent(self, report: Report) -> Person | Actor | None:
        """Who a verb without subject goes back to."""
        cue = report.cue
        if cue.form.lemma in _NOBODY:
            return None
        recent = self._events[-MEMORY:]
        start = self.reading.word_at(self.reading.statement_start(self.reading.starts[cue.first]))
        here = [event for event in recent if event.at >= start]
        recent = [event for event in recent if event.main or event.at >= start] or recent
        if cue.kind == "noun":
            passed = self._source_of(self._quoted_from(cue.first, start)) or scripture_speaker(self.reading, cue.last)
            if passed:
                return passed
        if cue.kind == "participle" and not here and (beside := named_right_before(self.reading, cue.first)):
            return self.cast.resolve(read_actor(self.reading, *beside))
        if cue.kind == "participle" and not here and (opening := first_subject(self.reading, start, cue.first)):
            first = read_actor(self.reading, *opening)
            if first.gender == cue.form.gender and (first.number == "s") == (cue.form.number == "s"):
                return self.cast.resolve(first)
        if cue.form.number == "p" and not cue.joined and not here and (many := many_before(self.reading, cue.first)):
            return self.cast.resolve(read_actor(self.reading, *many))
        agreeing = [event for event in recent if _agrees(event, report)]
        local = [event for event in here if _agrees(event, report)]
        local = [event for event in local if event.main] or local
        here = [event for event in here if event.main] or here
        deed = cue.kind == "noun" and not any(isinstance(event.who, Person) for event in local)
        if deed and (owner := doer(self.reading, start, cue.first)):
            return self.cast.resolve(read_actor(self.reading, *owner))
        if cue.kind in ("participle", "noun", "after") and here:
            spoken = [event for event in local or here if event.spoke]
            return (spoken or local or here)[-1].who
        if local:
            return local[-1].who
        spoken = [event for event in agreeing if event.spoke]
        if cue.form.act == "add" or cue.kind == "participle":
            pool = spoken or [event for event in recent if event.spoke] or agreeing or recent
        else:
            pool = agreeing or [event for event in recent if event.spoke] or recent
        return pool[-1].who if pool else None

    def _subject(self, report: Report) -> tuple[int, int] | None:
        cue, reading = report.cue, self.reading
        if cue.form.lemma in _PASSING_ON:
            source = source_after(reading, report, ("عن", "الي")) or said_by(reading, report)
            if source:
                return source
        if (
            cue.form.act == "describe"
            and cue.kind == "verb"
            and not cue.joined
            and (before := preposed_subject(reading, cue.first))
        ):
            return before
        if report.subject:
            first, last = report.subject
            object_first = (
                report.opening and report.opening.particle < 0 and report.opening.start <= reading.starts[first]
            )
            if object_first or is_no_subject(reading, first):
                return None
            if before := before_verb(reading, report):
                return before
            if cue.relative and read_actor(reading, first, last).kind == "thing":
                return antecedent_of_relative(reading, cue.first - 1) or (first, last)
            return without_prepositions(reading, first, last)
        if cue.kind != "verb" or (cue.form.bound and cue.joined):
            return None
        if cue.relative or self.reading.words[cue.first - 1][1:] in reporting().relatives:
            return antecedent_of_relative(reading, cue.first - 1)
        if cue.joined:
            return None
        return preposed_subject(reading, cue.first) or topic_subject(reading, cue.first)

    def _passed_on(self, report: Report) -> tuple[int, int] | None:
        return report.subject if report.cue.form.lemma in _PASSING_ON and report.subject else None

    def _quoted_from(self, at: int, start: int) -> Report | None:
        """The verb of passing on before a noun of saying: نقلت الوكالة عن متحدث قوله."""
        last = bisect_left(self.found.reports, at, key=lambda report: report.cue.first)
        for report in reversed(self.found.reports[max(0, last - MEMORY) : last]):
            if report.cue.first < start:
                return None
            if report.cue.form.lemma in _PASSING_ON:
                return report
        return None

    def _source_of(self, report: Report | None) -> Person | Actor | None:
        source = source_after(self.reading, report, ("عن", "الي")) if report else None
        return self.cast.resolve(read_actor(self.reading, *source)) if source else None


def _bears(who: Person | Actor, head: str) -> bool:
    """Whether someone was called by a word: the sources are المصادر, a body its kind."""
    near = {head, head.replace("مصادر", "مصدر"), head.replace("مصدر", "مصادر")}
    return bool(near & set(who.about))


def _fits(event: Event, actor: Actor) -> bool:
    """Whether someone who spoke may be called by these words: المتحدثة is a woman, المصادر are several or unnamed."""
    if actor.head in _SOURCES:
        return True
    gender = event.who.gender if isinstance(event.who, Person) and event.who.gender else event.gender
    several = event.number in ("p", "d") and not isinstance(event.who, Person)
    if actor.gender == "f" and gender != "f":
        return False
    return (not gender or gender == actor.gender) and several == (actor.number in ("p", "d"))


def _is_paper(who: Person | Actor) -> bool:
    return isinstance(who, Actor) and who.kind in ("document", "thing")


def _agrees(event: Event, report: Report) -> bool:
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
