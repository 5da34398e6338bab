"""Copies of one agency's text are found; another reporter's text on the same attack is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations

import pytest

from dateline.incidents.copies import Signed, dispatches, shared, signature
from dateline.types import Block, BlockKind, Report
from tests.incidents import agency

DAY = date(2019, 5, 4)


def report(*told: tuple[BlockKind, str]) -> Report:
    """A report of those blocks."""
    text, blocks = "", []
    for kind, words in told:
        blocks.append(Block(kind, len(text), len(text) + len(words), "made"))
        text += f"{words}\n"
    return Report("r", "0" * 64, text, tuple(blocks))


def signed(name: str, text: str, days: int | None = 0) -> Signed:
    day = None if days is None else DAY + timedelta(days)
    return Signed(name, day, signature(report((BlockKind.BODY, text))))


@pytest.mark.parametrize(
    "made",
    [agency.cut, agency.localised, agency.cut_and_localised, agency.edited],
    ids=lambda made: made.__name__,
)
def test_what_papers_make_of_a_dispatch_is_its_copy(made: Callable[[], str]) -> None:
    found = dict(dispatches([signed("b", made()), signed("a", agency.whole())]))
    assert found == {"a": "a", "b": "a"}


def test_another_report_of_the_same_attack_is_no_copy() -> None:
    found = dict(dispatches([signed("a", agency.whole()), signed("b", agency.other())]))
    assert found == {"a": "a", "b": "b"}


def test_headline_and_furniture_do_not_count() -> None:
    body = (BlockKind.BODY, agency.whole())
    first = signature(report((BlockKind.HEADLINE, "Lorry bomb kills 23 in Karvan"), body))
    second = signature(
        report((BlockKind.FURNITURE, "Sign in to read more"), body, (BlockKind.BYLINE, "By Lena Orr"))
    )
    assert shared(first, second) == 1.0


def test_report_of_a_headline_alone_is_signed_by_it() -> None:
    first = signature(report((BlockKind.HEADLINE, "Shells fall on Karvan")))
    assert shared(first, signature(report((BlockKind.BODY, "shells FALL on Karvan.")))) == 1.0
    assert shared(first, signature(report((BlockKind.HEADLINE, "Shells fall on Sharaf")))) < 0.1


def test_reports_without_words_copy_nothing() -> None:
    assert signature(report((BlockKind.FURNITURE, "Sign in"))) == b""
    found = dict(dispatches([signed("a", "…"), signed("b", "—")]))
    assert found == {"a": "a", "b": "b"}


def test_dispatch_does_not_hang_on_the_order_of_arrival() -> None:
    texts = [agency.cut(), agency.whole(), agency.localised(), agency.other()]
    reports = [
        signed(name, text, day) for name, text, day in zip("dcba", texts, (1, 0, 1, None), strict=True)
    ]
    found = [sorted(dispatches(order)) for order in permutations(reports)]
    assert found[0] == [("a", "a"), ("b", "c"), ("c", "c"), ("d", "c")]
    assert all(one == found[0] for one in found)


def test_of_one_day_the_lower_id_is_the_dispatch() -> None:
    found = dict(dispatches([signed("b", agency.whole()), signed("a", agency.whole())]))
    assert found == {"a": "a", "b": "a"}


def test_what_repeats_weeks_later_is_no_copy() -> None:
    found = dict(
        dispatches(
            [signed("a", agency.whole()), signed("b", agency.whole(), 8), signed("c", agency.whole(), 7)]
        )
    )
    assert found == {"a": "a", "b": "b", "c": "a"}


def test_chain_of_edits_does_not_grow_into_one_dispatch() -> None:
    words = agency.whole().split() + agency.other().split()
    parts = [signed(f"r{at}", " ".join(words[at * 60 : at * 60 + 200])) for at in range(5)]
    assert shared(parts[0].signature, parts[1].signature) > 0.4
    found = dict(dispatches(parts))
    assert found["r1"] == "r0"
    assert all(
        shared(parts[int(name[1:])].signature, parts[int(dispatch[1:])].signature) >= 0.4
        for name, dispatch in found.items()
    )
    assert len(set(found.values())) > 1


def test_signature_stays_what_it_was() -> None:
    made = signature(report((BlockKind.BODY, agency.whole())))
    assert len(made) == 4 * 126
    assert made[:8].hex() == "c07ec900fa092900"
