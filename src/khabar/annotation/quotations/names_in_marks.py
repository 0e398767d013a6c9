"""Marks that hold no speech: names of groups, films, programmes and firms, nicknames and scare quotes.

Told by the noun before them (فيلم «...»), by a neighbour in marks that is a name («كذا» و«كذا»), by repetition, by tagged names,
or by being what all call a thing.
"""

import re
from collections import Counter

from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.lexicon import bare, speaker_words, word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import OF_PEOPLE, is_finite, is_full_name, is_preposition
from khabar.language.clitics import known_noun
from khabar.language.titles import title_kind

#: Between two names in marks, the second of which is one because the first is: من «كذا» إلى «كذا».
_BETWEEN_NAMES = frozenset(("و", "او", "", "الي", "بدل", "بدلا من", "وليس", "لا"))
#: Before ب these give a name: يعرف بـ«كذا».
_KNOWN_AS = frozenset(("يعرف", "تعرف", "المعروف", "المعروفة", "يلقب", "تلقب", "الملقب", "الملقبة"))
#: Who holds something to be so may do it in one word: يعتبره «خدعة».
_HOLDING = frozenset(("judge", "deny", "claim", "accuse"))
_LATIN = re.compile(r"[A-Za-z0-9 :.\-&+#_/]+$")


def is_name(reading: Reading, index: int, repeated: Counter[str]) -> bool:
    """Whether marks inside a reported clause hold a name or a scare quote: known by what stands before, or by repetition."""
    mark = reading.marks[index]
    first, last = reading.word_at(mark.start), reading.word_at(mark.end)
    length = last - first
    inner = reading.text[mark.start : mark.end].strip()
    if not length or _LATIN.match(inner):
        return True
    if reading.words[first] in word_list("sentence_openers") or (length > 2 and is_finite(reading.words[first])):
        return not mark.closed
    before = reading.words[first - 1] if first else ""
    gap = reading.text[reading.ends[first - 1] : mark.outer_start] if first else ""
    clause = bool(word_list("of_clauses") & set(reading.words[first:last]))
    construct = not clause and _is_headed_by_its_first(reading.words[first:last])
    if length <= 6 and construct and bare(reading.words[first]) in speaker_words().naming:
        return True  # «فرقة الصيادين» is a name, «خطة بعيدة» is not
    if length <= 6 and not gap.strip() and before:
        stem = bare(before) if length <= 3 or bare(before) == before else before
        naming = speaker_words().naming
        site = before in naming and not reading.words[first].endswith("ات")  # التواصل الاجتماعي «سخافات»: a judgement
        if stem in naming or site or (before[0] in "وفبل" and bare(before[1:]) in naming):
            return True
    if length <= 6 and not gap.strip() and _is_named_further_back(reading, first):
        return True
    if is_full_name(reading.words[first:last]) or (length == 1 and reading.words[first].startswith("لل")):
        return True
    if length <= 6 and not gap.strip() and _is_a_work_of(reading, first):
        return True
    if length <= 4 and before == "ب" and _KNOWN_AS & set(reading.words[max(0, first - 5) : first - 1]):
        return True
    if length <= 2 and before in word_list("before_names"):
        return True
    if length <= 3 and not gap.strip() and title_kind(before) in ("office", "person", "rank", "honorific"):
        return True  # المحامي "سامر الحداد"
    if length <= 2 and _joins_a_name(reading, index, repeated):
        return True
    if length <= 4 and all(at in reading.names for at in range(first, last)):
        return True
    if length <= 4 and repeated[inner_text(reading, index)] > 1 and not is_plain_phrase(reading, first, last):
        return True
    if length <= 3 and any(reading.words[at][0].isdigit() for at in range(first, last)):
        return True
    return (length <= 2 and before == "ل") or not mark.closed


def is_plain_phrase(reading: Reading, first: int, last: int) -> bool:
    """Whether words are an indefinite phrase of common nouns, said again and no name: «حالة طوارئ»."""
    inside = reading.words[first:last]
    return (
        len(inside) > 1
        and known_noun(inside[0])
        and not any(word.startswith(("ال", "وال")) for word in inside)
        and not any(at in reading.names for at in range(first, last))
    )


def is_latin(reading: Reading, index: int) -> bool:
    """Whether marks hold nothing but Latin letters and signs: an address or a trade name."""
    return bool(_LATIN.match(reading.text[reading.marks[index].start : reading.marks[index].end].strip()))


