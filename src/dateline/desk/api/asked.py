"""What may be asked of a list: filters, and where a page begins. A parameter that is none of these is refused."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dateline.types import Status

MOST = 200
"""Items of one page: whole reports of that many are some megabytes."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES: dict[object, bool] = {"true": True, "false": False}


def _day(value: object) -> object:
    """A day as ISO 8601 writes it, and no other way: pydantic alone would take seconds since 1970 too."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("write a day as YYYY-MM-DD")
    return value


def _yes(value: object) -> object:
    if isinstance(value, str) and value not in _YES:
        raise ValueError("write true or false")
    return _YES.get(value, value)


Day = Annotated[date, BeforeValidator(_day)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Names = Annotated[
    Yes,
    Field(description="Name private persons too. For adjudicators."),
]


class Asked(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(extra="forbid", populate_by_name=False)

    after: str = Field("", max_length=200, description="As in the address that `next` gives; empty at first.")
    limit: int = Field(50, ge=1, le=MOST, description="Items of one page.")
    names: Names = False


class Days(Asked):
    """A list that can be cut by days, both included."""

    start: Day | None = Field(None, alias="from", description="Leave out what was over before this day.")
    end: Day | None = Field(None, alias="to", description="Leave out what began after this day.")


class ReportsAsked(Days):
    """Filters of reports."""

    outlet: Word | None = Field(None, description="The outlet, as a report has it.")


class ClaimsAsked(Days):
    """Filters of claims."""

    report: Word | None = Field(None, description="The id of a report.")
    kind: Word | None = Field(None, description="A kind of the codebook.")
    status: Status | None = Field(None, description="How a claim stands in its report.")
    country: Word | None = Field(None, description="ISO 3166-1 alpha-3 code.")


class IncidentsAsked(Days):
    """Filters of incidents."""

    kind: Word | None = Field(None, description="A kind of the codebook.")
    status: Status | None = Field(None, description="The strongest status among its claims.")
    country: Word | None = Field(None, description="ISO 3166-1 alpha-3 code.")
    actor: Word | None = Field(None, description="A name on either side.")
    outlet: Word | None = Field(None, description="An outlet that tells it.")
    disputed: Yes | None = Field(None, description="Whether voices disagree on any field.")
    killed: int | None = Field(
        None, ge=0, le=2**31, description="The least number of dead, by the highest figure."
    )
