"""privacy.yaml as a checked model."""

from __future__ import annotations

from functools import cache
from importlib import resources

from pydantic import Field

from dateline.sheet import Sheet, read_sheet


class PrivacySheet(Sheet):
    """What stands for private people, who is none, and the words that a name cannot be made of."""

    sectors: dict[str, str]
    kinds: dict[str, str]
    anybody: str
    mark: str
    bar: str = Field(min_length=1, max_length=1)
    offices: frozenset[str]
    public_actors: frozenset[str]
    public_targets: frozenset[str]
    apart: frozenset[str]
    within: frozenset[str]
    before_places: frozenset[str]
    not_persons: frozenset[str]
    not_in_names: frozenset[str]


@cache
def load_privacy() -> PrivacySheet:
    """The shipped sheet; raises CodebookError where it is wrong."""
    return read_sheet(resources.files("dateline.export") / "privacy.yaml", PrivacySheet)
