"""Units made into shards by the workers of a Ray cluster, or of this machine: the only file that knows Ray.

Workers read stretches themselves, so that pages cross the network once, and write their shards where all can see them;
what comes back is the name of a shard and some counts. A worker builds the pipeline at its first unit and keeps it, and
lets a process of its own read with it, as `dateline add` does: a page that takes too long is refused there as well.
"""

from __future__ import annotations

import logging
import os
import platform
import socket
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from dateline.errors import DatelineError, ShardError
from dateline.scale.folder import differences
from dateline.scale.job import Job, Unit
from dateline.scale.run import Execute, Lost
from dateline.scale.work import Made, make, pipeline_of, workers_of

TRIES = 3
"""Times that a unit is given to another worker when one died over it: killed, out of memory, or its machine gone."""
RENEWED_AFTER = 50
"""Units after which a worker makes room for a new one, whatever has gathered in it. The process that reads is forked
anew for each unit, and takes with it what spaCy keeps: every string that it met, some 72 KB for a report of many."""
AHEAD = 2
"""Units under way for each worker: the one it does, and the one it will do next."""
STORE_BYTES = 400_000_000
"""Memory for what travels with units on one machine; what is more waits on the disk."""
SECONDS = 5.0
"""How long the head of a cluster may take to answer: Ray itself would try for minutes."""
OURS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "TOKENIZERS_PARALLELISM": "false",
}
"""What Ray and its workers find in their environment: nothing is reported to anybody."""
CLOSED = {"RAY_AUTH_MODE": "token"}
"""What keeps others on the network out of a cluster on this machine: Ray listens on all its addresses."""
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Failed:
    """A unit that no other worker could do either, and why, in one line."""

    reason: str


def on_ray(
    address: str | None = None,
    *,
    workers: int | None = None,
    tries: int = TRIES,
    renewed_after: int = RENEWED_AFTER,
) -> Execute:
    """Make shards on the cluster at ``HOST:PORT``, on the one that this machine is part of for "auto", or on the cores
    of this machine alone; ``workers`` at a time at most.

    Raises ShardError where Ray is not installed or nobody answers at the address; executing does where the workers
    have other versions, or cannot read a source.
    """
    ray = _library(own=address is None)
    if address is not None:
        _check(address)

    def execute(found: Iterable[Unit], job: Job) -> Iterator[tuple[int, Made | Lost]]:
        with _cluster(ray, address, workers):
            task = ray.remote(num_cpus=1, max_retries=tries, max_calls=renewed_after)(do)
            yield from _Line(ray, task, workers, tries).run(found, job)

    return execute


def do(unit: Unit, job: Job) -> Made | Failed:
    """What a worker does: one unit, by the versions that the job was begun with."""
    try:
        if job.home.is_dir():
            os.chdir(job.home)
        _, versions = pipeline_of(job.recipe)
        if versions != dict(job.versions):
            there = differences(versions, job.versions)
            return Failed(f"the worker on {platform.node()} has another Dateline: {there}")
        with workers_of(job) as workers:
            return make(unit, job, workers)
    except DatelineError as error:
        return Failed(f"{error} (on {platform.node()})")


class _Line:
    """Units under way on a cluster; only some at a time, so that neither memory nor the plan of a month fills up."""

    def __init__(self, ray: Any, task: Any, workers: int | None, tries: int) -> None:
        self._ray, self._task, self._workers, self._tries = ray, task, workers, tries
        self._under_way: dict[Any, tuple[int, str]] = {}

    def run(self, found: Iterable[Unit], job: Job) -> Iterator[tuple[int, Made | Lost]]:
        shared = self._ray.put(job)
        for number, unit in enumerate(found):
            while len(self._under_way) >= self._most():
                yield self._next()
            self._under_way[self._task.remote(unit, shared)] = number, unit.told
        while self._under_way:
            yield self._next()

    def _most(self) -> int:
        """Units that may be under way: a cluster may grow and shrink."""
        cores = int(self._ray.cluster_resources().get("CPU", 1))
        return max(1, cores * AHEAD) if self._workers is None else min(self._workers, max(1, cores)) * AHEAD

    def _next(self) -> tuple[int, Made | Lost]:
        """Wait for a unit to be done; raises ShardError where its fault is not its own."""
        from ray.exceptions import RayError, RayTaskError

        (ready, *_), _ = self._ray.wait(list(self._under_way), num_returns=1)
        number, told = self._under_way.pop(ready)
        try:
            done: Made | Failed = self._ray.get(ready)
        except RayTaskError as error:
            raise ShardError(f"a worker could not do {told}: {_last_line(error)}") from None
        except RayError as error:
            said = _first_line(error)
            return number, Lost(told, f"its workers died, {self._tries + 1} in turn ({said})")
        if isinstance(done, Failed):
            raise ShardError(done.reason)
        return number, done


def _library(*, own: bool) -> Any:
    """Ray, which looks at its environment when it is loaded: whoever loaded it before us has decided."""
    if "ray" not in sys.modules:
        for name, value in (OURS | ({"RAY_AUTH_TOKEN": token_hex(32)} | CLOSED if own else {})).items():
            os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise ShardError(f"Ray is not installed: pip install 'dateline[ray]' ({error})") from None
    return ray


@contextmanager
def _cluster(ray: Any, address: str | None, workers: int | None) -> Iterator[None]:
    """A connection to a cluster; one of our own, on this machine, is closed to everybody else and ends with us."""
    own = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": STORE_BYTES}
    _quiet()
    try:
        ray.init(
            address=address or "local",
            log_to_driver=False,
            logging_level=logging.ERROR,
            **(own if address is None else {}),
        )
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        where = f"the cluster at {address}" if address else "Ray on this machine"
        raise ShardError(f"{where} cannot be used: {_last_line(error)}") from None
    try:
        yield
    finally:
        ray.shutdown()


def _check(address: str) -> None:
    """Raise ShardError unless somebody answers at an address."""
    if address == AUTO:
        return
    host, _, port = address.rpartition(":")
    if not host or "/" in host or not port.isdecimal():
        raise ShardError(f"the address of a cluster is HOST:PORT of its head, or {AUTO}, not {address!r}")
    try:
        socket.create_connection((host, int(port)), SECONDS).close()
    except (OSError, OverflowError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise ShardError(f"no cluster answers at {address}: {said}") from None


def _quiet() -> None:
    """Keep Ray from printing what happens to its workers: what a person has to know comes as our own error."""
    from ray._private import worker

    setattr(worker, "_worker_logs_enabled", False)  # noqa: B010  # no public name; newer Rays may not have it


def _first_line(error: Exception) -> str:
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def _last_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[-1].strip()
