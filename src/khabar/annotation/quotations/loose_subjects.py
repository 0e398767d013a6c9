"""Whom a verb, a participle or قوله goes back to where nobody of the statement has acted or spoken yet."""

from khabar.annotation.quotations.actors import Actor, read_actor
from khabar.annotation.quotations.adverbials import is_adverbial, is_attached
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words
from khabar.annotation.quotations.noun_phrases import read_speaker
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.subjects import BEFORE_SUBJECTS, PREPOSED
from khabar.annotation.quotations.word_shapes import is_preposition, opens_happening
from khabar.language.clitics import known_noun
from khabar.language.titles import title_kinds

#: A deed in front of قوله stands at most this many words before it.
DEED = 60
_PEOPLE = ("rank", "honorific", "office", "person")


def scripture_speaker(reading: Reading, after: int) -> Actor | None:
    """قوله تعالى is God's word and قوله صلى الله عليه وسلم the Prophet's, where the article names them."""
    following = reading.words[after : after + 2]
    if following[:1] in (["تعالي"], ["سبحانه"]) or following in (["عز", "وجل"], ["جل", "وعلا"]):
        wanted = frozenset(("الله",))
    elif following == ["صلي", "الله"]:
        wanted = frozenset(("النبي", "الرسول"))
    else:
        return None
    for at in [*range(after - 1, max(-1, after - 400), -1), *range(after, min(len(reading), after + 400))]:
        if reading.words[at] in wanted:
            blessed = reading.words[at + 1 : at + 5] == ["صلي", "الله", "عليه", "وسلم"]
            return read_actor(reading, at, at + (5 if blessed else 1))
    return None


def doer(reading: Reading, start: int, stop: int) -> tuple[int, int] | None:
    """Whose deed a noun names in front of قوله, وتأكيده: أبرزت الصحف ترحيب الرئيس فلان ... وتأكيده أن ..."""
    for at in range(stop - 2, max(start, stop - DEED) - 1, -1):
        noun = reporting().forms.get("ال" + reading.words[at])
        if not (opens_happening(reading.words[at]) or (noun and noun.shape == "noun")):
            continue
        following = reading.names.get(at + 1)
        if (following and following.label == "PER") or title_kinds().get(bare(reading.words[at + 1])) in _PEOPLE:
            return at + 1, read_speaker(reading, at + 1, stop, takes=frozenset(), loose=True)
    return None


def many_before(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The several people a plural verb in the middle of its statement is about: موظفي كذا، وهم ...، يقولون."""
    start = reading.word_at(reading.statement_start(reading.starts[verb]))
    for at in range(verb - 1, max(start, verb - PREPOSED) - 1, -1):
        word = reading.words[at]
        following = reading.words[at + 1]
        construct = word.endswith("ي") and following.startswith("ال") and known_noun(word[:-1]) and not speaks(word)
        if bare(word) in speaker_words().groups or (construct and known_noun(word + "ن")):
            return at, read_speaker(reading, at, verb, takes=frozenset())
    return None


def first_subject(reading: Reading, start: int, stop: int) -> tuple[int, int] | None:
    """The definite noun phrase after the verb that opens a statement: وضعت الجماهير ...، مطالبة ..."""
    at = (
        start + 1
        if (start < stop and reading.words[start] in BEFORE_SUBJECTS) or reading.words[start] == "وكان"
        else start
    )
    if at + 1 >= stop or reading.words[at].startswith("ال") or is_adverbial(reading, at) or speaks(reading.words[at]):
        return None
    word = reading.words[at + 1]
    definite = word.startswith("ال") or (at + 1 in reading.names and reading.names[at + 1].first == at + 1)
    if not definite or reading.gap(at + 1).strip(' «"“') or known_noun(reading.words[at].removeprefix("و")):
        return None
    return at + 1, read_speaker(reading, at + 1, stop, takes=frozenset(("object",)), loose=True)


def named_right_before(reading: Reading, word: int) -> tuple[int, int] | None:
    """The person a participle follows without a comma: أعلنها الوزير فلان داعيا إلى ..."""
    name = reading.names.get(word - 1)
    if name is None or name.label != "PER" or name.last != word or reading.gap(word).strip():
        return None
    first = name.first
    while first > 0 and (speaks(reading.words[first - 1]) or reading.words[first - 1].startswith("ال")):
        first -= 1
    attached = is_preposition(reading.words[first - 1]) if first else False
    return None if attached or is_attached(reading, first) else (name.first, name.last)
