"""The scorer of attributions, on gold written for this test."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.attribution import Marked, evaluate_attribution, fits, matches
from dateline.evaluate.attribution_gold import load_attributed
from dateline.read.reader import Reader

TEXT = "Town falls.\n\nOfficials said rebels left the town.\n\nThe town reportedly fell.\n"
MARKS = """T1\tSource 13 22\tOfficials
T2\tCue 23 27\tsaid
T3\tContent 28 49\trebels left the town
T4\tAttribution 23 27\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tCue 60 70\treportedly
T6\tContent 51 59;71 75\tThe town fell
T7\tAttribution-no-source 60 70\treportedly
E2\tAttribution-no-source:T7 Cue:T5 Content:T6
T8\tDiscard 0 4\tTown
E3\tAttribution-no-source:T7
"""


def write_gold(gold: Path, marks: str = MARKS, *, annotators: tuple[str, ...] = ("0a1b",)) -> None:
    for folder in ("text", "attributions"):
        (gold / "polnear" / "dev" / folder).mkdir(parents=True)
    (gold / "polnear" / "dev" / "text" / "one_town.txt").write_text(TEXT, "utf-8")
    for name in annotators:
        path = gold / "polnear" / "dev" / "attributions" / f"one_town_{name}.ann"
        path.write_text(marks, "utf-8")


def test_loads_marks_and_drops_what_is_not_whole(tmp_path: Path) -> None:
    write_gold(tmp_path)
    (text,) = load_attributed(tmp_path)
    assert (text.name, text.split, text.dropped) == ("one_town", "dev", 1)
    said, heard = text.attributions
    assert [TEXT[start:end] for start, end in said.source] == ["Officials"]
    assert (heard.source, heard.content) == ((), ((51, 59), (71, 75)))


def test_scores_from_the_raw_text(reader: Reader, tmp_path: Path) -> None:
    write_gold(tmp_path, annotators=("0a1b", "2c3d"))
    dev = evaluate_attribution(tmp_path, reader)["sets"]["polnear"]["dev"]
    assert (dev["texts"], dev["attributions"], dev["annotators"]) == (1, 4, 100.0)
    assert dev["both"]["half"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert dev["forms"]["indirect"] == {"precision": 100.0, "recall": 100.0}
    assert dev["baseline"]["both"]["half"]["f1"] < 100.0


@pytest.mark.parametrize(
    ("gold", "found", "ways"),
    [
        (range(10), range(10), {"lax", "half", "strict"}),
        (range(10), range(5), {"lax", "half"}),
        (range(10), range(4), {"lax"}),
        (range(10), range(8, 20), set()),
        ((), (), {"lax", "half", "strict"}),
        (range(10), (), set()),
    ],
)
def test_parts_match_by_half_of_the_longer(gold: range, found: range, ways: set[str]) -> None:
    assert {way for way in ("lax", "half", "strict") if fits(frozenset(gold), frozenset(found), way)} == ways


def test_matching_is_one_to_one() -> None:
    mark = Marked(frozenset({1}), frozenset({2}), frozenset({3}), "direct")
    assert len(list(matches([mark, mark], [mark], ("source", "content"), "half"))) == 1


@pytest.mark.parametrize(
    ("marks", "message"),
    [
        ("T1\tCue 0 four\tTown\n", "one_town_0a1b.ann:1: no offsets"),
        ("T1\tCue 0 4000\tTown\n", "one_town_0a1b.ann:1: .* outside"),
        ("E1\tCue:T9\n", "one_town_0a1b.ann:1: there is no mark 'T9'"),
    ],
)
def test_a_record_that_cannot_be_read_is_named(tmp_path: Path, marks: str, message: str) -> None:
    write_gold(tmp_path, marks)
    with pytest.raises(GoldError, match=message):
        load_attributed(tmp_path)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="polnear"):
        load_attributed(tmp_path)
    write_gold(tmp_path)
    (tmp_path / "polnear" / "dev" / "text" / "one_town.txt").unlink()
    with pytest.raises(GoldError, match=r"text/one_town\.txt"):
        load_attributed(tmp_path)
