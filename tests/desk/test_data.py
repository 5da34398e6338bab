"""Data asked for at the desk: what is made, what it is shown to have lost, who gets names, and what is kept."""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, cast
from urllib.parse import parse_qs

import polars as pl
import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from dateline.desk import Settings
from dateline.desk.data.jobs import MOST_KEPT, MOST_WAITING, BusyError, Job, Jobs, Stage
from dateline.desk.data.shapes import shapes
from dateline.desk.data.wanted import Wanted, state_of
from dateline.export.formats import FORMATS, format_named
from dateline.export.make import make
from dateline.export.shape import Options
from dateline.store import Store
from dateline.types import Party, Role, Verdict
from dateline.workspace.judging import Ruling, judge
from tests.desk.team import gather, logged_in, token_of
from tests.export.made import stored, told

SECONDS = 120
"""Until something must be made: a machine with other work takes its time."""
PROGRAM = {"content-type": "application/json"}
"""How a program of whoever owns the desk shows that it is none of a browser's forms."""
KILLING = "Gunmen shot Odile Kamaro dead in Ravenna, officer Henrik Dall told Ines Bram."
VICTIM = Party("Odile Kamaro", False, "civilians", None, "CVL", "Civilians")


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """Data sets of a desk, gone afterwards."""
    made = Jobs()
    yield made
    made.close()


def wanted(store: Store, form: str = "ucdp", options: Options | None = None) -> Wanted:
    """A data set of the store as it is now."""
    return Wanted(form, options or Options(), state_of(store))


def fetched(client: TestClient, address: str, **asked: str) -> Response:
    """What is answered once it is made."""
    ends = monotonic() + SECONDS
    while True:
        answer = client.get(address, params=asked | {"wait": "10"})
        if answer.status_code != 202 or monotonic() > ends:
            return answer


def test_every_format_says_what_it_is_for() -> None:
    assert [one.name for one in shapes()] == list(FORMATS)
    assert all(one.use for one in shapes())


def test_what_is_made_is_what_the_command_makes(jobs: Jobs, store: Store, tmp_path: Path) -> None:
    job = jobs.ask(store, wanted(store, "acled"))
    progress = job.wait(SECONDS)
    assert progress.stage is Stage.READY
    assert progress.facts is not None
    make(store, format_named("acled"), tmp_path / "same.zip")
    file = jobs.opened(job)
    assert file is not None
    with file:
        assert file.read() == (tmp_path / "same.zip").read_bytes()
    left_out = sum(one.count for one in progress.facts.left_out)
    with_rows = {row for row in _rows_csv(tmp_path / "same.zip")["incident"].to_list() if row}
    assert left_out + len(with_rows) == store.incidents.count()
    assert all(one.examples for one in (*progress.facts.left_out, *progress.facts.lost))


def _rows_csv(path: Path) -> pl.DataFrame:
    with zipfile.ZipFile(path) as archive:
        return pl.read_csv(archive.read("rows.csv"))


def test_the_same_question_is_made_once_until_the_workspace_changes(jobs: Jobs, store: Store) -> None:
    first = jobs.ask(store, wanted(store))
    assert jobs.ask(store, wanted(store)) is first
    judge(store, Ruling(Verdict.ACCEPT, (next(store.claims.each()).id,), "it says so"), "ana")
    assert jobs.ask(store, wanted(store)) is not first


def test_only_some_are_kept_and_the_folder_goes_with_the_desk(store: Store) -> None:
    jobs = Jobs()
    made = [
        jobs.ask(store, Wanted("hxl", Options(), f"state {number}")).wait(SECONDS)
        for number in range(MOST_KEPT + 3)
    ]
    assert {one.stage for one in made} == {Stage.READY}
    kept = jobs.recent()
    assert len(kept) == MOST_KEPT
    file = jobs.opened(kept[0])
    assert file is not None
    folder = Path(file.name).parent
    file.close()
    assert len(list(folder.iterdir())) == MOST_KEPT
    jobs.close()
    assert not folder.exists()


