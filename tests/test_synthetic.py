"""Made-up reports: the same by seed, growing at the end, each incident told as its own."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from benchmarks.synthetic import Synthetic, jsonl, load_stock, main, one_sentence, synthetic_reports

from dateline.collect.records import read_record
from dateline.gazetteer.added import open_gazetteer

REPORTS = list(synthetic_reports(400))


def by_incident() -> dict[int, list[Synthetic]]:
    found = defaultdict(list)
    for report in REPORTS:
        found[report.incident].append(report)
    return found


def test_the_same_seed_gives_the_same_and_fewer_are_the_first_of_more() -> None:
    assert list(synthetic_reports(50)) == REPORTS[:50]
    assert list(synthetic_reports(50, seed=7)) != REPORTS[:50]


def test_no_two_reports_are_one() -> None:
    assert len({report.url for report in REPORTS}) == len({report.text for report in REPORTS}) == 400


def test_reports_come_in_order_of_publication_after_what_they_tell() -> None:
    assert all(one.published <= other.published for one, other in pairwise(REPORTS))
    days = [(date.fromisoformat(one.published) - date.fromisoformat(one.day)).days for one in REPORTS]
    assert set(days) == {0, 1, 2, 3}


def test_an_incident_is_told_by_one_to_six_reports_that_differ() -> None:
    sizes = {len(found) for found in by_incident().values()}
    assert sizes >= {1, 2, 3, 4, 5} and max(sizes) <= 6
    tolls = [len({report.killed for report in found}) for found in by_incident().values()]
    assert max(tolls) >= 3
    for found in by_incident().values():
        assert len({(one.kind, one.place, one.day) for one in found}) == 1
        assert len({one.outlet for one in found}) == len(found)


def test_copies_carry_one_text_under_other_headlines() -> None:
    reports = {report.url: report for report in REPORTS}
    pairs = [
        (one, reports[one.dispatch]) for one in REPORTS if one.dispatch != one.url and one.dispatch in reports
    ]
    assert len(pairs) > 40
    assert all(copy.body == first.body and copy.text != first.text for copy, first in pairs)
    assert any(copy.text.partition("\n")[0] != first.text.partition("\n")[0] for copy, first in pairs)


def test_every_sentence_is_filled() -> None:
    assert not any("{" in report.text or "}" in report.text for report in REPORTS)


def test_a_short_report_has_one_or_two_sentences() -> None:
    shorter = sum(len(report.text) for report in synthetic_reports(400, short=True))
    assert shorter < 0.75 * sum(len(report.text) for report in REPORTS)


def test_every_place_is_in_the_gazetteer() -> None:
    gazetteer = open_gazetteer()
    for theatre in load_stock()["theatres"]:
        countries = {found.entry.country for found in gazetteer.find(theatre["country"].removeprefix("the "))}
        for place in theatre["places"]:
            assert countries & {found.entry.country for found in gazetteer.find(place)}, place


def test_the_command_writes_lines_that_dateline_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["3", "--seed", "9"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [jsonl(report) for report in synthetic_reports(3, seed=9)]
    taken = read_record(lines[0].encode(), "lines:1")
    told = json.loads(lines[0])
    assert (taken.content.decode(), taken.published) == (told["text"], told["published"])


def test_of_a_report_one_sentence_can_be_kept() -> None:
    for report in REPORTS[:50]:
        kept = one_sentence(report)
        assert kept.text.endswith(".\n") and kept.text.count(". ") == 0
        assert kept.text.removesuffix(".\n") in report.body
        assert kept.text[0].isupper() and len(kept.text) > 20
