"""Who speaks in each report: the subject that stands there, or the one an inflected verb without subject goes back to.

Everyone who acts or speaks is kept in order. A verb without subject takes the latest who agrees with it in gender and
number; verbs of adding (وأضاف) take the latest who spoke; participles (مشيرا) the one their own statement is about.
"""

from bisect import bisect_left

from msgspec import Struct

from khabar.annotation.quotations.actors import Actor, is_courtesy, read_actor, stem
from khabar.annotation.quotations.cast import Cast, Person
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import reporting, speaker_words
from khabar.annotation.quotations.noun_phrases import is_adverbial, is_attached, is_preposition, opens_happening, read_speaker
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.language.clitics import split_clitics
from khabar.language.titles import bare

#: A verb without subject looks back over this many people and bodies that acted or spoke.
MEMORY = 12
#: A speaker before the verb (المشرف ... يشدد) is at most this long.
PREPOSED = 18
_OPENING_VERBS = frozenset(("كان", "وكان", "كانت", "وكانت", "وكانا", "كانا", "وكانوا", "كانوا", "فيما", "بينما", "حيث", "وقد", "كما", "هذا"))
_NOBODY = frozenset(("أفيد", "قيل", "أشيع", "تردد"))
_PASSING_ON = frozenset(("نقل", "نسب", "تناقل"))
_PAPERS = frozenset(("بيان", "بلاغ", "مذكرة", "رسالة", "منشور", "تغريدة", "خطاب", "كلمة"))


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


class Speakers:
    """The voice of every report, by its number."""

    def __init__(self, reading: Reading, found: Reports) -> None:
        self.reading, self.found = reading, found
        self.cast = Cast(reading, found)
        self.voices: dict[int, Voice] = {}
        self._events: list[Event] = []
        self._spans = _reported(found)
        acting = _acting(reading, self._spans, self.cast)
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
            actor = read_actor(self.reading, *subject)
            who = self._who(actor, report.cue.first)
            self.voices[number] = Voice(subject, who, self._passed_on(report))
            covered = content is None and _is_inside(self._spans, self.reading.starts[report.cue.first])
            if inner or covered or (report.opening is None and content is None and actor.kind == "thing" and isinstance(who, Actor)):
                return
            form = report.cue.form
            gender = form.gender if report.cue.kind == "verb" and report.subject == subject else actor.gender
            if isinstance(who, Person) and report.cue.kind == "verb" and actor.keys:
                who.gender = who.gender or form.gender
            number_ = actor.number
            if report.cue.kind == "verb" and report.subject != subject:
                gender, number_ = form.gender, form.number
            if report.cue.kind != "source" or content:
                self._events.append(Event(report.cue.first, who, gender, number_, bool(content)))
        elif report.opening or content or report.cue.kind == "after":
            outer = self.voices.get(content.outer) if content and inner else None
            antecedent = outer.who if outer and report.cue.kind != "verb" else self._antecedent(report)
            if antecedent is None and outer:
                antecedent = outer.who
            self.voices[number] = Voice(None, antecedent)
            if antecedent and not inner:
                old = next((event for event in reversed(self._events) if event.who is antecedent), None)
                form = report.cue.form
                gender, count = (old.gender, old.number) if old else (form.gender, form.number)
                self._events.append(Event(report.cue.first, antecedent, gender, count, True))

    def _who(self, actor: Actor, at: int) -> Person | Actor:
        paper = bare(self.reading.words[actor.first]) in _PAPERS and actor.last - actor.first <= 2
        words = self.reading.words[actor.first : actor.last]
        if len(words) == 2 and self._events and (words[0] in ("ذات", "نفس") or words[1] in ("ذاته", "ذاتها", "نفسه", "نفسها")):
            spoken = [event for event in self._events[-MEMORY:] if event.spoke]
            return (spoken or self._events)[-1].who
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

    def _near(self, at: int, paper: Actor) -> bool:
        """Whether the paper is named where someone spoke (أوضحت الوزارة في بيان)."""
        return paper.head in {stem(word) for word in self.reading.words[at : at + 16]}

    def _remember(self, actor: Actor) -> None:
        who = self.cast.resolve(actor)
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
        if cue.kind == "noun":
            passed = self._quoted_from(cue.first, start) or _scripture(self.reading, cue.last)
            if passed:
                return passed
        agreeing = [event for event in recent if _agrees(event, report)]
        local = [event for event in here if _agrees(event, report)]
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
        if cue.form.lemma in _PASSING_ON and (source := _after_word(reading, report, ("عن", "الي"))):
            return source
        if cue.form.act == "describe" and cue.kind == "verb" and not cue.joined and (before := _preposed(reading, cue.first)):
            return before
        if report.subject:
            first, last = report.subject
            object_first = report.opening and report.opening.particle < 0 and report.opening.start <= reading.starts[first]
            return None if object_first else _tidy(reading, first, last)
        if cue.kind != "verb" or cue.form.bound and cue.joined:
            return None
        if cue.relative:
            return _antecedent_of_relative(reading, cue.first - 1)
        if cue.joined:
            return None
        return _preposed(reading, cue.first)

    def _passed_on(self, report: Report) -> tuple[int, int] | None:
        return report.subject if report.cue.form.lemma in _PASSING_ON and report.subject else None

    def _quoted_from(self, at: int, start: int) -> Person | Actor | None:
        """The source in نقلت الوكالة عن متحدث قوله."""
        for number in range(len(self.found.reports) - 1, -1, -1):
            report = self.found.reports[number]
            if report.cue.first >= at:
                continue
            if report.cue.first < start:
                return None
            if report.cue.form.lemma in _PASSING_ON:
                source = _after_word(self.reading, report, ("عن", "الي"))
                return self.cast.resolve(read_actor(self.reading, *source)) if source else None
        return None


