"""The ``dateline`` command: its subcommands, and what becomes of every error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from dateline.cli import (
    accounts,
    add,
    agreement,
    brief,
    codebook,
    desk,
    evaluate,
    export,
    gazetteer,
    holdings,
    incidents,
    judgements,
    read,
    rebuild,
    reconcile,
    watch,
)
from dateline.cli.output import complain, write
from dateline.errors import DatelineError
from dateline.version import __version__

WRONG_INPUT = 2
INTERRUPTED = 130

app = typer.Typer(
    name="dateline",
    help="Read news pages and give back what they claim about armed conflict.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("holdings")(holdings.holdings)
app.command("add")(add.add)
app.command("rebuild")(rebuild.rebuild)
app.command("watch")(watch.watch)
app.command("export")(export.export)
app.command("reconcile")(reconcile.reconcile)
app.command("brief")(brief.brief)
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
    """Run one command and give its exit code: 2, with one line on standard error, for a wrong input."""
    command = typer.main.get_command(app)
    try:
        result = command.main(args=arguments, prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except TyperException as error:
        complain(error.format_message())
        return WRONG_INPUT
    except DatelineError as error:
        complain(str(error))
        return WRONG_INPUT
    except BrokenPipeError:
        _leave_pipe()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        complain("stopped")
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _leave_pipe() -> None:
    """Point standard output elsewhere, so that Python's flush at exit does not meet the closed pipe again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main())
