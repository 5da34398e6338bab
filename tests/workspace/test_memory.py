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
@pytest.mark.parametrize("processes", [2, 0])
def test_a_hundred_thousand_reports(tmp_path: Path, processes: int) -> None:
    """Takes some 20 minutes of processor time each; the number of reports is what counts, so each has one sentence.

    ``DATELINE_SOAK_REPORTS`` asks for another number, 25,000 at least.
    """
    reports = int(os.environ.get("DATELINE_SOAK_REPORTS", "100000"))
    command = [sys.executable, "-m", "benchmarks.ingest", str(reports), "--into", str(tmp_path / "work.db")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [*command, "--length", "sentence", "--processes", str(processes)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    figures = loads(done.stdout)
    assert figures["reports"] == figures["new"] == reports
    assert figures["claims"] > reports
    for name in ("megabytes_after_reports", "readers_megabytes_after_reports"):
        held = list(figures[name].values())
        assert len(held) > reports // 1_001
        assert max(held) < MOST_MEGABYTES
        assert max(held) < held[len(held) // 10] + 50
    assert (figures["peak_megabytes_of_a_reader"] > 0) is (processes > 0)
