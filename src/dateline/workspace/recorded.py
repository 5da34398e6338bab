"""Readings kept as the lines of ``dateline read --json``, as reports and claims again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from dateline.errors import CaptureError
from dateline.types import (
    Claim,
    Count,
    CountKind,
    Dated,
    Located,
    Place,
    PlaceRole,
    Precision,
    Report,
    Span,
    Status,
    Value,
    When,
)

Record = Mapping[str, Any]
LINES = (".jsonl", ".ndjson", ".json")
_PLACE = ("name", "key", "geonames_id", "lat", "lon", "country", "admin1", "admin2", "precision")


def record_files(where: Path) -> list[Path]:
    """The files of records at a path: itself, or those in a folder and the folders below, by name."""
    if not where.is_dir():
        return [where]
    found = sorted(path for path in where.rglob("*") if path.suffix.lower() in LINES and path.is_file())
    if not found:
        raise CaptureError(f"{where} holds no readings: a name ends in {', '.join(LINES)}")
    return found


def lines_of(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Each line of a file that is not blank, with its number and where it begins in bytes."""
    try:
        with path.open("rb") as file:
            yield from _numbered(file)
    except OSError as error:
        raise CaptureError(f"{path} cannot be read: {error.strerror}") from error


def _numbered(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    start = 0
    for number, line in enumerate(file, start=1):
        if line.strip():
            yield number, start, line
        start += len(line)


def recorded(line: bytes, where: str) -> tuple[Report, tuple[Claim, ...]]:
    """The report and claims of one line; CaptureError in one line, after ``where``, for what is no such record."""
    try:
        found = json.loads(line)
        report = _report(found["report"])
        return _checked(report, tuple(_claim(report, one) for one in found["claims"]))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, msgspec.MsgspecError) as error:
        raise CaptureError(f"{where} is no record of `dateline read --json`: {_told(error)}") from None


def _checked(report: Report, claims: tuple[Claim, ...]) -> tuple[Report, tuple[Claim, ...]]:
    """The same, once every value is seen to be of its type: a record may hold anything anywhere."""
    return msgspec.json.decode(msgspec.json.encode((report, claims)), type=tuple[Report, tuple[Claim, ...]])


def _told(error: Exception) -> str:
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)


def _report(found: Record) -> Report:
    """A report without blocks; its id is made of its text, since a record names no capture."""
    text = found["text"]
    if not isinstance(text, str):
        raise TypeError("the report's text is no string")
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    day = found.get("published")
    return Report(
        id=digest[:16],
        capture_sha256="",
        text=text,
        blocks=(),
        headline=found.get("headline"),
        outlet=found.get("outlet"),
        published=date.fromisoformat(day) if day else None,
    )


def _claim(report: Report, found: Record) -> Claim:
    weapon, source, when = found["weapon"], found["source"], found["date"]
    return Claim(
        id=found["id"],
        report_id=report.id,
        kind=found["kind"],
        status=Status(found["status"]),
        evidence=(_span(report, found),),
        actor=tuple(_named(report, one) for one in found["actor"]),
        target=tuple(_named(report, one) for one in found["target"]),
        place=tuple(_located(report, one) for one in found["place"]),
        date=_dated(report, when) if when else None,
        counts=tuple(_count(report, one) for one in found["counts"]),
        weapon=_named(report, weapon) if weapon else None,
        said_by=_named(report, source) if source else None,
        confidence=found.get("confidence", 1.0),
        coded_by=found.get("coded_by", ""),
    )


def _span(report: Report, found: Record) -> Span:
    evidence = found["evidence"]
    return report.span(evidence["start"], evidence["end"])


def _named(report: Report, found: Record) -> Value[str]:
    return Value.read(report, found["name"], (_span(report, found),), "")


def _located(report: Report, found: Record) -> Located:
    known: dict[str, Any] = {name: found.get(name) for name in _PLACE}
    place = Place(**known)
    return Located(PlaceRole(found["role"]), Value.read(report, place, (_span(report, found),), ""))


def _dated(report: Report, found: Record) -> Dated:
    start = date.fromisoformat(found["start"]) if found["start"] else None
    when = When(start, date.fromisoformat(found["end"]), Precision(found["precision"]))
    span = _span(report, found)
    return Dated(when, report.quote(span), (span,), "")


def _count(report: Report, found: Record) -> Value[Count]:
    count = Count(CountKind(found["what"]), found["low"], found["best"], found["high"])
    return Value.read(report, count, (_span(report, found),), "")
