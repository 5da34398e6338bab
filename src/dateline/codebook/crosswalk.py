"""From a kind of event to the codes of other schemes, and to others where the event is of a special sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import field_validator, model_validator

from dateline.sheet import Sheet

Slots = tuple[str, ...]
SCHEMES = ("plover", "acled", "ucdp", "cameo")
CONDITIONS = ("word", "actor", "target", "weapon")


def as_tuple(value: object) -> object:
    """A single word as a list of one; anything else as it is."""
    return (value,) if isinstance(value, str) else value


class Plover(Sheet):
    """PLOVER event type and mode; the mode is None where the type has none that fits."""

    type: str
    mode: str | None = None


class Special(Sheet):
    """Codes that hold where all conditions do. A scheme that is left out keeps its code; null takes it away.

    ``word`` is the trigger as its frame writes it; ``actor``, ``target`` and ``weapon`` are words or @classes.
    """

    word: Slots = ()
    actor: Slots = ()
    target: Slots = ()
    weapon: Slots = ()
    plover: Plover | None = None
    acled: str | None = None
    ucdp: Literal[1, 2, 3] | None = None
    cameo: str | None = None

    _tuples = field_validator(*CONDITIONS, mode="before")(as_tuple)

    @model_validator(mode="after")
    def _says_something(self) -> Special:
        if not any(getattr(self, name) for name in CONDITIONS):
            raise ValueError(f"needs a condition: {', '.join(CONDITIONS)}")
        if not named(self):
            raise ValueError(f"names no code of {', '.join(SCHEMES)}")
        return self


class Crosswalk(Sheet):
    """The nearest code of other schemes, None where one has no such event; the first of ``where`` that holds wins."""

    plover: Plover | None
    acled: str | None
    ucdp: Literal[1, 2, 3] | None
    cameo: str | None
    where: tuple[Special, ...] = ()


@dataclass(frozen=True)
class Codes:
    """The codes of one event."""

    plover: Plover | None
    acled: str | None
    ucdp: int | None
    cameo: str | None


def codes_of(crosswalk: Crosswalk, holds: Callable[[str, Slots], bool]) -> Codes:
    """The codes where ``holds(condition, words)`` tells the event: each scheme by the first special that names it."""
    codes = Codes(crosswalk.plover, crosswalk.acled, crosswalk.ucdp, crosswalk.cameo)
    for special in reversed(crosswalk.where):
        if all(holds(name, words) for name, words in conditions(special)):
            codes = replace(codes, **{name: getattr(special, name) for name in named(special)})
    return codes


def named(special: Special) -> list[str]:
    """The schemes that a special line gives a code of, or takes one away from."""
    return [name for name in SCHEMES if name in special.model_fields_set]


def conditions(special: Special) -> Iterator[tuple[str, Slots]]:
    """The conditions that a special line makes."""
    for name in CONDITIONS:
        words = getattr(special, name)
        if words:
            yield name, words
