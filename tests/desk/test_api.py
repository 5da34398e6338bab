"""The interface for programs: pages of lists, whole documents, tags, forwarded ids, and whose names are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.desk.api.models import QuotedClaim, WholeIncident
from dateline.export.sheets import load_tables
from dateline.store import Store
from dateline.types import Claim, Forwarding, Incident, Party, Role, Verdict
from dateline.workspace.judging import Ruling, judge
from tests.desk.team import gather, logged_in
from tests.export.made import stored, told

KILLING = "Gunmen shot Odile Kamaro dead in Ravenna, officer Henrik Dall told Ines Bram."
VICTIM = Party("Odile Kamaro", False, "civilians", None, "CVL", "Civilians")


def walked(client: TestClient, address: str) -> Iterator[dict[str, Any]]:
    """Every item of a list, page by page, each page's next one told in its body and its head alike."""
    at: str | None = address
    while at is not None:
        answer = client.get(at)
        assert answer.status_code == 200, answer.text
        yield from answer.json()["items"]
        at = answer.json()["next"]
        assert answer.links.get("next", {}).get("url") == at


@pytest.fixture
def killing(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over a report that names a private victim."""
    path = stored(tmp_path / "work.db", told("i1", KILLING, kind="killing", targets=(VICTIM,)))
    with TestClient(create_app(Settings(path)), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(("name", "limit"), [("reports", 4), ("claims", 30), ("incidents", 20)])
def test_pages_give_everything_once_and_in_order(
    client: TestClient, store: Store, name: str, limit: int
) -> None:
    found = [item["id"] for item in walked(client, f"/api/v1/{name}?limit={limit}")]
    assert found == sorted(set(found))
    assert len(found) == getattr(store, name).count()


def test_filters_keep_to_themselves_on_every_page(client: TestClient, store: Store) -> None:
    found = list(walked(client, "/api/v1/claims?status=attributed&limit=3"))
    assert {item["status"] for item in found} == {"attributed"}
    assert len(found) == sum(claim.status == "attributed" for claim in store.claims.each())
    days = list(walked(client, "/api/v1/incidents?from=2014-06-10&to=2014-06-12"))
    assert days
    assert all(item["date_end"] >= "2014-06-10" for item in days)
    assert all((item["date_start"] or "") <= "2014-06-12" for item in days)


@pytest.mark.parametrize(
    "asked",
    ["limit=0", "limit=201", "limit=x", "foo=1", "from=1", "from=2014-13-01", "status=maybe", "kind="],
)
def test_what_does_not_fit_is_refused_and_named(client: TestClient, asked: str) -> None:
    answer = client.get(f"/api/v1/claims?{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(asked.partition("=")[0])


def test_offsets_point_into_the_text_of_the_report(client: TestClient, store: Store) -> None:
    checked = 0
    for report in store.reports.each():
        told_of = client.get(f"/api/v1/reports/{report.id}?names=true").json()
        for claim in told_of["claims"]:
            for value in (*claim["actor"], *claim["target"]):
                words = [told_of["text"][span["start"] : span["end"]] for span in value["evidence"]]
                assert " … ".join(words) == value["original"]
                checked += 1
    assert checked > 20


def test_an_answer_changes_its_tag_exactly_when_it_changes(client: TestClient, store: Store) -> None:
    claim = next(store.claims.each())
    address = "/api/v1/judgements"
    first = client.get(address)
    assert client.get(address).headers["etag"] == first.headers["etag"]
    for tags in (first.headers["etag"], f'"x", W/{first.headers["etag"]}', "*"):
        same = client.get(address, headers={"if-none-match": tags})
        assert (same.status_code, same.content) == (304, b"")
        assert same.headers["etag"] == first.headers["etag"]
    judge(store, Ruling(Verdict.ACCEPT, (claim.id,), "it says so"), "ana")
    later = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert later.status_code == 200
    assert [item["subjects"] for item in later.json()["items"]] == [[claim.id]]
    assert "no-cache" in later.headers["cache-control"]


def test_the_head_alone_is_given_where_it_is_asked_for(client: TestClient) -> None:
    asked, whole = client.head("/api/v1/kinds"), client.get("/api/v1/kinds")
    assert asked.status_code == 200
    assert asked.headers["etag"] == whole.headers["etag"]


def test_documents_have_the_fields_of_the_workspace_and_rows_those_of_exports(client: TestClient) -> None:
    assert {one.name for one in fields(WholeIncident)} == {
        *(one.name for one in fields(Incident)), "disputed", "claims",
    }  # fmt: skip
    assert {one.name for one in fields(QuotedClaim)} == {
        *(one.name for one in fields(Claim)), "quote", "judged", "replaced",
    }  # fmt: skip
    row = client.get("/api/v1/incidents?limit=1").json()["items"][0]
    assert list(row) == list(load_tables("own").tables["incidents"].columns)
    whole = client.get(f"/api/v1/incidents/{row['id']}").json()
    assert set(whole) == {one.name for one in fields(WholeIncident)}
    assert [claim["id"] for claim in whole["claims"]] == row["claims"]
    claim = client.get(f"/api/v1/claims/{row['claims'][0]}").json()
    assert claim == whole["claims"][0]


@pytest.mark.parametrize("name", ["reports", "claims", "incidents", "judgements", "kinds"])
def test_an_id_that_is_not_there_is_told(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/v1/{name}/none")
    assert answer.status_code == 404
    assert "'none'" in answer.json()["detail"]


def test_an_id_that_was_merged_or_split_leads_on(client: TestClient, store: Store) -> None:
    one, two = (incident.id for _, incident in zip(range(2), store.incidents.each(), strict=False))
    run = store.runs.begin("join", {})
    moved = [
        Forwarding("merged", one, "joined by a person"),
        Forwarding("before", "merged", "joined again"),
        Forwarding("split", one, "parted"),
        Forwarding("split", two, "parted"),
        Forwarding("gone", None, "its claims are gone"),
    ]
    with store.incidents.changing() as change:
        change.put([], moved, run=run)
    for old in ("merged", "before"):
        answer = client.get(f"/api/v1/incidents/{old}?names=true", follow_redirects=False)
        assert answer.status_code == 308
        assert answer.headers["location"] == f"/api/v1/incidents/{one}?names=true"
        assert "joined" in answer.json()["detail"]
    split = client.get("/api/v1/incidents/split", follow_redirects=False)
    assert split.status_code == 300
    assert split.json()["choices"] == [f"/api/v1/incidents/{part}" for part in (one, two)]
    gone = client.get("/api/v1/incidents/gone")
    assert (gone.status_code, "its claims are gone" in gone.json()["detail"]) == (410, True)


def test_private_names_are_told_nowhere_unless_asked_for(killing: TestClient) -> None:
    addresses = ["/api/v1/reports", "/api/v1/claims", "/api/v1/incidents"]
    addresses += [f"{name}/{killing.get(name).json()['items'][0]['id']}" for name in addresses]
    for address in addresses:
        assert "Kamaro" not in killing.get(address).text
    assert "Kamaro" in killing.get(f"{addresses[-1]}?names=true").text
    report = killing.get(addresses[3]).json()
    named = killing.get(f"{addresses[3]}?names=true").json()
    assert len(report["text"]) == len(named["text"])
    assert "█" in report["text"]


@pytest.mark.parametrize(("role", "status"), [(Role.CODER, 403), (Role.ADJUDICATOR, 200)])
def test_only_adjudicators_are_told_private_names(tmp_path: Path, role: Role, status: int) -> None:
    path = stored(tmp_path / "work.db", told("i1", KILLING, kind="killing", targets=(VICTIM,)))
    with Store.open(path) as store:
        gather(store)
        with logged_in(Settings(path), store, role) as client:
            assert client.get("/api/v1/incidents/i1").status_code == 200
            assert client.get("/api/v1/incidents/i1?names=true").status_code == status


def test_the_description_says_what_each_address_is_for(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert all(path.startswith("/api/v1/") for path in described["paths"])
    for path, operations in described["paths"].items():
        for operation in operations.values():
            assert operation["summary"] and operation["description"], path
            for parameter in operation.get("parameters", ()):
                assert parameter.get("description"), (path, parameter["name"])
