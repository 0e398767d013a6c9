"""The whole error tree.

KhabarError                 anything Khabar says went wrong; every message names what, where and what to do
├── InputError              something given to us cannot be used
│   ├── UnreadableInput     a file, line or stream that cannot be read as an article (names file and place)
│   ├── UnknownArticle      an article id that is not among those given
│   └── InputNotice         not a failure: something to know about an input that is read (or passed over) all the same
├── StepError               one annotation step failed on one article; the other articles go on
├── PipelineError           the list of steps does not fit together (a need nobody gives)
├── StoreError              a store cannot be opened, is newer than this Khabar, is damaged, or does not answer
├── QueryError              a search that cannot be understood; the message names the part
├── ModelError              weights that should be in the package are missing or cannot be loaded
└── MissingExtra            an optional library is not installed; the message names the extra
"""


class KhabarError(Exception):
    """Anything Khabar says went wrong."""


class InputError(KhabarError):
    """Something given to us cannot be used."""


class UnreadableInput(InputError):
    """A file, line or stream that cannot be read as an article.

    `source` is the file as the user named it, `place` where in it ("line 12", "byte 3041") or "" for the whole file.
    """

    def __init__(self, source: str, reason: str, *, place: str = "") -> None:
        self.source = source
        self.place = place
        self.reason = reason
        super().__init__(f"{source}{', ' + place if place else ''}: {reason}")


class InputNotice(InputError):
    """Something to know about an input, which is no failure: it is read, or was rightly passed over.

    `source`, `place` and `reason` as in `UnreadableInput`.
    """

    def __init__(self, source: str, reason: str, *, place: str = "") -> None:
        self.source = source
        self.place = place
        self.reason = reason
        super().__init__(f"{source}{', ' + place if place else ''}: {reason}")


class UnknownArticle(InputError):
    """An article id that is not among those given."""


class StepError(KhabarError):
    """One annotation step failed on one article; the other articles go on."""

    def __init__(self, step: str, article: str, reason: str) -> None:
        self.step = step
        self.article = article
        self.reason = reason
        super().__init__(f"article {article}: step {step} failed: {reason}")

    def __reduce__(self) -> tuple[type["StepError"], tuple[str, str, str]]:
        """Made again from its parts: it comes back from worker processes."""
        return type(self), (self.step, self.article, self.reason)


class PipelineError(KhabarError):
    """The list of steps does not fit together: a step needs what no earlier step gives."""


class StoreError(KhabarError):
    """A store cannot be opened, is newer than this Khabar, is damaged, or does not answer."""


class QueryError(KhabarError):
    """A search that cannot be understood; the message names the part."""


class ModelError(KhabarError):
    """Weights that should be in the package are missing or cannot be loaded."""


class MissingExtra(KhabarError):
    """An optional library is not installed; the message names the extra to install."""
