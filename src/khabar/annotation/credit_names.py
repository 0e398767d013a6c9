"""The names of agencies and outlets, read from the lexicons: one key for all spellings of each."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import fold, normal_text
from khabar.language.words import Word

#: An office of an outlet in a byline: مكتب الجزيرة.
_OFFICES = ("مكتب", "موفد", "مراسل", "مراسلو", "خاص", "خدمة", "بعثة", "اونلاين")


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """`fold` of one word or name, remembered: every word of an article is looked up."""
    return fold(word)


class CreditNames(Struct, frozen=True):
    """`keys` of every folded spelling; the sets hold folded words; `longest` is the most words after a first word;
    `spellings` are the normalised Arabic ones of each key.
    """

    keys: dict[str, str]
    agencies: frozenset[str]
    words: frozenset[str]
    towns: frozenset[str]
    home_towns: frozenset[str]
    openers: frozenset[str]
    papers: frozenset[str]
    of_news: frozenset[str]
    passing_on: frozenset[str]
    talking: frozenset[str]
    offices: frozenset[str]
    interviews: frozenset[str]
    tails: frozenset[str]
    longest: dict[str, int]
    latin: dict[str, str]
    spellings: dict[str, list[str]]

    def is_listed(self, name: str) -> bool:
        """Whether a spelling is in the lists; Latin names keep their case (AP is no ap)."""
        if name.isascii():
            return name.strip() in self.latin
        return word_key(name) in self.keys

    def is_outlet_here(self, name: str, outlet: str) -> bool:
        """Whether a bare listed name is the source and not the town it is named like, in an article of this outlet."""
        key = word_key(name)
        return key not in self.towns or (key not in self.home_towns and self.key(name) == outlet.casefold())

    def is_agency(self, name: str) -> bool:
        """Whether a spelling names an agency, not an outlet."""
        return name in self.agencies or word_key(name) in self.agencies

    def is_word(self, name: str) -> bool:
        """Whether a name is also another word, or an outlet, so that something must show it is the source."""
        return word_key(name) in self.words or not self.is_agency(name)

    def is_ambiguous(self, name: str) -> bool:
        """Whether a listed name is also another word or a town: الوطن; بي بي سي is not."""
        return word_key(name) in self.words | self.towns

    def is_of_news(self, word: str) -> bool:
        """Whether a word shows that a body called وكالة is a news agency: للأنباء، الإخبارية."""
        key = word_key(word)
        return any(key.removeprefix(prefix) in self.of_news for prefix in ("", "ال", "لل"))

    def key(self, name: str) -> str:
        """The key of a spelling, also of its part in or before brackets, "" where unknown."""
        before, _, rest = name.partition("(")
        for form in (name, rest.rstrip(") "), before.strip(), name.removeprefix("وكالة").strip(' «»"“”')):
            if form.strip() in self.latin:
                return self.latin[form.strip()]
            if word_key(form) in self.keys:
                return self.keys[word_key(form)]
        tokens = name.removeprefix("وكالة").split()
        for size in range(len(tokens) - 1, 0, -1):  # وكالة بلومبرج للأنباء الاقتصادية
            if (key := word_key(" ".join(tokens[:size]))) in self.keys and key in self.agencies:
                return self.keys[key]
        return ""

    def longest_at(self, tokens: Sequence[Word], at: int, first: str) -> int:
        """How many words from `at` on are a listed name, reading the first word as `first`; 0 for none."""
        limit = self.longest.get(word_key(first), 0)
        for size in range(min(limit, len(tokens) - at), 0, -1):
            form = " ".join([first, *(token.text for token in tokens[at + 1 : at + size])])
            if self.is_listed(form):
                return size
        return 0


@cache
def credit_names() -> CreditNames:
    """The lists of both languages, read at first use."""
    arabic, english = read_lexicon("arabic/agencies"), read_lexicon("english/agencies")
    keys: dict[str, str] = {}
    latin: dict[str, str] = {}
    agencies: set[str] = set()
    for table in (arabic, english):
        for kind in ("outlets", "agencies"):
            for key, spellings in table[kind].items():
                for spelling in spellings:
                    target = latin if spelling.isascii() else keys
                    target[spelling if spelling.isascii() else word_key(spelling)] = key
                    if kind == "agencies":
                        agencies.add(spelling if spelling.isascii() else word_key(spelling))
    longest: dict[str, int] = {}
    for name in [*keys, *(word_key(name) for name in latin)]:
        first = name.split()[0]
        longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    return CreditNames(
        keys,
        frozenset(agencies),
        _folded(arabic["also_words"]["spellings"]),
        _folded(arabic["also_towns"]["spellings"]),
        _folded(arabic["home_towns"]["spellings"]),
        _folded(arabic["openers"]),
        _folded(arabic["papers"]),
        _folded(arabic["of_news"]),
        _folded([*arabic["passing_on"], *english.get("passing_on", ())]),
        _folded([*arabic["talking"], *english.get("talking", ())]),
        _folded(_OFFICES),
        _folded(arabic["interviews"]),
        _folded(arabic["name_tails"]),
        longest,
        latin,
        {
            key: [normal_text(spelling) for spelling in spellings if not spelling.isascii()]
            for kind in ("outlets", "agencies")
            for key, spellings in arabic[kind].items()
        },
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word_key(word) for word in words)
