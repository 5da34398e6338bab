"""What a model is told: the rules, the kinds of the codebook, and a report as numbered lines that it cannot leave."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import resources
from typing import Any

from dateline.codebook import Codebook, Example, Expected, KindPage
from dateline.engine.answer import schema
from dateline.sheet import Sheet, read_sheet
from dateline.types import CountKind, Report, Span, Status

PART = 12_000
"""Characters of a report that are asked about at once: some fifty claims, which an answer has room for, and together
with ours some 10,000 tokens, which most models have room for."""
EXAMPLES, COUNTEREXAMPLES = 2, 1
_MARKERS = (("<", "< "), ("[INST", "[ INST"), ("[/INST", "[ /INST"))
"""How chat templates begin their own marks; some servers obey them wherever they stand."""

Message = Mapping[str, str]


class PromptSheet(Sheet):
    """prompt.yaml."""

    opening: str
    rules: tuple[str, ...]
    statuses: dict[Status, str]
    counts: dict[CountKind, str]
    report: str
    unknown_day: str
    part: str
    again: str
    shape: str


@dataclass(frozen=True)
class Prompt:
    """The words for one codebook."""

    sheet: PromptSheet
    codebook: Codebook

    @staticmethod
    def load(codebook: Codebook) -> Prompt:
        """The shipped words with the kinds of a codebook; raises CodebookError for a broken sheet."""
        return Prompt(read_sheet(resources.files("dateline.engine") / "prompt.yaml", PromptSheet), codebook)

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of the answer."""
        return schema(self.codebook.pages)

    @cached_property
    def version(self) -> str:
        """Digest of everything that is said but for the report."""
        said = [self.system, self.schema, self.sheet.model_dump(mode="json"), PART]
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]

    @cached_property
    def system(self) -> str:
        """What is said before every report, the same for all: servers keep it from one question to the next."""
        parts = [
            self.sheet.opening,
            _listed("Rules", (f"- {rule}" for rule in self.sheet.rules)),
            _listed(
                "status", (f"- {status.value}: {means}" for status, means in self.sheet.statuses.items())
            ),
            _listed("counts", (f"- {what.value}: {means}" for what, means in self.sheet.counts.items())),
            _listed("kind", (_kind(page) for _, page in sorted(self.codebook.pages.items()))),
        ]
        shape = json.dumps(self.schema, separators=(",", ":"))
        return "\n".join([*parts, self.sheet.shape.format(schema=shape)])

    def parts(self, sentences: Sequence[Span]) -> list[list[int]]:
        """The numbers of the sentences, from 1, that are asked about together."""
        parts: list[list[int]] = [[]]
        size = 0
        for number, span in enumerate(sentences, start=1):
            length = span.end - span.start
            if parts[-1] and size + length > PART:
                parts.append([])
                size = 0
            parts[-1].append(number)
            size += length
        return [part for part in parts if part]

    def messages(
        self, report: Report, sentences: Sequence[Span], part: Sequence[int], place: tuple[int, int]
    ) -> tuple[Message, ...]:
        """The question about a part of a report; ``place`` is its number, from 1, and how many there are.

        Each line of the page stands behind a number of ours, and none can begin one of its own.
        """
        number, parts = place
        told = self.sheet.part.format(number=number, parts=parts) if parts > 1 else ""
        day = report.published.isoformat() if report.published else self.sheet.unknown_day
        lines = [f"{one}| {_as_line(report.quote(sentences[one - 1]))}" for one in part]
        asked = self.sheet.report.format(published=day, part=told) + "\n".join(lines)
        return ({"role": "system", "content": self.system}, {"role": "user", "content": asked})

    def again(self, messages: Sequence[Message], fault: str) -> tuple[Message, ...]:
        """The same question, with what was wrong about the first answer."""
        return (*messages, {"role": "user", "content": self.sheet.again.format(fault=fault)})


def _as_line(text: str) -> str:
    line = " ".join(text.split())
    for marker, harmless in _MARKERS:
        line = line.replace(marker, harmless)
    return line


def _listed(name: str, lines: Iterator[str]) -> str:
    return f"{name}:\n" + "\n".join(lines) + "\n"


def _kind(page: KindPage) -> str:
    told = [f"- {page.kind}: {page.definition}"]
    if page.includes:
        told.append(f"Includes {'; '.join(page.includes)}.")
    if page.excludes:
        told.append(f"Not: {'; '.join(page.excludes)}.")
    told += [f"As in: {_example(page, example)}" for example in page.examples[:EXAMPLES]]
    told += [f"No such event: {text!r}" for text in page.counterexamples[:COUNTEREXAMPLES]]
    return " ".join(told)


def _example(page: KindPage, example: Example) -> str:
    claims = " and ".join(_expected(page, one) for one in example.claims)
    return f"{example.text!r} ({claims or 'no claim'})."


def _expected(page: KindPage, expected: Expected) -> str:
    fields = {name: _plain(value) for name, value in expected.fields().items()}
    return "; ".join([expected.kind or page.kind, *(f"{name} {value}" for name, value in fields.items())])


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
