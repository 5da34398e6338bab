"""weights.yaml."""

from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.errors import CodebookError
from dateline.incidents.weights import FEATURES, load_weights

HEAD = (
    "start: -1.0\nthreshold: 0.5\nleast: 0.1\nsorts: [[bombing, killing]]\nspoken: [threat]\n"
    "close: {bombing: {killing: 0.9}}\n"
)


def page(path: Path, features: list[str]) -> Path:
    lines = "".join(f"  {name}: {{weight: 1.0, means: words}}\n" for name in features)
    path.write_text(f"{HEAD}features:\n{lines}", encoding="utf-8")
    return path


def test_kinds_are_as_close_one_way_as_the_other(tmp_path: Path) -> None:
    weights = load_weights(page(tmp_path / "weights.yaml", list(FEATURES)))
    assert weights.closeness("killing", "bombing") == weights.closeness("bombing", "killing") == 0.9
    assert weights.closeness("bombing", "talks") == 0.0
    assert weights.closeness("bombing", "") == weights.closeness("talks", "talks") == 1.0


def test_a_feature_that_is_missing_or_unknown_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="not so: copy, luck"):
        load_weights(page(tmp_path / "weights.yaml", [*(f for f in FEATURES if f != "copy"), "luck"]))


def test_every_kind_of_the_codebook_is_of_one_sort_and_none_is_unknown() -> None:
    weights, kinds = load_weights(), set(load_codebook().pages)
    assert set(weights.sorts) == kinds
    assert {kind for pair in weights.close for kind in pair} <= kinds
    assert weights.spoken < kinds
    assert all(0 < value <= 1 for value in weights.close.values())
    both = [pair for pair in weights.close if pair[::-1] in weights.close]
    assert both == []
