"""``dateline reconcile`` and ``dateline incidents``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.incidents import Telling
from dateline.store import Store
from dateline.types import Place
from tests.cli.conftest import Run
from tests.incidents.tellings import telling
from tests.workspace.told import keep

ARDUN = Place("Ardun", key="geonames:7", lat=10.0, lon=20.0, country="IRQ", admin1="Tessaly", precision=1)
MERSK = Place("Mersk", key="geonames:9", lat=14.0, lon=25.0, country="SYR", admin1="Hol", precision=1)


def blast(killed: int, name: str, place: Place = ARDUN, when: int = 9) -> Telling:
    return telling(
        killed,
        outlet=f"The {name}",
        report=f"r-{name}",
        id=f"c-{name}",
        when=when,
        place=place,
        actor=["gunmen"],
        target=["civilians"],
        weapon="car bomb",
        by="officials" if name == "Well" else None,
    )


@pytest.fixture
def work(tmp_path: Path, run: Run) -> str:
    path = tmp_path / "work.db"
    with Store.open(path, create=True) as store:
        keep(store, [blast(12, "Lamp"), blast(15, "Well"), blast(3, "Mill", MERSK, when=8)])
    assert run("reconcile", path).code == 0
    return str(path)


def first_id(run: Run, work: str) -> str:
    return str(run("incidents", "list", work, "--disputed").out.split()[0])


def test_reconcile_says_what_it_did(run: Run, work: str) -> None:
    assert run("reconcile", work).out.splitlines() == [
        "claims     3, of which 3 say that something happened",
        "incidents  2: 1 rest on one voice, 1 are disputed",
    ]


def test_the_list_stands_by_day(run: Run, work: str) -> None:
    lines = run("incidents", "list", work).out
    mersk, ardun = lines.index("Mersk"), lines.index("Ardun")
    assert mersk < ardun
    assert "12 (12 to 15) killed · 2 voices · disputed" in " ".join(lines.split())


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--where", "ardun"], ["Ardun"]),
        (["--where", "Tessaly"], ["Ardun"]),
        (["--where", "SYR"], ["Mersk"]),
        (["--where", "syria"], ["Mersk"]),
        (["--from", "2015-03-09"], ["Ardun"]),
        (["--to", "2015-03-08"], ["Mersk"]),
        (["--disputed"], ["Ardun"]),
        (["--kind", "bombing"], ["Mersk", "Ardun"]),
        (["--kind", "talks"], []),
    ],
)
def test_the_list_is_narrowed(run: Run, work: str, options: list[str], found: list[str]) -> None:
    out = run("incidents", "list", work, *options).out
    assert re.findall("Ardun|Mersk", out) == found
    if not found:
        assert out == "None of the 2 incidents is such a one.\n"


def test_the_page_shows_each_voice_beside_what_was_chosen(run: Run, work: str) -> None:
    out = run("incidents", "show", work, first_id(run, work)).out
    assert "Disputed: killed" in out
    words = " ".join(out.split())
    assert "2 claims · 2 reports · 2 independent voices" in words
    assert "Killed 12 (12 to 15) disputed" in words
    assert "lowest: 2 independent voices differ" in words
    assert "officials in The Well, 10 March 2015" in words
    assert "is the highest" in words
    assert "claim c-Lamp" in words
    assert "Why they are one 1 and 2 100%" in words
    assert max(len(line) for line in out.splitlines()) <= 80


def test_json_holds_all_of_it(run: Run, work: str) -> None:
    id = first_id(run, work)
    one = json.loads(run("incidents", "show", work, id, "--json").out)
    assert (one["id"], one["figures"][0]["best"]) == (id, 12)
    listed = [json.loads(line) for line in run("incidents", "list", work, "--json").out.splitlines()]
    assert [row["id"] for row in listed] == sorted(row["id"] for row in listed)
    assert one in listed


def test_a_picked_figure_is_shown_with_who_and_why(run: Run, work: str) -> None:
    judged = run(
        "incidents", "pick", work, "c-Well", "killed", "--why", "a list of names", "--who", "R. Vane"
    )
    assert judged.out.startswith("Judgement ")
    run("reconcile", work)
    words = " ".join(run("incidents", "show", work, first_id(run, work)).out.split())
    assert "Killed 15 (12 to 15)" in words
    assert "picked by R. Vane: a list of names (else, lowest" in words
    assert "Judgements" in words


def test_a_corrected_figure_keeps_the_machines_beside_it(run: Run, work: str) -> None:
    id = first_id(run, work)
    run("incidents", "correct", work, "c-Well", "killed", "12", "--why", "misread", "--who", "R. Vane")
    run("incidents", "correct", work, "c-Well", "weapon", "mortar", "--why", "misread", "--who", "R. Vane")
    run("reconcile", work)
    words = " ".join(run("incidents", "show", work, id).out.split())
    assert "corrected by R. Vane: misread" in words
    assert "all agree: 2 independent voices" in words


def test_judgements_are_listed_and_taken_back(run: Run, work: str) -> None:
    assert run("incidents", "judgements", work).out == "No judgements yet.\n"
    made = run("incidents", "reject", work, "c-Mill", "--why", "an old story").out.split()[1]
    run("reconcile", work)
    assert "Mersk" not in run("incidents", "list", work).out
    run("incidents", "withdraw", work, made, "--why", "it was new")
    listed = run("incidents", "judgements", work).out.splitlines()
    assert listed[0].startswith(f"- {made}  reject: c-Mill")
    run("reconcile", work)
    assert "Mersk" in run("incidents", "list", work).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["same", "c-Lamp", "c-Lamp", "--why", "x"], "two different claims"),
        (["same", "c-Lamp", "c-none", "--why", "x"], "no claim c-none"),
        (["same", "c-Lamp", "c-Well"], "say why"),
        (["different", "c-Lamp", "c-Well", "--why", "  "], "say why"),
        (["pick", "c-Lamp", "colour", "--why", "x"], "'colour' is no field"),
        (["pick", "c-Lamp", "injured", "--why", "x"], "says nothing of injured"),
        (["correct", "c-Lamp", "killed", "many", "--why", "x"], "no value for killed"),
        (["correct", "c-Lamp", "date", "31 February", "--why", "x"], "no value for date"),
        (["withdraw", "j-none", "--why", "x"], "no judgement j-none"),
        (["show", "i-none"], "no incident i-none"),
        (["list", "--from", "June"], "--from takes a day"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    run: Run, work: str, arguments: list[str], said: str
) -> None:
    command, *rest = arguments
    found = run("incidents", command, work, *rest)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert len(found.err.splitlines()) == 1


def test_a_workspace_without_incidents_says_what_to_do(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "work.db"
    with Store.open(path, create=True) as store:
        assert "holds no claims" in run("incidents", "list", path).out
        keep(store, [blast(12, "Lamp")])
    assert "`dateline reconcile" in run("incidents", "list", path).out
    missing = run("reconcile", tmp_path / "none.db")
    assert (missing.code, missing.out) == (2, "")


def test_a_judgement_on_a_claim_that_makes_no_incident_is_kept_and_told(run: Run, work: str) -> None:
    from dateline.types import Status

    with Store.open(work) as store:
        keep(store, [telling(3, report="r-x", id="c-x", status=Status.DENIED)])
    found = run("incidents", "pick", work, "c-x", "killed", "--why", "x")
    assert found.code == 0
    assert "denied" in found.err
