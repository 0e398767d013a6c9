"""The same place or body across articles: one name in its spellings, its short form and its acronym.

Names are joined where only the article, a hamza seat or a long vowel of a foreign name differs; where an article itself
puts one behind the other in brackets («الهيئة العليا للأنهار (هعن)»); and where one is the other without a word that only
says what it is («حركة النهر», «النهر»). What is told of a place comes from lists of names: where a name stands for a
country and for a town, or for two towns, nothing is told. A name that every country has («وزارة الصحة») is a name, not one
body: it says so.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from babel import Locale
from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import fold, is_arabic, normal_text
from khabar.language.titles import bare
from khabar.link.name_keys import pair_keys
from khabar.link.people import parts_alike
from khabar.link.portraits import spellings
from khabar.link.sameness import surely_one
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.records import Document, Mention, Named, Place

#: How many articles are held.
WINDOW = 20_000
#: Spellings of a foreign name are joined from so many letters on: in shorter ones a long vowel makes another name.
LONG = 5
#: An acronym stands for the name it follows in this part of the articles that explain it, at least.
EXPLAINED = 0.8
_KINDS = {"LOC": "place", "ORG": "body"}
#: Words that only say what something is, where what follows is a name of its own.
_KIND_WORDS = {"body": "dispensable_body", "place": "dispensable_place"}
_BRACKETED = re.compile(r'\s?[(«"]{1,2}([^()«»"\n]{2,14})[)»"]{1,2}')

#: One letter for those that stand for a hard g.
_G = str.maketrans("غق", "جج")

_Key = tuple[str, tuple[str, ...]]


class _Sight(Struct, frozen=True):
    """One place a name stands at, and how it is written there."""

    place: Place
    text: str


class Things:
    """The places and bodies named in a sliding window of articles; adding an article again changes nothing."""

    def __init__(self, *, window: int = WINDOW) -> None:
        self._window = window
        self._sights: dict[_Key, dict[str, list[_Sight]]] = {}
        self._keys_of: dict[str, tuple[_Key, ...]] = {}
        self._explained: dict[_Key, Counter[_Key]] = {}
        self._explained_in: dict[str, tuple[tuple[_Key, _Key], ...]] = {}

    def __len__(self) -> int:
        """How many articles the window holds."""
        return len(self._keys_of)

    def add(self, documents: Sequence[Document]) -> None:
        """Take articles in; the first to come leave a full window first."""
        for document in documents:
            if document.id not in self._keys_of:
                self._read(document)
        while len(self._keys_of) > self._window:
            self._forget(next(iter(self._keys_of)))

    def things(self) -> tuple[Named, ...]:
        """Every place and body, those of most articles first."""
        groups = self._groups()
        named = [self._named(keys, why) for keys, why in groups]
        return tuple(sorted(named, key=lambda one: (-_articles(one), one.kind, one.name)))

    def _read(self, document: Document) -> None:
        found: dict[_Key, list[_Sight]] = {}
        explained: list[tuple[_Key, _Key]] = []
        for mention in document.of(Mention):
            kind = _KINDS.get(mention.label)
            text = mention.span.of(document.text)
            words = _words(text)
            if kind is None or not words:
                continue
            place = Place(document.id, mention.span.start, mention.span.end)
            found.setdefault((kind, words), []).append(_Sight(place, " ".join(text.split())))
            short = _BRACKETED.match(document.text, mention.span.end)
            if kind == "body" and short and _is_short_for(_words(short.group(1)), words):
                explained.append(((kind, _words(short.group(1))), (kind, words)))
        for key, sights in found.items():
            self._sights.setdefault(key, {})[document.id] = sights
        for short_key, full_key in dict.fromkeys(explained):
            self._explained.setdefault(short_key, Counter())[full_key] += 1
        self._keys_of[document.id] = tuple(found)
        self._explained_in[document.id] = tuple(dict.fromkeys(explained))

    def _forget(self, document: str) -> None:
        for key in self._keys_of.pop(document):
            del self._sights[key][document]
            if not self._sights[key]:
                del self._sights[key]
        for short_key, full_key in self._explained_in.pop(document):
            self._explained[short_key] -= Counter((full_key,))
            if not self._explained[short_key]:
                del self._explained[short_key]

    def _groups(self) -> Iterator[tuple[list[_Key], list[str]]]:
        """Names that are one, with the reasons."""
        keys = sorted(self._sights, key=lambda key: (-len(self._sights[key]), key))
        group = {key: key for key in keys}
        members = {key: [key] for key in keys}
        reasons: dict[_Key, list[str]] = {key: [] for key in keys}
        for one, other, why in self._ties(keys):
            kept, gone = group[one], group[other]
            if kept == gone:
                continue
            if len(self._sights[gone]) > len(self._sights[kept]):
                kept, gone = gone, kept
            for key in members[gone]:
                group[key] = kept
            members[kept] += members.pop(gone)
            reasons[kept] += [*reasons.pop(gone), why]
        for kept, of in members.items():
            yield of, reasons[kept]

    def _ties(self, keys: Sequence[_Key]) -> Iterator[tuple[_Key, _Key, str]]:
        for short_key, full in sorted(self._explained.items()):
            full_key, count = full.most_common(1)[0]
            if short_key in self._sights and full_key in self._sights and count >= EXPLAINED * full.total():
                yield full_key, short_key, f"«{_said(full_key)} ({_said(short_key)})» names both, in {count} articles"
        for rest, longer in sorted(self._with_kind_word(keys).items()):
            if len(longer) == 1 and rest in self._sights and _may_stand_alone(*rest):
                yield longer[0], rest, f"«{_said(rest)}» is «{_said(longer[0])}» without the word that says what it is"
        blocks: dict[tuple[str, str], list[_Key]] = {}
        for key in keys:
            kind, words = key
            if max(map(len, words)) >= LONG:
                for block in pair_keys(words if len(words) > 1 else (words[0], words[0])):
                    near = blocks.setdefault((kind, block), [])
                    for other in near[:_HELD_AGAINST]:
                        if len(other[1]) == len(words) and all(map(_one_spelling, words, other[1])):
                            yield other, key, f"«{_said(other)}» and «{_said(key)}» are two spellings"
                    near.append(key)

    def _with_kind_word(self, keys: Sequence[_Key]) -> dict[_Key, list[_Key]]:
        """For each name the names that are it with a word before that only says what it is: several leave it open."""
        found: dict[_Key, list[_Key]] = {}
        for kind, words in keys:
            if len(words) > 1 and words[0] in _dispensable(kind):
                found.setdefault((kind, words[1:]), []).append((kind, words))
        return found

    def _named(self, keys: Sequence[_Key], why: Sequence[str]) -> Named:
        sights = sorted(
            (sight for key in keys for of in self._sights[key].values() for sight in of), key=lambda one: one.place
        )
        written = spellings((sight.place, sight.text) for sight in sights)
        usual = max(written, key=lambda one: (len({place.article for place in one.places}), one.text))
        kind, words = max(keys, key=lambda key: (len(self._sights[key]), key))
        reasons = list(why)
        if kind == "body" and _is_everywhere(words):
            reasons.append(
                f"«{usual.text}» is a name that bodies of several countries have: which is meant is not told"
            )
        type, country = _told_of_place(keys) if kind == "place" else (_type_of_body(words), "")
        id = hashlib.sha256(f"{kind}\t{' '.join(words)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Named(id, kind, usual.text, written, type, country, tuple(reasons))


#: How many names of one sound a name is held against.
_HELD_AGAINST = 24


def _words(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without the article: it comes and goes."""
    return tuple(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in fold(text).split())


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether what stands in brackets behind a name can be its acronym or short form: fewer letters, no digits."""
    letters = "".join(short)
    return bool(letters) and letters.isalpha() and len(short) <= len(full) and len(letters) < len("".join(full)) / 2


@lru_cache(maxsize=100_000)
def _one_spelling(word: str, other: str) -> bool:
    """Two spellings of a foreign name: nearly every letter the same in one script, the same sound in two."""
    if word == other:
        return True
    if min(len(word), len(other)) < LONG or not surely_one(word, other):
        return False
    return is_arabic(word) != is_arabic(other) or parts_alike(word.translate(_G), other.translate(_G))


def _may_stand_alone(kind: str, words: tuple[str, ...]) -> bool:
    """«دولة قطر» is «قطر»; an adjective names nothing, nor does a place that is a country and a town at once."""
    if not _adjectives().isdisjoint(words):
        return False
    return kind == "body" or not ({"t", "c"} <= set(gazetteer().of(entry_key(" ".join(words))).lower()))


@cache
def _dispensable(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read_lexicon("arabic/kind_words")[_KIND_WORDS[kind]])


@cache
def _of_every_country() -> frozenset[str]:
    return frozenset(fold(word) for word in read_lexicon("arabic/kind_words")["of_every_country"])


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of countries, made from the names of the countries: سعودي, سعوديه; and those of no country."""
    listed = (*_countries(), *read_lexicon("arabic/places")["country"])
    names = (words[0] for name in listed if len(words := _words(name)) == 1)
    stems = {re.sub("(?:يا|ا|ه)$", "", name) for name in names}
    others = (fold(word) for word in read_lexicon("arabic/kind_words")["adjective"])
    return frozenset(re.sub("ي?$", "", stem) + ending for stem in stems for ending in ("ي", "يه")) | frozenset(others)


