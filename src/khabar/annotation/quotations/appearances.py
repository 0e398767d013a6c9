"""Where an article names someone: subjects of saying, what stands under a title or head, and tagged names, in order."""

from khabar.annotation.quotations.actors import Actor, read_actor
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.late_names import read_subject
from khabar.annotation.quotations.lexicon import bare, speaker_words
from khabar.annotation.quotations.name_ends import real_name
from khabar.annotation.quotations.noun_phrases import read_speaker
from khabar.annotation.quotations.phrase_ends import is_title_word
from khabar.annotation.quotations.reading import Name, Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.word_shapes import is_preposition

#: Inside one noun phrase at most this many further heads are read on their own.
NESTED = 4


def appearances(reading: Reading, found: Reports) -> list[Actor]:
    """Everyone the article names, in order: subjects of saying, what stands under a title or head, and tagged names."""
    actors: dict[int, Actor] = {}
    covered, phrase_end, inner = -1, 0, 0
    verbs = {report.cue.first for report in found.reports if report.subject and report.subject[0] == report.cue.last}
    for report in found.reports:
        if report.subject and report.cue.kind != "after":
            actors[report.subject[0]] = read_subject(reading, report, report.subject)
    told = {at for first, last in reading.told.items() for at in range(first, last)}
    for at in range(len(reading)):
        if at <= covered or at in actors or at in told:
            continue
        word = reading.words[at]
        name = reading.names.get(at) if at not in verbs else None  # طالب الحجوري is no name after كما
        if name and name.label == "PER" and real_name(reading, name)[0] == at:
            name = Name(at, real_name(reading, name)[1], name.label, name.name)
        if name and name.first == at and name.label in ("PER", "ORG"):
            last = name.last
            if name.label == "ORG" and speaks(word):
                last = max(last, read_speaker(reading, at, len(reading), takes=frozenset(), loose=True))
            if name.label == "PER":
                last = _with_apposition(reading, last)
            actors[at] = read_actor(reading, at, last)
            if name.label == "PER" and not actors[at].keys:
                actors.pop(at)
        elif speaks(word) and not is_preposition(word) and word not in speaker_words().adverbs:
            if word.startswith(("لل", "بال")) and bare(word) not in speaker_words().titles:
                continue
            inner = inner + 1 if at < phrase_end else 0
            if inner > NESTED:
                continue
            last = read_speaker(reading, at, len(reading), takes=frozenset(), loose=True)
            phrase_end = max(phrase_end, last)
            last = _with_apposition(reading, last, bare(word) in speaker_words().titles)
            if last - at >= 2 or is_role(reading, at):
                actor = read_actor(reading, at, last)
                actors[at] = actor
                covered = actor.name[1] - 1 if actor.name else at
    return [actors[at] for at in sorted(actors)]


def is_role(reading: Reading, at: int) -> bool:
    """Whether a word alone is a person's title with ال: المدرب, الشاب."""
    word = reading.words[at]
    return word.startswith("ال") and bare(word) in speaker_words().titles


def _with_apposition(reading: Reading, last: int, titled: bool = True) -> int:
    """The words after a comma that go on naming the same one: a title, or a tagged person after a title."""
    if not titled or last >= len(reading) or reading.gap(last).strip(" ") not in ("،", ",", ""):
        return last
    word = reading.words[last]
    named = last in reading.names and reading.names[last].label == "PER"
    if named or is_title_word(word):
        return read_speaker(reading, last, len(reading), takes=frozenset(), loose=True)
    return last
