"""Lengths and directions as news words them."""

from __future__ import annotations

import pytest

from dateline.code.distances import Direction, directions, lengths
from dateline.lexicon import load_lexicon
from dateline.lexicon.whereabouts import Whereabouts
from dateline.types import Counted, Quantity, Relation, Report


@pytest.fixture(scope="module")
def words() -> Whereabouts:
    return load_lexicon().whereabouts


def read(text: str, words: Whereabouts, **figures: float) -> list[Direction]:
    """The directions of a text whose one length, of these figures, is written between bars."""
    start, end = text.index("|"), text.rindex("|") - 1
    bare = text.replace("|", "")
    span = Report("r1", "0" * 64, bare, ()).span(start, end)
    mark = Quantity(
        span, "rule", figures.get("low"), figures.get("best"), figures.get("high"), Counted.DISTANCE
    )
    return list(directions(bare, lengths(bare, 0, [mark], words), words))


@pytest.mark.parametrize(
    ("text", "figures", "km", "bearing"),
    [
        ("|60 or 70 miles| north of Qom", {"low": 60, "high": 70}, (96.6, 112.7), "N"),
        ("|about 30km| (19 miles) south of Qom", {"best": 30}, (30.0, 30.0), "S"),
        ("some |thirty kilometres| to the north-east of Qom", {"best": 30}, (30.0, 30.0), "NE"),
        ("|300 metres| from Qom", {"low": 300, "best": 300, "high": 300}, (0.3, 0.3), None),
        ("|less than 10km| from Qom", {"high": 10}, (0.0, 10.0), None),
        ("within |20 km| of Qom", {"low": 20, "best": 20, "high": 20}, (0.0, 20.0), None),
        ("|more than 100 km| away from Qom", {"low": 100}, (100.0, 125.0), None),
        ("|a few miles| north-northwest of Qom", {"low": 3, "high": 9}, (4.8, 14.5), "NNW"),
    ],
)
def test_length_and_direction(
    text: str, figures: dict[str, float], km: tuple[float, float], bearing: str | None, words: Whereabouts
) -> None:
    [found] = read(text, words, **figures)
    assert (found.relation, found.km, found.bearing) == (Relation.AWAY, km, bearing)
    assert text.replace("|", "")[found.end :] == "Qom"


@pytest.mark.parametrize(
    ("text", "relation", "bearing", "rest"),
    [
        ("to the west of Qom", Relation.AWAY, "W", "Qom"),
        ("just north of Qom", Relation.AWAY, "N", "Qom"),
        ("not far from Qom", Relation.NEAR, None, "Qom"),
        ("an hour's drive from Qom", Relation.NEAR, None, "Qom"),
        ("just outside Qom", Relation.OUTSIDE, None, "Qom"),
        ("on the southern outskirts of Qom", Relation.OUTSKIRTS, "S", "Qom"),
        ("halfway between Qom and Yazd", Relation.BETWEEN, None, "Qom and Yazd"),
        ("on the road from Qom to Yazd", Relation.ALONG, None, "Qom to Yazd"),
        ("the highway linking Qom with Yazd", Relation.ALONG, None, "Qom with Yazd"),
        ("the border with Iran", Relation.BORDER, None, "Iran"),
        ("off the southern coast of Oman", Relation.OFF, "S", "Oman"),
        ("across the border from Iran", Relation.BEYOND, None, "Iran"),
    ],
)
def test_phrases_without_a_length(
    text: str, relation: Relation, bearing: str | None, rest: str, words: Whereabouts
) -> None:
    found = max(directions(text, [], words), key=lambda one: one.end)
    assert (found.relation, found.km, found.bearing) == (relation, None, bearing)
    assert text[found.end :] == rest


@pytest.mark.parametrize("text", ["in the north of Mali", "a group of rebels from Qom", "cut in half"])
def test_no_direction(text: str, words: Whereabouts) -> None:
    assert list(directions(text, [], words)) == []


def test_a_unit_nobody_knows_is_no_length(words: Whereabouts) -> None:
    assert read("|3 leagues| from Qom", words, best=3) == []
