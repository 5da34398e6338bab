"""What a workspace in a SQLite file holds, row by row, but for when and by which run it came there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

ROWS = {
    "captures": "SELECT id, identity, sha256, url, media_type, published, outlet, source, report_id, refused "
    "FROM captures ORDER BY id",
    "contents": "SELECT sha256, size, zstd FROM contents ORDER BY sha256",
    "dropped": "SELECT source, line, reason FROM dropped ORDER BY id",
    "reports": "SELECT id, capture_id, document FROM reports ORDER BY id",
    "claims": "SELECT id, report_id, position, published, document FROM claims ORDER BY id",
    "copies": "SELECT report_id, signature FROM copies ORDER BY report_id",
    "claim_values": "SELECT * FROM claim_values ORDER BY claim_id, number",
}

Held = dict[str, list[tuple[object, ...]]]


def held(work: Path) -> Held:
    """Every row of captures, reports, claims and values; also checks that the file is whole."""
    with closing(sqlite3.connect(work)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return {table: database.execute(rows).fetchall() for table, rows in ROWS.items()}


def outcomes(work: Path) -> list[str | None]:
    """How each run on the workspace ended, in the order they began."""
    with closing(sqlite3.connect(work)) as database:
        return [row[0] for row in database.execute("SELECT outcome FROM runs ORDER BY id")]


def write_lines(path: Path, lines: Iterable[str]) -> Path:
    """A JSONL file."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
