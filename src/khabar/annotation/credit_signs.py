"""What shows that a name is the source of a report: someone talks to it, or a word of passing on stands before it."""

import re

from msgspec import Struct

from khabar.annotation.credit_names import CreditNames, word_key
from khabar.language.words import Word

#: A word of talking stands at most this many words before لـ.
TALK_REACH = 26
#: A noun of talk stands at most this many words before مع or إلى: في مقابلة هاتفية مع.
TALK_WITH_REACH = 3
#: A verb of passing on stands at most this many words before عن.
PASSED_REACH = 5


class Found(Struct, frozen=True):
    """A name at `start:end` of the normalised text; `article` where ل and its ال are written as one."""

    start: int
    end: int
    where: str
    article: bool = False


def talks(text: str, tokens: list[Word], at: int, names: CreditNames) -> bool:
    """Whether someone talks in the words before لـ, with no أن between that would put it inside what is said."""
    before = tokens[at - 1].text if tokens[at - 1].text != "ل" else tokens[at - 2].text
    owned = word_key(before.removesuffix("هم").removesuffix("ها").removesuffix("ه"))
    if before.endswith(("ه", "ها", "هم")) and not {word_key(before), owned} & names.talking:
        return False  # مبايعته لـ«...» is no talk; ما أكده لـ«...» is
    if owned in names.talking:
        return True
    for back in range(at - 1, max(-1, at - TALK_REACH), -1):
        word = tokens[back].text
        if set("\n:") & set(text[tokens[back].end : tokens[back + 1].start]):
            return False  # what follows a colon is said already
        if re.fullmatch(r"ب?ان(?:ه|ها|هم)?", word):
            return False
        key = word_key(word)
        if key in names.talking or (key[:1] in "وف" and key[1:] in names.talking):
            return True
    return False


def talks_with(tokens: list[Word], at: int, names: CreditNames) -> bool:
    """Whether a word is مع or إلى after a noun of talk: في حديث إلى «...», خلال مقابلة مع إذاعة ..."""
    if tokens[at].text not in ("مع", "الي"):
        return False
    near = [word_key(token.text) for token in tokens[max(0, at - TALK_WITH_REACH) : at]]
    return any(word in names.interviews or word.removeprefix("و") in names.interviews for word in near)


def passes_on(tokens: list[Word], at: int, names: CreditNames) -> bool:
    """Whether a word passes on what an outlet said: نقلت، وبحسب; عن only with such a verb before it."""
    key = word_key(tokens[at].text)
    if key in ("عن", "وعن"):
        near = (word_key(token.text) for token in tokens[max(0, at - PASSED_REACH) : at])
        return any(word.removeprefix("و").startswith(("نقل", "نسب")) for word in near)
    return key in names.passing_on or key.removeprefix("و") in names.passing_on