def _is_paper(who: Person | Actor) -> bool:
    return isinstance(who, Actor) and who.kind in ("document", "thing")


def _scripture(reading: Reading, after: int) -> Actor | None:
    """قوله تعالى is God's word and قوله صلى الله عليه وسلم the Prophet's, where the article names them."""
    following = reading.words[after : after + 2]
    if following[:1] and following[0] in ("تعالي", "سبحانه", "عز", "جل"):
        wanted = ("الله",)
    elif following == ["صلي", "الله"]:
        wanted = ("النبي", "الرسول")
    else:
        return None
    for at in [*range(after - 1, max(-1, after - 400), -1), *range(after, min(len(reading), after + 400))]:
        if reading.words[at] in wanted:
            blessed = reading.words[at + 1 : at + 5] == ["صلي", "الله", "عليه", "وسلم"]
            return read_actor(reading, at, at + (5 if blessed else 1))
    return None


def _agrees(event: Event, report: Report) -> bool:
    form = report.cue.form
    if form.shape in ("source",) or report.cue.kind == "noun" and form.number == "s" and form.gender == "m":
        return True
    if form.number == "p":
        return event.number in ("p", "d")
    if form.number == "d":
        return event.number == "d"
    if event.number in ("p", "d") and form.gender == "m":
        return False
    return not event.gender or event.gender == form.gender


