"""How one desk is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

WAIT_SECONDS = 60.0
"""How long a judgement waits for another process that writes: longer than any batch of an ingest takes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk serves and where.

    ``workspace`` is a file or ``postgresql://…``. ``tiles`` is the address of an online tile source
    ("https://tile.example.org/{z}/{x}/{y}.png") with ``tiles_credit``, its credit line; None draws the map
    from what is installed. ``secure`` is set behind a proxy that speaks https: cookies then go over https alone.
    ``hosts`` are the names that the desk is asked by; a request for any other is refused.
    """

    workspace: str | Path
    host: str = "127.0.0.1"
    port: int = 8350
    tiles: str | None = None
    tiles_credit: str = ""
    secure: bool = False
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
