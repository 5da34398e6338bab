"""Independent voices: whose word a claim is."""

import pytest

from dateline.incidents.voices import count_voices, hear
from tests.incidents.tellings import telling


def origins(*tellings: object) -> list[str]:
    return [one.origin for one in hear(tellings)]  # type: ignore[arg-type]


def test_the_reporters_own_words_are_the_outlets() -> None:
    assert origins(telling(1), telling(1, outlet="The Well")) == ["The Lamp", "The Well"]


def test_a_report_without_outlet_is_a_voice_of_its_own() -> None:
    assert origins(telling(1, outlet=None, report="r-x")) == ["report r-x"]
    assert hear([telling(1, outlet=None)])[0].name is None


@pytest.mark.parametrize(
    "source",
    ["officials", "two senior officials in Ardun", "Residents", "hospital doctor", "a police colonel"],
)
def test_an_unnamed_source_counts_under_the_outlet(source: str) -> None:
    [one] = hear([telling(1, by=source)])
    assert (one.origin, one.name, one.authority) == ("The Lamp", source, False)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("health ministry", "a spokesman for the health ministry"),
        ("Orlian army", "army"),
        ("Orlian army", "army spokesman"),
        ("Orlian army", "the army's chief spokesman"),
        ("Colonel Tomas Okell", "Okell"),
        ("governor of Tessaly", "the governor"),
        ("Police", "police"),
    ],
)
def test_one_source_in_two_papers_is_one_voice(one: str, two: str) -> None:
    heard = hear([telling(1, by=one), telling(1, by=two, outlet="The Well", day=11)])
    assert count_voices(heard) == 1


def test_different_sources_are_different_voices() -> None:
    heard = hear([telling(1, by="health ministry"), telling(1, by="army"), telling(1, by="Ilse Marn")])
    assert count_voices(heard) == 3


def test_a_surname_that_two_bear_is_nobodys() -> None:
    heard = hear([telling(1, by=by) for by in ("Ann Marn", "Ilse Marn", "Marn")])
    assert count_voices(heard) == 3


def test_outlets_are_one_only_by_their_whole_name() -> None:
    assert len(set(origins(telling(1, outlet="Post"), telling(1, outlet="River Post")))) == 2
    assert len(set(origins(telling(1, outlet="The River Post"), telling(1, outlet="River Post")))) == 1


def test_an_agency_that_is_quoted_is_the_same_voice_as_the_agency_itself() -> None:
    assert (
        len(set(origins(telling(1, outlet="Orlia Wire"), telling(1, outlet="The Well", by="Orlia Wire"))))
        == 1
    )


def test_copies_count_under_the_outlet_that_had_them_first() -> None:
    first = telling(1, outlet="Wire", report="w", dispatch="w", day=10)
    copy = telling(1, outlet="The Well", report="x", dispatch="w", day=12)
    own = telling(1, outlet="The Well", report="y", day=12)
    heard = hear([own, copy, first])
    assert {(one.claim.report_id, one.origin, one.copy) for one in heard} == {
        ("w", "Wire", False),
        ("x", "Wire", True),
        ("y", "The Well", False),
    }
    assert {one.day.day for one in heard if one.day and one.origin == "Wire"} == {10}


def test_an_unnamed_source_in_a_copy_counts_under_the_first_outlet() -> None:
    first = telling(1, outlet="Wire", report="w", dispatch="w", by="officials")
    copy = telling(1, outlet="The Well", report="x", dispatch="w", by="officials")
    assert set(origins(first, copy)) == {"Wire"}


def test_bodies_of_state_are_authorities() -> None:
    assert hear([telling(1, by="health ministry")])[0].authority
    assert hear([telling(1, by="morgue")])[0].authority
    assert not hear([telling(1, by="Free Orlia Front")])[0].authority
