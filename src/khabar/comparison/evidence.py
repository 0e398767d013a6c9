"""The reasons for an alignment, in words that a journalist understands."""

from collections.abc import Mapping, Sequence

from khabar.comparison.clashes import Clash
from khabar.comparison.statements import Statement
from khabar.language.normal import fold

_MOST_WORDS_SHOWN = 8


def explain(
    left: Statement, right: Statement, weights: Mapping[str, float], meaning: float, clashes: Sequence[Clash]
) -> tuple[str, ...]:
    """Why two sentences were put together: what they disagree on, the words they share, how near their meanings are."""
    return (
        *(_disagreement(left, right, clash) for clash in clashes),
        *_in_common("names", _names(left), _names(right)),
        *_in_common("days", _days(left), _days(right)),
        *_in_common("figures", _figures(left), _figures(right)),
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


def _in_common(what: str, left: Mapping[str, str], right: Mapping[str, str]) -> tuple[str, ...]:
    """What two sentences both hold, as the left one writes it."""
    shared = [written for key, written in left.items() if key in right][:_MOST_WORDS_SHOWN]
    return (f"{what} in common: {', '.join(shared)}",) if shared else ()


def _names(statement: Statement) -> dict[str, str]:
    text = statement.document.text
    return {fold(mention.name): mention.span.of(text) for mention in statement.mentions}


def _days(statement: Statement) -> dict[str, str]:
    text = statement.document.text
    dated = [time for time in statement.times if time.earliest and time.earliest == time.latest]
    return {time.earliest or "": time.span.of(text) for time in dated}


def _figures(statement: Statement) -> dict[str, str]:
    return {
        f"{fact.value:g} {fact.unit or fact.like}": statement.text[fact.start : fact.end] for fact in statement.figures
    }


def _position(statement: Statement, key: str) -> int:
    return next(at for at, word in enumerate(statement.words) if word.key == key)
