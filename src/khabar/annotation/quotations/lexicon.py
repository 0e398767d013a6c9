"""The reporting words with every form they take, made from `language/arabic/reporting.toml` by rule.

`reporting()` maps a normalised word (without و or ف before it) to what it means; `speaker_words()` are the word lists
that tell who can speak and where a speaker's name ends.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.titles import bare as bare_of
from khabar.language.titles import head_kinds, title_kinds

_PRONOUNS = ("ه", "ها", "هم", "هما", "نا", "ني", "هن")


class Form(Struct, frozen=True):
    """One form of a reporting word: `shape` past, present, participle or noun; `gender` m or f; `number` s, d or p.

    `closing` words end what was said before them and report nothing; `firm` forms are also other words; `bound` forms
    carry a pronoun as object.
    """

    lemma: str
    act: str
    strength: str
    takes: frozenset[str]
    shape: str
    gender: str = "m"
    number: str = "s"
    firm: bool = False
    closing: bool = False
    bound: bool = False


class Reporting(Struct, frozen=True):
    """The reporting lexicon: `forms` by word, and the small word sets that steer the reading of a clause."""

    forms: dict[str, Form]
    sources: dict[str, str]
    source_clauses: frozenset[str]
    afterwards: frozenset[str]
    not_that: frozenset[str]
    joints: frozenset[str]
    negations: frozenset[str]
    relatives: frozenset[str]
    feelings: frozenset[str]
    feminine: frozenset[str]


class SpeakerWords(Struct, frozen=True):
    """Word sets without ال: who can speak (`titles`, `groups`, `bodies`, `documents`), and what ends or is no speaker."""

    titles: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    unnamed: frozenset[str]
    occasions: frozenset[str]
    adverbs: frozenset[str]
    outlets: frozenset[str]
    happenings: frozenset[str]
    naming: frozenset[str]

    def speaks(self, bare: str) -> bool:
        """Whether a word without ال can head the name of a speaker."""
        return bare in self.titles or bare in self.groups or bare in self.bodies or bare in self.documents


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """`language.titles.bare`, remembered: it is asked for every word many times over."""
    return bare_of(word)


@cache
def word_list(table: str) -> frozenset[str]:
    """The words of one table of `arabic/clauses.toml`."""
    return frozenset(normal_text(word) for words in read_lexicon("arabic/clauses")[table].values() for word in words)


@cache
def reporting() -> Reporting:
    """The lexicon of reporting words, read and inflected at first use."""
    table = read_lexicon("arabic/reporting")
    forms: dict[str, Form] = {}
    for verb in table["closing"]:
        _add(forms, _inflected(verb, closing=True))
    for verb in table["verbs"]:
        _add(forms, _inflected(verb, closing=False))
    _add(forms, _nouns(table["nouns"]))
    _add(forms, [(normal_text(word), _source_verb(word)) for word in table["source_verbs"]])
    for pronoun in _PRONOUNS:
        forms.pop("سمو" + pronoun, None)  # a courtesy (his highness) before it is a verb (they called him)
    return Reporting(
        forms,
        {normal_text(key): gloss for key, gloss in table["sources"].items()},
        _set(table["source_clauses"]),
        _set(table["afterwards"]),
        _set(table["not_that"]),
        _set(table["joints"]),
        _set(table["negations"]),
        _set(table["relatives"]),
        _set(table["feelings"]),
        _set(table["feminine"]),
    )


@cache
def speaker_words() -> SpeakerWords:
    """The word lists of `speakers.toml` with the titles and heads that names use."""
    table = {name: _set(words) for name, words in read_lexicon("arabic/speakers").items()}
    titles = title_kinds()
    listed = frozenset(word for word, kind in titles.items() if kind != "attribute" and " " not in word)
    people = listed | table["people"]
    bodies = frozenset(word for word, kind in head_kinds().items() if kind == "body") | table["bodies"]
    return SpeakerWords(
        people,
        table["groups"],
        bodies,
        table["documents"],
        table["unnamed"],
        table["occasions"],
        table["adverbs"],
        table["outlets"],
        _set(read_lexicon("arabic/happenings")["happenings"]),
        _set(read_lexicon("arabic/names-in-marks")["naming"]),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normal_text(word) for word in words)


def _add(forms: dict[str, Form], new: Iterable[tuple[str, Form]]) -> None:
    """Join what two verbs share a form (يذكر of ذكر and ذكّر): it takes what either takes, the first one's class."""
    for word, form in new:
        old = forms.get(word)
        if old is None or old.closing or old.shape == "source":
            forms[word] = form
        elif old.lemma != form.lemma:
            forms[word] = Form(
                old.lemma,
                old.act,
                old.strength,
                old.takes | form.takes,
                old.shape,
                old.gender,
                old.number,
                old.firm and form.firm,
                False,
                old.bound,
            )


