"""The personal name inside the words that name a speaker: after a title, after an office, or from the first word."""

from functools import lru_cache

from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.name_ends import begins_name, ends_name
from khabar.annotation.quotations.name_parts import stem
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.references import is_kin
from khabar.annotation.quotations.word_shapes import is_given_name, is_preposition, opens_happening
from khabar.language.clitics import known_noun, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import title_kinds
from khabar.models.gazetteer import gazetteer

_PLACES = frozenset("tTcCu")
_ALL_OF = ("كافة", "جميع", "سائر", "مختلف", "عموم", "معظم")
_NAMES = frozenset("gGsSnN")


def find_name(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The personal name inside a speaker: after a title, after the office it holds, or from its first word."""
    span = None if bare(reading.words[first]) in word_list("takes_from") else _longest_name(reading, first, last)
    if span is None or not any(_can_name(reading, at) for at in range(*span)) or _is_of_kin(reading, first, span[0]):
        return _after_rank(reading, first, last)
    if _is_of_another(reading, first, span[0]) or _is_office(reading, *span):
        return None
    span = _without_trade(reading, begins_name(reading, *span), span[1])
    for at in range(span[0] + 1, span[1]):
        if ends_name(reading, span[0], at):
            span = (span[0], at)
            break
    if reading.words[span[1] - 1] == "ال" and span[1] < last and not reading.gap(span[1]).strip():
        return (span[0], span[1] + 1)  # فلان آل فلان
    for at in range(span[0] + 1, span[1]):  # a title after the name ends it, also where the tagger went on
        word = reading.words[at]
        closes = at == span[1] - 1 == span[0] + 1 and at + 1 < len(reading) and reading.gap(at + 1).strip()[:1] in "،,("
        if closes and at in reading.names and reading.names[at].last == at + 1:
            break  # a title that nothing follows is a surname: عاصم شيخ،
        office = word in word_list("title_names") and word in title_kinds() and at + 1 < last
        if office and known_noun(reading.words[at + 1]) and not is_given_name(reading.words[at + 1]):
            return (span[0], at)  # a title after all: أمير منطقة كذا
        if _is_title(word) and reading.words[at - 1] not in word_list("name_joints"):
            return span if at == span[1] - 1 and _is_surname_here(reading, at, last) else (span[0], at)
    return span


def _is_of_kin(reading: Reading, first: int, start: int) -> bool:
    """Whether the name is that of someone else, whose kin speaks: والدة فلان، محامي فلان."""
    word = reading.words[first].removeprefix("و")
    if start == first or not (is_kin(word) or is_kin(reading.words[first])):
        return False
    return start == first + 1 or (start == first + 2 and bare(reading.words[first + 1]) in title_kinds())


def _after_rank(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Two or three plain words after an army rank are a name, whatever else they mean: المقدم عاطي القاسمي."""
    words = reading.words[first + 1 : last]
    rank = reading.words[first].startswith("ال") and title_kinds().get(bare(reading.words[first])) == "rank"
    if not rank or len(words) not in (2, 3) or words[0].startswith("ال") or not words[-1].startswith("ال"):
        return None
    plain = not any(speaks(word) or is_preposition(word) for word in words)
    return (first + 1, last) if plain else None


def _is_office(reading: Reading, first: int, last: int) -> bool:
    """Whether the tagger took an office for a name: وزير العدل."""
    head = reading.words[first]
    office = title_kinds().get(head) == "office" and not is_given_name(head)
    return office and last - first > 1 and all(word.startswith("ال") for word in reading.words[first + 1 : last])


def _is_of_another(reading: Reading, first: int, start: int) -> bool:
    """Whether the name is that of whom the speaker serves: قائد موال للرئيس فلان."""
    before = reading.words[start - 1] if start > first else ""
    return before.startswith("لل") and title_kinds().get(bare(before)) in ("office", "rank")


def _is_common(reading: Reading, first: int, last: int) -> bool:
    """Whether words no list and no tagger calls a name begin with a noun of the language: قرار الاعتراف."""
    for at in range(first, last):
        word = reading.words[at]
        tagged = at in reading.names and reading.names[at].label == "PER"
        if (tagged and not word.startswith(("بال", "لل"))) or is_given_name(word):
            return False
    word = reading.words[first]
    if word in _ALL_OF:
        return True
    if set(gazetteer().of(fold(word))) & _NAMES and (word.startswith("ال") or not known_noun(word)):
        return False
    prefixed = split_clitics(word).prefixes[:1] in (("و",), ("ل",), ("ب",))
    return known_noun(word) or known_noun(bare(word)) or opens_happening(word) or prefixed


def _is_surname_here(reading: Reading, at: int, last: int) -> bool:
    """Whether a word of what people are (المخرج، الحكم) ends a name and nothing goes on from it: فلان بن فلان المخرج."""
    word = reading.words[at]
    if not word.startswith("ال") or title_kinds().get(bare(word)) != "person":
        return False
    following = reading.words[at + 1] if at + 1 < min(last, len(reading)) else ""
    return not following.startswith(("ال", "ب", "ل")) and following not in ("في", "من", "لدي")


def _without_trade(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The name without the trade before it that no list of titles has: العاملة فلانة, المستثمر فلان."""
    while last - first >= 3 or (last - first == 2 and is_given_name(reading.words[first + 1])):
        word, following = reading.words[first], reading.words[first + 1]
        named = set(gazetteer().of(fold(word))) & _NAMES and title_kinds().get(bare(word)) != "person"
        if (
            named
            or not word.startswith("ال")
            or not (is_given_name(following) or following in word_list("name_joints"))
        ):
            break
        first += 1
    return first, last


def _longest_name(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    spans = []
    at = first
    for segment_last in [*[at for at in range(first + 1, last) if set(reading.gap(at)) & set("،,(")], last]:
        span = _name_in_segment(reading, at, segment_last, opening=at == first)
        if span and not _is_common(reading, *span):
            spans.append(span)
        at = segment_last
    within = (reading.names[at] for at in range(first, last) if at in reading.names)
    mentioned = list(dict.fromkeys(name for name in within if name.label == "PER"))  # a set has no order to rely on
    if spans:
        best = max(spans, key=lambda span: span[1] - span[0])
        for name in mentioned:
            if name.first < best[1] and best[0] < name.last and not speaks(reading.words[name.first]):
                end = max(best[1], name.last)
                if best[0] > name.first and _in_place(reading.words[name.first]):
                    return (best[0], min(last, end))
                if name.first > best[0] == first and known_noun(reading.words[first]) and best[1] == name.last:
                    return (name.first, name.last)  # a trade before the name: حارس المبنى فلان
                places = [
                    at for at in range(best[0], name.first) if at in reading.names and reading.names[at].label == "LOC"
                ]
                if places and len(places) == name.first - best[0]:
                    return (name.first, min(last, end))  # the town of an office: عمدة وردان فلان
                joined = reading.words[name.last - 1] in word_list("name_joints")
                if best[1] > name.last and not joined and not _surname(reading.words[name.last]):
                    end = name.last  # the tagger saw where the name ends
                return (max(first, min(best[0], name.first)), min(last, end))
        return best
    whole = [
        name
        for name in mentioned
        if name.first >= first and name.last <= last and not _in_body_name(reading, name.first, first)
    ]
    if not whole:
        return None
    start = whole[-1].first + (whole[-1].last - whole[-1].first > 2 and _in_place(reading.words[whole[-1].first]))
    while (
        start < whole[-1].last
        and bare(reading.words[start]) in title_kinds()
        and not is_given_name(reading.words[start])
    ):
        start += 1  # the tagger has taken a title into the name
    rest = reading.words[start : whole[-1].last]
    return (start, whole[-1].last) if rest and not (len(rest) == 1 and rest[0].endswith("ية")) else None


def _can_name(reading: Reading, at: int) -> bool:
    """Whether a word can be part of a name: tagged, in the lists of names, or no noun of the language."""
    word = reading.words[at]
    if at in reading.names and reading.names[at].label == "PER":
        return True
    if set(gazetteer().of(fold(word))) & _NAMES:
        return True
    return not (known_noun(bare(word)) or known_noun(word) or word in speaker_words().adverbs)


def _is_title(word: str) -> bool:
    """Whether a word without ال is a title and no common given name (مساعد and أمين are both)."""
    return word in title_kinds() and word not in word_list("title_names")


def _in_place(word: str) -> bool:
    """Whether a word is a town with ب before it that the tagger took for a name: بصفاقس حاتم الدريدي."""
    return word[:1] == "ب" and bool(set(gazetteer().of(fold(word[1:]))) & _PLACES) and not is_given_name(word)


def _name_in_segment(reading: Reading, first: int, last: int, *, opening: bool) -> tuple[int, int] | None:
    words = reading.words
    both = words[first] in word_list("title_names") and not opening and 2 <= last - first <= 3
    if both and is_given_name(words[first + 1]) and not any(speaks(word) for word in words[first + 1 : last]):
        return (first, last)  # a name between commas that is also a title: قائد منصور
    if not speaks(words[first]) and not is_preposition(words[first]):
        end = first
        while end < last and _name_word(reading, end, inner=end > first):
            end += 1
        known = (
            (opening and (end - first >= 2 or words[first].startswith("ال")))
            or is_given_name(words[first])
            or first in reading.names
        )
        return (first, end) if end > first and known else None
    starts = [at for at in range(first + 1, last) if _starts_name(reading, at, first)]
    titled = [at for at in starts if words[at - 1].startswith("ال") and _kin(bare(words[at - 1]))]
    for start in [*titled[-1:], *starts]:
        end = start
        while end < last and _name_word(reading, end, inner=end > start):
            end += 1
            if end < last and _full_name(reading, start, end):
                return (start, end)
        if end == last or speaks(words[end]) or reading.gap(end).strip():
            return (start, end)
    return None


def _surname(word: str) -> bool:
    return (
        word.startswith("ال")
        or word in word_list("name_joints")
        or bool(set(gazetteer().of(fold(word))) & set("gGsSnN"))
    )


def _full_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a name is complete before a word with ال: after a surname that has ال itself."""
    last, following = reading.words[end - 1], reading.words[end]
    return end - start > 1 and last.startswith("ال") and following.startswith("ال") and end not in reading.names


def _starts_name(reading: Reading, at: int, first: int) -> bool:
    word, before = reading.words[at], reading.words[at - 1]
    titled = bare(before) in title_kinds() and title_kinds()[bare(before)] != "attribute"
    tagged = at in reading.names and reading.names[at].label == "PER"
    if word.startswith("ال") and not (titled and tagged and reading.names[at].first == at):
        return False
    if _in_place(word):
        return False
    if (word[0] == "و" and not is_given_name(word) and not tagged) or (
        opens_happening(word) and not is_given_name(word) and not tagged
    ):
        return False
    if not _name_word(reading, at, inner=False) or _in_body_name(reading, at, first):
        return False
    if before.startswith(("ال", "بال", "لل", "وال")) or before in ("د", "م", "ا", "ومعالي", "معالي"):
        return True
    place = at - 1 in reading.names and reading.names[at - 1].label in ("LOC", "ORG")
    marks = gazetteer().of(fold(before)) + gazetteer().of(fold(before[1:]))
    return (
        place
        or (bool(set(marks) & _PLACES) and is_given_name(word))
        or (speaker_words().speaks(before) and is_given_name(word) and _kin(before))
    )


def _kin(word: str) -> bool:
    return title_kinds().get(word) in ("rank", "honorific")


def _in_body_name(reading: Reading, at: int, first: int) -> bool:
    """Whether a name is part of a body's (مركز الشيخ درويش): a title and before it the head of a body."""
    return (
        at - 2 >= first
        and bare(reading.words[at - 1]) in ("ملك", "امير", "شيخ", "امام", "سلطان")
        and (stem(reading.words[at - 2]) in _body_stems() or bare(reading.words[at - 2]) in speaker_words().bodies)
    )


@lru_cache(maxsize=1)
def _body_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in speaker_words().bodies)


def _name_word(reading: Reading, at: int, *, inner: bool) -> bool:
    word = reading.words[at]
    if word[0].isdigit() or is_preposition(word) or word in speaker_words().adverbs or word in reporting().relatives:
        return False
    if word in word_list("the_same") or word.lstrip("بلكف") in ("هذا", "هذه", "ذلك", "تلك"):
        return False
    if _is_title(word) and not (inner and reading.words[at - 1] in word_list("name_joints")):
        return False
    if at in reading.names and reading.names[at].label == "PER":
        return True
    if word == "باسم" or (
        split_clitics(word).prefixes[:1] not in ((), ("ال",)) and not (inner and is_given_name(word))
    ):
        return False
    if not inner and speaks(word):
        return False
    if inner and reading.gap(at).strip(" -–\t"):
        return False
    if inner and reading.words[at - 1] in word_list("name_joints"):
        return True
    if speaks(word) and not is_given_name(word):
        return inner and word.startswith("ال") and bare(word) not in title_kinds()
    if word.startswith(("بال", "لل", "وال", "كال")):
        return False
    if word in word_list("name_joints") or inner or not word.endswith(("ية", "ات")):
        return not (word[0] in "بلو" and len(word) > 3 and speaks(word[1:]) and not is_given_name(word))
    return False
