"""Words and phrases that cannot begin a speaker: prepositions, times, and what is written onto a preposition."""

from khabar.annotation.quotations.addressees import is_addressee
from khabar.annotation.quotations.cues import is_that, speaks
from khabar.annotation.quotations.lexicon import speaker_words, word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import OF_PEOPLE, is_preposition, opens_happening
from khabar.language.clitics import split_clitics


def skip_phrase(reading: Reading, at: int) -> int:
    """The word after a prepositional phrase that begins at a word: في ختام الزيارة is three words."""
    last = at + 1
    while last < len(reading) and last - at < 7:
        gap = reading.gap(last).strip()
        word = reading.words[last]
        if gap or is_that(word) or ends_speaker(reading, last) or is_addressee(reading, last):
            break
        if last - at >= 2 and _is_adjective_of(reading, last - 1) and opens_happening(word):
            break  # أعلنت في حصيلة سابقة | مقتل، في وقت سابق | إنقاذ
        last += 1
        if last - 1 in reading.names:
            last = min(reading.names[last - 1].last, len(reading))  # a name is passed over whole: لموقع كذا سبورت
        definite = word.startswith("ال") or last - 1 in reading.names or bool(OF_PEOPLE.search(word))
        goes_on = last < len(reading) and not reading.gap(last).strip() and _is_adjective(reading, last)
        if definite and not goes_on and word not in ("هذا", "هذه"):
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
    if word in reading.surnames and not (at and reading.words[at - 1] in word_list("before_days")):
        return False
    if word in known.adverbs or is_preposition(word) or at in reading.times or word[0].isdigit():
        return True
    return word.startswith("كال") or word in word_list("what") or is_attached(reading, at)


def ends_speaker(reading: Reading, at: int) -> bool:
    """Whether a word of time or a small word ends the name of a speaker."""
    return reading.words[at] in speaker_words().adverbs and at not in reading.names


def _is_adjective_of(reading: Reading, at: int) -> bool:
    """Whether a word is an adjective without ال: it agrees with the one before it in ة, or is one of a few."""
    if reading.words[at] in word_list("short_adjectives"):
        return True
    return (
        reading.words[at].endswith("ة")
        and reading.words[at - 1].endswith("ة")
        and not is_preposition(reading.words[at])
    )


def _is_adjective(reading: Reading, at: int) -> bool:
    return reading.words[at].startswith("ال") and at not in reading.names and not speaks(reading.words[at])
