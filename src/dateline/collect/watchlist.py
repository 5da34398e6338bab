"""``sources.toml``: the feeds, sitemaps and pages that are asked again and again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from dateline.collect.fetch import check_address
from dateline.collect.options import Kind, Options
from dateline.errors import CaptureError

UNITS = {"m": "minutes", "h": "hours", "d": "days"}
EVERY = re.compile(r"([1-9]\d{0,3})\s*([mhd])")
HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]")
LINE = re.compile(r"line (\d+)")


def _interval(written: object) -> timedelta:
    found = EVERY.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None:
        raise ValueError('is written as "15m", "2h" or "1d": minutes, hours or days')
    return timedelta(**{UNITS[found.group(2)]: int(found.group(1))})


def _address(written: object) -> object:
    try:
        check_address(str(written))
    except CaptureError:
        raise ValueError("must be an address that begins with http:// or https://") from None
    return written


Interval = Annotated[timedelta, BeforeValidator(_interval)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Source(BaseModel):
    """One source; ``every`` is how long it is left alone, ``most`` the captures after which one visit ends.

    ``kind`` None is told by what the address answers. ``name`` is for whoever reads the list.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Text | None = None
    url: Annotated[Text, BeforeValidator(_address)]
    kind: Annotated[Kind | None, Field(strict=False)] = None
    every: Interval | None = None
    outlet: Text | None = None
    most: Annotated[int, Field(ge=1)] | None = None


class Watchlist(BaseModel):
    """All sources of one file in its order, and how their hosts are asked; ``every`` is for those without their own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    every: Interval = timedelta(hours=1)
    contact: Text | None = None
    seconds: Annotated[float, Field(ge=0.1, le=3600, strict=False)] = 1.0
    allow_private: bool = False
    source: Annotated[tuple[Source, ...], Field(min_length=1, strict=False)]

    def options(self, source: Source, *, allow_private: bool = False) -> Options:
        """How one of the sources is gathered; ``allow_private`` where the list or whoever uses it allows it."""
        return Options(
            outlet=source.outlet,
            allow_private=self.allow_private or allow_private,
            most=source.most,
            kind=source.kind,
            seconds=self.seconds,
            contact=self.contact,
        )


def read_watchlist(path: Path) -> Watchlist:
    """The sources of a file; raises CaptureError with the file, the line and what would be right."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CaptureError(f"{path.name} is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        line = LINE.search(str(error))
        raise _wrong(path, int(line.group(1)) if line else 1, str(error).split(" (at")[0]) from error
    try:
        watchlist = Watchlist.model_validate(data)
    except ValidationError as error:
        raise _told(path, text, error) from error
    _check(watchlist, path, text)
    return watchlist


def _check(watchlist: Watchlist, path: Path, text: str) -> None:
    """Raise CaptureError for an address that stands twice, and for a contact that is none."""
    seen: set[str] = set()
    for number, source in enumerate(watchlist.source):
        if source.url in seen:
            raise _wrong(path, _line(text, ("source", number, "url")), f"{source.url} stands twice")
        seen.add(source.url)
    try:
        Options(contact=watchlist.contact)
    except CaptureError as error:
        raise _wrong(path, _line(text, ("contact",)), str(error)) from error


def _told(path: Path, text: str, error: ValidationError) -> CaptureError:
    first: Any = error.errors()[0]
    loc = tuple(first["loc"])
    model = Source if len(loc) > 1 else Watchlist
    keys = ", ".join(model.model_fields)
    if first["type"] == "extra_forbidden":
        return _wrong(path, _line(text, loc), f"there is no key {loc[-1]!r}; there are: {keys}")
    if first["type"] == "missing":
        what = "lists no [[source]]" if len(loc) == 1 else f"a source needs a {loc[-1]}"
        return _wrong(path, _line(text, loc), what)
    message = first["msg"].removeprefix("Value error, ")
    name = loc[2] if len(loc) > 2 else loc[0]
    return _wrong(path, _line(text, loc), f"{name}: {message[0].lower()}{message[1:]}")


def _wrong(path: Path, line: int, message: str) -> CaptureError:
    return CaptureError(f"{path.name}:{line}: {message}")


def _line(text: str, loc: Sequence[str | int]) -> int:
    """The line of a key, else of the source that it belongs to, else the first."""
    wanted = int(loc[1]) if len(loc) > 1 else -1
    key = re.compile(rf"\s*[\"']?{re.escape(str(loc[-1]))}[\"']?\s*=")
    number, header = -1, 1
    for line, written in enumerate(text.splitlines(), start=1):
        if HEADER.match(written) is not None:
            number += 1
            header = line if number == wanted else header
        if number == wanted and key.match(written):
            return line
    return header
