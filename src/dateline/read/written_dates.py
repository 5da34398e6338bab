"""Figures that are no quantities by their writing alone: dates, clock times, telephone numbers, names of models."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = r"(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|GMT|UTC|hours?\b|hrs\b|local\s)"

NO_QUANTITY = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b{_DAY}(?:\s?(?:[-–/]|to|and|or)\s?{_DAY})?\s(?:of\s)?{_MONTH}(?!\w)(?:,?\s{_YEAR}\b)?",
        rf"\b{_MONTH}\s{_DAY}(?:\s?[-–/]\s?{_DAY})?\b(?![,.]\d)(?:,?\s{_YEAR}\b)?",
        rf"\b{_MONTH},?\s{_YEAR}\b",
        r"\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b",
        rf"\b{_YEAR}\s?[-–/]\s?\d{{2,4}}\b(?!,\d)",
        r"\b(?:A\.D\.|AD|B\.C\.|BC)\s\d+(?:\s?[-–]\s?\d+)?|\b\d+(?:\s?[-–]\s?\d+)?\s?(?:A\.D\.|AD|B\.C\.|BCE?|CE)(?!\w)",
        r"\b\d{2,4}s\b|['’]\d0s\b",
        r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
        rf"\b(?:\d{{1,2}}\.\d{{2}}\s?(?:[ap]\.?m\b\.?)|\d{{1,2}}\s?(?:[apAP]\.?[mM]\b\.?)|[0-2]\d{{3}}\s?{_CLOCK}|[0-2]\d{{3}}Z\b)",
        r"\b\w+\so['’]clock\b",
        r"\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}\b|\b\d{3}-\d{4}\b|\b\d{7,}\b",
        r"\d+(?:\.\d+)?°\S*|-?\b\d+\.\d{3,}\b",
        r"\S*(?:www\.|://|@)\S*",
        r"\b(?!(?:USD|EUR|GBP|IQD|SYP|JOD|SAR|AED|TRY|RUB|JPY|CAD|AUD|CHF|NGN|AFN|PKR|INR)\d)[A-Za-z]{1,6}[-–]?\d+[\w/-]*",
        r"\b\d+(?:\.\d+)?[x×]\d+\b|\b\d{1,4}/\d{1,4}\b",
        r"^\s*\d{1,2}[.)]\s|\(\d\)|\[\d+\]",
    )
)
"""Patterns whose matches hold no quantity."""
