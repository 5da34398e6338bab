"""Waiting for what no locator can wait for: what is worked out from a page, or stands in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from playwright.sync_api import Page

_SECONDS = 60
_STEP = 50


def soon(page: Page, read: Callable[[], object], wanted: object, otherwise: str = "") -> None:
    """Read until it gives what is wanted; what it gives at last fails the test where it never does."""
    ends = monotonic() + _SECONDS
    while (found := read()) != wanted and monotonic() < ends:
        page.wait_for_timeout(_STEP)
    assert found == wanted, otherwise
