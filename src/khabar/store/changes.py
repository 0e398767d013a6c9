"""What changed from one version of an article to the next, word by word."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from khabar.records import Change

_WORDS = re.compile(r"\S+\s*|\s+")


def changes_between(old: str, new: str) -> tuple[Change, ...]:
    """The stretches of two texts in order, equal or not; those of each side joined are that side again.

    Whole words with the blanks after them; the fewest words put in and taken out.
    """
    return tuple(_changes(_WORDS.findall(old), _WORDS.findall(new)))


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    left: list[str] = []
    right: list[str] = []
    for step in Indel.opcodes(old, new):
        gone, come = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield from _change(left, right)
            left, right = [], []
            yield Change("equal", "".join(gone), "".join(come))
        else:  # what is taken out and what is put in at one place are one change
            left += gone
            right += come
    yield from _change(left, right)


def _change(left: list[str], right: list[str]) -> Iterator[Change]:
    if left or right:
        op = "replace" if left and right else "delete" if left else "insert"
        yield Change(op, "".join(left), "".join(right))
