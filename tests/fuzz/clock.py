"""Bounds on processor time. The clock on the wall would measure what else the machine does."""

from __future__ import annotations

import time
from collections.abc import Callable

SLOW = 4.0
"""How much slower than ours a machine of CI may be: ours reads ordinary text at 5,500 words/s on one core."""
NOISE = 0.3
"""Seconds that two runs of the same may differ by."""


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_linear(small: Callable[[], object], double: Callable[[], object]) -> None:
    """Fail where twice as much takes more than three times as long."""
    one, two = seconds(small), seconds(double)
    assert two < 3 * one + NOISE * SLOW, f"{one:.2f} s, twice as much {two:.2f} s"
