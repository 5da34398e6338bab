"""What the tests of the workspace share: real processes, made-up reports, and what a workspace holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspace.nursery import Nursery


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """Real ``dateline`` processes with the pipeline loaded."""
    found = Nursery(tmp_path_factory.mktemp("nursery"))
    yield found
    found.close()


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Where a workspace may be made."""
    return tmp_path / "work.db"
