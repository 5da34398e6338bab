"""Ask for data in the browser: choose, read the losses, download, open."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import polars as pl
from playwright.sync_api import Page, expect


def test_data_are_asked_for_their_losses_read_and_the_file_opened(
    page: Page,
    accessible: Callable[[Page], None],
    picture: Callable[[Page, str], None],
    tmp_path: Path,
) -> None:
    page.goto("/data")
    accessible(page)
    picture(page, "data")
    page.get_by_role("radio", name="ACLED").check()
    page.get_by_label("From").fill("2014-06-10")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ACLED")
    expect(page.get_by_role("heading", name="What it could not hold")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="words and no deed")).to_contain_text("9")
    accessible(page)
    picture(page, "data-set")
    page.reload()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as zip").click()
    packed = tmp_path / "acled.zip"
    waiting.value.save_as(packed)
    assert waiting.value.suggested_filename == "dateline-acled.zip"
    with zipfile.ZipFile(packed) as archive:
        rows = pl.read_csv(archive.read("acled.csv"))
        filters = json.loads(archive.read("manifest.json"))["filters"]
    shown = page.locator("dl.facts div", has_text="rows in events").locator("dd")
    expect(shown).to_have_text(str(len(rows)))
    assert filters["from"] == "2014-06-10"


def test_a_data_set_can_be_asked_for_by_keyboard_and_in_the_dark(
    page: Page, accessible: Callable[[Page], None]
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/data")
    page.get_by_role("radio", name="UCDP GED").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="ACLED")).to_be_checked()
    page.get_by_role("button", name="Make it").press("Enter")
    expect(page.get_by_role("link", name="Download as zip")).to_be_visible()
    accessible(page)
    page.get_by_text("Columns of events").press("Enter")
    expect(page.get_by_role("rowheader", name="event_date")).to_be_visible()
    accessible(page)


def test_a_link_to_a_data_set_that_is_not_made_offers_to_make_it(
    page: Page, accessible: Callable[[Page], None]
) -> None:
    page.goto("/data/set?format=hxl&from=2014-06-10")
    expect(page.get_by_text("It is not made yet")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("link", name="Download as zip")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/data/set\?format=hxl&from=2014-06-10$"))


def test_the_page_for_programs_can_be_read(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/data")
    page.get_by_role("link", name="the interface").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Interface for programs")
    expect(page.get_by_text("/api/v1/incidents/{id}")).to_be_visible()
    accessible(page)
    picture(page, "api")
