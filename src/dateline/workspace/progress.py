"""How far a run has come, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Doing(StrEnum):
    """What a run is busy with."""

    TAKING = "taking in"
    READING = "reading"
    SHARDS = "making shards"
    OUTLINING = "outlining claims"
    BUILDING = "building incidents"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` captures, claims or incidents; ``total`` is None where nobody knows it yet.

    ``source`` is being taken in.
    """

    doing: Doing
    done: int
    total: int | None = None
    source: str | None = None


OnProgress = Callable[[Progress], None]


def untold(_progress: Progress) -> None:
    """For a run that nobody watches."""
