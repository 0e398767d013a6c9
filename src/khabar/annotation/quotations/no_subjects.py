"""What stands after a word of saying and yet speaks not: an object, another clause's subject, what و joins to a phrase."""

from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import Cue, speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.phrase_ends import is_plain_verb
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_finite
from khabar.language.clitics import known_noun, split_all, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import head_kinds
from khabar.models.gazetteer import gazetteer

#: A pronoun with و that opens how something was said: وقال وهو يشير إلى.
_WHILE = ("وهو", "وهي", "وهم")
_THAT_HE = ("انه", "انها", "انهم", "بانه", "بانها", "بانهم", "لكنه", "لكنها", "لكنهم")
_OWNERS = ("ه", "ها", "هم")


def is_circumstance(reading: Reading, cue: Cue) -> bool:
    """Whether a verb tells how someone already named spoke, or how a paper came to hand: nobody after it speaks.

    وقال فلان وهو يستعرض ... إن, ضمن بلاغ توصلت «كذا» بنسخة منه، أن.
    """
    if cue.kind != "verb" or cue.first == 0:
        return False
    before = reading.words[cue.first - 1]
    if cue.form.shape == "present" and (before in _WHILE or (before in _THAT_HE and cue.form.act == "demand")):
        return True  # لافتا إلى أنه يطالب المجلس بدعم كذا
    return cue.form.lemma == "توصل" and "بنسخة" in reading.words[cue.last : cue.last + 5]


def stands_in_clause(reading: Reading, after: int, first: int) -> bool:
    """Whether the first noun behind a word of saying belongs to something in between.

    في كلمة بثها *التلفزيون*, أمام أصحاب الفضيلة *والسعادة*, وقال وهو *يشير*.
    """
    if first <= after:
        return False
    word, before = reading.words[first], reading.words[first - 1]
    if before in _WHILE:
        return True
    joined = split_clitics(word).prefixes[:1] == ("و",) and (word.startswith("وال") or not speaks(word))
    if joined and not reading.gap(first).strip():
        return True
    if reading.gap(first).strip() or first - 1 <= after or not before.endswith(_OWNERS):
        return False
    return _is_verb_with_object(before, reading.words[first - 2])


def _is_verb_with_object(word: str, before: str) -> bool:
    """Whether a word with an owner's ending is a verb: ألقاها, واكدته, and بثها after an indefinite كلمة."""
    core = next(word.removesuffix(ending) for ending in ("هم", "ها", "ه") if word.endswith(ending))
    if speaks(core) or len(core) < 2:
        return False
    forms = reporting().forms
    if any(form in forms and forms[form].shape == "past" for form in (core, core[1:] if core[0] == "و" else core)):
        return before not in word_list("prepositions")
    known = speaker_words()
    indefinite = not before.startswith("ال") and before in known.occasions | known.documents
    return indefinite or before in reporting().relatives


def disagrees(reading: Reading, report: Report, first: int) -> bool:
    """Whether a masculine verb stands before a feminine noun that names no person: ودعا المنشآت, وطالب الوزارة."""
    word, form = reading.words[first], report.cue.form
    if report.opening and report.opening.particle >= 0:
        return False
    if report.cue.kind != "verb" or form.gender != "m":
        return False
    if word.endswith(("ة", "ات")) and head_kinds().get(word) == "body" and first == report.cue.last:
        return form.act == "demand"  # وطالب قوات كذا بوقف
    if first in reading.names or not word.startswith("ال"):
        return False
    if bare(word) in speaker_words().titles or gazetteer().of(fold(word)):
        return False
    return word.endswith("ات") or (word.endswith("ة") and bare(word) in speaker_words().bodies)


def is_no_subject(reading: Reading, first: int) -> bool:
    """Whether a word after a verb is none who speaks: ذاته of في السياق ذاته, another verb, an object (عددا من ...)."""
    word = reading.words[first]
    if (
        first in reading.told
        or word in ("ما", "ماذا")
        or word in word_list("the_same")
        or ((is_plain_verb(word) or is_finite(word)) and first not in reading.names and not speaks(word))
    ):
        return True
    owned = split_all(word)
    if owned.suffix and not owned.prefixes and first not in reading.names and not (speaks(word) or speaks(owned.stem)):
        return True  # أبدت رضاها
    accusative = word.endswith("ا") and len(word) > 3 and first not in reading.names and not known_noun(word)
    return accusative and known_noun(word[:-1]) and not gazetteer().of(fold(word))
