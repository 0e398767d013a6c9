"""Headlines that put a speaker before a colon: «المفتي: ...». Without marks what follows is indirect speech.

The colon also parts a topic from its news («الإمارات: تحرير أسعار الوقود»), so the left side must be someone the article
knows as a person, or a title or body that speaks in it; a country alone is a topic.
"""

from collections import Counter
from itertools import pairwise

from khabar.annotation.quotations.actors import read_actor
from khabar.annotation.quotations.adverbials import is_attached
from khabar.annotation.quotations.cast import Person
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.direct import Said
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.names_in_marks import is_name, is_plain_phrase
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.speakers import Speakers, Voice
from khabar.annotation.quotations.word_shapes import is_preposition
from khabar.language.titles import head_kind

#: A speaker before the colon of a headline has at most this many words.
LONGEST = 7
#: Signs that part a headline; the speaker stands in the part right before the colon.
_PARTS = ("..", "…", "|", " - ")
#: What follows has at least this many words.
SHORTEST = 3


def find_headlines(reading: Reading, speakers: Speakers) -> list[tuple[Said, Voice]]:
    """The quotation a headline gives with a colon, and the fragments in marks inside it; empty where there is none."""
    title = reading.text[: reading.title_end]
    colon = title.find(":")
    if colon < 0 or reading.mark_around(colon) >= 0:
        return []
    last = reading.word_at(colon)
    first = reading.word_at(
        max(title.rfind(part, 0, colon) + len(part) if part in title[:colon] else 0 for part in _PARTS)
    )
    if not 0 < last - first <= LONGEST or last >= len(reading) or reading.starts[last] >= reading.title_end:
        return []
    if any(
        word in reporting().forms and reporting().forms[word].shape != "noun" and not speaks(word)
        for word in reading.words[first:last]
    ):
        return []
    voice = _speaker(reading, speakers, first, last)
    if voice is None and reading.words[last] in word_list("ourselves"):
        voice = Voice((first, last), read_actor(reading, first, last))  # who says we is no topic
    if voice is None:
        return []
    mark = reading.mark_opening(colon, reading.starts[last])
    if mark >= 0:
        inside = reading.marks[mark]
        whole = reading.word_at(inside.end) - last >= 2 and inside.closed and inside.end <= reading.title_end
        rest = reading.text[inside.outer_end : reading.title_end].strip(" .،!؟?")
        if whole and not rest:
            return [(Said(inside.start, inside.end, "direct", -1), voice)]
    start = colon + 1 + len(title[colon + 1 :]) - len(title[colon + 1 :].lstrip())
    end = start + len(title[start:].rstrip(" .،"))
    if reading.word_at(end) - last < (SHORTEST if not isinstance(voice.who, Person) else SHORTEST - 1):
        return []
    said = [(Said(start, end, "indirect", -1), voice)]
    for index in range(len(reading.marks)):
        inside = reading.marks[index]
        if inside.outer_start >= end:
            break
        words = reading.word_at(inside.end) - reading.word_at(inside.start)
        named = _repeated(reading, inside.start, inside.end) or is_name(reading, index, Counter())
        named = named or _is_a_common_thing(reading, inside.start, inside.end)
        if inside.outer_start >= start and inside.closed and words and not named:
            said.append((Said(inside.start, inside.end, "direct", -1), voice))
    return said


def _speaker(reading: Reading, speakers: Speakers, first: int, last: int) -> Voice | None:
    if is_preposition(reading.words[first]):
        return None
    past = last
    last = next(
        (at for at in range(first + 1, last) if is_preposition(reading.words[at]) or is_attached(reading, at)), last
    )
    actor = read_actor(reading, first, last)
    if _is_named_in_marks(reading, first, past):  # «كذا»: a name in marks before the colon is whose words follow
        return Voice((first, last), actor)
    spoken = [voice for voice in speakers.voices.values() if voice.words and voice.who]
    same = [voice for voice in spoken if voice.words and reading.words[voice.words[0]] == reading.words[first]]
    if last - first == 1 and same:  # ناخبات: the word that heads a speaker of the text
        return Voice((first, last), same[0].who)
    who = speakers.cast.resolve(actor)
    if isinstance(who, Person):
        return Voice((first, last), who)
    known = {id(voice.who) for voice in speakers.voices.values()}
    if id(who) in known and actor.kind in ("body", "person", "group"):
        return Voice((first, last), who)
    if last - first == 1 and _is_short_office(reading, first, spoken):
        return Voice((first, last), who)
    if reading.words[first] in speaker_words().documents:
        return Voice((first, last), who)  # تقرير أممي: ...
    return Voice((first, last), who) if actor.kind in ("person", "group") and last - first > 1 else None


def _is_short_office(reading: Reading, first: int, spoken: list[Voice]) -> bool:
    """Whether one word before the colon is a nameless office (نقابي:) or short for a ministry that speaks (الصحة:)."""
    word = reading.words[first]
    if not word.startswith("ال"):
        return speaks(word) and head_kind(word) is None
    named = [reading.words[voice.words[0] : voice.words[1]] for voice in spoken if voice.words]
    pairs = [pair for words in named for pair in pairwise(words)]
    return any(after == word and head_kind(before) == "body" for before, after in pairs)


def _is_named_in_marks(reading: Reading, first: int, last: int) -> bool:
    """Whether all words before the colon stand in one pair of marks, save an adjective: «المرور» المركزي."""
    mark = reading.mark_around(reading.starts[first])
    if mark < 0 or not reading.marks[mark].closed:
        return False
    rest = reading.words[reading.word_at(reading.marks[mark].end) : last]
    return len(rest) <= 1 and all(word.startswith("ال") for word in rest)


def _repeated(reading: Reading, start: int, end: int) -> bool:
    """Whether the words in marks are a name that stands in marks again; a plain phrase only after what it names."""
    inner = reading.text[start:end].strip()
    again = [
        mark for mark in reading.marks if mark.start > end and reading.text[mark.start : mark.end].strip() == inner
    ]
    if is_plain_phrase(reading, reading.word_at(start), reading.word_at(end)):
        before = (reading.words[reading.word_at(mark.start) - 1] for mark in again)
        return any({bare(word), bare(word[1:])} & speaker_words().naming for word in before)
    return bool(again)


def _is_a_common_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether marks hold what all call a thing («الحوالات السريعة») or one word of belonging («بحري»)."""
    inside = reading.words[reading.word_at(start) : reading.word_at(end)]
    belongs = len(inside) == 1 and inside[0].endswith(("ي", "ية"))
    return belongs or (len(inside) <= 2 and all(word.startswith("ال") for word in inside))
