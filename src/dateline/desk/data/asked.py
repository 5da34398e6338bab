"""What a request asks of a data set, checked, and made into options of an export."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from dateline.desk.api.asked import Day, Names, Yes
from dateline.export.shape import Options

MOST_WAIT = 60
"""Seconds that a program may wait for a data set in one request."""

_COUNTRY = re.compile(r"[A-Z]{3}")


def _blank(value: object) -> object:
    """A field of a form that was left empty asks for nothing."""
    return None if value == "" else value


def _codes(value: object) -> object:
    """Codes as one field of a form has them ("IRQ SYR"), or one by one."""
    listed = value if isinstance(value, list) else [value]
    found = [word for one in listed if isinstance(one, str) for word in one.replace(",", " ").split()]
    for word in found:
        if not _COUNTRY.fullmatch(word):
            raise ValueError(f"{word!r} is no ISO 3166 alpha-3 code, such as IRQ")
    return found


class DataAsked(BaseModel):
    """What to keep of the workspace, and how."""

    model_config = ConfigDict(extra="forbid")

    start: Annotated[Day | None, BeforeValidator(_blank)] = Field(
        None, alias="from", description="Leave out what was over before this day."
    )
    end: Annotated[Day | None, BeforeValidator(_blank)] = Field(
        None, alias="to", description="Leave out what began after this day."
    )
    kind: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(
        default_factory=list, max_length=100, description="Keep these kinds of events alone."
    )
    country: Annotated[list[Annotated[str, Field(pattern="^[A-Z]{3}$")]], BeforeValidator(_codes)] = Field(
        default_factory=list, max_length=100, description="Keep these countries alone (ISO 3166 alpha-3)."
    )
    names: Names = False
    codes: Yes = Field(False, description="ACLED: types of actors as numbers, as before 2025.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"the days begin on {self.start}, after they end on {self.end}")
        return self

    def options(self) -> Options:
        """The options of an export."""
        kinds, countries = tuple(sorted(set(self.kind))), tuple(sorted(set(self.country)))
        return Options(self.start, self.end, self.names, self.codes, kinds, countries)


class FormAsked(DataAsked):
    """The same as a form sends it, with the format."""

    format: str = Field("ucdp", max_length=20)


class FormSent(FormAsked):
    """The same as the form that has it made sends it, whose token the guard has looked at."""

    csrf: str = ""


class FileAsked(DataAsked):
    """The same for a program that wants the file."""

    wait: int = Field(20, ge=0, le=MOST_WAIT, description="Seconds to wait for it before 202 is answered.")
