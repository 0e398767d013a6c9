"""Where the name of a speaker begins and ends after a verb, and which noun opens the happening that is announced.

Word order does the work: a speaker starts at the first word that is no preposition, time or small word, and runs on
through titles, construct chains, adjectives and names until something else begins.
"""

from khabar.annotation.quotations.adverbials import ends_speaker, is_adverbial
from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.name_ends import ends_name
from khabar.annotation.quotations.phrase_ends import (
    clashes,
    has_tanwin,
    is_described,
    is_object,
    is_plain_verb,
    is_title_word,
)
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import (
    OF_PEOPLE,
    demands,
    is_finite,
    is_given_name,
    is_preposition,
    opens_happening,
)
from khabar.language.clitics import known_noun, split_all, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import head_kinds, title_kinds
from khabar.models.gazetteer import gazetteer

#: The longest speaker met in reading was 19 words; a longer run is something else.
LONGEST = 26
_PLACES = frozenset("tTcCu")


def read_speaker(reading: Reading, first: int, stop: int, *, takes: frozenset[str], loose: bool = False) -> int:
    """The word after the speaker that begins at `first`, before the word `stop`; `takes` is what the verb takes.

    `loose` reads a speaker after a preposition of source, where no clause must follow.
    """
    named = False
    at = first
    while at < min(stop, first + LONGEST):
        if at > first and not _continues(reading, first, at, reading.gap(at), named=named, takes=takes, loose=loose):
            break
        named = named or _names_someone(reading, at)
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
    mark = mark[1:] if mark[:1] in '"»”' and mark[1:] in ("،", ",") else mark
    word = reading.words[at]
    if at in reading.told:
        return False
    inside = reading.names.get(at)
    if inside and at == inside.last - 1 and opens_happening(word) and reading.words[at - 1].startswith("ال"):
        inside = None  # the tagger has taken the object into the name: الساحلي استقبال سكان الحي
    person = inside and inside.label in ("PER", "ORG") and not speaks(reading.words[inside.first])
    if inside and person and inside.first < at and ends_name(reading, max(first, inside.first), at):
        if not word.startswith("لل"):  # مركز الملك فلان للإغاثة goes on
            return False
        inside = None
    if inside and inside.first < at and inside.first >= first:
        return True
    if not inside and (is_plain_verb(word, loose=loose) or is_object(reading, at)):
        return False
    if _is_called_upon(reading, first, at) and not inside:
        return False
    if _begins_another(reading, first, at, takes=takes, loose=loose) and not inside:
        return False
    if mark and not _small_mark(reading, at, gap):
        return mark in ("،", ",") and not loose and _apposes(reading, first, at, named=named)
    if is_that(word) or word in reporting().relatives or word in ("ممن", "مما"):
        return False
    if at in reading.times and not (word.startswith("ال") and word.endswith(("ي", "ية"))):  # التقرير السنوي
        return False
    if word in ("هذا", "هذه", "تلك", "ذلك") or (has_tanwin(reading, at) and not inside):
        return False
    if (loose or at < reading.word_at(reading.title_end)) and (")" in gap or is_finite(word)) and not inside:
        return False
    if "as" in takes and (word in word_list("the_same") or is_described(reading, at)) and not inside:
        return False
    if not inside and (word in word_list("then") | word_list("what") or _is_owned_object(reading, at, named=named)):
        return False
    if loose and named and split_clitics(word).prefixes[:1] == ("و",) and is_title_word(word[1:]):
        return False  # التقى الرئيس فلان والسفير فلان: another one
    if _ends_definite(reading, at) and not inside:
        return False
    over = at - 1 in reading.names and reading.names[at - 1].label == "PER" and not speaks(reading.words[at - 1])
    if over and not inside and known_noun(word) and not (speaks(word) or word.startswith("ال") or is_given_name(word)):
        return False  # the name is over, what follows is an object: نقل المدير العزيزي تعازي الوزير
    if word == "ل":
        return _of_a_movement(reading, at)
    if "(" in gap or (")" not in gap and _in_brackets(reading, at)):
        return True
    if ends_speaker(reading, at) and not _kept_preposition(reading, first, at, takes):
        return False
    if word in ("في", "وفي"):
        following = reading.words[at + 1] if at + 1 < len(reading) else ""
        occasion = following and {bare(following), split_all(following).stem} & speaker_words().occasions
        return not occasion and at + 1 not in reading.times
    office = reading.words[at - 1] in speaker_words().titles  # مدير صحة: an office is made of its next noun
    if "object" in takes and opens_happening(word) and not inside and not (office and at == first + 1):
        return False
    if loose and bare(word) == word and word in speaker_words().happenings and reading.words[at - 1].startswith("ال"):
        return False
    if at == first + 1 and not named and clashes(reading.words[first], word):
        return False
    attached = word.startswith("بال") and "by" in takes and not loose
    if "by" in takes and word[0] == "ب" and not inside and (demands(word[1:]) or (attached and "speech" in takes)):
        return False
    form = reporting().forms.get(word)
    if loose and form and form.shape == "past" and (word.endswith("ت") or not known_noun(word)) and not inside:
        return False
    if form and form.shape == "noun" and not inside:
        return False
    if form and form.shape in ("participle", "present") and not inside and not (speaks(word) or word in head_kinds()):
        return False
    if (
        word[0] in "وف"
        and (joined := reporting().forms.get(word[1:]))
        and joined.shape in ("past", "participle")
        and not inside
    ):
        return False
    if named and word.startswith("ال") and reading.words[at - 1].startswith("ال") and not inside:
        return speaks(word)
    if word[0] in "بل" and len(word) > 3 and OF_PEOPLE.search(word) and not inside:
        return False
    if word.startswith(("لل", "ل")) and bare(word if word.startswith("لل") else word[1:]) in speaker_words().outlets:
        return False
    return word not in ("للصحفيين", "للصحافيين", "للاعلاميين", "لوسائل")


