"""Who works at a desk, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may do all that those before it may.

    A reader sees everything, a coder judges and codes, an adjudicator assigns reports to coders and decides
    where they disagree, an admin keeps the accounts.
    """

    READER = "reader"
    CODER = "coder"
    ADJUDICATOR = "adjudicator"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether who has this role may do what needs that one."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is at the desk: the name that judgements are kept under, and the role."""

    name: str
    role: Role
