"""Claims that people add: they stand among the others, through everything that is made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import JudgementError, NotThereError
from dateline.store import Coded, Store
from dateline.store.codec import encode
from dateline.types import Judgement, Report, Span, Status, Verdict
from dateline.workspace.adding import add_claim, new_claim
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from tests.incidents.tellings import telling
from tests.workspace.told import keep


@pytest.fixture
def store(work: Path) -> Iterator[Store]:
    with Store.open(work, create=True) as made:
        late = telling(12, report="r-1", id="c-late")
        early = telling(3, report="r-1", id="c-early", kind="shelling")
        keep(
            made,
            [
                replace(one, claim=replace(one.claim, evidence=(at,)))
                for one, at in ((early, EARLY), (late, LATE))
            ],
        )
        yield made


EARLY, MIDDLE, LATE = Span("r-1", 0, 20), Span("r-1", 24, 30), Span("r-1", 34, 60)


def added(store: Store, status: Status = Status.ASSERTED) -> Judgement:
    claim = new_claim("r-1", [MIDDLE], "arrest", status, "R. Vane")
    return add_claim(store, claim, "R. Vane", "missed")


def save_again(store: Store, text: str | None = None) -> None:
    """Read the report again, perhaps into another text."""
    [coded] = store.reports.coded()
    report = coded.report if text is None else replace(coded.report, text=text)
    machines = tuple(one for one in coded.claims if not one.coded_by.startswith("person:"))
    run = store.runs.begin("rebuild", {})
    store.reports.save([Coded(coded.capture_id, report, machines)], run=run)


def ids(store: Store) -> list[str]:
    return [claim.id for claim in store.claims.of_report("r-1")]


def test_an_added_claim_stands_at_its_place_in_the_text(store: Store) -> None:
    made = added(store)
    claim = store.claims.get(made.subjects[0])
    assert ids(store) == ["c-early", claim.id, "c-late"]
    assert (claim.coded_by, claim.evidence, made.evidence) == ("person:R. Vane", (MIDDLE,), (MIDDLE,))
    assert made.original == store.reports.get("r-1").text[24:30]


def test_it_makes_an_incident_as_any_other(store: Store) -> None:
    made = added(store)
    reconcile(store)
    assert made.subjects[0] in dict(store.incidents.memberships())


def test_it_stays_when_its_report_is_read_again(store: Store) -> None:
    made = added(store)
    save_again(store)
    assert ids(store) == ["c-early", made.subjects[0], "c-late"]


def test_it_is_left_out_and_told_of_where_its_words_have_changed(store: Store) -> None:
    made = added(store)
    report: Report = store.reports.get("r-1")
    save_again(store, report.text.replace(made.original, made.original[::-1]))
    assert ids(store) == ["c-early", "c-late"]
    assert [(one.id, gone) for one, gone in reconcile(store).missing] == [(made.id, made.subjects[0])]


def test_it_is_taken_back_and_brought_again(store: Store) -> None:
    made = added(store)
    back = judge(store, Ruling(Verdict.WITHDRAW, (made.id,), "no"), "R. Vane")
    assert ids(store) == ["c-early", "c-late"]
    with pytest.raises(NotThereError):
        store.claims.get(made.subjects[0])
    save_again(store)
    assert ids(store) == ["c-early", "c-late"]
    judge(store, Ruling(Verdict.WITHDRAW, (back.id,), "yes"), "R. Vane")
    assert ids(store) == ["c-early", made.subjects[0], "c-late"]


def test_what_fits_no_report_is_refused(store: Store) -> None:
    claim = new_claim("r-1", [Span("r-1", 24, 9_000)], "arrest", Status.ASSERTED, "R. Vane")
    with pytest.raises(JudgementError, match="no claim of a report"):
        add_claim(store, claim, "R. Vane", "missed")
    with pytest.raises(JudgementError, match="no kind of the codebook"):
        add_claim(store, replace(claim, evidence=(MIDDLE,), kind="picnic"), "R. Vane", "missed")
    with pytest.raises(JudgementError, match="no claim of a report"):
        add_claim(store, replace(claim, evidence=(MIDDLE,), report_id="r-9"), "R. Vane", "missed")
    with pytest.raises(JudgementError, match="no claim of a report"):
        judge(store, Ruling(Verdict.ADD, ("c-x",), "missed", detail="{}"), "R. Vane")
    with pytest.raises(JudgementError, match="its own id"):
        detail = encode(replace(claim, evidence=(MIDDLE,)))
        judge(store, Ruling(Verdict.ADD, ("c-x",), "missed", detail=detail, evidence=(MIDDLE,)), "R. Vane")
    added(store)
    with pytest.raises(JudgementError, match="added already"):
        added(store)
    assert store.judgements.count() == 1


def test_words_of_another_report_are_no_evidence(store: Store) -> None:
    keep(store, [telling(2, report="r-2", id="c-other")])
    ruling = Ruling(Verdict.CORRECT, ("c-late",), "x", "weapon", '"gun"', (Span("r-2", 0, 4),))
    with pytest.raises(JudgementError, match="do not stand in that report"):
        judge(store, ruling, "R. Vane")
    beyond = replace(ruling, evidence=(Span("r-1", 0, 90_000),))
    with pytest.raises(JudgementError, match="do not stand in that report"):
        judge(store, beyond, "R. Vane")
    assert judge(store, replace(ruling, evidence=(MIDDLE,)), "R. Vane").original != ""


def test_a_corrected_status_decides_whether_a_claim_joins(store: Store) -> None:
    judge(store, Ruling(Verdict.CORRECT, ("c-late",), "x", "status", '"hypothetical"'), "R. Vane")
    found = reconcile(store)
    assert (found.countable, found.left_out) == (1, {"hypothetical": 1})
    assert set(dict(store.incidents.memberships())) == {"c-early"}
    with pytest.raises(JudgementError, match="no kind of the codebook"):
        judge(store, Ruling(Verdict.CORRECT, ("c-late",), "x", "kind", '"picnic"'), "R. Vane")
