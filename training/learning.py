"""What teaching a network needs: spellings varied, words hidden, batches by length, the rate of learning, the average.

Made with a `random.Random` and torch's own chance, both seeded by the recipe.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import torch  # type: ignore[import-not-found]  # only to train; not a dependency
from msgspec.structs import replace
from tagged_text import Tagged

from khabar.models.decoding import names_of
from khabar.models.tokens import Token

LABELS = ("O", *(f"{begin}-{kind}" for kind in ("PER", "LOC", "ORG", "MISC") for begin in "BI"))
#: How often a sentence is spelled another way: hamza off the alef, ى and ي, ة and ه exchanged as newspapers do.
RESPELLED = 0.3
_WAYS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("[أإآ]", "ا"),),
    (("[أإآ]", "ا"), ("ى$", "ي")),
    (("ى$", "ي"),),
    (("^(.{1,2})ي$", "\\1ى"),),
    (("[أإآ]", "ا"), ("ة$", "ه")),
)
#: The share of the steps in which the rate of learning rises, and what of it is left at the end.
_WARMED, _LEFT = 0.1, 0.02
#: Steps between two looks of the average, and the weight of what it had.
_LOOKS, _KEPT = 4, 0.95
#: From this share of the steps on the average is taken.
_AVERAGED = 0.4

Item = TypeVar("Item")


def respelled(words: Sequence[Token], chance: random.Random) -> list[Token]:
    """The words of a sentence, sometimes in another spelling; the normalised words stay."""
    if chance.random() >= RESPELLED:
        return list(words)
    way = chance.choice(_WAYS)
    return [replace(word, spelling=_respelled(word.spelling, way)) for word in words]


def _respelled(word: str, way: Iterable[tuple[str, str]]) -> str:
    for pattern, other in way:
        word = re.sub(pattern, other, word)
    return word


def batches(items: Iterable[Item], size: Callable[[Item], int], most: int, chance: random.Random) -> list[list[Item]]:
    """Items of like size together, at most `most` with their padding; the batches in any order."""
    found: list[list[Item]] = []
    together: list[Item] = []
    for item in sorted(items, key=lambda item: size(item) + 4 * chance.random()):
        longest = max(map(size, [*together[-1:], item]))
        if together and longest * (len(together) + 1) > most:
            found.append(together)
            together = []
        together.append(item)
    found.append(together)
    chance.shuffle(found)
    return found


def rated(parts: Iterable[tuple[Iterable[Any], float]]) -> Any:
    """An optimiser in which each part of the weights has a rate of its own."""
    groups = []
    for weights, rate in parts:
        learning = [weight for weight in weights if weight.requires_grad]
        for decay, chosen in (
            (0.01, [one for one in learning if one.dim() > 1]),
            (0.0, [one for one in learning if one.dim() < 2]),
        ):
            if chosen:
                groups.append({"params": chosen, "lr": rate, "full": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


class Course:
    """Steps of learning with a rate that rises and falls, and the average of the weights over the later ones."""

    def __init__(self, network: Any, optimiser: Any, steps: int) -> None:
        self._network, self._optimiser, self._steps, self._done = network, optimiser, steps, 0
        self._average: dict[str, Any] | None = None

    def step(self, loss: Any) -> None:
        """One step down `loss`."""
        share = self._done / self._steps
        rate = min(1.0, share / _WARMED) * max(_LEFT, 1 - max(0.0, share - _WARMED) / (1 - _WARMED))
        for group in self._optimiser.param_groups:
            group["lr"] = group["full"] * rate
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        self._done += 1
        if self._done > _AVERAGED * self._steps and self._done % _LOOKS == 0:
            self._look()

    def average(self) -> dict[str, Any]:
        """The averaged weights."""
        return self._average or self._network.state_dict()

    def _look(self) -> None:
        if self._average is None:
            self._average = {name: values.detach().clone() for name, values in self._network.state_dict().items()}
            return
        for name, values in self._network.named_parameters():
            if values.requires_grad:
                self._average[name].mul_(_KEPT).add_(values.detach(), alpha=1 - _KEPT)


def scores(sentences: Sequence[Tagged], found: Iterable[Sequence[str]]) -> Iterator[tuple[str, float, float, float]]:
    """Exact names: label, F1, precision, recall; all labels together last."""
    gold = [(at, *name) for at, one in enumerate(sentences) for name in names_of(one.tags)]
    said = [(at, *name) for at, tags in enumerate(found) for name in names_of(tags)]
    for label in ("PER", "LOC", "ORG", "MISC", "all"):
        right, claimed = ({name for name in names if label in ("all", name[3])} for names in (gold, said))
        both = len(right & claimed)
        yield (
            label,
            2 * both / max(1, len(right) + len(claimed)),
            both / max(1, len(claimed)),
            both / max(1, len(right)),
        )
