"""What kind of word one is by its form alone: a preposition, a masdar, a finite verb, a given name."""

import re
from functools import lru_cache

from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.lexicon import bare, speaker_words, word_list
from khabar.language.clitics import known_noun, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import head_kinds, title_kinds
from khabar.models.gazetteer import gazetteer

OF_PEOPLE = re.compile(r"(?:ه|ها|هم|هما|نا)$")
_VERBAL = re.compile(r"\w\wو\wة?|\w\wا\wة?|[إا]\w\wا\w")
_MASDAR = re.compile(
    r"است\w{1,2}ا\w|ا\w[تطد]\w?ا\w|ان\w\wا\w|ا\w\wا\w|ت\w\wي\w|م\wا\w\w[ةت]|ت\wا\w\w|ت\w\w\w|ا\wا\w[ةت]|است\wا\w[ةت]|ا\w\wا[ءئؤ]\w?"
)


def is_preposition(word: str) -> bool:
    """Whether a word is a preposition that stands alone, with or without و before it."""
    return word in word_list("prepositions") or (word[:1] in "وف" and word[1:] in word_list("prepositions"))


@lru_cache(maxsize=16384)
def opens_happening(word: str) -> bool:
    """Whether a word is a masdar that can be the object of announcing: مقتل، إطلاق، مبايعتها."""
    known = speaker_words()
    stem = bare(word)
    if word in word_list("no_masdar") or word.startswith(("وال", "فال")):
        return False
    if word in known.happenings or (stem in known.happenings and not word.startswith("ال")):
        return True
    if word.startswith("ال") or known.speaks(word) or word in head_kinds() or word in title_kinds():
        return False
    core = OF_PEOPLE.sub("", word)
    core = core[:-1] + "ة" if core != word and core.endswith("ت") else core
    return core in known.happenings or (bool(_MASDAR.fullmatch(core)) and not known.speaks(core))


@lru_cache(maxsize=16384)
def demands(word: str) -> bool:
    """Whether a word after ب is what is demanded or threatened: بوقف، بالعودة، باللجوء."""
    stem = bare(word)
    return (word.startswith("ال") and bool(_VERBAL.fullmatch(stem)) and not speaks(stem)) or opens_happening(stem)


@lru_cache(maxsize=65536)
def is_given_name(word: str) -> bool:
    """Whether a word is a given name of the lists."""
    return word in ("عبد", "ابو", "ام") or bool(set(gazetteer().of(fold(word))) & {"g", "G"})


def is_full_name(words: list[str]) -> bool:
    """Whether words are a person's name with his father's: سامي بن فهد الحداد."""
    return 3 <= len(words) <= 9 and is_given_name(words[0]) and "بن" in words


@lru_cache(maxsize=65536)
def is_finite(word: str) -> bool:
    """Whether a word can only be a verb: a future, a common past, a present that is no noun."""
    if word in word_list("pasts"):
        return True
    if len(word) < 4 or known_noun(word):
        return False
    if word[-1] == "ت" and word[-2] != "ا" and not gazetteer().of(fold(word)):
        return True
    if word[0] in "يت" and len(word) == 4 and split_clitics(word).stem == word and not gazetteer().of(fold(word)):
        return True
    return (word[:2] in ("سي", "ست", "سن") and len(word) > 4) or (
        word[0] in "يت" and split_clitics(word).stem == word and word in word_list("presents")
    )
