"""What can be no part of the noun phrase before it: a verb, an object, an adjective that does not agree."""

from functools import lru_cache

from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.lexicon import bare, speaker_words, word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_given_name, opens_happening
from khabar.language.clitics import known_noun, split_clitics
from khabar.language.normal import fold
from khabar.language.titles import title_kinds
from khabar.models.gazetteer import gazetteer


def is_title_word(word: str) -> bool:
    """Whether a word is a title with nothing written before it: وزيرة and باحث keep their letters."""
    return word in speaker_words().titles or (word.startswith("ال") and bare(word) in speaker_words().titles)


@lru_cache(maxsize=65536)
def is_plain_verb(word: str, *, loose: bool = True) -> bool:
    """Whether a word can only be a verb: حللوا, سيوقع; `loose` takes any unknown word with ي too (يسوق, not يوهانسون)."""
    if word.endswith("وا") and len(word) > 4:
        return True
    if known_noun(word) or gazetteer().of(fold(word)) or split_clitics(word).prefixes[:1] == ("ال",):
        return False
    return (word[:2] in ("سي", "ست") and len(word) > 4) or (loose and word[0] == "ي" and len(word) > 3)


def is_object(reading: Reading, at: int) -> bool:
    """Whether a word after a definite one is what is done: تعازيها, الاستغناء; or another person: ... الحداد الأمير فلان."""
    word, before = reading.words[at], reading.words[at - 1]
    tagged = at - 1 in reading.names
    if before[:-1] in word_list("courtesies"):
        return word.startswith("ب") and at not in reading.names  # أشاد سموه بالموقف
    if not (before.startswith("ال") or tagged):
        return False
    if word.endswith(("ه", "ها", "هم")) and len(word) > 4 and not word.startswith("ال"):
        return not gazetteer().of(fold(word)) and word not in word_list("the_same") and word not in ("باسمه", "باسمها")
    if not word.startswith("ال"):
        return False
    if before.endswith("ة") and bare(word) in speaker_words().groups and not speaks(word[:-1]):
        return True  # حذرت الحكومة المواطنين
    if (
        tagged
        and word.endswith(("ين", "ات"))
        and len(word) > 6
        and not speaks(before)
        and not gazetteer().of(fold(word))
    ):
        return True  # طمأن حمودة الفلاحين, ناشد أدروب المنظمات
    if title_kinds().get(bare(word)) in ("honorific", "rank"):
        following = reading.names.get(at + 1)
        named = tagged and reading.names[at - 1].label == "PER" and not speaks(before)
        named = named and is_given_name(reading.words[reading.names[at - 1].first])
        return named and following is not None and following.label == "PER"
    if before.startswith("ال") and bare(word) in speaker_words().documents:
        return True  # نفت وزارة الطاقة الأنباء
    masdar = opens_happening(bare(word)) and not word.endswith(("ي", "ية", "ة", "ات"))
    return before.startswith("ال") and masdar and not speaks(word) and not gazetteer().of(fold(word))


def is_described(reading: Reading, at: int) -> bool:
    """Whether a definite noun after a definite adjective is what is described: وصف الوزير اليمني *العمل* بأنه ..."""
    word, before = reading.words[at], reading.words[at - 1]
    if not (word.startswith("ال") and before.startswith("ال") and before.endswith(("ي", "ية"))):
        return False
    return not (speaks(word) or title_kinds().get(bare(word)) or word.endswith(("ي", "ية")))


def clashes(head: str, word: str) -> bool:
    """Whether a word with ال cannot be the adjective of a head with ال: الصندوق الأولويات, الحكومة المجتمع."""
    if not (head.startswith("ال") and word.startswith("ال") and len(word) > 3):
        return False
    if head.endswith("ة"):
        return not (word.endswith(("ة", "اء", "ا", "ي", "ات", "ين", "ون")) or speaks(word) or word == "الام")
    return not head.endswith(("ات", "اء", "ين", "ون")) and word.endswith("ات")


def has_tanwin(reading: Reading, at: int) -> bool:
    """Whether a word is marked as an indefinite object or adverb: شرحاً."""
    if not reading.words[at].endswith("ا"):
        return False
    span = reading.document.normal.original(reading.starts[at], reading.ends[at])
    return "\u064b" in span.of(reading.document.text)[-2:]
