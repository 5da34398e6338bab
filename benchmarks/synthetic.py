"""Made-up news reports of made-up incidents, with the incident that each tells: ``synthetic.py N > reports.jsonl``.

The same seed gives the same reports, and fewer of them are the first of more. An incident is told by one to six
reports: by different outlets, with differing tolls, as copies of one agency's text under other headlines, and again
days later. Incidents go on at a steady number a day, so that more reports mean more days and not denser ones.
"""

from __future__ import annotations

import argparse
import heapq
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

FIRST_DAY = date(2015, 1, 5)
INCIDENTS_A_DAY = 12
REPORTS = (30, 25, 18, 12, 9, 6)
"""How often, in a hundred, an incident is told by one report, by two, and so on."""
COPIED = 0.35
LATER = 0.3
"""Chances that a further report is a copy of the agency's text, or goes on with the story on a later day."""
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WHO = ("people", "people", "people", "civilians", "soldiers", "residents")


@dataclass(frozen=True)
class Synthetic:
    """One report as ``dateline add`` takes it, and what it is about: ``incident`` is the truth to find again.

    Reports of one ``dispatch`` carry one agency's text. ``day`` is the incident's; ``killed`` is the toll that
    this report tells (for an abduction, the number abducted).
    """

    url: str
    text: str
    published: str
    outlet: str
    incident: int
    dispatch: str
    kind: str
    place: str
    country: str
    day: str
    killed: int

    @property
    def body(self) -> str:
        """What is told below headline, outlet and day: the same in all copies of a dispatch."""
        return self.text.split("\n\n", 2)[2]


@dataclass(frozen=True)
class Happening:
    """What is the same for all reports of one incident."""

    number: int
    kind: str
    country: str
    place: str
    group: str
    force: str
    site: str
    day: date
    killed: int
    injured: int


def synthetic_reports(wanted: int, *, seed: int = 6, short: bool = False) -> Iterator[Synthetic]:
    """That many reports, by day of publication; ``short`` ones have one or two sentences below the headline."""
    return islice(_by_day(seed, short), wanted)


def jsonl(report: Synthetic) -> str:
    """A report as a line of a JSONL file, without the line break."""
    return json.dumps(asdict(report), ensure_ascii=False)


def one_sentence(report: Synthetic) -> Synthetic:
    """The report with nothing but the first sentence of its body, which tells the incident."""
    told = report.body.partition(" — ")[2].partition(". ")[0]
    return replace(report, text=told.rstrip(".\n") + ".\n")


def _by_day(seed: int, short: bool) -> Iterator[Synthetic]:
    """Reports of incident after incident, in order of publication: none is published before its incident's day."""
    waiting: list[tuple[str, str, Synthetic]] = []
    for number in count():
        random = Random(f"{seed}/{number}")
        happening = _happening(number, random)
        while waiting and waiting[0][0] < happening.day.isoformat():
            yield heapq.heappop(waiting)[2]
        for report in _tellings(happening, random, short):
            heapq.heappush(waiting, (report.published, report.url, report))


