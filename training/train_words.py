"""Makes the default tagger: src/khabar/models/names-words.onnx and names-sentences.onnx, taught by the accurate network.

    OMP_NUM_THREADS=1 python training/train_words.py --gold ../shared/gold --teacher FILE [--hold-out]

`FILE` is what `train_network.py --keep` wrote. The small network starts from layers of the large one and learns what that
says of every tag, on ANERcorp's newspapers, copies of them with other names, the Wojood sample, AQMAR and headlines; where
ANERcorp has tags, from those too. Needs and sameness of a rerun as in `train_network.py`; about 15 minutes.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch  # type: ignore[import-not-found]  # only to train; not a dependency
from learning import LABELS, Course, batches, rated, respelled, scores
from network import SentenceNetwork, WordNetwork
from network_graph import write_word_network
from other_names import Swapper
from tagged_text import Gold, Tagged, read_gold, read_test
from train_network import Reader, about, best_tags, chances

from khabar.models.pieces import PAD, START, UNKNOWN, default_pieces
from khabar.models.tokens import Token
from khabar.models.word_marks import list_marks, look_marks

MODELS = Path(__file__).parents[1] / "src" / "khabar" / "models"
SEED, ROUNDS, TOGETHER, LONGEST = 1, 3, 900, 300
#: The layers of the large network from which those for words alone and for words together start.
ALONE, TOGETHER_LAYERS = (0, 1, 2), (3, 7)
RATE, BELOW, NEW = 4e-4, 0.85, 1e-3
#: Copies with other names of each newspaper sentence and of each of Wojood.
NEWSPAPER_COPIES, WOJOOD_COPIES = 2, 0
#: The share of the gold tags in what is learnt where there are any, and how much the teacher's chances are evened out.
GOLD_SHARE, EVENED = 0.3, 1.5
HIDDEN_WORDS, MOST_PIECES = 0.03, 14


class Lesson:
    """A sentence, what the teacher says of its words, and its tags where they count."""

    def __init__(self, sentence: Tagged, said: Any, *, sure: bool) -> None:
        self.words = sentence.words[:LONGEST]
        self.said = torch.tensor(said[:LONGEST]).half()
        self.tags = [LABELS.index(tag) for tag in sentence.tags[:LONGEST]] if sure else [-100] * len(self.words)


def main() -> None:
    """Ask the teacher, train, score and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--hold-out", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    gold = read_gold(options.gold, hold_out=options.hold_out)
    kept = torch.load(options.teacher)
    state, marks = kept["state"], kept["marks"]
    swapper = Swapper(gold.newspapers, options.gold / "names" / "source" / "ar2en-train.txt", SEED)
    lessons = taught(gold, swapper, state, marks)
    print(f"{len(lessons)} sentences, {sum(len(one.words) for one in lessons)} words", flush=True)
    network = train(lessons, state, marks)
    for name, sentences in (("held out", gold.held_out), ("test", read_test(options.gold))):
        tags = [[LABELS[tag] for tag in row] for row in best_tags(said_of(network, sentences, marks))]
        for label, f1, precision, recall in scores(sentences, tags) if sentences else ():
            print(f"{name} {label}: F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")
    arrays = {name: values.float().numpy() for name, values in network.state_dict().items()}
    files = options.out / "names-words.onnx", options.out / "names-sentences.onnx"
    write_word_network(arrays, *files, about(arrays, marks))
    print(" + ".join(f"{file.stat().st_size}" for file in files), "bytes")


def taught(gold: Gold, swapper: Swapper, state: dict[str, Any], marks: Sequence[str]) -> list[Lesson]:
    """What the teacher says of every sentence the small network learns from."""
    heads = sorted({name.split(".")[1] for name in state if name.startswith("out.")})
    layers = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    teacher = SentenceNetwork(layers, len(state["emb.weight"]), len(marks), heads, len(LABELS))
    teacher.load_state_dict(state)
    copies = [swapper.swapped(one) for _ in range(NEWSPAPER_COPIES) for one in gold.newspapers]
    others = [swapper.swapped(one) for _ in range(WOJOOD_COPIES) for one in gold.wojood]
    lessons = []
    for sentences, sure in (([*gold.newspapers, *copies], True), ([*gold.wojood, *others, *gold.untagged], False)):
        short = [Tagged(one.words[:LONGEST], one.tags[:LONGEST]) for one in sentences]
        reader = Reader(marks, random.Random(SEED))
        said = chances(teacher, reader, short, "aner")
        lessons += [
            Lesson(one, rows, sure=sure) for one, rows in zip(short, said, strict=True) if len(rows) == len(one.words)
        ]
    return lessons


