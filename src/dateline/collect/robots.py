"""robots.txt: what a host allows us to ask, and how often (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from httpx import URL
from protego import Protego

from dateline.collect.fetch import NOT_NOW, WHOLE, Page
from dateline.errors import CaptureError, NotNowError

NAME = "dateline"
"""What we are called in a robots.txt."""
MOST_BYTES = 512_000
"""What is read of a robots.txt; the standard asks for this much."""
MOST_DELAY = 300.0
"""Seconds between two requests; who wants more wants us to stay away."""
ASK_AGAIN = 600.0
"""Seconds after which a host whose robots.txt could not be had is asked for it again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host; ``rules`` None where its robots.txt could not be had, which ``reason`` tells."""

    rules: Protego | None
    reason: str = ""
    until: float | None = None


class Robots:
    """The rules of every host that was asked; ``ask`` gets a page, whatever its status."""

    def __init__(self, ask: Callable[[str], Page], now: Callable[[], float]) -> None:
        self._ask = ask
        self._now = now
        self._known: dict[str, Rules] = {}

    def check(self, url: str) -> float:
        """The seconds that the host wants between two requests.

        Raises CaptureError where it forbids the page, NotNowError where its rules cannot be had: then nothing of
        it may be asked.
        """
        rules = self._rules(url)
        if rules.rules is None:
            raise NotNowError(f"{url} was not asked for: {rules.reason}")
        if not rules.rules.can_fetch(url, NAME):
            raise CaptureError(f"{url} is closed to programs by the host's robots.txt")
        delay = float(rules.rules.crawl_delay(NAME) or 0.0)
        if delay > MOST_DELAY:
            raise CaptureError(
                f"{url} was not asked for: its host wants {delay:.0f} seconds between requests"
            )
        return delay

    def _rules(self, url: str) -> Rules:
        parsed = URL(url)
        site = f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"
        known = self._known.get(site)
        if known is None or (known.until is not None and known.until < self._now()):
            try:
                known = self._known[site] = self._asked(f"{site}/robots.txt")
            except CaptureError as error:
                raise CaptureError(f"{url} was not asked for: {error}") from error
        return known

    def _asked(self, url: str) -> Rules:
        try:
            page = self._ask(url)
        except NotNowError as error:
            return Rules(None, str(error), self._now() + ASK_AGAIN)
        if page.status in NOT_NOW or page.status >= 500:
            return Rules(None, f"{url} answered {page.status}", self._now() + ASK_AGAIN)
        text = page.content[:MOST_BYTES].decode("utf-8", "replace") if page.status in WHOLE else ""
        return Rules(Protego.parse(text.removeprefix("\ufeff")))
