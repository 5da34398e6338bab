"""The codebook: event kinds as pages of data, their loader and their checks."""

from dateline.codebook.crosswalk import Codes, Crosswalk
from dateline.codebook.load import (
    Codebook,
    Entry,
    Layers,
    check_words,
    kind_names,
    layers,
    load_codebook,
    load_own_codebook,
)
from dateline.codebook.page import Example, Expected, Frame, KindPage, Nature
from dateline.codebook.review import Finding, review

__all__ = [
    "Codebook",
    "Codes",
    "Crosswalk",
    "Entry",
    "Example",
    "Expected",
    "Finding",
    "Frame",
    "KindPage",
    "Layers",
    "Nature",
    "check_words",
    "kind_names",
    "layers",
    "load_codebook",
    "load_own_codebook",
    "review",
]
