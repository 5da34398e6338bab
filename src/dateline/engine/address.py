"""Where a language model is asked, as ``--engine`` names it: ``openai:MODEL@URL``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from dateline.errors import EngineError

_FORM = re.compile(r"openai:(?P<model>[!-~]{1,200}?)@(?P<url>https?://[!-~]+)")
_EXAMPLE = "--engine is written openai:MODEL@URL, as in openai:qwen3@http://localhost:11434/v1"


@dataclass(frozen=True, slots=True)
class Address:
    """A model and the server that has it; ``url`` is the root of the protocol's paths ("…/v1")."""

    model: str
    url: str

    @property
    def keeps_secrets(self) -> bool:
        """Whether what is sent there is encrypted, or never leaves this machine: a key goes nowhere else."""
        parts = urlsplit(self.url)
        return parts.scheme == "https" or _is_this_machine(parts.hostname or "")


def read_address(words: str) -> Address:
    """The address that a person wrote; raises EngineError, in one line, for what is none.

    A URL without a path gets ``/v1``, where servers of this protocol listen.
    """
    found = _FORM.fullmatch(words)
    if found is None:
        raise EngineError(_EXAMPLE)
    try:
        parts = urlsplit(found["url"])
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise EngineError(f"the engine's URL cannot be read: {error}") from error
    if not host:
        raise EngineError(f"the engine's URL names no host; {_EXAMPLE}")
    if parts.username is not None or parts.password is not None:
        raise EngineError("a key does not belong into the engine's URL: put it into OPENAI_API_KEY")
    if parts.query or parts.fragment:
        raise EngineError("the engine's URL may not have a query or a fragment")
    return Address(found["model"], _root(parts))


def _root(parts: SplitResult) -> str:
    path = parts.path.rstrip("/") or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}"


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