def inner_text(reading: Reading, index: int) -> str:
    """What stands in marks without ال (المسافر is مسافر again), cut where it grows long: for counting repetitions."""
    mark = reading.marks[index]
    return reading.text[mark.start : min(mark.end, mark.start + 80)].strip().removeprefix("ال")


def is_nickname(reading: Reading, index: int, report: Report) -> bool:
    """Whether short definite marks in a clause are what all call a thing: بلقاء «الشياطين الحمر»، غياب «الصقر».

    With أن one definite word can be the speaker's (إنه «التواطؤ»); two are a name, save where he is said to call it so.
    """
    if report.cue.form.act == "describe":
        return False
    if report.opening is None:  # what a source told in the reporter's words: short marks are his
        words = reading.words[reading.word_at(reading.marks[index].start) : reading.word_at(reading.marks[index].end)]
        return len(words) < 2 or (len(words) == 2 and any(word.startswith("ال") for word in words))
    mark = reading.marks[index]
    inside = reading.words[reading.word_at(mark.start) : reading.word_at(mark.end)]
    at = reading.word_at(mark.start)
    of_a_noun = at > 0 and not reading.text[reading.ends[at - 1] : mark.outer_start].strip()
    of_a_noun = of_a_noun and not is_preposition(reading.words[at - 1]) and len(reading.words[at - 1]) > 2
    if of_a_noun and 2 <= len(inside) <= 4 and _is_construct(inside):
        return True  # المجلس المشترك «وزراء الخارجية والدفاع»
    if at > 0 and reading.words[at - 1] in ("هذا", "هذه", "ذلك", "تلك"):
        return False  # هذا «الحدث الكبير»: what he calls it
    if len(inside) == 1 and report.opening.particle < 0 and report.cue.form.act not in _HOLDING:
        return True  # one word in what is announced or pointed to is the reporter's
    fewest = 1 if report.opening.particle < 0 or of_a_noun else 2
    return fewest <= len(inside) <= 2 and all(word.startswith("ال") for word in inside)


def _is_a_work_of(reading: Reading, first: int) -> bool:
    """Whether who made it stands before the marks, and what it is before him: كتاب الباحث سامي الحداد «...»."""
    name = reading.names.get(first - 1)
    if name is None or name.label != "PER":
        return False
    for at in range(name.first - 1, max(-1, name.first - 6), -1):
        if reading.gap(at + 1).strip():
            return False
        if bare(reading.words[at]) in speaker_words().naming:
            return True
    return False


def _is_headed_by_its_first(inside: list[str]) -> bool:
    """Whether a definite word follows the first with no preposition between: «فرقة الصيادين», not «سلسلة جرائم في الحي»."""
    definite = next((at for at, word in enumerate(inside) if at and word.startswith("ال")), 0)
    return definite > 0 and not any(is_preposition(word) for word in inside[1:definite])


def _is_construct(inside: list[str]) -> bool:
    """Whether words are one noun and definite ones after it: وزراء الخارجية والدفاع."""
    return (
        not inside[0].startswith("ال")
        and not is_preposition(inside[0])
        and all(word.startswith(("ال", "وال")) for word in inside[1:])
    )


def _is_named_further_back(reading: Reading, first: int) -> bool:
    """Whether a naming noun stands before an adjective (رؤيتها الجديدة «...»، حملتهم «...») or carries a pronoun."""
    naming = speaker_words().naming
    for at in (first - 1, first - 2):
        if at < 0 or (at < first - 1 and not reading.words[first - 1].startswith("ال")):
            return False
        if reading.gap(at + 1).strip() and at < first - 1:
            return False
        word = reading.words[at]
        if at < first - 1 and bare(word) != word:
            return False
        core = OF_PEOPLE.sub("", word)
        core = core[:-1] + "ة" if core != word and core.endswith("ت") else core
        if at == first - 1 and core == word:
            continue  # looked at before
        if {core, core[1:] if core[:1] in ("و", "ف", "ب", "ل") else core} & naming:
            return True
    return False


def _joins_a_name(reading: Reading, index: int, repeated: Counter[str]) -> bool:
    """Whether و joins the marks to a name in marks: «كذا» و«كذا»."""
    if index == 0:
        return False
    before, mark = reading.marks[index - 1], reading.marks[index]
    between = reading.text[before.outer_end : mark.outer_start].strip(" ،,")
    near = 0 <= mark.outer_start - before.outer_end <= 12 and between in _BETWEEN_NAMES
    return (
        near
        and reading.word_at(before.end) - reading.word_at(before.start) <= 2
        and is_name(reading, index - 1, repeated)
    )
