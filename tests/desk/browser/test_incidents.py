"""Incidents in the browser: read voice by voice, merged, split, re-picked and undone, by keyboard too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dateline.store import Store
from dateline.types import Incident

Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def mosul(store: Store) -> Incident:
    """Twelve dead by a police colonel, at least thirty by a hospital doctor."""
    return next(one for one in store.incidents.each() if one.disputed and one.kind == "killing")


@pytest.fixture
def afar(store: Store) -> Incident:
    """Four claims of one report, by three voices."""
    return next(one for one in store.incidents.each() if len(one.claim_ids) == 4)


def test_two_voices_stand_side_by_side(
    page: Page, mosul: Incident, accessible: Check, picture: Picture
) -> None:
    page.goto(f"/incidents/{mosul.id}")
    colonel = page.get_by_role("article", name="police colonel in Harbour Times")
    doctor = page.get_by_role("article", name="hospital doctor in The River Post")
    expect(colonel.locator("dd", has_text="12")).to_contain_text("the value chosen")
    expect(doctor.locator("dd", has_text="at least 30")).to_contain_text("widens the range")
    one, other = colonel.bounding_box(), doctor.bounding_box()
    assert one and other and one["y"] == other["y"] and one["x"] != other["x"]
    expect(page.get_by_role("row", name=re.compile("at least 30"))).to_be_visible()
    accessible(page)
    picture(page, "incident")
    doctor.get_by_role("link", name="hospital doctor in The River Post", exact=True).click()
    expect(page).to_have_url(re.compile(r"/reports/.*claim="))


def test_marks_of_figures_stand_where_their_figures_are(page: Page, mosul: Incident) -> None:
    page.goto(f"/incidents/{mosul.id}")
    twelve = page.locator("tr", has_text="tells the best figure").locator("circle.best").bounding_box()
    taken = page.locator(".chosen-row circle.best").bounding_box()
    thirty = page.locator("tr", has_text="at least 30").locator("line.end").bounding_box()
    assert twelve and taken and thirty
    assert abs(twelve["x"] + twelve["width"] / 2 - taken["x"] - taken["width"] / 2) < 1.5
    assert thirty["x"] > twelve["x"]
    expect(page.locator("tr", has_text="at least 30").locator("path.arrow")).to_have_count(1)


def test_a_merge_is_looked_at_kept_and_undone(
    page: Page, mosul: Incident, store: Store, accessible: Check, picture: Picture
) -> None:
    before = list(store.incidents.each())
    page.goto(f"/incidents/{mosul.id}")
    page.get_by_role("link", name="Merge with another…").click()
    page.get_by_label("Words, or an id").fill("territory mosul")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name=re.compile("^Look at both as one")).first).to_be_visible()
    accessible(page)
    picture(page, "incident-merge")
    page.get_by_role("link", name=re.compile("^Look at both as one")).first.click()
    expect(page.get_by_role("heading", name="As it would be")).to_be_visible()
    accessible(page)
    picture(page, "incident-preview")
    page.get_by_label("Why").fill("one attack")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("status").filter(has_text="Kept")).to_contain_text("one attack")
    assert len(list(store.incidents.each())) == len(before) - 1
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("It is taken back")).to_be_visible()
    assert list(store.incidents.each()) == before
    accessible(page)


def test_a_split_by_keyboard_alone(page: Page, afar: Incident, store: Store, accessible: Check) -> None:
    page.goto(f"/incidents/{afar.id}")
    _tab_to(page, "link", "Split…")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Split an incident")
    accessible(page)
    _tab_to(page, "checkbox", re.compile("^Claim 1"))
    page.keyboard.press("Space")
    _tab_to(page, "button", "Look at what it makes")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.type("another night")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kept")).to_contain_text("another night")
    assert len(set(store.incidents.holding(afar.claim_ids).values())) == 2
    _tab_to(page, "button", "Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is taken back")).to_be_visible()
    assert store.incidents.get(afar.id).claim_ids == afar.claim_ids


def test_another_figure_is_taken_and_later_taken_back(page: Page, mosul: Incident, accessible: Check) -> None:
    page.goto(f"/incidents/{mosul.id}")
    page.get_by_role("row", name=re.compile("at least 30")).get_by_role("link", name="take this").click()
    page.get_by_label("Why").fill("the hospital counted")
    page.get_by_role("button", name="Keep it").click()
    taken = page.get_by_role("row", name=re.compile("^taken"))
    expect(taken).to_contain_text("the hospital counted")
    page.goto(f"/incidents/{mosul.id}")
    history = page.get_by_role("region", name="What people judged")
    history.get_by_label("Why").fill("the colonel was there")
    history.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("row", name=re.compile("^taken"))).to_contain_text("lowest: 2 independent voices")
    expect(history).to_contain_text("the colonel was there")
    accessible(page)


def test_the_list_is_narrowed_and_says_what_does_not_fit(
    page: Page, accessible: Check, picture: Picture
) -> None:
    page.goto("/incidents")
    expect(page.get_by_role("heading", level=1)).to_have_text("Incidents")
    accessible(page)
    picture(page, "incidents")
    page.get_by_label("Words").fill("tal afar")
    page.get_by_label("Words").press("Enter")
    expect(page).to_have_url(re.compile("words=tal"))
    rows = page.locator(".incident-list tbody tr")
    expect(rows.first).to_contain_text("Tal Afar")
    page.get_by_text("More to filter by").click()
    page.get_by_label("Killed, at least").fill("many")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_label("Killed, at least")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("a whole number, 0 or more")).to_be_visible()
    accessible(page)
    page.get_by_label("Killed, at least").fill("10")
    page.get_by_role("button", name="Show").click()
    expect(rows).to_have_count(1)
    page.get_by_role("link", name="Shelling").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Shelling in Tal Afar, 2014-06-16")


def _tab_to(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Press Tab until what has that name has the focus."""
    wanted = page.get_by_role(role, name=name).first  # type: ignore[arg-type]  # roles are words here
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"no {role} {name} is reached by Tab")
