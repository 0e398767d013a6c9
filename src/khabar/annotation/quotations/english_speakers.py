"""Who speaks in an English report: the noun phrase beside the verb, and the fullest name behind a short form."""

from functools import cache

from msgspec import Struct

from khabar.annotation.quotations.reading import Reading
from khabar.language.lexicons import read_lexicon
from khabar.language.titles import title_kinds

#: A speaker before or after the verb has at most this many words.
LONGEST = 16
#: What a body that has spoken by its name is called afterwards.
_CALLED = frozenset(
    f"the {word}" for word in ("company", "firm", "group", "agency", "organisation", "organization", "charity", "party")
)
_ACTS = (
    "say",
    "add",
    "explain",
    "affirm",
    "announce",
    "claim",
    "judge",
    "deny",
    "admit",
    "warn",
    "ask",
    "answer",
    "describe",
    "demand",
    "promise",
)
_SMALL = frozenset(
    (
        "that",
        "on",
        "in",
        "at",
        "to",
        "from",
        "after",
        "before",
        "during",
        "when",
        "while",
        "as",
        "but",
        "and",
        "if",
        "because",
        "with",
        "by",
        "for",
        "of",
        "the",
        "a",
        "an",
    )
)
DAY_WORDS = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "late",
        "early",
        "earlier",
        "later",
    )
)


class EnglishSaid(Struct):
    """One word of saying: its word number, speaker words or None, whether it stands after the words it reports."""

    at: int
    speaker: tuple[int, int] | None
    pronoun: str = ""
    told: str = ""


@cache
def english_lexicon() -> dict[str, str]:
    """Every English word of saying with its act."""
    table = read_lexicon("english/reporting")
    return {word: act for act in _ACTS for words in table[act].values() for word in words}


def read_verb(reading: Reading, at: int) -> EnglishSaid:
    """The speaker before the verb, or after it where the order is turned round."""
    told = ""
    following = at + 1
    if reading.words[at].lower() in ("told", "tells", "telling") and following < len(reading):
        end = noun_end(reading, following)
        told = (
            reading.text[reading.starts[following] : reading.ends[end - 1]]
            if reading.words[following][0].isupper()
            else ""
        )
    if reading.words[at].lower().endswith("ing") and "," in reading.gap(at):
        return EnglishSaid(at, None, "", told)  # ..., adding that: whoever spoke before
    before = speaker_before(reading, at)
    if before:
        pronoun = reading.words[before[0]].lower() if before[1] - before[0] == 1 else ""
        if pronoun in read_lexicon("english/reporting")["pronouns"]:
            return EnglishSaid(at, None, pronoun, told)
        return EnglishSaid(at, before, "", told)
    if not told and following < len(reading) and not reading.gap(following).strip():
        word = reading.words[following]
        if word.lower() in read_lexicon("english/reporting")["pronouns"]:
            return EnglishSaid(at, None, word.lower())
        if (word[0].isupper() and word.lower() not in DAY_WORDS) or word.lower() in ("the", "a", "an", "one", "two"):
            return EnglishSaid(at, (following, noun_end(reading, following)))
    return EnglishSaid(at, None, "", told)