def train(lessons: Sequence[Lesson], state: dict[str, Any], marks: Sequence[str]) -> WordNetwork:
    """Teach the small network."""
    chance = random.Random(SEED)
    network = WordNetwork(len(ALONE), len(TOGETHER_LAYERS), len(state["emb.weight"]), len(marks), len(LABELS))
    network.load_state_dict(beginning(network.state_dict(), state))
    layers = [*network.alone, *network.together]
    rates = [((*network.pos.parameters(), *network.eln.parameters()), RATE * BELOW ** len(layers))]
    rates += [(layer.parameters(), RATE * BELOW ** (len(layers) - 1 - at)) for at, layer in enumerate(layers)]
    new = (network.marks, network.wpos, network.wln, network.out)
    optimiser = rated([*rates, ([weight for part in new for weight in part.parameters()], NEW)])
    planned = [batches(lessons, lambda one: len(one.words), TOGETHER, chance) for _ in range(ROUNDS)]
    course = Course(network, optimiser, sum(map(len, planned)))
    for number, rows in enumerate(planned):
        network.train()
        total = 0.0
        for at, batch in enumerate(rows):
            inputs = tensors([respelled(one.words, chance) for one in batch], marks, chance)
            with torch.autocast("cpu", torch.bfloat16):
                said = network(*inputs).float()
            loss = lesson_loss(said[inputs[3]], batch)
            course.step(loss)
            total += loss.item()
            if at % 200 == 199:
                print(f"round {number + 1}, {at + 1} of {len(rows)}: loss {total / (at + 1):.4f}", flush=True)
        print(f"round {number + 1} of {ROUNDS}: loss {total / len(rows):.4f}", flush=True)
    network.load_state_dict(course.average())
    return network


def beginning(new: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    """The small network's weights before learning: those of chosen layers of the large one."""
    begun = dict(new)
    for name in ("emb.weight", "pos.weight", "eln.weight", "eln.bias"):
        begun[name] = state[name]
    begun["wpos.weight"] = state["pos.weight"] / 2
    for part, chosen in (("alone", ALONE), ("together", TOGETHER_LAYERS)):
        for here, layer in enumerate(chosen):
            start = f"layers.{layer}."
            begun.update(
                {
                    f"{part}.{here}.{name[len(start) :]}": values
                    for name, values in state.items()
                    if name.startswith(start)
                }
            )
    begun["out.weight"], begun["out.bias"] = state["out.aner.weight"], state["out.aner.bias"]
    return begun


def lesson_loss(said: Any, batch: Sequence[Lesson]) -> Any:
    """How far the small network is from what the teacher says, and from the tags where they count; `said` a row a word."""
    teacher = torch.cat([one.said for one in batch]).float()
    goal = (teacher / EVENED).softmax(-1)
    apart = -(goal * (said / EVENED).log_softmax(-1)).sum(-1).mean() * EVENED
    tags = torch.tensor([tag for one in batch for tag in one.tags])
    if bool((tags >= 0).any()):
        return (1 - GOLD_SHARE) * apart + GOLD_SHARE * torch.nn.functional.cross_entropy(said, tags, ignore_index=-100)
    return (1 - GOLD_SHARE) * apart


def tensors(
    sentences: Sequence[Sequence[Token]], marks: Sequence[str], chance: random.Random | None
) -> tuple[Any, ...]:
    """Sentences as the network takes them: pieces and marks of the different words, which stands where, and a mask."""
    numbers_of = {mark: number for number, mark in enumerate(marks)}
    pieces = default_pieces()
    different: dict[tuple[str, str], int] = {}
    longest = max(map(len, sentences))
    index = torch.zeros(len(sentences), longest, dtype=torch.long)
    mask = torch.zeros(len(sentences), longest, dtype=torch.bool)
    for row, words in enumerate(sentences):
        hidden = [chance is not None and chance.random() < HIDDEN_WORDS for _ in words]
        keys = [("", "") if hide else (word.spelling, word.text) for word, hide in zip(words, hidden, strict=True)]
        index[row, : len(words)] = torch.tensor([different.setdefault(key, len(different)) for key in keys])
        mask[row, : len(words)] = True
    cut = [[START, *(pieces.cut(spelling)[:MOST_PIECES] if spelling else [UNKNOWN])] for spelling, _ in different]
    numbers = torch.full((len(cut), max(map(len, cut))), PAD)
    for row, line in enumerate(cut):
        numbers[row, : len(line)] = torch.tensor(line)
    marked = [
        (row, numbers_of[mark])
        for (_, text), row in different.items()
        if text
        for mark in (*list_marks(text), *look_marks(text))
        if mark in numbers_of
    ]
    return numbers, torch.tensor(marked).view(-1, 2), index, mask


@torch.no_grad()  # type: ignore[untyped-decorator]
def said_of(network: WordNetwork, sentences: Sequence[Tagged], marks: Sequence[str]) -> list[Any]:
    """Logarithms of the chance of each tag for each word of each sentence."""
    network.eval()
    found: list[Any] = [None] * len(sentences)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at].words))
    for base in range(0, len(order), 32):
        chosen = order[base : base + 32]
        inputs = tensors([sentences[at].words for at in chosen], marks, None)
        with torch.autocast("cpu", torch.bfloat16):
            rows = network(*inputs).float().log_softmax(-1).numpy()
        for row, at in zip(rows, chosen, strict=True):
            found[at] = row[: len(sentences[at].words)]
    return found


if __name__ == "__main__":
    main()
