"""The day of publication as a line of a page writes it."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
PATTERNS = (
    re.compile(rf"\b{YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
    re.compile(rf"\b{MONTH} {DAY},? {YEAR}", re.IGNORECASE),
    re.compile(rf"\b{DAY}(?: of)?[ -]{MONTH},?[ -]{YEAR}", re.IGNORECASE),
)


def find_date(text: str) -> date | None:
    """The first full date in a text ("2014-06-16", "June 16, 2014", "16 June 2014"), or None.

    Dates of figures alone ("06/07/2014") are not read: their order of day and month is not known.
    """
    found = [match for pattern in PATTERNS if (match := pattern.search(text)) is not None]
    for match in sorted(found, key=lambda match: match.start()):
        parts = match.groupdict()
        month = parts.get("number") or MONTHS.index(parts["month"][:3].lower()) + 1
        try:
            return date(int(parts["year"]), int(month), int(parts["day"]))
        except ValueError:
            continue
    return None
