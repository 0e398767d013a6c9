"""The people, places, bodies and other names of an article, with titles beside people and the fullest form of each.

The tagger proposes (for Latin script `english_names.py`); names it missed are added where the text is plain
(`name_gaps.py`, `name_bodies.py`), edges are cleaned (`name_spans.py`), titles found (`name_titles.py`), and the names of
one article joined (`name_forms.py`).
"""

from collections.abc import Mapping, Sequence

from khabar.annotation.english_names import is_latin, latin_drafts
from khabar.annotation.english_runs import without_possessives
from khabar.annotation.name_datelines import with_outlets
from khabar.annotation.name_forms import Named, fullest_names
from khabar.annotation.name_gaps import fill_gaps
from khabar.annotation.name_spans import Draft, trimmed
from khabar.annotation.name_titles import title_after, title_before
from khabar.language.normal import normal_text
from khabar.language.titles import bare, title_kind, title_kinds
from khabar.language.words import iterate_words
from khabar.models.profiles import FAST, tagger_for
from khabar.models.tagger import Tagger
from khabar.models.tokens import Token, tokens
from khabar.records import Document, Mention, Sentence, Span

BY = "mentions@1"


def find_mentions(documents: Sequence[Document], tagger: Tagger | None = None) -> list[tuple[Mention, ...]]:
    """The mentions of each document, in order, none overlapping; linear in the length of the texts."""
    tagger = tagger or tagger_for(FAST)
    cut = [_sentences(document) for document in documents]
    latin = [{at: one for at, one in enumerate(sentences) if is_latin(one)} for sentences in cut]
    tagged = iter(
        tagger.tag(
            [
                sentence
                for sentences, skipped in zip(cut, latin, strict=True)
                for at, sentence in enumerate(sentences)
                if at not in skipped
            ]
        )
    )
    found = []
    for document, sentences, skipped in zip(documents, cut, latin, strict=True):
        drafts = [
            Draft(number, name.start, name.end, name.label, name.score)
            for number in range(len(sentences))
            if number not in skipped
            for name in next(tagged)
        ]
        found.append(_finish(document, sentences, drafts, skipped))
    return found


def _sentences(document: Document) -> list[list[Token]]:
    cut = []
    for sentence in document.of(Sentence):
        place = document.normal.normal(sentence.span)
        cut.append(without_possessives(tokens(document.normal, document.text, place)))
    return [sentence for sentence in cut if sentence]


def _finish(
    document: Document,
    sentences: Sequence[Sequence[Token]],
    drafts: Sequence[Draft],
    latin: Mapping[int, Sequence[Token]],
) -> tuple[Mention, ...]:
    seen = {token.text for sentence in sentences for token in sentence}
    clean = [draft for draft in (trimmed(one, sentences[one.sentence], seen) for one in drafts) if draft]
    clean = with_outlets(sentences, clean)
    arabic = [() if number in latin else sentence for number, sentence in enumerate(sentences)]
    clean = sorted([*fill_gaps(arabic, clean), *latin_drafts(latin)], key=lambda draft: (draft.sentence, draft.start))
    inside: dict[int, dict[int, str]] = {}
    for draft in clean:
        inside.setdefault(draft.sentence, {}).update(dict.fromkeys(range(draft.start, draft.end), draft.label))
    spans = [_span(document, sentences[draft.sentence], draft) for draft in clean]
    titles = [_title(document, sentences[draft.sentence], draft, inside[draft.sentence]) for draft in clean]
    fullest = fullest_names(
        [
            Named(draft.label, tuple(draft.words(sentences)), _title_words(document, title))
            for draft, title in zip(clean, titles, strict=True)
        ]
    )
    return tuple(
        Mention(
            span=spans[at],
            by=BY,
            score=draft.score,
            label=draft.label,
            name=_name(document, sentences, clean[fullest[at]], spans[fullest[at]]),
            title_span=titles[at],
        )
        for at, draft in enumerate(clean)
    )


def _title_words(document: Document, title: Span | None) -> frozenset[str]:
    """The words of a title that name it: الملك gives ملك, «وزير الخارجية السعودي» وزير."""
    if title is None:
        return frozenset()
    words = (bare(word.text) for word in iterate_words(normal_text(title.of(document.text))))
    return frozenset(word for word in words if title_kind(word) not in (None, "attribute"))


def _span(document: Document, sentence: Sequence[Token], draft: Draft) -> Span:
    return document.normal.original(sentence[draft.start].start + draft.cut, sentence[draft.end - 1].end)


def _name(document: Document, sentences: Sequence[Sequence[Token]], draft: Draft, span: Span) -> str:
    """The name as the article spells it, on one line; the ال that لل swallows comes back."""
    swallowed = sentences[draft.sentence][draft.start].text[: draft.cut].endswith("لل")
    return ("ال" if swallowed else "") + " ".join(span.of(document.text).split())


def _title(document: Document, sentence: Sequence[Token], draft: Draft, named: Mapping[int, str]) -> Span | None:
    if draft.label != "PER":
        return None
    if draft.title:
        return document.normal.original(sentence[draft.title[0]].start, sentence[draft.title[1] - 1].end)
    found = None if draft.cut else title_before(sentence, draft.start, named)
    found = found or title_after(sentence, draft.end, named)
    if found is None:
        return None
    first = sentence[found[0]]
    return document.normal.original(first.start + _clitics(first.text), sentence[found[1] - 1].end)


def _clitics(word: str) -> int:
    """How many letters before a title's first word are small words: والوزير gives 1, للواء 1, للدكتور 2."""
    if len(word) < 4 or word[0] not in "وفبلك" or word in title_kinds():
        return 0
    if word[1:] in title_kinds():
        return 1
    if word[0] in "وف" and word[1] in "بلك" and word[2:] in title_kinds():
        return 2
    return 3 if word[1:3] == "لل" else 2 if word.startswith("لل") else 1
