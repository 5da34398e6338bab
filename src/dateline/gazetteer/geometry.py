"""Distances and directions on a sphere of the earth's mean radius; degrees in, degrees and kilometres out."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

EARTH_KM = 6371.0088
"""The mean radius (IUGG)."""
COMPASS = {
    point: degree * 22.5
    for degree, point in enumerate(
        ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
    )
}


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance between two points."""
    low, high = radians(lat), radians(other_lat)
    half = sin((high - low) / 2) ** 2 + cos(low) * cos(high) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def away(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point that lies ``km`` from another in a direction in degrees, clockwise from north."""
    start, course, arc = radians(lat), radians(bearing), km / EARTH_KM
    end = asin(sin(start) * cos(arc) + cos(start) * sin(arc) * cos(course))
    turn = atan2(sin(course) * sin(arc) * cos(start), cos(arc) - sin(start) * sin(end))
    return degrees(end), (lon + degrees(turn) + 180) % 360 - 180


def middle(lat: float, lon: float, other_lat: float, other_lon: float) -> tuple[float, float]:
    """The point half way between two points."""
    low, high, turn = radians(lat), radians(other_lat), radians(other_lon - lon)
    x, y = cos(high) * cos(turn), cos(high) * sin(turn)
    half = atan2(sin(low) + sin(high), sqrt((cos(low) + x) ** 2 + y**2))
    return degrees(half), (lon + degrees(atan2(y, cos(low) + x)) + 180) % 360 - 180


def town_radius(population: int) -> float:
    """Kilometres from the middle of a town to its edge, at some 4,000 people on a square kilometre."""
    return round(max(1.0, sqrt(population / 4000 / pi)), 1)


def unit_radius(lat: float, lon: float, towns: Iterable[tuple[float, float]]) -> float:
    """Kilometres from the point of a unit within which nine in ten of its towns lie; at least one town."""
    far = sorted(kilometres(lat, lon, *town) for town in towns)
    return max(far[int(0.9 * (len(far) - 1))], 5.0)
