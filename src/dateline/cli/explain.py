"""``dateline read --explain``: what every layer says of one sentence, drawn for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.sentence import sentence
from dateline.types import Mark, Passage, Place, Reading, Report, Sentence, Span, When

if TYPE_CHECKING:
    from dateline.types.parse import Phrase, Token

DEEPEST = 6
"""Steps that a word is moved in by its depth in the tree; deeper ones stay there, so that lines fit."""
SENTENCES = "sentences"


def find_sentence(reading: Reading, wanted: str) -> tuple[int, Passage, Phrase] | None:
    """The sentence of that number, from 1, or the first that holds these words; None where there is none."""
    words = " ".join(wanted.lower().split())
    for number, (passage, phrase) in enumerate(_sentences(reading), start=1):
        holds = words in " ".join(phrase.text.lower().split())
        if number == int(words) if words.isdecimal() else holds:
            return number, passage, phrase
    return None


def draw_sentence(
    reading: Reading, number: int, passage: Passage, phrase: Phrase
) -> Iterator[RenderableType]:
    """The sentence, its words as a tree, and the marks and claims that touch it."""
    total = sum(1 for _ in _sentences(reading))
    words = [token for token in phrase if not token.is_space]
    span = reading.span(passage, words[0], words[-1])
    yield Text(f"Sentence {number} of {total} ({passage.block.kind.value})", style="bold")
    yield Text(_flat(reading.report.quote(span)))
    yield Text()
    own = (mark for layer in reading.layers for mark in layer.marks if mark.span == span)
    left = next((mark.left for mark in own if isinstance(mark, Sentence)), None)
    yield _tree(words) if left is None else Text(f"left unparsed: it {left}")
    yield Text()
    yield _marks(reading, span)


def _sentences(reading: Reading) -> Iterator[tuple[Passage, Phrase]]:
    """Sentences that have words."""
    for passage, phrase in reading.sentences():
        if not phrase.text.isspace():
            yield passage, phrase


def _tree(words: list[Token]) -> Table:
    """A word a row: number, the word moved in by its depth, tags, relation, and the head's number and word."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("right", "left", "left", "left", "left", "left"):
        table.add_column(justify=justify, overflow="fold")
    table.add_row(*(Text(title, style="dim") for title in ("", "word", "tags", "relation", "head", "name")))
    numbers = {word.i: number for number, word in enumerate(words, start=1)}
    for word in words:
        root = word.head.i == word.i
        head = "" if root else f"{numbers.get(word.head.i, '')} {word.head.text}"
        depth = min(sum(1 for _ in word.ancestors), DEEPEST)
        name = word.ent_type_ if word.ent_iob_ != "I" else "  “"
        row = (
            str(numbers[word.i]),
            "  " * depth + word.text,
            f"{word.pos_} {word.tag_}",
            word.dep_,
            head,
            name,
        )
        table.add_row(*(Text(cell, style="bold" if root else "") for cell in row))
    return table


def _marks(reading: Reading, span: Span) -> Table:
    """A row for all marks of which a layer says the same: layer, words, what it says; at the end the claims."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=3)
    for layer in reading.layers:
        alike: dict[str, list[str]] = {}
        for mark in layer.marks if layer.name != SENTENCES else ():
            if mark.span.overlap(span):
                words = _flat(reading.report.quote(mark.span))
                alike.setdefault(_says(reading.report, mark), []).append(words)
        title = layer.name
        for says, quotes in alike.items():
            table.add_row(Text(title, style="bold"), Text(", ".join(quotes)), Text(says))
            title = ""
    title = "claims"
    for claim in reading.claims:
        if any(evidence.overlap(span) for evidence in claim.evidence):
            status = f"{claim.kind.replace('_', ' ')}, {claim.status.value}"
            table.add_row(Text(title, style="bold"), Text(sentence(claim)), Text(status))
            title = ""
    return table


def _says(report: Report, mark: Mark) -> str:
    """The label and every field of a mark that is filled, whatever type of mark it is."""
    told = [mark.label]
    for field in fields(mark):
        value = getattr(mark, field.name)
        if field.name not in {"span", "label"} and value is not None and value not in ((), "", False):
            told.append(f"{field.name.replace('_', ' ')}: {_value(report, value)}")
    return " · ".join(told)


def _value(report: Report, value: Any) -> str:
    """One field as words: spans as quotes, dates as ISO dates, parts joined by commas."""
    if isinstance(value, Span):
        return f"“{_flat(report.quote(value))}”"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, tuple):
        return ", ".join(_value(report, part) for part in value)
    if value is True:
        return "yes"
    if is_dataclass(value):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
        return ", ".join(_value(report, part) for name, part in parts if part is not None and name != "span")
    return value.isoformat() if isinstance(value, date) else str(value)


def _place(place: Place) -> str:
    """ "Mosul, Nineveh, IRQ (36.34, 43.13), geonames:99072; weighed: Mosul .97, Mosul Lake .01; the largest place"."""
    named = ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))
    spot = f" ({place.lat:.2f}, {place.lon:.2f})" if place.lat is not None and place.lon is not None else ""
    key = f", {place.key}" if place.key is not None else ""
    weighed = ", ".join(f"{one.name} {one.chance:.2f}" for one in place.candidates)
    parts = (f"{named}{spot}{key}", f"weighed: {weighed}" if weighed else "", place.reason)
    return "; ".join(part for part in parts if part)


def _when(when: When) -> str:
    days = [day.isoformat() if day else "…" for day in dict.fromkeys((when.start, when.end))]
    return f"{' to '.join(days)} ({when.precision.value})"


def _flat(text: str) -> str:
    return " ".join(text.split())
