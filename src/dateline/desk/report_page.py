"""What the page of one report shows beside its text: its claims in order, their voices, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from urllib.parse import urlsplit

from dateline.desk.cards import Card, card_of
from dateline.incidents import as_corrected, in_force, rulings
from dateline.types import Claim, Judgement, Report, Status


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom a report quotes. ``letter`` marks their words; the reporter's own carry none."""

    letter: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a report, and where on the page it was read."""

    name: str
    value: str
    origin: str


def cards_of(
    report: Report, claims: Sequence[Claim], judged: Sequence[Judgement], incidents: Mapping[str, str]
) -> list[Card]:
    """The claims of a report as cards, numbered in text order, each voice under one letter.

    ``judged`` is all that people said of these claims, with what was withdrawn: the cards show the claims as they
    stand after it. ``incidents`` are the ids of their incidents, by claim.
    """
    ruled, standing = rulings(judged), list(in_force(judged))
    corrected = [as_corrected(claim, ruled) for claim in claims]
    letters = _letters(corrected)
    return [
        card_of(
            claim,
            number,
            judgements=[one for one in standing if claim.id in one.subjects],
            incident=incidents.get(claim.id),
            letter=letters[_name(claim)] if claim.said_by else "",
            quote=" … ".join(report.quote(span) for span in claim.evidence),
            read=read,
            rejected=claim.id in ruled.rejected,
        )
        for number, (claim, read) in enumerate(zip(corrected, claims, strict=True), start=1)
    ]


def voices_of(cards: Sequence[Card]) -> list[Voice]:
    """The voices in the order in which the report first quotes them."""
    found = Counter(card.letter for card in cards if card.letter)
    names = {card.letter: card.voice or "" for card in reversed(cards) if card.letter}
    return [Voice(letter, names[letter], number) for letter, number in found.items()]


def statuses_of(cards: Sequence[Card]) -> list[tuple[Status, int]]:
    """How many claims there are of each status, those that are counted first."""
    found = Counter(card.status for card in cards)
    return [(status, found[status]) for status in Status if found[status]]


def facts_of(report: Report) -> Iterator[Fact]:
    """What is known of the report, each with where it was read; what is not known is left out."""
    origins = dict(report.origins)
    told = (
        ("headline", report.headline),
        ("standfirst", report.standfirst),
        ("authors", ", ".join(report.authors)),
        ("contributors", ", ".join(report.contributors)),
        ("dateline", report.dateline),
        ("outlet", report.outlet),
        ("published", report.published.isoformat() if report.published else None),
        ("language", report.language),
    )
    for name, value in told:
        if value:
            yield Fact(name, value, origins.get(name, ""))


def is_safe(address: str | None) -> bool:
    """Whether an address that a page gave may be a link: only one that a browser fetches, never one that it runs."""
    try:
        return bool(address) and urlsplit(address or "").scheme in {"http", "https"}
    except ValueError:
        return False


def _letters(claims: Sequence[Claim]) -> dict[str, str]:
    names = dict.fromkeys(_name(claim) for claim in claims if claim.said_by)
    return {name: _letter(place) for place, name in enumerate(names)}


def _name(claim: Claim) -> str:
    return claim.said_by.value.casefold() if claim.said_by else ""


def _letter(place: int) -> str:
    """A to Z, then AA, AB, …"""
    before, last = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]
