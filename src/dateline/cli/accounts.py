"""``dateline accounts``: who may log in at the desk of a workspace, and as what."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import write
from dateline.cli.reading_options import place_of

if TYPE_CHECKING:
    from dateline.types import Role
    from dateline.workspace.accounts import Door

app = typer.Typer(help="Say who may log in at the desk, and as what.", no_args_is_help=True)

Workspace = Annotated[
    str, typer.Argument(metavar="WORKSPACE", help="A workspace: a file, or postgresql://...")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
_ROLES = "reader, coder, adjudicator or admin."


@app.command()
def add(
    workspace: Workspace,
    name: Name,
    role: Annotated[str, typer.Option(metavar="ROLE", help=_ROLES.capitalize())],
) -> None:
    """Make an account; its password is asked for, or read from standard input. The first is an admin's."""
    with _door(workspace) as door:
        kept = door.add(name, _role(role), _password())
    write(f"{kept} can log in as {role}.\n")


@app.command("list")
def list_accounts(workspace: Workspace) -> None:
    """List the accounts and their keys."""
    with _door(workspace) as door:
        every, keys = door.store.accounts.each(), door.store.keys.each()
    for account in every:
        state = f"disabled {account.disabled:%Y-%m-%d}" if account.disabled else "open"
        write(f"{account.name}  {account.role}  since {account.created:%Y-%m-%d}  {state}\n")
        for key in keys:
            if key.account == account.name:
                write(f"    key {key.sha256[:12]}  {key.label}  since {key.created:%Y-%m-%d}\n")
    if not every:
        write("No accounts: the desk serves this computer alone, and nobody logs in.\n")


@app.command()
def role(
    workspace: Workspace, name: Name, role: Annotated[str, typer.Argument(metavar="ROLE", help=_ROLES)]
) -> None:
    """Give an account another role; its browsers are logged out."""
    with _door(workspace) as door:
        door.store.accounts.set_role(name, _role(role))
    write(f"{name} can log in as {role}.\n")


@app.command()
def password(workspace: Workspace, name: Name) -> None:
    """Set an account's password, asked for or read from standard input; its browsers are logged out."""
    with _door(workspace) as door:
        door.store.accounts.get(name)
        door.set_password(name, _password())
    write(f"{name} has a new password.\n")


@app.command()
def disable(workspace: Workspace, name: Name) -> None:
    """Let nobody in by an account any more; its browsers are logged out and its keys deleted."""
    from dateline.workspace.accounts import now

    with _door(workspace) as door:
        door.store.accounts.disable(name, now())
    write(f"{name} is disabled.\n")


@app.command()
def enable(workspace: Workspace, name: Name) -> None:
    """Let a disabled account open again, with the password it had."""
    with _door(workspace) as door:
        door.store.accounts.enable(name)
    write(f"{name} can log in again.\n")


@app.command()
def key(
    workspace: Workspace,
    name: Name,
    label: Annotated[str, typer.Option("--for", metavar="WORDS", help="What the key is for.")],
) -> None:
    """Make a key by which a program may do below /api what the account may; it is shown this once."""
    with _door(workspace) as door:
        write(f"{door.make_key(name, label)}\n")


@app.command()
def revoke(
    workspace: Workspace,
    name: Name,
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key's number, as `accounts list` has it.")],
) -> None:
    """Delete a key of an account."""
    with _door(workspace) as door:
        mine = [one for one in door.store.keys.each() if one.account == name and one.sha256.startswith(key)]
        if len(mine) != 1:
            raise typer.BadParameter(f"account {name} has no key {key}")
        door.store.keys.remove(name, mine[0].sha256)
    write(f"That key of {name} opens nothing any more.\n")


@contextmanager
def _door(workspace: str) -> Iterator[Door]:
    """The accounts of a workspace, which is closed afterwards."""
    from dateline.store import Store
    from dateline.workspace.accounts import Door

    with Store.open(place_of(workspace)) as store:
        yield Door(store)


def _role(word: str) -> Role:
    from dateline.types import Role

    try:
        return Role(word)
    except ValueError:
        raise typer.BadParameter(f"{word!r} is no role; there are: {', '.join(Role)}") from None


def _password() -> str:
    """What is typed twice at a terminal, or the first line that is piped in."""
    if sys.stdin.isatty():
        typed: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again")
        return typed
    return sys.stdin.readline().rstrip("\r\n")
