"""What asking a language model will take, in a line."""

from __future__ import annotations

from collections.abc import Callable

import typer

from dateline.cli.output import complain
from dateline.engine import Estimate, Price, read_price
from dateline.pipeline import Pipeline
from dateline.store import Store

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


def in_words(found: Estimate, price: Price | None) -> str:
    """An estimate for a person to decide by."""
    tokens = f"about {rounded(found.sent)} tokens sent and up to {rounded(found.answered)} answered"
    cost = (
        "cost unknown (--price)"
        if price is None
        else f"up to {_money(found.cost(price))} in the money of --price"
    )
    time = (
        "time unknown before the first answer"
        if found.seconds is None
        else f"{_time(found.seconds)} in one process"
    )
    reports = "1 report" if found.reports == 1 else f"{found.reports:,} reports"
    return f"estimate: {reports}, {tokens}; {cost}; {time}"


def rounded(number: int) -> str:
    """Two digits of a number: it is a guess."""
    return f"{float(f'{number:.2g}'):,.0f}"


def telling(store: Store, pipeline: Pipeline | None, price: str | None) -> Callable[[], None]:
    """What tells the estimate for what waits in a workspace; nothing is told where no model is asked."""
    from dateline.workspace.estimating import estimate_waiting

    paid = price_of(price)

    def tell() -> None:
        found = estimate_waiting(store, pipeline) if pipeline is not None else None
        if found is not None:
            complain(in_words(found, paid))

    return tell


def price_of(words: str | None) -> Price | None:
    """The price that --price gives, None without one."""
    return None if words is None else read_price(words)


def need_engine(engine: str | None, *options: tuple[str, object]) -> None:
    """Refuse options that mean nothing without --engine."""
    for name, value in options:
        if value and engine is None:
            raise typer.BadParameter(f"{name} is of use with --engine only")


def _money(sum_: float) -> str:
    """Cents of what is more than one, two digits of what is less."""
    return f"{sum_:,.2f}" if sum_ >= 1 or not sum_ else f"{sum_:.2g}"


def _time(seconds: float) -> str:
    for unit, name in ((_DAY, "days"), (_HOUR, "hours"), (_MINUTE, "minutes")):
        if seconds >= 2 * unit:
            return f"up to {seconds / unit:.0f} {name}"
    return f"up to {max(seconds, 1):.0f} seconds"
