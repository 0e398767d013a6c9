"""Bytes to text: which encoding a file is written in, decided in a fixed order.

1. A byte order mark. 2. Marks of what is no text (PDF, zip, pictures). 3. UTF-16 without a mark. 4. Too many control
bytes: binary. 5. Valid UTF-8. 6. UTF-8 with a few broken bytes, shown as U+FFFD and told. 7. The encoding a page
declares. 8. The Arabic and Western code pages, by which of them gives plausible words. 9. charset-normalizer.
Refused: whatever none of these can read. Nothing is dropped in silence.
"""

import codecs
import re
from importlib import import_module

from msgspec import Struct

from khabar.errors import UnreadableInput


class Decoded(Struct, frozen=True):
    """The text of some bytes, the encoding it was read in, and a note where something was lost ("" where nothing)."""

    text: str
    encoding: str
    note: str = ""


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: First bytes of files people take for text, so that the message can say what they are.
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF file"),
)
_READS = "Khabar reads text, HTML, Markdown and JSON"

_CONTROL = bytes(code for code in range(0x20) if code not in b"\t\n\r\f\v\x1b")

#: Share of control bytes above which bytes are no text; news text has none, a program or picture 5 % and more.
_BINARY = 0.01

#: Share of plausible code points a text must reach to be taken for unmarked UTF-16; random bytes reach under .05.
_PLAUSIBLE_UTF16 = 0.95

#: Broken bytes for each good multi-byte letter up to which a file is still UTF-8; a code page read as UTF-8 has over .9.
_BROKEN_UTF8 = 0.1

#: How many bytes decide between code pages.
_SAMPLE = 65536
_SMALL_SAMPLE = 16384  # for charset-normalizer, which tries dozens of encodings

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I
)
_ALLOWED = re.compile(
    r"(?:windows-?|cp|iso-?8859-?|ibm)\d{1,4}|utf-?16(?:le|be)?|koi8-[ru]|gb\w*|big5\w*|shift_jis|euc-\w+|mac\w+|latin-?1"
)

#: A second code page whose words are this nearly as plausible leaves the choice a guess ("لا" or "نا").
_NEARLY = 0.8
_GUESS = "read as {}, which is a guess; save it as UTF-8 to be sure"

_CODE_PAGES = ("cp1256", "iso8859_6", "cp1252")

#: Nine letters that make up 62 % of Arabic news text and eight that make up 3 % (our samples, 2026-11-21).
_COMMON, _RARE = frozenset("اليمنوترب"), frozenset("ظغثذءئؤآ")
_WORD = re.compile(r"[^\x00-\x40\[\]\\^_`{|}~\s،؛؟«»“”‘’…–—]+")
_PLAUSIBLE = re.compile("[\t\n\r\x20-\x7e\u00a0-\u024f\u0600-\u06ff\u2010-\u2026\ufb50-\ufdff\ufe70-\ufeff]")


def decode(data: bytes, source: str, *, page: bool = False) -> Decoded:
    """The text of `data`; `page` lets an HTML declaration decide where the bytes leave it open.

    Raises `UnreadableInput`, naming `source`, where the bytes are not text in an encoding we know.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, source)
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise UnreadableInput(source, f"this is {what}; {_READS}")
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls:
        found = _unmarked_utf16(data)
        if found:
            return found
        if controls > _BINARY * len(data):
            first = next(at for at, byte in enumerate(data) if byte in _CONTROL)
            raise UnreadableInput(source, f"not a text but binary data; {_READS}", place=f"byte {first}")
    return _utf8(data) or (_declared(data) if page else None) or _code_page(data) or _guessed(data, source)


def _marked(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") > _BROKEN_UTF8 * len(text) + 1:
            raise UnreadableInput(
                source, f"marked as {encoding} but not readable as that", place=f"byte {error.start}"
            ) from None
        return Decoded(text, encoding, _broken(text))


def _unmarked_utf16(data: bytes) -> Decoded | None:
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[: _SAMPLE // 2 * 2].decode(encoding, "replace")
        if sample and len(_PLAUSIBLE.findall(sample)) >= _PLAUSIBLE_UTF16 * len(sample):
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding, _broken(text))
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not char.isascii() for char in text) - bad
    return Decoded(text, "utf-8", _broken(text)) if bad <= _BROKEN_UTF8 * good else None


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:2048])
    name = match[1].decode("ascii").lower() if match else ""
    if not _ALLOWED.fullmatch(
        name
    ):  # Python also knows "encodings" that are transformations; a page may not ask for them
        return None
    try:
        text = data.decode(name, "replace")
    except LookupError:
        return None
    return Decoded(text, name, _broken(text)) if 20 * text.count("\ufffd") <= len(text) else None


def _code_page(data: bytes) -> Decoded | None:
    scores: dict[str, float] = {}
    for encoding in _CODE_PAGES:
        try:
            text = data[:_SAMPLE].decode(encoding)
        except UnicodeDecodeError:  # a byte this code page leaves undefined
            continue
        scores.setdefault(text, _plausibility(text))
    if max(scores.values(), default=0.0) <= 0:
        return None
    best, *others = sorted(scores, key=lambda text: -scores[text])
    chosen = next(encoding for encoding in _CODE_PAGES if data[:_SAMPLE].decode(encoding, "replace") == best)
    text = data.decode(chosen, "replace")
    unsure = any(scores[other] >= _NEARLY * scores[best] for other in others)
    return Decoded(text, chosen, _GUESS.format(chosen) if unsure else _broken(text))


def _plausibility(text: str) -> float:
    """How much the words with a non-ASCII letter look like words: a sum, above 0 where they do on the whole.

    Arabic words count by how common their letters are and gain by the article; Western words count where accented
    letters are the lesser part; words of mixed scripts, and signs inside words, count against.
    """
    total = 0.0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        arabic = sum("\u0620" <= char <= "\u065f" for char in word)
        if arabic == len(word):
            total += sum((char in _COMMON) - (char in _RARE) for char in word) + 2 * word.startswith("ال")
        elif arabic or not word.isalpha():
            total -= len(word)
        else:
            accented = sum(not char.isascii() for char in word)
            total += accented if 2 * accented <= len(word) else -accented
    return total


def _guessed(data: bytes, source: str) -> Decoded:
    # Loaded only here: nearly every file is decided before, and the import costs 70 ms.
    best = import_module("charset_normalizer").from_bytes(data[:_SMALL_SAMPLE]).best()
    if best is None:
        raise UnreadableInput(source, "in no encoding Khabar knows; save it as UTF-8")
    text = data.decode(best.encoding, "replace")
    return Decoded(text, best.encoding, _GUESS.format(best.encoding))


def _broken(text: str) -> str:
    count = text.count("\ufffd")
    return f"{count} broken {'byte' if count == 1 else 'bytes'} shown as \ufffd" if count else ""
