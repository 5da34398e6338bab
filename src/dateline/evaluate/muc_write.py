"""Filled templates in the original layout of the key files, as the official scorer of 1992 reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.evaluate.muc_keys import INAPPLICABLE, NULL, SLOTS, STRINGS, Fill, Template

COLUMN = 36
"""Characters before a filler: the number, the slot's name and blanks."""
NEVER: Mapping[str, frozenset[int]] = {
    "ARSON": frozenset({6, 7}),
    "KIDNAPPING": frozenset({6, 7, *range(12, 18)}),
}
"""Slots that do not apply to a type of incident."""


def written(messages: Mapping[str, Sequence[Template]]) -> str:
    """All templates of all messages, an empty one for a message without incidents; ends in a newline."""
    blocks = []
    for message, templates in messages.items():
        blocks += [_block(message, template) for template in templates] or [_block(message, None)]
    return "".join(f"\n{block}" for block in blocks)


def _block(message: str, template: Template | None) -> str:
    return "".join(f"{line}\n" for slot in SLOTS for line in _lines(slot, message, template))


def _lines(slot: int, message: str, template: Template | None) -> Iterator[str]:
    head = f"{slot}.".ljust(4) + SLOTS[slot]
    for number, filler in enumerate(_fillers(slot, message, template)):
        yield (head if number == 0 else "").ljust(COLUMN) + filler


def _fillers(slot: int, message: str, template: Template | None) -> Iterable[str]:
    if slot == 0:
        return [message]
    if template is None:
        return [INAPPLICABLE]
    if slot == 1:
        return [str(template.number)]
    kind = template.fills(4)[0].options[0] if template.fills(4) else ""
    if slot in NEVER.get(kind, frozenset()):
        return [INAPPLICABLE]
    return [_filler(slot, fill) for fill in template.fills(slot)] or [NULL]


def _filler(slot: int, fill: Fill) -> str:
    value = _quoted(fill.options[0]) if slot in STRINGS else fill.options[0].upper()
    return f"{value}: {_quoted(fill.refers[0])}" if fill.refers else value


def _quoted(text: str) -> str:
    escaped = text.upper().replace('"', '\\"')
    return f'"{escaped}"'
