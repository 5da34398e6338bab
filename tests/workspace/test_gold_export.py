"""People's judgements as gold: every field in the guide's form, and a reading scored by it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import ExportError
from dateline.evaluate.claims import evaluate_claims
from dateline.evaluate.reports import load_reports, locate
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.types import (
    Block,
    BlockKind,
    Claim,
    Count,
    CountKind,
    Dated,
    Located,
    Place,
    PlaceRole,
    Precision,
    Relation,
    Report,
    Span,
    Status,
    Value,
    Verdict,
    When,
)
from dateline.workspace.adding import add_claim, new_claim
from dateline.workspace.gold import entry_of, quote_of
from dateline.workspace.gold_export import export_gold
from dateline.workspace.ingest import add
from dateline.workspace.judging import Ruling, judge

TEXT = (
    "A bomb killed 12 people in Ardun on Friday, police said.\n"
    "Rebels seized the northern town of Mersk. The army denied that rebels seized it.\n"
    "The army shelled Mersk on Saturday and lost two tanks."
)


@pytest.fixture(scope="module")
def read(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one report that the machine read."""
    folder = tmp_path_factory.mktemp("gold")
    (folder / "page.txt").write_text(TEXT)
    with Store.open(folder / "work.db", create=True) as store:
        add(store, [str(folder / "page.txt")], pipeline, versions={})
    return folder / "work.db"


@pytest.fixture
def store(read: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "work.db"
    copy.write_bytes(read.read_bytes())
    with Store.open(copy) as opened:
        yield opened


def claims_of(store: Store) -> tuple[Claim, ...]:
    [report] = store.reports.each()
    return store.claims.of_report(report.id)


def say(
    store: Store, verdict: Verdict, claim: Claim, field: str | None = None, detail: object = None
) -> None:
    written = json.dumps(detail) if field else None
    judge(store, Ruling(verdict, (claim.id,), "seen", field, written), "R. Vane")


def gold(out: Path) -> dict[str, Any]:
    [found] = load_reports(out)
    return {"claims": found.claims, "not_events": found.not_events, "published": found.published}


def test_our_own_reading_is_right_by_gold_that_only_accepts_it(
    store: Store, pipeline: Pipeline, tmp_path: Path
) -> None:
    for claim in claims_of(store):
        say(store, Verdict.ACCEPT, claim)
    made = export_gold(store, tmp_path / "gold")
    assert made.claims == len(claims_of(store)) > 2
    scores = evaluate_claims(tmp_path / "gold", pipeline=pipeline)["all"]
    assert (scores["f1"], scores["traps_coded"]) == (1.0, 0)
    assert set(scores["fields"].values()) == {1.0}


def test_what_was_corrected_added_and_rejected_is_scored_against_the_machine(
    store: Store, pipeline: Pipeline, tmp_path: Path
) -> None:
    first, *others = claims_of(store)
    say(store, Verdict.CORRECT, first, "killed", 13)
    say(store, Verdict.CORRECT, first, "source", "")
    for claim in (first, *others[1:-1]):
        say(store, Verdict.ACCEPT, claim)
    say(store, Verdict.REJECT, others[0])
    say(store, Verdict.UNSURE, others[-1])
    at = TEXT.index("lost two tanks")
    missed = new_claim(
        first.report_id, [Span(first.report_id, at, at + 14)], "destruction", Status.ASSERTED, "R"
    )
    add_claim(store, missed, "R. Vane", "missed")
    export_gold(store, tmp_path / "gold")
    found = gold(tmp_path / "gold")
    assert found["claims"][0]["killed"] == {"best": 13}
    assert "source" not in found["claims"][0]
    assert {"quote": "lost two tanks", "kind": "destruction", "status": "asserted"}.items() <= dict(
        next(one for one in found["claims"] if one["kind"] == "destruction")
    ).items()
    assert [one.get("optional", False) for one in found["claims"]].count(True) == 1
    assert others[0].kind not in {
        one["kind"] for one in found["claims"] if one["quote"] in found["not_events"]
    }
    scores = evaluate_claims(tmp_path / "gold", pipeline=pipeline)["all"]
    assert (scores["missed"], scores["wrong"]) == (1, 1)
    assert scores["traps_coded"] == len(found["not_events"]) == 1
    assert scores["fields"]["counts"] < 1
    assert scores["fields"]["source"] < 1


def test_a_report_with_claims_that_nobody_judged_is_left_out_with_the_reason(
    store: Store, tmp_path: Path
) -> None:
    first, *others = claims_of(store)
    assert export_gold(store, tmp_path / "none").left_out == {}
    say(store, Verdict.ACCEPT, first)
    made = export_gold(store, tmp_path / "gold")
    assert made.written == []
    assert made.left_out == {first.report_id: f"{len(others)} of its {len(others) + 1} claims are not judged"}
    export_gold(store, tmp_path / "partly", partly=True)
    optional = [one.get("optional", False) for one in gold(tmp_path / "partly")["claims"]]
    assert optional == [False] + [True] * len(others)
    assert "not judged yet" in (tmp_path / "partly" / "NOTICE").read_text()


def test_the_same_judgements_give_the_same_bytes_and_nothing_is_written_over(
    store: Store, tmp_path: Path
) -> None:
    for claim in claims_of(store):
        say(store, Verdict.ACCEPT, claim)
    for name in ("a", "b"):
        export_gold(store, tmp_path / name)
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert len(files) == 3
    assert all((tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes() for file in files)
    with pytest.raises(ExportError, match="is there already"):
        export_gold(store, tmp_path / "a")
    with pytest.raises(ExportError, match="cannot be written"):
        export_gold(store, tmp_path / "nowhere" / "gold")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_withdrawn_claim_is_no_gold(store: Store, tmp_path: Path) -> None:
    first, *_ = claims_of(store)
    at = TEXT.index("lost two tanks")
    missed = new_claim(
        first.report_id, [Span(first.report_id, at, at + 14)], "destruction", Status.ASSERTED, "R"
    )
    made = add_claim(store, missed, "R. Vane", "missed")
    judge(store, Ruling(Verdict.WITHDRAW, (made.id,), "no"), "R. Vane")
    for claim in claims_of(store):
        say(store, Verdict.ACCEPT, claim)
    export_gold(store, tmp_path / "gold")
    assert "destruction" not in {one["kind"] for one in gold(tmp_path / "gold")["claims"]}


REPORT = Report(
    "r-1",
    "0" * 64,
    "The army fled.  The\u00a0army fled from Ardun. It said so.",
    (Block(BlockKind.BODY, 0, 51, "the only one"),),
)


def test_a_quote_that_stands_further_up_too_is_told_with_its_sentence() -> None:
    assert quote_of(REPORT, Span("r-1", 0, 13)) == "The army fled"
    second = quote_of(REPORT, Span("r-1", 16, 29))
    assert second == "The army fled from Ardun."
    found = locate(second, REPORT.text)
    assert found is not None
    assert found[0] == 16


def _value(what: Any) -> Value[Any]:
    return Value(what, "The army", (Span("r-1", 0, 8),), "made")


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (When(date(2014, 6, 16), date(2014, 6, 16), Precision.DAY), "2014-06-16"),
        (When(date(2014, 6, 1), date(2014, 6, 30), Precision.MONTH), "2014-06"),
        (When(date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR), "2014"),
        (When(date(2014, 6, 9), date(2014, 6, 15), Precision.WEEK), "2014-06-09/2014-06-15"),
        (When(None, date(2014, 6, 15), Precision.BEFORE), "before 2014-06-16"),
    ],
)
def test_a_date_is_written_as_the_guide_writes_it(when: When, written: str) -> None:
    told = _value(when)
    claim = Claim(
        "c",
        "r-1",
        "battle",
        Status.ASSERTED,
        told.evidence,
        date=Dated(when, told.original, told.evidence, "made"),
    )
    assert entry_of(REPORT, claim, 1)["date"] == written


