"""The answer keys of MUC-3 and MUC-4: templates of 24 slots in their original layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import GoldError

SLOTS: Mapping[int, str] = {
    0: "MESSAGE: ID",
    1: "MESSAGE: TEMPLATE",
    2: "INCIDENT: DATE",
    3: "INCIDENT: LOCATION",
    4: "INCIDENT: TYPE",
    5: "INCIDENT: STAGE OF EXECUTION",
    6: "INCIDENT: INSTRUMENT ID",
    7: "INCIDENT: INSTRUMENT TYPE",
    8: "PERP: INCIDENT CATEGORY",
    9: "PERP: INDIVIDUAL ID",
    10: "PERP: ORGANIZATION ID",
    11: "PERP: ORGANIZATION CONFIDENCE",
    12: "PHYS TGT: ID",
    13: "PHYS TGT: TYPE",
    14: "PHYS TGT: NUMBER",
    15: "PHYS TGT: FOREIGN NATION",
    16: "PHYS TGT: EFFECT OF INCIDENT",
    17: "PHYS TGT: TOTAL NUMBER",
    18: "HUM TGT: NAME",
    19: "HUM TGT: DESCRIPTION",
    20: "HUM TGT: TYPE",
    21: "HUM TGT: NUMBER",
    22: "HUM TGT: FOREIGN NATION",
    23: "HUM TGT: EFFECT OF INCIDENT",
    24: "HUM TGT: TOTAL NUMBER",
}
SLOT = re.compile(r"^(\d{1,2})\.\s+([A-Z]+(?: [A-Z]+)?:[A-Z ]+?)(?:\s\s+(.*))?$")
NUMBER = re.compile(r"^(\d+)\s*(\(OPTIONAL\))?$")
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
STRINGS = frozenset({6, 9, 10, 12, 18, 19})
"""Slots whose fillers are strings of the text, in quotation marks."""
NULL, INAPPLICABLE = "-", "*"


@dataclass(frozen=True)
class Fill:
    """One filler: any of ``options`` is right. ``refers`` are the strings it is cross-referenced to.

    ``optional``: no answer is right too.
    """

    options: tuple[str, ...]
    refers: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Template:
    """One incident of a message. A slot that is null or does not apply has no fills."""

    message: str
    number: int
    optional: bool = False
    slots: Mapping[int, tuple[Fill, ...]] = field(default_factory=dict)

    def fills(self, slot: int) -> tuple[Fill, ...]:
        """The fills of a slot, none where it is null."""
        return self.slots.get(slot, ())


def load_keys(folder: Path) -> dict[str, tuple[Template, ...]]:
    """The templates of every message of one folder's keys; an irrelevant message has none."""
    found: dict[str, list[Template]] = {}
    for file in sorted(folder.glob("key*")):
        for message, template in read_keys(file.read_text("latin-1"), file.name):
            found.setdefault(message, []).extend([] if template is None else [template])
    return {message: tuple(templates) for message, templates in found.items()}


def read_keys(text: str, name: str) -> Iterator[tuple[str, Template | None]]:
    """Each template with its message, None for a message without any; raises GoldError with the line."""
    rows: list[tuple[int, int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith(";"):
            continue
        head = SLOT.match(line.rstrip())
        if head is not None:
            slot = int(head.group(1))
            if slot == 0 and rows:
                yield _template(rows, name)
                rows = []
            rows.append((number, slot, (head.group(3) or "").strip()))
        elif rows and line[:1].isspace():
            rows.append((number, rows[-1][1], line.strip()))
        else:
            raise GoldError(f"{name}:{number}: neither a slot nor a filler: {line.strip()[:60]!r}")
    if rows:
        yield _template(rows, name)


def _template(rows: list[tuple[int, int, str]], name: str) -> tuple[str, Template | None]:
    line, slot, first = rows[0]
    if slot != 0:
        raise GoldError(f"{name}:{line}: a template begins with slot 0, not {slot}")
    message = first.split()[0] if first else ""
    slots: dict[int, list[Fill]] = {}
    number, optional = None, False
    for line, slot, value in rows[1:]:
        if slot == 1:
            found = NUMBER.match(value)
            if found is None and value != INAPPLICABLE:
                raise GoldError(f"{name}:{line}: no number of a template: {value!r}")
            number, optional = (int(found.group(1)), found.group(2) is not None) if found else (None, False)
        elif value not in {NULL, INAPPLICABLE, ""}:
            slots.setdefault(slot, []).append(read_fill(value))
    if number is None:
        return message, None
    return message, Template(message, number, optional, {slot: tuple(fills) for slot, fills in slots.items()})


def read_fill(value: str) -> Fill:
    """One line of a slot: strings in quotes, or a word of a list, with what it refers to after a colon."""
    optional = value.startswith("?")
    value = value.removeprefix("?").strip()
    left, right = _divided(value)
    refers = tuple(_strings(right)) if right else ()
    if '"' in left:
        return Fill(tuple(_strings(left)), refers, optional)
    options = tuple(part.strip() for part in left.split(" / ") if part.strip())
    return Fill(options, refers, optional)


def _divided(value: str) -> tuple[str, str]:
    """What stands before and after the colon of a cross-reference: one outside quotation marks, before some."""
    inside = False
    for place, letter in enumerate(value):
        if letter == '"' and value[place - 1 : place] != "\\":
            inside = not inside
        if letter == ":" and not inside and value[place + 1 :].lstrip(" ?(").startswith('"'):
            return value[:place].strip(" ()"), value[place + 1 :].strip()
    return value, ""


def _strings(value: str) -> Iterator[str]:
    for found in STRING.finditer(value):
        text = " ".join(found.group(1).replace('\\"', '"').split())
        if text != NULL:
            yield text
