"""Claims of a workspace into incidents: counts, ids, judgements, order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from dateline.errors import NotThereError, StoreError
from dateline.incidents import Telling
from dateline.store import Store
from dateline.types import Judgement, Place, Status, Verdict
from dateline.workspace.progress import Doing, Progress
from dateline.workspace.reconcile import reconcile
from dateline.workspace.spool import Spool
from tests.incidents.tellings import telling
from tests.workspace.told import incidents, keep

_NUMBERS = count(1)
ARDUN = Place("Ardun", key="geonames:7", lat=10.0, lon=20.0, country="ORL", admin1="Tessaly", precision=1)
MERSK = Place("Mersk", key="geonames:9", lat=14.0, lon=25.0, country="ORL", admin1="Hol", precision=1)


def blast(
    killed: int, name: str, day: int = 10, status: Status = Status.ASSERTED, place: Place = ARDUN
) -> Telling:
    """A bombing in Ardun on 9 March 2015, or in Mersk a week before."""
    return telling(
        killed,
        outlet=f"The {name}",
        report=f"r-{name}",
        id=f"c-{name}",
        day=day,
        when=9 if place is ARDUN else 2,
        place=place,
        status=status,
        kind="bombing",
    )


def judge(verdict: Verdict, *subjects: str, field: str | None = None) -> Judgement:
    when = datetime(2015, 4, 1, tzinfo=UTC)
    return Judgement(f"j{next(_NUMBERS)}", verdict, subjects, "R. Vane", when, "seen", field)


@pytest.fixture
def store(work: Path) -> Iterator[Store]:
    with Store.open(work, create=True) as made:
        yield made


def test_two_reports_of_one_blast_are_one_incident_with_both_tolls(store: Store) -> None:
    keep(store, [blast(12, "Lamp"), blast(15, "Well")])
    found = reconcile(store)
    [incident] = store.incidents.each()
    assert incident.claim_ids == ("c-Lamp", "c-Well")
    [figure] = incident.figures
    assert (figure.low, figure.best, figure.high, figure.disputed) == (12, 12, 15, True)
    assert (found.incidents, found.single_voice, found.disputed) == (1, 0, 1)


def test_it_counts_what_makes_no_incident(store: Store) -> None:
    keep(
        store,
        [blast(12, "Lamp"), blast(3, "Well", status=Status.DENIED), blast(4, "Barn", status=Status.PLANNED)],
    )
    store.judgements.add(judge(Verdict.REJECT, "c-Lamp"))
    found = reconcile(store)
    assert (found.claims, found.countable, found.incidents) == (3, 0, 0)
    assert found.left_out == {"denied": 1, "planned": 1, "rejected": 1}
    assert list(store.runs.each())[-1].counts["left out: rejected"] == 1


def test_the_order_in_which_reports_came_in_changes_no_byte(tmp_path: Path) -> None:
    tellings = [blast(12, "Lamp"), blast(15, "Well", day=11), blast(9, "Barn"), blast(1, "Mill", place=MERSK)]
    rows = []
    for name, order in (("a", tellings), ("b", tellings[::-1])):
        path = tmp_path / f"{name}.db"
        with Store.open(path, create=True) as store:
            keep(store, order)
            reconcile(store)
        with closing(sqlite3.connect(path)) as database:
            rows.append(database.execute("SELECT id, document FROM incidents ORDER BY id").fetchall())
    assert rows[0] == rows[1]
    assert len(rows[0]) == 2


def test_again_changes_nothing_and_a_new_report_keeps_the_id(store: Store) -> None:
    keep(store, [blast(12, "Lamp"), blast(15, "Well")])
    reconcile(store)
    before = list(store.incidents.each())
    reconcile(store)
    assert list(store.incidents.each()) == before
    keep(store, [blast(11, "Barn", day=9)])
    reconcile(store)
    [after] = store.incidents.each()
    assert after.id == before[0].id
    assert after.claim_ids == ("c-Barn", "c-Lamp", "c-Well")


def test_a_picked_figure_holds_over_runs(store: Store) -> None:
    keep(store, [blast(12, "Lamp"), blast(15, "Well")])
    store.judgements.add(judge(Verdict.PICK, "c-Well", field="killed"))
    reconcile(store)
    keep(store, [blast(9, "Barn")])
    reconcile(store)
    [incident] = store.incidents.each()
    assert incident.figures[0].best == 15
    assert incident.figures[0].rule.startswith("picked by R. Vane: seen")


def test_a_judgement_on_a_claim_that_is_no_more_is_told(store: Store) -> None:
    keep(store, [blast(12, "Lamp")])
    gone = judge(Verdict.SAME, "c-Lamp", "c-gone")
    store.judgements.add(gone)
    assert reconcile(store).missing == ((gone, "c-gone"),)


def test_a_judgement_that_cannot_be_followed_is_told(store: Store) -> None:
    keep(store, [blast(12, "Lamp")])
    wrong = judge(Verdict.CORRECT, "c-Lamp", field="killed")
    store.judgements.add(wrong)
    [(one, reason)] = reconcile(store).unfit
    assert one == wrong
    assert "no value for killed" in reason


def test_a_workspace_that_changes_meanwhile_is_left_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, [blast(12, "Lamp")])
    reconcile(store)
    before = list(store.incidents.each())
    monkeypatch.setattr(store.claims, "many", lambda _ids: {})
    with pytest.raises(StoreError, match="changed while it was reconciled"):
        reconcile(store)
    assert list(store.incidents.each()) == before


def test_an_incident_whose_claims_are_gone_leads_nowhere_and_says_why(store: Store) -> None:
    keep(store, [blast(12, "Lamp")])
    reconcile(store)
    [incident] = store.incidents.each()
    store.judgements.add(judge(Verdict.REJECT, "c-Lamp"))
    reconcile(store)
    with pytest.raises(NotThereError, match="none of its claims is left"):
        store.incidents.get(incident.id)


def test_papers_that_carry_one_dispatch_are_one_voice(store: Store) -> None:
    wire = blast(12, "Wire")
    papers = [
        replace(blast(12, name, day=11), dispatch=wire.claim.report_id) for name in ("Lamp", "Well", "Barn")
    ]
    keep(store, [wire, *papers, blast(9, "Mill")])
    found = reconcile(store)
    [incident] = store.incidents.each()
    assert (found.copies, incident.voices, len(incident.claim_ids)) == (3, 2, 5)
    assert incident.figures[0].best == 9
    assert {said.origin for said in incident.figures[0].said} == {"The Wire", "The Mill"}


def test_an_empty_workspace_has_no_incidents(work: Path) -> None:
    with Store.open(work, create=True) as store:
        assert reconcile(store).incidents == 0
    assert incidents(work) == []


def test_whoever_watches_is_told(store: Store) -> None:
    keep(store, [blast(12, "Lamp"), blast(15, "Mill", place=MERSK)])
    told: list[Progress] = []
    reconcile(store, on_progress=told.append)
    assert told[-1] == Progress(Doing.BUILDING, 2, 2)
    assert Doing.OUTLINING in {one.doing for one in told}


def test_a_spool_gives_back_what_was_put_in_and_tells_of_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, _bytes: bytes) -> None:
            raise OSError(28, "No space left on device")

    with Spool(tuple[int, ...]) as spool:
        spool.put((1, 2))
        spool.put(())
        assert list(spool) == [(1, 2), ()]
        assert list(spool) == [(1, 2), ()]
        with monkeypatch.context() as patch, pytest.raises(StoreError, match="no room for temporary files"):
            patch.setattr(spool, "_file", Full())
            spool.put((3,))


def test_a_person_parts_two_claims_and_takes_it_back(store: Store) -> None:
    keep(store, [blast(12, "Lamp"), blast(15, "Well")])
    reconcile(store)
    [whole] = store.incidents.each()
    apart = judge(Verdict.DIFFERENT, "c-Well", "c-Lamp")
    store.judgements.add(apart)
    for _ in range(2):
        reconcile(store)
        parts = {one.claim_ids: one.id for one in store.incidents.each()}
        assert parts[("c-Lamp",)] == whole.id
        assert len(parts) == 2
    store.judgements.add(judge(Verdict.WITHDRAW, apart.id))
    reconcile(store)
    assert store.incidents.get(parts[("c-Well",)]).id == whole.id


def test_a_person_joins_what_the_machine_keeps_apart(store: Store) -> None:
    keep(store, [blast(12, "Lamp"), blast(15, "Well", place=MERSK)])
    assert reconcile(store).incidents == 2
    store.judgements.add(judge(Verdict.SAME, "c-Lamp", "c-Well"))
    assert reconcile(store).incidents == 1
