"""The gazetteer: where places of a name lie."""

from dateline.gazetteer.entry import Entry, Found, Match, Sort
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.gazetteer.spelling import fold

__all__ = ["Entry", "Found", "Gazetteer", "Match", "Sort", "fold"]
