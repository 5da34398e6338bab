"""A folder of shards: which versions made them, and which runs are finished."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import ShardError
from dateline.scale.job import FORMAT, Job
from dateline.store.columns import storable


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of a finished run: what a person named, the file it is a stretch of, its shard and the rows in it."""

    source: str
    file: str | None
    shard: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A finished run: the units of its sources in order. It is written last, so that what it names is there."""

    sources: Sequence[str]
    told: Mapping[str, object]
    versions: Mapping[str, str]
    units: Sequence[Entry] = field(default_factory=tuple)
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class _Made:
    """Which versions made the shards of a folder."""

    versions: Mapping[str, str]
    format: int = FORMAT


D = TypeVar("D", _Made, Manifest)


class Folder:
    """Where shards stand: ``shards/NAME.parquet``, ``runs/NAME.json`` for each finished run, and ``versions.json``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def shard(self, name: str) -> Path:
        """Where the shard of that name stands or will stand."""
        return self.path / "shards" / f"{name}.parquet"

    def open_for(self, versions: Mapping[str, str]) -> None:
        """Make the folder, or go on with it; ShardError where others made what it holds, or another kind of files."""
        try:
            if self.path.exists() and (not self.path.is_dir() or self._is_foreign()):
                raise ShardError(f"{self.path} holds other things than shards: give a new or an empty folder")
            (self.path / "shards").mkdir(parents=True, exist_ok=True)
            (self.path / "runs").mkdir(exist_ok=True)
            if not self._versions.exists():
                _put(self._versions, _Made(dict(sorted(versions.items()))))
        except OSError as error:
            raise ShardError(f"{self.path} cannot be written: {error.strerror or error}") from error
        there = self.versions()
        if there != dict(versions):
            raise ShardError(
                f"{self.path} holds shards of other versions ({differences(there, versions)}): "
                "give another folder, and merge both"
            )

    def versions(self) -> dict[str, str]:
        """The versions that made the shards; ShardError where the folder is none of shards."""
        return dict(_get(self._versions, _Made).versions)

    def finish(self, job: Job, units: Sequence[Entry]) -> None:
        """Write down that a job is done, and take away what killed workers left of its shards."""
        for unit in units:
            for left in self.shard(unit.shard).parent.glob(f"{unit.shard}.*.part*"):
                _remove(left)
        sources = tuple(storable(source) for source in job.sources)
        manifest = Manifest(sources, job.told, dict(sorted(job.versions.items())), units)
        _put(self.path / "runs" / f"{job.name}.json", manifest)

    def finished(self) -> list[Manifest]:
        """The finished runs, by their sources; ShardError where there is none."""
        self.versions()
        found = [_get(path, Manifest) for path in sorted((self.path / "runs").glob("*.json"))]
        if not found:
            raise ShardError(
                f"{self.path} holds no finished run: the same `dateline run` again goes on with it"
            )
        return sorted(found, key=lambda one: list(one.sources))

    @property
    def _versions(self) -> Path:
        return self.path / "versions.json"

    def _is_foreign(self) -> bool:
        return not self._versions.exists() and any(self.path.iterdir())


def _put(path: Path, document: object) -> None:
    """Write a file that is there whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n")
    part.replace(path)


def _get(path: Path, kind: type[D]) -> D:
    folder = path.parent if kind is _Made else path.parent.parent
    try:
        found = msgspec.json.decode(path.read_bytes(), type=kind)
    except (FileNotFoundError, NotADirectoryError):
        raise ShardError(
            f"{folder} is no folder of shards: `dateline run SOURCE --into {folder}` makes one"
        ) from None
    except (OSError, msgspec.MsgspecError) as error:
        raise ShardError(f"{path} cannot be read: {error}") from error
    if found.format != FORMAT:
        raise ShardError(
            f"{folder} was written by another Dateline: its format is {found.format}, not {FORMAT}"
        )
    return found


def _remove(path: Path) -> None:
    if path.is_dir():
        for part in path.iterdir():
            part.unlink(missing_ok=True)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def differences(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """What differs between the versions of somewhere else and those of here."""
    names = sorted(name for name in {*there, *here} if there.get(name) != here.get(name))
    return ", ".join(f"{name} {there.get(name)} there, {here.get(name)} here" for name in names)
