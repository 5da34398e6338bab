"""What is to be done, in a form that travels to other machines: a job, and the units of work it is cut into."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dateline.collect import Dropped, Options
from dateline.collect.stretches import CUT, Cut, Stretch, digest_of
from dateline.types import Capture
from dateline.workspace.worker import MOST_SECONDS

FORMAT = 1
"""Of what stands in a folder of shards; it goes up when that changes."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which pipeline reads, by names and paths, so that every machine can build it for itself.

    ``engine`` is the address of a language model, ``engine_cache`` the folder of its answers.
    """

    reader: str
    codebook: Path | None = None
    actors: Path | None = None
    fast: bool = False
    engine: str | None = None
    engine_cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """Sources that are read into a folder of shards. ``versions`` are those of the recipe's pipeline.

    ``home`` is where relative paths begin. A page that takes more than ``most_seconds`` of processor time is refused.
    """

    sources: tuple[str, ...]
    folder: Path
    recipe: Recipe
    versions: Mapping[str, str]
    options: Options = field(default_factory=Options)
    cut: Cut = CUT
    home: Path = field(default_factory=Path.cwd)
    most_seconds: int = MOST_SECONDS

    @property
    def name(self) -> str:
        """A digest of what is read and how: the same job has the same name wherever it runs."""
        return digest([FORMAT, self.sources, self.told, dict(self.versions)])

    @property
    def told(self) -> dict[str, object]:
        """What a person said about the sources that changes what comes of them."""
        options = self.options
        return {
            "columns": dict(sorted(options.columns.items())),
            "published": options.published,
            "outlet": options.outlet,
        }


@dataclass(frozen=True, slots=True)
class Unit:
    """What one worker does at a time and what one shard holds: a stretch of a file, which the worker reads itself,
    or what was found in small files, which travels with it. ``source`` is what a person named."""

    source: str
    part: Stretch | tuple[Capture | Dropped, ...]

    @property
    def file(self) -> str | None:
        """The file that a stretch is of."""
        return self.part.path if isinstance(self.part, Stretch) else None

    @property
    def told(self) -> str:
        """What a person is told of where it stands."""
        if isinstance(self.part, Stretch):
            return f"{self.part.path} from {self.part.begin:,} to {self.part.end:,}"
        return f"{len(self.part)} captures of {self.source}"

    def shard(self, job: Job) -> str:
        """The name of its shard: a digest of what it holds, where it stands, and the versions that read it."""
        return digest(
            [FORMAT, self.source, *_where(self.part), _content(self.part, job), job.told, dict(job.versions)]
        )


def digest(value: object) -> str:
    """A digest of what JSON can hold."""
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]


def _where(part: Stretch | tuple[Capture | Dropped, ...]) -> list[object]:
    return [part.path, part.begin, part.end, part.line] if isinstance(part, Stretch) else []


def _content(part: Stretch | tuple[Capture | Dropped, ...], job: Job) -> object:
    if isinstance(part, Stretch):
        return digest_of(part, job.options)
    return [
        [one.identity, one.media_type] if isinstance(one, Capture) else [one.source, one.line, one.reason]
        for one in part
    ]
