"""One spelling for text that is written many ways, with the way back to every original code point.

`normalize` folds what never tells two words apart in news text: vowel signs, tatweel, alef and yeh forms, Persian and
Urdu letters, presentation forms and ligatures, Arabic-Indic digits, zero-width and bidi controls, curly and composed
forms. It keeps teh marbuta, hamza seats on waw and yeh, case and punctuation: later steps need them.
`fold` goes further, for comparing names and for search; it has no way back.
"""

import re
import unicodedata
from array import array
from functools import lru_cache

from khabar.records import NormalText

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ىیېۍے", "ي"),  # alef maksura, Persian, Pashto and Urdu yeh; hamza on yeh stays
        **dict.fromkeys("کڪګ", "ك"),
        "گ": "ك",  # the Iraqi and Persian gaf; news Arabic writes ك, ج or غ for it
        "ۀ": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۃ": "ة",
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "ژ": "ز",
        "ٹ": "ت",
        "ڈ": "د",
        "ڑ": "ر",
        "ں": "ن",
        "٪": "%",
        "٫": ".",
        "٬": ",",
    }
)

#: Code points that carry no letter: vowel signs, Koranic marks, tatweel, zero-width and bidi controls, soft hyphen, BOM.
_IGNORED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u061c\u00ad\ufeff]"
)
_FOLDED = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي", "ء": ""})
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")


def normalize(text: str) -> NormalText:
    """Write `text` in one spelling and keep, for each code point of it, the original stretch it stands for.

    Any string is accepted; every original code point that carries a letter lies inside some stretch.
    """
    out: list[str] = []
    starts, ends = array("I"), array("I")
    at, length = 0, len(text)
    while at < length:
        stop = at + 1
        while stop < length and unicodedata.combining(text[stop]):
            stop += 1
        for char in _one_spelling(text[at:stop]):
            out.append(char)
            starts.append(at)
            ends.append(stop)
        at = stop
    return NormalText("".join(out), starts, ends, length)


def normal_text(text: str) -> str:
    """`normalize` without the way back: for lexicon entries and comparisons."""
    return normalize(text).text


def fold(text: str) -> str:
    """A spelling-blind form for comparing names and for search: also one heh, no hamza, no case, no punctuation."""
    return " ".join(re.findall(r"\w+", normal_text(text).translate(_FOLDED).casefold()))


def is_arabic(text: str) -> bool:
    """Whether most letters of `text` are Arabic script (any language that writes it); False without letters."""
    letters = sum(char.isalpha() for char in text)
    return letters > 0 and 2 * len(_ARABIC.findall(normal_text(text))) > letters


@lru_cache(maxsize=65536)
def _one_spelling(cluster: str) -> str:
    """The spelling of one base code point and the marks that stand on it; "" where nothing is left."""
    if len(cluster) == 1 and cluster < "\u0080":
        return cluster
    composed = unicodedata.normalize("NFC", cluster)
    if not (len(composed) == 1 and composed.isspace()):
        composed = unicodedata.normalize("NFKC", composed)
    return _IGNORED.sub("", composed.translate(_LETTERS).translate(_DIGITS))


_DIGITS = {code: str(unicodedata.digit(chr(code))) for first in (0x0660, 0x06F0) for code in range(first, first + 10)}
