"""What two sentences say differently of one thing."""

from msgspec import Struct

from khabar.records import Span


class Clash(Struct, frozen=True):
    """Two values of one thing: where each stands in its article, what they are about, and why they clash.

    `kind` is that of a `Conflict`; `about` the words of the articles that name the thing. With an `excuse` (rounding,
    growth, another scope) the values differ and yet both can be true: no conflict. A `remark` is what the reader should
    weigh where it stays one. `says` is what each side says in one word or figure, where that can be told.
    """

    kind: str
    about: str
    left: Span
    right: Span
    why: str
    excuse: str = ""
    remark: str = ""
    says: tuple[str, str] | None = None
