"""Letting people in: passwords, failed tries, logins and keys, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from dateline.errors import AccountError, NotThereError, RefusedError
from dateline.store import Store
from dateline.types import Role
from dateline.workspace.accounts import Door, hashed, now
from dateline.workspace.attempts import BY_ACCOUNT, BY_ADDRESS, Attempts
from dateline.workspace.passwords import Passwords, checked_name, checked_password

PASSWORD = "nine green herons over water"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """A workspace with an admin."""
    with Store.open(tmp_path / "work.db", create=True) as store:
        made = Door(store, Passwords(QUICK))
        made.add("ada", Role.ADMIN, PASSWORD)
        yield made


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_password_is_kept_as_argon2_alone(door: Door) -> None:
    secret = door.store.accounts.secret("ada")
    assert secret is not None and secret.startswith("$argon2id$")
    assert Passwords().hash(PASSWORD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_hash_by_older_parameters_is_renewed_at_the_next_login(door: Door) -> None:
    stronger = Door(door.store, Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)))
    before = door.store.accounts.secret("ada")
    with pytest.raises(RefusedError):
        stronger.check("ada", "wrong", "::1")
    assert door.store.accounts.secret("ada") == before
    assert stronger.check("ada", PASSWORD, "::1") == "ada"
    after = door.store.accounts.secret("ada")
    assert after is not None and ",t=2," in after
    assert stronger.check("ada", PASSWORD, "::1") == "ada"


def test_an_unknown_name_costs_one_hash_as_a_known_one_does(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    verify = PasswordHasher.verify

    def counting(hasher: PasswordHasher, known: str, password: bytes) -> bool:
        looked_at.append(known)
        return verify(hasher, known, password)

    monkeypatch.setattr(PasswordHasher, "verify", counting)
    for name in ("ada", "nobody"):
        with pytest.raises(RefusedError, match="do not belong together"):
            door.check(name, "wrong", "::1")
    assert len(looked_at) == 2
    assert {secret.split("$")[3] for secret in looked_at} == {"m=8,t=1,p=1"}


def test_a_password_fits_however_its_letters_are_composed(door: Door) -> None:
    door.add("zoe", Role.READER, "caf\u00e9 under the chestnuts")
    assert door.check("zoe", "cafe\u0301 under the chestnuts", "::1") == "zoe"


@pytest.mark.parametrize("password", ["short", "a" * 20, "ada" * 7, "x" * 1001, "", "ab" * 10])
def test_a_password_that_is_guessed_at_once_will_not_do(password: str) -> None:
    with pytest.raises(AccountError):
        checked_password(password, "ada")


@pytest.mark.parametrize(
    "name", ["", " ", "-ada", "a b", "ada/..", "zo\u00eb", "a" * 33, "<b>", "ada\n", "..", "ada\x00"]
)
def test_a_name_that_will_not_do(name: str) -> None:
    if name.strip() == "ada":
        assert checked_name(name) == "ada"
        return
    with pytest.raises(AccountError):
        checked_name(name)


def test_half_a_letter_is_a_wrong_password_and_no_fault(door: Door) -> None:
    with pytest.raises(RefusedError):
        door.check("ada\ud800", "\ud800" * 20, "::1")


def test_waits_grow_and_end() -> None:
    assert [BY_ACCOUNT.wait(count) for count in (0, 4, 5, 6, 9, 10_000)] == [0, 0, 1, 2, 15, 15]
    assert BY_ADDRESS.wait(10_000) == 60


def test_many_names_from_one_address_are_slowed_down_too() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    waits = [attempts.start(f"name{number}", "192.0.2.1") for number in range(21)]
    assert waits[:20] == [0.0] * 20 and waits[20] == 1.0
    assert attempts.start("name1", "192.0.2.2") == 0.0
    clock.now = 1.0
    assert attempts.start("name99", "192.0.2.1") == 0.0
    clock.now = 1.5
    assert attempts.start("name99", "192.0.2.1") == 1.5


def test_an_owner_whom_others_keep_failing_gets_in_after_a_wait() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for _ in range(500):
        clock.now += attempts.start("ada", "192.0.2.1")
    attempts.start("ada", "192.0.2.1")
    assert 0 < attempts.start("ada", "192.0.2.7") <= BY_ACCOUNT.longest
    clock.now += BY_ACCOUNT.longest
    assert attempts.start("ada", "192.0.2.7") == 0.0
    attempts.succeeded("ada", "192.0.2.7")
    assert attempts.start("ada", "192.0.2.7") == 0.0


def test_what_is_counted_is_bounded_and_forgotten() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for number in range(30_000):
        attempts.start(f"name{number}", f"address{number}")
    assert len(attempts._failures) <= 10_000
    for _ in range(6):
        attempts.start("ada", "::1")
    assert attempts.start("ada", "::1") > 0
    clock.now += 3601
    assert attempts.start("ada", "::1") == 0.0


def test_a_key_opens_until_it_is_removed(door: Door) -> None:
    key = door.make_key("ada", "  the  nightly script ")
    (kept,) = door.store.keys.each()
    assert kept.label == "the nightly script"
    assert key not in str(kept)
    person = door.store.keys.person(hashed(key))
    assert person is not None and (person.name, person.role) == ("ada", Role.ADMIN)
    door.store.keys.remove("ada", kept.sha256)
    assert door.store.keys.person(hashed(key)) is None
    with pytest.raises(NotThereError):
        door.store.keys.remove("ada", kept.sha256)


@pytest.mark.parametrize("label", ["", "  ", "x" * 101])
def test_a_key_says_what_it_is_for(door: Door, label: str) -> None:
    with pytest.raises(AccountError):
        door.make_key("ada", label)


def test_a_disabled_account_keeps_no_key(door: Door) -> None:
    door.add("carl", Role.CODER, PASSWORD)
    key = door.make_key("carl", "a script")
    door.store.accounts.disable("carl", now())
    assert door.store.keys.person(hashed(key)) is None
    door.store.accounts.enable("carl")
    assert door.store.keys.person(hashed(key)) is None
    with pytest.raises(NotThereError):
        door.make_key("nobody", "a script")
