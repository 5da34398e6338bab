"""The command as a whole: version, help, and that everything it offers is documented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from dateline.cli.main import app
from dateline.version import __version__
from tests.cli.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command below one, with its full name."""
    yield name, command
    for part, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {part}")


def test_every_command_and_option_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    found = list(commands(typer.main.get_command(app), "dateline"))
    assert len(found) >= 8
    for name, command in found:
        if not getattr(command, "commands", {}):
            assert f"`{name}" in page, name
        for option in (option for parameter in command.params for option in parameter.opts):
            if option.startswith("-"):
                assert f"`{option}" in page, f"{name} {option}"


def test_version(run: Run) -> None:
    assert run("--version").out == f"dateline {__version__}\n"


def test_without_a_command_help_is_shown(run: Run) -> None:
    shown = run()
    assert shown.code == 0
    assert "read" in shown.out
    assert "evaluate" in shown.out


def test_codebook_shows_a_kind(run: Run) -> None:
    shown = run("codebook", "show", "siege")
    assert shown.out.startswith("siege (")
    assert "Examples, and what comes out of them:" in shown.out
