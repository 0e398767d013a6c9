"""The reasons for an alignment, in words that a journalist understands."""

from collections.abc import Mapping, Sequence

from khabar.comparison.clashes import Clash
from khabar.comparison.statements import Statement

_MOST_WORDS_SHOWN = 8


def explain(
    left: Statement, right: Statement, weights: Mapping[str, float], meaning: float, clashes: Sequence[Clash]
) -> tuple[str, ...]:
    """Why two sentences were put together: what they disagree on, the words they share, how near their meanings are."""
    return (
        *(_disagreement(left, right, clash) for clash in clashes),
        *_shared_words(left, right, weights),
        f"meanings {round(100 * max(0.0, meaning))} % alike (sentence encoder)",
    )


def _disagreement(left: Statement, right: Statement, clash: Clash) -> str:
    first, second = clash.left.of(left.document.text), clash.right.of(right.document.text)
    said = f"{clash.kind} «{first}» against «{second}»: {clash.why}"
    return f"no conflict, {clash.excuse} ({said})" if clash.excuse else f"conflict of {said}"


def _shared_words(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[str, ...]:
    shared = left.keys & right.keys
    if not shared:
        return ()
    first = {word.key: word.text for word in reversed(left.words) if word.key in shared}
    rarest = sorted(first, key=lambda key: (-weights.get(key, 1.0), _position(left, key)))[:_MOST_WORDS_SHOWN]
    return (f"{len(shared)} content words in common: {', '.join(first[key] for key in rarest)}",)


def _position(statement: Statement, key: str) -> int:
    return next(at for at, word in enumerate(statement.words) if word.key == key)
