"""Joining claims of several reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from dateline.incidents import Group, Outline, Story, join
from dateline.incidents.outline import Spot, Toll
from dateline.incidents.words import marked, packed, small_words
from dateline.types import CountKind, Judgement, Status, Verdict

DAY = 735_700
MARKET = "A car bomb tore through the vegetable market in Harun, killing people who queued for bread."
BRIDGE = "Warplanes struck the northern bridge at Selim, and families fled towards the river camps."
STADIUM = "Gunmen opened fire outside the stadium after the evening match had ended."


def story(name: str, text: str, published: int | None = DAY, dispatch: str | None = None) -> Story:
    return Story(
        f"r-{name}", published, f"Outlet {name}", dispatch, packed(list(marked(text, small_words(text))), 100)
    )


def told(
    name: str,
    text: str,
    kind: str = "bombing",
    *,
    day: int | None = DAY,
    place: int = 1,
    killed: int | None = None,
    published: int | None = DAY,
    of: Story | None = None,
    start: int = 0,
    status: Status = Status.ASSERTED,
) -> Outline:
    return Outline(
        f"c-{name}",
        of or story(name, text, published),
        kind,
        status,
        start,
        days=(day, day) if day is not None else None,
        spot=Spot(30.0 + place, 40.0, 1, "IRQ", "Niniveh"),
        places=(place,),
        tolls=(Toll(CountKind.KILLED, killed, killed),) if killed is not None else (),
        words=packed(list(marked(text, small_words(text)))),
    )


def judged(verdict: Verdict, *subjects: str, name: str = "j1") -> Judgement:
    return Judgement(name, verdict, subjects, "Ada", datetime(2015, 4, 1, tzinfo=UTC), "read both")


def groups(outlines: Sequence[Outline], judgements: Sequence[Judgement] = ()) -> set[frozenset[str]]:
    return {frozenset(group.claim_ids) for group in join(outlines, judgements)}


def test_two_reports_of_one_bombing_are_one_and_say_why() -> None:
    first = told("a", MARKET, killed=12)
    second = told("b", MARKET.replace("tore through", "exploded in"), killed=15, published=DAY + 1)
    other = told("c", BRIDGE, "air_strike", place=2)
    joined, alone = join([other, second, first])
    assert joined.claim_ids == ("c-a", "c-b")
    [link] = joined.links
    assert (link.left, link.right) == ("c-a", "c-b")
    assert link.score > 0.9
    assert "alike in their words" in link.reason
    assert dict(link.points)["toll_grown"] < 0 < dict(link.points)["same_day"]
    assert alone == Group(("c-c",))


def test_a_toll_that_grows_over_days_stays_one() -> None:
    reports = [
        told(str(number), f"{MARKET} {more}", killed=12 + number, published=DAY + number)
        for number, more in enumerate(
            ("Doctors wait.", "Shops are shut.", "Burials began.", "A ministry spoke.")
        )
    ]
    assert groups(reports) == {frozenset({"c-0", "c-1", "c-2", "c-3"})}


def test_one_city_bombed_on_two_days_are_two() -> None:
    later = told("b", MARKET, killed=4, day=DAY + 2, published=DAY + 2)
    assert len(groups([told("a", MARKET, killed=12), later])) == 2


def test_one_city_and_day_but_other_sites_are_two() -> None:
    market = replace(told("a", MARKET, killed=12), sites=(7,))
    text = "A bomb at the police station of Harun wounded two clerks and broke windows."
    station = replace(told("b", text, killed=2), sites=(8,))
    assert len(groups([market, station])) == 2


def test_one_city_and_day_but_other_stories_are_two() -> None:
    assert len(groups([told("a", MARKET, killed=12), told("b", STADIUM, "killing", killed=3)])) == 2


def test_the_dead_that_a_report_tells_beside_its_bombing_are_of_it() -> None:
    one = story("a", MARKET)
    bomb = told("a", MARKET, of=one)
    dead = told("b", "Twelve died.", "casualties", of=one, start=90, killed=12)
    arrest = told(
        "c", "Police held a driver in Basra last week.", "arrest", of=one, start=900, day=DAY - 7, place=9
    )
    assert groups([bomb, dead, arrest]) == {frozenset({"c-a", "c-b"}), frozenset({"c-c"})}


def test_two_voices_of_one_report_speak_of_one_attack() -> None:
    one = story("a", MARKET)
    police = replace(told("a", MARKET, of=one, killed=12), voice=1)
    mayor = replace(told("b", "The mayor counted 15 after the blast.", of=one, start=900, killed=15), voice=2)
    assert groups([police, mayor]) == {frozenset({"c-a", "c-b"})}
    assert len(groups([police, replace(mayor, voice=1)])) == 2


def test_two_voices_of_one_report_utter_two_threats() -> None:
    text = "The general vowed to answer the raid on Harun."
    one = story("a", text)
    general = replace(told("a", text, "threat", of=one), voice=1)
    mayor = replace(told("b", "The mayor vowed to answer, too.", "threat", of=one, start=900), voice=2)
    assert len(groups([general, mayor])) == 2


def test_what_a_speaker_says_again_and_again_is_joined_only_by_its_day() -> None:
    text = "The ministry condemned in the strongest terms the attack on the people of the valley."
    told_of = {"a": f"{text} {MARKET}", "b": f"{text} {BRIDGE} {STADIUM}"}
    first, again = (
        replace(
            told(name, text, "accusation", day=None, of=story(name, report, None)), spot=None, actors=(5,)
        )
        for name, report in told_of.items()
    )
    assert len(groups([first, again])) == 2
    assert len(groups([replace(one, days=(DAY, DAY)) for one in (first, again)])) == 1


def test_taking_a_town_and_killing_in_it_are_two() -> None:
    text = "Fighters captured Harun and shot prisoners by the river."
    taken, shot = told("a", text, "territory_taken"), told("b", text, "killing", killed=40)
    assert len(groups([taken, shot])) == 2


def test_the_order_of_claims_does_not_matter() -> None:
    claims = [
        told(f"{name}{number}", text, kind, place=place, published=DAY + number)
        for number in range(4)
        for name, text, kind, place in (
            ("m", MARKET, "bombing", 1),
            ("b", BRIDGE, "air_strike", 2),
            ("s", STADIUM, "killing", 1),
        )
    ]
    wanted = list(join(claims))
    assert {frozenset(one.claim_ids) for one in wanted} == {
        frozenset(f"c-{name}{number}" for number in range(4)) for name in "mbs"
    }
    for seed in range(3):
        mixed = list(claims)
        Random(seed).shuffle(mixed)
        assert list(join(mixed)) == wanted


def test_every_claim_but_one_of_a_group_is_linked() -> None:
    [group] = join([told(str(number), f"{MARKET} Paper {number}.") for number in range(5)])
    assert len(group.links) == 4
    assert {claim for link in group.links for claim in (link.left, link.right)} == set(group.claim_ids)


def test_what_a_person_parts_stays_apart() -> None:
    pair = [told("a", MARKET), told("b", MARKET)]
    assert len(groups(pair)) == 1
    assert len(groups(pair, [judged(Verdict.DIFFERENT, "c-b", "c-a")])) == 2


def test_what_a_person_parts_in_one_report_stays_apart() -> None:
    one = story("a", MARKET)
    pair = [told("a", MARKET, of=one), told("b", MARKET, "casualties", of=one, start=90)]
    assert len(groups(pair)) == 1
    assert len(groups(pair, [judged(Verdict.DIFFERENT, "c-a", "c-b")])) == 2


def test_what_a_person_joins_stands_together_and_says_who_joined_it() -> None:
    pair = [told("a", MARKET), told("b", BRIDGE, "air_strike", place=2)]
    [group] = join(pair, [judged(Verdict.SAME, "c-b", "c-a")])
    assert group.claim_ids == ("c-a", "c-b")
    assert [link.reason for link in group.links] == ["a person judged them the same"]


def test_a_later_judgement_overrules_an_earlier() -> None:
    pair = [told("a", MARKET), told("b", BRIDGE, "air_strike", place=2)]
    same, different = judged(Verdict.SAME, "c-a", "c-b"), judged(Verdict.DIFFERENT, "c-a", "c-b", name="j2")
    assert len(groups(pair, [same, different])) == 2
    assert len(groups(pair, [different, same])) == 1


def test_of_judgements_that_cannot_all_hold_the_earliest_does_not() -> None:
    three = [
        told(name, text, place=place)
        for name, text, place in (("a", MARKET, 1), ("b", BRIDGE, 2), ("c", STADIUM, 3))
    ]
    given = [
        judged(Verdict.SAME, "c-a", "c-b", name="j1"),
        judged(Verdict.SAME, "c-b", "c-c", name="j2"),
        judged(Verdict.DIFFERENT, "c-a", "c-c", name="j3"),
    ]
    assert groups(three, given) == {frozenset({"c-a"}), frozenset({"c-b", "c-c"})}


def test_a_rejected_claim_is_in_no_group() -> None:
    pair = [told("a", MARKET), told("b", MARKET)]
    assert groups(pair, [judged(Verdict.REJECT, "c-a")]) == {frozenset({"c-b"})}


def test_a_judgement_on_a_claim_that_is_no_more_changes_nothing() -> None:
    assert groups([told("a", MARKET)], [judged(Verdict.SAME, "c-a", "c-gone")]) == {frozenset({"c-a"})}


@pytest.mark.parametrize("status", [Status.DENIED, Status.BACKGROUND])
def test_what_is_denied_or_long_ago_stands_beside_and_makes_nothing(status: Status) -> None:
    bombing = told("a", MARKET)
    beside = told("b", MARKET, status=status)
    assert list(join([beside, bombing])) == [Group(("c-a",), (), ("c-b",))]
    assert list(join([beside])) == []
    parted = join([beside, bombing], [judged(Verdict.DIFFERENT, "c-a", "c-b")])
    assert list(parted) == [Group(("c-a",))]


def test_copies_of_one_dispatch_are_one() -> None:
    text = "The blast hit a queue."
    pair = [
        told(name, text, of=story(name, text, DAY, dispatch), day=None)
        for name, dispatch in (("a", None), ("b", "r-a"))
    ]
    [group] = join(pair)
    assert dict(group.links[0].points)["copy"] > 0


def test_reports_without_a_claim_are_joined_by_their_words() -> None:
    names = [
        replace(Outline(f"r-{name}", story(name, text, None)), words=story(name, text).words)
        for name, text in (("a", MARKET), ("b", f"{MARKET} More follows."), ("c", BRIDGE))
    ]
    assert groups(names) == {frozenset({"r-a", "r-b"}), frozenset({"r-c"})}


def test_nothing_joins_to_nothing() -> None:
    assert list(join([])) == []


def test_a_great_event_that_fills_the_store_does_not_fall_apart() -> None:
    dice = Random(5)
    more = "Doctors said on Monday that officials spoke near Quarry Lane."
    words = f"{MARKET} {more}".split()
    reports = []
    for number in range(120):
        text = " ".join([*dice.sample(words, 16), *(f"detail{dice.randrange(400)}" for _ in range(6))])
        reports.append(told(f"{number:03}", text, killed=12 + number % 3, published=DAY + number % 4))
    assert max(map(len, groups(reports))) > 110
