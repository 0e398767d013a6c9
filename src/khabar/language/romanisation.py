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
_OTHER_ALPHABETS = _CYRILLIC | _GREEK


def latin_letters(text: str) -> str:
    """`text` in lower case a-z words; marks and letters of alphabets not known here are dropped."""
    lowered = text.casefold().translate(_LATIN).translate(_OTHER_ALPHABETS)
    plain = unicodedata.normalize("NFD", lowered)
    # apostrophes and combining marks join what they stand in (O'Neil, Sa'ud); every other sign parts words
    joined = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’ʻʼ`´‘")
    return " ".join(re.findall("[a-z]+", joined))
