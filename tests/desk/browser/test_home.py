"""The first page in the browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_first_page_says_what_is_here(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What is here")
    expect(page.locator("dt", has_text="reports")).to_be_visible()
    accessible(page)
    picture(page, "home")


def test_light_and_dark_are_a_click_apart_and_stay(page: Page, accessible: Callable[[Page], None]) -> None:
    page.goto("/")
    body = page.locator("body")
    before = str(body.evaluate("body => getComputedStyle(body).backgroundColor"))
    page.get_by_role("button", name="Light or dark").click()
    expect(body).not_to_have_css("background-color", before)
    after = str(body.evaluate("body => getComputedStyle(body).backgroundColor"))
    accessible(page)
    page.reload()
    expect(body).to_have_css("background-color", after)


def test_the_first_page_leads_on(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Reports").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    expect(page.get_by_role("link", name="Militants seize Mosul")).to_be_visible()


def test_the_first_page_fits_at_twice_the_size(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
