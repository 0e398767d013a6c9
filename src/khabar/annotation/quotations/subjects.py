"""Subjects that do not follow their verb: before it, before الذي, after عن, and those who merely act."""

from bisect import bisect_left

from khabar.annotation.quotations.actors import Actor, in_marks, read_actor
from khabar.annotation.quotations.adverbials import is_adverbial, is_attached
from khabar.annotation.quotations.cast import Cast
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.noun_phrases import is_plain_verb, read_speaker
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.word_shapes import is_preposition, opens_happening
from khabar.language.clitics import known_noun, split_all, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import title_kinds
from khabar.models.gazetteer import gazetteer

#: A speaker before the verb (المشرف ... يشدد) is at most this long.
PREPOSED = 18


_BEFORE = ("قد", "كان", "كانت", "ال", "لكن", "ولكن", "بل")
_PEOPLE = ("rank", "honorific", "office", "person")


def scripture_speaker(reading: Reading, after: int) -> Actor | None:
    """قوله تعالى is God's word and قوله صلى الله عليه وسلم the Prophet's, where the article names them."""
    following = reading.words[after : after + 2]
    if following[:1] and following[0] in ("تعالي", "سبحانه", "عز", "جل"):
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


def without_prepositions(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The words without prepositions at their beginning, or None where nothing is left."""
    while first < last and (is_preposition(reading.words[first]) or reading.words[first] in ("ان", "و", "ال")):
        first += 1
    return (first, last) if first < last else None


def source_after(reading: Reading, report: Report, prepositions: tuple[str, ...]) -> tuple[int, int] | None:
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


def preposed_subject(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The subject before its verb: صندوق النقد يطالب، وكان الصندوق، قد توقع، أن المشرف ... يشدد."""
    start = reading.word_at(reading.statement_start(reading.starts[verb]))
    first = max(start, verb - PREPOSED)
    if reading.words[verb - 1 : verb] and _governs(reading.words[verb - 1]):
        return None  # لكنه حذر, وأردف يقول: the subject was dropped
    for at in range(verb - 1, first - 1, -1):
        if (
            is_that(reading.words[at])
            or is_that(reading.words[at].lstrip("وفل"))
            or reading.words[at] in word_list("before_subjects")
        ):
            first = at + 1
            break
        if (at < verb - 1 and reading.gap(at + 1).strip(' «»"“”()،,')) or (at == first and first > start):
            return None
    while first < verb and (reading.words[first] in _BEFORE or reading.words[first] in word_list("before_subjects")):
        first += 1
    if first >= verb or is_adverbial(reading, first) or not _nominal(reading, first):
        return None
    last = read_speaker(reading, first, verb, takes=frozenset(), loose=False)
    between = [word for word in reading.words[last:verb] if word not in ("قد", "ايضا", "امس", "اليوم")]
    return (first, last) if len(between) <= 4 else None


def _governs(word: str) -> bool:
    """Whether a word before a verb leaves it without a subject of its own: لكنه, وأضاف (قائلا)."""
    if word.lstrip("و") in ("لكنه", "لكنها", "لكنهم", "لكنهما", "كونه", "كونها", "لانه", "لانها"):
        return True
    form = reporting().forms.get(word) or reporting().forms.get(word[1:] if word[:1] in "وف" else "")
    return form is not None and form.shape in ("past", "present") and not speaks(word)


def before_verb(reading: Reading, report: Report) -> tuple[int, int] | None:
    """The subject right before a verb that also has a noun after it: وأن وزير النقل أبلغ وزير المالية أن ..."""
    cue = report.cue
    if cue.joined or cue.relative or cue.kind != "verb" or cue.first == 0 or reading.gap(cue.first).strip():
        return None
    subject = preposed_subject(reading, cue.first)
    if subject is None or subject[1] != cue.first:
        return None
    actor = read_actor(reading, *subject)
    return subject if actor.kind in ("person", "body") and actor.gender == cue.form.gender else None


def is_no_subject(reading: Reading, first: int) -> bool:
    """Whether a word after a verb is none who speaks: ذاته of في السياق ذاته, another verb, an object (عددا من ...)."""
    word = reading.words[first]
    if word in ("ما", "ماذا") or word in word_list("the_same") or (is_plain_verb(word) and first not in reading.names):
        return True
    owned = split_all(word)
    if owned.suffix and not owned.prefixes and first not in reading.names and not (speaks(word) or speaks(owned.stem)):
        return True  # أبدت رضاها
    accusative = word.endswith("ا") and len(word) > 3 and first not in reading.names and not known_noun(word)
    return accusative and known_noun(word[:-1]) and not gazetteer().of(fold(word))


def said_by(reading: Reading, report: Report) -> tuple[int, int] | None:
    """Whose saying is passed on: نقلت الصحف تأكيد الرئيس أن ..."""
    opening = report.opening
    if opening is None or opening.particle < 0:
        return None
    for at in range(report.cue.last, min(opening.particle - 1, report.cue.last + 8)):
        form = reporting().forms.get("ال" + reading.words[at])
        if form and form.shape == "noun":
            return at + 1, opening.particle
    return None


def doer(reading: Reading, start: int, stop: int) -> tuple[int, int] | None:
    """Whose deed a noun names in front of قوله, وتأكيده: أبرزت الصحف ترحيب الرئيس فلان ... وتأكيده أن ..."""
    for at in range(stop - 2, start - 1, -1):
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
    at = start + 1 if (start < stop and reading.words[start] in _BEFORE) or reading.words[start] == "وكان" else start
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


def topic_subject(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The topic whose relative clause a comma ends right before the verb: لكن المدرب الذي تولى ...، أكد."""
    if reading.gap(verb).strip() not in ("،", ","):
        return None
    first = reading.word_at(reading.statement_start(reading.starts[verb]))
    while first < verb and reading.words[first] in reporting().joints | word_list("before_subjects"):
        first += 1
    if first >= verb or is_adverbial(reading, first) or not _nominal(reading, first):
        return None
    last = read_speaker(reading, first, verb, takes=frozenset(), loose=False)
    return (first, last) if last < verb and reading.words[last] in reporting().relatives else None


def _nominal(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    known = (
        speaks(word)
        or (word.endswith("ا") and speaks(word[:-1]))
        or at in reading.names
        or word.startswith("ال")
        or word.removeprefix("و") in reporting().feminine
    )
    return known and word not in reporting().joints


def antecedent_of_relative(reading: Reading, relative: int) -> tuple[int, int] | None:
    """The noun before الذي that agrees with it; a place is passed over: مصرف كذا في المدينة، الذي ..."""
    feminine = reading.words[relative].lstrip("و") == "التي"
    for at in range(relative - 1, max(-1, relative - 11), -1):
        if reading.gap(at + 1).strip(' ()"«»،'):
            return None
        name = reading.names.get(at)
        part = name is not None and name.first and speaks(reading.words[name.first - 1])  # بنك «كذا»
        if name and (
            name.label == "PER" or (name.label == "ORG" and not speaks(reading.words[name.first]) and not part)
        ):
            return (name.first, name.last)
        if name and name.label == "LOC" and feminine and not (at and is_preposition(reading.words[at - 1])):
            return (name.first, name.last)
        if speaks(reading.words[at]) and not is_preposition(reading.words[at]) and not is_attached(reading, at):
            actor = read_actor(reading, at, at + 1)
            if feminine == (actor.gender == "f") or actor.number != "s":
                return (at, read_speaker(reading, at, relative, takes=frozenset()))
    return None


def reported_spans(found: Reports) -> tuple[list[int], list[int]]:
    """Starts of all reported stretches, and how far those up to each reach."""
    spans = sorted((content.start, content.end) for content in found.contents.values() if content.kind != "before")
    reach: list[int] = []
    for _, end in spans:
        reach.append(max(end, reach[-1] if reach else 0))
    return [start for start, _ in spans], reach


def is_reported(spans: tuple[list[int], list[int]], position: int) -> bool:
    """Whether a position stands inside something reported."""
    starts, reach = spans
    at = bisect_left(starts, position + 1) - 1
    return at >= 0 and reach[at] > position


def acting_subjects(reading: Reading, found: Reports, cast: Cast) -> list[Actor]:
    """Those who stand as subject of some verb outside what is reported: the latest of them may go on to speak."""
    actors = []
    spans = reported_spans(found)
    spoken = {report.subject[0] for report in found.reports if report.subject}
    everyone = [*cast.bodies, *cast.roles, *(n for p in cast.persons for n in p.names)]
    for actor in sorted({a.first: a for a in everyone}.values(), key=lambda a: a.first):
        if actor.first in spoken or is_reported(spans, reading.starts[actor.first]):
            continue
        if actor.kind in ("document", "thing") or not _is_subject(reading, actor):
            continue
        if in_marks(reading, actor.first, actor.last):
            continue  # what stands in marks after a verb is as often its object
        actors.append(actor)
    return actors


def _is_subject(reading: Reading, actor: Actor) -> bool:
    at = actor.first
    if at == 0 or reading.gap(at).strip(' «"“'):
        opening = at == 0 or "\n" in reading.gap(at) or reading.gap(at).strip()[-1:] in ".؛"
        following = reading.words[actor.last] if actor.last < len(reading) else ""
        return opening and ((following[:1] in "يت" and len(following) > 3) or following in reporting().forms)
    before = reading.words[at - 1]
    if before == "كلمة" and reading.words[at].startswith("ل"):
        return True
    if is_attached(reading, at) or split_clitics(reading.words[at]).prefixes[:1] in (("ب",), ("ل",), ("ك",)):
        return False
    word = before[1:] if before[:1] in "وف" and len(before) > 3 else before
    if before == "باسم" or split_clitics(before).prefixes[:1] in (("ب",), ("ل",), ("ك",)):
        return False
    if (
        (word.startswith(("ال", "لل", "بال", "ب")) and len(word) > 4 and word[:2] != "بد")
        or is_preposition(before)
        or len(word) < 3
    ):
        return False
    if at >= 2 and is_that(before) and reading.words[at - 2] in ("غير", "الا"):
        return True  # غير أن نقابات سارعت
    if (
        word in speaker_words().adverbs
        or word in reporting().relatives
        or is_that(word)
        or at - 1 in reading.names
        or speaks(before)
    ):
        return False
    if at >= 2 and (reading.words[at - 2] in reporting().relatives or is_that(reading.words[at - 2])):
        return False
    if known_noun(word) and at - 1 != reading.word_at(reading.statement_start(reading.starts[at])):
        return False
    if word.endswith(("ه", "ها", "هم")) and (word[:-1] in reporting().forms or word[:-2] in reporting().forms):
        return True  # أعلنها الوزير
    if word.endswith(("ة", "ات", "ين", "ون", "ه", "ها", "هم")) or word[0].isdigit():
        return False
    opens = reading.word_at(reading.statement_start(reading.starts[at - 1])) == at - 1
    return opens or not opens_happening(word)
