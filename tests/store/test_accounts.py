"""Accounts, logins and keys in both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dateline.errors import AccountError, NotThereError
from dateline.store import Key, Store
from dateline.types import Person, Role

AT = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
LATER = AT + timedelta(days=7)


def test_the_first_account_is_an_admins(store: Store) -> None:
    assert not store.accounts.any()
    with pytest.raises(AccountError, match="the first account is an admin's"):
        store.accounts.add("carl", Role.CODER, "hash", AT)
    assert not store.accounts.any()
    store.accounts.add("ada", Role.ADMIN, "hash", AT)
    store.accounts.add("carl", Role.CODER, "hash", AT)
    assert store.accounts.any()
    with pytest.raises(AccountError, match="there is an account carl already"):
        store.accounts.add("carl", Role.ADMIN, "other", AT)
    assert [(one.name, one.role, one.created) for one in store.accounts.each()] == [
        ("ada", Role.ADMIN, AT),
        ("carl", Role.CODER, AT),
    ]


def test_the_last_admin_stays(store: Store) -> None:
    store.accounts.add("ada", Role.ADMIN, "hash", AT)
    store.accounts.add("carl", Role.CODER, "hash", AT)
    with pytest.raises(AccountError, match="ada is the last admin"):
        store.accounts.disable("ada", AT)
    with pytest.raises(AccountError, match="ada is the last admin"):
        store.accounts.set_role("ada", Role.ADJUDICATOR)
    assert store.accounts.get("ada").role is Role.ADMIN
    assert store.accounts.get("ada").disabled is None
    store.accounts.set_role("carl", Role.ADMIN)
    store.accounts.disable("ada", AT)
    assert store.accounts.get("ada").disabled == AT


def test_what_is_not_there_is_said(store: Store) -> None:
    for call in (
        lambda: store.accounts.get("nobody"),
        lambda: store.accounts.set_role("nobody", Role.CODER),
        lambda: store.accounts.set_secret("nobody", "hash"),
        lambda: store.accounts.disable("nobody", AT),
        lambda: store.accounts.enable("nobody"),
        lambda: store.keys.add(Key("0" * 64, "nobody", "x", AT)),
    ):
        with pytest.raises(NotThereError, match="no account nobody"):
            call()
    assert store.accounts.secret("nobody") is None
    assert store.logins.get("0" * 64) is None
    assert store.keys.person("0" * 64) is None


def test_a_login_stands_until_it_ends(store: Store) -> None:
    store.accounts.add("ada", Role.ADMIN, "hash", AT)
    store.logins.add("one", "ada", "csrf", AT, LATER)
    store.logins.add("two", "ada", "csrf", AT, LATER)
    store.logins.saw("one", AT + timedelta(hours=1))
    found = store.logins.get("one")
    assert found is not None
    assert found.person == Person("ada", Role.ADMIN)
    assert (found.created, found.seen, found.expires) == (AT, AT + timedelta(hours=1), LATER)
    store.logins.end("one")
    store.logins.end("one")
    assert store.logins.get("one") is None
    assert store.logins.get("two") is not None
    store.logins.end_all("ada")
    assert store.logins.get("two") is None


def test_expired_logins_are_cleared_away_by_the_next(store: Store) -> None:
    store.accounts.add("ada", Role.ADMIN, "hash", AT)
    store.logins.add("old", "ada", "csrf", AT, LATER)
    store.logins.add("new", "ada", "csrf", LATER, LATER + timedelta(days=7))
    assert store.logins.get("old") is None
    assert store.logins.get("new") is not None


@pytest.mark.parametrize("change", ["role", "secret", "disable"])
def test_a_changed_account_has_no_login_left(store: Store, change: str) -> None:
    store.accounts.add("ada", Role.ADMIN, "hash", AT)
    store.accounts.add("carl", Role.CODER, "hash", AT)
    store.logins.add("token", "carl", "csrf", AT, LATER)
    store.logins.add("other", "ada", "csrf", AT, LATER)
    store.keys.add(Key("a" * 64, "carl", "a script", AT))
    if change == "role":
        store.accounts.set_role("carl", Role.READER)
    elif change == "secret":
        store.accounts.set_secret("carl", "another")
    else:
        store.accounts.disable("carl", AT)
        assert store.accounts.secret("carl") is None
        assert store.keys.each() == ()
    assert store.logins.get("token") is None
    assert store.logins.get("other") is not None


def test_a_hash_is_renewed_only_where_it_is_still_that_one(store: Store) -> None:
    store.accounts.add("ada", Role.ADMIN, "hash", AT)
    store.accounts.renew_secret("ada", "changed meanwhile", "new")
    assert store.accounts.secret("ada") == "hash"
    store.accounts.renew_secret("ada", "hash", "new")
    assert store.accounts.secret("ada") == "new"
