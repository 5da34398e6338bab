"""Names of actors: spellings that meet, years and countries that decide, and names that stay unknown."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lexicon.actors import Actors, describe, fold
from dateline.pipeline import Pipeline


@pytest.fixture
def actors(pipeline: Pipeline) -> Actors:
    return pipeline.lexicon.actors


def _name(actors: Actors, name: str, year: int | None = None, *countries: str) -> str | None:
    found = actors.find(name, date(year, 6, 1) if year else None, frozenset(countries) if countries else None)
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (("Isis", "ISIL", "Da’esh", "Dae'sh", "the Islamic State", "Islamic State group"), "Islamic State"),
        (("al-Qa'ida", "al Qaeda", "Al-Qaida", "Al Qa’ida"), "al-Qaeda"),
        (("Hizballah", "Hizbullah", "Hezbollah militants"), "Hezbollah"),
        (("Kurdistan Workers’ Party", "P.K.K.", "members of the PKK"), "Kurdistan Workers' Party"),
        (("Sendero Luminoso", "SHINING PATH", "Shining Path guerrillas"), "Shining Path"),
        (("Army of National Liberation", "ELN guerrillas"), "ELN"),
        (("Tehrik-i-Taliban Pakistan", "the TTP"), "Pakistani Taliban"),
        (("al Shabab", "al-Shabaab militants", "suspected al-Shabaab fighters"), "al-Shabaab"),
        (("Lashkar-e-Tayyiba", "LeT"), "Lashkar-e-Taiba"),
    ],
)
def test_one_group_by_many_names(actors: Actors, names: tuple[str, ...], canonical: str) -> None:
    assert {_name(actors, name) for name in names} == {canonical}


def test_abbreviations_count_in_capitals_only(actors: Actors) -> None:
    assert actors.find("US") is not None
    assert [actors.find(word) for word in ("us", "car", "is", "mend", "model", "who")] == [None] * 6


@pytest.mark.parametrize(
    "words",
    [
        "masked gunmen",
        "Sunni militants",
        "the rebels",
        "the Army",
        "anti-Taliban fighters",
        "Taliban prisoners",
        "US-backed forces",
        "the Free Men of the Plain Front",
        "Kurdish forces",
        "Hamas supporters",
        "amnesty",
        "coalition talks",
        "former President Clinton",
    ],
)
def test_words_and_unknown_groups_are_nobody_known(actors: Actors, words: str) -> None:
    assert _name(actors, words, 1998, "IRQ") is None


@pytest.mark.parametrize(
    ("words", "name", "sector"),
    [
        ("Peruvian troops", "Peruvian army", "MIL"),
        ("Peru's army", "Peruvian army", "MIL"),
        ("the armed forces of Peru", "Peruvian army", "MIL"),
        ("Israeli soldiers", "Israel Defense Forces", "MIL"),
        ("South African police", "South African police", "COP"),
        ("U.S. government", "US government", "GOV"),
        ("Kenyan parliament", "Kenyan parliament", "LEG"),
    ],
)
def test_bodies_of_states_are_named_by_rule(actors: Actors, words: str, name: str, sector: str) -> None:
    found = actors.find(words)
    assert found is not None
    assert (found.name, found.sector) == (name, sector)


def test_a_body_tells_its_side(actors: Actors) -> None:
    found = actors.find("Congolese soldiers")
    assert found is not None
    assert (found.country, found.ucdp) == ("COD", "Government of DR Congo (Zaire)")


def test_years_decide(actors: Actors) -> None:
    assert _name(actors, "FMLN", 1989) == "Farabundo Marti National Liberation Front"
    assert _name(actors, "FMLN", 2009) == "FMLN (party)"
    assert _name(actors, "Nusra Front", 2005) is None
    assert _name(actors, "Nusra Front") == "Nusra Front"


def test_countries_decide(actors: Actors) -> None:
    assert _name(actors, "SNA", 2020, "SOM") == "Somali army"
    assert _name(actors, "SNA", 2020, "SYR", "TUR") == "Syrian National Army"
    assert _name(actors, "SNA", 2020, "FRA") is None


@pytest.mark.parametrize(
    ("words", "year", "countries", "name"),
    [
        ("Maliki", 2014, ("IRQ",), "Nouri al-Maliki"),
        ("Maliki", 2014, ("FRA",), None),
        ("Iraqi Prime Minister Nouri al-Maliki", 2014, (), "Nouri al-Maliki"),
        ("Saddam Hussein", 1999, (), "Saddam Hussein"),
        ("Saddam Hussein", 2004, (), None),
        ("Saddam Hussein", None, (), None),
        ("Bush", 1991, ("USA",), "George Bush"),
        ("Bush", 2005, ("USA",), "George W. Bush"),
        ("President Clinton", 1996, ("BIH",), "Bill Clinton"),
        ("Prime Minister Clinton", 1985, (), None),
        ("former President Clinton", 1996, ("USA",), None),
        ("French President Bill Clinton", 1996, (), None),
        ("Gaddafi's forces", 2011, ("LBY",), "Libyan army"),
        ("the Obama administration", 2013, (), "US government"),
        ("Kim", 2018, ("PRK", "KOR"), None),
    ],
)
def test_leaders_by_year(
    actors: Actors, words: str, year: int | None, countries: tuple[str, ...], name: str | None
) -> None:
    found = actors.find(words, date(year, 6, 1) if year else None, frozenset(countries))
    assert (found.name if found else None) == name


def test_a_leader_goes_by_what_the_office_of_the_year_makes_him(actors: Actors) -> None:
    kinds = [actors.find("Charles Taylor", date(year, 6, 1), frozenset({"LBR"})) for year in (1993, 2000)]
    assert [one.kind for one in kinds if one] == ["rebel", "government"]


def test_an_abbreviation_in_brackets_changes_nothing(actors: Actors) -> None:
    assert _name(actors, "the Free Syrian Army (FSA)") == "Free Syrian Army"


@pytest.mark.parametrize(
    ("words", "kind", "country", "sector"),
    [
        ("Iraqi policemen", "state forces", "IRQ", "COP"),
        ("villagers", "civilians", None, "CVL"),
        ("masked gunmen", None, None, "UAF"),
        ("Syrian refugees", "civilians", "SYR", "REF"),
        ("dozens of protesters", "protesters", None, "OPP"),
        ("police in riot gear", "state forces", None, "COP"),
        ("Taliban prisoners", "rebel", "AFG", "REB"),
        ("the president of Chad", "government", "TCD", "GOV"),
        ("a Turkish court", "government", "TUR", "JUD"),
        ("the rebels", "rebel", None, "REB"),
        ("Chadian Foreign Minister Adoum Haroun", "government", "TCD", "GOV"),
        ("South Sudanese officials", "government", "SSD", "GOV"),
    ],
)
def test_actors_by_words(
    actors: Actors, words: str, kind: str | None, country: str | None, sector: str
) -> None:
    party = describe(actors, words)
    assert party is not None
    assert (party.kind, party.country, party.sector) == (kind, country, sector)


def test_what_says_nothing_is_described_as_nothing(actors: Actors) -> None:
    assert describe(actors, "the weather") is None


def test_an_unknown_group_keeps_its_words(actors: Actors) -> None:
    party = describe(actors, "Free Men of the Plain militants")
    assert party is not None
    assert (party.known, party.name) == (False, "Free Men of the Plain militants")


def test_fold() -> None:
    assert fold("The U.S.") == fold("US")
    assert fold("al-Qaeda") == fold("al Qaeda")


@pytest.mark.parametrize("words", ["masked men)", "a group (the", "]", "())"])
def test_a_bracket_without_its_fellow_is_no_name(actors: Actors, words: str) -> None:
    assert actors.find(words) is None
