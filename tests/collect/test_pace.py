"""How long a host is left in peace."""

from __future__ import annotations

from dateline.collect.pace import Pace
from tests.collect.conftest import Watch


def test_a_host_is_asked_once_in_so_many_seconds(watch: Watch) -> None:
    pace = Pace(2.0, watch.clock)
    pace.wait("https://news.example/1")
    pace.wait("https://other.example/1")
    pace.wait("https://news.example/2")
    assert watch.slept == [2.0]


def test_time_that_has_passed_is_not_waited_for(watch: Watch) -> None:
    pace = Pace(2.0, watch.clock)
    pace.wait("https://news.example/1")
    watch.clock.sleep(1.5)
    pace.wait("https://news.example/2")
    assert watch.slept == [1.5, 0.5]


def test_a_host_that_wants_more_time_gets_it(watch: Watch) -> None:
    pace = Pace(2.0, watch.clock)
    pace.wait("https://news.example/1", 5.0)
    pace.wait("https://news.example/2", 1.0)
    pace.wait("https://news.example/3")
    assert watch.slept == [5.0, 2.0]
