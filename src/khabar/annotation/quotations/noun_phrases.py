"""Where the name of a speaker begins and ends after a verb, and which noun opens the happening that is announced.

Word order does the work: a speaker starts at the first word that is no preposition, time or small word, and runs on
through titles, construct chains, adjectives and names until something else begins.
"""

import re
from functools import lru_cache

from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import reporting, speaker_words
from khabar.annotation.quotations.reading import Reading
from khabar.language.clitics import known_noun, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import bare, head_kinds, title_kinds
from khabar.models.gazetteer import gazetteer

#: The longest speaker met in reading was 19 words; a longer run is something else.
LONGEST = 26
_PREPOSITIONS = frozenset(("في", "علي", "عن", "من", "الي", "مع", "خلال", "عبر", "بعد", "قبل", "عقب", "حول", "لدي", "ضمن", "اثناء", "بشان", "ضد", "امام", "بين"))
#: Offices that take على or عن: المشرف على سلة الأهلي، المتحدث عن الشرطة.
_TAKES_ON = frozenset(("مشرف", "مشرفة", "قائم", "قائمون", "مسؤول", "مسئول", "مطلع", "مطلعة", "مطلعون"))
_TAKES_ABOUT = frozenset(("مسؤول", "مسئول", "مسؤولة", "متحدث", "ناطق", "ممثل", "نائب", "نيابة", "مدافع", "عضو"))
_TAKES_FROM = frozenset(("عدد", "مصدر", "مصادر", "واحد", "احد", "مقرب", "مقربة", "مقربون", "قريب", "قريبة", "كل", "كثير", "العديد", "عديد", "مجموعة", "جمع", "بعض"))
_BEFORE_DAYS = frozenset(("امس", "يوم", "مساء", "صباح", "اليوم", "ظهر", "فجر", "ليلة", "مسا", "عصر"))
_OF_PEOPLE = re.compile(r"(?:ه|ها|هم|هما|نا)$")
_NO_MASDAR = frozenset(("تعالي", "تبارك", "تحت", "تجاه", "تلك", "تمام", "اكثر", "اقل", "اول", "اخر", "اهم", "اكبر", "ابرز", "امام", "اليه", "انها", "انهم", "اذا", "احدا", "ايضا", "اخيرا", "اجهزة", "اسعار", "اعضاء", "ابناء", "اطفال", "اعمال", "افراد", "اسباب", "اشخاص", "الاف", "اجزاء", "انواع", "ارقام", "اسهم", "ايام", "اعداد", "افلام", "اوساط", "اطباء", "اثار", "اصحاب", "انحاء", "اوضاع", "اطراف", "اهداف", "ارباح", "اوروبا", "امريكا", "افريقيا", "اسيا", "انقرة", "اسرائيل", "ايران", "امارات", "المانيا", "انسان", "امراة", "اسرة", "تركيا", "توتر", "تونس", "تاريخ", "تقرير", "تنظيم", "تاشيرة", "تجارة", "محافظة", "محاكم", "منافسات", "مناطق", "مساعد"))
_PASTS = frozenset(("بلغ", "بلغت", "ارتفع", "ارتفعت", "انخفض", "انخفضت", "تراجع", "تراجعت", "وصل", "وصلت", "تم", "كان", "كانت", "قتل", "قتلت", "اصيب", "اصيبت", "تجاوز", "تجاوزت", "زاد", "زادت", "سجلت", "شهد", "شهدت", "لقي", "ادي", "ادت", "اسفر", "اسفرت"))
_PRESENTS = frozenset(("يبلغ", "تبلغ", "يتوقع", "تتوقع", "يصل", "تصل", "يعاني", "تعاني", "يتراوح", "تتراوح", "يوجد", "توجد", "يعيش", "تعيش", "يشكل", "تشكل", "يتم", "تتم", "يمكن", "يجب"))
_VERBAL = re.compile(r"\w\wو\wة?|\w\wا\wة?|[إا]\w\wا\w")
_MASDAR = re.compile(
    r"است\w{1,2}ا\w|ا\w[تطد]\w?ا\w|ان\w\wا\w|ا\w\wا\w|ت\w\wي\w|م\wا\w\w[ةت]|ت\wا\w\w|ت\w\w\w|ا\wا\w[ةت]|است\wا\w[ةت]|ا\w\wا[ءئؤ]\w?"
)


