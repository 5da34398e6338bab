"""Captures from files, standard input, one URL, text in hand, and JSONL files of reports."""

from dateline.collect.records import Dropped
from dateline.collect.source import capture, capture_text, captures, numbered_captures

__all__ = ["Dropped", "capture", "capture_text", "captures", "numbered_captures"]
