"""A page of the codebook in words: what evokes a kind, what must stand around it, and its codes in other schemes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.codebook.crosswalk import Crosswalk, Special, conditions, named
from dateline.codebook.page import Example, Expected, Frame
from dateline.codebook.vocabulary import load_schemes, load_slots

_NONE = "none"


@dataclass(frozen=True, slots=True)
class FrameWords:
    """One frame in words: its triggers by part of speech, the conditions around them, and what fills which role."""

    triggers: tuple[tuple[str, tuple[str, ...]], ...]
    conditions: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpecialWords:
    """Codes that hold only where something more is told: the condition, and the code of each scheme it names."""

    where: str
    codes: Mapping[str, str]


def in_words(frame: Frame) -> FrameWords:
    """A frame for a person to read."""
    triggers = tuple(
        (part.removesuffix("s"), tuple(word.replace("+", " ") for word in getattr(frame, part)))
        for part in frame.parts
    )
    told = [f"where {slot_in_words(slot)} is {any_of(words)}" for slot, words in frame.needs.items()]
    told += [f"unless {slot_in_words(slot)} is {any_of(words)}" for slot, words in frame.unless.items()]
    roles: list[tuple[str, tuple[str, ...]]] = [("actor", frame.actor), ("target", frame.target)]
    roles += [(f"place ({role.value})", slots) for role, slots in frame.place.items()]
    filled = [f"{name}: {' or '.join(map(slot_in_words, slots))}" for name, slots in roles if slots]
    filled += [f"number of the {role}: {what.value}" for role, what in frame.count.items()]
    return FrameWords(triggers, tuple(told), tuple(filled))


def slot_in_words(path: str) -> str:
    """A slot in words: "the subject", "what follows "with"", "the owner of the object"."""
    slots = load_slots()
    words = [
        f'what follows "{step}"' if step in slots.prepositions else f"the {step.replace('_', ' ')}"
        for step in reversed(path.split("."))
    ]
    return " of ".join(words)


def any_of(words: tuple[str, ...]) -> str:
    """Words of a condition: classes first, since they say most."""
    classes = ", ".join(word for word in words if word.startswith("@"))
    plain = ", ".join(word for word in words if not word.startswith("@"))
    return " or ".join(part for part in (classes and f"any of {classes}", plain) if part)


def outcome(expected: Expected, kind: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The claim that must come out of an example on that kind's page: its kind, and its fields in words."""
    fields = ((name, _value(value)) for name, value in expected.fields().items())
    return expected.kind or kind, tuple(fields)


def kinds_of(example: Example, kind: str) -> frozenset[str]:
    """The kinds of the claims that come out of an example on that kind's page."""
    return frozenset(expected.kind or kind for expected in example.claims)


def _value(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def labels(codes: Crosswalk | Special) -> dict[str, str]:
    """Each scheme with its code and what that means."""
    schemes = load_schemes()
    plover = (
        f"{codes.plover.type}{f'/{codes.plover.mode}' if codes.plover.mode else ''}"
        if codes.plover
        else _NONE
    )
    acled = f"{schemes.acled.type_of(codes.acled)}: {codes.acled}" if codes.acled else _NONE
    ucdp = f"{codes.ucdp} ({schemes.ucdp.types[codes.ucdp]} violence)" if codes.ucdp else _NONE
    cameo = f"{codes.cameo} ({schemes.cameo.codes[codes.cameo]})" if codes.cameo else _NONE
    return {"PLOVER": plover, "ACLED": acled, "UCDP": ucdp, "CAMEO": cameo}


def special_in_words(special: Special) -> SpecialWords:
    """A special line of a crosswalk for a person to read."""
    where = " and ".join(f"the {name} is {any_of(words)}" for name, words in conditions(special))
    given = labels(special)
    return SpecialWords(where, {name.upper(): given[name.upper()] for name in named(special)})
