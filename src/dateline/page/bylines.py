"""Names of authors and contributors out of the lines that carry them."""

from __future__ import annotations

import re

NAME = r"(?:[A-Z][\w.'’-]*|al|de|del|della|di|da|dos|du|el|bin|ibn|la|le|ter|van|von|der|den)"
FULL_NAME = re.compile(rf"[A-Z][\w.'’-]*(?: {NAME}){{1,4}}")
LIST = rf"{FULL_NAME.pattern}(?:(?:,| and|, and| &| with|;) {FULL_NAME.pattern})*"
BYLINE = re.compile(
    rf"^(?i:by|words by|from|written by|story by|report by|author|reporter)\s*:? (?P<names>{LIST})"
)
REPORTS_FROM = re.compile(rf"^(?P<names>{FULL_NAME.pattern}) (?:reports|writes) (?:from|on|for)\b")
CREDIT = re.compile(
    r"(?i:(?:additional|further) reporting(?: was)?(?: contributed)? by"
    r"|with (?:files|reporting|additional reporting|contributions?|reports) (?:from|by)|contributors?:)"
    r"\s*(?P<names>.+)"
)
CONTRIBUTED = re.compile(
    r"(?P<names>.+?) (?:also )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)"
)
SENTENCE_BREAK = re.compile(r"(?<=[a-z]{3}\.) (?=[A-Z])")
SEPARATOR = re.compile(r"\s*(?:;|,|\band\b|&|\bwith\b)\s*")
IN_PLACE = re.compile(r"\s+(?:in|at|from)\s+.*$")
TITLES = re.compile(
    r"^(?:Associated Press|AP|Reuters|AFP|CNN|BBC)?\s*"
    r"(?:writers?|reporters?|journalists?|correspondents?|staff)\s+"
)
NOT_NAMES = {"The", "A", "An", "Our", "This", "News", "Staff", "Reuters", "Agencies", "Agency"}


def byline_names(line: str) -> tuple[str, ...]:
    """The authors a line names as its byline ("By A B and C D", "A B reports from …"); empty where none."""
    found = BYLINE.match(line) or REPORTS_FROM.match(line)
    return split_names(found.group("names")) if found else ()


def reports_from(line: str) -> bool:
    """Whether a line begins as "A B reports from …" does."""
    return REPORTS_FROM.match(line) is not None


def contributor_names(line: str) -> tuple[str, ...]:
    """Those that a credit names beside the authors ("Additional reporting by …"); empty where none."""
    found = CREDIT.search(line) or CONTRIBUTED.search(SENTENCE_BREAK.split(line)[-1])
    return split_names(found.group("names")) if found else ()


def split_names(names: str) -> tuple[str, ...]:
    """The full names of persons in a list of names, each once, without the places they report from."""
    parts = (IN_PLACE.sub("", part).strip(" .()") for part in SEPARATOR.split(names))
    parts = (TITLES.sub("", part) for part in parts)
    return tuple(dict.fromkeys(part for part in parts if is_name(part)))


def is_name(text: str) -> bool:
    """Whether a text is two to five capitalised words, none of them a word for an agency or an article."""
    if FULL_NAME.fullmatch(text) is None:
        return False
    return not any(word in NOT_NAMES for word in text.split())