def test_the_folder_goes_also_where_nobody_closes_the_desk(store: Store) -> None:
    jobs = Jobs()
    job = jobs.ask(store, wanted(store, "hxl"))
    job.wait(SECONDS)
    file = jobs.opened(job)
    assert file is not None
    file.close()
    del jobs
    gc.collect()
    assert not Path(file.name).parent.exists()


def test_too_many_at_once_are_refused(jobs: Jobs, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    hold = Event()
    monkeypatch.setattr(Job, "make", lambda *_: hold.wait(SECONDS))
    try:
        for number in range(MOST_WAITING + 1):
            jobs.ask(store, Wanted("hxl", Options(), f"state {number}"))
        with pytest.raises(BusyError):
            jobs.ask(store, Wanted("hxl", Options(), "one more"))
    finally:
        hold.set()


def test_a_fault_is_told_without_a_path_and_may_be_tried_again(
    jobs: Jobs, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(store.name))

    monkeypatch.setattr("dateline.desk.data.jobs.make", full)
    failed = jobs.ask(store, wanted(store)).wait(SECONDS)
    assert failed.stage is Stage.FAILED
    assert "No space left" in failed.fault
    assert "/" not in failed.fault
    monkeypatch.undo()
    assert jobs.ask(store, wanted(store)).wait(SECONDS).stage is Stage.READY


def test_a_desk_that_closes_does_not_wait_for_what_is_made(store: Store) -> None:
    jobs = Jobs()
    job = jobs.ask(store, wanted(store, "jsonl"))
    jobs.close()
    assert job.wait(SECONDS).ended


def test_a_program_gets_the_same_bytes_and_the_same_tag(client: TestClient) -> None:
    address = "/api/v1/exports/csv/file"
    assert client.get(address).status_code == client.get("/api/v1/exports/csv").status_code == 404
    begun = client.post("/api/v1/exports/csv", headers=PROGRAM)
    assert begun.status_code in {200, 202}
    assert begun.json()["file"] == "/api/v1/exports/csv/file"
    first, second = fetched(client, address), client.get(address)
    assert first.status_code == 200
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    assert client.get(address, headers={"if-none-match": first.headers["etag"]}).status_code == 304
    head = client.head(address)
    assert (head.headers["content-length"], head.content) == (str(len(first.content)), b"")
    with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
        assert {"incidents.csv", "losses.md", "dictionary.csv", "NOTICE.txt"} <= set(archive.namelist())


def test_the_state_of_an_export_says_what_was_lost(client: TestClient) -> None:
    client.post("/api/v1/exports/ucdp", headers=PROGRAM)
    fetched(client, "/api/v1/exports/ucdp/file")
    state = client.get("/api/v1/exports/ucdp").json()
    assert state["state"] == "ready"
    assert sum(one["count"] for one in state["left_out"]) > 0
    assert client.get(state["file"]).status_code == 200


def test_rows_in_pages_are_those_of_the_export(client: TestClient, store: Store, tmp_path: Path) -> None:
    make(store, format_named("acled"), tmp_path / "acled")
    wanted_rows = pl.read_csv(tmp_path / "acled" / "acled.csv")
    found, at = [], "/api/v1/formats/acled/rows?limit=7"
    while at:
        answer = client.get(at).json()
        found += answer["items"]
        at = answer["next"]
    assert len(found) == len(wanted_rows)
    assert list(found[0]) == wanted_rows.columns
    assert [row["event_id_cnty"] for row in found] == wanted_rows["event_id_cnty"].to_list()
    assert client.get("/api/v1/formats/acled/rows?table=none").status_code == 422


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("format=gdelt", 404),
        ("format=ucdp&from=June", 422),
        ("format=ucdp&from=2014-06-02&to=2014-06-01", 422),
        ("format=ucdp&country=Iraq", 422),
        ("format=ucdp&out=/etc/passwd", 422),
        ("format=../../etc/passwd", 404),
    ],
)
def test_what_does_not_fit_is_a_page_and_begins_nothing(client: TestClient, asked: str, status: int) -> None:
    form = parse_qs(asked) | {"csrf": cast(Any, client.app).state.desk.token}
    for answer in (client.get(f"/data/set?{asked}"), client.post("/data/set", data=form)):
        assert answer.status_code == status
        assert "<h1>" in answer.text
    assert "Asked for lately" not in client.get("/data").text