def is_preposition(word: str) -> bool:
    """Whether a word is a preposition that stands alone, with or without و before it."""
    return word in _PREPOSITIONS or (word[:1] in "وف" and word[1:] in _PREPOSITIONS)


@lru_cache(maxsize=16384)
def opens_happening(word: str) -> bool:
    """Whether a word is a masdar that can be the object of announcing: مقتل، إطلاق، مبايعتها."""
    known = speaker_words()
    stem = bare(word)
    if word in _NO_MASDAR:
        return False
    if word in known.happenings or stem in known.happenings and not word.startswith("ال"):
        return True
    if word.startswith("ال") or known.speaks(word) or word in head_kinds() or word in title_kinds():
        return False
    core = _OF_PEOPLE.sub("", word)
    core = core[:-1] + "ة" if core != word and core.endswith("ت") else core
    return core in known.happenings or bool(_MASDAR.fullmatch(core)) and not known.speaks(core)


@lru_cache(maxsize=16384)
def demands(word: str) -> bool:
    """Whether a word after ب is what is demanded or threatened: بوقف، بالعودة، باللجوء."""
    stem = bare(word)
    return word.startswith("ال") and bool(_VERBAL.fullmatch(stem)) and not speaks(stem) or opens_happening(stem)


def skip_phrase(reading: Reading, at: int) -> int:
    """The word after a prepositional phrase that begins at a word: في ختام الزيارة is three words."""
    last = at + 1
    while last < len(reading) and last - at < 7:
        gap = reading.gap(last).strip()
        word = reading.words[last]
        if gap or is_that(word) or _ends_speaker(reading, last):
            break
        last += 1
        definite = word.startswith("ال") or last - 1 in reading.names or _OF_PEOPLE.search(word) or word in ("هذا", "هذه")
        if definite and not (last < len(reading) and not reading.gap(last).strip() and _is_adjective(reading, last)):
            if word not in ("هذا", "هذه"):
                break
    return last


def is_attached(reading: Reading, at: int) -> bool:
    """Whether a preposition is written onto a word: لمواقف، بالقاعة."""
    word = reading.words[at]
    return word.startswith(("لل", "بال")) or (
        word[0] in "لبك" and at not in reading.names and split_clitics(word).prefixes[:1] == (word[0],)
    )


def is_adverbial(reading: Reading, at: int) -> bool:
    """Whether a word cannot begin a speaker: a preposition, a time, a small word, or a word with ل or ب written onto it."""
    word = reading.words[at]
    known = speaker_words()
    if word in reading.surnames and not (at and reading.words[at - 1] in _BEFORE_DAYS):
        return False
    if word in known.adverbs or is_preposition(word) or at in reading.times or word[0].isdigit():
        return True
    return word.startswith("كال") or is_attached(reading, at)


def read_speaker(reading: Reading, first: int, stop: int, *, takes: frozenset[str], loose: bool = False) -> int:
    """The word after the speaker that begins at `first`, before the word `stop`; `takes` is what the verb takes.

    `loose` reads a speaker after a preposition of source, where no clause must follow.
    """
    named = False
    at = first
    while at < min(stop, first + LONGEST):
        if at > first and not _continues(reading, first, at, reading.gap(at), named=named, takes=takes, loose=loose):
            break
        named = named or at in reading.names and reading.names[at].label == "PER"
        at += 1
    while at > first + 1 and _dangles(reading.words[at - 1]):
        at -= 1
    return at


