"""A reading drawn for a person: the report's head, then every claim with its quote, status and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.dates import how_exact
from dateline.cli.output import is_plain
from dateline.cli.sentence import join, sentence
from dateline.cli.spots import on_the_map
from dateline.types import Claim, Mark, Reading, Report, Span, Status

SIGNS = {
    Status.ASSERTED: ("+", "green"),
    Status.ATTRIBUTED: ('"', "cyan"),
    Status.UNVERIFIED: ("?", "yellow"),
    Status.DENIED: ("x", "red"),
    Status.PLANNED: (">", "blue"),
    Status.HYPOTHETICAL: ("~", "magenta"),
    Status.BACKGROUND: ("<", "bright_black"),
}
"""A sign and a colour for each status: the sign so that nothing hangs on colour."""

AROUND = 160
"""Characters of a sentence that are shown on either side of the evidence; longer ones are cut at a word."""


def draw(reading: Reading, *, first: bool = True, plain: bool | None = None) -> Iterator[RenderableType]:
    """The parts of one report's output, top to bottom; a line above it unless it is the first.

    ``plain`` puts evidence between underscores; None does so where standard output shows no styles.
    """
    if not first:
        yield Rule(characters="-", style="dim")
    yield from _head(reading.report)
    number = len(reading.claims)
    yield Text(_verdict(reading) if number == 0 else f"{number} claim{'s' * (number != 1)}", style="bold")
    yield Text()
    plain = is_plain() if plain is None else plain
    for place, claim in enumerate(reading.claims, start=1):
        yield _claim(reading, claim, place, plain)


def _head(report: Report) -> Iterator[RenderableType]:
    if report.outlet:
        yield Text(report.outlet, style="dim")
    yield Text(report.headline or "(no headline found)", style="bold" if report.headline else "dim")
    if report.standfirst:
        yield Text(report.standfirst, style="italic")
    facts = [
        f"by {join(report.authors)}" if report.authors else "",
        f"with {join(report.contributors)}" if report.contributors else "",
        report.dateline or "",
        report.published.isoformat() if report.published else "date unknown",
    ]
    yield Text(" · ".join(fact for fact in facts if fact), style="dim")
    yield Text()


def _verdict(reading: Reading) -> str:
    """Why there are no claims, as far as the stages said it."""
    notes = "; ".join(reading.report.notes)
    if notes:
        return f"No claims: {notes}"
    if not reading.passages:
        return "No claims: no part of the page was found to be a report"
    return "No claims: nothing in the text is an event of the codebook"


def _claim(reading: Reading, claim: Claim, number: int, plain: bool) -> RenderableType:
    sign, colour = SIGNS[claim.status]
    status = Text(f"[{sign}] {claim.status.value}", style=colour)
    facts = (_voice(claim), claim.kind.replace("_", " "), how_exact(claim.date), on_the_map(claim))
    status.append(f" · {' · '.join(facts)}", style="dim")
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    rows.add_row(f"{number}.", Text(sentence(claim), style="bold"))
    for part in (status, *quotes(reading, claim, plain), Text()):
        rows.add_row("", part)
    return rows


def _voice(claim: Claim) -> str:
    return f"said by {claim.said_by.value}" if claim.said_by else "the reporter's own words"


def quotes(reading: Reading, claim: Claim, plain: bool) -> list[Text]:
    """The sentences a claim stands in, its evidence underlined, or between underscores where ``plain``."""
    found: dict[tuple[int, int], list[Span]] = {}
    for span in claim.evidence:
        found.setdefault(_around(reading, span), []).append(span)
    return [quote(reading.report, start, end, spans, plain) for (start, end), spans in found.items()]


def _around(reading: Reading, span: Span) -> tuple[int, int]:
    """Start and end of the sentences that a span touches."""
    touched = [mark.span for mark in reading.marks("sentences", Mark) if mark.span.overlap(span)]
    start = min([span.start, *(sentence.start for sentence in touched)])
    end = max([span.end, *(sentence.end for sentence in touched)])
    return start, end


def quote(report: Report, start: int, end: int, spans: Sequence[Span], plain: bool) -> Text:
    """A stretch of a report in quotation marks, the spans underlined or between underscores; a long one is cut."""
    ordered = sorted(spans)
    text, cut_start, cut_end = report.text, *_cut(report.text, start, end, ordered)
    quote = Text("“" if cut_start == start else "“… ")
    place = cut_start
    for span in ordered:
        if span.start < place:
            continue
        quote.append(_flat(text[place : span.start]))
        words = _flat(text[span.start : span.end])
        quote.append(f"_{words}_" if plain else words, style="underline")
        place = span.end
    quote.append(_flat(text[place:cut_end]))
    return quote.append("”" if cut_end == end else " …”")


def _cut(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[int, int]:
    """The part of a long sentence near its evidence, cut between words."""
    near_start, near_end = spans[0].start - AROUND, max(span.end for span in spans) + AROUND
    if near_start > start:
        start = text.find(" ", near_start, spans[0].start) + 1 or spans[0].start
    if near_end < end:
        last = max(span.end for span in spans)
        cut = text.rfind(" ", last, near_end)
        end = cut if cut > 0 else last
    return start, end


def _flat(text: str) -> str:
    """White space as single spaces, so that a quote wraps like any text; ends are kept as one space."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and words else ""
    return f"{before}{words}{after}"
