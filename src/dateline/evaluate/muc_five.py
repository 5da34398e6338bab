"""The five slots of later work on MUC-4, scored as Du, Rush and Cardie (2021, "GTT") score them.

A filler is right where every one of its strings is among those of one gold entity, compared in lower case without
punctuation and articles. Templates are aligned one to one, only where our type is (part of) the gold one, so
that the message's micro-F1 is highest; the type itself counts as a sixth slot. What is not aligned is wrong
and missed with all its fillers. Optional templates count, as they do there.
"""

from __future__ import annotations

import json
import re
import string
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import GoldError
from dateline.evaluate.muc_keys import Template

ROLES: Mapping[str, int] = {"PerpInd": 9, "PerpOrg": 10, "Target": 12, "Victim": 18, "Weapon": 6}
"""The slots by their names there, with their numbers of 1992; victims are those with a name."""
TYPE = "incident_type"
FILES = {"train.json": "dev", "dev.json": "tst1+tst2", "test.json": "tst3+tst4"}
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
Entity = frozenset[str]


@dataclass(frozen=True)
class Five:
    """One template: its type in lower case and the entities of each role, each a set of strings."""

    type: str
    roles: Mapping[str, tuple[Entity, ...]]


@dataclass
class Tally:
    """Right ones for precision and for recall, ours and the gold ones, by role."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def scores(self) -> dict[str, Any]:
        """Precision, recall and F1 by role and over all."""
        names = [*ROLES, TYPE]
        totals = {"all": names, "five_slots": list(ROLES), **{name: [name] for name in names}}
        return {name: self._prf(some) for name, some in totals.items()}

    def _prf(self, names: Sequence[str]) -> dict[str, Any]:
        right, found, ours, gold = (
            sum(counter[name] for name in names) for counter in (self.right, self.found, self.ours, self.gold)
        )
        precision, recall = right / ours if ours else 0.0, found / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": round(100 * precision, 1),
            "recall": round(100 * recall, 1),
            "f1": round(100 * f1, 1),
            "right": right,
            "ours": ours,
            "gold": gold,
        }


def normalised(text: str) -> str:
    """A string without case, punctuation, articles and needless blanks."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def five_of(template: Template) -> Five:
    """A template of the keys by its five slots."""
    types = template.fills(4)
    kind = " / ".join(types[0].options).lower() if types else "attack"
    roles = {
        role: tuple(frozenset(map(normalised, fill.options)) for fill in template.fills(slot))
        for role, slot in ROLES.items()
    }
    return Five(kind, roles)


def load_processed(file: Path) -> dict[str, tuple[Five, ...]]:
    """The templates of a processed file by message, the same one only once; raises GoldError with the line."""
    found: dict[str, tuple[Five, ...]] = {}
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            templates = [_five(entry) for entry in record["templates"]]
            found[str(record["docid"])] = tuple(
                one for place, one in enumerate(templates) if one not in templates[:place]
            )
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise GoldError(f"{file}:{number}: not a message with templates: {error}") from error
    return found


def _five(entry: Mapping[str, Any]) -> Five:
    roles = {
        role: tuple(
            frozenset(normalised(str(mention[0])) for mention in entity)
            for entity in entry.get(role, ())
            if entity
        )
        for role in ROLES
    }
    return Five(str(entry[TYPE]).lower(), roles)


def tally(ours: Sequence[Five], gold: Sequence[Five]) -> Tally:
    """The tally of one message with its best alignment."""
    total = Tally()
    for templates, counter in ((ours, total.ours), (gold, total.gold)):
        for template in templates:
            counter[TYPE] += 1
            counter.update({role: len(entities) for role, entities in template.roles.items()})
    for mine, theirs in alignment(ours, gold):
        right, found = _shared(ours[mine], gold[theirs])
        total.right.update(right)
        total.found.update(found)
    return total


def add(total: Tally, one: Tally) -> None:
    """Add one message's tally to the total."""
    for name in ("right", "found", "ours", "gold"):
        getattr(total, name).update(getattr(one, name))


def _shared(ours: Five, gold: Five) -> tuple[Counter[str], Counter[str]]:
    """Our fillers that are right, and gold ones that are found, by role."""
    right, found = Counter({TYPE: 1}), Counter({TYPE: 1})
    for role in ROLES:
        right[role] = sum(any(mine <= theirs for theirs in gold.roles[role]) for mine in ours.roles[role])
        found[role] = sum(any(mine <= theirs for mine in ours.roles[role]) for theirs in gold.roles[role])
    return right, found


def alignment(ours: Sequence[Five], gold: Sequence[Five]) -> tuple[tuple[int, int], ...]:
    """Pairs of our and gold templates that together share most, each used once; the first of equals."""
    worth = {
        (mine, theirs): sum(sum(counter.values()) for counter in _shared(ours[mine], gold[theirs]))
        for mine in range(len(ours))
        for theirs in range(len(gold))
        if ours[mine].type in gold[theirs].type
    }
    best: dict[frozenset[int], tuple[int, tuple[tuple[int, int], ...]]] = {frozenset(): (0, ())}
    for mine in range(len(ours)):
        grown = dict(best)
        for used, (total, pairs) in best.items():
            for theirs in range(len(gold)):
                if theirs in used or (mine, theirs) not in worth:
                    continue
                key, value = used | {theirs}, total + worth[mine, theirs]
                if key not in grown or value > grown[key][0]:
                    grown[key] = (value, (*pairs, (mine, theirs)))
        best = grown
    return max(best.values(), key=lambda value: value[0])[1]
