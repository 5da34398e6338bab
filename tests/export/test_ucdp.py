"""UCDP's columns, and the sums and orders that every row of it obeys."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.context import Context
from dateline.export.make import make
from dateline.export.shape import Loss, Row
from dateline.export.ucdp import UCDP, deaths_of, point, priogrid
from dateline.export.ucdp_dyad import Actor, Dyad
from dateline.types import CountKind, Figure, Party, Precision, Share, Status, When
from tests.export.made import ARMY, REBELS, TOWN, VILLAGERS, Memory, Told, told

COLUMNS = tuple(
    """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id
    side_b number_of_sources source_article source_office source_date source_headline source_original
    where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid
    country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
    deaths_unknown best high low gwnoa gwnob
    """.split()  # noqa: SIM905
)
OTHERS = Party("Coast League", True, "rebel", "ITA", "REB", "Coast League")
POLICE = Party("Spanish police", False, "state forces", "ESP", "COP", "Government of Spain")
GUNMEN = Party("gunmen", False, None, None, "UAF")
CROWD = Party("protesters", False, "protesters", None, "OPP")


def row_of(one: Told) -> dict[str, Any]:
    """The cells of the one row that an incident gives."""
    (row,) = [found for found in _made(one) if isinstance(found, Row)]
    return {name: cell.content for name, cell in row.cells.items()}


def left_out(one: Told) -> str:
    """Why an incident gives no row."""
    (loss,) = _made(one)
    assert isinstance(loss, Loss)
    return loss.kind


@cache
def _context() -> Context:
    return Context(Memory())


def _made(one: Told) -> list[Row | Loss]:
    context = Context(Memory().add(one))
    context.__dict__ |= {name: getattr(_context(), name) for name in ("codebook", "lexicon", "countries")}
    return list(UCDP.rows(one.incident, context))


def test_columns_are_those_of_the_present_release() -> None:
    assert tuple(column.name for column in UCDP.tables[0].columns) == COLUMNS and len(COLUMNS) == 49


def test_analysts_read_it_back(tmp_path: Path) -> None:
    abroad = told("i2", place=None)
    make(Memory().add(told()).add(abroad), UCDP, tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out" / "ged.csv")
    assert tuple(frame.columns) == COLUMNS and frame.height == 1
    row = frame.row(0, named=True)
    assert (row["dyad_name"], row["type_of_violence"]) == ("Government of Italy - Lagoon Front", 1)
    assert (row["low"], row["best"], row["high"], row["country_id"], row["gwnoa"]) == (10, 12, 15, 325, 325)
    assert row["source_article"] == '"Adria Post,2014-06-17,Clash in Ravenna"'
    points = gpd.GeoSeries.from_wkt(frame["geom_wkt"].to_list())
    assert (points[0].x, points[0].y) == (row["longitude"], row["latitude"])


def test_empty_workspace_gives_the_head_alone(tmp_path: Path) -> None:
    make(Memory(), UCDP, tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out" / "ged.csv")
    assert tuple(frame.columns) == COLUMNS and frame.height == 0


def test_government_is_side_a_whoever_is_told_first() -> None:
    row = row_of(told(actors=(REBELS,), targets=(ARMY,)))
    assert (row["side_a"], row["side_b"], row["gwnoa"]) == ("Government of Italy", "Lagoon Front", 325)


def test_two_states_are_a_dyad_led_by_the_one_where_it_happened() -> None:
    row = row_of(told(actors=(POLICE,), targets=(ARMY,)))
    assert row["dyad_name"] == "Government of Italy - Government of Spain"
    assert (row["gwnoa"], row["gwnob"], row["type_of_violence"]) == (325, 230, 1)


def test_police_of_whom_no_country_is_told_are_of_the_place() -> None:
    local = Party("police", False, "state forces", None, "COP")
    row = row_of(told(actors=(local,), shares=(Share("police", False, 2), Share(None, None, 10))))
    assert (row["side_a"], row["gwnoa"], row["deaths_a"]) == ("Government of Italy", 325, 2)


def test_two_groups_are_non_state() -> None:
    row = row_of(told(actors=(REBELS,), targets=(OTHERS,)))
    assert (row["type_of_violence"], row["conflict_name"]) == (2, "Lagoon Front - Coast League")


def test_sides_told_together_are_parted() -> None:
    row = row_of(told(actors=(REBELS, ARMY), targets=()))
    assert row["dyad_name"] == "Government of Italy - Lagoon Front"


def test_those_who_strike_together_are_no_dyad() -> None:
    allies = Party("Spanish Army", True, "state forces", "ESP", "MIL", "Government of Spain")
    row = row_of(told(kind="air_strike", actors=(ARMY, allies), targets=()))
    assert (row["side_a"], row["side_b"]) == ("Government of Italy", None)
    assert row["code_status"] == "Check dyad"


def test_attack_on_civilians_is_one_sided() -> None:
    row = row_of(
        told(kind="killing", actors=(REBELS,), targets=(VILLAGERS,), shares=(Share("villagers", True, 12),))
    )
    assert (row["type_of_violence"], row["side_b"], row["code_status"]) == (3, "Civilians", "Clear")
    assert (row["deaths_civilians"], row["deaths_b"], row["deaths_unknown"]) == (12, 0, 0)


def test_unknown_attacker_leaves_its_side_blank_and_says_so() -> None:
    row = row_of(told(kind="killing", actors=(GUNMEN,), targets=(VILLAGERS,)))
    assert row["side_a"] is None and row["dyad_name"] == "Unknown - Civilians"
    assert row["code_status"] == "Check dyad"


def test_victims_of_a_killing_that_nobody_describes_are_to_be_checked() -> None:
    row = row_of(told(kind="killing", actors=(REBELS,), targets=()))
    assert (row["type_of_violence"], row["code_status"]) == (3, "Check type of violence")
    assert (row["deaths_unknown"], row["deaths_civilians"]) == (12, 0)


def test_group_against_somebody_unknown_goes_by_the_crosswalk() -> None:
    row = row_of(told(kind="bombing", actors=(REBELS,), targets=()))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (1, None, "Lagoon Front")


def test_dead_are_told_by_side() -> None:
    shares = (
        Share("Italian Army", False, 3),
        Share("Lagoon Front", False, 4),
        Share("villagers", True, 1),
        Share(None, None, 4),
    )
    row = row_of(told(shares=shares))
    assert [row[f"deaths_{part}"] for part in ("a", "b", "civilians", "unknown")] == [3, 4, 1, 4]


def test_allies_of_a_side_are_a_loss() -> None:
    losses = [one for one in _made(told(actors=(ARMY, POLICE))) if isinstance(one, Loss)]
    assert ("allies on a side", "beside Government of Italy: Spanish police") in {
        (one.kind, one.detail) for one in losses
    }


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (told(killed=None), "left out: nobody is said to have died"),
        (told(kind="talks"), "left out: not an act of violence"),
        (told(kind="casualties"), "left out: a toll without an event of its own"),
        (told(kind="kind of my own"), "left out: a toll without an event of its own"),
        (told(when=None), "left out: no date that UCDP has a code for"),
        (
            told(when=When(None, date(2014, 6, 1), Precision.BEFORE)),
            "left out: no date that UCDP has a code for",
        ),
        (
            told(when=When(date(2012, 1, 1), date(2014, 6, 1), Precision.RANGE)),
            "left out: no date that UCDP has a code for",
        ),
        (told(place=None), "left out: no country"),
        (told(actors=(), targets=()), "left out: neither side is a known armed actor or its victims"),
        (
            told(kind="riot", actors=(CROWD,), targets=(ARMY,)),
            "left out: neither side is a known armed actor or its victims",
        ),
    ],
)
def test_what_ucdp_has_no_row_for_is_left_out_with_a_reason(one: Told, reason: str) -> None:
    assert left_out(one) == reason


@pytest.mark.parametrize(
    ("when", "precision", "clarity"),
    [
        (When(date(2014, 6, 16), date(2014, 6, 16), Precision.DAY), 1, 1),
        (When(date(2014, 6, 16), date(2014, 6, 18), Precision.RANGE), 2, 1),
        (When(date(2014, 6, 16), date(2014, 6, 22), Precision.WEEK), 3, 2),
        (When(date(2014, 6, 1), date(2014, 6, 30), Precision.MONTH), 4, 2),
        (When(date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR), 5, 2),
    ],
)
def test_days_keep_their_precision(when: When, precision: int, clarity: int) -> None:
    row = row_of(told(when=when))
    assert (row["date_prec"], row["event_clarity"]) == (precision, clarity)
    assert (row["date_start"], row["date_end"]) == (when.start, when.end)


def test_upper_bound_alone_makes_best_0() -> None:
    row = row_of(told(killed=(None, None, 30)))
    assert (row["low"], row["best"], row["high"], row["code_status"]) == (0, 0, 30, "Check deaths")


DYAD = Dyad(
    1,
    Actor("Government of Italy", 325, frozenset({"Italian Army"}), ()),
    Actor("Lagoon Front", None, frozenset({"Lagoon Front"}), ()),
    (),
    "",
)


@st.composite
def tolls(draw: st.DrawFn) -> Figure:
    """Any figure that an incident can have, with shares that add up."""
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 10**6)] * 3)))
    known = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()).filter(any))
    left = best if known[1] else 0
    shares: list[Share] = []
    while left:
        part = draw(st.integers(1, left))
        party = draw(st.sampled_from(["Italian Army", "Lagoon Front", "villagers", "others", None]))
        shares.append(Share(party, draw(st.sampled_from([True, False, None])), part))
        left -= part
        if len(shares) == 4 and left:
            shares.append(Share(None, None, left))
            left = 0
    least, middle, most = (
        one if is_told else None for one, is_told in zip((low, best, high), known, strict=True)
    )
    return Figure(CountKind.KILLED, least, middle, most, "any", (), tuple(shares))


@given(tolls(), st.sampled_from([1, 2, 3]))
@settings(max_examples=300, deadline=None)
def test_every_row_is_ordered_and_adds_up(figure: Figure, kind: int) -> None:
    deaths = deaths_of(figure, Dyad(kind, DYAD.a, DYAD.b, (), ""))
    assert 0 <= deaths.low <= deaths.best <= deaths.high
    assert deaths.best == sum(deaths.parts.values()) and min(deaths.parts.values()) >= 0
    assert kind != 3 or deaths.parts["deaths_b"] == 0


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(34.802462, 36.707602, 179714), (-90.0, -180.0, 1), (90.0, 180.0, 259200), (0.0, 0.0, 129961)],
)
def test_cells_of_the_prio_grid(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


def test_points_carry_no_exponent() -> None:
    assert point(0.0000001, -12.5) == "POINT (-12.5 0.0)"


def test_toll_that_only_a_party_or_nobody_vouches_for_is_to_be_checked() -> None:
    assert row_of(told(status=Status.UNVERIFIED))["code_status"] == "Check deaths"
    losses = {one.kind for one in _made(told(status=Status.UNVERIFIED)) if isinstance(one, Loss)}
    assert "toll that is unverified or partisan" in losses


def test_country_alone_keeps_its_precision() -> None:
    place = type(TOWN)("Italy", country="ITA", precision=6)
    row = row_of(told(place=place))
    assert (row["where_prec"], row["country"], row["code_status"]) == (6, "Italy", "Check geography")
    assert "latitude" not in row
