"""Compare scores with pinned floors; each floor is tied to the gold data that it was measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import GoldError

Scores = Mapping[str, Any]


@dataclass(frozen=True)
class Floor:
    """The least a score may be; ``path`` leads to it in the stage's JSON, with dots between the keys."""

    stage: str
    path: str
    floor: float


@dataclass(frozen=True)
class Baselines:
    """All floors, and for each stage the sha256 of the gold files that its floors were measured on."""

    floors: tuple[Floor, ...]
    gold: Mapping[str, str]


def load_baselines(path: Path) -> Baselines:
    """Read ``baselines.json``; raises GoldError where it is not what it should be."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        floors = tuple(
            Floor(stage, name, float(floor))
            for stage, pinned in data["stages"].items()
            for name, floor in pinned["floors"].items()
        )
        return Baselines(
            floors, {stage: str(pinned["gold_sha256"]) for stage, pinned in data["stages"].items()}
        )
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise GoldError(f"{path.name} holds no baselines: {type(error).__name__}: {error}") from error


def gold_digest(folders: Sequence[Path]) -> str:
    """One sha256 over the names and bytes of every file below the folders, whatever order a disk lists."""
    digest = sha256()
    for folder in folders:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        if not files:
            raise GoldError(f"{folder} holds no gold data")
        for path in files:
            digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def score_at(scores: Scores, path: str) -> float | None:
    """The number at a dotted path; None where there is none."""
    found: Any = scores
    for key in path.split("."):
        if not isinstance(found, Mapping) or key not in found:
            return None
        found = found[key]
    return float(found) if isinstance(found, int | float) else None


def failures(baselines: Baselines, results: Mapping[str, Scores], gold: Mapping[str, str]) -> Iterator[str]:
    """One line for every floor that is not met and every stage measured on other gold than its floors."""
    for stage in sorted(baselines.gold):
        if gold.get(stage) != baselines.gold[stage]:
            yield f"{stage}: the gold data are not those that the floors were measured on"
    for floor in baselines.floors:
        score = score_at(results.get(floor.stage, {}), floor.path)
        if score is None:
            yield f"{floor.stage}: there is no score {floor.path}"
        elif score < floor.floor:
            yield f"{floor.stage}: {floor.path} is {score}, below its floor {floor.floor}"
