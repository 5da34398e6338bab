"""``dateline gazetteer``: the places that Dateline knows."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.gazetteer_add import add
from dateline.cli.output import complain, show, write, write_json

app = typer.Typer(help="Build, search and extend the list of places.")

app.command("add")(add)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Build, search and extend the list of places."""
    if context.invoked_subcommand is None:
        raise typer.BadParameter("there are: add, build, find, list, remove")


@app.command("build")
def build() -> None:
    """Build the list of places from its packages and pages, where they changed; installing does it by itself."""
    from dateline.gazetteer.build import build as make
    from dateline.gazetteer.build import is_current
    from dateline.gazetteer.gazetteer import base_path

    path = base_path()
    if not is_current(path):
        make(path)
    write(f"The gazetteer is built: {path.stat().st_size / 1e6:.0f} MB.\n")


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a place, in any spelling.")],
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only places in this country: IRQ, or IQ.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON record per place and line instead of a table.")
    ] = False,
) -> None:
    """Say which places a name may mean: all that bear it or, where none does, those spelt much like it."""
    from dateline.cli.gazetteer_table import draw_places, nothing_found, place_record
    from dateline.gazetteer.added import open_gazetteer
    from dateline.gazetteer.countries import alpha3

    if not name.strip():
        raise typer.BadParameter("give a name")
    code = alpha3(country) if country is not None else None
    gazetteer = open_gazetteer()
    anywhere = gazetteer.find(name)
    found = [one for one in anywhere if code is None or code in one.entry.countries]
    if not found:
        line = nothing_found(gazetteer, name, code, anywhere)
        complain(line) if as_json else write(f"{line}\n")
    elif as_json:
        for one in found:
            write_json(place_record(gazetteer, one))
    else:
        show(*draw_places(gazetteer, found))


@app.command("list")
def list_added() -> None:
    """Show what the list of places is made of: the base, and the countries that were added."""
    from dateline.cli.gazetteer_table import draw_files
    from dateline.gazetteer.added import added_folder, open_gazetteer

    show(*draw_files(open_gazetteer(), added_folder()))


@app.command("remove")
def remove(
    countries: Annotated[
        list[str], typer.Argument(metavar="COUNTRY...", help="Codes of added countries, as IQ.")
    ],
) -> None:
    """Take added countries away; the base stays."""
    from dateline.gazetteer.added import remove as take_away
    from dateline.gazetteer.countries import alpha2

    for code in dict.fromkeys(map(alpha2, countries)):
        take_away(code)
        write(f"{code} is removed.\n")
