"""The claims of one report as two readings have them, drawn for a person."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.cli.sentence import sentence
from dateline.cli.show import quote
from dateline.types import Claim, Report
from dateline.workspace.coded import in_words, words_for
from dateline.workspace.comparing import Lone
from dateline.workspace.meeting import Met, Pair

_SIGNS = {"A alone": "yellow", "B alone": "cyan", "both": "magenta", "alike": "green"}


def draw_met(met: Met, *, only_different: bool) -> Iterator[RenderableType]:
    """One report: what A alone has, what B alone, what both have and tell otherwise, then what is alike."""
    yield from _head(met.a)
    if not met.differs:
        yield Text(
            f"{_several(len(met.pairs))}, all alike" if met.pairs else "no claims in either", style="dim"
        )
    if met.text_differs:
        yield Text("the page was read as another text", style="dim")
    for claim in met.alone_a:
        yield _claim("A alone", claim, met.a)
    for claim in met.alone_b:
        yield _claim("B alone", claim, met.b)
    for pair in met.pairs:
        if pair.differing:
            yield _claim("both", pair.a, met.a)
            yield _differences(pair, met)
    alike = [pair for pair in met.pairs if not pair.differing]
    if alike and not only_different:
        yield Text()
        yield from (_claim("alike", pair.a, met.a) for pair in alike)


def draw_lone(lone: Lone) -> Iterator[RenderableType]:
    """A report that one reading alone has."""
    yield from _head(lone.report)
    yield Text(f"in {lone.which.upper()} alone, with {_several(lone.claims)}")


def _several(claims: int) -> str:
    return f"{claims} claim{'' if claims == 1 else 's'}"


def _head(report: Report) -> Iterator[RenderableType]:
    yield Rule(characters="-", style="dim")
    day = report.published.isoformat() if report.published else "date unknown"
    yield Text(report.headline or "(no headline found)", style="bold")
    yield Text(" · ".join(part for part in (report.outlet, day, report.id) if part), style="dim")


def _claim(where: str, claim: Claim, report: Report) -> RenderableType:
    """A claim with where it stands, its sentence, who says it and the words that tell it."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=len("A alone"))
    grid.add_column(overflow="fold")
    grid.add_row(Text(where, style=_SIGNS[where]), Text(sentence(claim)))
    voice = in_words(claim, "source")
    grid.add_row("", Text(f"{claim.kind} · {claim.status.value} · said by {voice}", style="dim"))
    if where != "alike":
        grid.add_row("", _quoted(report, claim))
    return Padding(grid, (1, 0, 0, 0)) if where != "alike" else grid


def _quoted(report: Report, claim: Claim) -> Text:
    spans = sorted(claim.evidence)
    parts = [quote(report, span.start, span.end, [span], plain=False) for span in spans]
    return Text(" … ").join(parts)


def _differences(pair: Pair, met: Met) -> RenderableType:
    """Each field that differs, as A has it and as B has it, with the words that it was read from."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(3):
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name in pair.differing:
        for label, claim, report in (("A", pair.a, met.a), ("B", pair.b, met.b)):
            grid.add_row(" " * 7, name if label == "A" else "", label, _value(claim, report, name))
    if pair.a.evidence != pair.b.evidence and met.a.id == met.b.id:
        grid.add_row(" " * 7, "words", "B", _quoted(met.b, pair.b))
    return grid


def _value(claim: Claim, report: Report, name: str) -> Text:
    """What a claim says of a field, and the words for it where they are not the clause itself."""
    told = Text(in_words(claim, name))
    words = () if name in {"kind", "status"} else words_for(claim, name)
    quoted = " … ".join(" ".join(report.quote(span).split()) for span in words)
    return told.append(f"  “{quoted}”", style="dim") if quoted else told
