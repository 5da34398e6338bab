"""The page stage: a capture in, a report out."""

from dateline.page.reader import PageReader

__all__ = ["PageReader"]
