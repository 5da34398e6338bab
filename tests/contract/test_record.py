"""The JSON record is a contract: its shape, its quotes, its ids, and the same bytes for the same input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.api import read_each
from dateline.pipeline import Pipeline
from dateline.record import record
from dateline.types import BlockKind, CountKind, PlaceRole, Precision, Status, Told

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
FILES = sorted(EXAMPLES.iterdir())

TEXT = (str,)
MAYBE_TEXT = (str, type(None))
MAYBE_INT = (int, type(None))
EVIDENCE = {"start": (int,), "end": (int,), "quote": TEXT}
NAMED = {"name": TEXT, "text": TEXT, "evidence": EVIDENCE}
ACTOR = {
    **NAMED,
    "known": (bool,),
    "kind": MAYBE_TEXT,
    "country": MAYBE_TEXT,
    "sector": MAYBE_TEXT,
    "ucdp": MAYBE_TEXT,
}
MAYBE_DEGREES = (float, type(None))
CANDIDATE = {
    "key": TEXT,
    "name": TEXT,
    "lat": (float,),
    "lon": (float,),
    "chance": (float,),
}
SITE = {
    **NAMED,
    "lat": MAYBE_DEGREES,
    "lon": MAYBE_DEGREES,
    "key": MAYBE_TEXT,
    "geonames_id": MAYBE_INT,
    "country": MAYBE_TEXT,
    "admin1": MAYBE_TEXT,
    "admin2": MAYBE_TEXT,
    "precision": MAYBE_INT,
    "geo_precision": MAYBE_INT,
    "reason": TEXT,
    "candidates": [CANDIDATE],
}
PLACE = {**SITE, "role": TEXT, "from": TEXT, "confidence": (float, int)}
DATE = {
    "start": MAYBE_TEXT,
    "end": TEXT,
    "precision": TEXT,
    "date_prec": MAYBE_INT,
    "from": TEXT,
    "confidence": (float, int),
    "text": TEXT,
    "evidence": EVIDENCE,
}
COUNT = {"what": TEXT, "low": MAYBE_INT, "best": MAYBE_INT, "high": MAYBE_INT, "evidence": EVIDENCE}
CLAIM: dict[str, Any] = {
    "id": TEXT,
    "kind": TEXT,
    "status": TEXT,
    "actor": [ACTOR],
    "target": [ACTOR],
    "place": [PLACE],
    "date": DATE,
    "counts": [COUNT],
    "weapon": NAMED,
    "source": ACTOR,
    "evidence": EVIDENCE,
    "triggers": [{"frame": TEXT, "evidence": EVIDENCE}],
    "absent": [{"field": TEXT, "reason": TEXT}],
    "confidence": (float, int),
    "coded_by": TEXT,
}
MAY_BE_NULL = {"date", "weapon", "source"}
MAY_BE_ADDED = {"relation", "km", "bearing", "anchors", "within", "points"}
REPORT: dict[str, Any] = {
    "outlet": MAYBE_TEXT,
    "headline": MAYBE_TEXT,
    "standfirst": MAYBE_TEXT,
    "authors": [TEXT],
    "contributors": [TEXT],
    "dateline": MAYBE_TEXT,
    "published": MAYBE_TEXT,
    "text": TEXT,
    "blocks": [{"kind": TEXT, "start": (int,), "end": (int,), "reason": TEXT}],
    "notes": [TEXT],
}


def assert_shape(found: Any, shape: Any, path: str) -> None:
    if isinstance(shape, tuple):
        assert isinstance(found, shape), path
        assert isinstance(found, bool) == (shape == (bool,)), path
    elif isinstance(shape, list):
        assert isinstance(found, list), path
        for number, entry in enumerate(found):
            assert_shape(entry, shape[0], f"{path}[{number}]")
    else:
        assert set(found) - MAY_BE_ADDED == set(shape), path
        for key, inner in shape.items():
            if found[key] is not None or key not in MAY_BE_NULL:
                assert_shape(found[key], inner, f"{path}.{key}")


def evidence_of(found: Any) -> list[dict[str, Any]]:
    """Every evidence anywhere in a record."""
    if isinstance(found, dict):
        own = [found["evidence"]] if "evidence" in found else []
        return own + [evidence for value in found.values() for evidence in evidence_of(value)]
    return [evidence for value in found for evidence in evidence_of(value)] if isinstance(found, list) else []


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def records(request: pytest.FixtureRequest, pipeline: Pipeline) -> list[dict[str, Any]]:
    return [record(reading) for reading in read_each(request.param, pipeline=pipeline)]


def test_records_have_the_shape_that_is_promised(records: list[dict[str, Any]]) -> None:
    assert records
    for one in records:
        assert set(one) == {"report", "claims"}
        assert_shape(one["report"], REPORT, "report")
        assert_shape(one["claims"], [CLAIM], "claims")


def test_every_quote_stands_where_it_says(records: list[dict[str, Any]]) -> None:
    for one in records:
        text = one["report"]["text"]
        found = evidence_of(one["claims"])
        assert len(found) >= len(one["claims"]) > 0
        for evidence in found:
            assert evidence["quote"] == text[evidence["start"] : evidence["end"]] != ""


def test_words_come_from_fixed_lists(records: list[dict[str, Any]]) -> None:
    for one in records:
        assert {block["kind"] for block in one["report"]["blocks"]} <= set(BlockKind)
        for claim in one["claims"]:
            assert claim["status"] in set(Status)
            assert {place["role"] for place in claim["place"]} <= set(PlaceRole)
            assert {place["from"] for place in claim["place"]} <= set(Told)
            assert {count["what"] for count in claim["counts"]} <= set(CountKind)
            assert claim["date"] is None or claim["date"]["precision"] in set(Precision)
            assert claim["date"] is None or claim["date"]["from"] in set(Told)
            assert {one["field"] for one in claim["absent"]} <= {"actor", "target", "place", "date"}
            assert (claim["date"] is None) == ("date" in {one["field"] for one in claim["absent"]})
            assert 0.0 <= claim["confidence"] <= 1.0


def test_blocks_follow_each_other(records: list[dict[str, Any]]) -> None:
    for one in records:
        ends = [0]
        for block in one["report"]["blocks"]:
            assert ends[-1] <= block["start"] < block["end"] <= len(one["report"]["text"])
            ends.append(block["end"])


def test_ids_are_unique(records: list[dict[str, Any]]) -> None:
    for one in records:
        ids = [claim["id"] for claim in one["claims"]]
        assert len(ids) == len(set(ids))


def test_two_runs_give_the_same_bytes(
    records: list[dict[str, Any]], pipeline: Pipeline, request: pytest.FixtureRequest
) -> None:
    path = request.node.callspec.params["records"]
    again = [record(reading) for reading in read_each(path, pipeline=pipeline)]
    assert json.dumps(again) == json.dumps(records)
