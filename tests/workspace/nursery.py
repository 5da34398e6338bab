"""Real ``dateline`` processes that begin at once: forked from one in which the pipeline is loaded already.

``Nursery`` is used by tests; ``main`` is the process that forks. It reads a line of JSON per request, a list
["begin", out, arguments, most_bytes] or ["wait", pid], and answers each with a line of JSON.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ended:
    """How a process ended: ``code`` is its exit code, negative for the signal that killed it.

    ``megabytes`` is the most memory that it ever held.
    """

    code: int
    said: str
    megabytes: float


class Nursery:
    """Begins ``dateline`` with arguments, and waits for its end."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
        self._mother = subprocess.Popen(
            [sys.executable, "-m", "tests.workspace.nursery"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._folder = folder
        self._outs: dict[int, Path] = {}
        assert self._answer() == "ready"

    def begin(self, *arguments: object, most_bytes: int | None = None) -> int:
        """Begin a process and give its id; no file that it writes may grow past ``most_bytes``."""
        out = self._folder / f"out-{len(self._outs)}"
        out.touch()
        pid = int(self._ask("begin", str(out), [str(argument) for argument in arguments], most_bytes))
        self._outs[pid] = out
        return pid

    def wait(self, pid: int) -> Ended:
        """Wait for the end of a process."""
        code, megabytes = self._ask("wait", pid)
        return Ended(code, self._outs[pid].read_text(encoding="utf-8"), megabytes)

    def run(self, *arguments: object) -> Ended:
        """Begin a process and wait for its end."""
        return self.wait(self.begin(*arguments))

    def close(self) -> None:
        """End the process that forks."""
        self._mother.communicate(timeout=30)

    def _ask(self, *request: object) -> Any:
        assert self._mother.stdin is not None
        self._mother.stdin.write(json.dumps(request) + "\n")
        self._mother.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._mother.stdout is not None
        return json.loads(self._mother.stdout.readline())


def main() -> None:
    """Load the pipeline, then do what is asked until nobody asks any more."""
    from dateline.api import standard_pipeline
    from dateline.cli import progress  # noqa: F401  # loaded before a process begins, as the rest is
    from dateline.collect import capture_text
    from dateline.store.open import open_database
    from dateline.workspace import ingest, rebuild  # noqa: F401
    from dateline.workspace.versions import code_digest

    with TemporaryDirectory() as folder:
        open_database(Path(folder) / "work.db", create=True).close()

    pipeline = standard_pipeline("dateline")
    code_digest()
    for line in (pipeline, pipeline.fast()):
        line(capture_text("Bomb kills two in Mosul\n\nA bomb killed two people in Mosul on Monday.\n"))
    _say("ready")
    for request in map(json.loads, sys.stdin):
        if request[0] == "begin":
            _say(_begin(*request[1:]))
        else:
            _, status, used = os.wait4(request[1], 0)
            unit = 1024 if sys.platform == "linux" else 2**20
            _say([os.waitstatus_to_exitcode(status), used.ru_maxrss / unit])


def _begin(out: str, arguments: list[str], most_bytes: int | None) -> int:
    """Fork a process that runs the command and writes to ``out`` what it says."""
    pid = os.fork()
    if pid:
        return pid
    from dateline.cli.main import main as dateline

    signal.signal(signal.SIGINT, signal.default_int_handler)
    file = os.open(out, os.O_WRONLY | os.O_CREAT, 0o600)
    for stream in (1, 2):
        os.dup2(file, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if most_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    code = dateline(arguments)
    sys.stdout.flush()
    os._exit(code)


def _say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
