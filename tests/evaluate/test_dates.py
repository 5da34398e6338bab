from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.dates import evaluate_dates, named_days
from dateline.evaluate.timeml import load_timeml
from dateline.read.reader import Reader

GOOD = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2014-06-16T09:00" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>
<TEXT>The town <EVENT eid="e1">fell</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2014-06-13">Friday</TIMEX3>.

He stayed <TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> and left
<TIMEX3 tid="t3" type="DATE" value="2014-06-09">a week before</TIMEX3>.</TEXT></TimeML>"""


def write(gold: Path, **texts: str) -> None:
    folder = gold / "timeml" / "Ours"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.tml").write_text(text, "utf-8")


def test_loads_text_and_times(tmp_path: Path) -> None:
    write(tmp_path, good=GOOD, bad="<TimeML>", empty="<TimeML/>", bare=GOOD.replace('"P3D"', '""'))
    loaded = load_timeml(tmp_path)
    (document,) = loaded.documents
    assert (document.corpus, document.published) == ("Ours", date(2014, 6, 16))
    words = [document.text[time.start : time.end] for time in document.times]
    assert words == ["Friday", "three days", "a week before"]
    bad, bare, empty = loaded.dropped
    assert bad.startswith("bad.tml cannot be read")
    assert "without words or value" in bare
    assert empty == "empty.tml has no TEXT"


def test_a_day_of_publication_may_be_missing(tmp_path: Path) -> None:
    write(
        tmp_path,
        none=GOOD.replace("2014-06-16T09:00", "June"),
        wrong=GOOD.replace("2014-06-16", "2014-16-16"),
    )
    assert [document.published for document in load_timeml(tmp_path).documents] == [None, None]


def test_nothing_to_score_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="timeml"):
        load_timeml(tmp_path)


def test_scores_times(reader: Reader, tmp_path: Path) -> None:
    write(tmp_path, good=GOOD)
    scores = evaluate_dates(tmp_path, reader)
    everything = scores["all"]
    assert everything["gold"] == 3
    assert everything["relaxed"]["recall"] == 100.0
    assert everything["value"]["recall"] == 66.67
    assert everything["sorts"]["DURATION"] == {"gold": 1, "found": 1, "sort": 1, "value": 1}
    assert everything["baseline"]["value"] == {"precision": 100.0, "recall": 33.33, "f1": 50.0}
    assert scores["corpora"]["Ours"]["strict"]["precision"] == 66.67
    assert scores["dropped"] == []


def test_the_baseline_knows_names_of_days() -> None:
    found = list(named_days("Friday, May 3, June 2012, 1999, yesterday", date(2014, 6, 16)))
    assert [time.value for time in found] == ["2014-06-13", "2014-05-03", "2012-06", "1999", "2014-06-15"]
    assert [time.value for time in named_days("Friday, May 3", None)] == ["", "XXXX-05-03"]
