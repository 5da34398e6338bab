"""Failed logins, and how long each makes the next one wait."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

_FORGOTTEN_AFTER = 3600.0
_MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Patience:
    """``free`` failures cost nothing; then each doubles the wait, from one second to ``longest``."""

    free: int
    longest: float

    def wait(self, failures: int) -> float:
        """Seconds to wait after so many failures."""
        over = failures - self.free
        return min(2.0 ** min(over, 30), self.longest) if over >= 0 else 0.0


BY_ACCOUNT = Patience(free=5, longest=15.0)
"""Some 5,800 guesses a day; an owner whom somebody else keeps failing waits 15 seconds, and is never shut out."""

BY_ADDRESS = Patience(free=20, longest=60.0)
"""A whole office may sit behind one address."""


@dataclass(frozen=True, slots=True)
class _Failures:
    count: int
    last: float
    until: float


class Attempts:
    """Who failed how often, in memory: bounded, and forgotten after an hour without a failure."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures: OrderedDict[tuple[str, str], _Failures] = OrderedDict()

    def start(self, account: str, address: str) -> float:
        """Seconds to wait before that account may be tried from there; 0 is now, and counts as a failure.

        It is counted before the password is looked at, so that many at once cannot all be the first.
        """
        now = self._clock()
        kinds = ((("account", account), BY_ACCOUNT), (("address", address), BY_ADDRESS))
        with self._lock:
            wait = max(self._known(key, now).until - now for key, _ in kinds)
            if wait > 0:
                return wait
            for key, patience in kinds:
                self._fail(key, patience, now)
        return 0.0

    def succeeded(self, account: str, address: str) -> None:
        """Forget what was counted of the account, and take this try back from the address."""
        with self._lock:
            self._failures.pop(("account", account), None)
            known = self._failures.get(("address", address))
            if known is not None:
                self._failures["address", address] = _Failures(max(0, known.count - 1), known.last, 0.0)

    def _known(self, key: tuple[str, str], now: float) -> _Failures:
        known = self._failures.get(key)
        if known is None or now - known.last > _FORGOTTEN_AFTER:
            return _Failures(0, now, 0.0)
        return known

    def _fail(self, key: tuple[str, str], patience: Patience, now: float) -> None:
        count = self._known(key, now).count + 1
        self._failures[key] = _Failures(count, now, now + patience.wait(count))
        self._failures.move_to_end(key)
        if len(self._failures) > _MOST_KEPT:
            self._failures.popitem(last=False)
