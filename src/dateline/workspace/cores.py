"""The cores that this process may use."""

from __future__ import annotations

import os
import sys
from multiprocessing import get_all_start_methods
from pathlib import Path

CONTAINER = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux tells a container its share of the machine: microseconds of work in so many of the clock, or "max"."""


def usable_cores(container: Path = CONTAINER) -> int:
    """How many cores this process may use: those that it is bound to, and of them its container's share."""
    if sys.platform == "linux":
        return max(1, min(len(os.sched_getaffinity(0)), _share(container)))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether processes may be forked: not on Windows, nor on macOS, whose own libraries fail in a forked process."""
    return "fork" in get_all_start_methods() and sys.platform != "darwin"


def _share(container: Path) -> int:
    """The whole cores of a container's share, a huge number where it has no limit."""
    try:
        work, clock = map(int, container.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return sys.maxsize
    return work // clock
