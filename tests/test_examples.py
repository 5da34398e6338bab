"""The bundled examples against what a careful coder reads off them (``examples.yaml``, written from the texts)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.api import read_each
from dateline.pipeline import Pipeline
from dateline.types import Claim, Reading, Span, Status

FOLDER = Path(__file__).parents[1] / "examples" / "reports"
EXPECTED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "examples.yaml").read_text(encoding="utf-8")
)
WANTED = [(number, claim) for number, example in enumerate(EXPECTED) for claim in example["claims"]]
EVENTS = (Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED)
FIELDS = ("outlet", "headline", "standfirst", "authors", "dateline", "published")
HEADS = [
    (number, field)
    for number, example in enumerate(EXPECTED)
    for field in FIELDS
    if field not in example.get("hard_head", {})
]
HAPPENED_NOT = ("hypothetical", "planned", "denied")
MOST_HARD = 0.15
"""Share of the expected claims that may be marked hard: too hard for now, and not asked for."""


def name_of(example: dict[str, Any]) -> str:
    return f"{example['file']}:{example.get('record', 1)}"


@pytest.fixture(scope="module")
def readings(pipeline: Pipeline) -> list[Reading]:
    """The reading of each expected example, in the same order."""
    files = {path.name: list(read_each(path, pipeline=pipeline)) for path in sorted(FOLDER.iterdir())}
    return [files[example["file"]][example.get("record", 1) - 1] for example in EXPECTED]


def test_every_example_is_expected(readings: list[Reading]) -> None:
    assert {example["file"] for example in EXPECTED} == {path.name for path in FOLDER.iterdir()}
    assert len(readings) == len({name_of(example) for example in EXPECTED})


def stands_at(reading: Reading, quote: str) -> Span:
    start = reading.report.text.find(quote)
    assert start >= 0, f"{quote!r} is not in the text"
    return reading.report.span(start, start + len(quote))


def shown(claim: Claim) -> dict[str, list[str]]:
    return {
        "actor": [value.value for value in claim.actor],
        "target": [value.value for value in claim.target],
        "place": [located.place.value.name for located in claim.place],
        "source": [claim.said_by.value] if claim.said_by else [],
        "date": [str(claim.date.value.end)] if claim.date else [],
    }


def figures(claim: Claim) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for value in claim.counts:
        count = value.value
        known = {figure for figure in (count.low, count.best, count.high) if figure is not None}
        found.setdefault(count.what.value, set()).update(known)
    return found


def agrees(claim: Claim, wanted: dict[str, Any]) -> Iterator[bool]:
    yield claim.kind in wanted["kind"] and claim.status.value == wanted["status"]
    for field, found in shown(claim).items():
        if field in wanted:
            name = str(wanted[field]).lower()
            yield any(name in one.lower() or one.lower() in name for one in found)
    for field in ("killed", "injured", "displaced"):
        if field in wanted:
            yield wanted[field] in figures(claim).get(field, set())


def claims_at(reading: Reading, quote: str) -> list[Claim]:
    place = stands_at(reading, quote)
    return [claim for claim in reading.claims if any(span.overlap(place) for span in claim.evidence)]


@pytest.mark.parametrize(
    ("number", "wanted"),
    [pair for pair in WANTED if "hard" not in pair[1]],
    ids=lambda value: value["quote"] if isinstance(value, dict) else "",
)
def test_claim_comes_out(number: int, wanted: dict[str, Any], readings: list[Reading]) -> None:
    there = claims_at(readings[number], wanted["quote"])
    assert any(all(agrees(claim, wanted)) for claim in there), [
        (claim.kind, claim.status.value, shown(claim), figures(claim)) for claim in there
    ]


@pytest.mark.parametrize(
    ("number", "wanted"),
    [pair for pair in WANTED if "hard" in pair[1]],
    ids=lambda value: value["quote"] if isinstance(value, dict) else "",
)
def test_a_hard_claim_is_still_hard(number: int, wanted: dict[str, Any], readings: list[Reading]) -> None:
    there = claims_at(readings[number], wanted["quote"])
    assert not any(all(agrees(claim, wanted)) for claim in there), "it comes out now: take its mark away"


def test_few_claims_are_too_hard() -> None:
    hard = [wanted for _, wanted in WANTED if "hard" in wanted]
    assert len(hard) <= MOST_HARD * len(WANTED)
    assert all(len(wanted["hard"]) > 10 for wanted in hard), "say why a claim is hard"


@pytest.mark.parametrize("number", range(len(EXPECTED)), ids=[name_of(example) for example in EXPECTED])
def test_nothing_else_becomes_an_event(number: int, readings: list[Reading]) -> None:
    expected, reading = EXPECTED[number], readings[number]
    for quote in expected["never"]:
        assert not claims_at(reading, quote), quote
    counted = {figure for claim in reading.claims for known in figures(claim).values() for figure in known}
    assert not counted & set(expected["not_counted"])


@pytest.mark.parametrize(
    ("number", "wanted"),
    [pair for pair in WANTED if pair[1]["status"] in HAPPENED_NOT],
    ids=lambda value: value["quote"] if isinstance(value, dict) else "",
)
def test_what_did_not_happen_is_no_event(
    number: int, wanted: dict[str, Any], readings: list[Reading]
) -> None:
    events = [
        claim
        for claim in claims_at(readings[number], wanted["quote"])
        if claim.kind in wanted["kind"] and claim.status in EVENTS
    ]
    assert not events, [(claim.kind, claim.status.value) for claim in events]


@pytest.mark.parametrize(("number", "field"), HEADS)
def test_head_is_read(number: int, field: str, readings: list[Reading]) -> None:
    found = getattr(readings[number].report, field)
    wanted = EXPECTED[number][field]
    if field == "dateline" and found and wanted:
        found, wanted = found.lower(), wanted.lower()
    assert (list(found) if isinstance(found, tuple) else found) == wanted
