"""An answer held against its report: what is quoted becomes a claim, what is not is dropped with its reason."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.pipeline import Pipeline
from dateline.types import PlaceRole, Status, Told
from tests.engine.held import BOMBING, TEXT, held, only, reasons


def _counted(pipeline: Pipeline, what: str, quote: str, sentence: int = 1) -> Any:
    count = {"what": what, "quote": quote, "sentence": sentence}
    return held(pipeline, BOMBING | {"counts": [count]})


def test_a_claim_gets_every_value_from_the_words_quoted(pipeline: Pipeline) -> None:
    answer = BOMBING | {
        "place": [{"quote": "Balad", "sentence": 1, "role": "at"}],
        "date": {"quote": "on Sunday", "sentence": 1},
        "counts": [{"what": "killed", "quote": "at least 12 people", "sentence": 1}],
        "weapon": {"quote": "car bomb", "sentence": 1},
    }
    found = held(pipeline, answer)
    claim = only(found)
    assert found.dropped == []
    assert (claim.kind, claim.status, claim.confidence) == ("bombing", Status.ATTRIBUTED, 1.0)
    assert claim.said_by is not None
    assert claim.said_by.value == "police"
    assert [place.place.value.name for place in claim.place] == ["Balad"]
    assert claim.date is not None
    assert claim.date.value.end.isoformat() == "2014-06-15"
    assert claim.date.told is Told.SENTENCE
    [count] = claim.counts
    assert (count.value.low, count.value.best, count.original) == (12, None, "at least 12")
    assert claim.weapon is not None
    assert claim.weapon.original == "car bomb"
    assert claim.triggers[0].frame == "bombing/model:bomb"
    assert claim.coded_by == "bombing/model:bomb model@1"
    assert [one.field for one in claim.absent] == ["actor", "target"]


def test_what_the_report_does_not_say_is_dropped_and_the_rest_stays(pipeline: Pipeline) -> None:
    answer = BOMBING | {
        "actor": [{"quote": "the Crimson Guard", "sentence": 1}],
        "place": [{"quote": "Balad", "sentence": 1}, {"quote": "Mosul", "sentence": 1}],
    }
    found = held(pipeline, answer)
    assert reasons(found) == [("actor", "is not in the report"), ("place", "is not in the report")]
    claim = only(found)
    assert claim.actor == ()
    assert [place.place.value.name for place in claim.place] == ["Balad"]
    assert claim.confidence == pytest.approx(0.33)
    assert claim.absent[0].reason == "what the model names is not in the report"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"clause": {"quote": "A car bomb killed 500 people", "sentence": 1}}, "is not in the report"),
        ({"clause": {"quote": "", "sentence": 1}}, "is not in the report"),
        ({"clause": {"quote": "…", "sentence": 1}}, "is not in the report"),
        ({"clause": {"quote": TEXT * 9, "sentence": 1}}, "is not in the report"),
        ({"event_word": "exploded"}, "has no event word in its clause"),
        ({"event_word": "wounded"}, "has no event word in its clause"),
        ({"event_word": ""}, "has no event word in its clause"),
        ({"kind": "meteorite"}, "is of no kind of the codebook"),
        ({"said_by": {"quote": "the mayor", "sentence": 1}}, "has a voice that is not in the report"),
    ],
)
def test_a_claim_without_its_event_or_voice_is_none(
    pipeline: Pipeline, change: dict[str, Any], reason: str
) -> None:
    found = held(pipeline, BOMBING | change)
    assert found.claims == {}
    assert reasons(found) == [("claim", reason)]


@pytest.mark.parametrize(
    ("what", "quote", "reason"),
    [
        ("killed", "500 people", "is not in the report"),
        ("killed", "12 people and more", "is not in the report"),
        ("killed", "2 people", "is not in the report"),
        ("killed", "12 families", "is not in the report"),
        ("killed", "on Sunday", "holds no number"),
        ("killed", "people", "holds no number"),
        ("killed", "40 km", "counts distance, not people"),
        ("killed", "Twenty others", "counts injured, not killed"),
        ("people", "police", "holds no number"),
    ],
)
def test_a_number_is_read_from_its_quote_or_dropped(
    pipeline: Pipeline, what: str, quote: str, reason: str
) -> None:
    found = _counted(pipeline, what, quote)
    assert reasons(found) == [("count", reason)]
    assert only(found).counts == ()


def test_the_whole_is_counted_and_not_its_part(pipeline: Pipeline) -> None:
    [count] = only(_counted(pipeline, "killed", "12 people, including three children")).counts
    assert count.value.low == 12


def test_one_person_is_one(pipeline: Pipeline) -> None:
    shot = {
        "kind": "killing",
        "status": "asserted",
        "clause": {"quote": "They shot a soldier", "sentence": 4},
        "event_word": "shot",
        "actor": [{"quote": "They", "sentence": 4}],
        "target": [{"quote": "a soldier", "sentence": 4}],
        "counts": [{"what": "killed", "quote": "a soldier", "sentence": 4}],
    }
    claim = only(held(pipeline, shot))
    assert [count.value.best for count in claim.counts] == [1]
    assert [value.value for value in claim.target] == ["soldier"]
    assert [value.value for value in claim.actor] == ["Islamic State"]
    assert claim.actor[0].original == "They … Islamic State militants"


def test_a_second_figure_of_one_sort_is_not_added(pipeline: Pipeline) -> None:
    counts = [
        {"what": "killed", "quote": "at least 12 people", "sentence": 1},
        {"what": "killed", "quote": "three children", "sentence": 1},
    ]
    found = held(pipeline, BOMBING | {"counts": counts})
    assert [count.value.low for count in only(found).counts] == [12]
    assert reasons(found) == [("count", "is a second figure of its sort")]


@pytest.mark.parametrize("sentence", [1, 2, 5, 99, 0, -3])
def test_a_wrong_sentence_number_costs_nothing(pipeline: Pipeline, sentence: int) -> None:
    answer = BOMBING | {
        "clause": {"quote": "A car bomb killed at least 12 people", "sentence": sentence},
        "place": [{"quote": "Tikrit", "sentence": sentence}],
    }
    claim = only(held(pipeline, answer))
    assert claim.evidence[0].start == 0
    assert claim.place[0].place.original == "Tikrit"
    assert claim.place[0].told is Told.REPORT


def test_the_nearest_of_several_is_meant(pipeline: Pipeline) -> None:
    text = "A bomb went off in Ardun.\n\nArdun is quiet. On Monday a bomb went off in Ardun again."
    answer = {
        "kind": "bombing",
        "status": "asserted",
        "clause": {"quote": "a bomb went off in Ardun", "sentence": 3},
        "event_word": "bomb",
        "place": [{"quote": "Ardun", "sentence": 3}],
    }
    claim = only(held(pipeline, answer, text=text))
    assert claim.place[0].place.evidence[0].start > text.index("again") - len("Ardun  again")


def test_blanks_and_the_shape_of_marks_may_differ_and_nothing_else(pipeline: Pipeline) -> None:
    text = "Police said “the ‘Dawn’ brigade” had\u00a0killed two farmers — both from Ardun."
    answer = BOMBING | {
        "kind": "killing",
        "clause": {"quote": "had  killed two\nfarmers - both from Ardun", "sentence": 1},
        "event_word": "killed",
        "said_by": {"quote": "Police", "sentence": 1},
        "actor": [
            {"quote": "\"the 'Dawn' brigade\"", "sentence": 1},
            {"quote": "the Dawn brigade", "sentence": 1},
        ],
    }
    found = held(pipeline, answer, text=text)
    claim = only(found)
    assert [value.original for value in claim.actor] == ["‘Dawn’ brigade"]
    assert reasons(found) == [("actor", "is not in the report")]


@pytest.mark.parametrize("quote", ["government forces", "overnment", "12", "5 people", "1,2"])
def test_a_part_of_a_word_or_number_is_no_quote(pipeline: Pipeline, quote: str) -> None:
    text = "On Monday anti-government forces killed 1,212.5 people near Ardun, the radio said."
    answer = BOMBING | {
        "kind": "killing",
        "clause": {"quote": "anti-government forces killed", "sentence": 1},
        "event_word": "killed",
        "said_by": {"quote": "the radio", "sentence": 1},
        "actor": [{"quote": quote, "sentence": 1}],
    }
    assert ("actor", "is not in the report") in reasons(held(pipeline, answer, text=text))


def test_a_date_is_ours_to_resolve(pipeline: Pipeline) -> None:
    answer = BOMBING | {"date": {"quote": "on Sunday", "sentence": 1}}
    undated = held(pipeline, answer, published=None)
    assert reasons(undated) == [("date", "counts from the day of publication, which is not known")]
    nothing = held(pipeline, BOMBING | {"date": {"quote": "2014-06-15", "sentence": 1}})
    assert reasons(nothing) == [("date", "is not in the report")]
    no_time = held(pipeline, BOMBING | {"date": {"quote": "police", "sentence": 1}})
    assert reasons(no_time) == [("date", "tells no time")]


def test_a_sum_since_a_day_runs_to_the_day_of_publication(pipeline: Pipeline) -> None:
    text = "Shelling has killed 40 people in Ardun since Saturday."
    answer = {
        "kind": "shelling",
        "status": "asserted",
        "clause": {"quote": text.rstrip("."), "sentence": 1},
        "event_word": "Shelling",
        "date": {"quote": "since Saturday", "sentence": 1},
        "counts": [{"what": "killed", "quote": "40 people", "sentence": 1}],
    }
    claim = only(held(pipeline, answer, text=text))
    assert claim.date is not None
    assert str(claim.date.value.start) == "2014-06-14"
    assert str(claim.date.value.end) == "2014-06-16"


def test_places_keep_what_they_are_told_to_lie_in(pipeline: Pipeline) -> None:
    seized = {
        "kind": "territory_taken",
        "status": "asserted",
        "clause": {"quote": "Islamic State militants seized Karrada", "sentence": 3},
        "event_word": "seized",
        "actor": [{"quote": "Islamic State militants", "sentence": 3}],
        "place": [{"quote": "Karrada, a district of Baghdad", "sentence": 3}],
    }
    [located] = only(held(pipeline, seized)).place
    assert located.place.value.name == "Karrada"
    assert [one.value.name for one in located.within] == ["Baghdad"]


def test_what_lies_at_a_distance_is_near_and_not_at(pipeline: Pipeline) -> None:
    text = "A bomb went off 20 km north of Balad on Sunday."
    answer = {
        "kind": "bombing",
        "status": "asserted",
        "clause": {"quote": "A bomb went off", "sentence": 1},
        "event_word": "bomb",
        "place": [{"quote": "20 km north of Balad", "sentence": 1, "role": "at"}],
    }
    [located] = only(held(pipeline, answer, text=text)).place
    assert (located.role, located.place.original) == (PlaceRole.NEAR, "Balad")


def test_attributed_to_nobody_is_unverified(pipeline: Pipeline) -> None:
    found = held(pipeline, BOMBING | {"said_by": None})
    assert only(found).status is Status.UNVERIFIED
    assert reasons(found) == [("status", "is attributed to nobody, and so unverified")]


def test_the_same_event_by_the_same_voice_stands_once(pipeline: Pipeline) -> None:
    again = BOMBING | {"clause": {"quote": "car bomb killed at least 12", "sentence": 1}}
    found = held(pipeline, BOMBING, again)
    assert len(found.claims) == 1
    assert reasons(found) == [("claim", "is told twice")]


def test_a_passage_is_no_name(pipeline: Pipeline) -> None:
    text = f"{'Some of the men of the fourth company ' * 6}shot two farmers on Monday, police said."
    answer = BOMBING | {
        "kind": "killing",
        "clause": {"quote": "shot two farmers", "sentence": 1},
        "event_word": "shot",
        "actor": [{"quote": text.partition(" shot")[0], "sentence": 1}],
    }
    assert ("actor", "is no name but a whole passage") in reasons(held(pipeline, answer, text=text))


def test_only_what_is_read_can_be_quoted(pipeline: Pipeline) -> None:
    """The dateline is a part of the page, but no sentence."""
    text = (
        "BAGHDAD (Reuters) - A car bomb killed two farmers on Sunday, police said. Twenty others were wounded near the "
        "gate of the market.\nThey said that nobody had been arrested yet, and the road to the south was closed."
    )
    answer = BOMBING | {
        "clause": {"quote": "A car bomb killed two farmers", "sentence": 1},
        "place": [{"quote": "BAGHDAD", "sentence": 1}],
    }
    assert reasons(held(pipeline, answer, text=text)) == [("place", "is not in the report")]
