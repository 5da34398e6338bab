"""Sources into shards, and shards into a workspace: the same as when the workspace takes in the sources."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import polars as pl
import pytest

from dateline.cli import main
from dateline.collect import Dropped
from dateline.errors import CaptureError, ShardError
from dateline.pipeline import Pipeline
from dateline.scale import shard as shards
from dateline.scale.folder import Folder
from dateline.scale.job import Job, Unit
from dateline.scale.merge import merge
from dateline.scale.plan import units
from dateline.scale.run import Lost, here, run
from dateline.scale.work import Made, documents, make
from dateline.store import Store
from dateline.types import Block, BlockKind, Capture, Reading, Report
from dateline.workspace.workers import Workers
from tests.scale.made import added, files, job_of, make_sources
from tests.store.conftest import new_database, postgres  # noqa: F401
from tests.workspace.held import Held, held, outcomes


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Sources of every kind."""
    return make_sources(tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module")
def wanted(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> Held:
    """What a workspace holds that took in the sources itself."""
    return added(sources, tmp_path_factory.mktemp("added") / "work.db")


@pytest.fixture(scope="module")
def made(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A job that is done."""
    job = job_of(sources, tmp_path_factory.mktemp("made") / "shards")
    run(job)
    return job


def merged(folder: Path, work: Path) -> Held:
    """What a workspace holds into which a folder was merged."""
    with Store.open(work, create=True) as store:
        merge(store, Folder(folder))
    return held(work)


def test_merged_shards_are_what_the_workspace_would_have_taken_in(
    made: Job, wanted: Held, work: Path
) -> None:
    assert merged(made.folder, work) == wanted
    assert [len(wanted[table]) for table in ("captures", "reports", "dropped")] == [35, 34, 10]
    with closing(sqlite3.connect(work)) as database:
        ((what, versions),) = database.execute("SELECT what, versions FROM runs")
    assert what == "merge"
    assert all(f'"{name}":"{version}"' in versions for name, version in made.versions.items())


def test_every_kind_of_source_is_cut(made: Job) -> None:
    cut = [unit.file for unit in units(made)]
    for name in ("crawl.warc.gz", "table.parquet", "2-also.warc", "lines.jsonl"):
        assert len([file for file in cut if file and file.endswith(name)]) >= 2, name
    assert cut.count(None) == 2  # the small files of the folder, before and after an archive


def test_merging_again_changes_nothing(made: Job, wanted: Held, work: Path) -> None:
    merged(made.folder, work)
    with Store.open(work) as store:
        tally = merge(store, Folder(made.folder))
    assert (tally.counts["new"], tally.counts["reports"], tally.counts["refused"]) == (0, 0, 0)
    assert tally.counts["known"] > 30
    assert held(work) == wanted


def test_a_merge_that_stopped_anywhere_is_gone_on_with(made: Job, wanted: Held, work: Path) -> None:
    steps = iter(range(100))
    for most in (1, 2, 5, 9):

        def stop(_progress: object, most: int = most) -> None:
            if next(steps) % 10 >= most:
                raise KeyboardInterrupt

        with Store.open(work, create=True) as store, pytest.raises(KeyboardInterrupt):
            merge(store, Folder(made.folder), on_progress=stop)
    assert held(work) != wanted
    assert merged(made.folder, work) == wanted
    assert outcomes(work) == ["stopped"] * 4 + ["done"]


def test_captures_that_a_killed_merge_kept_are_read_by_the_next(
    made: Job, wanted: Held, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(work, create=True) as store:
        with monkeypatch.context() as patch:
            patch.setattr(store.reports, "save", _full)
            with pytest.raises(ShardError, match="full"):
                merge(store, Folder(made.folder))
        assert store.captures.waiting_count() > 0
    assert merged(made.folder, work) == wanted


def _full(*_: object, **__: object) -> None:
    raise ShardError("the disk is full")


def test_what_the_workspace_has_already_stays(
    made: Job, sources: list[str], wanted: Held, work: Path
) -> None:
    added(sources, work)
    assert merged(made.folder, work) == wanted


def test_in_postgresql_too(made: Job, new_database: str) -> None:  # noqa: F811
    with Store.open(new_database, create=True) as store:
        merge(store, Folder(made.folder))
        assert (store.captures.count(), store.reports.count()) == (35, 34)
        assert merge(store, Folder(made.folder)).counts["new"] == 0


def test_the_same_shards_come_of_it_in_any_order_and_on_the_second_try(made: Job, tmp_path: Path) -> None:
    job = replace(made, folder=tmp_path / "again")

    def broken_off(found: Iterable[Unit], job: Job) -> Iterator[tuple[int, Made | Lost]]:
        done = here(found, job)
        for _ in range(5):
            yield next(done)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(job, broken_off)
    with pytest.raises(ShardError, match="no finished run"):
        Folder(job.folder).finished()
    ran = run(job, backwards)
    assert ran.again == 5
    assert files(job.folder) == files(made.folder)


def backwards(found: Iterable[Unit], job: Job) -> Iterator[tuple[int, Made | Lost]]:
    """Make the shards from the last to the first."""
    listed = list(found)
    for number in reversed(range(len(listed))):
        ((_, one),) = here([listed[number]], job)
        yield number, one


def test_a_unit_whose_workers_die_holds_up_no_other(made: Job, tmp_path: Path) -> None:
    job = replace(made, folder=tmp_path / "dying")

    def dying(found: Iterable[Unit], job: Job) -> Iterator[tuple[int, Made | Lost]]:
        for number, one in here(found, job):
            yield number, Lost("page 7", "its worker died 3 times") if number == 7 else one

    with pytest.raises(ShardError, match=r"page 7 could not be read: its worker died 3 times; \d+ other"):
        run(job, dying)
    assert run(job).again > 7
    assert files(job.folder) == files(made.folder)


def test_what_killed_workers_left_is_taken_away(made: Job, tmp_path: Path) -> None:
    job = replace(made, folder=tmp_path / "left")
    first = next(units(job)).shard(job)
    (job.folder / "shards").mkdir(parents=True)
    (job.folder / "versions.json").write_bytes((made.folder / "versions.json").read_bytes())
    (job.folder / "shards" / f"{first}.elsewhere-7.part").write_bytes(b"half")
    (job.folder / "shards" / f"{first}.elsewhere-7.part.parts").mkdir()
    run(job)
    assert files(job.folder) == files(made.folder)


def test_a_shard_holds_the_rows_of_many_parts_in_order(
    made: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards.ShardWriter.__init__, "__defaults__", (500,))
    job = replace(made, folder=tmp_path / "parts")
    run(job)
    for name, content in files(made.folder).items():
        if name.endswith(".parquet"):
            there = tmp_path / "whole.parquet"
            there.write_bytes(content)
            assert pl.read_parquet(there).equals(pl.read_parquet(job.folder / name)), name


def test_a_folder_of_other_versions_is_left_alone(made: Job) -> None:
    other = replace(made, versions={**made.versions, "codebook": "another"})
    before = files(made.folder)
    with pytest.raises(ShardError, match=r"other versions \(codebook .* there, another here\)"):
        run(other)
    assert files(made.folder) == before


def test_two_jobs_share_a_folder(sources: list[str], wanted: Held, tmp_path: Path, work: Path) -> None:
    folder = tmp_path / "shards"
    for some in (sources[:2], sources[2:]):
        run(job_of(some, folder))
    found = merged(folder, work)
    for table in ("contents", "claims", "claim_values", "copies"):
        assert found[table] == wanted[table], table


def test_a_damaged_or_missing_shard_is_named(made: Job, tmp_path: Path, work: Path) -> None:
    folder = tmp_path / "copied"
    for name, content in files(made.folder).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    path = sorted((folder / "shards").iterdir())[3]
    content = path.read_bytes()
    for damaged in (content[:-20], b"", None):
        if damaged is None:
            path.unlink()
        else:
            path.write_bytes(damaged)
        with Store.open(work, create=True) as store, pytest.raises(ShardError, match=path.name):
            merge(store, Folder(folder))
    with Store.open(work) as store:
        assert os.fspath(path) and store.runs.last(1)[0].outcome == "stopped"


def test_a_page_that_was_changed_in_its_shard_is_found_out(made: Job) -> None:
    path = max((made.folder / "shards").iterdir(), key=lambda one: one.stat().st_size)
    row = next(one for one in shards.each_row(path) if one.content)
    assert shards.capture_of(row).content == row.content
    with pytest.raises(ShardError, match="another sha256"):
        shards.capture_of(replace(row, content=b"<p>Something else.</p>"))


def test_names_and_addresses_that_no_database_takes(tmp_path: Path, work: Path) -> None:
    source = os.fsdecode(os.fsencode(tmp_path) + b"/we\xffird.jsonl")
    record = {
        "body": "Bomb kills two\n\nA bomb killed two people in Mosul.",
        "url": "http://x/\ud800",
        "outlet": "A\0B",
    }
    Path(source).write_text(json.dumps(record) + "\n" + json.dumps({"url": "\ud801"}), encoding="utf-8")
    wanted = added([source], tmp_path / "added.db")
    assert (len(wanted["reports"]), len(wanted["dropped"])) == (1, 1)
    job = job_of([source], tmp_path / "shards")
    run(job)
    assert merged(job.folder, work) == wanted


def test_a_source_or_column_that_is_not_there_makes_no_folder(made: Job, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    for sources, said in (
        ([str(tmp_path / "no.warc")], "does not exist"),
        (made.sources[1:2], "no column 'story'"),
    ):
        options = replace(made.options, columns={"text": "story"})
        job = replace(made, sources=tuple(sources), folder=folder, options=options)
        with pytest.raises(CaptureError, match=said):
            run(job)
    assert not folder.exists()


def test_nothing_to_take_in_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.warc").write_bytes(b"hello")
    assert main(["run", str(tmp_path / "none.warc"), "--into", str(tmp_path / "shards"), "--fast"]) == 2
    shown = capsys.readouterr()
    assert "left out   1\n         1 is no WARC file\n" in shown.out
    assert shown.err == "dateline: nothing could be taken in\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "{sources}/lines.jsonl", "--into", "{sources}"], "holds other things than shards"),
        (
            ["run", "{sources}/lines.jsonl", "--into", "{sources}/lines.jsonl"],
            "holds other things than shards",
        ),
        (["merge", "{sources}", "--into", "{tmp}/work.db"], "is no folder of shards: `dateline run"),
        (["merge", "{tmp}/none", "--into", "{tmp}/work.db"], "is no folder of shards: `dateline run"),
        (["merge", "{sources}/lines.jsonl", "--into", "{tmp}/work.db"], "is no folder of shards: `dateline"),
    ],
)
def test_wrong_folders_are_told_in_one_line(
    arguments: list[str], said: str, sources: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = Path(sources[0]).parent
    assert main([one.format(sources=there, tmp=tmp_path) for one in arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err and shown.err.count("\n") == 1
    assert not (tmp_path / "work.db").exists()


class Scripted:
    """A pipeline that does what each capture says."""

    def __call__(self, capture: Capture) -> Reading:
        """A report of the capture's text."""
        text = capture.content.decode()
        while text == "endless":
            pass
        if text == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        return Reading(Report(text, capture.sha256, text, (Block(BlockKind.BODY, 0, len(text), "all"),)), ())


def test_a_page_that_takes_too_long_or_ends_its_process_is_refused_and_the_rest_goes_on(
    made: Job, tmp_path: Path, work: Path
) -> None:
    texts = ("plain 1", "endless", "", "plain 2", "deadly", "plain 3")
    found = tuple(Capture(one.encode()) if one else Dropped("pages/none.txt", 1, "is empty") for one in texts)
    job = replace(made, folder=tmp_path / "slow")
    folder = Folder(job.folder)
    folder.open_for(job.versions)
    with Workers(cast(Pipeline, Scripted()), documents, 1, most_seconds=1) as workers:
        one = make(Unit("pages", found), job, workers)
    folder.finish(job, [one.entry])
    assert (one.counts["reports"], one.counts["refused"], one.counts["dropped"]) == (3, 2, 1)
    rows = [(row.kind, row.reason) for row in shards.each_row(folder.shard(one.entry.shard))]
    assert rows == [
        ("report", None),
        ("refused", "reading it took more than 1 seconds of processor time"),
        ("dropped", "is empty"),
        ("report", None),
        ("refused", "reading it ended the process (SIGKILL)"),
        ("report", None),
    ]
    refused = [row[-1] for row in merged(job.folder, work)["captures"] if row[-1]]
    assert refused == [reason for kind, reason in rows if kind == "refused"]