def speaker_before(reading: Reading, at: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb; words between commas after a name belong to it."""
    last = at
    between = read_lexicon("english/reporting")["between"]
    while last > 0 and reading.words[last - 1].lower() in between and not reading.gap(last).strip():
        last -= 1
    if "," in reading.gap(last):  # X, who spoke on condition of anonymity, said
        for at in range(last - 1, max(0, last - 20), -1):
            if "," in reading.gap(at) and reading.words[at].lower() in ("who", "which", "whose"):
                last = at
                break
    if (
        last == 0
        or reading.gap(last).strip(" ,")
        or reading.starts[last - 1] < reading.statement_start(reading.starts[at])
    ):
        return None
    first = last - 1
    start = reading.statement_start(reading.starts[at])
    while first > 0 and last - first < LONGEST and reading.starts[first - 1] >= start:
        gap = reading.gap(first).strip(" ")
        word = reading.words[first - 1].lower()
        if (
            gap not in ("", ",", "-", "’", "'", ".")
            or word in DAY_WORDS
            or word in english_lexicon()
            or word in ("that", "and", "but", "while", "as", "when")
        ):
            break
        if gap == "," and not any(letter.isupper() for letter in reading.words[first - 1][:1]):
            break
        first -= 1
    while first < last and reading.words[first].lower() in ("on", "in", "at", "and", "but"):
        first += 1
    if first >= last:
        return None
    head = reading.words[first]
    known = (
        head[0].isupper()
        or head.lower() in _SMALL | {"one", "two", "three"}
        or head.lower() in read_lexicon("english/reporting")["pronouns"]
    )
    return (first, last) if known or any(word[0].isupper() for word in reading.words[first:last]) else (last - 1, last)


def noun_end(reading: Reading, first: int) -> int:
    """The word after a noun phrase that begins here: names, titles and what «of» and «the» join to them."""
    at = first + 1
    while at < len(reading) and at - first < LONGEST:
        gap = reading.gap(at)
        word = reading.words[at].lower()
        if (
            gap.strip(" .'’-")
            or word in DAY_WORDS
            or word in english_lexicon()
            or word in ("that", "in", "on", "at", "after", "during", "when", "as", "by", "late")
        ):
            break
        at += 1
    while at > first + 1 and reading.words[at - 1].lower() in _SMALL:
        at -= 1
    return at


class EnglishNames:
    """Speakers by their last word, for short forms and pronouns."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.full: dict[str, str] = {}
        self.last = ""
        self._body = ""
        for name in sorted(set(reading.names.values()), key=lambda name: name.first):
            if name.label == "PER":
                self._keep(" ".join(reading.words[name.first : name.last]))

    def of(self, verb: EnglishSaid) -> str | None:
        """The fullest name of a verb's speaker; for a pronoun or none the last one named."""
        if verb.speaker is None:
            return self.last or None
        first, last = verb.speaker
        name = self._personal(first, last)
        if name:
            self._keep(name)
            self.last = self.full.get(name.split()[-1].lower(), name)
        else:
            span = self.reading.document.normal.original(self.reading.starts[first], self.reading.ends[last - 1])
            text = span.of(self.reading.document.text)
            if text.lower() in _CALLED:
                text = self._body or text
            self.last = text[4:] if text.lower().startswith("the ") else text
            if self._is_body(first, last):
                self._body = self.last
        return self.last

    def _is_body(self, first: int, last: int) -> bool:
        """Whether the words name a body that «the company» may call later: tagged so, or two words with capitals."""
        words = self.reading.words[first:last]
        words = words[words[:1] in (["The"], ["the"]) :]
        named = self.reading.names.get(last - 1)
        tagged = named is not None and named.label == "ORG"
        return tagged or (len(words) > 1 and all(word[:1].isupper() for word in words))

    def _personal(self, first: int, last: int) -> str:
        """A run of two capitalised words, or a known surname, without titles."""
        words = self.reading.words[first:last]
        kinds = title_kinds()
        run: list[str] = []
        runs: list[list[str]] = []
        for word in [*words, "."]:
            if word[:1].isupper() and word.lower() not in kinds and word.lower() not in _SMALL:
                run.append(word)
            else:
                runs += [run] if run else []
                run = []
        office = [at for at, word in enumerate(words[:-2]) if kinds.get(word.lower()) == "office"]
        after = words[office[-1] + 1 :] if office else []
        if len(after) in (2, 3) and runs[-1:] == [after]:
            return " ".join(after)  # Acme chief Jane Roe
        for candidate in runs:
            if candidate[-1].lower() in self.full:
                return " ".join(candidate)
        tagged = [name for at in range(first, last) if (name := self.reading.names.get(at)) and name.label == "PER"]
        return " ".join(self.reading.words[tagged[0].first : tagged[0].last]) if tagged else ""

    def _keep(self, name: str) -> None:
        words = name.split()
        titled = [at for at, word in enumerate(words) if word.lower() in title_kinds()]
        name = " ".join(words[titled[-1] + 1 :] if titled and titled[-1] + 1 < len(words) else words)
        key = name.split()[-1].lower()
        if len(name.split()) > len(self.full.get(key, "").split()):
            self.full[key] = name
