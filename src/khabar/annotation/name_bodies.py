"""Bodies and places whose names are plain from their first word: وزارة الصحة، جامعة الملك سعود، محافظة القطيف.

A body's name is its head word without ال and one definite noun or name, a second noun after و, and an adjective that
agrees: nothing longer, so that no object of the sentence is swallowed. With ال on the head it needs an adjective and a
noun with لل (الهيئة العامة للإحصاء).
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from khabar.annotation.name_spans import Draft, clitic_length
from khabar.language.lexicons import read_lexicon, word_set
from khabar.language.titles import generic_bodies, head_kind, institutions, title_kind
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token, token_texts

#: What a name found by these rules counts.
BY_RULE = 0.7
#: Nouns joined by و after the first one.
_MOST_JOINED = 3
#: «للإغاثة» says what a body is for; shorter words are rather particles.
_SHORTEST = 4


def body_at(tokens: Sequence[Token], at: int, named: Mapping[int, Draft], sentence: int) -> Draft | None:
    """The body whose name begins with the head word at token `at`, or None."""
    word = tokens[at].text.replace("ى", "ي")
    if memorial := _memorial(tokens, at, named, sentence):
        return memorial
    cut = _head_cut(word)
    if cut is None:
        return _definite_body(tokens, at, sentence) if _definite_head(word) is not None else None
    end = _complement(tokens, at + 1, named)
    if end is None:
        return None
    if f"{word[cut:]} {tokens[at + 1].text}" in generic_bodies():
        return None
    if _definite(tokens[end - 1].text):
        end = _over_nouns(tokens, end, word)
    while end < len(tokens) and _belongs(tokens, at, end, word) and end not in named:
        end += 1
    return Draft(sentence, at, end, "ORG", BY_RULE, cut)


def known_body_at(tokens: Sequence[Token], at: int, sentence: int) -> Draft | None:
    """A body known by name everywhere that stands at token `at`: الأمم المتحدة، الدفاع المدني."""
    for cut, word in _without_small_words(tokens[at].text):
        for name in _known_bodies().get(word, ()):
            if [token.text for token in tokens[at + 1 : at + len(name)]] == list(name[1:]):
                return Draft(sentence, at, at + len(name), "ORG", BY_RULE, cut)
    return None


def place_at(tokens: Sequence[Token], at: int, sentence: int) -> Draft | None:
    """The place named at token `at`: a country anywhere, any definite or listed word after a place's head word."""
    word = tokens[at].text
    if not _may_be_place(word):
        return None
    cut, key, marks = _listing(word)
    if word.endswith("ية") and at and tokens[at - 1].text.startswith(("ال", "لل")):
        return None  # «القوات السعودية»: an adjective here
    if key in gazetteer().longest and (end := _country_end(tokens, at, key)):
        return Draft(sentence, at, end, "LOC", BY_RULE, cut)
    if "t" in marks and not set(marks) & set("gGsSnm") and len(key) > 2:
        return Draft(sentence, at, at + 1, "LOC", BY_RULE, cut)
    if at and cut == 0 and _opens_place(tokens[at - 1].text) and set(marks) & set("cCt"):
        return Draft(sentence, at, at + 1, "LOC", BY_RULE)
    return None


@cache
def _known_bodies() -> dict[str, list[tuple[str, ...]]]:
    """The known bodies by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(
        (tuple(token_texts(text)) for text in read_lexicon("arabic/bodies")["bodies"]), key=len, reverse=True
    ):
        found.setdefault(name[0], []).append(name)
    return found


@cache
def stops() -> frozenset[str]:
    """Words that some list of names holds and that are hardly ever a name in news: في، كان، عام.

    على and إلى keep their last letter here, as tokens do: علي is a name.
    """
    return frozenset(text for word in read_lexicon("arabic/name_stops")["stop"] for text in token_texts(word))


@lru_cache(maxsize=50_000)
def _may_be_place(word: str) -> bool:
    if not word[0].isalpha() or word in stops():
        return False
    _, key, marks = _listing(word)
    return bool(set(marks) & set("cCt")) or key in gazetteer().longest


@lru_cache(maxsize=50_000)
def _listing(word: str) -> tuple[int, str, str]:
    """How many small letters stand before a word, its key without them, and the marks of the lists on it."""
    cut = clitic_length(word, ())
    key = entry_key(word[cut:])
    return cut, key, gazetteer().of(key)


def _country_end(tokens: Sequence[Token], at: int, key: str) -> int | None:
    """Where a listed country or region of several words ends that begins at token `at`."""
    lists = gazetteer()
    keys = [key, *(entry_key(token.text) for token in tokens[at + 1 : at + lists.longest[key]])]
    for length in range(len(keys), 1, -1):
        if "t" in lists.of(" ".join(keys[:length])):
            return at + length
    return None


@lru_cache(maxsize=50_000)
def _definite_head(word: str) -> int | None:
    """Where ال stands in a head word that has it; None where the word is none."""
    start = word.find("ال")
    return start if 0 <= start <= 1 and word[start + 2 :] in institutions() else None


def _without_small_words(word: str) -> tuple[tuple[int, str], ...]:
    """A word as it stands and without what is written onto it, with how many letters that takes; لل gives ال back."""
    found = [(0, word)]
    if len(word) > 3 and word[0] in "وفبلك":
        found.append((1, word[1:]))
        found += [(length, "ال" + word[length:]) for length in (2, 3) if word[:length].lstrip("وف") == "لل"]
        found += [(2, word[2:])] * (word[0] in "وف" and word[1] in "بلك")
    return tuple(found)


def _memorial(tokens: Sequence[Token], at: int, named: Mapping[int, Draft], sentence: int) -> Draft | None:
    """A place or body named after the person who follows: مدرسة سالم الهاجري، مستشفى الملك خالد."""
    for cut, word in _without_small_words(tokens[at].text.replace("ى", "ي")):
        if word in word_set("arabic/bodies", "memorials"):
            person = at + 1
            while (
                person < len(tokens)
                and person not in named
                and title_kind(tokens[person].text) in ("honorific", "office")
            ):
                person += 1
            if not _is_named(named, person, "PER") or named[person].start != person:
                return None
            end = named[person].end
            while end < len(tokens) and end not in named and _after_person(word, tokens[end].text):
                end += 1
            return Draft(sentence, at, end, "LOC" if head_kind(word) == "place" else "ORG", BY_RULE, cut)
    return None


def _after_person(head: str, word: str) -> bool:
    """Whether a word after the person is still the body's name: «مركز الملك خالد الحضاري»، «مؤسسة سالم للإغاثة»."""
    return _agrees(head, word) or (word.startswith("لل") and len(word) > _SHORTEST)