def _tidy(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    while first < last and (is_preposition(reading.words[first]) or reading.words[first] in ("ان", "و")):
        first += 1
    return (first, last) if first < last else None


def _after_word(reading: Reading, report: Report, prepositions: tuple[str, ...]) -> tuple[int, int] | None:
    """The noun phrase after عن in the statement of a verb of passing on."""
    end = reading.statement_end(reading.starts[report.cue.first])
    for at in range(report.cue.last, min(len(reading) - 1, report.cue.last + 16)):
        if reading.starts[at] >= end or is_that(reading.words[at]):
            return None
        if reading.words[at] in prepositions:
            last = read_speaker(reading, at + 1, len(reading), takes=frozenset(), loose=False)
            while last > at + 2 and (form := reporting().forms.get(reading.words[last - 1])) and form.shape == "noun":
                last -= 1
            return (at + 1, last)
    return None


def _preposed(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The subject before its verb: صندوق النقد يطالب، وكان الصندوق، قد توقع، أن المشرف ... يشدد."""
    start = reading.word_at(reading.statement_start(reading.starts[verb]))
    first = max(start, verb - PREPOSED)
    for at in range(verb - 1, first - 1, -1):
        if is_that(reading.words[at]) or is_that(reading.words[at].lstrip("فل")) or reading.words[at] in _OPENING_VERBS:
            first = at + 1
            break
        if at < verb - 1 and reading.gap(at + 1).strip(" «»\"“”()،,") or at == first and first > start:
            return None
    while first < verb and (reading.words[first] in ("قد", "كان", "كانت") or reading.words[first] in _OPENING_VERBS):
        first += 1
    if first >= verb or is_adverbial(reading, first) or not _nominal(reading, first):
        return None
    last = read_speaker(reading, first, verb, takes=frozenset(), loose=False)
    between = [word for word in reading.words[last:verb] if word not in ("قد", "ايضا", "امس", "اليوم")]
    return (first, last) if len(between) <= 4 else None


def _nominal(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    known = speaks(word) or at in reading.names or word.startswith("ال") or word.removeprefix("و") in reporting().feminine
    return known and word not in reporting().joints


def _antecedent_of_relative(reading: Reading, relative: int) -> tuple[int, int] | None:
    """The noun before الذي: the tagged name or the title that stands nearest before it."""
    for at in range(relative - 1, max(-1, relative - 9), -1):
        if reading.gap(at + 1).strip(" ()\"«»،"):
            return None
        if at in reading.names:
            return (reading.names[at].first, reading.names[at].last)
        if speaks(reading.words[at]) and not is_preposition(reading.words[at]):
            return (at, relative)
    return None


def _reported(found: Reports) -> tuple[list[int], list[int]]:
    """Starts of all reported stretches, and how far those up to each reach."""
    spans = sorted((content.start, content.end) for content in found.contents.values() if content.kind != "before")
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    return [start for start, _ in spans], reach


def _is_inside(spans: tuple[list[int], list[int]], position: int) -> bool:
    starts, reach = spans
    at = bisect_left(starts, position + 1) - 1
    return at >= 0 and reach[at] > position


def _acting(reading: Reading, spans: tuple[list[int], list[int]], cast: Cast) -> list[Actor]:
    """Those who stand as subject of some verb outside what is reported: the latest of them may go on to speak."""
    actors = []
    for actor in sorted({a.first: a for a in [*cast.bodies, *(n for p in cast.persons for n in p.names)]}.values(), key=lambda a: a.first):
        if _is_inside(spans, reading.starts[actor.first]):
            continue
        if actor.kind in ("document", "thing") or not _is_subject(reading, actor):
            continue
        actors.append(actor)
    return actors


def _is_subject(reading: Reading, actor: Actor) -> bool:
    at = actor.first
    if at == 0 or reading.gap(at).strip(" «\"“"):
        opening = at == 0 or "\n" in reading.gap(at) or reading.gap(at).strip()[-1:] in ".؛"
        following = reading.words[actor.last] if actor.last < len(reading) else ""
        return opening and (following[:1] in "يت" and len(following) > 3 or following in reporting().forms)
    before = reading.words[at - 1]
    if before == "كلمة" and reading.words[at].startswith("ل"):
        return True
    if is_attached(reading, at) or split_clitics(reading.words[at]).prefixes[:1] in (("ب",), ("ل",), ("ك",)):
        return False
    word = before[1:] if before[:1] in "وف" and len(before) > 3 else before
    if before == "باسم" or split_clitics(before).prefixes[:1] in (("ب",), ("ل",), ("ك",)):
        return False
    if word.startswith(("ال", "لل", "بال", "ب")) and len(word) > 4 and word[:2] != "بد" or is_preposition(before) or len(word) < 3:
        return False
    if word in speaker_words().adverbs or word in reporting().relatives or is_that(word) or at - 1 in reading.names or speaks(before):
        return False
    if at >= 2 and (reading.words[at - 2] in reporting().relatives or is_that(reading.words[at - 2])):
        return False
    if word.endswith(("ة", "ات", "ين", "ون", "ه", "ها", "هم")) or word[0].isdigit():
        return False
    opens = reading.word_at(reading.statement_start(reading.starts[at - 1])) == at - 1
    return opens or not opens_happening(word)
