"""What a person judges: claims that are one happening or two, the value to take, a claim that is wrong."""

from __future__ import annotations

import getpass
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.output import complain, write
from dateline.cli.reading_options import place_of

if TYPE_CHECKING:
    from dateline.types import Incident, Verdict

Workspace = Annotated[
    str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
]
OneClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, as `incidents show` has it.")]
OtherClaim = Annotated[str, typer.Argument(metavar="CLAIM", help="The other claim's id.")]
ClaimField = Annotated[
    str,
    typer.Argument(
        metavar="FIELD",
        help="kind, status or source, or any field that `pick` takes.",
    ),
]
Field = Annotated[
    str,
    typer.Argument(
        metavar="FIELD",
        help="date, place, actors, targets, weapon, killed, injured, captured, displaced or people.",
    ),
]
Why = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason; it is kept and shown.")]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who judges; the name of the account unless given."),
]


def same(workspace: Workspace, one: OneClaim, other: OtherClaim, why: Why = "", who: Who = None) -> None:
    """Judge that two claims tell one happening: they stand in one incident from now on."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.SAME, (one, other), why, who)


def different(workspace: Workspace, one: OneClaim, other: OtherClaim, why: Why = "", who: Who = None) -> None:
    """Judge that two claims tell two happenings: they never stand in one incident from now on."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.DIFFERENT, (one, other), why, who)


def pick(workspace: Workspace, claim: OneClaim, field: Field, why: Why = "", who: Who = None) -> None:
    """Take this claim's value for a field of its incident."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.PICK, (claim,), why, who, field=field)


def correct(
    workspace: Workspace,
    claim: OneClaim,
    field: ClaimField,
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The right value; docs/reference/incidents.md tells how.")
    ],
    why: Why = "",
    who: Who = None,
) -> None:
    """Put another value in a field of a claim; what the machine read is kept beside it."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.CORRECT, (claim,), why, who, field=field, detail=_as_json(value))


def reject(workspace: Workspace, claim: OneClaim, why: Why = "", who: Who = None) -> None:
    """Judge that a claim is wrong: it makes no incident from now on."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.REJECT, (claim,), why, who)


def accept(workspace: Workspace, claim: OneClaim, why: Why = "", who: Who = None) -> None:
    """Judge that a claim is right, also one that was rejected before."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.ACCEPT, (claim,), why, who)


def withdraw(
    workspace: Workspace,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id.")],
    why: Why = "",
    who: Who = None,
) -> None:
    """Take a judgement back; it stays on record."""
    from dateline.types import Verdict

    _judge(workspace, Verdict.WITHDRAW, (judgement,), why, who)


def judgements(workspace: Workspace) -> None:
    """List all judgements, those that stand and those overruled or withdrawn."""
    from dateline.cli.incident_page import judgement_in_words
    from dateline.incidents import in_force
    from dateline.store import Store

    with Store.open(place_of(workspace)) as store:
        every = list(store.judgements.each())
    standing = {one.id for one in in_force(every)}
    for one in every:
        write(f"{'+' if one.id in standing else '-'} {judgement_in_words(one)}\n")
    if not every:
        write("No judgements yet.\n")


def record(incident: Incident) -> dict[str, Any]:
    """An incident as JSON values, field by field as the type has them."""
    from msgspec import to_builtins

    found: dict[str, Any] = to_builtins(incident)
    return found


def _judge(
    workspace: str,
    verdict: Verdict,
    subjects: tuple[str, ...],
    why: str,
    who: str | None,
    *,
    field: str | None = None,
    detail: str | None = None,
) -> None:
    """Keep a judgement; typer.BadParameter in one line for what cannot be judged so."""
    from dateline.errors import JudgementError
    from dateline.store import Store
    from dateline.workspace.judging import Ruling, judge, uncounted

    if not why.strip():
        raise typer.BadParameter("say why, with --why: the reason is kept and shown beside what it decides")
    ruling = Ruling(verdict, subjects, why, field, detail)
    with Store.open(place_of(workspace)) as store:
        try:
            made = judge(store, ruling, who or getpass.getuser())
        except JudgementError as error:
            raise typer.BadParameter(str(error)) from None
        for claim in uncounted(store, ruling):
            complain(f"claim {claim.id} is {claim.status.value} and makes no incident: this changes none")
    write(f"Judgement {made.id} is kept; `dateline reconcile {workspace}` makes the incidents again by it.\n")


def _as_json(value: str) -> str:
    """A value as JSON: what is none already (2014-06-16, mortar) is a string."""
    try:
        json.loads(value)
    except json.JSONDecodeError:
        return json.dumps(value, ensure_ascii=False)
    return value
