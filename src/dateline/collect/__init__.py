"""Captures from files, folders, standard input, URLs, text in hand, and files of many reports."""

from dateline.collect.gather import gather, total
from dateline.collect.options import Options, read_columns
from dateline.collect.records import Dropped
from dateline.collect.source import capture, capture_text, captures, numbered_captures

__all__ = [
    "Dropped",
    "Options",
    "capture",
    "capture_text",
    "captures",
    "gather",
    "numbered_captures",
    "read_columns",
    "total",
]
