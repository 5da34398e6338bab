"""How one desk is run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DeskError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names by which a computer asks itself."""

_TILES = re.compile(r"https?://[\w.:\[\]-]+/[!-:<-~]*")
"""A tile source as it may stand in the policy of every page: no space and no semicolon."""

WAIT_SECONDS = 60.0
"""How long a judgement waits for another process that writes: longer than any batch of an ingest takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk serves and where.

    ``workspace`` is a file or ``postgresql://…``. ``tiles`` is the address of an online tile source
    ("https://tile.example.org/{z}/{x}/{y}.png") with ``tiles_credit``, its credit line; None draws the map
    from what is installed. ``secure`` is set behind a proxy that speaks https: cookies then go over https alone.
    ``names`` are the host names that it is asked by beside this computer's own; a request for any other is refused.
    """

    workspace: str | Path
    host: str = "127.0.0.1"
    port: int = 8350
    tiles: str | None = None
    tiles_credit: str = ""
    secure: bool = False
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise DeskError for a tile source that is none."""
        if self.tiles is None:
            return
        missing = [part for part in ("{z}", "{x}", "{y}") if part not in self.tiles]
        if missing or not _TILES.fullmatch(self.tiles):
            wanted = "https://tile.example.org/{z}/{x}/{y}.png"
            raise DeskError(f"{self.tiles!r} is no tile source: it looks like {wanted}")

    @property
    def address(self) -> str:
        """Where a person finds it."""
        if self.names:
            return f"https://{self.names[0]}/" if self.secure else f"http://{self.names[0]}:{self.port}/"
        return f"http://{bracketed(self.host)}:{self.port}/"

    @property
    def is_open(self) -> bool:
        """Whether anybody but this computer may ask: it serves another address, or other names by a proxy."""
        return self.secure or bool(self.names) or bracketed(self.host) not in LOOPBACK

    @property
    def is_anywhere(self) -> bool:
        """Whether it serves every address of the computer, so that the address is no name to ask by."""
        return self.host in {"0.0.0.0", "::", ""}


def bracketed(host: str) -> str:
    """An address as it stands in a URL."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
