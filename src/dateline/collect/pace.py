"""No host is asked faster than it can bear."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from httpx import URL


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as fetching needs it: ``now`` counts seconds steadily, ``today`` since 1970, ``sleep`` lets them pass."""

    now: Callable[[], float] = time.monotonic
    today: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """Seconds between the beginnings of two requests to one host."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._seconds = seconds
        self._clock = clock
        self._next: dict[str, float] = {}

    def wait(self, url: str, seconds: float = 0.0) -> None:
        """Wait until the host may be asked; ``seconds`` is how much it wants between two requests."""
        host = URL(url).host
        left = self._next.get(host, 0.0) - self._clock.now()
        if left > 0:
            self._clock.sleep(left)
        self._next[host] = self._clock.now() + max(self._seconds, seconds)
