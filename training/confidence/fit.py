"""Fits how confident the coder is of a claim to coded reports, and prints how reliable that is.

python training/confidence/fit.py --reports ../shared/reports [--reports MORE] --out src/dateline/code/confidence.yaml
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from dateline.code import Coder, load_confidence
from dateline.code.confidence import features
from dateline.code.draft import claims_of
from dateline.evaluate.claims import said, wanted_of
from dateline.evaluate.reliability import reliability
from dateline.evaluate.reports import load_reports
from dateline.pipeline import build
from dateline.types import Capture
from dateline.workspace.matching import match

PENALTY = 1.0
FOLDS = 5

Floats = NDArray[np.float64]
Row = tuple[str, dict[str, float], bool]


def rows_of(folders: list[Path]) -> list[Row]:
    """Report, features and whether a coder has the claim, for every claim that the pipeline makes."""
    line = build()
    coder = Coder(line.codebook, line.lexicon, load_confidence())
    rows = []
    for folder in folders:
        for report in load_reports(folder):
            reading = line(Capture(report.content, media_type="text/plain", published=report.published))
            drafts = coder.drafts(reading)
            claims = [claims_of(reading, [(draft, 0.0)], "")[0] for draft in drafts]
            wanted, required = wanted_of(report, reading.report.text)
            matched = set(match(wanted, said(tuple(claims)), required).values())
            rows += [
                (report.name, dict(features(draft)), number in matched) for number, draft in enumerate(drafts)
            ]
    return rows


def fit(table: Floats, right: Floats) -> Floats:
    """Weights of a logistic model with a ridge on all but the first column, by Newton's method."""
    weights = np.zeros(table.shape[1])
    ridge = np.diag([0.0, *[PENALTY] * (table.shape[1] - 1)])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - ridge @ weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def main(folders: list[Path], out: Path) -> None:
    """Print the reliability in folds by report and write the weights fitted to all."""
    rows = rows_of(folders)
    names = ["always", *sorted({name for _, told, _ in rows for name in told} - {"always"})]
    table = np.array([[float(told.get(name, 0.0)) for name in names] for _, told, _ in rows])
    right = np.array([float(hit) for *_, hit in rows])
    fold = np.array([sorted({name for name, *_ in rows}).index(report) % FOLDS for report, *_ in rows])
    guessed = np.zeros(len(rows))
    for number in range(FOLDS):
        weights = fit(table[fold != number], right[fold != number])
        guessed[fold == number] = 1 / (1 + np.exp(-table[fold == number] @ weights))
    print(yaml.safe_dump(reliability(list(zip(guessed.tolist(), (right > 0).tolist(), strict=True)))))
    weights = {name: round(float(weight), 3) for name, weight in zip(names, fit(table, right), strict=True)}
    text = "# Fitted by training/confidence/fit.py on coded reports; see evals/README.md for how reliable it is.\n"
    out.write_text(text + yaml.safe_dump({"weights": weights}, sort_keys=False), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/code/confidence.yaml"))
    given = parser.parse_args()
    main(given.reports, given.out)