def _happening(number: int, random: Random) -> Happening:
    stock = load_stock()
    theatre = random.choice(stock["theatres"])
    killed = min(int(random.paretovariate(0.9)) + random.randrange(3), 90)
    return Happening(
        number=number,
        kind=random.choice(sorted(stock["kinds"])),
        country=theatre["country"],
        place=random.choice(theatre["places"]),
        group=random.choice(theatre["groups"]),
        force=theatre["force"],
        site=random.choice(stock["sites"]),
        day=FIRST_DAY + timedelta(days=number // INCIDENTS_A_DAY),
        killed=killed,
        injured=killed + random.randrange(1, 20),
    )


def _tellings(happening: Happening, random: Random, short: bool) -> Iterator[Synthetic]:
    """The reports of one incident: the first tells it afresh, the others afresh, as a copy or later on."""
    stock = load_stock()
    reports = random.choices(range(1, len(REPORTS) + 1), REPORTS)[0]
    agency = random.choice(stock["agencies"])
    first: Synthetic | None = None
    for order, outlet in enumerate(random.sample(stock["outlets"], reports)):
        slug = outlet.lower().replace(" ", "-")
        url = f"https://{slug}.example/{happening.number:06d}-{order}"
        chance = random.random()
        if first is not None and chance < COPIED:
            yield _copied(first, happening, random, outlet, url)
            continue
        later = first is not None and chance < COPIED + LATER
        told = _told(happening, random, outlet, url, later=later, agency=agency, short=short)
        first = first or told
        yield told


def _told(
    happening: Happening, random: Random, outlet: str, url: str, *, later: bool, agency: str, short: bool
) -> Synthetic:
    """A report in its own words. A later one tells a higher toll; others differ a little from each other."""
    stock = load_stock()
    grown = random.randrange(1, 4) if later else random.choice((0, 0, 0, 1, -1))
    killed = max(1, happening.killed + grown)
    published = happening.day + timedelta(days=random.randrange(1, 4) if later else random.choice((0, 0, 1)))
    words = _words(happening, killed, random)
    kind = stock["kinds"][happening.kind]
    sentences = [random.choice(kind["later" if later else "first"])]
    if short:
        sentences += random.sample(stock["tolls"], random.randrange(2))
    else:
        sentences += [random.choice(stock["tolls"]), random.choice(stock["voices"])][: random.randrange(1, 3)]
        sentences += random.sample(stock["colour"], random.randrange(3))
    own = random.random() < 0.5
    mark = "" if own else f" ({agency})"
    body = " ".join(_sentence(sentence, words) for sentence in sentences)
    headline = _sentence(random.choice(kind["headlines_later" if later else "headlines"]), words)
    return Synthetic(
        url=url,
        text=_page(
            headline, outlet, published, f"{happening.place.upper()}, {happening.country}{mark} — {body}\n"
        ),
        published=published.isoformat(),
        outlet=outlet,
        incident=happening.number,
        dispatch=url,
        kind=happening.kind,
        place=happening.place,
        country=happening.country,
        day=happening.day.isoformat(),
        killed=killed,
    )


def _copied(first: Synthetic, happening: Happening, random: Random, outlet: str, url: str) -> Synthetic:
    """The first report's body under another headline, in another paper."""
    headlines = load_stock()["kinds"][happening.kind]["headlines"]
    headline = _sentence(random.choice(headlines), _words(happening, first.killed, random))
    page = _page(headline, outlet, date.fromisoformat(first.published), first.body)
    return replace(first, url=url, outlet=outlet, text=page)


def _page(headline: str, outlet: str, published: date, body: str) -> str:
    """A page's text: no two reports have the same."""
    return f"{headline}\n\n{outlet}, {published.day} {published:%B %Y}\n\n{body}"


def _words(happening: Happening, killed: int, random: Random) -> Mapping[str, str]:
    """What the places of a sentence are filled with."""
    return {
        "place": happening.place,
        "country": happening.country,
        "group": happening.group,
        "force": happening.force,
        "site": happening.site,
        "day": happening.day.strftime("%A"),
        "number": str(killed),
        "killed": _people(killed, random),
        "were": "was" if killed == 1 else "were",
        "injured": _figure(happening.injured, random),
        "were_injured": "was" if happening.injured == 1 else "were",
        "source": random.choice(load_stock()["sources"]),
    }


def _people(number: int, random: Random) -> str:
    who = random.choice(WHO)
    if number == 1:
        return f"one {({'people': 'person'}).get(who, who.removesuffix('s'))}"
    return f"{_figure(number, random)} {who}"


def _figure(number: int, random: Random) -> str:
    """A number in words or digits, as papers write it."""
    return WORDS[number - 1] if number <= len(WORDS) and random.random() < 0.6 else str(number)


def _sentence(pattern: str, words: Mapping[str, str]) -> str:
    text = pattern.format_map(words)
    return text[0].upper() + text[1:]


@cache
def load_stock() -> Mapping[str, Any]:
    """Places, groups and sentences, from the page beside this file."""
    page = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(page)
    return loaded


def main(arguments: Sequence[str] | None = None) -> int:
    """Write reports to standard output, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=int, help="how many")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--short", action="store_true", help="one or two sentences below the headline")
    options = parser.parse_args(arguments)
    for report in synthetic_reports(options.reports, seed=options.seed, short=options.short):
        sys.stdout.write(f"{jsonl(report)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
