"""Through whose hands words came: the outlet someone spoke to, the agency that passed it on, and unnamed sources."""

from bisect import bisect_left

from khabar.annotation.quotations.actors import Actor
from khabar.annotation.quotations.cast import Person
from khabar.annotation.quotations.direct import Said
from khabar.annotation.quotations.lexicon import bare, speaker_words
from khabar.annotation.quotations.name_parts import stem
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.speakers import Speakers, Voice
from khabar.annotation.quotations.wording import name_of


class Chains:
    """Who passed on each quotation, outermost first."""

    def __init__(self, reading: Reading, found: Reports, speakers: Speakers) -> None:
        self.reading, self.found, self.speakers = reading, found, speakers
        self._told: dict[int, list[tuple[int, str]]] = {}
        for number, report in enumerate(found.reports):
            voice = speakers.voices.get(number)
            if report.told and voice and voice.who:
                outlet = self._outlet(report.told)
                if outlet:
                    self._told.setdefault(id(voice.who), []).append((report.cue.first, outlet))
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
            told = self._told.get(id(voice.who), [])
            earlier = bisect_left(told, self.reading.word_at(one.end), key=lambda pair: pair[0])
            hands += [outlet for _, outlet in told[max(0, earlier - 1) : earlier]]
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


def _as_actor(reading: Reading, words: tuple[int, int]) -> Actor:
    return Actor(words[0], words[1], None, (), frozenset(), reading.words[words[0]], "body", "f", "s")
