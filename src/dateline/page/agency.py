"""The dateline with which agencies begin a report: "BAGHDAD, June 16, 2014 (Reuters) - "."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dateline.lexicon.gazetteer import KnownPlaces, load_known_places
from dateline.page.dates import find_date
from dateline.page.label import Head, Labelled
from dateline.types import BlockKind

CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+)*"
TITLED = r"[A-Z][a-z'’-]+(?:[ -](?:[a-z]{2,3}[ -])?[A-Z][a-z'’-]+){0,2}"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
REGION = rf"(?:, (?!{MONTH}\b)(?:{TITLED}|{CAPITALS}|[A-Z][a-z]+\.))"
DAY = rf"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}}(?: {MONTH})?)(?:,? (?:19|20)\d\d)?)"
NAME = r"[A-Z][\w.&'’/-]*(?: [A-Z][\w.&'’/-]*){0,3}"
AGENCY = rf"(?:,? ?\({NAME}\))"
IN_BRACKETS = rf"(?: ?\((?:{NAME}, ?)?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? (?:19|20)\d\d)?\))"
""" "KABUL (Jan. 5)", "KABUL (Crossline, Jan. 5)"."""
DASH = r",? ?(?:[–—]|--?)+ +(?=[\"“‘'A-Z0-9])"
COLON = r" ?: +(?=[\"“‘'A-Z0-9])"
LABELS = r"(?:NOTE|UPDATED?|LIVE|WATCH|READ|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|CORRECTION|EDITOR|NEWS|VIDEO|PHOTO)"
DATELINE = re.compile(
    rf"^(?:(?P<capitals>{CAPITALS}{REGION}?(?:/{CAPITALS})?)(?:{IN_BRACKETS}|{DAY}?{AGENCY}?)"
    rf"|(?P<titled>{TITLED}{REGION}?)(?:{IN_BRACKETS}|{DAY}{AGENCY}?|{AGENCY})){DASH}"
    rf"|^(?!{LABELS}\b)(?P<before_colon>[A-Z][A-Z'’-]{{3,}}(?:[ /][A-Z][A-Z.'’-]+)*)"
    rf"(?:{IN_BRACKETS}|{DAY}|{AGENCY})?{COLON}"
)
"""A place in capitals may stand alone; one in small letters needs a day or an agency beside it."""
TOWN = re.compile(rf"^(?:(?P<capitals>{CAPITALS})|(?P<titled>{TITLED})): +(?=[\"“‘'A-Z0-9])")
"""How papers of South Asia begin ("KUNDUZ: Police …"); it must be a known town, for speakers are written so too."""
_IN = rf"(?P<place>{CAPITALS}|{TITLED})"
_BEHIND = rf"[)\]](?:{DASH}| ?[:.]? +(?=[\"“‘'A-Z0-9]))"
BRACKETED = tuple(
    re.compile(rf"^[(\[]{inside}{_BEHIND}") for inside in (rf"{_IN}(?:{DAY}|, {NAME})?", rf"{NAME}, {_IN}")
)
""" "(Crossline, Kabul)", "[KABUL] -": the town must be a known one."""
MOST_BLOCKS = 2
"""Blocks of the body in which the dateline is looked for: a caption may have slipped in before it."""


def split_dateline(labelled: Sequence[Labelled], head: Head) -> tuple[list[Labelled], Head]:
    """The blocks with an agency's dateline cut off the body as its own block; the head with its place."""
    blocks = list(labelled)
    body = [
        index for index, block in enumerate(blocks) if block.kind in (BlockKind.STANDFIRST, BlockKind.BODY)
    ]
    for index in body[:MOST_BLOCKS]:
        text = blocks[index].text
        found = DATELINE.match(text) or _town(text) or _bracketed(text)
        if found is None:
            continue
        opening = Labelled(found.group().strip(), BlockKind.DATELINE, "is how an agency begins a report")
        rest = replace(blocks[index], text=blocks[index].text[found.end() :])
        return [*blocks[:index], opening, rest, *blocks[index + 1 :]], _told(head, found)
    return blocks, head


def _town(text: str) -> re.Match[str] | None:
    """The town before a colon; None for a country ("Mali: rebels free hostages" is a headline) or another word."""
    found = TOWN.match(text)
    if found is None:
        return None
    name = (found["capitals"] or found["titled"]).title()
    return found if _places().knows(name) and _places().capital_of(name) is None else None


def _bracketed(text: str) -> re.Match[str] | None:
    """The town in brackets, alone or beside an agency or a day."""
    matches = (pattern.match(text) for pattern in BRACKETED)
    return next((found for found in matches if found and _places().knows(found["place"].title())), None)


@cache
def _places() -> KnownPlaces:
    return load_known_places()


def _told(head: Head, found: re.Match[str]) -> Head:
    """The head with the place of a dateline, and with its day where it has a year and nothing else tells one."""
    named = found.groupdict()
    place = next(named[name] for name in ("capitals", "titled", "before_colon", "place") if named.get(name))
    head = replace(head, dateline=place, origins=(*head.origins, ("dateline", "beginning of the body")))
    published = find_date(found.group())
    if published is None or head.published is not None:
        return head
    return replace(head, published=published, origins=(*head.origins, ("published", "dateline")))
