"""Letting people in: accounts are made, passwords looked at, logins and keys given out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from math import ceil

from dateline.errors import AccountError, RefusedError
from dateline.store import Key, Login, Store
from dateline.types import Role
from dateline.workspace.attempts import Attempts
from dateline.workspace.passwords import Passwords, checked_name, checked_password

WHOLE = timedelta(days=7)
"""How long a login lasts at the most."""

IDLE = timedelta(hours=12)
"""How long a login lasts that nobody uses: over night one must log in again."""

_SEEN_EVERY = timedelta(minutes=5)
_KEY_STARTS = "dateline_"
_LONGEST_LABEL = 100


@dataclass(frozen=True)
class Door:
    """Who may come in to one workspace; ``attempts`` are those of the running desk."""

    store: Store
    passwords: Passwords = field(default_factory=Passwords)
    attempts: Attempts = field(default_factory=Attempts)

    def add(self, name: str, role: Role, password: str) -> str:
        """Make an account and give its name as it is kept; AccountError for what will not do."""
        kept = checked_name(name)
        secret = self.passwords.hash(checked_password(password, kept))
        self.store.accounts.add(kept, role, secret, now())
        return kept

    def set_password(self, name: str, password: str) -> None:
        """Give an account a new password; all its logins end."""
        self.store.accounts.set_secret(name, self.passwords.hash(checked_password(password, name)))

    def check(self, name: str, password: str, address: str) -> str:
        """The account's name, where that is its password; RefusedError where not, or for too many tries."""
        kept = name.strip().lower()
        wait = self.attempts.start(kept, address)
        if wait > 0:
            seconds = ceil(wait)
            raise RefusedError(f"too many tries: wait {seconds} s and try again", seconds)
        secret = self.store.accounts.secret(kept)
        if not self.passwords.fits(secret, password) or secret is None:
            raise RefusedError("that name and that password do not belong together")
        self.attempts.succeeded(kept, address)
        if self.passwords.is_old(secret):
            self.store.accounts.renew_secret(kept, secret, self.passwords.hash(password))
        return kept

    def log_in(self, name: str, password: str, address: str, *, instead_of: str | None = None) -> str:
        """A new token for a browser, whose login before (``instead_of``, its token) ends; RefusedError as ``check``."""
        kept = self.check(name, password, address)
        if instead_of is not None:
            self.store.logins.end(hashed(instead_of))
        return self.open(kept)

    def open(self, name: str) -> str:
        """A new token for an account whose password was just looked at."""
        token = secrets.token_urlsafe(32)
        at = now()
        self.store.logins.add(hashed(token), name, secrets.token_urlsafe(32), at, at + WHOLE)
        return token

    def login(self, token: str, at: datetime) -> Login | None:
        """The login of a browser's token; None where there is none, or it lasted too long or lay idle."""
        found = self.store.logins.get(hashed(token))
        if found is None or at >= found.expires or at - found.seen >= IDLE:
            return None
        return found

    def log_out(self, token: str) -> None:
        """End the login of that token."""
        self.store.logins.end(hashed(token))

    def make_key(self, name: str, label: str) -> str:
        """A new key for an account's programs, told this once."""
        words = " ".join(label.split())
        if not 0 < len(words) <= _LONGEST_LABEL:
            raise AccountError(f"say what the key is for, in 1 to {_LONGEST_LABEL} characters")
        key = _KEY_STARTS + secrets.token_urlsafe(32)
        self.store.keys.add(Key(hashed(key), name, words, now()))
        return key


def needs_seeing(login: Login, at: datetime) -> bool:
    """Whether it is time to keep that a login is in use: not at every request, for that writes."""
    return at - login.seen >= _SEEN_EVERY


def hashed(token: str) -> str:
    """What is kept of a token or key: it is long and random, so a plain hash will do."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