def _continues(
    reading: Reading, first: int, at: int, gap: str, *, named: bool, takes: frozenset[str], loose: bool
) -> bool:
    if len(reading.words[at - 1]) == 1 and gap.strip() in (".", "/"):  # د. فلان
        return True
    mark = gap.strip(" \t-–()")
    word = reading.words[at]
    inside = reading.names.get(at)
    if inside and at == inside.last - 1 and opens_happening(word) and reading.words[at - 1].startswith("ال"):
        inside = None  # the tagger has taken the object into the name: العربي افتخار أبناء القبيلة
    if inside and inside.first < at and inside.first >= first:
        return True
    if _begins_another(reading, first, at, takes=takes, loose=loose) and not inside:
        return False
    if mark and not _small_mark(reading, at, gap):
        return mark in ("،", ",") and not loose and _apposes(reading, first, at, named=named)
    if is_that(word) or at in reading.times or word in reporting().relatives:
        return False
    if word in ("هذا", "هذه", "تلك", "ذلك") or _has_tanwin(reading, at) and not inside:
        return False
    if loose and (")" in gap or is_finite(word)) and not inside:
        return False
    if "(" in gap or (")" not in gap and _in_brackets(reading, at)):
        return True
    if _ends_speaker(reading, at) and not _kept_preposition(reading, first, at):
        return False
    if word in ("في", "وفي"):
        following = reading.words[at + 1] if at + 1 < len(reading) else ""
        return bare(following) not in speaker_words().occasions and at + 1 not in reading.times
    if "object" in takes and opens_happening(word) and not inside:
        return False
    if loose and bare(word) == word and word in speaker_words().happenings and reading.words[at - 1].startswith("ال"):
        return False
    if at == first + 1 and not named and _clashes(reading.words[first], word):
        return False
    attached = word.startswith("بال") and "by" in takes and not loose
    if "by" in takes and word[0] == "ب" and not inside and (demands(word[1:]) or attached and "speech" in takes):
        return False
    form = reporting().forms.get(word)
    if form and form.shape == "noun" and not inside:
        return False
    if form and form.shape in ("participle", "present") and not inside and not speaks(word):
        return False
    if word[0] in "وف" and (joined := reporting().forms.get(word[1:])) and joined.shape in ("past", "participle") and not inside:
        return False
    if named and word.startswith("ال") and reading.words[at - 1].startswith("ال") and not inside:
        return speaks(word)
    if word[0] in "بل" and len(word) > 3 and _OF_PEOPLE.search(word) and not inside:
        return False
    if word.startswith(("لل", "ل")) and bare(word if word.startswith("لل") else word[1:]) in speaker_words().outlets:
        return False
    return word not in ("للصحفيين", "للصحافيين", "للاعلاميين", "لوسائل") and not (word == "ل")


def _begins_another(reading: Reading, first: int, at: int, *, takes: frozenset[str], loose: bool) -> bool:
    """Whether a word begins the next noun phrase: a body after a definite word, an object after a title, a place's end."""
    word, before = reading.words[at], reading.words[at - 1]
    body = head_kinds().get(word) in ("body", "place")
    if before.startswith("ال") and body and word not in title_kinds():
        return True
    if not word.startswith("ال"):
        return loose and word.startswith(("لل", "بال")) and _whole_head(reading, first, at)
    adjective = word.endswith(("ي", "ية", "يين", "يون")) or title_kinds().get(bare(word)) == "attribute"
    objects = takes & {"by", "to", "from", "object"}
    return bool(objects) and not adjective and not speaks(word) and at == first + 1 and before.startswith("ال") and bare(before) in speaker_words().titles


def _whole_head(reading: Reading, first: int, at: int) -> bool:
    """Whether the speaker is one definite word that is no title: الشركة للمستخدمين ends after الشركة."""
    head = reading.words[first]
    return at == first + 1 and head.startswith("ال") and bare(head) not in title_kinds()


@lru_cache(maxsize=65536)
def is_given_name(word: str) -> bool:
    """Whether a word is a given name of the lists."""
    return word in ("عبد", "ابو", "ام") or bool(set(gazetteer().of(fold(word))) & {"g", "G"})


