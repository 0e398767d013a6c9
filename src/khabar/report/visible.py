"""Text as it may be shown: nothing in it can drive a terminal, turn the text beside it round, or hide.

Outlets' text is untrusted. Letters, marks, digits and punctuation stay as they are; only invisible code points that do
something are replaced by something that can be seen. Escaping for HTML or Markdown comes later, in the faces.
"""

import re
import unicodedata

#: First strong isolate and its end: between them a piece of text cannot reorder what stands around it.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"

#: Code points that move text about (Trojan Source, CVE-2021-42574), by the names the standard gives them.
_MOVERS = {
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}

_SHOWN = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # ESC is seen as ␛
    **dict.fromkeys((0x09, 0x0B, 0x0C, 0x0D), " "),
    0x0A: "\n",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x85, 0x2028, 0x2029), "\n"),  # paragraph separators would end every isolate around them
    **dict.fromkeys((0xFFF9, 0xFFFA, 0xFFFB, 0xFFFE, 0xFFFF), "\ufffd"),
    **dict.fromkeys(range(0xE0000, 0xE0080), "\ufffd"),  # tags: letters nobody sees
    **{ord(mover): f"⟦{name}⟧" for mover, name in _MOVERS.items()},
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_HARMLESS = re.compile("[\u0020-\u007e\n\u00a0-\u00ac\u00ae-\u2027\u2030-\u205f\u2070-\ud7ff]*")

_ARABIC_WORDS = re.compile(
    "((?:\\b[0-9][0-9.,]* )?[\u0600-\u06ff\u0750-\u077f]+(?:[ -]+[0-9\u0600-\u06ff\u0750-\u077f]+)*)"
)

#: How much of a text decides its direction: a report does not change its script after the first thousand letters.
_ENOUGH = 4000


def visible(text: str) -> str:
    """`text` with every control made visible: control characters, bidi embeddings and isolates, lone surrogates.

    Newlines stay; tabs and other blanks become spaces. The result is the same when shown twice.
    """
    if _HARMLESS.fullmatch(text):
        return text
    return _SURROGATES.sub("\ufffd", text).translate(_SHOWN)


def one_line(text: str) -> str:
    """`visible` on a single line, runs of blanks as one."""
    return " ".join(visible(text).split())


def isolated(text: str) -> str:
    """`text` between isolates, for faces that have no markup for it (terminal, Markdown); "" stays ""."""
    return f"{ISOLATE}{text}{END_ISOLATE}" if text else ""


def split_at_arabic(text: str) -> list[str]:
    """Text cut so that every second piece is a stretch of Arabic words, with a figure before or among them.

    In a line of another script each such piece must be isolated, or two names with a comma between them change places.
    """
    return _ARABIC_WORDS.split(text)


def mixed(text: str) -> str:
    """One line of English for a terminal, each stretch of Arabic in it isolated so that names keep their places."""
    parts = split_at_arabic(one_line(text))
    return "".join(isolated(part) if at % 2 else part for at, part in enumerate(parts))


def direction(text: str) -> str:
    """Which way the text runs: "rtl" where most strong letters of its beginning do, else "ltr"."""
    balance = 0
    for char in text[:_ENOUGH]:
        kind = unicodedata.bidirectional(char)
        balance += (kind in ("R", "AL")) - (kind == "L")
    return "rtl" if balance > 0 else "ltr"
