"""Train the line classifier of the page stage, score it in folds by site, and export it to ONNX.

    python training/page/train.py --gold DIR --weights src/dateline/page/weights/lines.onnx --scores FILE

The gold folder holds pages/dumps.jsonl. Only numbers computed from lines go into the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType

from dateline.evaluate.page_dumps import keep_all, keep_block, kept_lines, score_dumps
from dateline.evaluate.page_gold import GoldDump, load_dumps, pages_folder
from dateline.page.classifier import Mask, OnnxClassifier, Probabilities
from dateline.page.features import Matrix, page_features

NEAR = 12
Shares = np.ndarray[Any, np.dtype[np.float64]]
CONFIG = Path(__file__).with_name("config.toml")


class Booster:
    """A trained model in the place of the shipped one."""

    def __init__(self, model: lightgbm.Booster) -> None:
        self._model = model

    def __call__(self, features: Matrix) -> Probabilities:
        """Probabilities for rows of ``page_features``, one a line."""
        return np.asarray(self._model.predict(features), dtype=np.float64)


def main() -> None:
    """Train in folds and on everything; write weights and scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scores", type=Path, required=True)
    arguments = parser.parse_args()
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    dumps = list(load_dumps(pages_folder(arguments.gold) / "dumps.jsonl"))
    features = [page_features(dump.lines) for dump in dumps]
    say(f"{len(dumps)} pages, {sum(len(rows) for rows in features)} lines, {features[0].shape[1]} features")
    model = fit(dumps, features, config)
    arguments.weights.parent.mkdir(parents=True, exist_ok=True)
    arguments.weights.write_bytes(export(model, features[0]))
    say(f"{arguments.weights}: {arguments.weights.stat().st_size} bytes")
    scores = score_folds(dumps, features, config)
    arguments.scores.write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    say(json.dumps(scores, indent=2))


def say(text: str) -> None:
    """Tell the person who waits."""
    sys.stderr.write(f"{text}\n")


def fold_of(site: str, folds: int) -> int:
    """The fold of a site, by a hash of its name."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds


def fit(dumps: list[GoldDump], features: list[Matrix], config: dict[str, Any]) -> lightgbm.Booster:
    """A model of all lines that count; every page weighs the square root of its length."""
    draw = np.random.default_rng(config["boosting"]["seed"])
    drawn = [sample(dump, config["outside"], draw) for dump in dumps]
    counted = [mask for mask, _ in drawn]
    rows = np.vstack([matrix[mask] for matrix, mask in zip(features, counted, strict=True)])
    labels = np.concatenate(
        [np.array(dump.in_report)[mask] for dump, mask in zip(dumps, counted, strict=True)]
    )
    weights = np.concatenate([1 / np.sqrt(len(mask)) / share[mask] for mask, share in drawn])
    data = lightgbm.Dataset(rows, labels.astype(np.int8), weight=weights / weights.mean())
    return lightgbm.train(config["boosting"], data, config["rounds"])


def sample(dump: GoldDump, outside: float, draw: np.random.Generator) -> tuple[Mask, Shares]:
    """Which lines of a page are trained on, and with what chance each was drawn.

    All lines in and near the report are; of those farther away, which are many and easy, a share.
    """
    inside = np.flatnonzero(dump.in_report)
    share = np.full(len(dump.lines), outside)
    if len(inside):
        share[max(0, inside[0] - NEAR) : inside[-1] + NEAR] = 1.0
    return np.array(dump.counted(), dtype=bool) & (draw.random(len(share)) < share), share


def export(model: lightgbm.Booster, sample: Matrix) -> bytes:
    """The model as ONNX; raises SystemExit where it does not predict what the model does."""
    shape = [("features", FloatTensorType([None, sample.shape[1]]))]
    exported = convert_lightgbm(model, initial_types=shape, zipmap=False, target_opset=15)
    weights: bytes = exported.SerializeToString()
    difference = float(np.abs(OnnxClassifier(weights)(sample) - Booster(model)(sample)).max())
    if difference > 1e-3:
        raise SystemExit(f"the exported model differs by {difference}")
    return weights


def score_folds(dumps: list[GoldDump], features: list[Matrix], config: dict[str, Any]) -> dict[str, Any]:
    """Scores of the whole page stage on dumps, each page read by a model that saw no page of its site."""
    folds = config["folds"]
    kept: list[list[bool]] = [[] for _ in dumps]
    for fold in range(folds):
        seen = [index for index, dump in enumerate(dumps) if fold_of(dump.site, folds) != fold]
        model = fit([dumps[index] for index in seen], [features[index] for index in seen], config)
        for index, dump in enumerate(dumps):
            if fold_of(dump.site, folds) == fold:
                kept[index] = kept_lines(dump.lines, Booster(model)(features[index]))
        say(f"fold {fold + 1} of {folds} done")
    return {
        "folds_by_site": score_dumps(zip(dumps, kept, strict=True)),
        "keep_all": score_dumps((dump, keep_all(dump.lines)) for dump in dumps),
        "best_block": score_dumps((dump, keep_block(dump.lines)) for dump in dumps),
    }


if __name__ == "__main__":
    main()
