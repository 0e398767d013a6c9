"""What a person decided by hand about two things: one, or two. A judgement is never deleted, only closed."""

from msgspec import Struct

from khabar.records.span import Place


class Judgement(Struct, frozen=True, kw_only=True):
    """That two places speak of one thing (`verdict` "same") or of two ("different").

    `kind` says what is judged: "person" (places of two names) or "story" (places in two reports). `by` made it `at` that
    time, and `evidence` is why; `undone_at` closes it, and from then on it decides nothing.
    """

    kind: str
    left: Place
    right: Place
    verdict: str
    score: float = 1.0
    evidence: str = ""
    by: str = ""
    at: str = ""
    undone_at: str | None = None
