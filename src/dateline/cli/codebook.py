"""``dateline codebook``: look at the pages that say what each kind of event is."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.output import write

app = typer.Typer(help="Look at the codebook: what each kind of event is.")


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Look at the codebook: what each kind of event is."""
    if context.invoked_subcommand is None:
        raise typer.BadParameter("there are: show")


@app.command("show")
def show_kind(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="Name of a kind, such as air_strike.")],
) -> None:
    """Print the definition of a kind, what it includes and excludes, and its examples."""
    from dateline.codebook import load_codebook

    pages = load_codebook().pages
    if kind not in pages:
        raise typer.BadParameter(f"no kind {kind!r}; there are: {', '.join(sorted(pages))}")
    page = pages[kind]
    lines = [f"{page.kind} ({page.family})", "", page.definition.strip()]
    for title, entries in (
        ("Includes", page.includes),
        ("Excludes", page.excludes),
        ("Examples", tuple(example.text for example in page.examples)),
        ("Not examples", page.counterexamples),
    ):
        if entries:
            lines += ["", f"{title}:", *(f"  - {entry}" for entry in entries)]
    write("\n".join(lines) + "\n")
