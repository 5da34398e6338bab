"""Figures that are no quantities by their writing alone: dates, clock times, telephone numbers, names of models."""

from __future__ import annotations

import re

from dateline.read.hints import Hinted

_MONTH = (
    r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct"),
        *("nov", "dec"),
    }
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = r"(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|GMT|UTC|hours?\b|hrs\b|local\s)"

_OF_MONTHS = (
    rf"\b{_DAY}(?:\s?(?:[-–/]|to|and|or)\s?{_DAY})?\s(?:of\s)?{_MONTH}(?!\w)(?:,?\s{_YEAR}\b)?",
    rf"\b{_MONTH}\s{_DAY}(?:\s?[-–/]\s?{_DAY})?\b(?![,.]\d)(?:,?\s{_YEAR}\b)?",
    rf"\b{_MONTH},?\s{_YEAR}\b",
)
_OF_DIGITS = (
    r"\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b",
    rf"\b{_YEAR}\s?[-–/]\s?\d{{2,4}}\b(?!,\d)",
    r"\b(?:A\.D\.|AD|B\.C\.|BC)\s\d+(?:\s?[-–]\s?\d+)?|\b\d+(?:\s?[-–]\s?\d+)?\s?(?:A\.D\.|AD|B\.C\.|BCE?|CE)(?!\w)",
    r"\b\d{2,4}s\b|['’]\d0s\b",
    r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
    rf"\b(?:\d{{1,2}}\.\d{{2}}\s?(?:[ap]\.?m\b\.?)|\d{{1,2}}\s?(?:[apAP]\.?[mM]\b\.?)|[0-2]\d{{3}}\s?{_CLOCK}|[0-2]\d{{3}}Z\b)",
    r"\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}\b|\b\d{3}-\d{4}\b|\b\d{7,}\b",
    r"(?<!\d)\d+(?:\.\d+)?°\S*|-?\b\d+\.\d{3,}\b",
    r"\b(?!(?:USD|EUR|GBP|IQD|SYP|JOD|SAR|AED|TRY|RUB|JPY|CAD|AUD|CHF|NGN|AFN|PKR|INR)\d)[A-Za-z]{1,6}[-–]?\d+[\w/-]*",
    r"\b\d+(?:\.\d+)?[x×]\d+\b|\b\d{1,4}/\d{1,4}\b",
    r"^\s*\d{1,2}[.)]\s|\(\d\)|\[\d+\]",
)
_CLOCKS = r"\b\w+\so['’]clock\b"
_ADDRESSES = r"(?<!\S)\S*?(?:www\.|://|@)\S*"

NO_QUANTITY = (
    *(Hinted(re.compile(pattern, re.MULTILINE), _MONTHS) for pattern in _OF_MONTHS),
    *(Hinted(re.compile(pattern, re.MULTILINE), digits=True) for pattern in _OF_DIGITS),
    Hinted(re.compile(_CLOCKS), frozenset({"clock"})),
    Hinted(re.compile(_ADDRESSES)),
)
"""Patterns whose matches hold no quantity."""
