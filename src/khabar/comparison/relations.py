"""How two headlines stand to each other, by a table of features that each explain themselves.

Every feature is a function of the pair and the same both ways round. Their weights, and those of single words that
stand in both headlines or in one alone, were trained by `training/train_relations.py` on pairs of the ANS corpus (Khouja 2020,
Apache-2.0), where «disagree» covers whatever the other headline excludes. A network that reads both headlines side by
side (`models/pairs.py`) has a voice beside them.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from importlib.resources import files

from babel import Locale
from msgspec import Struct
from rapidfuzz.fuzz import ratio

from khabar.comparison.denials import find_denied, says_plainly
from khabar.comparison.keys import KeyWord, word_key
from khabar.comparison.opposites import find_oppositions, is_negated, poles_of
from khabar.comparison.quantities import counts_agree, read_counts
from khabar.comparison.statements import Statement
from khabar.language.normal import normal_text
from khabar.language.number_agreement import same_thing
from khabar.language.words import iterate_words
from khabar.models.encoder import Encoder

#: What the network (`models/pairs.py`) counts beside all features; it proposes and never judges alone. On a held-out fifth
#: of the training pairs .5 gives a mean F1 of .799, .7 .800, 1 .806, 2 .784; without it .753, alone .765 (2026-11-22).
READER = 1.0

_DOUBT = 1.0
_NEAR_SPELLING = 70.0
_ACTS_AGAINST = frozenset({"refuses", "denies", "fails", "opposes", "stops"})


class Pair:
    """Two headlines and what the features need of them, found once."""

    def __init__(
        self, left: Statement, right: Statement, meaning: float, rest_meaning: float, *, read: float = 0.0
    ) -> None:
        self.left, self.right = left, right
        self.meaning, self.rest_meaning, self.read = meaning, rest_meaning, read

    @cached_property
    def shared(self) -> frozenset[str]:
        """The keys both have."""
        return self.left.keys & self.right.keys

    @cached_property
    def own(self) -> tuple[tuple[KeyWord, ...], tuple[KeyWord, ...]]:
        """The content words that only one has."""
        return own_words(self.left, self.right), own_words(self.right, self.left)


class PairFeature(Struct, frozen=True):
    """One figure of a pair: its name tells the reader what it is; "(squared)" is not shown to him."""

    name: str
    measure: Callable[[Pair], float]


class Weights(Struct, frozen=True):
    """What was trained: each feature's weight, mean and deviation; each word's weight in both and in one alone."""

    bias: float
    line: float
    features: dict[str, tuple[float, float, float]]
    words: dict[str, tuple[float, float]]


def own_words(statement: Statement, other: Statement) -> tuple[KeyWord, ...]:
    """The content words of one headline that the other lacks."""
    return tuple(word for word in statement.words if word.key not in other.keys)


def _share(pair: Pair, of: Callable[[int, int], float]) -> float:
    return len(pair.shared) / (of(len(pair.left.keys), len(pair.right.keys)) + _DOUBT)


def _figures(statement: Statement) -> set[str]:
    return {word.key for word in statement.words if word.key[0].isdigit()}


def _figures_differ(pair: Pair) -> float:
    left, right = _figures(pair.left), _figures(pair.right)
    return float(bool(left and right) and left != right)


def _figures_agree(pair: Pair) -> float:
    left = _figures(pair.left)
    return float(bool(left) and left == _figures(pair.right))


def _counts_differ(pair: Pair) -> float:
    left, right = read_counts(pair.left), read_counts(pair.right)
    rivals = [[other for other in right if same_thing(count.fact, other.fact)] for count in left]
    settled = [any(counts_agree(count, other) for other in others) for count, others in zip(left, rivals, strict=True)]
    return float(sum(bool(others) and not agreed for others, agreed in zip(rivals, settled, strict=True)))


def _poles(statement: Statement) -> set[tuple[str, str]]:
    return {(pole.scale, pole.name) for _, pole in poles_of(statement)}


def _opposite_words(pair: Pair) -> float:
    left, right = _poles(pair.left), _poles(pair.right)
    return float(sum(scale == other and name != opposite for scale, name in left for other, opposite in right))


def _same_poles(pair: Pair) -> float:
    return float(len(_poles(pair.left) & _poles(pair.right)))


def _poles_of_one(pair: Pair) -> float:
    return float(len(_poles(pair.left) ^ _poles(pair.right)))


def _acts_against_in_one(pair: Pair) -> float:
    left, right = (any(name in _ACTS_AGAINST for _, name in _poles(one)) for one in (pair.left, pair.right))
    return float(left != right)


def _negated_in_one(pair: Pair) -> float:
    left, right = (sum(is_negated(one, word) for word in one.words) for one in (pair.left, pair.right))
    return float(abs(left - right))


def _denied_in_one(pair: Pair) -> float:
    """What one denies, the other says plainly."""
    left, right = ((one, {denied.word.key for denied in find_denied(one)}) for one in (pair.left, pair.right))
    return float(_says_any(right[0], left[1] - right[1]) or _says_any(left[0], right[1] - left[1]))


def _says_any(statement: Statement, keys: AbstractSet[str]) -> bool:
    return any(word.key in keys and says_plainly(statement, at) for at, word in enumerate(statement.words))


def _denying_in_one(pair: Pair) -> float:
    return float(bool(find_denied(pair.left)) != bool(find_denied(pair.right)))


def _own_countries(pair: Pair) -> float:
    left, right = ({word.key for word in words} & _countries() for words in pair.own)
    return float(bool(left) and bool(right))


def _near_spellings(pair: Pair) -> float:
    left, right = pair.own
    return float(sum(any(ratio(word.text, other.text) >= _NEAR_SPELLING for other in right) for word in left))


def _other_order(pair: Pair) -> float:
    """The share of shared words' pairs that stand in the other order: who did it to whom may have changed."""
    places = {word.key: at for at, word in reversed(list(enumerate(pair.right.words)))}
    order = [places[word.key] for word in pair.left.words if word.key in places]
    pairs = len(order) * (len(order) - 1) / 2
    turned = sum(earlier > later for at, earlier in enumerate(order) for later in order[at + 1 :])
    return turned / pairs if pairs else 0.0