@lru_cache(maxsize=50_000)
def _head_cut(word: str) -> int | None:
    """How many letters stand before the head word; None where the word is no head without ال."""
    for cut in (0, 1, 2):
        if word[cut:] in institutions() and (cut == 0 or word[0] in "وفبلك"):
            return cut
    return None


def _complement(tokens: Sequence[Token], at: int, named: Mapping[int, Draft]) -> int | None:
    """Where the noun or name that makes a head word a name ends."""
    if at >= len(tokens):
        return None
    word = tokens[at].text
    if title_kind(word) in ("honorific", "office") and _is_named(named, at + 1, "PER"):
        return named[at + 1].end
    if _is_named(named, at, "LOC", "PER", "ORG") and named[at].start == at:
        return named[at].end
    return at + 1 if _definite(word) else None


def _is_named(named: Mapping[int, Draft], at: int, *labels: str) -> bool:
    return at in named and named[at].label in labels and not named[at].cut


def _definite_body(tokens: Sequence[Token], at: int, sentence: int) -> Draft | None:
    """«الهيئة العامة للإحصاء»: head and adjective with ال, a noun with لل, perhaps another after و."""
    start = _definite_head(tokens[at].text)
    if start is None or at + 2 >= len(tokens):
        return None
    third = at + 3 if at + 3 < len(tokens) and tokens[at + 2].text.startswith("ال") else at + 2  # one adjective or two
    word = tokens[third].text
    if not tokens[at + 1].text.startswith("ال") or len(word) < 4 or word[0] != "ل":
        return None
    end = third + 1 if word.startswith("لل") else third + 2
    if end > len(tokens) or (end == third + 2 and not _definite(tokens[third + 1].text)):
        return None  # «الرئاسة العامة لرعاية الشباب» needs the noun that says of what
    while end < len(tokens) and (
        _and_definite(tokens[end].text) or (end == third + 1 and _agrees("", tokens[end].text))
    ):
        end += 1  # «المؤسسة العامة للتدريب الفني والمهني»
    return Draft(sentence, at, end, "ORG", BY_RULE, start)


def _over_nouns(tokens: Sequence[Token], end: int, head: str) -> int:
    """Where the nouns joined to the first by و end: «وزارة العمل والتنمية»، «مستشفى النساء والولادة والأطفال».

    An adjective after one opens another phrase: «رابطة المحترفين والقنوات التلفزيونية».
    """
    for _ in range(_MOST_JOINED):
        if end >= len(tokens) or not _and_definite(tokens[end].text):
            break
        if end + 1 < len(tokens) and _agrees("ة", tokens[end + 1].text) and not head.endswith("ة"):
            break
        end += 1
    return end


def _belongs(tokens: Sequence[Token], at: int, end: int, head: str) -> bool:
    """Whether the adjective at `end` is part of the name: it agrees with the head, or with the one noun after it."""
    word = tokens[end].text
    return _agrees(head, word) or (end == at + 2 and _of_belonging(word) and _agrees(tokens[end - 1].text, word))


def _of_belonging(word: str) -> bool:
    """Whether a word is a definite adjective in ي or ية, with or without و: المدني، والتقنية."""
    word = word[1:] if word.startswith("وال") else word
    return _agrees("ة", word) or _agrees("", word)


def _definite(word: str) -> bool:
    if not word.startswith("ال") or len(word) < 4 or word in stops():
        return False
    return title_kind(word) != "attribute" and "m" not in gazetteer().of(entry_key(word))


def _and_definite(word: str) -> bool:
    return word.startswith("وال") and _definite(word[1:]) and title_kind(word[1:]) is None


def _agrees(head: str, word: str) -> bool:
    """Whether an adjective of belonging agrees with the head: وزارة ... السعودية، بنك ... المصري."""
    return _definite(word) and word.endswith("ية" if head.endswith("ة") else "ي") and title_kind(word) is None


def _opens_place(word: str) -> bool:
    return not word.startswith("ال") and head_kind(word) == "place"
