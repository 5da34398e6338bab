"""The pages of a folder, in an order that does not depend on the file system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import CaptureError


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, by its path part for part; what has a name that begins with a dot is left out.

    Links to files are followed, links to folders are not: they may lead in a circle. Raises CaptureError where
    a folder cannot be read.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise CaptureError(f"{folder} cannot be read: {error.strerror or error}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)
