"""The ``dateline`` command: its subcommands, and what becomes of every error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, TextIO

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from dateline.cli import (
    accounts,
    add,
    agreement,
    brief,
    codebook,
    compare,
    desk,
    evaluate,
    export,
    gazetteer,
    holdings,
    incidents,
    judgements,
    merge,
    read,
    rebuild,
    reconcile,
    shards,
    watch,
)
from dateline.cli.output import complain, write
from dateline.errors import DatelineError
from dateline.version import __version__

WRONG_INPUT = 2
INTERRUPTED = 130


class _ReaderGoneError(Exception):
    """Whoever read what is printed, as ``head`` does, has seen enough."""


class _Commands(TyperGroup):
    """The commands; typer itself would make status 1 of a reader that has gone."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the arguments, and print the help where that is asked for."""
        with _noticed():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        with _noticed():
            return super().invoke(ctx)


@contextmanager
def _noticed() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderGoneError from error
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # rich ends with 1 where it prints help to nobody
            raise _ReaderGoneError from error
        raise


app = typer.Typer(
    name="dateline",
    cls=_Commands,
    help="Read news pages and give back what they claim about armed conflict.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("holdings")(holdings.holdings)
app.command("add")(add.add)
app.command("rebuild")(rebuild.rebuild)
app.command("run")(shards.run)
app.command("merge")(merge.merge)
app.command("watch")(watch.watch)
app.command("export")(export.export)
app.command("reconcile")(reconcile.reconcile)
app.command("brief")(brief.brief)
app.command("compare")(compare.compare)
app.command("agreement")(agreement.agreement)
app.command("desk")(desk.desk)
app.add_typer(incidents.app, name="incidents")
app.add_typer(judgements.app, name="judgements")
app.add_typer(accounts.app, name="accounts")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(codebook.app, name="codebook")
app.add_typer(gazetteer.app, name="gazetteer")


def _show_version(wanted: bool) -> None:
    if wanted:
        write(f"dateline {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Read news pages and give back what they claim about armed conflict."""
    if context.invoked_subcommand is None and not version:
        write(context.get_help() + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 2, with one line on standard error, for a wrong input.

    A reader that goes away is no error: the command ends there, quietly, with 0.
    """
    _open_streams()
    command = typer.main.get_command(app)
    try:
        result = command.main(args=arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        return _wrong(error.format_message())
    except DatelineError as error:
        return _wrong(str(error))
    except (_ReaderGoneError, BrokenPipeError):
        _leave(sys.stdout)
        return 0
    except OSError as error:  # a full disk, most often, where standard output goes
        _leave(sys.stdout)
        return _wrong(f"cannot go on: {error.strerror or error}")
    except (KeyboardInterrupt, typer.Abort):
        _wrong("stopped")
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _wrong(message: str) -> int:
    """Complain, to nobody where nobody reads it, and give the exit code of a wrong input."""
    try:
        complain(message)
    except OSError:
        _leave(sys.stderr)
    return WRONG_INPUT


def _open_streams() -> None:
    """Open what was closed when the command was started (``>&-``): else the next file opened would take its place."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            way = os.O_RDONLY if name == "stdin" else os.O_WRONLY
            setattr(sys, name, os.fdopen(os.open(os.devnull, way), "r" if name == "stdin" else "w"))


def _leave(stream: TextIO) -> None:
    """Point a stream elsewhere, so that Python's flush at exit does not meet what is closed or full again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main())
