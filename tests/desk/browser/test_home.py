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
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before != after
    accessible(page)
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after
