"""How runs end, what waits from either end, and what a watched address answered last."""

from __future__ import annotations

import platform
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, update

from dateline.store import Answer, Store
from dateline.store.database import Database
from dateline.store.layout import migrate
from dateline.store.tables import runs
from tests.store import made

OLD = """
INSERT INTO runs (what, versions, started, finished) VALUES ('add', '{}', '2015-03-02 09:00:00', NULL);
INSERT INTO runs (what, versions, started, finished) VALUES ('add', '{}', '2015-03-02 09:00:00', '2015-03-02 10:00:00');
"""


def gone() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def set_process(store: Store, run: str, process: str) -> None:
    database: Database = store.runs._database
    with database.writing() as connection:
        connection.execute(update(runs).where(runs.c.id == int(run)).values(process=process))


def test_a_run_whose_process_is_gone_is_broken_off(store: Store) -> None:
    node = platform.node()
    dead, alive, elsewhere, done = (made.run(store) for _ in range(4))
    set_process(store, dead, f"{node}:{gone()}")
    set_process(store, elsewhere, f"other{node}:1")
    store.runs.finish(done, {"new": 3})
    set_process(store, done, f"{node}:{gone()}")
    assert store.runs.break_off() == 1
    assert store.runs.break_off() == 0
    found = {run.id: run for run in store.runs.each()}
    assert [found[run].outcome for run in (dead, alive, elsewhere, done)] == [
        "broken off",
        None,
        None,
        "done",
    ]
    assert found[dead].finished is not None and found[alive].finished is None


def test_captures_wait_from_either_end(store: Store) -> None:
    run = made.run(store)
    store.captures.add([made.page(number) for number in range(5)], source="pages", run=run)
    assert [one.id for one in store.captures.waiting(2)] == [1, 2]
    assert [one.id for one in store.captures.waiting(2, from_end=True)] == [5, 4]


def test_what_certain_runs_read_is_not_read_again(store: Store) -> None:
    batch = made.filled(store)
    later = made.run(store)
    store.reports.save(batch[:1], run=later)
    store.captures.read_again(but_by=[later])
    assert [one.id for one in store.captures.waiting(5)] == [2, 3]
    assert store.reports.count() == 3
    store.captures.read_again()
    assert [one.id for one in store.captures.waiting(5)] == [1, 2, 3]


def test_the_last_answer_of_an_address_is_kept_with_what_it_gave(store: Store) -> None:
    feed, run = "https://example.org/feed", made.run(store)
    assert store.fetched.get(feed) is None
    store.captures.add([made.page(1)], source=feed, run=run, answers={feed: Answer('"a"')})
    store.captures.add([], source=feed, run=run, answers={feed: Answer('"b"', "Mon, 02 Mar 2015", "new")})
    assert store.fetched.get(feed) == Answer('"b"', "Mon, 02 Mar 2015", "new")


def test_when_a_source_was_asked_is_kept(store: Store) -> None:
    assert store.fetched.polled("wire") is None
    for hour in (9, 10):
        store.fetched.poll("wire", datetime(2015, 3, 2, hour, tzinfo=UTC))
    assert store.fetched.polled("wire") == datetime(2015, 3, 2, 10, tzinfo=UTC)


def test_runs_that_had_an_end_were_done_when_nobody_wrote_down_how(tmp_path: Path) -> None:
    work = tmp_path / "work.db"
    engine = create_engine(f"sqlite:///{work}")
    with engine.begin() as connection:
        migrate(connection, "0001")
    with closing(sqlite3.connect(work)) as file:
        file.executescript(OLD)
    engine.dispose()
    with Store.open(work) as store:
        assert [run.outcome for run in store.runs.each()] == [None, "done"]
