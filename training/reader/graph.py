"""A graph of the runtime's own operators, written one by one: nothing is traced, and nothing is left to be fused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
Shape = tuple[str | int, ...]
RUNTIME = "com.microsoft"
OPSET, RUNTIME_OPSET, IR = 17, 1, 8
EPSILON = 1e-12
END = np.iinfo(np.int64).max


class Graph:
    """Operators over named values; every method adds one step and returns the name of what it gives.

    Matrices are [rows, columns] throughout: a sentence goes alone, so there is no batch and no padding.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def step(self, kind: str, *inputs: str, domain: str = "", **options: object) -> str:
        """One operator with one output."""
        return self.steps(kind, *inputs, count=1, domain=domain, **options)[0]

    def steps(
        self, kind: str, *inputs: str, count: int, domain: str = "", **options: object
    ) -> tuple[str, ...]:
        """One operator with ``count`` outputs."""
        name = f"{kind}_{len(self.nodes)}"
        outputs = tuple(f"{name}.{n}" for n in range(count))
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, domain=domain, **options))
        return outputs

    def constant(self, name: str, values: object, dtype: type[np.generic] = np.float32) -> str:
        """Fixed values under a name of their own; the same name is the same values."""
        table = np.ascontiguousarray(np.asarray(values, dtype=dtype))
        self.constants[name] = numpy_helper.from_array(table, name)
        return name

    def whole(self, *numbers: int) -> str:
        """Fixed whole numbers: a shape, an axis, a place."""
        return self.constant("whole." + ".".join(map(str, numbers)), numbers, np.int64)

    def looked_up(self, table: str, rows: str) -> str:
        """Rows of an int8 table, as floats."""
        numbers, scale, zero = per_table(self.weights[f"{table}.weight"])
        found = self.step("Gather", self.constant(f"{table}.numbers", numbers, np.uint8), rows)
        scale_name = self.constant(f"{table}.scale", scale)
        return self.step(
            "DequantizeLinear", found, scale_name, self.constant(f"{table}.zero", zero, np.uint8)
        )

    def rounded(self, table: str) -> Floats:
        """A small table as its int8 numbers stand for it."""
        numbers, scale, zero = per_table(self.weights[f"{table}.weight"])
        return (numbers.astype(np.float32) - np.float32(zero)) * scale

    def linear(self, states: str, *layers: str) -> str:
        """Linear layers of torch in float, side by side in one product."""
        return self.mapped(states, layers[0], *self.side_by_side(layers))

    def mapped(self, states: str, name: str, weight: Floats, bias: Floats) -> str:
        """States by a matrix in float, and a last row added."""
        constants = self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)
        return self.step("Gemm", states, *constants)

    def linear_int8(self, states: str, *layers: str) -> str:
        """The same in int8: weights by column, states by their least and greatest value in this sentence."""
        return self.mapped_int8(states, layers[0], *self.side_by_side(layers))

    def mapped_int8(self, states: str, name: str, weight: Floats, bias: Floats) -> str:
        """States by a matrix in int8, and a last row added."""
        numbers, scale = per_column(weight)
        return self.step(
            "DynamicQuantizeMatMul",
            states,
            self.constant(f"{name}.numbers", numbers, np.int8),
            self.constant(f"{name}.scale", scale),
            "",
            self.constant(f"{name}.bias", bias),
            domain=RUNTIME,
        )

    def side_by_side(self, layers: Sequence[str]) -> tuple[Floats, Floats]:
        """The weights [in, out] and biases of torch's linear layers, joined by column."""
        weight = np.concatenate([self.weights[f"{layer}.weight"] for layer in layers]).T
        return weight, np.concatenate([self.weights[f"{layer}.bias"] for layer in layers])

    def normalised_sum(self, left: str, right: str, layer: str) -> str:
        """Two steps on purpose: the runtime's fused one (SkipLayerNormalization) takes seven times as long."""
        gain, bias = (
            self.constant(f"{layer}.{part}", self.weights[f"{layer}.{part}"]) for part in ("weight", "bias")
        )
        return self.step("LayerNormalization", self.step("Add", left, right), gain, bias, epsilon=EPSILON)

    def product(self, left: str, right: str, **options: float) -> str:
        """A product with turns of its sides and a factor folded in: see the runtime's FusedMatMul."""
        return self.step("FusedMatMul", left, right, domain=RUNTIME, **options)

    def gelu(self, states: str) -> str:
        """The exact one, by the error function."""
        return self.step("Gelu", states, domain=RUNTIME)

    def split(self, states: str, *sizes: int) -> tuple[str, ...]:
        """Columns in stretches of the given sizes."""
        return self.steps("Split", states, self.whole(*sizes), count=len(sizes), axis=-1)

    def from_row(self, states: str, start: int) -> str:
        """All rows from one on."""
        return self.step("Slice", states, self.whole(start), self.whole(END), self.whole(0))

    def model(self, inputs: Mapping[str, str], outputs: Mapping[str, tuple[str, Shape]]) -> bytes:
        """The file: inputs with the name of their length, outputs with the value each is and its shape."""
        named = [
            helper.make_node("Identity", [value], [name], name=name) for name, (value, _) in outputs.items()
        ]
        graph = helper.make_graph(
            self.nodes + named,
            "reader",
            [helper.make_tensor_value_info(name, TensorProto.INT64, [size]) for name, size in inputs.items()],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))
                for name, (_, shape) in outputs.items()
            ],
            list(self.constants.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, RUNTIME_OPSET)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR)
        onnx.checker.check_model(model)
        return bytes(model.SerializeToString(deterministic=True))


def per_column(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """int8 numbers and one scale for each column, 0 at 0."""
    scale = np.abs(weight).max(axis=0) / np.float32(127)
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale


def per_table(weight: Floats) -> tuple[NDArray[np.uint8], np.float32, np.uint8]:
    """uint8 numbers, one scale and one zero for a whole table."""
    low, high = min(0.0, float(weight.min())), max(0.0, float(weight.max()))
    scale = np.float32((high - low) / 255)
    zero = np.uint8(round(-low / float(scale)))
    return np.clip(np.rint(weight / scale) + zero, 0, 255).astype(np.uint8), scale, zero
