"""One spelling for text that is written many ways, with the way back to every original code point.

`normalize` folds what never tells two words apart in news text: vowel signs, tatweel, alef and yeh forms, Persian and
Urdu letters, presentation forms and ligatures, Arabic-Indic digits, odd spaces, zero-width and bidi controls, composed
and decomposed forms. It keeps teh marbuta, hamza seats on waw and yeh, case and punctuation: later steps need them. A
tatweel that stands alone is a dash («جدة ـ وكالات») and becomes "-". Normal text is a fixed point: normalising it again
changes nothing.
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
        **dict.fromkeys("ىیېۍێےۓ", "ي"),  # alef maksura; Persian, Pashto, Kurdish, Urdu yeh; hamza on yeh stays
        **dict.fromkeys("کڪګڭگ", "ك"),  # gaf too: news Arabic writes ك, ج or غ for it
        **dict.fromkeys("ۀەہھۂۿ", "ه"),
        **dict.fromkeys("ټٹ", "ت"),
        **dict.fromkeys("ډڈ", "د"),
        **dict.fromkeys("ړڑڕ", "ر"),
        **dict.fromkeys("ںڼ", "ن"),
        **dict.fromkeys("ۆۇۋ", "و"),
        **dict.fromkeys("ڤڢ", "ف"),
        **dict.fromkeys("ڨڧ", "ق"),
        **dict.fromkeys("ځژ", "ز"),
        "څ": "س",
        "ښ": "ش",
        "ڵ": "ل",
        "ۃ": "ة",
        "پ": "ب",
        "چ": "ج",
        "ٴ": None,  # high hamza, what is left of Kazakh letters
        "٪": "%",
        "٫": ".",
        "٬": ",",
        **{chr(first + digit): str(digit) for first in (0x0660, 0x06F0) for digit in range(10)},
    }
)

#: Code points that carry no letter: vowel signs, Koranic marks, tatweel, zero-width and bidi controls, soft hyphen, BOM.
_IGNORED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u061c\u00ad\ufe00-\ufe0f\ufeff]"
)

#: What `_LETTERS` alone turns into normal text, one code point for one, unless a combining mark follows.
_PLAIN = re.compile(
    "[\u0000-\u007e\u00ab\u00bb\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u066c\u06a9\u06af\u06cc]+"
)

_LONE_TATWEEL = re.compile(r"(?<!\S)\u0640+(?!\S)")
_LONGEST_CLUSTER = 32  # putting combining marks in order is quadratic in their number; no real letter carries so many

_FOLDED = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي", "ء": ""})
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")


def normalize(text: str) -> NormalText:
    """Write `text` in one spelling and keep, for each code point of it, the original stretch it stands for.

    Any string is accepted. Both ends of the stretches never decrease, and every original code point that leaves
    something in the normal text lies inside its stretch. Linear in the length of the text.
    """
    out: list[str] = []
    starts, ends = array("I"), array("I")
    dashes = {found.start() for found in _LONE_TATWEEL.finditer(text)}
    at, length = 0, len(text)
    while at < length:
        plain = _plain_end(text, at)
        if plain > at:
            out.append(text[at:plain].translate(_LETTERS))
            starts.extend(range(at, plain))
            ends.extend(range(at + 1, plain + 1))
            at = plain
            continue
        stop = _cluster_end(text, at)
        piece = "-" if at in dashes else _one_spelling(text[at:stop])
        out.append(piece)
        for _ in piece:
            starts.append(at)
            ends.append(stop)
        at = stop
    return NormalText("".join(out), starts, ends, length)


def normal_text(text: str) -> str:
    """`normalize` without the way back: for lexicon entries and comparisons."""
    return text.translate(_LETTERS) if _PLAIN.fullmatch(text) else normalize(text).text


def fold(text: str) -> str:
    """A spelling-blind form for comparing names and for search: also one heh, no hamza, no case, no punctuation."""
    return " ".join(re.findall(r"\w+", normal_text(text).translate(_FOLDED).casefold()))


def is_arabic(text: str) -> bool:
    """Whether most letters of `text` are Arabic script (any language that writes it); False without letters."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and 2 * len(_ARABIC.findall(normal_text(text))) > letters


def _plain_end(text: str, at: int) -> int:
    """Where the plain run that begins at `at` ends; `at` itself where there is none."""
    run = _PLAIN.match(text, at)
    if run is None:
        return at
    end = run.end()
    return end - 1 if end < len(text) and unicodedata.combining(text[end]) else end


def _cluster_end(text: str, at: int) -> int:
    """The end of one code point and the combining marks on it."""
    stop, limit = at + 1, min(len(text), at + _LONGEST_CLUSTER)
    while stop < limit and unicodedata.combining(text[stop]):
        stop += 1
    return stop


@lru_cache(maxsize=65536)
def _one_spelling(cluster: str) -> str:
    """The spelling of one base code point and the marks that stand on it; "" where nothing is left.

    Marks that do not compose with their base are dropped: alone they would join whatever comes before them.
    """
    composed = unicodedata.normalize("NFC", cluster)
    folded = _IGNORED.sub("", unicodedata.normalize("NFKC", composed).translate(_LETTERS))
    return "".join(char for char in folded.translate(_LETTERS) if not unicodedata.combining(char))
