"""What the tests of shards share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Where a workspace may be made."""
    return tmp_path / "work.db"
