"""One incident drawn for a person: what was chosen, every voice's figure beside it, their words, why they are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.cli.dates import in_words
from dateline.cli.incident_words import (
    count_in_words,
    disputed_fields,
    range_in_words,
    shares_in_words,
    told,
    value_in_words,
    voice_in_words,
)
from dateline.cli.passages import quotes_of
from dateline.cli.show import SIGNS
from dateline.types import Chosen, Claim, Figure, Incident, Judgement, Link, Precision, Report, Said, When

_FIELDS = (
    ("When", "date"),
    ("Where", "place"),
    ("Who", "actors"),
    ("To whom", "targets"),
    ("With", "weapon"),
)
_LABEL = 9
_MOST_POINTS = 4
"""Reasons shown for one link, the weightiest first."""


@dataclass(frozen=True)
class Shown:
    """An incident with what its page quotes: its claims and those beside it, and their reports, by id."""

    incident: Incident
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    judgements: Sequence[Judgement] = ()
    plain: bool = False


def draw_incident(shown: Shown) -> Iterator[RenderableType]:
    """The parts of the page, top to bottom."""
    incident = shown.incident
    yield Text(told(incident), style="bold")
    yield _facts(shown)
    disputed = disputed_fields(incident)
    if disputed:
        yield Text(f"Disputed: {', '.join(disputed)}", style="bold red")
    yield Text()
    yield _fields(shown)
    for figure in incident.figures:
        yield Text()
        yield from _figure(figure, shown)
    yield Text()
    yield from _words(shown)
    yield from _links(shown)
    yield from _beside(shown)
    yield from _judgements(shown)


def _facts(shown: Shown) -> Text:
    incident = shown.incident
    reports = len({shown.claims[claim].report_id for claim in incident.claim_ids if claim in shown.claims})
    facts = (
        incident.id,
        incident.kind.replace("_", " "),
        _number(len(incident.claim_ids), "claim"),
        _number(reports, "report"),
        _number(incident.voices, "independent voice"),
    )
    return Text(" · ".join(facts), style="dim")


def _fields(shown: Shown) -> RenderableType:
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(width=_LABEL, no_wrap=True)
    rows.add_column(overflow="fold")
    for label, name in _FIELDS:
        chosen: Chosen[Any] = getattr(shown.incident, name)
        rows.add_row(Text(label, style="bold"), _chosen(chosen, shown))
    return rows


def _chosen(chosen: Chosen[Any], shown: Shown) -> Text:
    text = Text(value_in_words(chosen.value))
    if not chosen.said and chosen.value is None:
        return text.append(f" {chosen.rule}", style="dim")
    if chosen.disputed:
        text.append("  disputed", style="bold red")
    text.append(f"\n{chosen.rule}", style="dim")
    for said in _others(chosen):
        text.append(
            f"\n{value_in_words(said.value.value)}: {_voice(said, shown)}, {said.reason}", style="dim"
        )
    return text


def _others(chosen: Chosen[Any]) -> list[Said[Any]]:
    """What voices say beside the chosen value, each voice and value once."""
    found: dict[tuple[str, str], Said[Any]] = {}
    for said in chosen.said:
        if said.value.value != chosen.value:
            found.setdefault((said.origin, value_in_words(said.value.value)), said)
    return list(found.values())


def _figure(figure: Figure, shown: Shown) -> Iterator[RenderableType]:
    head = Text(f"{figure.what.value.capitalize():{_LABEL}} ", style="bold")
    head.append(range_in_words(figure))
    if figure.disputed:
        head.append("  disputed", style="bold red")
    yield head
    notes = [figure.rule, f"of them: {shares}" if (shares := shares_in_words(figure)) else ""]
    indent = (0, 0, 0, _LABEL + 1)
    yield Padding(Text("\n".join(note for note in notes if note), style="dim"), indent)
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for said in figure.said:
        style = "" if said.used else "dim"
        rows.add_row(Text(count_in_words(said.value.value), style=style), _row(said, shown, style))
    yield Padding(rows, indent)


def _row(said: Said[Any], shown: Shown, style: str) -> Text:
    """Who says a figure, when and in which words; what became of it below."""
    day = f", {said.published.day} {said.published:%B %Y}" if said.published else ""
    words = f"“{said.value.original}”" if said.value.original else said.value.origin
    text = Text(f"{_voice(said, shown)}{day}: {words}", style=style)
    return text.append(f"\n{said.reason}", style="dim")


def _words(shown: Shown) -> Iterator[RenderableType]:
    yield Text("In their words", style="bold")
    for number, claim_id in enumerate(shown.incident.claim_ids, start=1):
        yield _claim(shown, claim_id, f"{number}.")


def _claim(shown: Shown, claim_id: str, mark: str) -> RenderableType:
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(justify="right", width=3, no_wrap=True)
    rows.add_column(overflow="fold")
    claim = shown.claims.get(claim_id)
    if claim is None:
        rows.add_row(mark, Text(f"claim {claim_id}, which is no more", style="dim"))
        return rows
    report = shown.reports[claim.report_id]
    sign, colour = SIGNS[claim.status]
    head = Text(f"[{sign}] {claim.status.value}", style=colour)
    voice = claim.said_by.value if claim.said_by else "the reporter's own words"
    head.append(f" · {voice} · {_paper(report)}", style="dim")
    rows.add_row(mark, head)
    for quote in quotes_of(report, claim.evidence, shown.plain):
        rows.add_row("", quote)
    rows.add_row("", Text(f"claim {claim.id}", style="dim"))
    return rows


def _links(shown: Shown) -> Iterator[RenderableType]:
    links = shown.incident.links
    if not links:
        return
    numbers = {claim: number for number, claim in enumerate(shown.incident.claim_ids, start=1)}
    yield Text()
    yield Text("Why they are one", style="bold")
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(overflow="fold")
    for link in links:
        ends = f"{numbers.get(link.left, link.left)} and {numbers.get(link.right, link.right)}"
        rows.add_row(ends, f"{link.score:.0%}", Text(_why(link), style="dim"))
    yield Padding(rows, (0, 0, 0, 1))


def _why(link: Link) -> str:
    weighty = sorted(link.points, key=lambda point: (-abs(point[1]), point[0]))[:_MOST_POINTS]
    points = ", ".join(f"{name.replace('_', ' ')} {value:+.1f}" for name, value in weighty if round(value, 1))
    return "; ".join(part for part in (link.reason, points) if part)


def _beside(shown: Shown) -> Iterator[RenderableType]:
    if not shown.incident.beside:
        return
    yield Text()
    yield Text("Beside it", style="bold")
    for claim_id in shown.incident.beside:
        yield _claim(shown, claim_id, "–")


def _judgements(shown: Shown) -> Iterator[RenderableType]:
    if not shown.judgements:
        return
    yield Text()
    yield Text("Judgements", style="bold")
    for one in shown.judgements:
        yield Padding(Text(judgement_in_words(one)), (0, 0, 0, 1))


def judgement_in_words(one: Judgement) -> str:
    """One judgement on a line: what, on which claims, who, when and why."""
    field = f" {one.field}" if one.field else ""
    detail = f" = {one.detail}" if one.detail is not None else ""
    subjects = " and ".join(one.subjects)
    return f"{one.id}  {one.verdict.value}{field}{detail}: {subjects} · {one.who}, {one.when:%Y-%m-%d} · {one.why}"


def _voice(said: Said[Any], shown: Shown) -> str:
    report = shown.reports.get(said.report_id)
    partisan = ", partisan" if said.partisan else ""
    return voice_in_words(said, _name(report) if report else None) + partisan


def _paper(report: Report) -> str:
    if report.published is None:
        return _name(report)
    return f"{_name(report)}, {in_words(When(report.published, report.published, Precision.DAY)).removeprefix('on ')}"


def _name(report: Report) -> str:
    return report.outlet or (f"“{report.headline}”" if report.headline else f"report {report.id}")


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
