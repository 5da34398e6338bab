"""The project around the code: lock files, documented dependencies, example scripts that run."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = PROJECT["project"]["dependencies"]
TOOLS = PROJECT["dependency-groups"]["dev"]
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def name_of(requirement: str) -> str:
    """The normalised name of a requirement."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


@pytest.mark.parametrize(
    ("lock", "requirements"), [("requirements.lock", NEEDED), ("requirements-dev.lock", TOOLS)]
)
def test_lock_pins_what_is_needed_with_hashes(lock: str, requirements: list[str]) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", text, flags=re.MULTILINE))
    assert {name_of(requirement) for requirement in requirements} <= pinned
    assert len(re.findall(r"^[a-z0-9.-]+==\S+ \\\n +--hash=sha256:", text, flags=re.MULTILINE)) == len(pinned)
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_every_dependency_has_its_reason() -> None:
    pages = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [name for name in map(name_of, NEEDED + TOOLS) if f"`{name}`" not in pages] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_example_script_runs(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 40
    runpy.run_path(str(script), run_name="__main__")
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) >= 4
    assert shown.err == ""
