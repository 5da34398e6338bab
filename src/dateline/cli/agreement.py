"""``dateline agreement``: how far the coders of a workspace agree, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.output import show, write, write_json
from dateline.cli.reading_options import place_of

if TYPE_CHECKING:
    from dateline.workspace.agreement import Agreement
    from dateline.workspace.reliability import Reliability


def agreement(
    workspace: Annotated[
        str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON: every field, for all, by pair and by month.")
    ] = False,
) -> None:
    """Say how far coders agree on what they coded apart, by Krippendorff's alpha."""
    from dateline.cli.agreement_table import draw_agreement
    from dateline.store import Store
    from dateline.workspace.reliability import reliability
    from dateline.workspace.units import rounds

    with Store.open(place_of(workspace)) as store:
        found = reliability(rounds(store))
    if as_json:
        write_json(record(found), indent=2)
    elif not found.reports:
        write("No report has been coded by two people and handed in by both.\n")
    else:
        show(*draw_agreement(found))


def record(found: Reliability) -> dict[str, Any]:
    """Agreement as JSON values; what cannot be computed is null and says why."""
    return {
        "reports": found.reports,
        "fields": {
            row.field: {"scale": row.scale.value, **_figures(row.agreement), "one_sided": row.one_sided}
            for row in found.rows
        },
        "pairs": [
            {"coders": list(pair), "fields": {field: _figures(one) for field, one in by_field.items()}}
            for pair, by_field in found.pairs.items()
        ],
        "months": {
            month: {field: _figures(one) for field, one in by_field.items()}
            for month, by_field in found.months.items()
        },
    }


def _figures(one: Agreement) -> dict[str, Any]:
    return {
        "alpha": _rounded(one.alpha),
        "low": _rounded(one.low),
        "high": _rounded(one.high),
        "alike": _rounded(one.alike),
        "units": one.units,
        "pairs": one.pairs,
        "reason": one.reason or None,
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)
