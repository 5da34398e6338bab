"""The furniture inside a report, as rules kept in furniture.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.errors import CodebookError
from dateline.page.lines import Line
from dateline.types import BlockKind

FILE = "furniture.yaml"
LONGEST = 1000
"""Characters above which a line is prose and no rule is tried."""
FIELDS = {"name", "pattern", "kind", "reason", "most", "run"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of line that stands inside reports; ``run``: the headlines after it belong to it."""

    name: str
    pattern: re.Pattern[str]
    kind: BlockKind
    reason: str
    most: int | None = None
    run: bool = False

    def matches(self, line: Line) -> bool:
        """Whether the rule holds for a line."""
        if len(line.text) > LONGEST or (self.most is not None and len(line.words) > self.most):
            return False
        return self.pattern.search(line.text) is not None


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried; CodebookError where the file is wrong."""
    source = files("dateline.page").joinpath(FILE).read_text(encoding="utf-8")
    entries = yaml.safe_load(source)
    return tuple(_rule(entry, number) for number, entry in enumerate(entries, start=1))


def _rule(entry: dict[str, object], number: int) -> Rule:
    unknown = set(entry) - FIELDS
    if unknown or not {"name", "pattern", "kind", "reason"} <= set(entry):
        raise CodebookError(
            FILE, number, f"rule {number} has wrong fields; valid: {', '.join(sorted(FIELDS))}"
        )
    most = entry.get("most")
    return Rule(
        name=str(entry["name"]),
        pattern=re.compile(str(entry["pattern"])),
        kind=BlockKind(str(entry["kind"])),
        reason=str(entry["reason"]),
        most=most if isinstance(most, int) else None,
        run=bool(entry.get("run", False)),
    )


def first_match(line: Line, rules: Iterable[Rule]) -> Rule | None:
    """The first rule that holds for a line, or None."""
    return next((rule for rule in rules if rule.matches(line)), None)
