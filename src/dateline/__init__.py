"""Dateline reads news pages and gives back what they claim, with evidence and voice."""

from dateline.version import __version__

__all__ = ["__version__"]
