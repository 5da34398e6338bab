"""What an export is made of: versions, counts, and the hash of every file; no time but the store's own."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.export.folder import KIND
from dateline.export.shape import Format, Options
from dateline.version import __version__

_BLOCK = 1024 * 1024


def manifest(
    folder: Path,
    form: Format,
    options: Options,
    *,
    counts: Mapping[str, int],
    losses: Mapping[str, int],
    runs: list[dict[str, Any]],
    since: str | None,
) -> dict[str, Any]:
    """The manifest of the files that lie in ``folder``."""
    return {
        "kind": KIND,
        "format": form.name,
        "title": form.title,
        "edition": form.edition,
        "dateline": __version__,
        "filters": options.record(),
        "since": since,
        "tables": {
            table.name: {
                "file": table.file,
                "id": table.id_column,
                "rows": counts.get(table.name, 0),
                "columns": [column.name for column in table.columns],
            }
            for table in form.tables
        },
        "losses": dict(sorted(losses.items())),
        "runs": runs,
        "files": {path.name: described(path) for path in sorted(folder.iterdir())},
    }


def described(path: Path) -> dict[str, Any]:
    """The hash and the size of one file."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return {"sha256": digest.hexdigest(), "bytes": path.stat().st_size}
