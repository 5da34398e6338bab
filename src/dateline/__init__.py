"""Dateline reads news pages and gives back what they claim about armed conflict, with evidence and voice.

    import dateline
    reading = dateline.read("report.html", published="2014-06-16")
    for claim in reading.claims:
        print(claim.kind, reading.report.quote(claim.evidence[0]))

Importing is light: the model and spaCy are loaded by the first reading and kept for the next ones.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

# onnxruntime would tell its maker which models are run, by a thread of its own, from the moment it is loaded.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

# The package of the reading stage is loaded before the function of the same name is defined: otherwise the
# first import of one of its modules would put the package where the function stands.
import dateline.read as _stage  # noqa: F401
from dateline.errors import (
    CaptureError,
    CodebookError,
    DatelineError,
    GoldError,
    NotThereError,
    PageError,
    PipelineError,
    ReadingError,
    StoreError,
)
from dateline.types import (
    Block,
    BlockKind,
    Capture,
    Claim,
    Count,
    CountKind,
    Dated,
    Located,
    Place,
    PlaceRole,
    Precision,
    Reading,
    Relation,
    Report,
    Span,
    Status,
    Told,
    Value,
    When,
)
from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.collect import Dropped
    from dateline.pipeline import Pipeline
    from dateline.workspace.open import Workspace

__all__ = [
    "Block",
    "BlockKind",
    "Capture",
    "CaptureError",
    "Claim",
    "CodebookError",
    "Count",
    "CountKind",
    "Dated",
    "DatelineError",
    "GoldError",
    "Located",
    "NotThereError",
    "PageError",
    "PipelineError",
    "Place",
    "PlaceRole",
    "Precision",
    "Reading",
    "ReadingError",
    "Relation",
    "Report",
    "Span",
    "Status",
    "StoreError",
    "Told",
    "Value",
    "When",
    "__version__",
    "open",
    "read",
    "read_all",
]


def read(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    reader: str = "dateline",
    codebook: str | Path | None = None,
    pipeline: Pipeline | None = None,
) -> Reading:
    """Read one report: a file, a URL, or the text itself; its claims are in ``reading.claims``.

    A string is a file where there is one of that name, a URL where it starts with http:// or https://, and
    text where it holds white space and does not end like a file name. ``published`` and ``outlet`` say what
    is known from elsewhere and go before what the page says. ``reader`` is a spaCy pipeline with UD labels to
    parse with instead of ours, ``codebook`` a folder of pages laid over ours. Without ``pipeline`` one is built
    once for each reader.
    Raises DatelineError, in one line, for what cannot be read.
    """
    from dateline.api import read_one

    return read_one(
        source, published=published, outlet=outlet, reader=reader, codebook=codebook, pipeline=pipeline
    )


def read_all(
    source: str | Path,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    reader: str = "dateline",
    codebook: str | Path | None = None,
    pipeline: Pipeline | None = None,
    on_dropped: Callable[[Dropped], None] | None = None,
) -> Iterator[Reading]:
    """Read every report of a JSONL file in turn, or the one report of anything else.

    A record that cannot be read goes to ``on_dropped`` with its line and reason, and the rest is read on;
    without ``on_dropped`` it raises DatelineError.
    """
    from dateline.api import read_each

    return read_each(
        source,
        published=published,
        outlet=outlet,
        reader=reader,
        codebook=codebook,
        pipeline=pipeline,
        on_dropped=on_dropped,
    )


def open(where: str | Path) -> Workspace:
    """Open a workspace: the SQLite file that ``dateline add`` made, or a PostgreSQL address.

    Its ``claims()`` and ``incidents()`` are frames. Raises StoreError, in one line, where there is none.
    """
    from dateline.workspace.open import open_workspace

    return open_workspace(where)
