from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Match, added
from dateline.gazetteer.added import FOLDER_VARIABLE, added_files, added_folder, open_gazetteer, remove
from dateline.gazetteer.archive import folder_source
from tests.gazetteer.geonames import line, lines, villages, write_base


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of added countries, empty, beside a small base."""
    base = write_base(tmp_path / "places.sqlite")
    monkeypatch.setattr(added, "base_file", lambda: base)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "added"))
    return tmp_path / "added"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a file of Iraq."""
    (tmp_path / "files").mkdir()
    unit = line(94786, "Kirkuk Governorate", "A.ADM1", lat=35.5, lon=44.3)
    (tmp_path / "files" / "IQ.txt").write_bytes(
        lines(unit, *villages(3), line(94787, "Kirkuk", population=7))
    )
    return tmp_path / "files"


def silent(code: str, rows: int) -> None:
    assert (code, rows > 0) == (code.upper(), True)


def add(files: Path, *codes: str) -> list[added.Added]:
    return added.add(codes, folder_source(files), "a folder", silent)


def test_an_added_country_lies_over_the_base(folder: Path, files: Path) -> None:
    (one,) = add(files, "iq")
    assert (one.code, one.path, one.places) == ("IQ", folder / "IQ.sqlite", 5)
    gazetteer = open_gazetteer()
    assert gazetteer.find("Tall Number 2")[0].entry.key == "geonames:1002"
    town = gazetteer.get("geonames:94787")
    assert town is not None
    assert town.population == 7
    assert gazetteer.version == f"base+{gazetteer.stores[1].about['version']}"
    assert gazetteer.stores[1].about["as of"] == "2026-03-01"


def test_a_name_that_only_the_base_has_leads_to_the_added_entry(folder: Path, files: Path) -> None:
    add(files, "IQ")
    for name in ("Tamim", "Kirkuk Governorate"):
        (found,) = open_gazetteer().find(name)
        assert (found.entry.key, found.entry.geonames_id) == ("admin1:IQ.13", 94786)
        assert (found.entry.name, found.entry.lat, found.match) == ("Kirkuk", 35.5, Match.OTHER)
    unit = open_gazetteer().get("geonames:94786")
    assert unit is not None
    assert unit.key == "admin1:IQ.13"
    assert folder.is_dir()


def test_the_same_file_gives_the_same_bytes_and_another_another_version(folder: Path, files: Path) -> None:
    add(files, "IQ")
    first, version = (folder / "IQ.sqlite").read_bytes(), open_gazetteer().version
    add(files, "IQ")
    assert (folder / "IQ.sqlite").read_bytes() == first
    (files / "admin1CodesASCII.txt").write_text("IQ.13\tTa'mim\tTa'mim\t94786\nSY.01\tx\n")
    add(files, "IQ")
    assert open_gazetteer().version != version


def test_a_broken_file_of_units_is_refused(folder: Path, files: Path) -> None:
    (files / "admin2Codes.txt").write_text("IQ.13.1\tDaquq\n")
    with pytest.raises(GazetteerError, match=r"admin2Codes.txt:1 has 2 columns instead of 4"):
        add(files, "IQ")
    assert not folder.exists()


@pytest.mark.parametrize("code", ["XX", "", "IRQ", "../IQ"])
def test_a_code_of_no_country_is_refused(folder: Path, files: Path, code: str) -> None:
    with pytest.raises(GazetteerError, match="no country has the code"):
        add(files, code)
    assert not folder.exists()


def test_nothing_is_written_where_one_of_several_cannot_be_read(folder: Path, files: Path) -> None:
    with pytest.raises(GazetteerError, match=r"a folder has neither SY.zip nor SY.txt"):
        add(files, "IQ", "SY")
    assert not folder.exists()


def test_a_broken_file_leaves_the_old_one(folder: Path, files: Path) -> None:
    add(files, "IQ")
    before = (folder / "IQ.sqlite").read_bytes()
    (files / "IQ.txt").write_bytes(lines(*villages(5), line(lat="north")))
    with pytest.raises(GazetteerError, match=r"1 of 6 rows of IQ.txt are broken"):
        add(files, "IQ")
    assert (folder / "IQ.sqlite").read_bytes() == before
    assert open_gazetteer().find("Tall Number 2")


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Files of this process end after ``room`` bytes, as on a disk that is full."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)


def test_a_full_disk_leaves_the_old_file(folder: Path, files: Path) -> None:
    add(files, "IQ")
    before = (folder / "IQ.sqlite").read_bytes()
    (files / "IQ.txt").write_bytes(lines(*villages(3000)))
    with full_disk(50_000), pytest.raises(GazetteerError, match=r"IQ.sqlite cannot be written: "):
        add(files, "IQ")
    assert [path.name for path in folder.iterdir()] == ["IQ.sqlite"]
    assert (folder / "IQ.sqlite").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(folder: Path, files: Path) -> None:
    folder.write_text("a file, where the folder should be")
    with pytest.raises(GazetteerError, match=r"IQ.sqlite cannot be written: "):
        add(files, "IQ")


def test_an_added_country_is_removed(folder: Path, files: Path) -> None:
    add(files, "IQ")
    remove("IQ")
    assert added_files() == ()
    with pytest.raises(GazetteerError, match="IQ is not added; added are: none"):
        remove("IQ")
    assert folder.is_dir()


def test_what_is_no_file_is_not_removed(folder: Path) -> None:
    (folder / "IQ.sqlite").mkdir(parents=True)
    with pytest.raises(GazetteerError, match="IQ cannot be removed"):
        remove("IQ")


def test_a_broken_added_file_says_how_to_mend_it(folder: Path) -> None:
    folder.mkdir()
    (folder / "IQ.sqlite").write_bytes(b"nothing that is a database" * 100)
    with pytest.raises(
        GazetteerError, match=r"IQ.sqlite cannot be read: .*; run: dateline gazetteer remove IQ"
    ):
        open_gazetteer()


def test_the_folder_is_the_persons_own_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert added_folder().parts[-2:] == ("dateline", "gazetteer")
    monkeypatch.setenv(FOLDER_VARIABLE, "/elsewhere")
    assert added_folder() == Path("/elsewhere")
