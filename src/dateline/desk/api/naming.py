"""Who may ask for the names of private persons."""

from __future__ import annotations

from fastapi import HTTPException

from dateline.types import Person, Role

NEEDED = Role.ADJUDICATOR
"""Names leave the desk for good: who decides between coders decides that too."""


def may_name(person: Person) -> bool:
    """Whether a person may take out names of private persons."""
    return person.role.may(NEEDED)


def named(person: Person, *, names: bool) -> bool:
    """``names`` where the person may ask for them; 403 where not."""
    if names and not may_name(person):
        raise HTTPException(
            403, f"Names of private persons are given to an {NEEDED.value}; you are {person.role.value}."
        )
    return names
