"""ACLED's columns, its actors and their types, its days and its lowest figure."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import polars as pl
import pytest

from dateline.export.acled import ACLED, divided
from dateline.export.acled_actors import load_words
from dateline.export.context import Context
from dateline.export.crosswalks import schemes
from dateline.export.make import make
from dateline.export.shape import Loss, Options, Row
from dateline.types import CountKind, Figure, Party, Place, Precision, When
from tests.export.made import ARMY, REBELS, VILLAGERS, Memory, Told, told

COLUMNS = tuple(
    """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
    inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3
    location latitude longitude geo_precision source source_scale notes fatalities tags timestamp
    """.split()  # noqa: SIM905
)
GUNMEN = Party("gunmen", False, None, None, "UAF")
CROWD = Party("protesters", False, "protesters", None, "OPP")
POLICE = Party("police", False, "state forces", None, "COP")
FOREIGN = Party("Spanish troops", False, "state forces", "ESP", "MIL")
REPORTER = Party("journalist", False, "civilians", None, "JRN", "Civilians")


def made(one: Told, options: Options | None = None) -> list[Row | Loss]:
    context = Context(Memory().add(one), options)
    context.__dict__ |= {name: getattr(_context(), name) for name in ("codebook", "lexicon", "countries")}
    return list(ACLED.rows(one.incident, context))


@cache
def _context() -> Context:
    return Context(Memory())


def rows_of(one: Told, options: Options | None = None) -> list[dict[str, Any]]:
    rows = [row for row in made(one, options) if isinstance(row, Row)]
    return [{name: cell.content for name, cell in row.cells.items()} for row in rows]


def row_of(one: Told, options: Options | None = None) -> dict[str, Any]:
    (row,) = rows_of(one, options)
    return row


def losses_of(one: Told) -> set[str]:
    return {loss.kind for loss in made(one) if isinstance(loss, Loss)}


def test_columns_are_acleds() -> None:
    assert tuple(column.name for column in ACLED.tables[0].columns) == COLUMNS and len(COLUMNS) == 31


def test_analysts_read_it_back(tmp_path: Path) -> None:
    province = Place("Emilia-Romagna", None, None, 44.5, 11.0, "ITA", "Emilia-Romagna", None, 4)
    store = Memory().add(told()).add(told("i2", place=Place("Italy", country="ITA", precision=6)))
    make(store.add(told("i3", place=province)), ACLED, tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out" / "acled.csv")
    assert tuple(frame.columns) == COLUMNS and frame.height == 3
    assert all(re.fullmatch(r"ITA\d{1,15}", name) for name in frame["event_id_cnty"])
    assert frame["geo_precision"].to_list() == [1, None, 3] and frame["iso"].to_list() == [380] * 3
    table = frame.to_pandas().dropna(subset="latitude")
    points = gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(table["longitude"], table["latitude"]))
    assert points.total_bounds.tolist() == [11.0, 44.41344, 12.20121, 44.5]


def test_empty_workspace_gives_the_head_alone(tmp_path: Path) -> None:
    make(Memory(), ACLED, tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out" / "acled.csv")
    assert tuple(frame.columns) == COLUMNS and frame.height == 0


def test_both_sides_have_types_in_words_or_numbers() -> None:
    row = row_of(told(actors=(REBELS,), targets=(ARMY,)))
    assert (row["actor1"], row["inter1"]) == ("Lagoon Front", "Rebel group")
    assert (row["inter2"], row["interaction"]) == ("State forces", "State forces-Rebel group")
    row = row_of(told(actors=(REBELS,), targets=(ARMY,)), Options(codes=True))
    assert (row["inter1"], row["inter2"], row["interaction"]) == (2, 1, 12)


def test_attack_on_civilians_by_nobody_known() -> None:
    row = row_of(told(kind="killing", actors=(GUNMEN,), targets=(VILLAGERS,)))
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert row["actor1"] == "Unidentified Armed Group (Italy)" and row["inter1"] == "Political militia"
    assert row["actor2"] == "Civilians (Italy)" and row["civilian_targeting"] == "Civilian targeting"
    assert row_of(told(kind="killing", actors=(), targets=()))["interaction"] == "Political militia-Civilians"


def test_explosion_without_a_target_has_one_actor() -> None:
    row = row_of(told(kind="bombing", actors=(), targets=()))
    assert row["actor2"] is None and row["interaction"] == "Political militia only"
    assert row_of(told(kind="bombing", actors=(), targets=()), Options(codes=True))["interaction"] == 30


def test_forces_abroad_are_external() -> None:
    row = row_of(told(actors=(FOREIGN,)))
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Spain", "External/Other forces")


def test_groups_of_civilians_stand_beside() -> None:
    row = row_of(told(kind="killing", targets=(REPORTER,)))
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Italy)", "Journalists (Italy)")


def test_protesters_who_are_attacked_are_civilians_targeted() -> None:
    row = row_of(told(kind="killing", actors=(), targets=(CROWD,)))
    assert (row["inter2"], row["civilian_targeting"]) == ("Protesters", "Civilian targeting")


def test_enemies_told_as_one_toll_are_parted() -> None:
    row = row_of(told(actors=(), targets=(ARMY, GUNMEN)))
    assert (row["actor1"], row["actor2"]) == ("Italian Army", "Unidentified Armed Group (Italy)")
    assert row["assoc_actor_1"] is None and row["assoc_actor_2"] is None


def test_province_keeps_its_name_in_the_notes() -> None:
    place = Place("Kismayo", None, 1, -0.36, 42.55, "SOM", "Lower Juba", None, 2)
    assert ", in the area of Kismayo (Lower Juba, Somalia), " in row_of(told(place=place))["notes"]


def test_things_are_no_actors() -> None:
    row = row_of(told(kind="destruction", targets=(Party("church", False),)))
    assert row["actor2"] is None


@pytest.mark.parametrize(
    ("one", "sub_type", "disorder"),
    [
        (
            told(kind="protest", actors=(CROWD,), targets=(), killed=None),
            "Peaceful protest",
            "Demonstrations",
        ),
        (
            told(kind="protest", actors=(POLICE,), targets=(CROWD,), killed=None),
            "Protest with intervention",
            "Demonstrations",
        ),
        (
            told(kind="protest", actors=(POLICE,), targets=(CROWD,)),
            "Excessive force against protesters",
            "Political violence; Demonstrations",
        ),
        (
            told(kind="riot", actors=(CROWD,), targets=(POLICE,), killed=None),
            "Violent demonstration",
            "Demonstrations",
        ),
    ],
)
def test_crowds_stand_first(one: Told, sub_type: str, disorder: str) -> None:
    row = row_of(one)
    assert (row["sub_event_type"], row["disorder_type"]) == (sub_type, disorder)
    assert row["actor1"] in ("Protesters (Italy)", "Rioters (Italy)")
    assert row["tags"] == "crowd size=no report"
    if sub_type != "Peaceful protest":
        assert row["actor2"] == "Police Forces of Italy"


def test_crowd_size_is_a_tag() -> None:
    crowd = Figure(CountKind.PEOPLE, 200, 200, None, "only", ())
    assert (
        row_of(told(kind="protest", actors=(CROWD,), targets=(), figures=(crowd,)))["tags"]
        == "crowd size=at least 200"
    )


def test_every_sub_event_type_has_a_phrase_and_every_type_a_disorder() -> None:
    types = schemes().acled.types
    assert {sub for subs in types.values() for sub in subs} == set(load_words().phrases)
    assert set(types) <= set(load_words().disorder)


def test_lowest_figure_is_taken_and_0_is_a_loss() -> None:
    assert row_of(told())["fatalities"] == 10 and "range of the dead" in losses_of(told())
    assert row_of(told(killed=None))["fatalities"] == 0 and "0 for no figure" in losses_of(told(killed=None))
    assert row_of(told(killed=(None, None, 30)))["fatalities"] == 0


def test_fight_of_several_days_is_a_row_a_day() -> None:
    one = told(when=When(date(2014, 6, 16), date(2014, 6, 18), Precision.RANGE), killed=(10, 10, 10))
    rows = rows_of(one)
    assert [row["event_date"].day for row in rows] == [16, 17, 18]
    assert [row["fatalities"] for row in rows] == [4, 3, 3]
    assert len({row["event_id_cnty"] for row in rows}) == 3
    assert rows[0]["event_id_cnty"] == row_of(told())["event_id_cnty"]


@pytest.mark.parametrize(
    ("last", "precision", "code"), [(22, Precision.WEEK, 2), (30, Precision.MONTH, 3), (16, Precision.DAY, 1)]
)
def test_days_keep_their_precision(last: int, precision: Precision, code: int) -> None:
    row = row_of(told(when=When(date(2014, 6, 16), date(2014, 6, last), precision)))
    assert (row["time_precision"], row["event_date"]) == (code, date(2014, 6, 16))


def test_deaths_are_divided_without_rest() -> None:
    assert divided(7, 3) == [3, 2, 2] and divided(0, 2) == [0, 0]


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (told(kind="accusation"), "left out: words and no deed"),
        (told(kind="casualties"), "left out: a toll or a kind that ACLED has no event for"),
        (told(when=None), "left out: no date that ACLED has a code for"),
        (
            told(when=When(date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR)),
            "left out: no date that ACLED has a code for",
        ),
        (told(place=None), "left out: no country"),
    ],
)
def test_what_acled_has_no_row_for_is_left_out_with_a_reason(one: Told, reason: str) -> None:
    assert losses_of(one) == {reason} and not rows_of(one)


def test_notes_say_where_and_who_says_so() -> None:
    assert row_of(told())["notes"] == (
        "On 16 June 2014, in Ravenna (Emilia-Romagna, Italy), there was an armed clash between Italian Army and Lagoon "
        "Front, according to officer (Adria Post, 17 June 2014). Toll: 12 killed (10 to 15)."
    )
    other = row_of(
        told(kind="shelling", said_by=None, actors=(), targets=(VILLAGERS,), killed=None, disputed=True)
    )
    assert other["notes"].endswith(
        "involving villagers, according to Adria Post, 17 June 2014. The sources do not agree."
    )


def test_notes_do_not_make_a_month_a_day() -> None:
    row = row_of(told(when=When(date(2014, 6, 1), date(2014, 6, 30), Precision.MONTH)))
    assert row["notes"].startswith("Between 1 June 2014 and 30 June 2014, in Ravenna")


def test_actor_that_nobody_names_is_a_loss() -> None:
    assert "actor that nobody names" in losses_of(told(kind="killing", actors=()))
    assert "actor that nobody names" not in losses_of(told(kind="bombing", targets=()))


def test_timestamp_comes_from_the_store() -> None:
    assert row_of(told())["timestamp"] == 1402963200
    assert row_of(told(published=None))["timestamp"] is None
