"""A brief as files, each put in place whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from dateline.brief.charts import draw_disputes, draw_timeline
from dateline.brief.html import to_html
from dateline.brief.map import draw_map
from dateline.brief.model import Brief
from dateline.brief.pdf import to_pdf
from dateline.brief.picture import Picture
from dateline.brief.sites import sites
from dateline.errors import ExportError
from dateline.gazetteer import Gazetteer

_NAME = "situation-report"
_ENDINGS = (".html", ".pdf")


def pictures(brief: Brief, gazetteer: Gazetteer) -> dict[str, Picture]:
    """The pictures that a brief has anything to show in: "map", "timeline", "disputes"."""
    drawn = {
        "map": draw_map(sites(brief.main, gazetteer), brief.title, gazetteer),
        "timeline": draw_timeline(brief.main, brief.start, brief.end),
        "disputes": draw_disputes(brief.disputes),
    }
    return {name: picture for name, picture in drawn.items() if picture is not None}


def write_brief(brief: Brief, gazetteer: Gazetteer, out: Path) -> tuple[Path, ...]:
    """Write ``out`` where it ends in .html or .pdf, else both beside each other under that name.

    In a folder that is there they are called situation-report. Raises ExportError where they cannot be written.
    """
    drawn = pictures(brief, gazetteer)
    written = []
    for path in _paths(out):
        data = to_html(brief, drawn).encode() if path.suffix.lower() == ".html" else to_pdf(brief, drawn)
        _put(path, data)
        written.append(path)
    return tuple(written)


def _paths(out: Path) -> Iterator[Path]:
    try:
        is_folder = out.is_dir()
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error.strerror}") from error
    if is_folder:
        out = out / _NAME
    elif out.suffix.lower() in _ENDINGS:
        yield out
        return
    for ending in _ENDINGS:
        yield out.with_name(out.name + ending)


def _put(path: Path, data: bytes) -> None:
    """Write beside the file, then move it there, so that nobody finds half a file."""
    try:
        number, aside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise ExportError(f"cannot write beside {path}: {error.strerror}") from error
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(aside).unlink()
        raise ExportError(f"cannot write {path}: {error.strerror}") from error
