"""When an incident was, by what its claims say."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.choose import Option, Reckoning, choose
from dateline.incidents.rules import Rules
from dateline.incidents.rulings import Pick
from dateline.incidents.voices import Heard
from dateline.types import Chosen, Precision, When

_OPEN = 10_000
"""Days that a date without a beginning counts for: any other is more exact."""


def choose_date(
    heard: Sequence[Heard], kind: str, picks: Sequence[Pick] = (), rules: Rules | None = None
) -> Chosen[When]:
    """The most exact date that most voices leave room for.

    Where no claim has a date, the incident was before the first report of it: the value is then such a
    ``When``, nobody says it, and the rule tells so. It is None where no report has a day either.
    """
    from dateline.incidents.rules import load_rules

    rules = rules or load_rules()
    options = [Option(one, one.claim.date) for one in heard if one.claim.date is not None]
    chosen = choose(options, _reckoning(kind in rules.lasting), picks, rules)
    first = min((one.telling.published for one in heard if one.telling.published), default=None)
    if options or first is None:
        return chosen
    return Chosen(When(None, first, Precision.BEFORE), rules.values.before.format(day=first))


def _reckoning(lasting: bool) -> Reckoning[When]:
    """``lasting``: a stretch of days is told as such, and a voice that tells one of its days leaves room for it."""

    def holds(said: When, value: When) -> bool:
        if said.start is None:
            return value.end <= said.end
        stretch = lasting and value.precision is Precision.RANGE
        return value.within(said) or (stretch and said.within(value))

    def exactness(value: When) -> tuple[int, int, str]:
        days = _OPEN if value.start is None else (value.end - value.start).days
        first = 0 if lasting and value.precision is Precision.RANGE else 1
        return first, days, value.end.isoformat()

    return Reckoning("date", holds, _apart, exactness)


def _apart(one: When, two: When) -> bool:
    """Whether two dates have no day in common."""
    starts = [when.start for when in (one, two) if when.start is not None]
    return bool(starts) and max(starts) > min(one.end, two.end)
