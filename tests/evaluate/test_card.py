"""The accuracy card shows what was measured, on the gold data that the gate's floors stand on, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.codebook import load_codebook
from dateline.evaluate.card import card_sheet, load_card, measured, paths_of
from dateline.evaluate.gate import load_baselines

BASELINES = load_baselines(Path(__file__).parents[2] / "evals" / "baselines.json")


def test_every_figure_was_measured_and_none_beside_them() -> None:
    shown: dict[str, set[str]] = {}
    for stage, path in paths_of(card_sheet()):
        shown.setdefault(stage, set()).add(path)
    kept = {
        stage: {path for path in one["figures"] if not path.startswith("by_kind.")}
        for stage, one in measured().items()
    }
    assert kept == shown


def test_every_figure_lies_above_its_floor_on_the_same_gold() -> None:
    floors = {(floor.stage, floor.path): floor.floor for floor in BASELINES.floors}
    stages = measured()
    for column in card_sheet().columns.values():
        for figure in column.figures:
            assert stages[figure.stage]["figures"][figure.path] >= floors[figure.stage, figure.path], figure
            assert stages[figure.stage]["gold_sha256"] == BASELINES.gold[figure.stage]


def test_every_column_is_better_than_its_baseline() -> None:
    for column in load_card().columns:
        for figure in column.figures:
            assert 0 < figure.percent <= 100
            assert figure.baseline is None or figure.baseline < figure.percent, (column.name, figure.says)
            assert (figure.baseline is None) == (figure.against is None)


def test_kinds_add_up_to_the_whole() -> None:
    card, figures = load_card(), measured()["claims"]["figures"]
    assert set(card.kinds) <= set(load_codebook().pages)
    found = sum(one.found for one in card.kinds.values())
    assert round(found / sum(one.gold for one in card.kinds.values()), 4) == figures["all.recall"]
    assert (
        round(found / (found + sum(one.wrong for one in card.kinds.values())), 4) == figures["all.precision"]
    )


def test_the_figures_are_written_as_the_script_writes_them() -> None:
    path = Path(__file__).parents[2] / "src" / "dateline" / "evaluate" / "measured.json"
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"
