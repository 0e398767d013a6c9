"""The name that comes late: after the whole office of its bearer, or after «ويدعى».

المتحدث باسم الوزارة في تونس *فلان*, المشرفة على الدراسة، عالمة كذا في جامعة كذا *فلانة*, أحدهم، ويدعى *فلان*.
"""

from khabar.annotation.quotations.actors import Actor, read_actor
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.name_ends import real_name
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.references import calls
from khabar.annotation.quotations.word_shapes import OF_PEOPLE, is_finite, is_given_name
from khabar.language.clitics import split_all
from khabar.language.normal import fold
from khabar.language.titles import title_kinds
from khabar.models.gazetteer import gazetteer

#: A late name begins at most this many words after the words that describe its bearer.
REACH = 12
#: A name between commas has at most this many words.
NAME_WORDS = 6
#: The place a governor governs has at most this many words.
GOVERNED = 5
_PLACES = frozenset("tTcCu")


def read_subject(reading: Reading, report: Report, subject: tuple[int, int]) -> Actor:
    """The subject of a report as an actor, with the name that stands between it and what is said."""
    subject = _from_governor(reading, report, subject)
    actor = read_actor(reading, *subject)
    opening = report.opening
    if (
        actor.keys
        or opening is None
        or not report.subject
        or subject[1] != report.subject[1]
        or report.cue.kind != "verb"
    ):
        return actor
    stop = opening.particle if opening.particle >= 0 else reading.word_at(opening.start)
    name = late_name(reading, subject[1], stop) if actor.kind in ("person", "group", "thing") else None
    return read_actor(reading, subject[0], name[1], name=name) if name else actor


def _from_governor(reading: Reading, report: Report, subject: tuple[int, int]) -> tuple[int, int]:
    """والي is also how وإلى is written: a governor right after the verb belongs to the subject read behind it."""
    first = report.cue.last
    if subject != report.subject or not first < subject[0] <= first + GOVERNED or reading.words[first] != "والي":
        return subject
    spelled = reading.document.normal.original(reading.starts[first], reading.ends[first]).of(reading.document.text)
    return (first, subject[1]) if spelled == "والي" else subject


def late_name(reading: Reading, last: int, stop: int) -> tuple[int, int] | None:
    """The tagged name between the end of a description and what is said, where nothing makes it someone else's."""
    if (end := _between_commas(reading, last, stop)) > last:
        return last, end
    for at in range(last, min(stop, last + REACH, len(reading))):
        name = reading.names.get(at)
        if name and name.label == "PER" and name.first >= last:
            first, end = real_name(reading, name)
            return (first, end) if first == at and end <= stop and _belongs(reading, last, first) else None
        if calls(reading.words[at]):
            if end := _called(reading, at + 1, stop):
                return at + 1, end
            continue
        if "\n" in reading.gap(at) or ":" in reading.gap(at) or _parts(reading, at):
            return None
    return None


def _between_commas(reading: Reading, last: int, stop: int) -> int:
    """The word after a name that stands between commas: أكد الوزير، فلان الفلاني، أن ..."""
    if last >= stop or reading.gap(last).strip() not in ("،", ",", "("):
        return last
    known = False
    for at in range(last, min(stop, last + NAME_WORDS, len(reading) - 1)):
        word = reading.words[at]
        tagged = at in reading.names and reading.names[at].label == "PER"
        if (
            bare(word) in title_kinds()
            or word in reporting().relatives
            or word in word_list("prepositions")
            or at in reading.times
        ):
            return last
        known = known or tagged or is_given_name(word)
        if reading.gap(at + 1).strip()[:1] in ("،", ",", ")"):
            return at + 1 if known else last
        if reading.gap(at + 1).strip():
            return last
    return last


def _parts(reading: Reading, at: int) -> bool:
    """Whether a word begins something else, in which the name would be a part: another verb, his meeting with ..."""
    word = reading.words[at]
    if is_finite(word) or word in reporting().relatives or word in ("مع", "بين", "بحضور"):
        return True
    parts = split_all(word)
    return bool(parts.suffix) and (parts.stem in speaker_words().occasions or word.startswith(("است", "زيار", "لقا")))


def _belongs(reading: Reading, last: int, at: int) -> bool:
    before = reading.words[at - 1]
    if calls(before) or at == last:
        return reading.gap(at).strip() in ("", "،", ",")
    if reading.gap(at).strip() not in ("", "،", ",") or bare(before) in title_kinds():
        return False
    if before in ("باسمه", "باسمها", "باسمهم") or title_kinds().get(before.removesuffix("ا")) == "attribute":
        return True  # عضو المجلس سابقا فلان
    if before in word_list("prepositions") or OF_PEOPLE.search(before):
        return False
    place = at - 1 in reading.names and reading.names[at - 1].label in ("LOC", "ORG")
    return place or before.startswith(("ال", "لل", "بال")) or bool(set(gazetteer().of(fold(before))) & _PLACES)


def _called(reading: Reading, first: int, stop: int) -> int:
    """The word after the given and family names that follow «تدعى» where the tagger saw only some of them, or 0."""
    if first >= stop or not is_given_name(reading.words[first]):
        return 0
    last = first + 1
    while last < min(stop, first + NAME_WORDS) and not reading.gap(last).strip():
        tagged = last in reading.names and reading.names[last].label == "PER"
        if not tagged and not is_given_name(reading.words[last]):
            break
        last += 1
    return last
