"""Who says what: cues of saying, their sources, and what they say."""

from dateline.read.attribution.reader import AttributionReader

__all__ = ["AttributionReader"]