@lru_cache(maxsize=65536)
def is_finite(word: str) -> bool:
    """Whether a word can only be a verb: a future, a common past, a present that is no noun."""
    if word in _PASTS:
        return True
    if len(word) < 4 or known_noun(word):
        return False
    return word[:2] in ("سي", "ست", "سن") and len(word) > 4 or word[0] in "يت" and split_clitics(word).stem == word and word in _PRESENTS


def _has_tanwin(reading: Reading, at: int) -> bool:
    """Whether a word is marked as an indefinite object or adverb: شرحاً."""
    if not reading.words[at].endswith("ا"):
        return False
    span = reading.document.normal.original(reading.starts[at], reading.ends[at])
    return "\u064b" in span.of(reading.document.text)[-2:]


def _clashes(head: str, word: str) -> bool:
    """Whether a word with ال cannot be the adjective of a masculine head with ال: الصندوق الأولويات."""
    masculine = head.startswith("ال") and not head.endswith(("ة", "ات", "اء", "ين", "ون"))
    return masculine and word.startswith("ال") and word.endswith("ات")


def _in_brackets(reading: Reading, at: int) -> bool:
    """Whether a word stands in brackets of at most 30 characters, such as an age or an acronym."""
    before = reading.text[max(0, reading.starts[at] - 30) : reading.starts[at]]
    return before.rfind("(") > before.rfind(")")


def _small_mark(reading: Reading, at: int, gap: str) -> bool:
    """A name of up to three words in marks belongs to the speaker: الملحق «ماوان»، وزير «الخارجية»."""
    opening = reading.mark_opening(reading.ends[at - 1], reading.starts[at])
    index = opening if opening >= 0 else reading.mark_around(reading.starts[at - 1])
    if index < 0 or any(sign in gap for sign in ":،,;.\n"):
        return False
    mark = reading.marks[index]
    inside = range(reading.word_at(mark.start), reading.word_at(mark.end))
    if len(inside) > 3 or not mark.closed:
        return False
    if opening < 0:  # the marks have just closed: go on only inside the same phrase
        return gap.strip().strip("«»\"“”'") == ""
    rest = reading.text[mark.outer_end : mark.outer_end + 2].strip()
    following = reading.word_at(mark.outer_end)
    return rest[:1] in (":", "،", ",") or (following < len(reading) and not rest[:1] == "." )


def _apposes(reading: Reading, first: int, at: int, *, named: bool) -> bool:
    """Whether the words after a comma still name the speaker: a title after a name, a name after a title."""
    word = reading.words[at]
    if is_adverbial(reading, at) or is_that(word) or at in reading.times or word in reporting().relatives:
        return False
    if word in reporting().joints or reporting().forms.get(word.removeprefix("و")):
        return False
    if at in reading.names and reading.names[at].label == "PER":
        return not named
    if not named and is_given_name(word) and any(
        "،" in reading.gap(later) or "," in reading.gap(later) for later in range(at + 1, min(len(reading), at + 6))
    ):
        return True
    return speaks(word) and word[0] not in "وفبل" and bare(word) in speaker_words().titles


def _kept_preposition(reading: Reading, first: int, at: int) -> bool:
    word = reading.words[at]
    before = {bare(each) for each in reading.words[max(first, at - 2) : at]}
    if word == "علي":
        return bool(before & _TAKES_ON)
    if word == "عن":
        return bool(before & _TAKES_ABOUT)
    if word == "من":
        return bool(before & _TAKES_FROM)
    return False


def _ends_speaker(reading: Reading, at: int) -> bool:
    return reading.words[at] in speaker_words().adverbs and at not in reading.names


def _is_adjective(reading: Reading, at: int) -> bool:
    return reading.words[at].startswith("ال") and at not in reading.names and not speaks(reading.words[at])


def _dangles(word: str) -> bool:
    return is_preposition(word) or word in ("و", "ب", "ل", "ان", "التي", "الذي")
