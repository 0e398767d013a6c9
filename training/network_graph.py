"""Writes a trained network as an ONNX graph with matrices in 8 bit, the way onnxruntime runs it fastest on a processor.

With `by_row` what comes into a dense step is rounded place by place, so that a sentence is judged alike whatever stands in the
batch beside it; else by the range of the whole batch, which is faster (`DynamicQuantizeMatMul`). Matrices have a scale for each column. The
vectors of the pieces are not in the file but looked up by `khabar.models.pieces`. Names of inputs and outputs are what
`khabar.models.network` asks for.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper  # type: ignore[import-not-found]  # only to train; not a dependency

from khabar.models.decoding import Numbers

_RUNTIME = "com.microsoft"
_OPERATORS, _FORMAT = 18, 9
_EPSILON = 1e-12

_HEADS = 12


class Graph:
    """Nodes and weights gathered one after the other; each step gives the name of what it yields."""

    def __init__(self, state: Mapping[str, Numbers], *, by_row: bool = False) -> None:
        self._state = state
        self._by_row = by_row
        self._nodes: list[Any] = []
        self._weights: dict[str, Any] = {}

    def weight(self, name: str, values: NDArray[Any]) -> str:
        """Keep an array under a name."""
        self._weights[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def add(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **options: Any) -> str:
        """One node with one output."""
        self._nodes.append(helper.make_node(operator, list(inputs), [output], domain=domain, **options))
        return output

    def dense(self, inputs: str, name: str) -> str:
        """Times a matrix in 8 bit, plus a row."""
        matrix = self._state[f"{name}.weight"]
        scales = np.abs(matrix).max(axis=1) / 127
        rounded = np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype(np.int8).T
        parts = [
            self.weight(f"{name}.matrix", rounded),
            self.weight(f"{name}.scales", scales.astype(np.float32)),
            self.weight(f"{name}.zeros", np.zeros(len(scales), dtype=np.int8)),
            self.weight(f"{name}.row", self._state[f"{name}.bias"]),
        ]
        if not self._by_row:
            return self.add("DynamicQuantizeMatMul", [inputs, *parts], f"{name}.out", _RUNTIME)
        matrix8, scales8, zeros8, row = parts
        highest = self.add("ReduceMax", [self.add("Abs", [inputs], f"{name}.size"), self._last()], f"{name}.highest")
        least, most = (
            self.weight("least", np.array(1e-9, dtype=np.float32)),
            self.weight("most", np.array(127, dtype=np.float32)),
        )
        step = self.add("Div", [self.add("Max", [highest, least], f"{name}.top"), most], f"{name}.step")
        whole = self.add("Round", [self.add("Div", [inputs, step], f"{name}.ratio")], f"{name}.whole")
        middle = self.weight("middle", np.array(128, dtype=np.float32))
        bytes8 = self.add(
            "Cast", [self.add("Add", [whole, middle], f"{name}.raised")], f"{name}.byte", to=TensorProto.UINT8
        )
        zero = self.weight("zero8", np.array(128, dtype=np.uint8))
        product = self.add("MatMulInteger", [bytes8, matrix8, zero, zeros8], f"{name}.product")
        wide = self.add(
            "Mul", [self.add("Cast", [product], f"{name}.float", to=TensorProto.FLOAT), step], f"{name}.wide"
        )
        return self.add("Add", [self.add("Mul", [wide, scales8], f"{name}.scaled"), row], f"{name}.out")

    def _last(self) -> str:
        return self.weight("last axis", np.array([-1], dtype=np.int64))

    def exact(self, inputs: str, name: str, output: str) -> str:
        """Times a small matrix as it is, plus a row."""
        matrix = self.weight(f"{name}.matrix", self._state[f"{name}.weight"].T)
        product = self.add("MatMul", [inputs, matrix], f"{name}.product")
        return self.add("Add", [product, self.weight(f"{name}.row", self._state[f"{name}.bias"])], output)

    def normalised(self, inputs: str, name: str) -> str:
        """Each place made mean 0 and spread 1, then scaled."""
        parts = [
            self.weight(f"{name}.scale", self._state[f"{name}.weight"]),
            self.weight(f"{name}.shift", self._state[f"{name}.bias"]),
        ]
        return self.add("LayerNormalization", [inputs, *parts], f"{name}.out", axis=-1, epsilon=_EPSILON)

    def placed(self, inputs: str, name: str) -> str:
        """Plus a row for each place."""
        zero = self.weight("zero", np.array([0], dtype=np.int64))
        table = self.weight(name, self._state[f"{name}.weight"].astype(np.float16))
        self.add("Shape", [inputs], "places", start=1, end=2)
        rows = self.add("Slice", [table, zero, "places", zero], f"{name}.half")
        rows = self.add("Cast", [rows], f"{name}.rows", to=TensorProto.FLOAT)
        return self.add("Add", [inputs, rows], f"{name}.out")

    def layer(self, inputs: str, name: str) -> str:
        """A layer as `network.Layer` has it; looks only where the input `mask` is 1."""
        both = self.dense(inputs, f"{name}.qkv")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self._nodes.append(helper.make_node("Split", [both], parts, axis=-1, num_outputs=3))
        seen = self.add("MultiHeadAttention", [*parts, "", "mask"], f"{name}.seen", _RUNTIME, num_heads=_HEADS)
        summed = self.add("Add", [self.dense(seen, f"{name}.ao"), inputs], f"{name}.first")
        middle = self.normalised(summed, f"{name}.aln")
        wide = self.add("Gelu", [self.dense(middle, f"{name}.fi")], f"{name}.wide", _RUNTIME)
        summed = self.add("Add", [self.dense(wide, f"{name}.fo"), middle], f"{name}.second")
        return self.normalised(summed, f"{name}.oln")

    def write(
        self,
        path: Path,
        inputs: Mapping[str, tuple[int, list[Any]]],
        outputs: Mapping[str, list[Any]],
        about: Mapping[str, str],
    ) -> None:
        """The file; `about` is what the running system reads beside the weights."""
        taken = [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()]
        given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()]
        graph = helper.make_graph(self._nodes, "names", taken, given, list(self._weights.values()))
        versions = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_RUNTIME, 1)]
        model = helper.make_model(graph, opset_imports=versions, producer_name="khabar")
        model.ir_version = _FORMAT
        helper.set_model_props(model, dict(about))
        path.write_bytes(model.SerializeToString(deterministic=True))


def write_sentence_network(state: Mapping[str, Numbers], head: str, path: Path, about: Mapping[str, str]) -> None:
    """`SentenceNetwork` with one of its heads."""
    graph = Graph(state, by_row=True)
    width = state["pos.weight"].shape[1]
    inputs = graph.normalised(graph.placed("vectors", "pos"), "eln")
    for layer in range(_layers(state, "layers")):
        inputs = graph.layer(inputs, f"layers.{layer}")
    flat = graph.add("Reshape", [inputs, graph.weight("flat", np.array([-1, width], dtype=np.int64))], "rows")
    graph.exact(graph.add("Gather", [flat, "first"], "words"), f"out.{head}", "scores")
    taken = {
        "vectors": (TensorProto.FLOAT, ["B", "L", width]),
        "mask": (TensorProto.INT32, ["B", "L"]),
        "first": (TensorProto.INT64, ["T"]),
    }
    graph.write(path, taken, {"scores": ["T", len(state[f"out.{head}.bias"])]}, about)


def _layers(state: Mapping[str, Numbers], part: str) -> int:
    return len({name.split(".")[1] for name in state if name.startswith(f"{part}.")})
