"""The desk behind a proxy on its own computer that speaks https, as docs/how-to/run-a-team-server.md sets one up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
import uvicorn
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from dateline.cli.main import main
from dateline.desk import Settings, create_app
from dateline.errors import DeskError
from dateline.store import Store
from dateline.types import Role
from dateline.workspace.attempts import BY_ADDRESS
from tests.console import ROOT, blocks
from tests.desk.team import NAMES, PASSWORD, gather

NAME = "desk.example.org"
PAGE = ROOT / "docs" / "how-to" / "run-a-team-server.md"
BROWSER, OTHER = "203.0.113.9", "203.0.113.10"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A workspace with a team's accounts."""
    path = tmp_path / "work.db"
    with Store.open(path, create=True) as store:
        gather(store)
    return path


@pytest.fixture
def served(work: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, dict[str, Any]]:
    """The app, and how the page's command has uvicorn serve it."""
    made: list[tuple[Any, dict[str, Any]]] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: made.append((app, options)))
    [unit] = [one for one in blocks(PAGE) if one.language == "ini"]
    [line] = [one for one in unit.lines if one.startswith("ExecStart=")]
    words = line.split()[2:]
    assert main(["desk", str(work), *words[1:]]) == 0
    return made[0]


@pytest.fixture
def client(served: tuple[Any, dict[str, Any]]) -> Iterator[TestClient]:
    """A proxy on this computer that hands on what the page's nginx does."""
    app, options = served
    assert options["proxy_headers"] is True
    assert options["host"] == "127.0.0.1"
    proxied: Any = ProxyHeadersMiddleware(app, trusted_hosts=options["forwarded_allow_ips"])
    headers = {"X-Forwarded-For": BROWSER, "X-Forwarded-Proto": "https"}
    with TestClient(
        proxied, f"https://{NAME}", headers=headers, follow_redirects=False, client=("127.0.0.1", 40000)
    ) as found:
        yield found


def log_in(client: TestClient, name: str = NAMES[Role.ADMIN], **headers: str) -> Any:
    form = client.get("/login").text
    [token] = re.findall(r'name="csrf" value="([^"]+)"', form)
    return client.post(
        "/login",
        data={"csrf": token, "name": name, "password": PASSWORD},
        headers={"Origin": f"https://{NAME}", **headers},
    )


def test_a_person_logs_in_through_it(client: TestClient) -> None:
    answer = log_in(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookies = answer.headers["set-cookie"]
    assert "__Host-dateline-login=" in cookies
    assert "Secure" in cookies
    assert client.get("/").status_code == 200


def test_a_form_from_another_site_is_refused(client: TestClient) -> None:
    assert log_in(client, Origin="https://elsewhere.example").status_code == 403


def test_another_name_is_refused(client: TestClient) -> None:
    assert client.get("/login", headers={"Host": "other.example"}).status_code == 421


def test_an_address_that_fails_again_and_again_is_slowed_down_and_no_other(
    client: TestClient, served: tuple[Any, dict[str, Any]]
) -> None:
    attempts = served[0].state.desk.door.attempts
    attempts._clock = lambda: 0.0
    for number in range(BY_ADDRESS.free):
        attempts.start(f"nobody{number}", BROWSER)
    assert log_in(client).status_code == 429
    assert log_in(client, **{"X-Forwarded-For": OTHER}).status_code == 303


def test_what_somebody_says_of_itself_from_elsewhere_is_not_believed(
    served: tuple[Any, dict[str, Any]],
) -> None:
    _, options = served
    seen: list[tuple[str, str]] = []

    async def look(scope: Any, *_: Any) -> None:
        seen.append((scope["client"][0], scope["scheme"]))

    inner: Any = ProxyHeadersMiddleware(look, trusted_hosts=options["forwarded_allow_ips"])
    told = [(b"x-forwarded-for", BROWSER.encode()), (b"x-forwarded-proto", b"https")]
    for host in ("127.0.0.1", "198.51.100.7"):
        scope = {"type": "http", "scheme": "http", "client": (host, 1), "headers": told}
        with ThreadPoolExecutor(1) as elsewhere:  # the browser tests leave a loop running in this thread
            elsewhere.submit(anyio.run, inner, scope, None, None).result()
    assert seen == [(BROWSER, "https"), ("198.51.100.7", "http")]


def test_without_accounts_it_is_not_served_so(tmp_path: Path) -> None:
    Store.open(tmp_path / "empty.db", create=True).close()
    with pytest.raises(DeskError, match="make one first"):
        create_app(Settings(tmp_path / "empty.db", secure=True, names=(NAME,)))
