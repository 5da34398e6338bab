"""Where on earth the places of a report lie."""

from dateline.place.reader import PlaceReader

__all__ = ["PlaceReader"]
