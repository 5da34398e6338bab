"""Who is at the desk, and what each route needs of them.

A route takes one of ``AsReader``, ``AsCoder``, ``AsAdjudicator`` and ``AsAdmin``: a test fails for one that takes none.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from dateline.types import Person, Role


def person_of(request: Request) -> Person:  # noqa: ARG001
    """Who asks: without accounts the one person whose computer this is, who may do everything."""
    return Person(getpass.getuser(), Role.ADMIN)


def needs(role: Role) -> Callable[[Person], Person]:
    """The person, where they have that role or a higher one; 403 where not."""

    def checked(person: Annotated[Person, Depends(person_of)]) -> Person:
        if not person.role.may(role):
            raise HTTPException(403, f"This needs the role of {role.value}; you are {person.role.value}.")
        return person

    return checked


AsReader = Annotated[Person, Depends(needs(Role.READER))]
AsCoder = Annotated[Person, Depends(needs(Role.CODER))]
AsAdjudicator = Annotated[Person, Depends(needs(Role.ADJUDICATOR))]
AsAdmin = Annotated[Person, Depends(needs(Role.ADMIN))]
