"""What a word of saying reports: who follows it as its subject, and where the reported words begin.

Read from the verb onwards: small words and times are passed over, the first noun phrase is the speaker, and the first
of these opens what is said: إن or أن, a colon, quotation marks, or the preposition or masdar the verb takes.
"""

from msgspec import Struct
from msgspec.structs import replace

from khabar.annotation.quotations.addressees import is_addressee, past_name, read_told
from khabar.annotation.quotations.adverbials import is_adverbial, is_attached, skip_phrase
from khabar.annotation.quotations.complements import before_pledge
from khabar.annotation.quotations.cues import Cue, speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.noun_phrases import read_speaker
from khabar.annotation.quotations.openings import Opening, find_opening, speech_after_last_word
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_finite, is_given_name, is_preposition
from khabar.language.clitics import known_noun, split_clitics

#: What is said begins at most this many words after the verb; speakers with two titles and a place reach 30.
REACH = 48


#: Short marks without a colon that come after this many words of something else are no speech.
STRAYED = 3


#: Verbs that newspapers let speech follow without any mark, and how many words of it there must be (a judgement).
_PLAIN_SAYING = frozenset(("قال", "أضاف", "تابع", "أردف"))
LEAST = 4


class Report(Struct, frozen=True):
    """A word of saying with what was read after it: its subject as words `first:last`, the outlet it was said to, and
    where its content opens.
    """

    cue: Cue
    subject: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    opening: Opening | None = None


def read_report(reading: Reading, cue: Cue, stop: int) -> Report:
    """Read on from a word of saying up to the word `stop`, where the next report begins."""
    end = reading.statement_end(reading.starts[cue.last - 1])
    at, subject, told, relative, strayed = cue.last, None, None, False, 0
    given = cue
    last = min(stop, cue.last + REACH, len(reading))
    while at < min(last + 1, len(reading)) and reading.starts[at] < end:
        mark = reading.mark_opening(reading.ends[at - 1], reading.starts[at])
        called = cue.form.act == "describe" and cue.form.bound  # ما سماه «كذا»: the marks are what he called it
        if mark >= 0 and at == cue.last and (named := _past_speaker_in_marks(reading, cue, mark, at)):
            subject = (at, named)
            at = named
            continue
        if mark >= 0 and (titled := _past_title(reading, mark, at)):
            at = titled
            continue
        if mark >= 0 and not called and (past := past_name(reading, mark, at, cue.last)):
            told = told or (at, past) if is_addressee(reading, at) else told
            close = at == cue.last or at - 1 in reading.times or reading.words[at - 1] in ("فيه", "فيها")
            if subject is None and told is None and cue.kind == "verb" and close:
                subject = (at, past)
            at = past
            continue
        if at == last:  # the next report begins here; only a colon or marks before it can still open this one
            opening = (
                find_opening(reading, cue, at, mark, subject, relative=relative, far=relative or strayed >= STRAYED)
                if mark >= 0 or ":" in reading.gap(at)
                else None
            )
            return Report(given, subject, told, opening)
        relative = relative or reading.words[at] in reporting().relatives
        opening = find_opening(reading, cue, at, mark, subject, relative=relative, far=relative or strayed >= STRAYED)
        if opening:
            return Report(given, subject, told, opening)
        if ":" in reading.gap(at) or (reading.words[at] in word_list("breaks") and at > cue.last):
            break
        if is_addressee(reading, at):
            told = told or read_told(reading, at)
        if at in reading.told:
            at = reading.told[at]
            continue
        if reading.words[at] in ("ب", "ل", "ك"):  # written apart from the marks it belongs to: بـ«كذا»
            at += 1
            continue
        if subject is None and cue.kind in ("verb", "source") and not is_adverbial(reading, at):
            if not _can_be_subject(reading, cue, at):
                at = before_pledge(reading, cue, at, read_speaker(reading, at, last, takes=cue.form.takes))
                cue = replace(cue, kind="spoken")
                continue
            past = read_speaker(reading, at, last, takes=cue.form.takes, loose=cue.kind == "source")
            past = before_pledge(reading, cue, at, past)
            subject = (at, past)
            at = past
            continue
        phrase = is_preposition(reading.words[at]) or is_attached(reading, at)
        strayed += not phrase and not is_adverbial(reading, at)
        at = skip_phrase(reading, at) if phrase else at + 1
    if at < len(reading) + 1 and cue.form.takes & {"speech"} and at >= cue.last:
        tail = speech_after_last_word(reading, at, end)
        if tail:
            return Report(given, subject, told, tail)
    if not relative and subject and (bare_speech := _speech_without_mark(reading, given, subject, min(stop, at), end)):
        return Report(given, (subject[0], reading.word_at(bare_speech.start)), told, bare_speech)
    return Report(given, subject, told)


