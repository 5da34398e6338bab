"""What people judged comes out in our own tables: corrected cells, rejected claims, added ones, and no private name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dateline.export.formats import format_named
from dateline.export.make import make
from dateline.export.shape import Options
from dateline.store import Store
from dateline.types import Judgement, Party, Precision, Span, Status, Verdict, When
from dateline.workspace.adding import add_claim, new_claim
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from tests.export.made import stored, told

SHOT = "Gunmen shot Odile Kamaro dead in Ravenna on Monday, an officer said."
LATER = When(date(2014, 9, 1), date(2014, 9, 1), Precision.DAY)
NAMED = Options(name_victims=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    victim = Party("Odile Kamaro", False, "civilians", None, "CVL", "Civilians")
    killing = told("i2", SHOT, kind="killing", targets=(victim,), killed=(None, 1, None), when=LATER)
    with Store.open(stored(tmp_path / "work.db", told(), killing)) as opened:
        yield opened


def say(store: Store, verdict: Verdict, claim_id: str, field: str | None = None, value: Any = None) -> str:
    detail = None if field is None else json.dumps(value)
    made: Judgement = judge(store, Ruling(verdict, (claim_id,), "the page says so", field, detail), "R. Vane")
    return made.id


def tables(store: Store, folder: Path, options: Options | None = None) -> dict[str, pl.DataFrame]:
    """The tables of an export made after the claims were joined by what was judged."""
    reconcile(store)
    make(store, format_named("parquet"), folder, options)
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in ("incidents", "claims", "values")}


def line(frame: pl.DataFrame, claim_id: str) -> dict[str, Any]:
    return frame.row(by_predicate=pl.col("id") == claim_id, named=True)


def test_a_corrected_value_takes_the_cell_and_the_machines_stands_beside_it(
    store: Store, tmp_path: Path
) -> None:
    say(store, Verdict.CORRECT, "c-i1", "killed", 14)
    say(store, Verdict.CORRECT, "c-i1", "actors", ["coast guard"])
    say(store, Verdict.CORRECT, "c-i1", "source", "")
    made = tables(store, tmp_path / "out")
    claim = line(made["claims"], "c-i1")
    assert (claim["actors"], claim["said_by"]) == (["coast guard"], None)
    replaced = {one["field"]: (one["was"], one["who"]) for one in json.loads(claim["replaced"])}
    assert replaced == {
        "killed": ({"what": "killed", "low": 10, "best": 12, "high": 15}, "R. Vane"),
        "actors": (["Italian Army"], "R. Vane"),
        "source": ("officer", "R. Vane"),
    }
    killed = made["values"].filter((pl.col("claim") == "c-i1") & (pl.col("field") == "killed"))
    assert killed["best"].to_list() == [14]
    assert killed["origin"].to_list() == ["given by R. Vane"]


def test_claims_and_their_incident_tell_the_same(store: Store, tmp_path: Path) -> None:
    say(store, Verdict.CORRECT, "c-i1", "kind", "shelling")
    say(store, Verdict.CORRECT, "c-i1", "killed", 14)
    made = tables(store, tmp_path / "out")
    claim = line(made["claims"], "c-i1")
    incident = line(made["incidents"], claim["incident"])
    assert (claim["kind"], incident["kind"], incident["killed_best"]) == ("shelling", "shelling", 14)


def test_a_claim_that_was_corrected_out_of_its_incident_tells_why(store: Store, tmp_path: Path) -> None:
    say(store, Verdict.CORRECT, "c-i1", "status", "denied")
    claim = line(tables(store, tmp_path / "out")["claims"], "c-i1")
    assert (claim["status"], claim["incident"]) == ("denied", None)
    assert [one["was"] for one in json.loads(claim["replaced"])] == ["attributed"]


def test_a_rejected_claim_stays_and_says_so(store: Store, tmp_path: Path) -> None:
    say(store, Verdict.REJECT, "c-i1")
    say(store, Verdict.ACCEPT, "c-i2")
    claims = tables(store, tmp_path / "out")["claims"]
    assert (line(claims, "c-i1")["judged"], line(claims, "c-i1")["incident"]) == ("reject", None)
    assert line(claims, "c-i2")["judged"] == "accept"


def test_what_was_taken_back_is_gone(store: Store, tmp_path: Path) -> None:
    for made in (say(store, Verdict.REJECT, "c-i1"), say(store, Verdict.CORRECT, "c-i1", "killed", 14)):
        say(store, Verdict.WITHDRAW, made)
    claim = line(tables(store, tmp_path / "out")["claims"], "c-i1")
    assert (claim["judged"], json.loads(claim["replaced"])) == (None, [])
    assert claim["incident"] is not None


def test_an_added_claim_stands_among_the_others_with_its_values(store: Store, tmp_path: Path) -> None:
    words = (Span("r-i1", 4, 38),)
    added = new_claim("r-i1", words, "battle", Status.ASSERTED, "R. Vane")
    add_claim(store, added, "R. Vane", "the machine missed it")
    say(store, Verdict.CORRECT, added.id, "killed", 3)
    made = tables(store, tmp_path / "out")
    claim = line(made["claims"], added.id)
    assert (claim["judged"], claim["coded_by"]) == ("add", "person:R. Vane")
    assert claim["quote"] == "army clashed with the Lagoon Front"
    values = made["values"].filter(pl.col("claim") == added.id)
    assert values.select("field", "best").rows() == [("killed", 3)]


@pytest.mark.parametrize("name", ["parquet", "jsonl", "ucdp"])
def test_a_private_name_is_masked_whether_the_machine_or_a_person_gave_it(
    store: Store, tmp_path: Path, name: str
) -> None:
    say(store, Verdict.CORRECT, "c-i2", "targets", ["Marten Oblak"])
    say(store, Verdict.CORRECT, "c-i1", "targets", ["Ines Bram"])
    say(store, Verdict.CORRECT, "c-i1", "status", "denied")
    reconcile(store)
    assert names_in(store, tmp_path / "quiet", name, None) == []
    if name != "ucdp":
        assert names_in(store, tmp_path / "loud", name, NAMED) == ["Kamaro", "Oblak", "Bram"]


def names_in(store: Store, out: Path, name: str, options: Options | None) -> list[str]:
    make(store, format_named(name), out, options)
    written = "".join(map(_text, sorted(out.iterdir())))
    return [word for word in ("Kamaro", "Oblak", "Bram") if word in written]


def _text(path: Path) -> str:
    if path.suffix == ".parquet":
        return json.dumps(pl.read_parquet(path).to_dicts(), default=str)
    return path.read_text(encoding="utf-8")
