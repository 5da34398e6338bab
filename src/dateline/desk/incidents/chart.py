"""The figures of an incident on one scale: the chosen one above, each voice's below, copies under their voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.desk.incidents.headline import range_in_words
from dateline.desk.intervals import Bounds, Drawn, Scale, scale_of
from dateline.desk.words import count_in_words
from dateline.types import Count, Figure, Said, Status


@dataclass(frozen=True)
class Row:
    """What one voice tells. ``also`` are other reports that carry the same under that voice.

    ``used`` is false for what makes no part of the toll; ``reason`` says why or why not.
    """

    voice: str
    status: Status
    words: str
    original: str
    drawn: Drawn
    used: bool
    chosen: bool
    partisan: bool
    reason: str
    claim_id: str
    report_id: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """One kind of toll."""

    what: str
    words: str
    rule: str
    disputed: bool
    drawn: Drawn | None
    scale: Scale
    rows: tuple[Row, ...]
    shares: tuple[str, ...] = ()


def chart_of(figure: Figure, names: Mapping[str, str]) -> Chart:
    """The chart of one toll; ``names`` are those of the voices, by claim id."""
    chosen = Bounds(figure.low, figure.best, figure.high, unbounded=figure.high is None)
    told = [Bounds(one.value.value.low, one.value.value.best, one.value.value.high) for one in figure.said]
    scale = scale_of([chosen, *told])
    return Chart(
        figure.what.value,
        range_in_words(figure.low, figure.best, figure.high, figure.what.value),
        figure.rule,
        figure.disputed,
        scale.draw(chosen) if chosen.known() else None,
        scale,
        _rows(figure, scale, names),
        tuple(_shares(figure)),
    )


def _rows(figure: Figure, scale: Scale, names: Mapping[str, str]) -> tuple[Row, ...]:
    """A row for each voice and figure, those that count first; of several reports the one that counts stands for it."""
    by_voice: dict[tuple[str, Count], list[Said[Count]]] = {}
    for one in sorted(figure.said, key=lambda said: not said.used):
        by_voice.setdefault((one.origin, one.value.value), []).append(one)
    rows = [_row(told, figure, scale, names) for told in by_voice.values()]
    return tuple(sorted(rows, key=lambda row: (not row.used, not row.chosen)))


def _row(told: list[Said[Count]], figure: Figure, scale: Scale, names: Mapping[str, str]) -> Row:
    first, count = told[0], told[0].value.value
    also = dict.fromkeys(
        names.get(one.claim_id, one.report_id) for one in told[1:] if one.report_id != first.report_id
    )
    return Row(
        names.get(first.claim_id, first.origin),
        first.status,
        count_in_words(count),
        first.value.original,
        scale.draw(Bounds(count.low, count.best, count.high)),
        first.used,
        first.used and tells_best(count, figure),
        first.partisan,
        first.reason,
        first.claim_id,
        first.report_id,
        tuple(also),
    )


def tells_best(count: Count, figure: Figure) -> bool:
    """Whether a count is the figure chosen: of a bound or a vague word that is the lower end."""
    told = count.best if count.best is not None else count.low
    return told is not None and told == figure.best


def _shares(figure: Figure) -> list[str]:
    """ "5 soldiers"; nothing where nobody tells any part."""
    if all(share.party is None for share in figure.shares):
        return []
    return [
        f"{share.best} {share.party}" if share.party else f"{share.best} of whom nobody says who they were"
        for share in figure.shares
    ]
