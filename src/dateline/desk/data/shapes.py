"""The formats that data may be asked for in, as a person chooses among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from pydantic import RootModel

from dateline.export.formats import FORMATS
from dateline.sheet import Sheet, read_sheet


class _Use(Sheet):
    label: str
    use: str


class _Uses(RootModel[dict[str, _Use]]):
    """formats.yaml."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A format: its name, what people call it, and what it is for."""

    name: str
    label: str
    use: str


@cache
def shapes() -> tuple[Shape, ...]:
    """Every format, in the order of the command line's list; raises CodebookError where the sheet is wrong."""
    told = read_sheet(resources.files("dateline.desk.data") / "formats.yaml", _Uses).root
    return tuple(Shape(name, told[name].label, told[name].use) for name in FORMATS)


def shape_named(name: str) -> Shape | None:
    """The format of that name."""
    return next((one for one in shapes() if one.name == name), None)
