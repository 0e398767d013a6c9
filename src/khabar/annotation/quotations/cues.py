"""Where a word of saying stands: a verb in any form, a noun (قوله), a source (بحسب), or words after a quotation."""

from functools import cache, lru_cache

from msgspec import Struct

from khabar.annotation.quotations.lexicon import Form, bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.marks import SIGNS
from khabar.annotation.quotations.reading import Reading
from khabar.language.clitics import known_noun, split_clitics
from khabar.language.titles import head_kinds

_THAT = frozenset(("ان", "انه", "انها", "انهم", "انهما", "اننا", "انني", "انك", "انهن"))
#: Acts that can name a source after ما: حسبما ذكرت، كما أعلن.
_TELLING = frozenset(("say", "add", "affirm", "announce", "explain", "point", "reveal", "claim", "pass on", "expect"))
_BY_THAT = frozenset("ب" + word for word in _THAT)


class Cue(Struct, frozen=True):
    """A word of saying: words `first:last`, what it means, and how it stands.

    `kind` verb, participle, noun, source (بحسب، حسبما ذكرت), after (على حد قوله). `joined` says a و or ف is written
    onto it, `relative` that it opens a relative clause (الذي قال), `negated` that it was not said, `opening` that it
    is the first word of its statement.
    """

    first: int
    last: int
    form: Form
    kind: str
    joined: bool = False
    relative: bool = False
    negated: bool = False
    opening: bool = False


def is_that(word: str) -> bool:
    """Whether a word is إن or أن in any form."""
    return word in _THAT or word in _BY_THAT


def find_cues(reading: Reading) -> list[Cue]:
    """Every possible word of saying, in order; what it reports is looked for later."""
    found: list[Cue] = []
    known, past = _cue_words(), 0
    for at, word in enumerate(reading.words):
        if word not in known or at < past:
            continue
        cue = _source(reading, at) or _verb(reading, at)
        if cue:
            found.append(cue)
            past = cue.last
    return found


def _verb(reading: Reading, at: int) -> Cue | None:
    forms = reporting().forms
    word = reading.words[at]
    form, joined = forms.get(word), False
    if form is None and len(word) > 2 and word[0] in "وف":
        form, joined = forms.get(word[1:]), True
    if form is None or form.shape == "source":
        return None
    before = reading.words[at - 1] if at and not reading.gap(at).strip(" ") else ""
    if form.shape == "past" and form.number == "d" and has_tanwin(reading, at):
        return None
    if form.shape == "past" and _is_first_person(reading, at, form, joined=joined):
        return None
    if before[:1].isdigit() and form.lemma in ("طالب", "طلب"):
        return None  # 100 طالب: students
    if before in word_list("prepositions") and form.shape == "past" and word in word_list("pasts_like_nouns"):
        return None  # من كتب ووثائق
    if before in ("ابي", "ابو", "ابا", "بن", "ابن"):
        return None  # أبي طالب
    if form.shape == "participle" and word in head_kinds():
        return None  # مدينة is a city before it is a condemning woman
    if form.firm and not _stands_firm(reading, at, form):
        return None
    lexicon = reporting()
    noun = before in word_list("before_nouns") and (
        before not in ("ذلك", "هذا") or form.firm or word in word_list("pasts_like_nouns")
    )
    if form.shape in ("past", "present") and not joined and noun:
        return None
    if form.shape == "past" and not joined and _is_construct(before) and word in word_list("pasts_like_nouns"):
        return None  # قانون تعهد الشركات: a noun
    if before in ("وهو", "وهي", "وهم") and form.shape == "present" and at >= 2 and _is_past_verb(reading.words[at - 2]):
        return None  # وقال وهو يشير إلى: how it was said
    kind = {"participle": "participle", "noun": "noun"}.get(form.shape, "verb")
    if (
        kind == "participle"
        and at + 1 < len(reading)
        and reading.words[at + 1] in ("ان", "الي")
        and before in ("وهو", "وهي")
    ):
        kind = "verb"
    return Cue(
        at,
        at + 1,
        form,
        kind,
        joined,
        before in lexicon.relatives
        or (before in ("كان", "كانت", "كانوا") and at > 1 and reading.words[at - 2] in lexicon.relatives),
        before in lexicon.negations and not (before == "ما" and form.act == "describe"),  # ما سماه is what he called
        not reading.text[reading.statement_start(reading.starts[at]) : reading.starts[at]].strip(" \t\n-–:" + SIGNS),
    )


