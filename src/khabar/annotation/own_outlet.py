"""The report's own outlet where the text names it: «الضفة» in its own pages, لراديو الواحة on that radio's site.

A report that says it spoke to its own outlet rests on its own reporting, and says so by the outlet's name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from khabar.annotation.credit_names import credit_names, word_key
from khabar.annotation.credit_signs import Found, talks
from khabar.language.lexicons import word_set
from khabar.language.normal import normal_text
from khabar.language.words import Word

_OPENING, _CLOSING = '«"“„', '»"”“'
_LETTER = re.compile(r"\w")


def names_own(name: str, outlet: str) -> bool:
    """Whether a part of a byline is the outlet's own name, whole or without its kind: «الرافد» of «شبكة الرافد»."""
    return word_key(name) in {word_key(form) for form in own_forms(outlet)}


def find_own(text: str, tokens: list[Word], body: int, outlet: str) -> Iterator[Found]:
    """The outlet's own name in marks, its whole name of two words or more, or its short name told something (للرافد)."""
    names = credit_names()
    for form in own_forms(outlet):
        for match in re.finditer(re.escape(form), text[body:]):
            start, end = body + match.start(), body + match.end()
            before, after = text[max(0, start - 1) : start], text[end : end + 1]
            marked = before and after and before in _OPENING and after in _CLOSING
            whole = " " in form and not _LETTER.match(after) and not _LETTER.match(before.strip("لبو"))
            if marked or whole:
                yield Found(start, end, "text")
    single = [form for form in own_forms(outlet) if " " not in form]
    joined = {"لل" + form[2:] if form.startswith("ال") else "ل" + form: form for form in single}
    for at, token in enumerate(tokens):
        if token.start >= body and token.text in joined and at and talks(text, tokens, at, names):
            article = joined[token.text].startswith("ال")
            yield Found(token.start + (not article), token.end, "text", article)


@lru_cache(maxsize=4096)
def own_forms(outlet: str) -> tuple[str, ...]:
    """How an outlet may be called in its own pages: the spellings of its key, its name, its name without its kind."""
    names = credit_names()
    if outlet.isascii():
        return tuple(names.spellings.get(outlet.casefold(), ()))
    whole = normal_text(outlet).strip()
    inner = [
        word
        for word in whole.split()
        if word_key(word) not in names.openers and normal_text(word) not in word_set("arabic/agencies", "outlet_kinds")
    ]
    short = " ".join(inner)
    return tuple(dict.fromkeys(form for form in (whole, short) if len(form) > 3))
