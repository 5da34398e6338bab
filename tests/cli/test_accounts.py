"""``dateline accounts`` and what ``dateline desk`` refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.desk import Settings, create_app
from dateline.errors import DeskError
from dateline.store import Store
from dateline.workspace.accounts import hashed
from tests.cli.conftest import Run

PASSWORD = "nine green herons over water"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """An empty workspace."""
    path = tmp_path / "work.db"
    Store.open(path, create=True).close()
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password that is piped in, as often as it is asked for."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n" * 9))


@pytest.mark.usefixtures("typed")
def test_accounts_are_made_changed_and_listed(run: Run, work: Path) -> None:
    assert run("accounts", "list", work).out == (
        "No accounts: the desk serves this computer alone, and nobody logs in.\n"
    )
    assert run("accounts", "add", work, "Ada", "--role", "admin").out == "ada can log in as admin.\n"
    assert run("accounts", "add", work, "carl", "--role", "coder").code == 0
    assert run("accounts", "role", work, "carl", "adjudicator").code == 0
    assert run("accounts", "password", work, "carl").code == 0
    assert run("accounts", "disable", work, "carl").code == 0
    lines = run("accounts", "list", work).out.splitlines()
    assert lines[0].startswith("ada  admin  since 20") and lines[0].endswith("  open")
    assert lines[1].startswith("carl  adjudicator  since 20") and "disabled 20" in lines[1]
    assert run("accounts", "enable", work, "carl").code == 0
    assert "disabled" not in run("accounts", "list", work).out


@pytest.mark.usefixtures("typed")
def test_a_key_is_told_once_and_revoked(run: Run, work: Path) -> None:
    run("accounts", "add", work, "ada", "--role", "admin")
    key = run("accounts", "key", work, "ada", "--for", "the nightly script").out.strip()
    with Store.open(work) as store:
        assert store.keys.person(hashed(key)) is not None
    listed = run("accounts", "list", work).out
    assert "the nightly script" in listed and key not in listed
    number = listed.split("key ")[1].split()[0]
    assert run("accounts", "revoke", work, "ada", number).code == 0
    assert run("accounts", "revoke", work, "ada", number).code == 2
    with Store.open(work) as store:
        assert store.keys.person(hashed(key)) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "carl", "--role", "coder"), "the first account is an admin's"),
        (("add", "a b", "--role", "admin"), "a name is 1 to 32"),
        (("add", "ada", "--role", "king"), "'king' is no role; there are: reader, coder, adjudicator, admin"),
        (("role", "nobody", "coder"), "has no account nobody"),
        (("password", "nobody"), "has no account nobody"),
        (("disable", "nobody"), "has no account nobody"),
        (("key", "nobody", "--for", "x"), "has no account nobody"),
        (("revoke", "nobody", "abc"), "has no key abc"),
    ],
)
@pytest.mark.usefixtures("typed")
def test_what_will_not_do_is_one_line(run: Run, work: Path, arguments: tuple[str, ...], said: str) -> None:
    command, *rest = arguments
    outcome = run("accounts", command, str(work), *rest)
    assert outcome.code == 2
    assert said in outcome.err and outcome.err.count("\n") == 1


def test_a_weak_password_makes_no_account(run: Run, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("secret\n"))
    outcome = run("accounts", "add", work, "ada", "--role", "admin")
    assert outcome.code == 2 and "15 characters or more" in outcome.err
    with Store.open(work) as store:
        assert not store.accounts.any()


@pytest.mark.parametrize(
    "settings",
    [
        {"host": "0.0.0.0"},
        {"host": "192.0.2.7"},
        {"host": "::"},
        {"names": ("desk.example.org",)},
        {"secure": True},
    ],
    ids=str,
)
def test_without_accounts_nobody_else_is_served(work: Path, settings: dict[str, object]) -> None:
    with pytest.raises(
        DeskError, match=r"make one first, with `dateline accounts add .*work.db NAME --role admin`"
    ):
        create_app(Settings(work, **settings))  # type: ignore[arg-type]  # one of several fields


@pytest.mark.usefixtures("typed")
def test_a_desk_everywhere_needs_a_name_to_be_asked_by(run: Run, work: Path) -> None:
    run("accounts", "add", work, "ada", "--role", "admin")
    outcome = run("desk", work, "--host", "0.0.0.0")
    assert outcome.code == 2
    assert outcome.err == "dateline: say with --name under which host name the desk at 0.0.0.0 is asked\n"


@pytest.mark.parametrize("secure", [False, True])
@pytest.mark.usefixtures("typed")
def test_a_desk_without_https_warns(
    run: Run, work: Path, monkeypatch: pytest.MonkeyPatch, secure: bool
) -> None:
    started: list[dict[str, object]] = []
    monkeypatch.setattr("uvicorn.run", lambda _app, **options: started.append(options))
    run("accounts", "add", work, "ada", "--role", "admin")
    options = ["--secure"] if secure else []
    outcome = run("desk", work, "--host", "0.0.0.0", "--name", "Desk.Example.org", *options)
    assert outcome.code == 0
    assert ("passwords go over the network" in outcome.err) is not secure
    at = "https://desk.example.org/" if secure else "http://desk.example.org:8350/"
    assert outcome.out == f"The desk is at {at} until Ctrl-C.\n"
    assert started[0]["host"] == "0.0.0.0"
    assert started[0]["proxy_headers"] is secure


def test_the_desk_of_one_person_says_where_it_is(
    run: Run, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uvicorn.run", lambda _app, **_options: None)
    outcome = run("desk", work)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "The desk is at http://127.0.0.1:8350/ until Ctrl-C.\n"
