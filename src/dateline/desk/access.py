"""Who is at the desk, and what each route needs of them.

A route takes one of ``AsReader``, ``AsCoder``, ``AsAdjudicator`` and ``AsAdmin``, or ``AsAnyone`` where nobody can
have logged in yet: a test fails for one that takes none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException

from dateline.desk.visit import Visit, visit_of
from dateline.types import Person, Role

Visiting = Annotated[Visit, Depends(visit_of)]


def person_of(visit: Visiting) -> Person:
    """Who asks; 401 for somebody who has not logged in."""
    if visit.person is None:
        raise HTTPException(401, "Log in to see this.")
    return visit.person


def needs(role: Role) -> Callable[[Person], Person]:
    """The person, where they have that role or a higher one; 403 where not."""

    def checked(person: Annotated[Person, Depends(person_of)]) -> Person:
        if not person.role.may(role):
            raise HTTPException(403, f"This needs the role of {role.value}; you are {person.role.value}.")
        return person

    return checked


def anyone(visit: Visiting) -> Visit:
    """Whoever asks, logged in or not."""
    return visit


AsReader = Annotated[Person, Depends(needs(Role.READER))]
AsCoder = Annotated[Person, Depends(needs(Role.CODER))]
AsAdjudicator = Annotated[Person, Depends(needs(Role.ADJUDICATOR))]
AsAdmin = Annotated[Person, Depends(needs(Role.ADMIN))]
AsAnyone = Annotated[Visit, Depends(anyone)]
