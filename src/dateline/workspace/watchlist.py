"""What a list of sources means for a workspace: how each is fetched, and how long after one poll the next is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dateline.collect.options import Options
from dateline.collect.watchlist import read_watchlist


@dataclass(frozen=True, slots=True)
class Watched:
    """A source, how it is fetched, and how long after one poll the next is due."""

    url: str
    options: Options
    every: timedelta


def load_watchlist(path: Path, *, allow_private: bool = False) -> tuple[Watched, ...]:
    """The sources of a list, in its order; raises CaptureError for a list that cannot be used."""
    watchlist = read_watchlist(path)
    return tuple(
        Watched(
            source.url,
            watchlist.options(source, allow_private=allow_private),
            source.every or watchlist.every,
        )
        for source in watchlist.source
    )