@pytest.mark.parametrize(
    ("places", "written"),
    [
        ((Located(PlaceRole.AT, _value(Place("Ardun"))),), "Ardun"),
        (
            tuple(Located(PlaceRole.AT, _value(Place(name))) for name in ("Ardun", "Mersk")),
            ["Ardun", "Mersk"],
        ),
        (
            (Located(PlaceRole.FROM, _value(Place("Ardun"))), Located(PlaceRole.TO, _value(Place("Mersk")))),
            {"from": "Ardun", "to": "Mersk"},
        ),
        (
            (
                Located(
                    PlaceRole.AT,
                    _value(Place("Ardun")),
                    km=(30.0, 30.0),
                    bearing="S",
                    relation=Relation.AWAY,
                    anchors=(_value(Place("Ardun")),),
                ),
            ),
            {"near": "Ardun", "km": 30, "bearing": "S"},
        ),
    ],
)
def test_a_place_is_written_as_the_guide_writes_it(places: tuple[Located, ...], written: object) -> None:
    claim = Claim("c", "r-1", "battle", Status.ASSERTED, (Span("r-1", 0, 8),), place=places)
    assert entry_of(REPORT, claim, 1)["place"] == written


def test_figures_keep_their_bounds_and_nothing_unsaid_is_written() -> None:
    counts = (_value(Count(CountKind.KILLED, low=10, high=15)), _value(Count(CountKind.INJURED, best=2)))
    claim = Claim(
        "c", "r-1", "battle", Status.DENIED, (Span("r-1", 0, 8),), counts=counts, weapon=_value("gun")
    )
    assert entry_of(REPORT, claim, 3, optional=True) == {
        "id": "c03",
        "quote": "The army",
        "kind": "battle",
        "killed": {"low": 10, "high": 15},
        "injured": {"best": 2},
        "weapon": "gun",
        "status": "denied",
        "optional": True,
    }
