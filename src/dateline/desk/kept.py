"""What was worked out of the workspace and still holds: maps are moved far oftener than incidents are made."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from dateline.store import Store

T = TypeVar("T")
_MOST = 24
"""Answers kept: those of several people, each with a filter of their own."""


class Kept:
    """The latest answers, each until a run of any process has begun or finished: incidents change in runs alone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, tuple[object, Any]] = OrderedDict()

    def get(self, store: Store, key: Hashable, make: Callable[[], T]) -> T:
        """The answer of that key, made anew where something may have changed since."""
        stamp = store.runs.stamp()
        with self._lock:
            known = self._answers.get(key)
            if known is not None and known[0] == stamp:
                self._answers.move_to_end(key)
                answer: T = known[1]
                return answer
        made = make()
        with self._lock:
            self._answers[key] = (stamp, made)
            self._answers.move_to_end(key)
            while len(self._answers) > _MOST:
                self._answers.popitem(last=False)
        return made
