"""Tolls: which figures count, which are overtaken, and what the rules make of them."""

from collections.abc import Sequence

from dateline.incidents.figures import figures
from dateline.incidents.interval import Interval, add, together
from dateline.incidents.rulings import Pick
from dateline.incidents.sides import Sides
from dateline.incidents.telling import Telling
from dateline.incidents.voices import hear
from dateline.types import Count, CountKind, Figure, Share, Status
from tests.incidents.tellings import telling


def toll(*tellings: Telling, what: CountKind = CountKind.KILLED, picks: Sequence[Pick] = ()) -> Figure:
    heard = hear(tellings)
    return next(one for one in figures(heard, Sides(heard), picks) if one.what is what)


def ends(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


def test_the_only_figure_is_all_three() -> None:
    figure = toll(telling(12))
    assert ends(figure) == (12, 12, 12)
    assert figure.rule.startswith("only voice")
    assert not figure.disputed


def test_of_two_voices_that_differ_the_lower_is_best_and_it_is_disputed() -> None:
    figure = toll(telling(12), telling((30, None), outlet="The Well"))
    assert ends(figure) == (12, 12, 30)
    assert figure.rule.startswith("lowest")
    assert figure.disputed


def test_more_voices_outweigh_a_lower_figure() -> None:
    figure = toll(telling(12), telling(12, outlet="The Well"), telling(9, outlet="The Barn"))
    assert ends(figure) == (9, 12, 12)
    assert figure.rule.startswith("most voices: 2 of 3")


def test_a_bound_leaves_room_for_a_figure_and_is_no_dispute() -> None:
    figure = toll(telling((10, None)), telling(12, outlet="The Well"))
    assert ends(figure) == (10, 12, 12)
    assert not figure.disputed
    assert "all agree" in figure.rule


def test_vague_words_keep_their_bounds_and_count_for_the_lower() -> None:
    figure = toll(telling((24, 99)))
    assert ends(figure) == (24, 24, 99)
    assert "lower end" in figure.rule


def test_at_least_without_any_bound_above_has_no_high() -> None:
    assert ends(toll(telling((10, None)))) == (10, 10, None)


def test_up_to_has_no_best() -> None:
    figure = toll(telling((None, 20)))
    assert ends(figure) == (None, None, 20)
    assert figure.rule.startswith("no best")
    assert figure.shares == ()


def test_unverified_and_partisan_figures_only_raise_the_high() -> None:
    figure = toll(
        telling(12),
        telling(25, outlet="The Well", status=Status.UNVERIFIED),
        telling(40, outlet="The Barn", by="army", actor=["army"], target=["militants"]),
        telling(5, outlet="The Mill", status=Status.UNVERIFIED),
    )
    assert ends(figure) == (12, 12, 40)
    assert [said.reason.split(":")[0] for said in figure.said] == [
        "tells the best figure",
        "unverified or partisan, and below the highest",
        "partisan",
        "unverified or partisan, and below the highest",
    ]
    assert [said.used for said in figure.said] == [True, False, True, False]


def test_without_a_reliable_voice_the_lowest_unverified_figure_is_best() -> None:
    figure = toll(
        telling(25, status=Status.UNVERIFIED), telling(20, outlet="The Well", status=Status.UNVERIFIED)
    )
    assert ends(figure) == (20, 20, 25)
    assert figure.rule.startswith("unverified only")
    assert not figure.disputed


def test_a_partisan_figure_makes_the_best_only_where_nothing_else_is_there() -> None:
    figure = toll(telling(40, by="army", actor=["army"], target=["militants"]))
    assert ends(figure) == (40, 40, 40)
    assert figure.rule.startswith("partisan only")


def test_a_later_figure_of_one_voice_overtakes_its_earlier_one_even_if_lower() -> None:
    figure = toll(telling(20, day=10), telling(15, day=12))
    assert ends(figure) == (15, 15, 15)
    assert figure.said[0].reason == "overtaken by the same voice on 2015-03-12"
    assert "1 earlier figure overtaken" in figure.rule


def test_a_growing_toll_is_no_dispute() -> None:
    figure = toll(
        telling(5, day=10), telling(9, day=11, outlet="The Well"), telling(14, day=12, outlet="The Barn")
    )
    assert ends(figure) == (14, 14, 14)
    assert not figure.disputed
    assert figure.said[0].reason == "overtaken on 2015-03-12 by The Barn"


def test_a_later_lower_figure_stands_beside_unless_an_authority_tells_it() -> None:
    beside = toll(telling(20, day=10), telling(15, day=12, outlet="The Well"))
    assert ends(beside) == (15, 15, 20)
    assert beside.disputed
    corrected = toll(telling(20, day=10), telling(15, day=12, outlet="The Well", by="health ministry"))
    assert ends(corrected) == (15, 15, 15)
    assert not corrected.disputed
    assert corrected.said[0].reason == "corrected on 2015-03-12 by health ministry"


def test_a_later_unverified_figure_overtakes_nothing() -> None:
    figure = toll(telling(10, day=10), telling(30, day=12, outlet="The Well", status=Status.UNVERIFIED))
    assert ends(figure) == (10, 10, 30)


def test_an_authority_does_not_correct_a_partisan_figure_it_stays_the_high() -> None:
    figure = toll(
        telling(40, day=10, by="Free Orlia Front", actor=["Free Orlia Front"], target=["soldiers"]),
        telling(12, day=12, outlet="The Well", by="health ministry", target=["soldiers"]),
    )
    assert ends(figure) == (12, 12, 40)
    assert figure.disputed


def test_copies_of_a_dispatch_are_one_voice() -> None:
    wire = telling(12, outlet="Wire One", report="w1", dispatch="w1")
    copies = [telling(12, outlet=f"Paper {n}", report=f"w1copy{n}", dispatch="w1") for n in range(5)]
    figure = toll(wire, *copies, telling(9, outlet="The Well"))
    assert ends(figure) == (9, 9, 12)
    reasons = [said.reason for said in figure.said if said.report_id.startswith("w1copy")]
    assert reasons == ["the same text as report w1: counted once"] * 5
    assert {said.origin for said in figure.said} == {"Wire One", "The Well"}


def test_victims_on_both_sides_add_up() -> None:
    figure = toll(telling(5, report="r1", target=["soldiers"]), telling(3, report="r1", target=["rebels"]))
    assert ends(figure) == (8, 8, 8)
    assert (
        figure.rule
        == "added up: the figures of rebels and soldiers are told apart and nobody tells the whole"
    )
    assert figure.shares == (Share("soldiers", False, 5), Share("rebels", False, 3))
    assert [said.reason for said in figure.said] == ["a part that the best figure adds up"] * 2


def test_the_same_victims_told_twice_in_a_report_do_not_add_up() -> None:
    figure = toll(telling(5, report="r1", target=["soldiers"]), telling(5, report="r1", target=["policemen"]))
    assert ends(figure) == (5, 5, 5)
    twice = toll(telling(12, report="r1", kind="casualties"), telling(12, report="r1"))
    assert ends(twice) == (12, 12, 12)


def test_a_whole_that_is_told_is_not_added_to_its_parts() -> None:
    figure = toll(
        telling(8, report="r1", target=["people"]),
        telling(5, report="r1", target=["soldiers"]),
        telling(2, report="r1", target=["civilians"]),
    )
    assert ends(figure) == (8, 8, 8)
    assert figure.shares == (Share("soldiers", False, 5), Share("civilians", True, 2), Share(None, None, 1))
    assert figure.said[1].reason == "a part of the toll"


def test_a_part_beyond_every_whole_contests_it() -> None:
    figure = toll(telling(12), telling((30, None), outlet="The Well", target=["soldiers"]))
    assert ends(figure) == (12, 12, 30)
    assert figure.disputed
    assert figure.rule.endswith("a part alone exceeds a whole that is told")
    assert figure.shares == (Share(None, None, 12),)


def test_a_rumour_of_the_whole_only_raises_what_is_told_of_a_part() -> None:
    figure = toll(telling(12, target=["soldiers"]), telling(90, outlet="The Well", status=Status.UNVERIFIED))
    assert ends(figure) == (12, 12, 90)
    assert figure.shares == (Share("soldiers", False, 12),)
    assert not figure.disputed


def test_a_partisan_part_is_not_added_to_the_best() -> None:
    figure = toll(
        telling(5, target=["soldiers"]),
        telling(40, outlet="The Well", by="army", actor=["army"], target=["rebels"]),
    )
    assert ends(figure) == (5, 5, 45)
    assert figure.shares == (Share("soldiers", False, 5),)
    assert "only raise the highest" in figure.rule
    assert figure.said[1].reason.startswith("partisan")


def test_children_are_a_part_of_the_civilians_and_not_added() -> None:
    figure = toll(
        telling(9, report="r1", target=["civilians"]),
        telling(9, report="r2", target=["civilians", "children"]),
    )
    assert ends(figure) == (9, 9, 9)
    assert figure.shares[0].civilian is True


def test_wounded_and_killed_are_apart() -> None:
    one = telling(4, injured=11)
    assert ends(toll(one)) == (4, 4, 4)
    assert ends(toll(one, what=CountKind.INJURED)) == (11, 11, 11)


def test_a_flight_is_told_as_a_whole() -> None:
    figure = toll(
        telling(displaced=500, target=["people"]),
        telling(displaced=300, target=["civilians"], outlet="The Well"),
        what=CountKind.DISPLACED,
    )
    assert ends(figure) == (300, 300, 500)


def test_a_picked_figure_is_best_and_the_range_holds_it() -> None:
    low, high = telling(12, id="c-low"), telling(30, outlet="The Well", id="c-high")
    pick = Pick("c-high", "killed", "R. Vane", "the hospital's list has thirty names")
    figure = toll(low, high, picks=[pick])
    assert ends(figure) == (12, 30, 30)
    assert figure.rule.startswith("picked by R. Vane: the hospital's list")
    assert "lowest" in figure.rule
    assert figure.shares == (Share(None, None, 30),)
    assert ends(toll(low, high, picks=[pick, Pick("c-low", "killed", "L. Moor", "no", 1)])) == (12, 12, 30)


def test_one_voice_with_two_figures_on_one_day_keeps_both_as_its_range() -> None:
    figure = toll(telling(12, report="r1", by="officials"), telling(15, report="r1", by="residents"))
    assert ends(figure) == (12, 12, 15)
    assert not figure.disputed


def test_intervals_of_one_voice() -> None:
    exact, bound = Interval.of(Count(CountKind.KILLED, best=12)), Interval.of(Count(CountKind.KILLED, low=10))
    assert together([exact, bound]) == Interval(12, 12, 12)
    assert together([exact, Interval(30, None)]) == Interval(12, 30, 12)
    assert add([exact, bound]) == Interval(22, None)
    assert not exact.meets(Interval(30, None))
    assert exact.meets(Interval(None, 12))
