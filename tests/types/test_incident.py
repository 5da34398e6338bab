"""An incident rests on claims, and a capture is known by its bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.types import Capture, Chosen, CountKind, Figure, Incident, Judgement, Share, Verdict

UNKNOWN: Chosen[Any] = Chosen(None, "nobody says it")


def incident(*claims: str, figures: tuple[Figure, ...] = (), place: Chosen[Any] = UNKNOWN) -> Incident:
    """An incident of those claims of which nothing else is known."""
    return Incident("i1", "killing", claims, UNKNOWN, place, UNKNOWN, UNKNOWN, UNKNOWN, figures)


def test_incident_without_claims_is_not_built() -> None:
    with pytest.raises(ValueError, match="rests on no claim"):
        incident()


def test_incident_is_disputed_where_one_field_is() -> None:
    assert not incident("c1").disputed
    assert incident("c1", place=Chosen(None, "no voice is surer", disputed=True)).disputed


def test_figure_keeps_its_order() -> None:
    with pytest.raises(ValueError, match="low <= best <= high"):
        Figure(CountKind.KILLED, 3, 2, 5, "rule", ())


def test_shares_add_up_to_the_best_figure() -> None:
    shares = (Share("civilians", True, 2), Share(None, None, 1))
    assert Figure(CountKind.KILLED, 3, 3, 5, "rule", (), shares).best == 3
    with pytest.raises(ValueError, match="do not add up"):
        Figure(CountKind.KILLED, 3, 4, 5, "rule", (), shares)


def test_figure_is_found_by_what_it_counts() -> None:
    figure = Figure(CountKind.KILLED, None, 2, None, "rule", ())
    assert incident("c1", figures=(figure,)).figure(CountKind.KILLED) is figure
    assert incident("c1", figures=(figure,)).figure(CountKind.INJURED) is None


def test_two_claims_are_the_same_or_different() -> None:
    when = datetime(2014, 6, 17, tzinfo=UTC)
    with pytest.raises(ValueError, match="needs 2 subjects, got 1"):
        Judgement("j1", Verdict.SAME, ("c1",), "coder", when, "one blast")


def test_capture_is_known_by_its_bytes() -> None:
    assert Capture(b"page").sha256 == Capture(b"page", url="https://example.org/").sha256
    assert Capture(b"page").sha256 != Capture(b"Page").sha256


def test_one_text_in_two_papers_is_two_captures() -> None:
    assert (
        Capture(b"page").identity
        == Capture(b"page", media_type="text/html").identity
        == Capture(b"page").sha256
    )
    papers = [
        Capture(b"page", outlet=outlet, url=url) for outlet, url in (("A", None), ("B", None), (None, "A"))
    ]
    assert len({page.identity for page in papers}) == 3
