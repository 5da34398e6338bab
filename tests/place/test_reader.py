"""The stage over a small gazetteer, on readings whose names and claims are laid out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import CodebookError
from dateline.lexicon import load_lexicon
from dateline.place import PlaceReader
from dateline.place.features import FEATURES
from dateline.place.nations import nations
from dateline.place.ranking import load_ranking
from dateline.types import (
    Claim,
    Layer,
    Located,
    Place,
    PlaceRole,
    Reading,
    Report,
    Span,
    Status,
    Value,
)
from tests.place.places import gazetteer_in

LEXICON = load_lexicon()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> PlaceReader:
    return PlaceReader.load(gazetteer_in(tmp_path_factory.mktemp("places")), LEXICON)


def place(reader: PlaceReader, text: str, *names: str) -> Place:
    """The place of the first of the names."""
    spans, start = [], 0
    for name in sorted(names, key=text.index):
        start = text.index(name)
        spans.append((start, start + len(name)))
    reading = Reading(Report("r", "", text, ()), ())
    found = {mark.label: mark.place for mark in reader.resolve(reading, sorted(spans))}
    return found[names[0]]


def test_the_larger_place_is_meant_where_nothing_tells_otherwise(reader: PlaceReader) -> None:
    assert place(reader, "Snow fell on Kastel.", "Kastel").key == "geonames:4"


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Kastel, Vesna, on Monday.",
        "Shells fell on Kastel in Tarim on Monday, far from the rest of Vesna.",
    ],
)
def test_what_it_lies_in_decides(reader: PlaceReader, text: str) -> None:
    names = [name for name in ("Kastel", "Tarim", "Vesna") if name in text]
    assert place(reader, text, *names).key == "geonames:3"


def test_the_rest_of_the_report_decides(reader: PlaceReader) -> None:
    text = "Troops left Old Tarim and Tarim for Kastel as Vesna watched."
    found = place(reader, text, "Kastel", "Old Tarim", "Tarim", "Vesna")
    assert found.key == "geonames:3"
    assert found.country == "VES"
    assert found.admin1 == "Tarim"
    assert found.reason
    assert [one.key for one in found.candidates] == ["geonames:3", "geonames:4"]
    assert {name for one in found.candidates for name, _ in one.points} <= set(FEATURES)


def test_a_province_is_told_by_its_word_and_keeps_its_own_point(reader: PlaceReader) -> None:
    province = place(reader, "Fighting went on in Tarim province.", "Tarim")
    assert (province.key, province.precision, province.lat) == ("admin1:VE.01", 4, 31.0)
    assert place(reader, "Fighting went on in the town of Tarim.", "Tarim").key == "geonames:5"


def test_a_part_of_a_country_is_no_point_of_the_list(reader: PlaceReader) -> None:
    north = place(reader, "Villages of northern Vesna were shelled.", "northern Vesna")
    assert (north.key, north.geonames_id, north.precision, north.country) == (None, None, 5, "VES")
    assert north.lat is not None
    assert north.lat > 31


def test_a_hill_is_no_town_of_that_name_in_a_country_that_nobody_names(reader: PlaceReader) -> None:
    text = "Rebels of Orland left the Tarim hill and Upper Lenn."
    assert place(reader, text, "Tarim hill", "Upper Lenn").key is None
    assert place(reader, text.replace("Orland", "Vesna"), "Tarim hill", "Vesna").key == "geonames:5"


def test_waters_of_no_state_have_no_country(reader: PlaceReader) -> None:
    sea = place(reader, "Ships crossed the Sea of Ves.", "Sea of Ves")
    assert (sea.precision, sea.country, sea.geo_precision) == (7, None, None)


def test_a_name_that_nobody_bears_gets_no_point_and_a_reason(reader: PlaceReader) -> None:
    found = place(reader, "They met in Zwxq.", "Zwxq")
    assert (found.lat, found.key, found.precision) == (None, None, None)
    assert found.reason == "no place of that name or a close one is listed"


def test_a_close_spelling_far_from_the_rest_is_not_taken(reader: PlaceReader) -> None:
    text = "Orland votes on Sunday. Polls close early in Upper Lenn and in Tharem."
    assert place(reader, text, "Tharem", "Orland", "Upper Lenn").key is None


def test_near_a_town_is_less_exact(reader: PlaceReader) -> None:
    assert place(reader, "A mine went off near Old Tarim.", "Old Tarim").precision == 2
    assert place(reader, "A mine went off in Old Tarim.", "Old Tarim").precision == 1


def test_the_same_report_gives_the_same_places(reader: PlaceReader) -> None:
    text = "Troops left Old Tarim and Tarim for Kastel."
    one, other = (place(reader, text, "Kastel", "Old Tarim", "Tarim") for _ in range(2))
    assert one == other


def test_words_for_nationalities_are_shared_out_among_countries() -> None:
    assert nations("Iraqi troops met Iraqi and Syrian envoys", LEXICON.actors) == {
        "IRQ": pytest.approx(2 / 3),
        "SYR": pytest.approx(1 / 3),
    }
    assert nations("nobody from anywhere", LEXICON.actors) == {}


def test_the_claims_of_a_page_get_their_places(pipeline: object) -> None:
    from dateline.pipeline import Pipeline
    from dateline.types import Capture

    assert isinstance(pipeline, Pipeline)
    text = (
        "Gunmen killed nine villagers in Tikrit on Tuesday. A bomb wounded four people 20 km south of Kirkuk.\n\n"
        "Shells hit a village in northern Iraq."
    )
    reading = pipeline(Capture(text.encode(), media_type="text/plain", published="2014-06-11"))
    places = [located.place.value for claim in reading.claims for located in claim.place]
    found = {one.name: one for one in places}
    assert found["Tikrit"].key == "geonames:90150"
    assert found["Tikrit"].precision == 1
    assert found["northern Iraq"].precision == 5
    away = found["Kirkuk"]
    assert away.key is None
    assert away.precision == 2
    assert away.lat == pytest.approx(35.29, abs=0.02)


def claim_at(text: str, place: str, within: str) -> Reading:
    """A reading with one claim at a place that is told to lie within another."""

    def value(name: str) -> Value[Place]:
        start = text.index(name)
        return Value(Place(name), name, (Span("r", start, start + len(name)),), "test")

    located = Located(PlaceRole.AT, value(place), within=(value(within),))
    told = (Span("r", 0, len(text)),)
    claim = Claim("c", "r", "battle", Status.ASSERTED, told, place=(located,))
    layers = tuple(Layer(name, "test", "1", ()) for name in ("names", "references"))
    return Reading(Report("r", "", text, ()), (), layers, (claim,))


def test_a_village_that_is_not_listed_keeps_its_name_and_gets_the_unit_that_holds_it(
    reader: PlaceReader,
) -> None:
    read = reader(claim_at("Gunmen raided Zwxq in Tarim province.", "Zwxq", "Tarim"))
    place = read.claims[0].place[0].place.value
    assert (place.name, place.key, place.precision) == ("Zwxq", "admin1:VE.01", 4)
    assert place.reason == "no place of that name or a close one is listed; it is told to lie in Tarim"
    assert place.candidates == ()
    assert [mark.label for mark in read.layer("places").marks] == ["Zwxq", "Tarim"]


def test_a_listed_town_is_not_moved_to_what_holds_it(reader: PlaceReader) -> None:
    read = reader(claim_at("Gunmen raided Old Tarim in Tarim province.", "Old Tarim", "Tarim province"))
    assert read.claims[0].place[0].place.value.key == "geonames:6"


def test_a_ranking_with_a_strange_feature_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "ranking.yaml"
    page.write_text("least: 0.3\nmost_nothing: 0.6\nfeatures:\n  luck: {weight: 1, means: it feels right}\n")
    with pytest.raises(CodebookError, match="luck"):
        load_ranking(page)


def test_our_ranking_says_what_each_feature_means() -> None:
    ranking = load_ranking()
    assert len(ranking.weights) == len(FEATURES)
    assert all(ranking.means[name] for name in FEATURES)
