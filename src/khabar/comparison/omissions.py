"""What one report leaves out that most others tell, and what only it tells.

Silence is not denial: a report that came out before anybody told a thing could not tell it, and is not said to leave it
out. Only claims that a majority of the other reports make are missed; what only one tells is a claim nobody else has.
"""

from collections.abc import Sequence

from khabar.records import Claim, Document, Omission

#: A claim is missed in a report when more than this part of the others tell it, and at least so many.
_MAJORITY, _FEWEST = 0.5, 2


def find_omissions(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Omission, ...]:
    """What each report leaves out, then what only it has, in the order of the claims; none for fewer than three reports."""
    if len(documents) <= _FEWEST:
        return ()
    stamps = {document.id: document.article.published or "" for document in documents}
    left_out = [
        Omission(silent, "left out", claim.place, told, _missed(len(told), len(documents) - 1))
        for claim in claims
        if len(told := _tellers(claim)) >= _FEWEST and len(told) > _MAJORITY * (len(documents) - 1)
        for silent in claim.silent
        if not _too_early(stamps[silent], [stamps[one] for one in told])
    ]
    alone = [
        Omission(told[0], "only here", claim.place, told, "no other report tells this")
        for claim in claims
        if len(told := _tellers(claim)) == 1
    ]
    return (*left_out, *alone)


def _tellers(claim: Claim) -> tuple[str, ...]:
    """The articles that make a claim or deny it."""
    return tuple(dict.fromkeys(place.article for place in (*claim.support, *claim.denied)))


def _too_early(stamp: str, others: Sequence[str]) -> bool:
    """Whether a report came out before all that tell a thing; days and instants are compared by their common length."""
    return bool(stamp) and all(other and stamp[: len(other)] < other[: len(stamp)] for other in others)


def _missed(tellers: int, others: int) -> str:
    return f"{tellers} of the {others} other reports tell this"
