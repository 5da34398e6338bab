"""The pages that the benchmark reads: made-up news of some 600 words each, every other one about armed conflict.

Written from ``texts.yaml`` and the theatres of ``synthetic.yaml``, as HTML with the navigation, adverts and teasers
that papers put around a text. The same everywhere, and fewer pages are the first of more. To look at them:
``python -m benchmarks.texts N FOLDER``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import chain, cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.page_markup import Story, markup
from benchmarks.synthetic import load_stock
from dateline.types import Capture

WORDS = 565
"""Words of a text below its headlines: with them some 600, as the issue counts a report."""
SEED = 8
FIRST_DAY = date(2015, 1, 5)
ORDER = (
    ("events", "colour", "tolls", "colour", "quotes", "background", "colour", "voices", "colour", "politics"),
    ("events", "colour", "people", "colour", "voices", "background", "colour", "quotes", "colour", "tolls"),
)
"""The parts that a conflict report takes its sentences from in turn, the first ten and the next: so many without an
event that it has some forty claims in a thousand words. Coded reports have 33 (docs/reference/speed.md)."""
VOICE_EVERY = 3
"""On a page of other news every third sentence is of those for all subjects: mostly what somebody says of it."""


@dataclass(frozen=True)
class Page:
    """One page of the set. ``about`` is "conflict" or the subject of other news."""

    url: str
    about: str
    published: str
    text: str
    html: bytes

    @property
    def capture(self) -> Capture:
        """The page as it is taken in."""
        return Capture(self.html, url=self.url, media_type="text/html; charset=utf-8")


def pages(wanted: int, *, seed: int = SEED) -> list[Page]:
    """That many pages; one and the next tell of conflict and of other news."""
    return list(islice(_pages(seed), wanted))


def at_least_one(text: str) -> int:
    """A number of pages or processes that a person asks for; raises ArgumentTypeError for none."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def digest(some: Sequence[Page]) -> str:
    """A short name of exactly these pages."""
    return sha256(b"\0".join(page.html for page in some)).hexdigest()[:12]


def _pages(seed: int) -> Iterator[Page]:
    stock = load_texts()
    subjects = cycle(name for name, value in stock["other"].items() if name != "voices")
    number = 0
    while True:
        yield _page(number, Random(f"{seed}/{number}"), None)
        yield _page(number + 1, Random(f"{seed}/{number + 1}"), next(subjects))
        number += 2


