"""What there is to know of a data set before it is downloaded: its rows, what is left out and why, its notes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.export.make import Made

_EXAMPLES = 3
_BLOCK = 1024 * 1024
_LEFT_OUT = "left out: "


@dataclass(frozen=True, slots=True)
class Lost:
    """One kind of loss: how often, and a few incidents that it was with what each lost."""

    kind: str
    count: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A finished data set. ``left_out`` are incidents that give no row, by reason; ``lost`` is what else went."""

    rows: Mapping[str, int]
    left_out: tuple[Lost, ...]
    lost: tuple[Lost, ...]
    notice: str
    citation: str
    files: tuple[tuple[str, int], ...]
    size: int
    sha256: str

    @property
    def tag(self) -> str:
        """The tag of its bytes, as ``ETag`` has it."""
        return f'"{self.sha256[:32]}"'


def facts(path: Path, made: Made) -> Facts:
    """What an export that lies in a zip file holds."""
    with zipfile.ZipFile(path) as archive:
        losses = _losses(archive, made.losses)
        return Facts(
            rows=made.rows,
            left_out=tuple(_shortened(one) for one in losses if one.kind.startswith(_LEFT_OUT)),
            lost=tuple(one for one in losses if not one.kind.startswith(_LEFT_OUT)),
            notice=archive.read("NOTICE.txt").decode(),
            citation=archive.read("CITATION.cff").decode(),
            files=tuple((info.filename, info.file_size) for info in archive.infolist()),
            size=path.stat().st_size,
            sha256=_hashed(path),
        )


def _losses(archive: zipfile.ZipFile, counts: Mapping[str, int]) -> list[Lost]:
    """Every kind of loss, the commonest first, with its first examples."""
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in counts}
    missing = sum(min(_EXAMPLES, count) for count in counts.values())
    with archive.open("losses.jsonl") as lines:
        for line in lines:
            if not missing:
                break
            loss = json.loads(line)
            examples = found[loss["kind"]]
            if len(examples) < _EXAMPLES:
                examples.append((loss["incident"], loss["detail"]))
                missing -= 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Lost(kind, count, tuple(found[kind])) for kind, count in ordered]


def _shortened(lost: Lost) -> Lost:
    return Lost(lost.kind.removeprefix(_LEFT_OUT), lost.count, lost.examples)


def _hashed(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