def _is_construct(word: str) -> bool:
    """Whether a word is a known noun without the article, which a noun follows and no verb."""
    return len(word) > 2 and not word.startswith(("ال", "وال")) and known_noun(word)


def _is_past_verb(word: str) -> bool:
    forms = reporting().forms
    form = forms.get(word) or forms.get(word[1:])
    return form is not None and form.shape == "past"


def _is_first_person(reading: Reading, at: int, form: Form, *, joined: bool) -> bool:
    """Whether a past without hamza (اعتقد) is written with one: أعتقد is what a speaker says of himself."""
    if not form.lemma.startswith("ا"):
        return False
    span = reading.document.normal.original(reading.starts[at], reading.ends[at])
    return span.of(reading.document.text)[joined:].startswith("أ")


def has_tanwin(reading: Reading, at: int) -> bool:
    """Whether a word is written with the tanwin of an accusative: طقسًا."""
    span = reading.document.normal.original(reading.starts[at], reading.ends[at])
    return "\u064b" in span.of(reading.document.text)


def _stands_firm(reading: Reading, at: int, form: Form) -> bool:
    """Whether a form that is also another word is the verb: أن at once after it, its shadda, or it opens a statement."""
    following = reading.words[at + 1] if at + 1 < len(reading) else ""
    if is_that(following) and not reading.gap(at + 1).strip():
        return True
    span = reading.document.normal.original(reading.starts[at], reading.ends[at])
    if "\u0651" in span.of(reading.document.text) and form.shape == "past":
        return True
    if form.closing and "عن" in reading.words[at + 1 : at + 9] and reading.words[at + 1] not in ("عن",):
        middle = reading.words.index("عن", at + 1, at + 9)
        begins = (
            at == 0
            or reading.gap(at).strip()
            or reading.words[at - 1] in ("جانبه", "جانبها", "جهته", "جهتها", "كما", "فيما")
        )
        return bool(begins) and not any(reading.gap(later).strip() for later in range(at + 1, middle + 1))
    if following == "عن" and form.closing:
        return True
    if form.lemma in ("جاء", "ورد"):
        paper = bare(reading.words[at + 2]) if at + 2 < len(reading) else ""
        return following == "في" and paper in speaker_words().documents | word_list("papers")
    if form.lemma == "عد" and form.shape == "present":
        return speaks(following) and any(is_that(word) for word in reading.words[at + 2 : at + 6])
    if form.lemma == "ذهب":
        end = min(len(reading) - 1, at + 8)
        return any(reading.words[to] == "الي" and is_that(reading.words[to + 1]) for to in range(at + 1, end))
    if form.shape == "participle":
        return following in ("ان", "بان", "الي") or (following == "علي" and "on" in form.takes)
    part = at and reading.words[at - 1] in word_list("for_his_part")
    if part and form.shape == "past" and speaks(following) and not reading.gap(at).strip():
        return True  # من جانبه بين المهندس فلان أن
    gap = reading.gap(at + 1).strip() if at + 1 < len(reading) else ""
    if gap[:1] == ":" or gap[:1] in tuple(SIGNS):
        return True
    start = reading.statement_start(reading.starts[at])
    if reading.word_at(start) != at or form.shape != "past":
        return False
    if form.lemma != "بين" or form.number == "p":
        return True
    later = reading.words[at + 1 : at + 18]  # بين المدينة والقرية طريق is between them
    if joined_to_that(reading, at):
        return True
    return (speaks(following) or at + 1 in reading.names) and any(is_that(word) for word in later)