def _past_speaker_in_marks(reading: Reading, cue: Cue, index: int, at: int) -> int:
    """The word after marks that only hold the name of who speaks (وأضاف "الحداد"، خلال اللقاء: ...), or 0."""
    mark = reading.marks[index]
    past = reading.word_at(mark.end)
    if cue.kind != "verb" or not mark.closed or not 0 < past - at <= 3 or past >= len(reading):
        return 0
    if past - at > 1 and not all(
        at in reading.names or reading.words[at] in reading.surnames for at in range(at, past)
    ):
        return 0
    rest = reading.text[mark.outer_end : mark.outer_end + 2].strip()
    return past if rest[:1] in ("،", ",", ":") and reading.starts[past] < reading.statement_end(mark.outer_end) else 0


def _speech_without_mark(reading: Reading, cue: Cue, subject: tuple[int, int], stop: int, end: int) -> Opening | None:
    """What someone named says with neither إن nor colon nor marks before it: يقول سامي الحداد نعمل منذ الفجر."""
    named = [reading.names[word] for word in range(*subject) if word in reading.names]
    name = next((one for one in named if one.label == "PER"), None)
    at = name.last if name else subject[1]
    if cue.kind != "verb" or cue.form.lemma not in _PLAIN_SAYING or at >= stop or reading.starts[at] >= end:
        return None
    word = reading.words[at]
    if name is None or at in reading.names or reading.gap(at).strip(' ،,»"”)'):
        return None
    ours = word[0] == "ن" and len(word) in (4, 5) and not known_noun(word) and not is_given_name(word)
    opens = ours or is_finite(word) or word in word_list("sentence_openers")
    return Opening("clause", reading.starts[at]) if opens and reading.word_at(end) - at >= LEAST else None


def _past_title(reading: Reading, index: int, at: int) -> int:
    """The word after marks that hold what the word before them names (ببرنامج "صباح البلد"، ...), or 0."""
    mark = reading.marks[index]
    past = reading.word_at(mark.end)
    word = reading.words[at - 1] if at else ""
    stem = "" if bare(word) != word and not word.startswith("لل") else split_clitics(word).stem
    named = stem in speaker_words().naming and stem not in speaker_words().documents
    return past if named and mark.closed and 0 < past - at <= 6 and ":" not in reading.gap(at) else 0


def _can_be_subject(reading: Reading, cue: Cue, at: int) -> bool:
    """Arabic verbs before their subject are singular and agree in gender: طالبوا الوزير and حذرت السكان have objects."""
    form = cue.form
    if cue.kind != "verb" or form.shape not in ("past", "present"):
        return True
    if form.number != "s":
        return False
    word = reading.words[at]
    named = reading.names.get(at)
    if form.act == "describe" and named is None:
        following = reading.words[at + 1] if at + 1 < len(reading) else ""
        return speaks(word) or following in word_list("the_same")  # else it is what is described: وصف الهجوم بأنه ...
    if form.gender == "f" and bare(word) in word_list("masculine_bodies"):
        return False  # دعت فيه حزب كذا: the party is called upon
    if named and named.label != "MISC":
        return True
    if form.gender == "m":
        if word.startswith("ال") and word.endswith("ين") and len(word) > 6 and named is None:
            return False
        return not (word.endswith("ة") and word.startswith("ال") and bare(word) in speaker_words().bodies)
    stem = bare(word)
    human = stem in speaker_words().groups and stem not in ("مصادر", "عائلة", "اسرة", "قيادات", "جهات", "احدي", "عايلة")
    if word.startswith("ال") and word.endswith("ين") and len(word) > 6 and named is None:
        return False  # an accusative plural is the object: دعت الكينيين
    return not (human or (stem in speaker_words().titles and not stem.endswith("ة") and named is None))
