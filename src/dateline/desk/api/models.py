"""What the interface for programs answers, as its description tells it.

Whole documents are the dataclasses of ``dateline.types``; rows have the columns of the exports' tables, with the
meanings of their data dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from dateline.export.shape import ColumnType
from dateline.export.sheets import load_tables
from dateline.types import Chosen, Claim, Figure, Link, Place, Report, When

R = TypeVar("R")

PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": {"type": "string", "description": "The sort of problem, in a few words."},
        "status": {"type": "integer", "description": "The status of the answer."},
        "detail": {"type": "string", "description": "What is wrong with this request, for a person."},
        "location": {"type": "string", "description": "Where it is now, where it has moved."},
    },
    "example": {"title": "Not here", "status": 404, "detail": "There is no incident 'i1'."},
}
"""An error (RFC 9457)."""

_TYPES: dict[ColumnType, Any] = {
    ColumnType.TEXT: str,
    ColumnType.INTEGER: int,
    ColumnType.NUMBER: float,
    ColumnType.DATE: date,
    ColumnType.BOOLEAN: bool,
    ColumnType.LIST: list[str],
    ColumnType.JSON: Any,
}


def row_model(name: str, table: str) -> type[BaseModel]:
    """A row of one of our own tables: every column is there, and null where it is blank."""
    sheet = load_tables("own").tables[table]
    fields: dict[str, Any] = {
        column: (
            str if column == "id" else _TYPES[one.type] | None if one.type is not ColumnType.JSON else Any,
            Field(description=f"{one.meaning} ({one.values})" if one.values else one.meaning),
        )
        for column, one in sheet.columns.items()
    }
    return create_model(name, __doc__=f"{sheet.meaning}.".capitalize(), **fields)


class Listing(BaseModel, Generic[R]):
    """A page of a list."""

    items: list[R]
    next: str | None = Field(
        description="The address of the next page, also in the header `Link`; null on the last one."
    )


def page_model(row: type[BaseModel]) -> Any:
    """A page of such rows."""
    return Listing.__class_getitem__(row)


ReportPage = page_model(row_model("ReportRow", "reports"))
ClaimPage = page_model(row_model("ClaimRow", "claims"))
IncidentPage = page_model(row_model("IncidentRow", "incidents"))


@dataclass(frozen=True)
class QuotedClaim(Claim):
    """One event as one voice in one report says it. ``said_by`` null is the reporter's own voice.

    All spans are half-open: ``start`` is the first character of the report's ``text``, counted from 0, ``end`` the
    one after the last. ``quote`` is the words of ``evidence``. What people corrected stands in the fields;
    ``replaced`` has what the machine read there, ``judged`` a person's last word on the claim as a whole.
    """

    quote: str = ""
    judged: str | None = None
    replaced: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class WholeIncident:
    """What the claims named in ``claim_ids`` together say happened, with every voice kept, and these claims."""

    id: str
    kind: str
    claim_ids: tuple[str, ...]
    date: Chosen[When]
    place: Chosen[Place]
    actors: Chosen[tuple[str, ...]]
    targets: Chosen[tuple[str, ...]]
    weapon: Chosen[str]
    figures: tuple[Figure, ...]
    links: tuple[Link, ...]
    beside: tuple[str, ...]
    voices: int
    disputed: bool
    claims: tuple[QuotedClaim, ...]


@dataclass(frozen=True)
class WholeReport(Report):
    """One page as text, every part of it labelled, with the address it was captured from and its claims.

    ``text`` has names of private persons blacked out letter by letter, so that all offsets into it hold.
    """

    url: str | None = None
    fetched_at: datetime | None = None
    claims: tuple[QuotedClaim, ...] = ()


class Workspace(BaseModel):
    """What the desk serves."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "dateline": "0.9.0",
                "codebook": "0123456789ab",
                "reports": 9,
                "claims": 68,
                "incidents": 43,
                "judgements": 2,
                "changed": "2026-11-23T02:14:00Z",
            }
        }
    )

    dateline: str = Field(description="The version of Dateline.")
    codebook: str = Field(description="The version of the codebook that is shipped with it.")
    reports: int
    claims: int
    incidents: int
    judgements: int
    changed: datetime | None = Field(description="When the last run on the workspace came to its end.")


class KindCount(BaseModel):
    """A kind of event, and what the workspace holds of it."""

    kind: str
    family: str
    definition: str
    claims: int
    incidents: int
