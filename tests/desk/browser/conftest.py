"""Chromium from Debian's package, pages in it that may not fail silently, and the pictures of every view."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from dateline.desk import Settings
from dateline.store import Store
from tests.desk.browser.soon import soon
from tests.desk.served import serving
from tests.desk.team import PASSWORD

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
PICTURES = Path(__file__).parents[3] / "docs" / "pictures" / "desk"
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}
ZOOMED = {"zoomed": (640, 400)}
"""What is left of 1280 by 800 at 200 % zoom: checked as the others are, and not kept as a picture."""
PATIENCE = 60_000
"""Milliseconds until a page must show what is expected: a machine with other work takes its time."""

_HARMLESS = ("GL Driver Message", "GPU stall")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here talks to a desk on this computer."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each page has a context of its own."""
    program = shutil.which("chromium")
    assert program is not None, "make chromium installs the browser that these tests drive"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def desk(workspace: Path) -> Iterator[str]:
    """The address of a desk over a copy of the example workspace."""
    with serving(Settings(workspace)) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, desk: str) -> Iterator[Page]:
    """A page at the desk, 1280 by 800; at its end no script may have failed, nor anything been refused."""
    faults: list[str] = []
    with chromium.new_context(base_url=desk, viewport={"width": 1280, "height": 800}) as context:
        opened = context.new_page()
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on("console", lambda message: faults.extend(_fault(message)))
        opened.set_default_timeout(PATIENCE)
        yield opened
    assert faults == []


@pytest.fixture
def colleague(chromium: Browser, desk: str, team: Store) -> Iterator[Callable[[str], Page]]:  # noqa: ARG001
    """A page at the desk for each of the team of ``double``, logged in there, in a browser of their own."""
    faults: list[str] = []
    with ExitStack() as stack:

        def come(name: str) -> Page:
            new = chromium.new_context(base_url=desk, viewport={"width": 1280, "height": 800})
            opened = stack.enter_context(new).new_page()
            opened.on("pageerror", lambda error: faults.append(str(error)))
            opened.on("console", lambda message: faults.extend(_fault(message)))
            opened.set_default_timeout(PATIENCE)
            opened.goto("/login?next=/coding")
            opened.get_by_label("Name").fill(name)
            opened.get_by_label("Password").fill(PASSWORD)
            opened.get_by_role("button", name="Log in").click()
            expect(opened.locator(".masthead .person")).to_contain_text(name)
            return opened

        yield come
    assert faults == []


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """A check that axe-core finds nothing serious or critical on the page as it stands."""

    def check(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        grave = [one for one in found if one["impact"] in {"serious", "critical"}]
        told = [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in grave
            for node in one["nodes"]
        ]
        assert told == []

    return check


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Check that nothing is wider than the page at any size; keep pictures where DATELINE_PICTURES is set."""

    def take(page: Page, name: str) -> None:
        for size, (width, height) in (SIZES | ZOOMED).items():
            page.set_viewport_size({"width": width, "height": height})
            soon(page, partial(too_wide, page, width), 0, f"{name} is wider than {width}")
            if os.environ.get("DATELINE_PICTURES") and size in SIZES:
                PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=PICTURES / f"{name}-{size}.png")
        page.set_viewport_size({"width": 1280, "height": 800})

    return take


def too_wide(page: Page, width: int) -> int:
    """How many pixels stand out of a page that wide."""
    return max(0, int(page.evaluate("document.documentElement.scrollWidth")) - width)


def _fault(message: ConsoleMessage) -> list[str]:
    if message.type not in {"error", "warning"} or any(mark in message.text for mark in _HARMLESS):
        return []
    return [message.text]
