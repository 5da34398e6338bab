"""A PostgreSQL server of our own in a temporary folder, reached by a Unix socket; it must be there to be tested."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = ("postgres", "nobody")
_SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off"


@contextmanager
def server() -> Iterator[str]:
    """Start a server, give the address of its database ``postgres``, and stop it in the end."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    try:
        _own(folder)
        _run("initdb", "-D", str(folder / "data"), "-U", "dateline", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"{_SETTINGS} -c unix_socket_directories='{folder}'"
        log = str(folder / "log")
        _run("pg_ctl", "-D", str(folder / "data"), "-w", "-t", "60", "-l", log, "-o", settings, "start")
        try:
            yield f"postgresql://dateline@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", str(folder / "data"), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def program(name: str) -> str:
    """A program of PostgreSQL's server; AssertionError, which fails the test, where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    place = str(found[-1]) if found else shutil.which(name)
    assert place, f"{name} is not installed: `make postgres` installs Debian's package postgresql"
    return place


def _run(name: str, *arguments: str) -> None:
    """Run a program as somebody whom PostgreSQL serves: it refuses root."""
    command = [*_as_other(), program(name), *arguments]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd="/", check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr or done.stdout}"


def _as_other() -> list[str]:
    return ["runuser", "-u", _other(), "--"] if os.geteuid() == 0 else []


def _other() -> str:
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def _own(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, _other())
