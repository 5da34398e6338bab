"""Who holds what, in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_who_holds_what_on_two_days(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/holdings")
    expect(page.locator("#map")).to_have_attribute("data-ready", "true", timeout=15_000)
    expect(page.locator(".mark.dot[title^='Tal Afar']")).to_have_text("A")
    accessible(page)
    picture(page, "holdings")
    expect(page.locator("#map .mark .sign")).to_have_count(1)
    page.locator("#map .mark.dot[title*='contested']").click()
    row = page.get_by_role("row", name=re.compile("Mosul"))
    expect(row).to_have_class("chosen")
    expect(row.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.get_by_text("denied").first).to_be_visible()
    accessible(page)
    page.get_by_label("Day").fill("2014-06-10")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2014-06-10")
    expect(page.locator("#map .mark.dot")).to_have_count(1, timeout=15_000)
    page.locator("table summary").first.click()
    page.locator(".behind a").first.click()
    expect(page).to_have_url(re.compile(r"/reports/.*#c-"))
