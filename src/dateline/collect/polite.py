"""Fetching as a good guest does: by the host's rules, slowly, again after a while, and not twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

from tenacity import RetryCallState, Retrying, retry_if_exception_type

from dateline.collect.addresses import is_any
from dateline.collect.fetch import AGENT, UNCHANGED, Client, Page, check_address, whole
from dateline.collect.network import Network
from dateline.collect.options import Options
from dateline.collect.pace import Clock, Pace
from dateline.collect.remembered import InMemory, Remembered, Validators
from dateline.collect.robots import Robots
from dateline.errors import CaptureError, NotNowError

TRIES = 4
FIRST_WAIT = 2.0
"""Seconds before the second try; each later one waits twice as long."""
LONGEST_WAIT = 120.0
"""Seconds; a server that wants us to wait longer is left until the next run."""


class Fetcher:
    """Fetches pages for one run, as ``options`` allow. What it takes in is to be remembered by ``remember``."""

    def __init__(
        self,
        options: Options | None = None,
        *,
        remembered: Remembered | None = None,
        network: Network | None = None,
        clock: Clock | None = None,
    ) -> None:
        options = options or Options()
        self._clock = clock or Clock()
        self._remembered = remembered if remembered is not None else InMemory()
        self._client = Client(
            options.limits,
            network=network or (Network(allowed=is_any) if options.allow_private else Network()),
            agent=f"{AGENT} (+{options.contact})" if options.contact else AGENT,
        )
        self._pace = Pace(options.seconds, self._clock)
        self._robots = Robots(self._rules, self._clock.now)
        self._retrying = Retrying(
            retry=retry_if_exception_type(NotNowError),
            stop=self._is_enough,
            wait=self._wait,
            sleep=self._clock.sleep,
            reraise=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        self._client.close()

    def page(self, url: str) -> Page | None:
        """The page; None where it is as it was when it was taken in. Raises CaptureError where it cannot be had."""
        check_address(url)
        self._robots.check(url)  # a host whose rules cannot be had is not tried again for each of its pages
        known = self._remembered.get(url)
        page = self._retrying(self._get, url, _conditions(known))
        return None if page.status == UNCHANGED else page

    def is_taken(self, url: str, stamp: str | None) -> bool:
        """Whether a page was taken in and its listing does not say that it changed since."""
        known = self._remembered.get(url)
        return known is not None and known.stamp == stamp

    def remember(self, url: str, page: Page | None, stamp: str | None = None) -> None:
        """Remember that a page was taken in; None for one that has not changed, or is not there."""
        known = self._remembered.get(url) or Validators()
        if page is not None:
            known = Validators(page.etag, page.last_modified)
        self._remembered.put(url, replace(known, stamp=stamp))

    def _get(self, url: str, headers: Mapping[str, str]) -> Page:
        page = self._client.get(url, headers=headers, before=self._before)
        return page if page.status == UNCHANGED and headers else whole(page)

    def _before(self, url: str) -> None:
        self._pace.wait(url, self._robots.check(url))

    def _rules(self, url: str) -> Page:
        """The page of a host's rules, whatever its status, asked for again where the host is busy."""

        def ask() -> Page:
            page = self._client.get(url, before=self._pace.wait)
            try:
                return whole(page)
            except NotNowError:
                raise
            except CaptureError:
                return page

        return self._retrying(ask)

    def _wait(self, state: RetryCallState) -> float:
        """The seconds before the next try: what the server asks for, or twice as many each time."""
        asked = self._asked(state)
        return asked if asked is not None else FIRST_WAIT * 2 ** (state.attempt_number - 1)

    def _is_enough(self, state: RetryCallState) -> bool:
        return state.attempt_number >= TRIES or (self._asked(state) or 0.0) > LONGEST_WAIT

    def _asked(self, state: RetryCallState) -> float | None:
        """The seconds that a server asks us to wait; None where it does not say."""
        error = state.outcome.exception() if state.outcome is not None else None
        said = error.retry_after if isinstance(error, NotNowError) else None
        if said is None:
            return None
        if said.strip().isdecimal():
            return float(said.strip()[:9])
        try:
            return max(0.0, parsedate_to_datetime(said).timestamp() - self._clock.today())
        except ValueError:
            return None


def _conditions(known: Validators | None) -> dict[str, str]:
    """The headers that ask for a page only where it has changed."""
    if known is None:
        return {}
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in found.items() if value is not None}
