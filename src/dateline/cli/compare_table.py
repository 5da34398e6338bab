"""What a comparison comes to, drawn for a person: figures of both readings, by field and by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.workspace.agreement import FEWEST, RELIABLE, TENTATIVE
from dateline.workspace.comparing import Tally, Which

_CODERS = 3
"""Makers of claims that are named for a side; a workspace of many versions has more."""


def draw_tally(a: str, b: str, tally: Tally) -> Iterator[RenderableType]:
    """What was compared, how many claims each has, and a line for each field and kind."""
    yield _sides(a, b, tally)
    yield Text()
    yield from _reports(tally)
    if not tally.reports["both"]:
        return
    yield _claims(tally)
    if tally.claims["both"]:
        yield Text("\nFields of the claims that both have", style="bold")
        yield _fields(tally)
        yield Text(
            f"alpha is Krippendorff's: agreement with chance taken off, - for fewer than {FEWEST} claims and where"
            f" nobody varies. Rely on it from {RELIABLE:.3f}, draw tentative conclusions from {TENTATIVE:.3f}"
            " (Krippendorff 2004).",
            style="dim",
        )
    if tally.kinds:
        yield Text("\nClaims by kind", style="bold")
        yield _kinds(tally)


def _sides(a: str, b: str, tally: Tally) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for (which, label, _), name in zip(_WAYS, (a, b), strict=True):
        made = Text(_made(tally.coders[which]), style="dim")
        grid.add_row(label, Text(name, style="bold", overflow="fold"), made)
    return grid


def _made(coders: Counter[str]) -> str:
    """What made the claims of a side, the most frequent first."""
    ordered = sorted(coders.items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{name} ({claims})" if len(ordered) > 1 else name for name, claims in ordered[:_CODERS]]
    if len(ordered) > _CODERS:
        told.append(f"{len(ordered) - _CODERS} more")
    return "; ".join(told) or "no claims"


def _reports(tally: Tally) -> Iterator[Text]:
    both, a, b = (tally.reports[where] for where in ("both", "a", "b"))
    alone = [f"{number} in {name} alone" for number, name in ((a, "A"), (b, "B")) if number]
    yield Text(", ".join([f"{both} report{'' if both == 1 else 's'} in both", *alone]))
    if tally.other_text:
        yield Text(
            f"{tally.other_text} of them read as another text: their claims are met by the words they quote"
        )
    if not both:
        yield Text("Nothing can be compared: reports are met by their capture, or by their text.")


def _claims(tally: Tally) -> Text:
    shares = [
        f"{share:.0%} of {own}'s are in {other}"
        for which, own, other in _WAYS
        if (share := tally.share(which)) is not None
    ]
    told = [
        f"{tally.claims['both']} claims in both",
        f"{tally.claims['a']} in A alone",
        f"{tally.claims['b']} in B alone",
    ]
    f1 = [f"F1 {tally.f1:.3f}"] if tally.f1 is not None else []
    return Text("; ".join((", ".join(told), *shares, *f1)))


_WAYS: tuple[tuple[Which, str, str], ...] = (("a", "A", "B"), ("b", "B", "A"))


def _fields(tally: Tally) -> Table:
    table = _table("field", "same", "differ", "A alone", "B alone", "neither", "alike", "alpha", "95 %")
    for name, slot in tally.slots.items():
        one = tally.agreement(name)
        table.add_row(
            name,
            *map(str, (slot.same, slot.differ, slot.a_alone, slot.b_alone, slot.neither)),
            "-" if slot.alike is None else f"{slot.alike:.0%}",
            "-" if one.alpha is None or one.units < FEWEST else f"{one.alpha:.3f}",
            "" if one.low is None or one.high is None else f"{one.low:.2f} to {one.high:.2f}",
        )
    return table


def _kinds(tally: Tally) -> Table:
    table = _table("kind", "both", "A alone", "B alone")
    for kind, where in sorted(tally.kinds.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])):
        table.add_row(kind, *map(str, (where["both"], where["a"], where["b"])))
    return table


def _table(first: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(first)
    for name in columns:
        table.add_column(name, justify="right", no_wrap=True)
    return table
