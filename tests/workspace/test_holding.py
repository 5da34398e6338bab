"""Who is said to hold what on a day, by the claims of a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.codebook import Codebook, load_codebook
from dateline.incidents import Telling
from dateline.store import Store
from dateline.types import Place, PlaceRole, Status, Verdict
from dateline.workspace.holding import Held, held_on
from dateline.workspace.judging import Ruling, judge
from tests.incidents.tellings import telling
from tests.workspace.told import keep

ARDUN = Place("Ardun", "ours:ardun", lat=36.0, lon=43.0, country="ORL", precision=1)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "work.db", create=True) as opened:
        yield opened


def taken(
    who: str,
    when: int | None = None,
    *,
    day: int = 20,
    by: str | None = None,
    status: Status | None = None,
    id: str | None = None,
) -> Telling:
    return telling(
        kind="territory_taken", actor=[who], place=ARDUN, when=when, day=day, by=by, status=status, id=id
    )


def left(who: str, when: int) -> Telling:
    return telling(kind="withdrawal", actor=[who], place=ARDUN, role=PlaceRole.FROM, when=when, day=20)


def ardun(store: Store, codebook: Codebook, day: int) -> Held | None:
    found = [one for one in held_on(store, codebook, date(2015, 3, day)).places if one.place.key == ARDUN.key]
    return found[0] if found else None


def test_the_last_to_take_it_by_that_day_holds_it(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("rebels", 3), taken("army", 9)])
    assert ardun(store, codebook, 2) is None
    early, late = ardun(store, codebook, 5), ardun(store, codebook, 9)
    assert early and early.holders == ("rebels",) and early.since and early.since.end == date(2015, 3, 3)
    assert late and late.holders == ("army",) and late.contested is None
    assert [one.by for one in late.behind] == [("army",), ("rebels",)]


def test_who_left_it_holds_it_no_more_and_nobody_takes_their_place(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("rebels", 3), left("rebels", 6)])
    found = ardun(store, codebook, 7)
    assert found and found.holders == () and found.left_by == ("rebels",) and found.since is None


def test_who_lost_it_may_leave_it_the_same_day(store: Store, codebook: Codebook) -> None:
    keep(store, [left("army", 3), taken("rebels", 3)])
    found = ardun(store, codebook, 4)
    assert found and found.holders == ("rebels",)


def test_two_takers_of_one_day_are_contested(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("rebels", 3), taken("army", 3, by="governor of Tessaly")])
    found = ardun(store, codebook, 3)
    assert found and found.contested == "two are said to have taken it that day"


def test_a_denial_after_it_was_taken_is_told(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("rebels", 3), taken("rebels", 4, status=Status.DENIED)])
    found = ardun(store, codebook, 5)
    assert found and found.contested == "somebody denies that it was taken"
    assert found.holders == ("rebels",), "a denial does not decide"


@pytest.mark.parametrize("status", [Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED])
def test_what_is_not_said_to_have_happened_moves_no_line(
    store: Store, codebook: Codebook, status: Status
) -> None:
    keep(store, [taken("rebels", 3, status=status)])
    found = ardun(store, codebook, 5)
    assert found is None or found.holders == ()


def test_a_claim_without_a_date_most_likely_tells_again(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("Free Orlia Front", 3), taken("militants", day=12)])
    found = ardun(store, codebook, 20)
    assert found and found.holders == ("Free Orlia Front",)


def test_without_any_date_the_reports_day_stands_for_it(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("militants", day=12)])
    assert ardun(store, codebook, 11) is None
    found = ardun(store, codebook, 12)
    assert found and found.holders == ("militants",) and found.since is None


def test_a_siege_stands_until_it_is_taken(store: Store, codebook: Codebook) -> None:
    siege = telling(kind="siege", actor=["rebels"], place=ARDUN, when=2, day=3)
    keep(store, [taken("army", 1), siege, taken("rebels", 9)])
    before, after = ardun(store, codebook, 5), ardun(store, codebook, 10)
    assert before and (before.holders, before.besieged_by) == (("army",), ("rebels",))
    assert after and (after.holders, after.besieged_by) == (("rebels",), ())


def test_what_people_judged_counts(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("army", 1, id="c-one"), taken("rebels", 9, id="c-two")])
    judge(store, Ruling(Verdict.REJECT, ("c-two",), "nothing of the sort"), "dora")
    found = ardun(store, codebook, 10)
    assert found and found.holders == ("army",)
    judge(store, Ruling(Verdict.CORRECT, ("c-one",), "it was they", "actors", '["northern league"]'), "dora")
    corrected = ardun(store, codebook, 10)
    assert corrected and corrected.holders == ("northern league",)


def test_only_so_many_claims_of_a_place_are_read(store: Store, codebook: Codebook) -> None:
    keep(store, [taken("rebels", 1 + number % 28, day=28) for number in range(40)])
    found = ardun(store, codebook, 31)
    assert found and len(found.behind) == 12
    assert found.behind[0].day == date(2015, 3, 28)
