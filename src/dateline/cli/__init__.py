"""The command line: one file per command."""

from dateline.cli.main import main, run

__all__ = ["main", "run"]
