"""Who holds what, in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.desk.browser.test_map import drawn


def test_who_holds_what_on_two_days(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/holdings")
    drawn(page)
    expect(page.locator(".mark.dot[title^='Tal Afar']")).to_have_text("A")
    accessible(page)
    picture(page, "holdings")
    page.reload()  # the sizes of the pictures are forgotten: nothing moves under the pointer any more
    drawn(page)
    expect(page.locator("#map .mark .sign")).to_have_count(1)
    row = page.get_by_role("row", name=re.compile("Mosul"))
    page.locator("#map .mark.dot[title*='contested']").hover()
    page.mouse.down()
    page.evaluate("document.dispatchEvent(new CustomEvent('desk:theme'))")  # draws the marks again
    page.mouse.up()
    expect(row).to_have_class("chosen")
    expect(row.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.get_by_text("denied").first).to_be_visible()
    accessible(page)
    page.get_by_label("Day").fill("2014-06-10")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2014-06-10")
    expect(page.locator("#map .mark.dot")).to_have_count(1)
    page.locator("table summary").first.click()
    page.locator(".behind a").first.click()
    expect(page).to_have_url(re.compile(r"/reports/.*#c-"))
