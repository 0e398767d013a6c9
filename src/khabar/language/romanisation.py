"""Names in Latin letters: accents, ligatures, Cyrillic and Greek letters folded to a-z, for comparing.

Arabic names are not written out here: their short vowels are not on the page, and a guess would be shown as a fact.
`name_features.py` compares them with Latin letters sound by sound instead.
"""

import re
import unicodedata

_LATIN = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ə": "a"}
)
_CYRILLIC = str.maketrans("абвгдезийклмнопрстуфыэіґў", "abvgdeziyklmnoprstufyeigu") | str.maketrans(
    {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ї": "yi"}
    | {"є": "ye", "ъ": "", "ь": ""}
)
_GREEK = str.maketrans("αβγδεζηικλμνξοπρσςτυω", "avgdeziiklmnxoprsstyo") | str.maketrans(
    {"θ": "th", "φ": "f", "χ": "ch", "ψ": "ps"}
)
_LEAST_SPOKEN = 3
#: Letters that some languages write and do not speak, or speak otherwise than their neighbours do: what they sound like.
_SPOKEN = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("^kn", "n"),  # Knight
        ("^wr", "r"),  # Wright
        ("igh(?=t)", "ay"),  # Wright
        ("eaux?$", "o"),  # French: Rousseau
        ("ois$", "wa"),  # Dubois
        ("tsch", "tch"),  # German
        ("^zh", "ch"),  # Chinese: Zhang
        ("^x", "sh"),  # Xu; Portuguese Xavier
        ("^q(?!u)", "ch"),  # Qian
    )
)
_OTHER_ALPHABETS = _CYRILLIC | _GREEK


def latin_letters(text: str) -> str:
    """`text` in lower case a-z words; marks and letters of alphabets not known here are dropped."""
    lowered = text.casefold().translate(_LATIN).translate(_OTHER_ALPHABETS)
    plain = unicodedata.normalize("NFD", lowered)
    # apostrophes and combining marks join what they stand in (O'Neil, Sa'ud); every other sign parts words
    joined = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’ʻʼ`´‘")
    return " ".join(re.findall("[a-z]+", joined))


def as_spoken(part: str) -> str:
    """A folded part as French, English, German or Chinese readers speak it, where that leaves three letters or more."""
    spoken = part
    for written, sound in _SPOKEN:
        spoken = written.sub(sound, spoken)
    return spoken if len(spoken) >= _LEAST_SPOKEN else part
