"""What one article tells of its own names, so that a name found once is found wherever it stands.

Surnames of people named in full, places, and longer or quoted names of any kind; never a word that the article also uses in
another kind of name.
"""

from collections.abc import Sequence

from msgspec import Struct

from khabar.annotation.name_bodies import stops
from khabar.annotation.name_spans import Draft
from khabar.language.titles import title_kind
from khabar.models.tokens import Token

#: How sure the tagger must be of a name before the rest of the article is searched for it.
SURE = 0.7
#: A single word that is no person or place is searched for only from here on.
VERY_SURE = 0.9

Sentences = Sequence[Sequence[Token]]


class Known(Struct, frozen=True):
    """`surnames` and `places` are single words; `names` are whole names by their first word: the words and the label.

    `firsts` are all words with which any of them begins.
    """

    surnames: frozenset[str]
    places: frozenset[str]
    names: dict[str, list[tuple[tuple[str, ...], str]]]
    firsts: frozenset[str]

    def label_of(self, word: str) -> str | None:
        """The label that the rest of the article gives a single word."""
        return "PER" if word in self.surnames else "LOC" if word in self.places else None


def known_names(sentences: Sentences, drafts: Sequence[Draft]) -> Known:
    """Gather what is sure in one article."""
    surnames, places = set(), set()
    uses: dict[str, set[str]] = {}
    names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for draft in drafts:
        words = tuple(draft.words(sentences))
        if draft.score < SURE:
            continue
        for word in words:
            uses.setdefault(word, set()).add(draft.label)
        if len(words[0]) < 3:
            continue
        if draft.label == "PER" and len(words) > 1 and len(words[-1]) > 3 and not title_kind(words[-1]):
            surnames.add(words[-1])
        if draft.label == "LOC" and len(words) == 1 and len(words[0]) > 3:
            places.add(words[0])
        if len(words) > 1 or (draft.label == "ORG" and draft.score >= VERY_SURE and len(words[0]) > 3):
            listed = names.setdefault(words[0], [])
            if (words, draft.label) not in listed:
                listed.append((words, draft.label))
    surnames = {word for word in surnames - stops() if uses[word] == {"PER"}}
    places = {word for word in places - stops() if uses[word] == {"LOC"}}
    return Known(
        frozenset(surnames),
        frozenset(places),
        {first: sorted(listed, key=lambda name: -len(name[0])) for first, listed in names.items()},
        frozenset({*surnames, *places, *names}),
    )


def repeated(tokens: Sequence[Token], at: int, known: Known, sentence: int, score: float) -> Draft | None:
    """A name of the article that stands again at token `at`, with or without small words before it."""
    word = tokens[at].text
    if not (word in known.firsts or word[1:] in known.firsts or word[2:] in known.firsts):
        return None
    for cut in (0, 1, 2):
        if len(word) - cut < 3 or (cut and word[cut - 1] not in "وفبلك"):
            return None
        rest = word[cut:]
        for words, label in known.names.get(rest, ()):
            if [token.text for token in tokens[at + 1 : at + len(words)]] == list(words[1:]):
                return Draft(sentence, at, at + len(words), label, score, cut)
        if (lone := known.label_of(rest)) is not None:
            return Draft(sentence, at, at + 1, lone, score, cut)
    return None
