"""Who stands as the subject of a word of saying: after it, before it, before الذي, or after عن."""

from khabar.annotation.quotations.actors import in_marks, read_actor
from khabar.annotation.quotations.adverbials import is_adverbial, is_attached
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.no_subjects import disagrees, is_circumstance, is_no_subject, stands_in_clause
from khabar.annotation.quotations.noun_phrases import read_speaker
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_preposition

#: Verbs that hand on what someone else said.
PASSING_ON = frozenset(("نقل", "نسب", "تناقل"))
#: Verbs of an outlet that has heard something: علمت «الواحة» من مصادر.
HEARING = frozenset(("علم",))
_TELLING_WHOM = frozenset(("أبلغ", "أخبر", "أعلم"))
#: A speaker before the verb (المشرف ... يشدد) is at most this long.
PREPOSED = 18
#: Small words before a subject that comes before its verb.
BEFORE_SUBJECTS = ("قد", "كان", "كانت", "ال", "لكن", "ولكن", "بل")
#: Before a definite plural: أحدث الاستطلاعات أظهرت.
_OF_SEVERAL = frozenset(("احدث", "اخر", "ابرز", "غالبية", "جميع", "كل", "اغلب", "اغلبية"))
#: «إلا أن» and «غير أن» before a topic.
_BUT = frozenset(("الا", "غير", "بيد"))


def subject_of(reading: Reading, report: Report) -> tuple[int, int] | None:
    """The words that name who speaks in a report, None for a dropped subject."""
    cue = report.cue
    if cue.form.lemma in PASSING_ON:
        source = source_after(reading, report, ("عن", "الي")) or said_by(reading, report)
        if source:
            return source
        if passes_on_pronoun(reading, report):
            return _owner(reading, report)
    if (
        cue.form.act == "describe"
        and cue.kind == "verb"
        and not cue.joined
        and (before := preposed_subject(reading, cue.first))
    ):
        return before
    if cue.form.lemma in HEARING and report.subject and (source := source_after(reading, report, ("من",))):
        return source  # علمت «الواحة» من مصادر أن
    if is_circumstance(reading, cue):
        return None
    if cue.joined and cue.form.act == "demand" and (topic := _as_for(reading, cue.first)):
        return topic  # أما المحافظ فدعا السكان إلى
    if report.subject:
        first, last = report.subject
        object_first = report.opening and report.opening.particle < 0 and report.opening.start <= reading.starts[first]
        wished = cue.form.act in ("wish", "promise", "expect") and read_actor(reading, first, last).kind == "thing"
        if reading.words[first] in word_list("the_same"):
            return (first + 1, last) if last - first > 1 else _next_phrase(reading, report)
        if stands_in_clause(reading, cue.last, first):
            return _paper_after(reading, cue.last) if cue.form.lemma in ("جاء", "ورد") else None
        if object_first or wished or is_no_subject(reading, first) or disagrees(reading, report, first):
            return None
        if before := before_verb(reading, report):
            return before
        if (
            cue.form.lemma in _TELLING_WHOM
            and in_marks(reading, first, last)
            and (teller := _next_phrase(reading, report))
        ):
            return teller
        if cue.relative and read_actor(reading, first, last).kind == "thing":
            return antecedent_of_relative(reading, cue.first - 1) or (first, last)
        return without_prepositions(reading, first, last)
    if cue.form.lemma in ("جاء", "ورد") and (paper := _paper_after(reading, cue.last)):
        return paper
    if cue.kind != "verb" or (cue.form.bound and cue.joined):
        return None
    if cue.joined and (topic := _as_for(reading, cue.first)):
        return topic
    if cue.form.bound and cue.relative:
        return None  # الأمر الذي وصفه بأنه: what is described stands before it
    if cue.relative or reading.words[cue.first - 1][1:] in reporting().relatives:
        return antecedent_of_relative(reading, cue.first - 1)
    if cue.joined:
        return None
    return preposed_subject(reading, cue.first) or topic_subject(reading, cue.first)


