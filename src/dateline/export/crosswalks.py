"""The codes of an incident in other schemes, by the crosswalk of its kind over all claims that make it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TypeVar

from dateline.codebook.codes import codes_for
from dateline.codebook.crosswalk import Codes
from dateline.codebook.vocabulary import Schemes, load_schemes
from dateline.export.context import Context
from dateline.export.sides import Side
from dateline.types import Claim, Incident, Value

T = TypeVar("T")


@cache
def schemes() -> Schemes:
    """The codes of other schemes, read once."""
    return load_schemes()


def codes_of_incident(incident: Incident, context: Context, first: Side, second: Side) -> Codes:
    """PLOVER, ACLED, UCDP and CAMEO codes, with the parties that ``sides`` found as actor and target.

    A kind of somebody's own codebook, which ours does not have, has no codes.
    """
    if incident.kind not in context.codebook.pages:
        return Codes(None, None, None, None)
    return codes_for(_together(incident, context, first, second), context.codebook, context.lexicon)


def _together(incident: Incident, context: Context, first: Side, second: Side) -> Claim:
    """One claim of the incident's kind with what all of them tell of its parties, weapon and words."""
    claims = [claim for claim in context.claims(incident) if claim.kind == incident.kind]
    claims = claims or [replace(claim, kind=incident.kind) for claim in context.claims(incident)]
    values = [value for claim in claims for value in (*claim.actor, *claim.target)]
    weapon = next((claim.weapon for claim in claims if claim.weapon is not None), None)
    frames = "+".join(claim.coded_by.partition(" ")[0] for claim in claims if claim.coded_by)
    return replace(
        claims[0],
        actor=_values(values, first),
        target=_values(values, second),
        weapon=weapon,
        coded_by=frames,
    )


def _values(values: list[Value[str]], side: Side) -> tuple[Value[str], ...]:
    names = {member.name for member in side.members}
    return tuple(value for value in values if value.value in names)