def _names_someone(reading: Reading, at: int) -> bool:
    """Whether the tagger has a person here who is more than an office: not وزير العدل."""
    name = reading.names.get(at)
    if name is None or name.label != "PER":
        return False
    head = reading.words[name.first]
    return is_given_name(head) or title_kinds().get(head) != "office"


def _ends_definite(reading: Reading, at: int) -> bool:
    """Whether an indefinite noun follows a definite one, which no noun phrase allows: أعلنت الهيئة العامة فسح ..."""
    word, before = reading.words[at], reading.words[at - 1]
    if not before.startswith("ال") or word.startswith("ال") or not known_noun(word):
        return False
    if word in speaker_words().titles or word in speaker_words().groups:
        return False
    if title_kinds().get(bare(before)) == "rank":
        return False  # المقدم عاطي: after a rank even a noun is a name
    return not (word in title_kinds() or set(gazetteer().of(fold(word))) or split_clitics(word).prefixes)


def _of_a_movement(reading: Reading, at: int) -> bool:
    """Whether the body in marks after لـ is whose office was named: رئيس المكتب السياسي لـ«حركة كذا»."""
    following = reading.words[at + 1] if at + 1 < len(reading) else ""
    return bare(following) in speaker_words().naming - speaker_words().outlets


def _is_owned_object(reading: Reading, at: int, *, named: bool) -> bool:
    """Whether a word with an owner's ending follows a whole name or title: أنهى المدير حديثه."""
    word, before = reading.words[at], reading.words[at - 1]
    if (
        word.startswith("ال")
        or word in word_list("the_same")
        or not (named or before.startswith("ال") or at - 1 in reading.names)
    ):
        return False
    parts = split_all(word)
    spoken = parts.stem in speaker_words().occasions | speaker_words().documents  # حديثه is a given name too
    return bool(parts.suffix) and not parts.prefixes and (spoken or not is_given_name(word))


