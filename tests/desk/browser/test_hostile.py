"""The pages of a hostile workspace in Chromium: nothing that others wrote runs, loads, asks or moves anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, Route, ViewportSize

from dateline.desk import Settings
from dateline.desk.cookies import LOGIN, cookie_name
from dateline.store import Store
from dateline.workspace.accounts import Door
from tests.desk.hostile.crawl import Found
from tests.desk.hostile.made import ADMIN
from tests.desk.served import serving
from tests.desk.team import QUICK

EACH = 2
"""Pages of one route that are opened: each shows many strings, and test_hostile.py looks at the rest."""

SMALL: ViewportSize = {"width": 390, "height": 844}
"""A small screen, which no text however long may widen."""

TRIPWIRE = """
window.trips = [];
Object.defineProperty(window, "pwned", { set() { window.trips.push("something ran"); } });
document.addEventListener("securitypolicyviolation", (refused) => {
  window.trips.push(`${refused.violatedDirective} ${refused.blockedURI}`);
});
"""


class Watched:
    """A page whose every misstep is written down."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.trips: list[str] = []
        page.set_default_timeout(60_000)
        page.add_init_script(TRIPWIRE)
        page.on("dialog", self._close)
        page.on("pageerror", lambda error: self.trips.append(str(error)))
        page.on("popup", lambda popup: self.trips.append(f"popup {popup.url}"))
        page.on("request", lambda request: self._see("asked for", request.url))
        page.on("requestfailed", lambda request: self._fail(request))

    def open(self, address: str) -> list[str]:
        """What goes wrong while a page is opened, reached into by keyboard and left again."""
        self.trips = []
        answer = self.page.goto(address)
        assert answer is not None
        for _ in range(4):
            self.page.keyboard.press("Tab")
        if self.page.url.split("#")[0] != answer.url.split("#")[0]:
            self.trips.append(f"moved to {self.page.url}")
        wide = self.page.evaluate("document.querySelector('main') ? document.documentElement.scrollWidth : 0")
        if wide > SMALL["width"]:
            self.trips.append(f"{wide} pixels wide")
        return [*self.trips, *self.page.evaluate("window.trips")]

    def refused(self) -> list[str]:
        """What the policy refused, as soon as there is something; ``TimeoutError`` where nothing is in a minute.

        Asked from here: a page that asks itself, as `wait_for_function` has it do, is refused by the same policy.
        """
        end = monotonic() + 60
        while not (trips := self.page.evaluate("window.trips")):
            if monotonic() > end:
                raise TimeoutError("the policy refused nothing")
            self.page.wait_for_timeout(50)
        return list(trips)

    def _close(self, dialog: Dialog) -> None:
        self.trips.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _see(self, what: str, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.trips.append(f"{what} {url}")

    def _fail(self, request: Request) -> None:
        """A request to another host that the policy did not stop has left the browser."""
        if request.failure != "csp":
            self._see(f"left for ({request.failure})", request.url)


@pytest.fixture(scope="module")
def watched(chromium: Browser, hostile: Path) -> Iterator[Watched]:
    """A page at the hostile workspace, logged in as an admin of a hostile name."""
    settings = Settings(hostile)
    with Store.open(hostile) as store:
        token = Door(store, QUICK).open(ADMIN)
    with serving(settings) as at, chromium.new_context(base_url=at, viewport=SMALL) as context:
        context.add_cookies([{"name": cookie_name(settings, LOGIN), "value": token, "url": at}])
        yield Watched(context.new_page())


def test_nothing_that_others_wrote_runs(watched: Watched, walked: list[Found]) -> None:
    opened = list(_some(walked))
    assert len(opened) > 20
    tripped = {address: trips for address in opened if (trips := watched.open(address))}
    assert tripped == {}


@pytest.mark.parametrize(
    "written",
    [
        "<script>window.pwned=1</script>",
        "<img src=x onerror=window.pwned=1>",
        "<svg onload=window.pwned=1>",
        "<a href='javascript:window.pwned=1' id=go>x</a>",
        "<img src=https://hostile.example/x.png>",
        "<iframe src=https://hostile.example/></iframe>",
        "<p style='color:red'>x</p>",
        "<base href=https://hostile.example/>",
        "<form action=https://hostile.example/ id=go><button id=go>x</button></form>",
    ],
)
def test_the_policy_holds_even_where_a_text_were_not_escaped(watched: Watched, written: str) -> None:
    def unescaped(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main", f"{written}<main", 1))

    watched.page.route("**/account", unescaped)
    harm = watched.open("/account")
    if watched.page.locator("#go").count():
        watched.page.locator("#go").last.dispatch_event("click")
    harm += watched.refused()  # what was refused is seen, so the wire is taut
    watched.page.unroute("**/account")
    assert "something ran" not in harm
    assert not any(trip.startswith(("left for", "moved", "dialog", "popup")) for trip in harm)


def _some(walked: list[Found]) -> Iterator[str]:
    """A few addresses of each route, spread over what the walk found; with a question in them and without."""
    by_route: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for found in walked:
        if found.is_page and found.status in {200, 404, 422}:
            by_route[found.route, "?" in found.address].append(found.address)
    for (_, asked), addresses in by_route.items():
        wanted = 1 if asked else EACH
        yield from addresses[:: max(1, len(addresses) // wanted)][:wanted]
