"""Joining claims."""

from dateline.incidents.join import Group, join
from dateline.incidents.outline import Outline, Story


def told(name: str, place: int, day: int) -> Outline:
    return Outline(
        f"c-{name}", Story(f"r-{name}", published=day), "bombing", places=(place,), days=(day, day)
    )


def test_claims_of_one_kind_place_and_day_are_one_group() -> None:
    a, b, c = told("a", 1, 5), told("b", 1, 5), told("c", 1, 9)
    first, second = join([c, b, a])
    assert first.claim_ids == ("c-a", "c-b")
    assert [(link.left, link.right) for link in first.links] == [("c-a", "c-b")]
    assert second == Group(("c-c",))
