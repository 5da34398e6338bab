"""Every route of the app, found by walking it: a new one is covered by the tests without being listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from dateline.desk.access import AsAdjudicator, AsAdmin, AsAnyone, AsCoder, AsReader
from dateline.desk.guard import same_person
from dateline.types import Role

SAFE = {"GET", "HEAD"}
_NEEDS: dict[object, Role | None] = {
    get_args(kind)[1].dependency: role
    for kind, role in (
        (AsReader, Role.READER),
        (AsCoder, Role.CODER),
        (AsAdjudicator, Role.ADJUDICATOR),
        (AsAdmin, Role.ADMIN),
        (AsAnyone, None),
    )
}


@dataclass(frozen=True)
class Route:
    """One method of one path; ``needs`` are the roles that it asks for, None for nobody's."""

    method: str
    path: str
    needs: tuple[Role | None, ...]
    guarded: bool

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def address(self) -> str:
        """An address that the route answers at."""
        return re.sub(r"\{[^}]+\}", "1", self.path)


def routes(app: FastAPI) -> Iterator[Route]:
    """Every route with a signature of FastAPI's; ``bare`` names the others."""
    for found in iter_route_contexts(app.routes):
        dependant = getattr(found, "dependant", None)
        if isinstance(dependant, Dependant):
            calls = [one.call for one in dependant.dependencies]
            needs = tuple(_NEEDS[call] for call in calls if call in _NEEDS)
            for method in sorted(found.methods or ()):
                yield Route(method, str(found.path), needs, same_person in calls)


def bare(app: FastAPI) -> set[str]:
    """The paths of what is served without a signature, which no role guards."""
    found = iter_route_contexts(app.routes)
    return {str(one.path) for one in found if not isinstance(getattr(one, "dependant", None), Dependant)}
