"""``dateline export``: the incidents of a workspace as a data set in the shape of one's choice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import write

if TYPE_CHECKING:
    from dateline.export.make import Made
    from dateline.store import Store


def export(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://…")
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The folder to write, or a zip file by a name in .zip.")
    ],
    shape: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="The shape: ucdp, acled, polecat, plover, geojson, hxl, parquet, csv or jsonl.",
        ),
    ],
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="EXPORT", help="An earlier export to tell additions, changes and deletions from."
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Leave out what was over before this day.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Leave out what began after this day.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Keep incidents of this kind alone; may be given several times."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Keep incidents in this country alone (ISO 3166 alpha-3); may be given several times.",
        ),
    ] = None,
    name_victims: Annotated[
        bool, typer.Option("--name-victims", help="Name private persons that an event was done to.")
    ] = False,
    codes: Annotated[
        bool, typer.Option("--codes", help="ACLED: write the types of actors as numbers.")
    ] = False,
) -> None:
    """Write the incidents of a workspace as a data set, with the provenance of every cell and what was lost."""
    from dateline.export.formats import format_named
    from dateline.export.make import make
    from dateline.export.shape import Options
    from dateline.store import Store

    form = format_named(shape)
    options = Options(
        _day(start, "--from"),
        _day(end, "--to"),
        name_victims,
        codes,
        kinds=tuple(sorted(set(kind or ()))),
        countries=_countries(country),
    )
    if options.start is not None and options.end is not None and options.start > options.end:
        raise typer.BadParameter(f"--from {start} is after --to {end}")
    with Store.open(where(workspace)) as store:
        _check_kinds(options.kinds, store)
        made = make(store, form, out, options, since=since)
    write(told(made, out))


def _check_kinds(kinds: tuple[str, ...], store: Store) -> None:
    """Refuse a kind that neither our codebook nor the workspace has."""
    from dateline.codebook import load_codebook

    known = {*load_codebook().pages, *store.incidents.by_kind()} if kinds else set()
    for one in kinds:
        if one not in known:
            raise typer.BadParameter(f"--kind: no kind {one!r}; there are: {', '.join(sorted(known))}")


def _countries(given: list[str] | None) -> tuple[str, ...]:
    for one in given or ():
        if not (len(one) == 3 and one.isascii() and one.isalpha() and one.isupper()):
            raise typer.BadParameter(f"--country: {one!r} is no ISO 3166 alpha-3 code, such as IRQ")
    return tuple(sorted(set(given or ())))


def where(workspace: str) -> Path | str:
    """A workspace as the store takes it: an address of PostgreSQL, else a path."""
    return workspace if "://" in workspace else Path(workspace)


def told(made: Made, out: Path) -> str:
    """What an export wrote, in a few lines."""
    rows = [f"{count} {_plural('row', count)} in {name}" for name, count in made.rows.items()]
    lines = [f"{out}: {', '.join(rows) or 'no rows'}"]
    if made.delta is not None:
        lines.append(
            "since the earlier export: " + ", ".join(f"{n} {name}" for name, n in made.delta.items())
        )
    lost = sum(made.losses.values())
    if lost:
        kinds = sorted(made.losses.items(), key=lambda pair: (-pair[1], pair[0]))
        lines.append(
            f"{lost} {_plural('loss', lost)} told in losses.md: "
            + "; ".join(f"{kind} {n}" for kind, n in kinds)
        )
    return "".join(f"{line}\n" for line in lines)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}es" if word.endswith("s") else f"{word}s"


def _day(written: str | None, option: str) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"{option} needs a day as 2014-06-16, not {written!r}") from error
