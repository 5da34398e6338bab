"""The example reports, from pages to incidents: two reports with different tolls are one incident with both."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.collect import capture
from dateline.pipeline import Pipeline
from dateline.store import Coded, Store
from dateline.types import CountKind, Incident
from dateline.workspace.reconcile import reconcile

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def incident(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Incident:
    """The killing that two of our example reports tell."""
    with Store.open(tmp_path_factory.mktemp("showing") / "work.db", create=True) as store:
        run = store.runs.begin("add", {})
        pages = [capture(REPORTS / f"mosul-{name}.html") for name in ("river-post", "harbour-times")]
        store.captures.add(pages, source="examples", run=run)
        for stored in store.captures.waiting(10):
            reading = pipeline(stored.capture)
            store.reports.save([Coded(stored.id, reading.report, reading.claims)], run=run)
        reconcile(store)
        [found] = [one for one in store.incidents.each() if one.figure(CountKind.KILLED)]
        return found


def test_both_reports_tell_it(incident: Incident) -> None:
    assert incident.kind == "killing"
    assert len(incident.claim_ids) == incident.voices == 2
    assert incident.links[0].reason


def test_it_has_both_voices_with_their_figures_and_the_rule(incident: Incident) -> None:
    figure = incident.figure(CountKind.KILLED)
    assert figure is not None
    assert (figure.low, figure.best, figure.high, figure.disputed) == (12, 12, 30, True)
    assert figure.rule.startswith("lowest: 2 independent voices differ")
    assert [(said.voice, said.origin, said.value.original) for said in figure.said] == [
        ("hospital doctor", "The River Post", "at least 30"),
        ("police colonel", "Harbour Times", "12"),
    ]


def test_what_one_report_leaves_open_the_other_fills(incident: Incident) -> None:
    assert incident.place.value is not None
    assert incident.place.value.name == "Mosul"
    assert incident.actors.value == ("gunmen",)
    assert incident.targets.value == ("soldiers", "policemen")
    assert not incident.date.disputed