def _inflected(verb: dict[str, Any], *, closing: bool) -> list[tuple[str, Form]]:
    takes = frozenset(verb.get("takes", ()))
    firm = bool(verb.get("firm"))
    act, strength = verb.get("class", "closing"), verb.get("strength", "neutral")

    def form(shape: str, gender: str, number: str, *, bound: bool = False, firm: bool = firm) -> Form:
        return Form(verb["past"], act, strength, takes, shape, gender, number, firm, closing, bound)

    found = []
    plain = verb.get("plain", ())
    for word, gender, number in _past(verb["past"]):
        found.append((word, form("past", gender, number, firm=firm and word not in plain)))
        if "name" in takes:
            stem = word[:-1] if word.endswith("وا") else word[:-1] + "ا" if word.endswith("ى") else word
            found += [(stem + pronoun, form("past", gender, number, bound=True, firm=False)) for pronoun in _PRONOUNS]
    for word, gender, number in _present(verb["present"]):
        found.append((word, form("present", gender, number, firm=firm and word not in plain)))
        if "name" in takes and number == "s":
            found += [
                (word + pronoun, form("present", gender, number, bound=True, firm=False)) for pronoun in _PRONOUNS
            ]
    found += [(word, form("participle", gender, number)) for word, gender, number in _participle(verb["participle"])]
    found.append((verb["participle"] + "ه", form("participle", "f", "s", firm=True)))  # لافته is how many write لافتة
    return [(normal_text(word), entry) for word, entry in found]


def _past(past: str) -> list[tuple[str, str, str]]:
    """All third persons: قال قالت قالا قالتا قالوا قلن; a weak last letter falls before the endings."""
    if past.endswith("ى"):
        stem = past[:-1]
        return [
            (past, "m", "s"),
            (stem + "ت", "f", "s"),
            (stem + "يا", "m", "d"),
            (stem + "تا", "f", "d"),
            (stem + "وا", "m", "p"),
        ]
    if past.endswith("ا") and len(past) == 3:
        stem = past[:-1]
        return [(past, "m", "s"), (stem + "ت", "f", "s"), (stem + "وا", "m", "p"), (stem + "تا", "f", "d")]
    endings = (("", "m", "s"), ("ت", "f", "s"), ("ا", "m", "d"), ("تا", "f", "d"), ("وا", "m", "p"), ("ن", "f", "p"))
    return [(past + ending, gender, number) for ending, gender, number in endings]


def _present(present: str) -> list[tuple[str, str, str]]:
    rest = present[1:]
    weak = rest[:-1] if rest[-1] in "ىي" else rest
    plural = rest + "ن" if rest.endswith("و") else weak + "ون"
    return [
        (present, "m", "s"),
        ("ت" + rest, "f", "s"),
        ("ي" + rest + "ان", "m", "d"),
        ("ت" + rest + "ان", "f", "d"),
        ("ي" + plural, "m", "p"),
    ]


def _participle(participle: str) -> list[tuple[str, str, str]]:
    """The circumstantial forms: قائلا قائلة قائلين قائلات."""
    weak = participle[:-1] if participle.endswith("ي") else participle
    return [
        (participle + "ا", "m", "s"),
        (participle + "ة", "f", "s"),
        (weak + "ين", "m", "p"),
        (participle + "ات", "f", "p"),
    ]


def _nouns(nouns: dict[str, str]) -> list[tuple[str, Form]]:
    found = []
    for noun in nouns:
        number = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هما": ("m", "d")}
        for pronoun, (gender, count) in number.items():
            form = Form(noun, "say", "neutral", frozenset(("that", "speech")), "noun", gender, count)
            joined = (noun[:-1] + "ت" if noun.endswith("ة") else noun) + pronoun
            found += [(normal_text(prefix + joined), form) for prefix in ("", "ب")]
        form = Form(noun, "say", "neutral", frozenset(("that", "speech")), "noun")
        found += [(normal_text(prefix + noun), form) for prefix in ("ال", "بال")]
    return found


def _source_verb(word: str) -> Form:
    return Form(word, "pass on", "neutral", frozenset(), "source")
