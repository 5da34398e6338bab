"""The 24 slots of 1992, scored after the published guidelines for scoring (version 7).

Ours is not the official program: it decides by itself what a person decided there. A string is right where it is
one of the key's without articles and figures, partly right where one holds the other's last word; a date
is partly right inside the key's days, a place where the country is; a set fill that refers to the wrong target is
partly right; "ATTACK" for another type is partly right. Partly right counts half. Templates are mapped one to
one where type and at least one perpetrator or target agree, at least in part. What is optional is not missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.evaluate.muc_five import normalised
from dateline.evaluate.muc_keys import SLOTS, STRINGS, Fill, Template

SCORED = tuple(slot for slot in SLOTS if slot >= 2)
CONTENT = (9, 10, 12, 13, 18, 19, 20)
"""Slots of which one must agree where two templates are mapped."""
NUMBERS = {14: 12, 21: 18}
WORTH = 0.5


@dataclass
class Slots:
    """Points, fillers of ours and of the key, by slot; numbers of matched targets and how many are exact."""

    points: Counter[int] = field(default_factory=Counter)
    ours: Counter[int] = field(default_factory=Counter)
    key: Counter[int] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)

    def add(self, other: Slots) -> None:
        """Add another message's."""
        for name in ("points", "ours", "key", "numbers"):
            getattr(self, name).update(getattr(other, name))

    def scores(self) -> dict[str, Any]:
        """Precision, recall and F by slot and over all slots; the share of exact figures."""
        rows = {SLOTS[slot]: self._row([slot]) for slot in SCORED}
        told = self.numbers["told"]
        return {
            "all_slots": self._row(SCORED),
            "number_exact": round(100 * self.numbers["exact"] / told, 1) if told else None,
            "numbers_of_matched_targets": told,
            "slots": rows,
        }

    def _row(self, slots: Sequence[int]) -> dict[str, Any]:
        points, ours, key = (
            sum(counter[slot] for slot in slots) for counter in (self.points, self.ours, self.key)
        )
        precision, recall = points / ours if ours else 0.0, points / key if key else 0.0
        f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": round(100 * precision, 1),
            "recall": round(100 * recall, 1),
            "f": round(100 * f, 1),
            "ours": ours,
            "key": key,
        }


def score(ours: Sequence[Template], key: Sequence[Template]) -> Slots:
    """The tally of one message."""
    total = Slots()
    pairs = mapping(ours, key)
    for mine, theirs in pairs.items():
        for slot in SCORED:
            _score_slot(slot, ours[mine].fills(slot), key[theirs].fills(slot), total)
        _score_numbers(ours[mine], key[theirs], total)
    for number, template in enumerate(ours):
        if number not in pairs:
            total.ours.update({slot: len(template.fills(slot)) for slot in SCORED})
    for number, template in enumerate(key):
        if number not in pairs.values() and not template.optional:
            total.key.update(
                {slot: sum(not fill.optional for fill in template.fills(slot)) for slot in SCORED}
            )
    return total


def mapping(ours: Sequence[Template], key: Sequence[Template]) -> dict[int, int]:
    """Our templates and the key's that they stand for, the pairs that share most first."""
    worth = sorted(
        (-points, mine, theirs)
        for mine, one in enumerate(ours)
        for theirs, other in enumerate(key)
        if (points := _agreement(one, other)) > 0
    )
    pairs: dict[int, int] = {}
    for _, mine, theirs in worth:
        if mine not in pairs and theirs not in pairs.values():
            pairs[mine] = theirs
    return pairs


def _agreement(ours: Template, key: Template) -> float:
    """What two templates share; 0 where they may not be mapped."""
    kind = _best(4, ours.fills(4)[0], key.fills(4)) if ours.fills(4) else 0.0
    content = sum(_best(slot, fill, key.fills(slot)) for slot in CONTENT for fill in ours.fills(slot))
    if not kind or not content:
        return 0.0
    return (
        kind
        + content
        + sum(_best(slot, fill, key.fills(slot)) for slot in (2, 3) for fill in ours.fills(slot))
    )


def _best(slot: int, fill: Fill, key: Sequence[Fill]) -> float:
    return max((_worth(slot, fill, other) for other in key), default=0.0)


def _score_slot(slot: int, ours: Sequence[Fill], key: Sequence[Fill], total: Slots) -> None:
    worth = sorted(
        (-_worth(slot, fill, other), mine, theirs)
        for mine, fill in enumerate(ours)
        for theirs, other in enumerate(key)
        if _worth(slot, fill, other)
    )
    mine_used: set[int] = set()
    theirs_used: set[int] = set()
    for points, mine, theirs in worth:
        if mine not in mine_used and theirs not in theirs_used:
            mine_used.add(mine)
            theirs_used.add(theirs)
            total.points[slot] -= points  # type: ignore[assignment]
    total.ours[slot] += len(ours)
    total.key[slot] += sum(not fill.optional or number in theirs_used for number, fill in enumerate(key))


def _score_numbers(ours: Template, key: Template, total: Slots) -> None:
    """Figures of targets that both templates name: how many are exactly the key's."""
    for slot in NUMBERS:
        for fill in ours.fills(slot):
            for other in key.fills(slot):
                if _same_referent(fill, other) == 1.0:
                    total.numbers["told"] += 1
                    total.numbers["exact"] += fill.options[0] in {
                        option.strip("? ") for option in other.options
                    }
                    break


def _worth(slot: int, ours: Fill, key: Fill) -> float:
    """1 for right, ½ for partly right, 0 for wrong."""
    value = max(_value(slot, ours.options[0], option) for option in key.options) if key.options else 0.0
    if value == 1.0 and (key.refers or ours.refers) and slot not in STRINGS:
        return value if _same_referent(ours, key) == 1.0 else WORTH
    return value


def _same_referent(ours: Fill, key: Fill) -> float:
    if not key.refers or not ours.refers:
        return 1.0 if not key.refers and ours.refers in {(), ("-",)} else 0.0
    return max(_string(ours.refers[0], other) for other in key.refers)


def _value(slot: int, ours: str, key: str) -> float:
    ours, key = ours.upper().strip(), key.upper().strip(" ?")
    if ours == key:
        return 1.0
    if slot in STRINGS:
        return _string(ours, key)
    if slot == 4:
        return WORTH if ours == "ATTACK" else 0.0
    if slot == 2:
        return WORTH if _inside(ours, key) else 0.0
    if slot == 3:
        return _place(ours, key)
    return 0.0


def _string(ours: str, key: str) -> float:
    one, two = _content(ours), _content(key)
    if one == two:
        return 1.0
    return WORTH if one and two and (one[-1] in two or two[-1] in one) else 0.0


def _content(text: str) -> list[str]:
    return [word for word in normalised(text).split() if not word.isdigit()]


def _inside(ours: str, key: str) -> bool:
    """Whether our day is one of the key's, or both give the same latest day."""
    return ours.removeprefix("- ").split(" - ")[-1] in key


def _place(ours: str, key: str) -> float:
    first, second = ([part.strip() for part in place.split(":")] for place in (ours, key))
    if first[-1] == second[-1] and len(first) > 1:
        return 1.0 if first[0] == second[0] else WORTH
    return WORTH if first[0] == second[0] else 0.0


def as_rows(messages: Mapping[str, Sequence[Template]], keys: Mapping[str, Sequence[Template]]) -> Slots:
    """The tally of many messages."""
    total = Slots()
    for message, key in keys.items():
        total.add(score(messages.get(message, ()), key))
    return total