def _page(number: int, random: Random, subject: str | None) -> Page:
    fill = Fill(random)
    headline, standfirst, sentences = _conflict(fill) if subject is None else _other(fill, subject)
    outlet = random.choice(load_stock()["outlets"])
    day = FIRST_DAY + timedelta(days=number // 12)
    paragraphs = _paragraphs(sentences, random)
    story = Story(headline, standfirst, f"{fill['first']} {fill['last']}", day, outlet, paragraphs)
    url = f"https://{outlet.lower().replace(' ', '-')}.example/{day:%Y/%m/%d}/{number:06d}"
    text = "\n\n".join((headline, standfirst, *paragraphs))
    html = markup(story, random, teasers=_teasers(random)).encode()
    return Page(url, subject or "conflict", day.isoformat(), text, html)


class Fill(dict[str, str]):
    """What the braces of a sentence are filled with: what is not kept is drawn anew at each asking."""

    def __init__(self, random: Random, **kept: str) -> None:
        super().__init__(kept)
        self.random = random
        self.theatre: Mapping[str, Any] = {}

    def __missing__(self, name: str) -> str:
        lists: Mapping[str, Sequence[str]] = load_texts()["fill"]
        if name in _NUMBERS:
            return _NUMBERS[name](self.random)
        if name == "person":
            return f"{self['first']} {self['last']}"
        if name == "place2":
            places: Sequence[str] = self.theatre["places"]
            return self.random.choice(places)
        if name == "city":
            return self.random.choice(("Geneva", "Doha", "Cairo", "Vienna", "Nairobi", "Astana"))
        if name.endswith("_cap"):
            return _capital(self[name.removesuffix("_cap")])
        return self.random.choice(lists[name])

    def tell(self, pattern: str) -> str:
        """A sentence with its braces filled."""
        return _capital(pattern.format_map(self))


_NUMBERS: Mapping[str, Callable[[Random], str]] = {
    "n": lambda random: str(random.choice((random.randrange(2, 13), random.randrange(13, 90)))),
    "big": lambda random: f"{random.randrange(2, 95) * 500:,}",
    "km": lambda random: str(random.randrange(3, 80)),
    "year": lambda random: str(random.randrange(2003, 2014)),
}


def _conflict(fill: Fill) -> tuple[str, str, list[str]]:
    """A report of one theatre: its event first, then the parts in turn."""
    random, stock = fill.random, load_texts()["conflict"]
    fill.theatre = theatre = random.choice(load_stock()["theatres"])
    kind = load_stock()["kinds"][random.choice(sorted(load_stock()["kinds"]))]
    group = random.choice(theatre["groups"])
    fill.update(
        place=random.choice(theatre["places"]),
        group=group,
        group_bare=group.removeprefix("the "),
        force=theatre["force"],
        country=theatre["country"],
        day=fill["days"],
        number=fill["n"],
        killed=f"{fill['n']} {fill['who']}",
        were="were",
    )
    parts = {name: _shuffled(some, random) for name, some in stock.items()}
    lead = f"{fill['place'].upper()}, {fill['country']} — {fill.tell(random.choice(kind['first']))}"
    sentences = [lead]
    for part in cycle(chain(*ORDER)):
        if _words(sentences) >= WORDS:
            break
        sentences.append(fill.tell(next(parts[part])))
    return fill.tell(random.choice(kind["headlines"])), fill.tell(next(parts["standfirsts"])), sentences


def _other(fill: Fill, subject: str) -> tuple[str, str, list[str]]:
    """A report of one subject of other news."""
    random, stock = fill.random, load_texts()["other"]
    fill.update(town=fill["town_any"], club=fill["club_any"])
    own = _shuffled(stock[subject]["sentences"], random)
    voices = _shuffled(stock["voices"], random)
    standfirst = fill.tell(next(voices))
    sentences: list[str] = []
    for place in range(WORDS):
        if _words(sentences) >= WORDS:
            break
        sentences.append(fill.tell(next(voices if place % VOICE_EVERY == VOICE_EVERY - 1 else own)))
    return fill.tell(random.choice(stock[subject]["headlines"])), standfirst, sentences


def _teasers(random: Random) -> list[str]:
    """Headlines of other stories, as papers hang them round a text."""
    fill = Fill(random)
    fill.update(town=fill["town_any"], club=fill["club_any"])
    subjects = [value for name, value in load_texts()["other"].items() if name != "voices"]
    return [fill.tell(random.choice(subject["headlines"])) for subject in random.sample(subjects, 6)]


def _shuffled(some: Sequence[str], random: Random) -> Iterator[str]:
    """All of them in some order, then again."""
    return cycle(random.sample(some, len(some)))


def _paragraphs(sentences: Sequence[str], random: Random) -> list[str]:
    """One to three sentences each."""
    left, made = list(sentences), []
    while left:
        size = random.randrange(1, 4)
        made.append(" ".join(left[:size]))
        left = left[size:]
    return made


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _capital(text: str) -> str:
    """The first letter of a sentence as a capital, also behind a quotation mark."""
    return re.sub(r"^(\W*)(\w)", lambda found: found[1] + found[2].upper(), text, count=1)


@cache
def load_texts() -> Mapping[str, Any]:
    """The sentences, from the page beside this file."""
    page = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(page)
    return loaded


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages to a folder, to look at them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pages", type=at_least_one, help="how many")
    parser.add_argument("folder", type=Path, help="where to, made if it is not there")
    options = parser.parse_args(arguments)
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages(options.pages)):
            (options.folder / f"{number:06d}-{page.about}.html").write_bytes(page.html)
    except OSError as error:
        sys.stderr.write(f"texts: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
