"""``dateline gazetteer add``: loads the villages, camps and rivers of whole countries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import complain, write

if TYPE_CHECKING:
    from dateline.gazetteer.added import Added
    from dateline.gazetteer.archive import Source

MOST_DOWNLOADED = 200_000_000
"""Bytes; GeoNames' largest zip file of a country, of the United States, has a third of it."""


def add(
    countries: Annotated[
        list[str], typer.Argument(metavar="COUNTRY...", help="Codes of countries, as IQ and SY.")
    ],
    origin: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DIR|URL",
            help="Where IQ.zip or IQ.txt lies: a folder, or an address as https://download.geonames.org/export/dump",
        ),
    ],
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="How long one download may take.")
    ] = 600.0,
) -> None:
    """Load all places of countries from GeoNames' country files; what was loaded of them before is replaced."""
    from dateline.gazetteer.added import add as load
    from dateline.gazetteer.archive import folder_source

    url = origin.startswith(("http://", "https://"))
    source = _url_source(origin, timeout) if url else folder_source(Path(origin).expanduser())
    with _progress() as on_rows:
        loaded = load(dict.fromkeys(countries), source, origin, on_rows)
    for one in loaded:
        _tell(one)


def _tell(added: Added) -> None:
    for reason in added.rows.reasons:
        complain(f"dropped {reason}")
    rows = added.rows
    broken = f", {rows.broken:,} broken and dropped" if rows.broken else ""
    write(f"{added.code}: {added.places:,} places of {rows.read:,} rows{broken}. {added.path}\n")


def _url_source(url: str, seconds: float) -> Source:
    """Files below an address; None for one that the server does not have."""
    from io import BytesIO
    from typing import BinaryIO

    from dateline.collect.content import CONNECT_SECONDS, Limits
    from dateline.collect.fetch import fetch
    from dateline.errors import NotFoundError

    limits = Limits(MOST_DOWNLOADED, min(CONNECT_SECONDS, seconds), seconds)

    def download(name: str) -> BinaryIO | None:
        try:
            page = fetch(f"{url.rstrip('/')}/{name}", limits=limits, allow_private=True)
        except NotFoundError:
            return None
        return BytesIO(page.content)

    return download


@contextmanager
def _progress() -> Iterator[Callable[[str, int], None]]:
    """A line on standard error that counts rows, where a person looks."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Opening")
        yield lambda code, done: progress.update(task, description=f"Reading {code}: {done:,} rows")
