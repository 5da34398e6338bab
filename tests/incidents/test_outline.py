"""Outlines of claims."""

from datetime import date

from dateline.incidents.outline import Toll, outlines, stand_in
from dateline.incidents.words import Word, marked, number, packed
from dateline.types import (
    Block,
    BlockKind,
    Claim,
    Count,
    CountKind,
    Dated,
    EventWord,
    Located,
    Party,
    Place,
    PlaceRole,
    Precision,
    Report,
    Span,
    Status,
    Value,
    When,
)

HEAD = "Blast at a mill near Ardun"
BODY = "A bomb went off at the mill on Monday. Six workers died. The ministry has no suspects."
FOOT = "Subscribe to our letter"
TEXT = f"{HEAD}\n{BODY}\n{FOOT}"
BODY_AT = len(HEAD) + 1
FOOT_AT = BODY_AT + len(BODY) + 1
REPORT = Report(
    "r1",
    "sha",
    TEXT,
    (
        Block(BlockKind.HEADLINE, 0, len(HEAD), ""),
        Block(BlockKind.BODY, BODY_AT, FOOT_AT - 1, ""),
        Block(BlockKind.FURNITURE, FOOT_AT, len(TEXT), ""),
    ),
    outlet="The Valley Post",
    published=date(2015, 3, 3),
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span("r1", start, start + len(words))


def claim(status: Status = Status.ASSERTED, **fields: object) -> Claim:
    at = span("A bomb went off")
    return Claim("c1", "r1", "bombing", status, (at,), triggers=(EventWord(at, "bombing/1"),), **fields)  # type: ignore[arg-type]


def test_an_outline_tells_of_its_claim_and_its_report() -> None:
    monday = When(date(2015, 3, 2), date(2015, 3, 2), Precision.DAY)
    place = Place("Ardun", key="geonames:1", lat=30.0, lon=40.0, country="IRQ", admin1="Niniveh", precision=2)
    [one] = outlines(
        REPORT,
        [
            claim(
                date=Dated(monday, "on Monday", (span("on Monday"),), "rule"),
                place=(
                    Located(PlaceRole.NEAR, Value(Place("the mill"), "mill", (span("mill"),), "r")),
                    Located(PlaceRole.AT, Value(place, "Ardun", (span("Ardun"),), "r")),
                ),
                counts=(
                    Value(Count(CountKind.KILLED, best=6, high=8), "Six", (span("Six"),), "r"),
                    Value(Count(CountKind.INJURED, low=2), "Six", (span("Six"),), "r"),
                ),
                target=(
                    Value("workers", "workers", (span("workers"),), "r"),
                    Value("Ministry of Mills", "ministry", (span("ministry"),), "r"),
                ),
            )
        ],
        dispatch="r0",
    )
    assert (one.claim_id, one.kind, one.start) == ("c1", "bombing", BODY_AT)
    assert one.days == (date(2015, 3, 2).toordinal(),) * 2
    assert one.spot is not None and (one.spot.lat, one.spot.precision, one.spot.admin1) == (
        30.0,
        2,
        "Niniveh",
    )
    assert one.places == (number("geonames:1"), number("ardun"), number("the mill"))
    assert one.tolls == (Toll(CountKind.KILLED, 6, 8), Toll(CountKind.INJURED, 2, 2))
    assert one.targets == (number("ministry of mills"),)
    assert one.words == packed(list(marked("A bomb went off at the mill on Monday.", {"a"})))
    assert (one.story.report_id, one.story.outlet, one.story.dispatch) == ("r1", "The Valley Post", "r0")
    assert one.story.published == date(2015, 3, 3).toordinal()


def test_a_party_that_the_lexicon_knows_needs_no_capital() -> None:
    police = (Value("police", "police", (span("mill"),), "r"), Value("crowd", "crowd", (span("mill"),), "r"))
    [one] = outlines(REPORT, [claim(actor=police, parties=(Party("police", known=True),))])
    assert one.actors == (number("police"),)


def test_what_did_not_happen_yet_has_no_outline() -> None:
    kept = {status: len(list(outlines(REPORT, [claim(status)]))) for status in Status if not status.countable}
    assert kept == {Status.DENIED: 1, Status.BACKGROUND: 1, Status.PLANNED: 0, Status.HYPOTHETICAL: 0}


def test_furniture_is_not_of_the_story() -> None:
    story = stand_in(REPORT).story
    assert Word("subscribe", name=True).id not in story.words.arrays()[0]
    assert Word("mill").id in story.words.arrays()[0]


def test_a_stand_in_has_the_words_of_its_report() -> None:
    one = stand_in(REPORT)
    assert (one.claim_id, one.kind, one.words) == ("r1", "", one.story.words)


def test_sites_are_what_is_built_among_targets_and_unknown_places() -> None:
    targets = tuple(Value(name, name, (span("mill"),), "r") for name in ("army bases", "workers"))
    place = (Located(PlaceRole.AT, Value(Place("the old market"), "mill", (span("mill"),), "r")),)
    [one] = outlines(REPORT, [claim(target=targets, place=place)])
    assert one.sites == (number("base"), number("market"))
