"""The network that is taught names, in torch: the layers of multilingual-e5-small, from which it starts."""

from collections.abc import Iterable, Sequence
from typing import Any

import torch  # type: ignore[import-not-found]  # only to train; not a dependency
from e5 import Encoder

from khabar.models.pieces import PAD

WIDTH, INNER, HEADS, PLACES = 384, 1536, 12, 512
DROPPED = 0.1
EPSILON = 1e-12
#: What is added to the attention on padding.
_HIDDEN = -1e4

State = dict[str, Any]


class Layer(torch.nn.Module):  # type: ignore[misc]
    """Attention and two dense steps, each added to what came in and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = torch.nn.Linear(WIDTH, 3 * WIDTH)
        self.ao = torch.nn.Linear(WIDTH, WIDTH)
        self.aln = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
        self.fi = torch.nn.Linear(WIDTH, INNER)
        self.fo = torch.nn.Linear(INNER, WIDTH)
        self.oln = torch.nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, inputs: Any, hidden: Any) -> Any:
        """`inputs` rows x places x width; `hidden` is added to the attention: 0 or a large negative number."""
        rows, places, width = inputs.shape
        query, key, value = self.qkv(inputs).view(rows, places, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        weights = (query @ key.transpose(-1, -2)) * (width // HEADS) ** -0.5 + hidden
        seen = (weights.softmax(-1) @ value).transpose(1, 2).reshape(rows, places, width)
        inputs = self.aln(inputs + dropped(self.ao(seen), self.training))
        return self.oln(inputs + dropped(self.fo(torch.nn.functional.gelu(self.fi(inputs))), self.training))


class SentenceNetwork(torch.nn.Module):  # type: ignore[misc]
    """Pieces of a sentence through every layer; a head for each measure of what a name is (`aner`, `wojood`)."""

    def __init__(self, layers: int, pieces: int, marks: int, heads: Sequence[str], labels: int) -> None:
        super().__init__()
        self.emb = torch.nn.Embedding(pieces, WIDTH)
        self.pos = torch.nn.Embedding(PLACES, WIDTH)
        self.eln = torch.nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = torch.nn.ModuleList(Layer() for _ in range(layers))
        self.marks = torch.nn.Embedding(marks, WIDTH)
        self.out = torch.nn.ModuleDict({head: torch.nn.Linear(WIDTH, labels) for head in heads})
        torch.nn.init.normal_(self.marks.weight, std=0.01)
        self.emb.weight.requires_grad = False

    def forward(self, numbers: Any, marks: Any, first: Any) -> dict[str, Any]:
        """`numbers` of pieces rows x places; `marks` (place in the flat rows, mark) pairs; `first` pieces of words, flat."""
        mask = numbers != PAD
        inputs = self.emb(numbers) + self.pos.weight[: numbers.shape[1]]
        inputs = added_marks(inputs, self.marks.weight, marks)
        inputs = dropped(self.eln(inputs), self.training)
        for layer in self.layers:
            inputs = layer(inputs, hidden(mask))
        words = dropped(inputs.reshape(-1, WIDTH)[first][None], self.training)[0]
        return {head: out(words) for head, out in self.out.items()}


def encoder_state(encoder: Encoder, vectors: Any, layers: Iterable[int]) -> State:
    """The weights of some layers of the encoder, by the names they have here; `vectors` are those of the kept pieces."""
    weights = {name: torch.tensor(numbers) for name, numbers in encoder.weights.items() if name != "emb.word"}
    state = {
        "emb.weight": torch.tensor(vectors),
        "pos.weight": weights["emb.pos"].view(PLACES, WIDTH) + weights["emb.type"][:WIDTH],
        "eln.weight": weights["emb.ln.w"],
        "eln.bias": weights["emb.ln.b"],
    }
    for here, layer in enumerate(layers):
        for end, kind in (("w", "weight"), ("b", "bias")):
            state[f"layers.{here}.qkv.{kind}"] = torch.cat([weights[f"l{layer}.{part}.{end}"] for part in "qkv"])
            for part in ("ao", "aln", "fi", "fo", "oln"):
                state[f"layers.{here}.{part}.{kind}"] = weights[f"l{layer}.{part}.{end}"]
    return state


def dropped(values: Any, training: bool) -> Any:
    """Leave out a tenth of the numbers, the same in all places of a row: as good as any other choice here, and cheap."""
    if not training:
        return values
    kept = torch.rand(values.shape[0], 1, values.shape[2]) > DROPPED
    return values * (kept.to(values.dtype) / (1 - DROPPED))


def hidden(mask: Any) -> Any:
    """What is added to the attention where `mask` is False."""
    added = torch.where(mask[:, None, None, :], 0.0, _HIDDEN)
    return added.bfloat16() if torch.is_autocast_enabled("cpu") else added


def added_marks(inputs: Any, vectors: Any, marks: Any) -> Any:
    """Add the vector of each mark at its place in the flat rows of `inputs`."""
    flat = inputs.reshape(-1, inputs.shape[-1]).float()
    return flat.index_add(0, marks[:, 0], vectors[marks[:, 1]].float()).view(inputs.shape)
