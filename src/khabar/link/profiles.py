"""A section in numbers: what `nearness` compares, many at a time, without touching a word again."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.link.units import Report, Unit
from khabar.link.vocabulary import Numbers, Vocabulary, Weights


class Profile(Struct, frozen=True):
    """One section: its report, and its terms by number; every list begins with number 0, so that none is empty.

    `weights` and `head_weights` say how much each term counts in the section and in its head, whatever it tells elsewhere.
    """

    report: Report
    arabic: bool
    numbers: Numbers
    weights: Weights
    head: Numbers
    head_weights: Weights
    names: Numbers
    actors: Numbers
    figures: Numbers
    bridges: Numbers


def enter(unit: Unit, vocabulary: Vocabulary) -> Profile:
    """Count a section's terms in the vocabulary and give the section in numbers."""
    terms = list(unit.weights)
    weights = _weights([*unit.weights.values(), *(1.0 for _ in unit.bridges)])
    entered = vocabulary.enter([*terms, *unit.bridges], weights[1:], unit.spelled)
    numbers = dict(zip(terms, entered[: len(terms)].tolist(), strict=True))
    return Profile(
        unit.report,
        unit.arabic,
        _first_nothing(list(numbers.values())),
        weights[: len(terms) + 1],
        _first_nothing([numbers[term] for term in unit.head]),
        _weights(list(unit.head.values())),
        _first_nothing([numbers[term] for term in unit.names]),
        _first_nothing([numbers[term] for term in unit.actors]),
        _first_nothing([numbers[term] for term in unit.figures]),
        _first_nothing(entered[len(terms) :].tolist()),
    )


def leave(profile: Profile, vocabulary: Vocabulary) -> None:
    """Take a section's terms out of the vocabulary again."""
    bridges = np.ones(len(profile.bridges) - 1, dtype=np.float32)
    vocabulary.leave(entered(profile), np.concatenate([profile.weights[1:], bridges]))


def entered(profile: Profile) -> Numbers:
    """The numbers that were counted for a section: its terms and its bridges."""
    return np.concatenate([profile.numbers[1:], profile.bridges[1:]])


def _first_nothing(numbers: list[int]) -> Numbers:
    return np.array([0, *numbers], dtype=np.int32)


def _weights(values: list[float]) -> NDArray[np.float32]:
    return np.array([0.0, *values], dtype=np.float32)
