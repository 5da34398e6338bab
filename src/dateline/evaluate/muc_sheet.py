"""The sheet of words behind the templates of MUC."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateline.sheet import Sheet, read_sheet

Words = frozenset[str]


class MucSheet(Sheet):
    """muc.yaml."""

    types: dict[str, str]
    burning: Words
    robbing: Words
    warriors: Words
    state: Words
    people: Words
    bodies: Words
    empty: Words
    measures: Words
    vague: Words
    bombs: Words
    rebels: Words
    explosives: Words
    firearms: Words
    blades: Words
    things: Words
    instrument_types: dict[str, tuple[str, ...]]
    thing_types: dict[str, tuple[str, ...]]
    human_types: dict[str, tuple[str, ...]]
    deadly: Words
    hurting: Words
    ruining: Words
    damaging: Words
    trying: Words


def type_by_words(types: Mapping[str, tuple[str, ...]], text: str) -> str | None:
    """The first type one of whose words or phrases stands in the text; None where none does."""
    words = text.lower().split()
    singular = (
        {word.removesuffix("s") for word in words} | {word.removesuffix("es") for word in words} | set(words)
    )
    for name, listed in types.items():
        if any(word in singular or (" " in word and word in text.lower()) or not word for word in listed):
            return name
    return None


@cache
def load_muc_sheet() -> MucSheet:
    """Read muc.yaml; raises CodebookError."""
    return read_sheet(resources.files("dateline.evaluate") / "muc.yaml", MucSheet)
