"""Memory does not grow with what is added."""

from __future__ import annotations

import os
import subprocess
import sys
from json import loads
from pathlib import Path

import pytest
from benchmarks.synthetic import jsonl, synthetic_reports

from tests.workspace.held import write_lines
from tests.workspace.nursery import ROOT, Nursery

MOST_MEGABYTES = 1500


def source(folder: Path, reports: int) -> Path:
    return write_lines(folder / f"{reports}.jsonl", map(jsonl, synthetic_reports(reports, short=True)))


@pytest.mark.parametrize(
    ("few", "many", "options"), [(1_000, 15_000, ["--no-read"]), (60, 360, ["--fast"])], ids=["kept", "read"]
)
def test_memory_stays_flat(nursery: Nursery, tmp_path: Path, few: int, many: int, options: list[str]) -> None:
    peaks = []
    for reports in (few, many):
        ended = nursery.run("add", source(tmp_path, reports), "--into", tmp_path / f"{reports}.db", *options)
        assert ended.code == 0
        assert f"captures   {reports:,} new" in ended.said
        peaks.append(ended.megabytes)
    assert peaks[1] < peaks[0] + 15
    assert peaks[1] < MOST_MEGABYTES


@pytest.mark.slow
def test_a_hundred_thousand_reports(tmp_path: Path) -> None:
    """Takes most of an hour; ``DATELINE_SOAK_REPORTS`` asks for another number."""
    reports = int(os.environ.get("DATELINE_SOAK_REPORTS", "100000"))
    command = [sys.executable, "-m", "benchmarks.ingest", str(reports), "--into", str(tmp_path / "work.db")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = loads(done.stdout)
    assert figures["reports"] == figures["new"] == reports
    assert figures["peak_megabytes"] < MOST_MEGABYTES
    peaks = list(figures["megabytes_after_reports"].values())
    assert peaks[-1] < peaks[len(peaks) // 10 + 1] + 50
