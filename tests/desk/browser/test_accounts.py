"""Logging in, and keeping accounts, in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.store import Store
from tests.desk.team import PASSWORD, gather

Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def team(workspace: Path) -> None:
    """Accounts on the desk that is open."""
    with Store.open(workspace) as store:
        gather(store)


def log_in(page: Page, name: str, at: str = "/") -> None:
    """Log in by the keyboard alone."""
    page.goto(at)
    expect(page.get_by_label("Name")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".masthead .person")).to_contain_text(name)


def test_the_owner_makes_the_first_account_and_logs_in(
    page: Page, accessible: Check, picture: Picture
) -> None:
    page.goto("/account")
    accessible(page)
    picture(page, "account-owner")
    page.get_by_role("link", name="make accounts").click()
    expect(page.get_by_role("button", name="Make the account")).to_be_visible()
    accessible(page)
    picture(page, "accounts-first")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page).to_have_url(f"{_base(page)}/login?next=%2Faccounts%2Fada")
    log_in(page, "ada", page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("ada")
    expect(page.locator(".masthead .role")).to_have_text("admin")


@pytest.mark.usefixtures("team")
def test_one_logs_in_by_keyboard_and_out_again(page: Page, accessible: Check, picture: Picture) -> None:
    page.goto("/reports")
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    accessible(page)
    picture(page, "login")
    log_in(page, "jo", page.url)
    expect(page).to_have_url(f"{_base(page)}/reports")
    expect(page.locator(".masthead .role")).to_have_text("adjudicator")
    expect(page.get_by_role("navigation", name="Views").get_by_role("link", name="Accounts")).to_have_count(0)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


@pytest.mark.usefixtures("team")
def test_an_admin_keeps_the_accounts(page: Page, accessible: Check, picture: Picture) -> None:
    log_in(page, "ada", "/accounts")
    accessible(page)
    picture(page, "accounts")
    page.get_by_role("link", name="carl").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("carl")
    accessible(page)
    picture(page, "account-of-another")
    page.get_by_label("Role").select_option("adjudicator")
    page.get_by_role("button", name="Give this role").click()
    expect(page.locator("h1 + p")).to_contain_text("adjudicator since")
    page.get_by_role("button", name="Disable carl").click()
    expect(page.get_by_role("button", name="Enable carl")).to_be_visible()


@pytest.mark.usefixtures("team")
def test_ones_own_page_makes_a_key(page: Page, accessible: Check, picture: Picture) -> None:
    log_in(page, "rita", "/account")
    page.get_by_label("What is it for?").fill("the nightly script")
    page.get_by_role("button", name="Make a key").click()
    expect(page.locator(".secret")).to_contain_text("dateline_")
    accessible(page)
    picture(page, "account")


@pytest.mark.usefixtures("team")
def test_the_views_are_reached_on_a_small_screen_without_a_script(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, "ada", "/")
    links = page.get_by_role("navigation", name="Views").get_by_role("link")
    expect(links).to_have_count(8)
    for link in links.all():
        expect(link).to_be_in_viewport()
    expect(page.get_by_role("button", name="Log out")).to_be_in_viewport()


def _base(page: Page) -> str:
    return page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2]
