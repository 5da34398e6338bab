"""A second process takes reports in and joins them while three people read and judge: nothing is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from benchmarks.synthetic import jsonl, synthetic_reports

from dateline.desk import Settings
from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.types import Verdict
from dateline.workspace.ingest import add
from dateline.workspace.judging import Ruling, judge
from dateline.workspace.reconcile import reconcile
from dateline.workspace.rejoin import rejoin
from tests.desk.conftest import REPORTS
from tests.desk.served import serving
from tests.postgres import server

ROOT = Path(__file__).parents[2]
PEOPLE = 3
NEW = 60
"""Made-up reports that come in meanwhile."""
PAGES = ("/incidents", "/incidents?order=toll&words=mosul", "/map", "/reports", "/")
_TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
_SECONDS = 300


@contextmanager
def taking_in(where: str | Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that adds new reports to the workspace and joins them."""
    source = folder / "new.jsonl"
    source.write_text("".join(jsonl(one) + "\n" for one in synthetic_reports(NEW)), encoding="utf-8")
    line = '"$0" -m dateline add --fast "$1" --into "$2" && "$0" -m dateline reconcile "$2"'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(
        ["bash", "-c", line, sys.executable, str(source), str(where)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process


def all_at_once(work: Callable[[Sequence[str]], int], claims: Sequence[str]) -> int:
    """Let each person do the work on their own claims; gives how many judgements they made together."""
    with ThreadPoolExecutor(PEOPLE) as people:
        return sum(people.map(work, [claims[at::PEOPLE] for at in range(PEOPLE)]))


def check_nothing_is_lost(where: str | Path, claims: Sequence[str], made: int) -> None:
    """Every judgement is there, none of its claims waits, and joining again changes no incident."""
    with Store.open(where) as store:
        assert store.judgements.count() == made == len(claims)
        assert {one.subjects[0] for one in store.judgements.each()} == set(claims)
        assert not {row.claim_id for row in store.queue.page(limit=500).rows} & set(claims)
        assert store.reports.count() > NEW
        before = list(store.incidents.each())
        assert reconcile(store).missing == ()
        assert list(store.incidents.each()) == before
        assert store.browse.count() == len(before) > 0


def waiting(where: str | Path) -> list[str]:
    with Store.open(where) as store:
        return [row.claim_id for row in store.queue.page().rows]


@pytest.mark.enable_socket
def test_three_people_at_a_desk_while_reports_come_in(workspace: Path, tmp_path: Path) -> None:
    claims = waiting(workspace)
    with serving(Settings(workspace)) as address, taking_in(workspace, tmp_path) as process:

        def review(mine: Sequence[str]) -> int:
            kept = 0
            with httpx2.Client(base_url=address, timeout=_SECONDS) as client:
                token = _TOKEN.search(client.get(f"/queue/{mine[0]}").text)
                assert token is not None
                for number, claim in enumerate(mine):
                    verdict = ("accept", "unsure")[number % 2]
                    form = {"csrf": token[1], "verdict": verdict}
                    answer = client.post(f"/queue/{claim}/judge", data=form)
                    assert answer.status_code in {200, 303}, answer.text
                    kept += 1
                    page = client.get(PAGES[number % len(PAGES)])
                    assert page.status_code == 200, page.text
            return kept

        made = all_at_once(review, claims)
        said, _ = process.communicate(timeout=_SECONDS)
        assert process.returncode == 0, said
    check_nothing_is_lost(workspace, claims, made)


def test_three_people_on_postgresql_while_reports_come_in(pipeline: Pipeline, tmp_path: Path) -> None:
    with server() as where:
        with Store.open(where, create=True) as store:
            add(store, [str(REPORTS)], pipeline, versions={})
            reconcile(store)
        claims = waiting(where)

        def review(mine: Sequence[str]) -> int:
            with Store.open(where, wait=_SECONDS) as store:
                for claim in mine:
                    judge(store, Ruling(Verdict.UNSURE, (claim,), "not sure"), "ann")
                    rejoin(store, [claim])
                    assert store.browse.count() > 0
            return len(mine)

        with taking_in(where, tmp_path) as process:
            made = all_at_once(review, claims)
            said, _ = process.communicate(timeout=_SECONDS)
            assert process.returncode == 0, said
        check_nothing_is_lost(where, claims, made)
