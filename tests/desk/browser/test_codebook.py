"""The codebook in the browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_codebook_is_browsed_to_a_kind_and_its_frames(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Codebook").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codebook")
    accessible(page)
    picture(page, "codebook")
    card = page.get_by_role("group", name="Accuracy of each column")
    page.get_by_role("heading", name="How right it is").evaluate("heading => heading.scrollIntoView()")
    expect(card.get_by_role("rowheader", name="date")).to_contain_text("When it was")
    picture(page, "accuracy")
    page.get_by_role("link", name="air strike", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Air strike")
    expect(page.locator("mark").first).to_be_visible()
    frames = page.locator("ol.frames").first
    expect(frames).to_be_hidden()
    picture(page, "kind")
    page.get_by_text("what must stand around these words").focus()
    page.keyboard.press("Enter")
    expect(frames).to_be_visible()
    accessible(page)


def test_the_codebook_can_be_read_in_the_dark(page: Page, accessible: Callable[[Page], None]) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/codebook")
    accessible(page)
    page.goto("/codebook/bombing")
    accessible(page)
