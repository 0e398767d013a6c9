"""One number for a word in any spelling, so that tens of thousands of articles can be kept and compared word by word.

The same for «أكّد» and «اكد», for «وقال» and «قال», for «ثلاثة» and «3».
"""

from functools import lru_cache
from hashlib import blake2b

from khabar.language.normal import fold
from khabar.language.number_words import read_figure
from khabar.language.words import Word

#: Most Arabic news sentences open with a joined «و»: «وقال» and «قال» are one word to a copyist.
_JOINED_AND = "و"


@lru_cache(maxsize=200_000)
def word_code(word: str) -> int:
    """The number of one word of normal text: 64 bits of a hash of its folded letters, the same in every run."""
    plain = word if word[0].isdigit() else fold(word)
    if len(plain) > 3 and plain.startswith(_JOINED_AND):
        plain = plain[1:]
    figure = read_figure([Word(0, len(word), word)], 0, word)
    if figure is not None and figure.low is None:
        plain = f"{figure.value:.15g}"
    return int.from_bytes(blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