#: The model: every feature, the same both ways round.
PAIR_FEATURES: tuple[PairFeature, ...] = (
    PairFeature("the meanings are alike", lambda pair: pair.meaning),
    PairFeature("the meanings are alike (squared)", lambda pair: pair.meaning**2),
    PairFeature("what only one says is alike", lambda pair: pair.rest_meaning),
    PairFeature("what only one says is alike (squared)", lambda pair: pair.rest_meaning**2),
    PairFeature("the shorter one's words stand in the other", lambda pair: _share(pair, min)),
    PairFeature("the longer one's words stand in the other", lambda pair: _share(pair, max)),
    PairFeature("many words in common", lambda pair: len(pair.shared)),
    PairFeature("few words of one's own, at least", lambda pair: min(len(pair.own[0]), len(pair.own[1]))),
    PairFeature("words of one's own, at most", lambda pair: max(len(pair.own[0]), len(pair.own[1]))),
    PairFeature("one says nothing of its own", lambda pair: (not pair.own[0]) != (not pair.own[1])),
    PairFeature("neither says anything of its own", lambda pair: not pair.own[0] and not pair.own[1]),
    PairFeature("one word is exchanged for another", lambda pair: len(pair.own[0]) == len(pair.own[1]) == 1),
    PairFeature("the figures differ", _figures_differ),
    PairFeature("the figures are the same", _figures_agree),
    PairFeature("figures of one counted thing differ", _counts_differ),
    PairFeature("opposite words of one thing", lambda pair: bool(find_oppositions(pair.left, pair.right))),
    PairFeature("opposite words", _opposite_words),
    PairFeature("words at the same end of a scale", _same_poles),
    PairFeature("a word of a scale in one alone", _poles_of_one),
    PairFeature("refusing, denying or failing in one alone", _acts_against_in_one),
    PairFeature("a negation in one alone", _negated_in_one),
    PairFeature("one denies what the other says", _denied_in_one),
    PairFeature("a denial in one alone", _denying_in_one),
    PairFeature("different countries", _own_countries),
    PairFeature("one word in two spellings", _near_spellings),
    PairFeature("the words stand in another order", _other_order),
)


