"""Two readings of the same captures, met claim by claim."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import CaptureError
from dateline.pipeline import Pipeline
from dateline.record import record
from dateline.store import Store
from dateline.types import Capture, Claim, Report, Span, Status, Value
from dateline.workspace.coded import exact
from dateline.workspace.comparing import Lone, Tally, compare
from dateline.workspace.ingest import add
from dateline.workspace.meeting import Met, meet
from dateline.workspace.recorded import recorded
from dateline.workspace.sides import opened
from dateline.workspace.spool import Spool
from dateline.workspace.units import SLOTS

TEXT = "The army said it shelled Mersk on Friday. Rebels said the army shelled Mersk, killing 12 people."
PAGE = (
    "A bomb killed 12 people in Ardun on 6 June 2014, police said.\n"
    "Rebels seized the northern town of Mersk. The army denied that rebels seized it.\n"
    "The army shelled Mersk on Saturday."
)
REPORT = Report("r", "c" * 64, TEXT, ())


def claim(
    id: str, kind: str, start: int, end: int, *, source: str | None = None, status: Status = Status.ASSERTED
) -> Claim:
    span = Span("r", start, end)
    said_by = Value(source, source, (span,), "test") if source else None
    return Claim(id, "r", kind, status, (span,), said_by=said_by)


def met(a: Sequence[Claim], b: Sequence[Claim], *, other: Report = REPORT) -> Met:
    return meet(REPORT, a, other, b)


def test_claims_meet_by_kind_and_words() -> None:
    found = met(
        [claim("1", "shelling", 9, 40), claim("2", "killing", 60, 95)],
        [claim("x", "shelling", 12, 30), claim("y", "protest", 0, 8)],
    )
    assert [(pair.a.id, pair.b.id, pair.differing) for pair in found.pairs] == [("1", "x", ())]
    assert [one.id for one in found.alone_a] == ["2"]
    assert [one.id for one in found.alone_b] == ["y"]
    assert found.differs


def test_of_two_claims_in_the_same_words_those_of_one_source_meet() -> None:
    a = [claim("1", "shelling", 0, 40, source="army"), claim("2", "shelling", 0, 40, source="rebels")]
    b = [claim("x", "shelling", 0, 40, source="The Rebels"), claim("y", "shelling", 0, 40, source="army")]
    found = met(a, b)
    assert {(pair.a.id, pair.b.id) for pair in found.pairs} == {("1", "y"), ("2", "x")}
    assert not found.differs


def test_the_same_words_as_another_kind_are_one_claim_that_differs() -> None:
    found = met([claim("1", "shelling", 9, 40)], [claim("x", "air_strike", 9, 40, status=Status.DENIED)])
    assert [pair.differing for pair in found.pairs] == [("kind", "status")]


def test_a_claim_of_the_same_kind_goes_before_another_kind() -> None:
    found = met(
        [claim("1", "killing", 0, 40), claim("2", "shelling", 0, 40)], [claim("x", "shelling", 0, 40)]
    )
    assert [pair.a.id for pair in found.pairs] == ["2"]


def test_in_another_text_of_the_page_claims_meet_by_their_words() -> None:
    other = replace(REPORT, text=f"More news\n{TEXT}")
    start, end = TEXT.index("shelled Mersk,"), TEXT.index(", killing")
    found = met(
        [claim("1", "shelling", start, end)], [claim("x", "shelling", start + 10, end + 10)], other=other
    )
    assert [pair.differing for pair in found.pairs] == [()]
    assert found.text_differs
    gone = replace(REPORT, text=TEXT.replace("Mersk", "Ardun"))
    assert (
        met([claim("1", "shelling", start, end)], [claim("x", "shelling", start, end)], other=gone).pairs
        == ()
    )


@pytest.fixture(scope="module")
def read(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace of one report, and the same reading as a line of JSON."""
    folder = tmp_path_factory.mktemp("sides")
    (folder / "page.txt").write_text(PAGE)
    with Store.open(folder / "work.db", create=True) as store:
        add(store, [str(folder / "page.txt")], pipeline, versions={})
    made = record(pipeline(Capture((folder / "page.txt").read_bytes())))
    (folder / "lines.jsonl").write_text(json.dumps(made) + "\n\n")
    return folder


def compared(a: Path, b: Path) -> tuple[Tally, list[Met], list[Lone]]:
    with opened(str(a)) as one, opened(str(b)) as other, Spool(Met) as found, Spool(Lone) as lone:
        return compare(one, other, found, lone), list(found), list(lone)


