"""The addresses of the interface as its description has them, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Address:
    """One address: how it is asked, its path, what it is for, and what may be asked of it."""

    method: str
    path: str
    purpose: str
    parameters: tuple[tuple[str, str], ...]


def addresses(description: Mapping[str, Any]) -> Iterator[Address]:
    """Every address that an OpenAPI description tells of, in its order."""
    for path, operations in description["paths"].items():
        for method, told in operations.items():
            asked = tuple(
                (one["name"], one.get("description", ""))
                for one in told.get("parameters", ())
                if one["in"] == "query"
            )
            yield Address(method.upper(), path, told["description"].partition("\n\n")[0], asked)
