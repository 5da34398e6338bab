"""What robots.txt allows, and what its absence means."""

from __future__ import annotations

import pytest

from dateline.collect.fetch import Page
from dateline.collect.robots import ASK_AGAIN, Robots
from dateline.errors import CaptureError, NotNowError
from tests.collect.conftest import Watch

URL = "https://news.example/2014/bridge.html"


def robots(watch: Watch, *answers: Page | CaptureError) -> tuple[Robots, list[str]]:
    """Rules of hosts that answer so in turn, and the addresses asked for."""
    asked: list[str] = []
    waiting = list(answers)

    def ask(url: str) -> Page:
        asked.append(url)
        answer = waiting.pop(0)
        if isinstance(answer, CaptureError):
            raise answer
        return answer

    return Robots(ask, watch.clock.now), asked


def says(text: str, status: int = 200) -> Page:
    return Page(text.encode(), "https://news.example/robots.txt", "text/plain", status)


@pytest.mark.parametrize(
    "page",
    [
        says("User-agent: *\nDisallow: /private/"),
        says("\ufeffUser-agent: *\nDisallow: /\nAllow: /2014/*.html$"),
        says("User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow:"),
        says("<html>not found</html>"),
        says("", 404),
        says("", 403),
        says("User-agent: *\nDisallow: /", 401),
    ],
)
def test_a_page_is_open(watch: Watch, page: Page) -> None:
    assert robots(watch, page)[0].check(URL) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: Dateline\nDisallow: /2014",
        "User-agent: *\nCrawl-delay: 9999",
    ],
)
def test_a_page_is_closed(watch: Watch, text: str) -> None:
    with pytest.raises(CaptureError, match=r"robots\.txt|9999 seconds"):
        robots(watch, says(text))[0].check(URL)


def test_the_host_says_how_often_it_may_be_asked(watch: Watch) -> None:
    assert robots(watch, says("User-agent: *\nCrawl-delay: 7.5"))[0].check(URL) == 7.5


def test_each_host_is_asked_once(watch: Watch) -> None:
    rules, asked = robots(watch, says(""), says(""), says(""))
    for url in (URL, f"{URL}?page=2", "http://news.example/", "https://news.example:8443/"):
        rules.check(url)
    assert asked == [
        "https://news.example/robots.txt",
        "http://news.example/robots.txt",
        "https://news.example:8443/robots.txt",
    ]


@pytest.mark.parametrize("answer", [says("", 503), says("", 429), says("", 599), NotNowError("it timed out")])
def test_a_host_whose_rules_cannot_be_had_is_left_alone_for_a_while(
    watch: Watch, answer: Page | CaptureError
) -> None:
    rules, asked = robots(watch, answer, says(""))
    for _ in range(2):
        with pytest.raises(NotNowError, match="was not asked for"):
            rules.check(URL)
    assert len(asked) == 1
    watch.clock.sleep(ASK_AGAIN + 1)
    rules.check(URL)
    assert len(asked) == 2


def test_a_host_that_must_not_be_asked_is_not_asked_for_its_rules_in_vain(watch: Watch) -> None:
    rules, _ = robots(watch, CaptureError("it is not public"))
    with pytest.raises(CaptureError, match="it is not public"):
        rules.check(URL)
