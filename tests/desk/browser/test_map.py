"""The map in the browser: by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect


def drawn(page: Page) -> None:
    """Wait until the map stands: without a graphics card the browser computes every pixel."""
    expect(page.locator("#map")).to_have_attribute("data-ready", "true")


def test_a_mark_opens_the_incidents_of_its_place(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/map")
    drawn(page)
    expect(page.locator(".mark.area.country")).to_have_text("Iraq 2")
    accessible(page)
    picture(page, "map")
    page.reload()  # the sizes of the pictures are forgotten: nothing moves under the pointer any more
    drawn(page)
    page.locator(".mark.dot[title^='Mosul']").click()
    expect(page.get_by_role("heading", name=re.compile("^Mosul"))).to_be_focused()
    expect(page).to_have_url(re.compile("at=dots%40"))
    accessible(page)
    before = page.locator("#beside li").count()
    page.reload()
    expect(page.locator("#beside li")).to_have_count(before)
    page.get_by_role("link", name="All places").click()
    expect(page.get_by_role("heading", name="Places")).to_be_visible()


def test_the_list_does_all_by_keyboard(page: Page) -> None:
    page.goto("/map")
    drawn(page)
    link = page.locator("#beside").get_by_role("link", name="Tikrit")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tikrit")).to_be_focused()
    expect(page.locator("#beside ol a").first).to_have_attribute("href", "/incidents/1a94dc709f97b43a")


def test_the_days_are_chosen_by_key_and_by_mouse(page: Page) -> None:
    page.goto("/map")
    drawn(page)
    first = page.get_by_role("slider", name="First day")
    first.focus()
    before = page.locator("#beside .places li").count()
    page.keyboard.press("PageDown")
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_label("From", exact=True)).to_have_value("2014-06-17")
    expect(first).to_have_attribute("aria-valuetext", "2014-06-17")
    expect(page.locator("#beside .places li")).not_to_have_count(before)
    expect(page).to_have_url(re.compile("from=2014-06-17"))
    page.keyboard.press("Escape")
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    expect(page.locator("#beside .places li")).to_have_count(before)
    bars = page.locator("#timeline .bar")
    start, end = bars.nth(0).bounding_box(), bars.nth(2).bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 2, start["y"] + 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 2, end["y"])
    page.mouse.up()
    expect(page.get_by_label("To", exact=True)).to_have_value("2014-06-11")
    expect(page.locator("#beside")).not_to_contain_text("Sinjar")


def test_the_form_filters_and_the_view_stays(page: Page) -> None:
    page.goto("/map?lat=35&lon=43&zoom=6")
    drawn(page)
    page.get_by_text("More to filter by").click()
    page.get_by_label("Killed, at least").fill("100")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#beside .places li")).to_have_count(1)
    expect(page.locator("#map")).to_have_attribute("data-drawn", "1")
    expect(page).to_have_url(re.compile("killed=100.*zoom=6"))


def test_without_a_script_the_map_is_a_picture(chromium: Browser, desk: str) -> None:
    with chromium.new_context(base_url=desk, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/map?at=dots@geonames:99072")
        picture = page.locator(".plain-map")
        expect(picture).to_be_in_viewport()
        box, frame = picture.bounding_box(), page.locator("#map").bounding_box()
        assert box and frame
        assert abs(box["y"] - frame["y"]) < 3, "the picture lies in its frame, not below it"
        expect(page.locator("#beside li")).to_have_count(8)