def _next_phrase(reading: Reading, report: Report) -> tuple[int, int] | None:
    """Who tells, after the outlet told: أبلغت «الواحة» مصادر في الوزارة أن ..."""
    if report.subject is None or report.opening is None:
        return None
    at = report.subject[1]
    stop = report.opening.particle if report.opening.particle >= 0 else reading.word_at(report.opening.start)
    if at >= stop or not (speaks(reading.words[at]) or at in reading.names):
        return None
    return at, read_speaker(reading, at, stop, takes=frozenset())


def _paper_after(reading: Reading, at: int) -> tuple[int, int] | None:
    """The paper in which it says: ورد في البيان أن ..."""
    if reading.words[at : at + 1] != ["في"] or at + 1 >= len(reading):
        return None
    paper = bare(reading.words[at + 1]) in speaker_words().documents
    return (at + 1, read_speaker(reading, at + 1, len(reading), takes=frozenset(), loose=True)) if paper else None


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


def passes_on_pronoun(reading: Reading, report: Report) -> bool:
    """Whether a verb of passing on has its source in a pronoun right before what is said: ونقل زوار فلان عنه أنه ..."""
    opening = report.opening
    at = opening.particle - 1 if opening and opening.particle > 0 else -1
    return bool(report.subject) and at >= report.cue.last and reading.words[at] in ("عنه", "عنها")


def _owner(reading: Reading, report: Report) -> tuple[int, int] | None:
    """The person named inside the subject of passing on (زوار *فلان*), whom the pronoun means; None means look back."""
    first, last = report.subject or (0, 0)
    name = next((reading.names[at] for at in range(first + 1, last) if at in reading.names), None)
    return (name.first, name.last) if name and name.label == "PER" and name.first > first else None


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
    while first < verb and (
        reading.words[first] in BEFORE_SUBJECTS or reading.words[first] in word_list("before_subjects")
    ):
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
    """The subject right before a verb that also has a noun after it: وأن مدير الميناء أبلغ العمدة أن ..."""
    cue = report.cue
    if cue.joined or cue.relative or cue.kind != "verb" or cue.first == 0 or reading.gap(cue.first).strip():
        return None
    subject = preposed_subject(reading, cue.first)
    if subject is None or subject[1] != cue.first:
        return None
    actor = read_actor(reading, *subject)
    return subject if actor.kind in ("person", "body") and actor.gender == cue.form.gender else None


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


def topic_subject(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The topic whose relative clause a comma ends right before the verb: لكن المدرب الذي تولى ...، أكد."""
    if reading.gap(verb).strip() not in ("،", ","):
        return None
    first = reading.word_at(reading.statement_start(reading.starts[verb]))
    while first < verb and (
        reading.words[first] in reporting().joints | word_list("before_subjects") | _BUT
        or is_that(reading.words[first])
    ):
        first += 1
    if first >= verb or is_adverbial(reading, first) or not _nominal(reading, first):
        return None
    last = read_speaker(reading, first, verb, takes=frozenset(), loose=False)
    if reading.words[first].endswith("ا"):  # غير أن مسؤولا محليا، رفض ...، قال
        while last < verb and reading.words[last].endswith("ا") and not reading.gap(last).strip():
            last += 1
    if last >= verb:
        return None
    relative = reading.words[last] in reporting().relatives
    return (first, last) if relative or reading.gap(last).strip() in ("،", ",") else None


def _as_for(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The topic that أما sets before a verb with ف: أما المديرة فلانة فتؤكد أن ..."""
    start = reading.word_at(reading.statement_start(reading.starts[verb]))
    if reading.words[start] not in ("اما", "واما") or reading.words[verb][0] != "ف" or verb - start > PREPOSED:
        return None
    first = start + 1
    if first >= verb or is_adverbial(reading, first) or not _nominal(reading, first):
        return None
    return first, read_speaker(reading, first, verb, takes=frozenset(), loose=False)


def _nominal(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    known = (
        speaks(word)
        or (word.endswith("ا") and speaks(word[:-1]))
        or at in reading.names
        or word.startswith("ال")
        or word.removeprefix("و") in reporting().feminine
        or (word in _OF_SEVERAL and any(after.startswith("ال") for after in reading.words[at + 1 : at + 2]))
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
