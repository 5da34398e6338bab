"""What many tests share."""

from __future__ import annotations

import pytest

from dateline.pipeline import Pipeline, build


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """Our whole staircase, built once."""
    return build()
