"""``dateline incidents``: what the claims of a workspace together say happened, and people's judgements on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dateline.cli import judge
from dateline.cli.output import is_plain, show, write, write_json
from dateline.cli.reading_options import place_of

app = typer.Typer(help="Incidents of a workspace, and people's judgements on them.", no_args_is_help=True)
app.command("same")(judge.same)
app.command("different")(judge.different)
app.command("pick")(judge.pick)
app.command("correct")(judge.correct)
app.command("reject")(judge.reject)
app.command("accept")(judge.accept)
app.command("withdraw")(judge.withdraw)
app.command("judgements")(judge.judgements)


@app.command("list")
def list_incidents(
    workspace: judge.Workspace,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Only what may have been on this day or later."),
    ] = None,
    end: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Only what may have been on this day or before."),
    ] = None,
    where: Annotated[
        str | None, typer.Option(metavar="PLACE", help="Only in this place, district, province or country.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only of this kind, as bombing.")] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only where voices disagree.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON record per incident and line, by id.")
    ] = False,
) -> None:
    """List incidents by their days, each with its toll and how many independent voices tell it."""
    from dateline.cli.incident_list import Filter, draw_list, lines
    from dateline.store import Store

    wanted = Filter(where, kind, disputed)
    with Store.open(place_of(workspace)) as store:
        found = store.incidents.each(_day(start, "--from"), _day(end, "--to"))
        if as_json:
            for incident in found:
                if wanted(incident):
                    write_json(judge.record(incident))
            return
        listed = lines(found, wanted)
        if not listed:
            write(_nothing(store.incidents.count(), store.claims.count(), workspace))
            return
    show(*draw_list(listed))


@app.command("show")
def show_incident(
    workspace: judge.Workspace,
    incident: Annotated[
        str, typer.Argument(metavar="INCIDENT", help="An incident's id, also an earlier one.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the incident as one JSON record.")] = False,
) -> None:
    """Show one incident: what was chosen and by which rule, every voice's figure, their words, why they are one."""
    from dateline.cli.incident_page import Shown, draw_incident
    from dateline.incidents import in_force
    from dateline.store import Store

    with Store.open(place_of(workspace)) as store:
        found = store.incidents.get(incident)
        if as_json:
            write_json(judge.record(found))
            return
        claims = store.claims.many((*found.claim_ids, *found.beside))
        reports = {one.report_id: store.reports.get(one.report_id) for one in claims.values()}
        judged = [
            one for one in in_force(store.judgements.each()) if set(one.subjects) & set(found.claim_ids)
        ]
    if found.id != incident:
        write(f"{incident} is now {found.id}\n\n")
    show(*draw_incident(Shown(found, claims, reports, judged, is_plain())))


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{option} takes a day as 2014-06-16, not {text!r}") from None


def _nothing(incidents: int, claims: int, workspace: str) -> str:
    if incidents:
        return f"None of the {incidents:,} incidents is such a one.\n"
    if claims:
        return f"No incidents yet: `dateline reconcile {workspace}` makes them of the {claims:,} claims.\n"
    return "No incidents: the workspace holds no claims.\n"
