"""An incident rests on claims, and a capture is known by its bytes."""

from __future__ import annotations

import pytest

from dateline.types import Capture, Incident


def test_incident_without_claims_is_not_built() -> None:
    with pytest.raises(ValueError, match="rests on no claim"):
        Incident("i1", "killing", ())


def test_capture_is_known_by_its_bytes() -> None:
    assert Capture(b"page").sha256 == Capture(b"page", url="https://example.org/").sha256
    assert Capture(b"page").sha256 != Capture(b"Page").sha256
