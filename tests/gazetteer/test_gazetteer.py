import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Entry, Gazetteer, Match, Sort
from dateline.gazetteer.store import Named, Store, write

KIRKUK = Entry("geonames:1", "Kirkuk", Sort.TOWN, 35.5, 44.4, "IRQ", admin1="IQ.13", population=900_000)
PROVINCE = Entry(
    "admin1:IQ.13", "Kirkuk", Sort.ADMIN1, 35.4, 44.2, "IRQ", admin1="IQ.13", population=1_000_000
)
HAWIJA = Entry("geonames:2", "Al Ḩawījah", Sort.TOWN, 35.3, 43.8, "IRQ", admin1="IQ.13")
GULF = Entry(
    "ours:persian-gulf", "Persian Gulf", Sort.WATER, 26.9, 51.5, countries=("IRN", "KWT"), international=True
)
PLACES = (
    Named(KIRKUK, ("Karkuk",)),
    Named(PROVINCE, ("Tamim",), short=("Kk.",)),
    Named(HAWIJA),
    Named(GULF, ("Arabian Gulf",), loose=("the Gulf",)),
)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "places.sqlite"
    write(path, PLACES, {"version": "base"})
    return path


@pytest.fixture
def gazetteer(base: Path) -> Gazetteer:
    return Gazetteer([base])


def test_a_name_finds_all_that_bear_it_the_most_populous_first(gazetteer: Gazetteer) -> None:
    found = [one.entry for one in gazetteer.find("KIRKUK")]
    assert found == [replace(PROVINCE, countries=("IRQ",)), replace(KIRKUK, countries=("IRQ",))]


def test_how_a_name_met_its_place_is_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Persian Gulf")[0].match is Match.MAIN
    assert gazetteer.find("Arabian Gulf")[0].match is Match.OTHER
    assert gazetteer.find("the Gulf")[0].match is Match.LOOSE
    assert gazetteer.find("Kk.")[0].match is Match.SHORT


def test_a_close_spelling_is_tried_last(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.find("Hawija")
    assert (found.entry.key, found.match) == ("geonames:2", Match.CLOSE)
    assert 0.78 <= found.likeness < 1
    assert gazetteer.find("Hawija", close=False) == ()


def test_a_name_that_nobody_bears_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Xyzzy") == ()
    assert gazetteer.find("") == ()


def test_what_stands_in_the_file_comes_back_whole(gazetteer: Gazetteer) -> None:
    gulf = gazetteer.get("ours:persian-gulf")
    assert gulf == GULF
    assert gulf is not None
    assert gulf.geonames_id is None


def test_a_unit_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    unit = gazetteer.unit("IQ.13")
    assert unit is not None
    assert unit.sort is Sort.ADMIN1
    assert gazetteer.unit("IQ.99") is None
    assert gazetteer.unit(None) is None


def test_an_added_file_goes_before_the_base(base: Path, tmp_path: Path) -> None:
    added = tmp_path / "IQ.sqlite"
    moved = Entry("geonames:1", "Kirkuk", Sort.TOWN, 35.47, 44.39, "IRQ", population=1_031_000)
    village = Entry("geonames:9", "Bashir", Sort.TOWN, 35.3, 44.3, "IRQ")
    write(added, [Named(moved), Named(village)], {"version": "iq"})
    gazetteer = Gazetteer([base, added])
    assert gazetteer.find("Bashir")[0].entry.key == "geonames:9"
    town = gazetteer.get("geonames:1")
    assert town is not None
    assert town.population == 1_031_000
    assert gazetteer.version == "base+iq"


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    write(one, PLACES, {"version": "x"})
    write(other, reversed(PLACES), {"version": "x"})
    assert one.read_bytes() == other.read_bytes()


def test_a_failed_write_leaves_the_old_file(base: Path) -> None:
    before = base.read_bytes()

    def breaks_off() -> Iterator[Named]:
        yield Named(KIRKUK)
        raise ValueError("line 7 is broken")

    with pytest.raises(ValueError, match="line 7"):
        write(base, breaks_off(), {"version": "y"})
    assert base.read_bytes() == before
    assert [file.name for file in base.parent.iterdir()] == ["places.sqlite"]


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be looked at" * 20])
def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match="cannot be read"):
        Store(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="none"):
        Store(tmp_path / "none.sqlite")


def test_a_file_of_another_layout_is_refused(base: Path) -> None:
    with sqlite3.connect(base) as file:
        file.execute("UPDATE about SET value = '0' WHERE what = 'layout'")
    file.close()
    with pytest.raises(GazetteerError, match="layout 0"):
        Store(base)


def test_a_file_that_is_damaged_inside_is_told(base: Path) -> None:
    store = Store(base)
    assert store.is_whole()
    content = bytearray(base.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    base.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"places.sqlite cannot be read: .*dateline gazetteer build"):
        Gazetteer([base]).find("Kirkuk")


def test_the_nearest_spellings_are_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest("Hawidja")[0] == "al hawijah"
    assert gazetteer.nearest("Xyzzy") == ()


def test_the_number_of_a_unit_comes_back(tmp_path: Path) -> None:
    unit = replace(PROVINCE, number=94786, countries=("IRQ",))
    write(tmp_path / "IQ.sqlite", [Named(unit)], {"version": "iq"})
    store = Store(tmp_path / "IQ.sqlite")
    assert store.entry("admin1:IQ.13") == store.entry("geonames:94786") == unit
    assert store.size() == 1
