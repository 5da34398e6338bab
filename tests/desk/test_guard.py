"""What stands before every route."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_nothing_but_our_own_files_may_run(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert client.get("/nothing-here").headers["content-security-policy"] == policy


def test_a_foreign_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "127.0.0.1:8350"}).status_code == 200
    assert client.get("/", headers={"host": "localhost"}).status_code == 200
    assert client.get("/", headers={"host": "news.example"}).status_code == 421


def test_what_is_not_there_is_told_on_a_page(client: TestClient) -> None:
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text
    assert client.get("/api/nothing").json() == {"detail": "Not Found"}
