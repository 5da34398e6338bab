"""A model server of our own, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import run  # noqa: F401

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Served:
    """A running server: where it is, what it is to answer, and what it was asked."""

    url: str
    folder: Path

    def answers(self, *steps: dict[str, Any]) -> None:
        """Let it answer so from now on, the last step again and again, and forget what it was asked."""
        (self.folder / "asked.jsonl").unlink(missing_ok=True)
        (self.folder / "script.jsonl").write_text("\n".join(map(json.dumps, steps)))

    def plays_dead(self, dead: bool = True) -> None:
        """Let it say, when asked, that it is not there."""
        (self.folder / "settings.json").write_text(json.dumps({"models": not dead}))

    @property
    def asked(self) -> list[dict[str, Any]]:
        """Every question since: its body and its headers."""
        path = self.folder / "asked.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The process, started once."""
    folder = tmp_path_factory.mktemp("model")
    command = [sys.executable, "-m", "tests.engine.server", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        try:
            yield Served(f"http://127.0.0.1:{port}/v1", folder)
        finally:
            process.kill()


@pytest.fixture
def served(running: Served, monkeypatch: pytest.MonkeyPatch) -> Served:
    """The server, for tests with the marker ``enable_socket``."""
    for name in ("OPENAI_API_KEY", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    running.plays_dead(False)
    return running
