"""Checks on bytes and dates before they become a capture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from dateutil.parser import parse as parse_date

from dateline.errors import CaptureError
from dateline.types.capture import YEARS_OF_NEWS

MAX_BYTES = 20_000_000
"""Largest source taken in. The largest page of the benchmark has 3 MB; larger files are not pages."""

CONNECT_SECONDS = 10.0
"""Seconds that a server has to take a connection."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: bytes of content, and seconds for a connection and for the whole."""

    size: int = MAX_BYTES
    connect_seconds: float = CONNECT_SECONDS
    total_seconds: float = 30.0


MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP file"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"),
)
COMPACT = re.compile(r"\d{8}(?:T?\d{4,6}Z?)?")
MONTH = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_DATE = 60
DEFAULTS = (datetime(2000, 1, 1), datetime(2001, 2, 2))
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def check_content(content: bytes, name: str) -> bytes:
    """Give ``content`` back, or raise CaptureError where it cannot be a page."""
    if not content.strip():
        raise CaptureError(f"{name} is empty")
    if len(content) > MAX_BYTES:
        raise CaptureError(f"{name} is too large: more than {MAX_BYTES // 1_000_000} MB")
    for magic, what in MAGIC:
        if content.startswith(magic):
            raise CaptureError(f"{name} is {what}, not a page of text")
    if content.startswith(b"%PDF-"):  # binary, and read by the page stage
        return content
    if b"\x00" in content and not is_wide(content):
        raise CaptureError(f"{name} is binary data, not a page of text")
    return content


def is_wide(content: bytes) -> bool:
    """Whether UTF-16 or UTF-32 explains NUL bytes: a byte order mark, or a NUL at every other byte."""
    if content.startswith(WIDE_MARKS) or content.startswith(b"\x00\x00\xfe\xff"):
        return True
    head = content[:4000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    more, less = max(even, odd), min(even, odd)
    return more > 0.6 * (len(head) // 2) and less < 0.1 * (len(head) // 2)


def check_published(published: str | None, name: str) -> str | None:
    """The day of a date or time, as 2014-06-16; None for None and blank.

    Raises CaptureError for what is no date, lacks its year or day, can be read in two ways (03/04/2014), or lies in
    no year that has news.
    """
    if published is None or not published.strip():
        return None
    text = published.strip()
    found = _in_figures(text) or _worded(text)
    if found is None:
        raise CaptureError(f"{name}: published must be a date like 2014-06-16, not {published[:80]!r}")
    if found.year not in YEARS_OF_NEWS:
        years = f"{YEARS_OF_NEWS[0]} and {YEARS_OF_NEWS[-1]}"
        raise CaptureError(
            f"{name}: published must lie between the years {years}, not on {found.isoformat()}"
        )
    return found.isoformat()


def _in_figures(text: str) -> date | None:
    """The day of "2014-06-16", with a time or without, and of "20140616"; None for anything else."""
    for day in (text[:10], text[:8] if COMPACT.fullmatch(text) else ""):
        try:
            return date.fromisoformat(day)
        except ValueError:
            continue
    return None


def _worded(text: str) -> date | None:
    """The day of a date whose month is a word ("Mon, 16 Jun 2014 08:00 GMT"); None where it is not whole."""
    if len(text) > LONGEST_DATE or MONTH.search(text) is None or YEAR.search(text) is None:
        return None
    try:  # what the text does not say is taken from the default: two of them must give the same
        first, second = (parse_date(text, default=default, ignoretz=True).date() for default in DEFAULTS)
    except (ValueError, OverflowError):
        return None
    return first if first == second else None
