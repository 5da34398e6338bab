"""Run the command in this process, as the installed one does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline import api
from dateline.cli import main
from dateline.pipeline import Pipeline, build
from dateline.read.reader import OURS

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


@dataclass(frozen=True)
class Outcome:
    """What one run wrote and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline
) -> Iterator[Run]:
    """Run ``dateline`` with arguments, on the pipeline that is built already."""
    monkeypatch.setattr(
        api, "standard_pipeline", lambda reader: pipeline if reader == OURS else build(reader=reader)
    )
    monkeypatch.setenv("COLUMNS", "80")

    def go(*arguments: str) -> Outcome:
        code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    yield go
