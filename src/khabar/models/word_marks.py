"""What lists and letters tell of a word alone: the lists it stands in, what title or head of a name it is, how it looks.

Evidence for the taggers, never an answer.
"""

from functools import lru_cache

from khabar.language.titles import bare_forms, head_kind, title_kind
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.likeness import KINDS, likeness

#: Words whose marks are kept.
COMMON_WORDS = 5_000


@lru_cache(maxsize=COMMON_WORDS)
def list_marks(word: str) -> tuple[str, ...]:
    """The lists the word, or what is left under its small words, stands in: g0=, g1=, title=, head=."""
    lists = gazetteer()
    found = []
    for depth, form in enumerate(bare_forms(word)):
        found += [f"g{min(depth, 1)}={mark}" for mark in lists.of(entry_key(form))]
    if kind := title_kind(word):
        found.append(f"title={kind}")
    if kind := head_kind(word):
        found.append(f"head={kind}")
    return tuple(dict.fromkeys(found))


def look_marks(word: str) -> tuple[str, ...]:
    """How far the letters alone look like an ordinary word (ord=) or the likeliest kind of name (look=), in steps of a tenth."""
    if len(word) < 3 or not word[0].isalpha() or word.isascii():
        return ()
    ordinary, *names = likeness(entry_key(word))
    best = max(range(len(names)), key=names.__getitem__)
    return f"ord={int(9.99 * ordinary)}", f"look={KINDS[best + 1]}{int(9.99 * (1 - ordinary))}"
