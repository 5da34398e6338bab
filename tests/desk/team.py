"""A team at the desk: one account for each role, logged in without a form where a test is not about that."""

from __future__ import annotations

from argon2 import PasswordHasher
from starlette.testclient import TestClient

from dateline.desk import Settings, create_app
from dateline.desk.cookies import LOGIN, cookie_name
from dateline.store import Store
from dateline.types import Role
from dateline.workspace.accounts import Door, hashed
from dateline.workspace.passwords import Passwords

PASSWORD = "nine green herons over water"
NAMES = {Role.ADMIN: "ada", Role.ADJUDICATOR: "jo", Role.CODER: "carl", Role.READER: "rita"}
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""Hashes that take no time: what Argon2 costs is not what these tests are about."""


def gather(store: Store) -> Door:
    """Make the accounts of a team, the admin's first."""
    door = Door(store, QUICK)
    for role, name in NAMES.items():
        door.add(name, role, PASSWORD)
    return door


def logged_in(settings: Settings, store: Store, role: Role) -> TestClient:
    """The desk as one of the team has it open; ``token_of`` gives the token of its forms."""
    client = outside(settings)
    token = Door(store, QUICK).open(NAMES[role])
    client.cookies.set(cookie_name(settings, LOGIN), token, domain="127.0.0.1", path="/")
    return client


def outside(settings: Settings) -> TestClient:
    """The desk as somebody has it who has not logged in."""
    return TestClient(create_app(settings), base_url="http://127.0.0.1", follow_redirects=False)


def token_of(client: TestClient, store: Store, settings: Settings) -> str:
    """The token that this browser's forms carry."""
    login = store.logins.get(hashed(client.cookies[cookie_name(settings, LOGIN)]))
    assert login is not None
    return login.csrf