def joined_to_that(reading: Reading, at: int) -> bool:
    """Whether one word alone stands between وبين and أن: وبين الحداد أن."""
    return (
        reading.words[at].startswith("و")
        and at + 2 < len(reading)
        and is_that(reading.words[at + 2])
        and not reading.words[at + 1].endswith(("ين", "هم", "ها"))
    )


def _source(reading: Reading, at: int) -> Cue | None:
    """A preposition that names a source, with و or ف before it, or words that come after a quotation."""
    lexicon = reporting()
    word = reading.words[at]
    joined = False
    heads = _source_heads()
    if word not in heads:
        if len(word) < 3 or word[0] not in "وف" or word[1:] not in heads:
            return None
        word, joined = word[1:], True
    phrase = [word, *reading.words[at + 1 : at + 4]]
    opening = reading.word_at(reading.statement_start(reading.starts[at])) == at
    for length in (4, 3, 2):
        if len(phrase) >= length and _after_key(" ".join(phrase[:length])) in lexicon.afterwards:
            last = phrase[length - 1]
            gender, number = ("f", "s") if last.endswith("ها") else ("m", "p") if last.endswith("هم") else ("m", "s")
            form = Form(word, "say", "neutral", frozenset(), "after", gender, number, bound=last != _after_key(last))
            return Cue(at, at + length, form, "after", joined, opening=opening)
    for length in (2, 1):
        key = " ".join(phrase[:length])
        if key == "علي ما" and at and reading.words[at - 1] in word_list("based"):
            break  # بناء على ما ورد: a reason, no source
        if key in lexicon.source_clauses and at + length < len(reading):
            said = reading.words[at + length]
            verb = lexicon.forms.get(said) or lexicon.forms.get(_after_key(said))
            if (
                verb
                and verb.lemma != "قيل"
                and verb.shape in ("past", "present", "source")
                and not verb.closing
                and verb.act in _TELLING
            ):
                return Cue(at, at + length + 1, verb, "source", joined, opening=opening)
    for length in (3, 2, 1):
        key = " ".join(phrase[:length])
        form = Form(word, "say", "neutral", frozenset(), "source")
        if key in lexicon.sources:
            return Cue(at, at + length, form, "source", joined, opening=opening)
        if length == 2 and f"{word} ل" in lexicon.sources and phrase[1:2] and phrase[1].startswith("ل"):
            return Cue(at, at + 1, form, "source", joined, opening=opening)
    return None


def _after_key(phrase: str) -> str:
    """The phrase without the pronoun on its last word: على حد قوله gives على حد قول."""
    for pronoun in ("هما", "ها", "هم", "ه"):
        if phrase.endswith(pronoun) and len(phrase) > len(pronoun) + 2:
            return phrase[: -len(pronoun)]
    return phrase


@cache
def _cue_words() -> frozenset[str]:
    """Every word that can begin a cue, with و and ف before it: most words of an article are none, and this tells fast."""
    words = reporting().forms.keys() | _source_heads()
    return frozenset(prefix + word for word in words for prefix in ("", "و", "ف"))


@cache
def _source_heads() -> frozenset[str]:
    """The first words of every phrase that names a source."""
    lexicon = reporting()
    tables = (lexicon.sources, lexicon.source_clauses, lexicon.afterwards)
    return frozenset(phrase.split()[0] for table in tables for phrase in table)


@lru_cache(maxsize=65536)
def speaks(word: str) -> bool:
    """Whether a word, with or without ال and small words before it, can head the name of a speaker."""
    known = speaker_words()
    return known.speaks(bare(word)) or (word[:1] in "وفبل" and known.speaks(bare(split_clitics(word).stem)))
