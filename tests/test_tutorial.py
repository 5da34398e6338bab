"""The tutorial, run from its first command to its last in an empty folder."""

from __future__ import annotations

import contextlib
import io
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import api
from dateline.cli import main
from dateline.pipeline import Pipeline
from tests.console import ROOT, Block, Command, blocks, commands, is_as_shown

PARTS = sorted((ROOT / "docs" / "tutorial").glob("[0-9]-*.md"))
PLAIN = ("cat", "ls")
"""Commands of the system that the tutorial may use."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Iterator[Path]:
    """The folder of somebody who has installed Dateline and copied the example reports."""
    made = tmp_path_factory.mktemp("mosul")
    shutil.copytree(ROOT / "examples" / "reports", made / "reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        patch.setenv("COLUMNS", "80")
        patch.setattr(api, "standard_pipeline", lambda _: pipeline)
        yield made


@pytest.fixture(scope="module")
def session() -> dict[str, Any]:
    """What the Python blocks of a part leave behind for the next: as in one session."""
    return {}


def test_every_part_is_listed() -> None:
    told = (ROOT / "docs" / "tutorial" / "README.md").read_text(encoding="utf-8")
    assert len(PARTS) == 3
    assert [part.name for part in PARTS if f"({part.name})" not in told] == []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_part_runs_as_shown(part: Path, folder: Path, session: dict[str, Any]) -> None:
    ran = 0
    for block in blocks(part):
        if block.language == "python":
            run_python(block, session)
        elif block.language == "console":
            for command in commands(block):
                check(command)
                ran += 1
    assert ran >= 4
    assert folder.is_dir()


def check(command: Command) -> None:
    """Run one command, and compare what it writes with what the page shows."""
    words, _, into = command.typed.partition(" > ")
    code, out = run(shlex.split(words))
    assert code == 0, f"{command.block.place}: {command.typed}: {out}"
    if into:
        Path(into.strip()).write_text(out, encoding="utf-8")
        return
    found = out.splitlines()
    assert is_as_shown(command.shown, found), f"{command.block.place}: $ {command.typed} wrote\n{out}"


def run(words: list[str]) -> tuple[int, str]:
    """Exit code and standard output of a command; ``dateline`` in this process."""
    if words[0] != "dateline":
        assert words[0] in PLAIN, words
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout
    written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(written):
        code = main(words[1:])
    buffer = written.buffer
    assert isinstance(buffer, io.BytesIO)
    return code, buffer.getvalue().decode()


def run_python(block: Block, session: dict[str, Any]) -> None:
    """Run a block of Python; it must print something."""
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        exec(compile("\n".join(block.lines), block.place, "exec"), session)
    assert written.getvalue().strip(), f"{block.place} prints nothing"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_blocks_that_are_not_run_are_few(part: Path) -> None:
    """Only what serves until it is stopped, or needs R, may stand unrun."""
    unrun = [block for block in blocks(part) if block.language not in {"console", "python"}]
    assert all(block.language == "r" or block.lines[0].startswith("dateline desk work.db") for block in unrun)


def test_the_columns_that_r_is_asked_for_are_there(folder: Path) -> None:
    [block] = [one for part in PARTS for one in blocks(part) if one.language == "r"]
    text = "\n".join(block.lines)
    for name, columns in (
        ("ged/ged.csv", ("date_start", "adm_1", "best", "low", "high", "code_status")),
        ("own/said.csv", ("incident", "voice", "value", "used", "reason")),
    ):
        head = (folder / name).read_text(encoding="utf-8").splitlines()[0].replace('"', "").split(",")
        assert name in text
        assert [column for column in columns if column not in head or f'"{column}"' not in text] == []
