"""The outlet's name, where a page's own furniture says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = r"[A-Z][\w&’'/-]*(?:\.[A-Za-z]{2,3}\b)?"
NAME = rf"(?:[Tt]he )?{WORD}(?: (?:{WORD}|of|and|the|for))*"
PITCH = re.compile(
    rf"(?:[Ss]tart your (?:day|morning|week) with|[Ss]ign up (?:for|to)|[Ss]ubscribe to|[Dd]ownload the"
    rf") (?P<name>{NAME})(?:,|’s|'s| newsletters?| emails?| [Aa]pp|$)"
)
MORE = re.compile(rf"[Mm]ore from (?P<name>{NAME})$")
RIGHTS = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)(?: ?©)?,? ?"
    rf"(?:(?:19|20)\d\d(?: ?[-–] ?(?:(?:19|20)\d\d|[Pp]resent))?,?)? ?(?:by )?(?P<name>{NAME})"
)
COMPANY = re.compile(
    r",? (?:Limited|Ltd|LLC|LLP|Inc|Corp|Corporation|Company|Co|GmbH|PLC|plc|Media Group|Media Network"
    r"|Media|Group|Network|News & Media|Publishing|Publications|Newspapers|Digital|Holdings)\.?$"
)
RESERVED = re.compile(r"[.,]? (?:All [Rr]ights.*|(?:19|20)\d\d.*)$")
SUFFIX = re.compile(rf"\s+[|–—-]\s+(?P<name>{NAME})$")


def outlet_from_title(title: str, headline: str) -> str | None:
    """The name that follows the headline in a page's title ("Headline | CBC News"); None where none does."""
    if not title.startswith(headline):
        return None
    found = SUFFIX.match(title[len(headline) :])
    return found.group("name") if found else None


def outlet_from_furniture(texts: Sequence[str]) -> tuple[str, str] | None:
    """Name and origin: a pitch for the outlet's newsletter, else its copyright line; None without.

    "More from" comes last: what follows is often a section of the site.
    """
    for text in texts:
        if len(text) < 200 and (found := PITCH.search(text)):
            return found.group("name"), "newsletter pitch"
    for text in reversed(texts):
        if len(text) < 200 and (found := RIGHTS.search(text)):
            return _bare(found.group("name")), "copyright line"
    for text in texts:
        if found := MORE.search(text):
            return found.group("name"), "list of more stories"
    return None


def _bare(name: str) -> str:
    """A holder of rights without its legal form."""
    name = RESERVED.sub("", name).rstrip(" .,")
    while (shorter := COMPANY.sub("", name)) != name:
        name = shorter
    return name