def _is_everywhere(words: tuple[str, ...]) -> bool:
    """Whether every country may have a body of such a name: «وزارة الصحة», not «وزارة الصحة الأردنية»."""
    return len(words) < 3 and words[0] in _of_every_country() and _adjectives().isdisjoint(words)


@cache
def _countries() -> dict[str, str]:
    """Folded name of a country in Arabic or English -> its two letters."""
    found: dict[str, str] = {}
    english = Locale("en").territories
    for locale in (Locale("ar").territories, english):
        found |= {fold(name): code for code, name in locale.items() if len(code) == 2 and code.isalpha()}
    for name, gloss in read_lexicon("arabic/places")["country"].items():
        code = found.get(fold(gloss))
        if code:
            found.setdefault(fold(name), code)
    return found


def _told_of_place(keys: Iterable[_Key]) -> tuple[str, str]:
    """Type and country of a place where its names leave one reading."""
    types: set[str] = set()
    countries: set[str] = set()
    for _, words in keys:
        for written in (" ".join(words), "ال" + " ".join(words)):
            marks = set(gazetteer().of(entry_key(written)).lower())
            if "t" in marks:
                types.add("country or region")
            if "c" in marks:
                types.add("town")
            if code := _countries().get(written):
                countries.add(code)
    if types == {"country or region"} and len(countries) == 1:
        return "country", countries.pop()
    return (types.pop() if len(types) == 1 else "", "")


def _type_of_body(words: tuple[str, ...]) -> str:
    """What a body is, by the word its name opens with, in English; "" where that word tells nothing."""
    return _body_words().get(bare(words[0]), "")


@cache
def _body_words() -> dict[str, str]:
    return {fold(normal_text(word)): gloss for word, gloss in read_lexicon("arabic/heads")["body"].items()}


def _said(key: _Key) -> str:
    return " ".join(key[1])


def _articles(named: Named) -> int:
    return len({place.article for spelling in named.spellings for place in spelling.places})