def measure_pair(pair: Pair) -> list[float]:
    """Every feature of a pair, in the order of the table."""
    return [float(feature.measure(pair)) for feature in PAIR_FEATURES]


def read_pairs(
    pairs: Sequence[tuple[Statement, Statement]], encoder: Encoder, read: Sequence[float] | None = None
) -> list[Pair]:
    """Encode the headlines of many pairs, and what only one of each says, at once; `read` is what the network says."""
    rests = [(_text(own_words(left, right)), _text(own_words(right, left))) for left, right in pairs]
    texts = [text for (left, right), rest in zip(pairs, rests, strict=True) for text in (left.text, right.text, *rest)]
    vectors = encoder.encode(texts)
    return [
        Pair(
            left,
            right,
            float(vectors[at] @ vectors[at + 1]),
            float(vectors[at + 2] @ vectors[at + 3]) if all(rest) else 0.0,
            read=said,
        )
        for at, (left, right), rest, said in zip(
            range(0, len(texts), 4), pairs, rests, read or [0.0] * len(pairs), strict=True
        )
    ]


def agreement(pair: Pair, weights: Weights) -> tuple[float, tuple[str, ...]]:
    """How sure it is that two headlines agree (0..1), and what spoke loudest for or against it."""
    total, voices = weights.bias - weights.line + READER * pair.read, dict[str, float]()
    if pair.read:
        voices["a network that has read many pairs"] = READER * pair.read
    for feature, value in zip(PAIR_FEATURES, measure_pair(pair), strict=True):
        voice = _voice(weights.features[feature.name], value)
        total += voice
        if value:
            reason = feature.name.removesuffix(" (squared)")
            voices[reason] = voices.get(reason, 0.0) + voice
    for key, shared in [*((key, True) for key in sorted(pair.shared)), *((word.key, False) for word in _own(pair))]:
        if key in weights.words:
            both, alone = weights.words[key]
            total += both if shared else alone
            voices[_word_reason(pair, key, shared)] = both if shared else alone
    loudest = sorted(voices.items(), key=lambda voice: (-abs(voice[1]), voice[0]))[:_LOUDEST]
    reasons = tuple(
        f"{'for' if voice > 0 else 'against'}: {reason}" for reason, voice in loudest if abs(voice) > _HEARD
    )
    return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total)))), reasons


@cache
def trained_weights() -> Weights:
    """The weights that come with Khabar."""
    source = json.loads(files("khabar.models").joinpath("relations.json").read_text(encoding="utf-8"))
    return Weights(
        source["bias"],
        source["line"],
        {name: (weight, mean, deviation) for name, (weight, mean, deviation) in source["features"].items()},
        {key: (both, alone) for key, (both, alone) in source["words"].items()},
    )


#: Reasons shown for a verdict, the least voice that is worth one, and where the sigmoid is cut off.
_LOUDEST, _HEARD, _STEEPEST = 4, 0.15, 30.0


def _voice(trained: tuple[float, float, float], value: float) -> float:
    weight, mean, deviation = trained
    return weight * (value - mean) / deviation


def _own(pair: Pair) -> list[KeyWord]:
    distinct = {word.key: word for word in (*pair.own[0], *pair.own[1])}
    return [distinct[key] for key in sorted(distinct)]


def _word_reason(pair: Pair, key: str, shared: bool) -> str:
    text = next(word.text for word in (*pair.left.words, *pair.right.words) if word.key == key)
    return f"«{text}» stands in {'both' if shared else 'one alone'}"


def _text(words: Sequence[KeyWord]) -> str:
    return " ".join(word.text for word in words)


@cache
def _countries() -> frozenset[str]:
    """Keys of countries named with one word, in Arabic; the adjective of a country mostly shares its key."""
    names: Mapping[str, str] = Locale.parse("ar").territories
    words = [list(iterate_words(normal_text(name))) for code, name in sorted(names.items()) if code.isalpha()]
    return frozenset(word_key(only[0].text) for only in words if len(only) == 1) - {""}