def test_a_form_begins_and_a_link_alone_does_not(client: TestClient) -> None:
    asked = "/data/set?format=acled&country=IRQ&country=SYR"
    assert "It is not made yet" in client.get(asked).text
    assert client.get(asked.replace("set", "set/file")).status_code == 404
    assert "Asked for lately" not in client.get("/data").text
    form = {"format": "acled", "country": "SYR IRQ", "from": "", "csrf": "wrong"}
    assert client.post("/data/set", data=form).status_code == 403
    form["csrf"] = cast(Any, client.app).state.desk.token
    answer = client.post("/data/set", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, asked)
    assert "It is not made yet" not in client.get(asked).text
    assert asked.replace("&", "&amp;") in client.get("/data").text


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"content-type": "text/plain"},
        PROGRAM | {"origin": "https://news.example"},
        PROGRAM | {"sec-fetch-site": "cross-site"},
    ],
    ids=str,
)
def test_no_other_sites_page_has_the_desk_work_for_it(client: TestClient, sent: dict[str, str]) -> None:
    assert client.post("/api/v1/exports/ucdp", headers=sent).status_code == 403
    assert client.get("/api/v1/exports/ucdp").status_code == 404


def test_json_is_no_key_where_people_log_in(workspace: Path, store: Store) -> None:
    gather(store)
    with logged_in(Settings(workspace), store, Role.READER) as client:
        assert client.post("/api/v1/exports/ucdp", headers=PROGRAM).status_code == 403


@pytest.mark.parametrize(("role", "status"), [(Role.CODER, 403), (Role.ADJUDICATOR, 200)])
def test_names_are_for_adjudicators(tmp_path: Path, role: Role, status: int) -> None:
    path = stored(tmp_path / "work.db", told("i1", KILLING, kind="killing", targets=(VICTIM,)))
    with Store.open(path) as store:
        gather(store)
        with logged_in(Settings(path), store, role) as client:
            token = {"x-csrf-token": token_of(client, store, Settings(path))}
            asked = {"format": "csv", "names": "true"}
            assert client.get("/data/set", params=asked).status_code == status
            begun = client.post("/data/set", data=asked, headers=token)
            assert begun.status_code == (303 if status == 200 else status)
            for names in ("true", "false"):
                client.post(f"/api/v1/exports/csv?names={names}", headers=token)
            named = fetched(client, "/api/v1/exports/csv/file", names="true")
            assert named.status_code == status
            masked = fetched(client, "/api/v1/exports/csv/file")
            assert not _holds(masked.content, "Kamaro")
            assert status == 403 or _holds(named.content, "Kamaro")


def test_names_that_one_asked_for_are_not_offered_to_others(tmp_path: Path) -> None:
    path = stored(tmp_path / "work.db", told("i1"))
    with Store.open(path) as store:
        gather(store)
        with logged_in(Settings(path), store, Role.READER) as client:
            token = {"x-csrf-token": token_of(client, store, Settings(path))}
            client.post("/data/set", data={"format": "csv"}, headers=token)
            assert client.get("/data").text.count("/data/set?format=csv") == 1
            assert "names" not in client.get("/data").text.partition("Asked for lately")[2]


def _holds(packed: bytes, word: str) -> bool:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return any(word in archive.read(name).decode() for name in archive.namelist())
