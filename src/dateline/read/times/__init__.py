"""Time expressions: found in the text and resolved against the publication date."""

from dateline.read.times.reader import TimeReader

__all__ = ["TimeReader"]