def _begins_another(reading: Reading, first: int, at: int, *, takes: frozenset[str], loose: bool) -> bool:
    """Whether a word begins the next noun phrase: a body after a definite word, an object after a title, a place's end."""
    word, before = reading.words[at], reading.words[at - 1]
    body = head_kinds().get(word) in ("body", "place")
    if before.startswith("ال") and body and word not in title_kinds():
        return True
    if not word.startswith("ال"):
        apart = word.startswith(("لل", "بال")) or (known_noun(word[1:]) and split_clitics(word).prefixes[:1] == ("ب",))
        return loose and apart and _whole_head(reading, first, at)
    adjective = word.endswith(("ي", "ية", "يين", "يون")) or title_kinds().get(bare(word)) == "attribute"
    objects = takes & {"by", "to", "from", "object"}
    return (
        bool(objects)
        and not adjective
        and not speaks(word)
        and at == first + 1
        and before.startswith("ال")
        and bare(before) in speaker_words().titles
    )


def _is_called_upon(reading: Reading, first: int, at: int) -> bool:
    """Whether a title with ال follows the name of a group or body: طالب سكان البلدة الوالي بفتح عيادة.

    After a place a body does so too: ناشد تجار كذا السلطات المحلية.
    """
    word, head, known = reading.words[at], bare(reading.words[first]), speaker_words()
    several = (head in known.groups or head in known.bodies) and head not in known.titles
    if not several or at <= first + 1 or not word.startswith("ال"):
        return False
    place = _place_before(reading, at) and head in known.groups and bare(word) in known.bodies
    return place or title_kinds().get(bare(word)) == "office"


def _place_before(reading: Reading, at: int) -> bool:
    """Whether the word before is a place, with or without ب written onto it: تجار السوق بسطيف."""
    before = reading.words[at - 1]
    name = reading.names.get(at - 1)
    if name and name.label == "LOC":
        return True
    forms = (before, before[1:]) if before[0] == "ب" else (before,)
    return not before.startswith("ال") and any(set(gazetteer().of(fold(form))) & _PLACES for form in forms)


def _whole_head(reading: Reading, first: int, at: int) -> bool:
    """Whether the speaker is one definite word that is no title: الشركة للمستخدمين ends after الشركة."""
    head = reading.words[first]
    return at == first + 1 and head.startswith("ال") and bare(head) not in title_kinds()


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
    return rest[:1] in (":", "،", ",") or (following < len(reading) and rest[:1] != ".")


def _apposes(reading: Reading, first: int, at: int, *, named: bool) -> bool:
    """Whether the words after a comma still name the speaker: a title after a name, a name after a title."""
    word = reading.words[at]
    if is_adverbial(reading, at) or is_that(word) or at in reading.times or word in reporting().relatives:
        return False
    if word in reporting().joints or reporting().forms.get(word.removeprefix("و")):
        return False
    if at in reading.names and reading.names[at].label == "PER":
        return not named
    if (
        not named
        and is_given_name(word)
        and any(
            "،" in reading.gap(later) or "," in reading.gap(later) for later in range(at + 1, min(len(reading), at + 6))
        )
    ):
        return True
    return is_title_word(word)


def _kept_preposition(reading: Reading, first: int, at: int, takes: frozenset[str]) -> bool:
    word = reading.words[at]
    before = {bare(each) for each in reading.words[max(first, at - 2) : at]}
    if word == "علي":
        return bool(before & word_list("takes_on"))
    if word == "عن" and bare(reading.words[at - 1]) in ("صادر", "صادرة"):
        return True  # البيان الصادر عن الوزارة
    if word == "عن":
        return "about" not in takes and bool(before & word_list("takes_about"))
    if word == "لدي":
        return any(bare(each) in ("سفير", "سفيرة", "مندوب", "ممثل", "قائم") for each in reading.words[first:at])
    if word == "من" and reading.words[at + 1 : at + 2] != ["بين"]:
        return bool(before & word_list("takes_from"))
    return False


def _dangles(word: str) -> bool:
    return is_preposition(word) or word in ("و", "ب", "ل", "ان", "التي", "الذي")
