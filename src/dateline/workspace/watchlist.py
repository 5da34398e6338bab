"""A list of feeds, sitemaps and pages to be asked again and again: a TOML file that a person writes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import Field, ValidationError

from dateline.collect.options import Kind, Options
from dateline.errors import CaptureError
from dateline.sheet import Sheet

HOUR = 60


class SourceEntry(Sheet):
    """One source as it is written; see ``Watched``."""

    url: str = Field(pattern=r"^https?://\S+$")
    kind: Kind | None = None
    outlet: str | None = None
    minutes: int | None = Field(default=None, ge=1)


class WatchlistPage(Sheet):
    """The whole file: ``minutes`` between two polls of a source that says nothing else, ``contact`` for its owner."""

    source: tuple[SourceEntry, ...] = Field(min_length=1)
    minutes: int = Field(default=HOUR, ge=1)
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """A source, how it is fetched, and how long after one poll the next is due."""

    url: str
    options: Options
    every: timedelta


def load_watchlist(path: Path, *, allow_private: bool = False) -> tuple[Watched, ...]:
    """The sources of a list, in its order; raises CaptureError for a list that cannot be used."""
    try:
        page = WatchlistPage.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CaptureError(f"{path}: {where}: {first['msg']}") from error
    except ValueError as error:  # TOML, or bytes that are no UTF-8
        raise CaptureError(f"{path} is no TOML: {error}") from error
    urls = [entry.url for entry in page.source]
    for url in urls:
        if urls.count(url) > 1:
            raise CaptureError(f"{path} lists {url} twice")
    return tuple(_watched(entry, page, allow_private) for entry in page.source)


def _watched(entry: SourceEntry, page: WatchlistPage, allow_private: bool) -> Watched:
    options = Options(kind=entry.kind, outlet=entry.outlet, contact=page.contact, allow_private=allow_private)
    return Watched(entry.url, options, timedelta(minutes=entry.minutes or page.minutes))
