"""What holds of a toll whatever is told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents.figures import figures
from dateline.incidents.sides import Sides
from dateline.incidents.telling import Telling
from dateline.incidents.voices import hear
from dateline.types import CountKind, Figure, Status
from tests.incidents.tellings import telling

PEOPLE = st.integers(0, 60)
KILLED = st.one_of(
    PEOPLE,
    st.tuples(PEOPLE, st.none()),
    st.tuples(st.none(), PEOPLE),
    st.tuples(PEOPLE, PEOPLE).map(lambda pair: (min(pair), max(pair))),
)
STATUS = st.sampled_from([Status.ASSERTED, Status.ATTRIBUTED, Status.UNVERIFIED])
SOURCES = st.sampled_from([None, "army", "health ministry", "officials", "Free Orlia Front", "Ilse Marn"])
WHOM = st.sampled_from([(), ("soldiers",), ("rebels",), ("civilians",), ("people",), ("soldiers", "rebels")])
BY_WHOM = st.sampled_from([(), ("army",), ("Free Orlia Front",), ("gunmen",)])
TELLINGS = st.builds(
    telling,
    KILLED,
    outlet=st.sampled_from(["The Lamp", "The Well", "The Barn", None]),
    day=st.one_of(st.none(), st.integers(9, 12)),
    by=SOURCES,
    status=STATUS,
    actor=BY_WHOM,
    target=WHOM,
)
MANY = st.lists(TELLINGS, min_size=1, max_size=8)


def toll(tellings: list[Telling]) -> Figure:
    heard = hear(tellings)
    [figure] = figures(heard, Sides(heard))
    return figure


def ends(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


@settings(max_examples=150, deadline=None)
@given(MANY)
def test_every_figure_stays_listed_with_a_reason_and_the_shares_add_up(tellings: list[Telling]) -> None:
    figure = toll(tellings)
    assert sorted(said.claim_id for said in figure.said) == sorted(one.claim.id for one in tellings)
    assert all(said.reason for said in figure.said)
    assert figure.rule
    if figure.best:
        assert sum(share.best for share in figure.shares) == figure.best
        assert all(share.best > 0 for share in figure.shares)
    if figure.best is not None:
        assert figure.low is not None
        assert any(said.used for said in figure.said)


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(6)), st.lists(TELLINGS, min_size=6, max_size=6))
def test_the_order_does_not_matter(order: list[int], tellings: list[Telling]) -> None:
    assert toll([tellings[place] for place in order]) == toll(tellings)


@settings(max_examples=100, deadline=None)
@given(MANY)
def test_copies_of_every_text_change_nothing(tellings: list[Telling]) -> None:
    copies = [
        replace(
            one,
            outlet=f"Copyist {number}",
            dispatch=one.claim.report_id,
            claim=replace(one.claim, id=f"{one.claim.id}-copy", report_id=f"{one.claim.report_id}-copy"),
        )
        for number, one in enumerate(tellings)
    ]
    both, alone = toll([*tellings, *copies]), toll(tellings)
    assert (ends(both), both.disputed) == (ends(alone), alone.disputed)
    assert {said.origin for said in both.said} == {said.origin for said in alone.said}


@settings(max_examples=100, deadline=None)
@given(MANY, st.integers(0, 200))
def test_an_unverified_figure_changes_neither_best_nor_low_of_what_is_vouched_for(
    tellings: list[Telling], more: int
) -> None:
    vouched = [telling(7, outlet="The Anvil", target=("people",)), *tellings]
    rumour = telling(more, outlet="The Grapevine", status=Status.UNVERIFIED, target=("people",), day=None)
    before, after = toll(vouched), toll([*vouched, rumour])
    assert after.low == before.low
    assert after.best == before.best
    assert (after.high or 0) >= (before.high or 0)


def test_every_kind_of_toll_is_treated() -> None:
    heard = hear([telling(3, injured=4, displaced=5)])
    assert [figure.what for figure in figures(heard, Sides(heard))] == [
        CountKind.KILLED,
        CountKind.INJURED,
        CountKind.DISPLACED,
    ]
