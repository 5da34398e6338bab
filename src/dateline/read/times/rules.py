"""Which function gives the sense of which rule of times.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.read.times import counted, lengths, named
from dateline.read.times.senses import Resolver

RULES: Mapping[str, Resolver] = MappingProxyType(
    {
        "iso day": named.iso_day,
        "calendar day": named.day_of_month,
        "month": named.month,
        "part of month": named.part_of_month,
        "season": named.season_of,
        "quarter": named.quarter,
        "business quarter": named.business_quarter,
        "years": named.years,
        "year": named.year,
        "decade": named.decade,
        "century": named.century,
        "holiday": named.holiday,
        "weekday": counted.weekday,
        "day word": counted.day_word,
        "period": counted.period,
        "other period": counted.other_period,
        "ago": counted.ago,
        "clock": counted.clock,
        "stretch": lengths.stretch,
        "duration": lengths.duration,
        "set": lengths.repeated,
        "present": lengths.present,
        "past": lengths.past,
        "future": lengths.future,
    }
)