def changed(read: Path, out: Path) -> Path:
    """The reading as another machine might have it: one claim less, one of another kind, one count otherwise."""
    made = json.loads((read / "lines.jsonl").read_text())
    made["claims"][0]["counts"][0]["best"] = 13
    made["claims"][0]["source"] = None
    made["claims"][1]["kind"] = "battle"
    del made["claims"][2:]
    for one in made["claims"]:
        one["coded_by"] = "other@1"
    out.write_text(json.dumps(made))
    return out


def test_a_record_gives_back_what_was_claimed(pipeline: Pipeline, read: Path) -> None:
    reading = pipeline(Capture((read / "page.txt").read_bytes()))
    report, claims = recorded((read / "lines.jsonl").read_bytes(), "x")
    assert report.text == reading.report.text
    assert len(claims) == len(reading.claims) > 2
    for got, made in zip(claims, reading.claims, strict=True):
        assert {name: exact(got, name) for name in SLOTS} == {name: exact(made, name) for name in SLOTS}


def test_a_workspace_and_the_lines_of_its_reading_are_alike(read: Path) -> None:
    tally, found, lone = compared(read / "work.db", read)
    assert dict(tally.reports) == {"both": 1}
    assert tally.claims["both"] > 2
    assert (tally.claims["a"], tally.claims["b"], tally.f1) == (0, 0, 1.0)
    assert all(slot.alike == 1.0 for slot in tally.slots.values())
    assert [one.differs for one in found] == [False]
    assert lone == []


def test_what_differs_is_counted_both_ways(read: Path, tmp_path: Path) -> None:
    other = changed(read, tmp_path / "other.jsonl")
    there, _, _ = compared(read / "work.db", other)
    back, _, _ = compared(other, read / "work.db")
    assert (there.claims["both"], there.claims["b"]) == (2, 0)
    assert there.claims["a"] == back.claims["b"] > 0
    assert there.share("a") == back.share("b") != 1.0
    assert there.f1 == back.f1
    killed, source = there.slots["killed"], there.slots["source"]
    assert (killed.differ, killed.neither) == (1, 1)
    assert (source.a_alone, back.slots["source"].b_alone) == (1, 1)
    assert there.kinds["battle"] == {"b": 1}
    assert there.coders["b"] == {"other@1": 2}
    assert "/" not in next(iter(there.coders["a"]))


def test_a_report_that_one_side_lacks_is_told(read: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    tally, found, lone = compared(read / "work.db", tmp_path / "none.jsonl")
    assert (tally.reports["both"], tally.reports["a"], tally.f1) == (0, 1, None)
    assert found == []
    assert [(one.which, one.claims > 2, one.report.text) for one in lone] == [("a", True, "")]


def test_one_report_is_met_once(read: Path, tmp_path: Path) -> None:
    twice = tmp_path / "twice.jsonl"
    twice.write_text((read / "lines.jsonl").read_text() * 2)
    tally, _, _ = compared(twice, read / "work.db")
    assert (tally.reports["both"], tally.reports["a"]) == (1, 1)


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("report.headline", "\ud800"),
        ("report.outlet", 7),
        ("report.published", "tomorrow"),
        ("claims.0.kind", 5),
        ("claims.0.status", "maybe"),
        ("claims.0.coded_by", 7),
        ("claims.0.confidence", "high"),
        ("claims.0.evidence.start", "1"),
        ("claims.0.evidence.end", 10**9),
        ("claims.0.counts.0.low", 99),
        ("claims.0.source.name", ["police"]),
    ],
)
def test_a_record_with_a_value_of_another_type_is_told_by_its_line(
    read: Path, where: str, value: object
) -> None:
    made = json.loads((read / "lines.jsonl").read_text())
    part = made
    *path, last = where.split(".")
    for step in path:
        part = part[int(step) if step.isdigit() else step]
    part[last] = value
    with pytest.raises(CaptureError, match=r"^lines:7 is no record of `dateline read --json`: ."):
        recorded(json.dumps(made).encode(), "lines:7")


@pytest.mark.parametrize(
    "line", ["no JSON", "[]", '{"report": {"text": 3}, "claims": []}', '{"claims": []}', "9" * 5000]
)
def test_what_is_no_record_is_told_by_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(f"\n{line}\n")
    with opened(str(path)) as side, pytest.raises(CaptureError, match=r"^lines\.jsonl:2 is no record"):
        list(side.each())
