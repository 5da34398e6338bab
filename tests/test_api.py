"""The public API: exactly what docs/reference/python.md names, light to import, and safe to call twice."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "reports"
SENTENCE = "Gunmen killed 12 villagers near Baquba on Tuesday."


def test_public_names_are_those_documented() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    names = page.partition("## A workspace as frames")[0]
    documented = set(re.findall(r"^\| `(?:dateline\.)?(\w+)", names, flags=re.MULTILINE))
    assert documented == set(dateline.__all__)


def test_every_public_name_is_there() -> None:
    assert sorted(dateline.__all__) == dateline.__all__
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None


def test_import_is_light() -> None:
    script = (
        "import sys, dateline\n"
        "heavy = {'spacy', 'sqlalchemy', 'polars', 'onnxruntime', 'numpy', 'trafilatura', 'pydantic', 'typer'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_of_onnxruntime_tells_anybody_what_is_run(tmp_path: Path) -> None:
    told = {"CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS"}
    homes = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    environment = {name: value for name, value in os.environ.items() if name not in told} | homes
    script = "from dateline.read.encoder import Encoder; Encoder()"
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(tmp_path.rglob("*")) == []  # where it would lay by what it has to tell


def test_read_can_be_called_again(pipeline: Pipeline) -> None:
    first = dateline.read(SENTENCE, published="2014-06-11", pipeline=pipeline)
    again = dateline.read(SENTENCE, published=date(2014, 6, 11), pipeline=pipeline)
    assert callable(dateline.read)
    assert first.claims == again.claims
    assert [claim.kind for claim in first.claims] == ["killing"]


def test_read_takes_a_path_or_its_name(pipeline: Pipeline) -> None:
    path = EXAMPLES / "mosul-river-post.html"
    assert dateline.read(path, pipeline=pipeline).report == dateline.read(str(path), pipeline=pipeline).report


@pytest.mark.parametrize("name", ["no-such-report.html", "my reports/no such report.html", "report"])
def test_a_name_without_a_file_is_no_text(name: str, pipeline: Pipeline) -> None:
    with pytest.raises(dateline.CaptureError, match="does not exist"):
        dateline.read(name, pipeline=pipeline)


def test_read_gives_one_report_and_read_all_gives_each(pipeline: Pipeline) -> None:
    wire = EXAMPLES / "wire.jsonl"
    with pytest.raises(dateline.CaptureError, match="holds 4 reports"):
        dateline.read(wire, pipeline=pipeline)
    outlets = [reading.report.outlet for reading in dateline.read_all(wire, pipeline=pipeline)]
    assert outlets == ["Meridian Dispatch", "Meridian Dispatch", "Wayfarer Weekly", "Wayfarer Weekly"]


def test_what_is_known_from_elsewhere_goes_first(pipeline: Pipeline) -> None:
    reading = dateline.read(
        EXAMPLES / "mosul-river-post.html", published="2014-06-12", outlet="Other Paper", pipeline=pipeline
    )
    assert (reading.report.published, reading.report.outlet) == (date(2014, 6, 12), "Other Paper")


def test_errors_are_all_of_one_family() -> None:
    errors = [getattr(dateline, name) for name in dateline.__all__ if name.endswith("Error")]
    assert len(errors) == 9
    assert all(issubclass(error, dateline.DatelineError) for error in errors)
