"""Through whose hands words came: the outlet someone spoke to, the agency that passed it on, and unnamed sources."""

from bisect import bisect_left

from khabar.annotation.quotations.actors import Actor
from khabar.annotation.quotations.cast import Person
from khabar.annotation.quotations.direct import Said
from khabar.annotation.quotations.events import MEMORY
from khabar.annotation.quotations.lexicon import bare, speaker_words
from khabar.annotation.quotations.name_parts import stem
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.speakers import Speakers, Voice
from khabar.annotation.quotations.wording import name_of
from khabar.records import Credit

#: After these an agency or outlet carried what someone else issued.
_CARRIED = frozenset(
    ("نشرته", "نشرتها", "نشره", "نشرت", "اوردته", "اوردتها", "بثته", "بثتها", "بثه", "نقلته", "نقلتها", "تلقته", "تلقت")
)


class Chains:
    """Who passed on each quotation, outermost first."""

    def __init__(self, reading: Reading, found: Reports, speakers: Speakers) -> None:
        self.reading, self.found, self.speakers = reading, found, speakers
        self._told: dict[tuple[int, int], list[tuple[int, str]]] = {}
        heard = self._spoken_to()
        for number, report in enumerate(found.reports):
            if report.told and number not in heard and (outlet := self._outlet(report.told)):
                self._tell(number, outlet)
        for told in self._told.values():
            told.sort()
        self._also = self._appended()

    def of(self, one: Said, voice: Voice | None) -> tuple[str, ...]:
        """The outlet told, the agency that passed it on, and whoever quotes the speaker inside their own words."""
        hands: list[str] = []
        if one.report >= 0:
            hands += self._also.get(one.end, [])
            outer = self.speakers.voices.get(one.outer)
            if outer and outer.who and voice and outer.who is not voice.who:
                hands.append(name_of(self.reading, outer.who))
        if voice and voice.passed_on:
            hands.append(name_of(self.reading, _as_actor(self.reading, voice.passed_on)))
        if voice and voice.who:
            told = self._told.get(_key(voice.who), [])
            earlier = bisect_left(told, self.reading.word_at(one.end), key=lambda pair: pair[0])
            nearest = told[max(0, earlier - 1) : earlier] or told[:1]  # who is said later to have been told
            hands += [outlet for _, outlet in nearest]
        return tuple(dict.fromkeys(hands))

    def is_anonymous(self, voice: Voice | None) -> bool:
        """Whether the speaker is an unnamed source: مصادر مطلعة، مسؤول طلب عدم ذكر اسمه."""
        if voice is None or voice.who is None or isinstance(voice.who, Person):
            return False
        actor = voice.who
        word = self.reading.words[actor.first]
        unnamed = speaker_words().unnamed
        if not actor.name and (
            word in unnamed or (bare(word) in unnamed and bare(word).startswith(("مصدر", "مصادر", "شهود", "شاهد")))
        ):
            return True
        return word in ("احد", "احدي", "بعض") and stem(
            self.reading.words[min(actor.first + 1, len(self.reading) - 1)]
        ) in {stem(w) for w in unnamed}

    def _outlet(self, words: tuple[int, int]) -> str:
        """The outlet's name without what is before it: لـ«عكاظ» gives عكاظ, لصحيفة الوطن gives صحيفة الوطن."""
        first, last = words
        start, end = self.reading.starts[first], self.reading.ends[last - 1]
        word = self.reading.words[first]
        if word.startswith("لل") and len(word) > 4:
            return ""
        if first in self.reading.told:
            start += 1
        elif word == "ل":
            first += 1
            start = self.reading.starts[first] if first < last else end
        elif word.startswith("ل") and bare(word[1:]) in speaker_words().outlets:
            start += 1
        return self.reading.document.normal.original(start, end).of(self.reading.document.text).strip(' «»"“”')

    def _tell(self, number: int, outlet: str) -> None:
        voice = self.speakers.voices.get(number)
        if voice and voice.who:
            self._told.setdefault(_key(voice.who), []).append((self.found.reports[number].cue.first, outlet))

    def _spoken_to(self) -> set[int]:
        """Outlets the article rests on, wherever someone spoke to them or they carried a statement; the reports so heard."""
        heard: set[int] = set()
        document = self.reading.document
        named = {
            credit.name: document.normal.normal(credit.span) for credit in document.of(Credit) if credit.where == "text"
        }
        for name, place in named.items():
            form = self.reading.text[place.start : place.end]
            start = self.reading.text.find(form) if form else -1
            while start >= 0:
                number = self._told_by(start)
                if number >= 0:
                    heard.add(number)
                    self._tell(number, name)
                start = self.reading.text.find(form, start + len(form))
        return heard

    def _told_by(self, start: int) -> int:
        """The report whose speaker talks to the outlet that is named at a position, or -1."""
        reading, reports = self.reading, self.found.reports
        at = reading.word_at(start)
        if at in reading.told or (at and reading.starts[at - 1] + 1 == start and reading.words[at - 1][0] == "ل"):
            at, spoken = (at, True) if at in reading.told else (at - 1, True)
        else:
            before = reading.words[at - 1] if 0 < at < len(reading) else ""
            to = before in ("ل", "الي", "مع") or (before[:1] == "ل" and bare(before[1:]) in speaker_words().outlets)
            spoken = to or before in _CARRIED
        number = bisect_left(reports, at, key=lambda report: report.cue.first) - 1
        first = reading.statement_start(reading.starts[max(0, at - 1)]) if at <= len(reading) else start
        last = max(-1, number - MEMORY)
        while spoken and number > last and reading.starts[reports[number].cue.first] >= first:
            if number in self.found.contents and number in self.speakers.voices:
                return number if self.found.contents[number].end > start or reports[number].cue.kind == "verb" else -1
            number -= 1
        return -1

    def _appended(self) -> dict[int, list[str]]:
        """Sources named after the words of another: ..., حسبما نقلت رويترز."""
        ends: dict[int, list[str]] = {}
        numbers = {content.end for content in self.found.contents.values()}
        for number, report in enumerate(self.found.reports):
            voice = self.speakers.voices.get(number)
            if (
                report.cue.kind != "source"
                or number in self.found.contents
                or not voice
                or not voice.who
                or not voice.words
            ):
                continue
            before = self.reading.text[: self.reading.starts[report.cue.first]][-8:].rstrip(" ،,؛-")
            end = self.reading.starts[report.cue.first] - 8 + len(before) if len(before) else -1
            if end in numbers:
                ends.setdefault(end, []).append(name_of(self.reading, voice.who))
        return ends


def _key(who: Person | Actor) -> tuple[int, int]:
    """Who it is, whichever words brought the reading there."""
    actor = who.names[0] if isinstance(who, Person) else who
    return actor.first, actor.last


def _as_actor(reading: Reading, words: tuple[int, int]) -> Actor:
    return Actor(words[0], words[1], None, (), frozenset(), reading.words[words[0]], "body", "f", "s")
