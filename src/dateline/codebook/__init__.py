"""The codebook: event kinds as pages of data, their loader and their checks."""

from dateline.codebook.load import Codebook, Entry, check_words, load_codebook
from dateline.codebook.page import Crosswalk, Example, Expected, Frame, KindPage, Nature

__all__ = [
    "Codebook",
    "Crosswalk",
    "Entry",
    "Example",
    "Expected",
    "Frame",
    "KindPage",
    "Nature",
    "check_words",
    "load_codebook",
]
