"""What a server understands of the protocol: they differ in how they are asked for JSON, or the same twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

MOST_TOKENS = 8_192
"""Of an answer: sixty-eight claims of the usual 480 characters."""
SEED = 20_140_616


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server is asked. ``json`` is "schema", "object" or "words"."""

    json: str = "schema"
    temperature: bool = True
    seed: bool = True
    tokens: str = "max_tokens"

    def options(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """What goes into the question besides model and messages."""
        options: dict[str, Any] = {self.tokens: MOST_TOKENS}
        if self.temperature:
            options["temperature"] = 0
        if self.seed:
            options["seed"] = SEED
        if self.json == "schema":
            wanted = {"name": "claims", "strict": True, "schema": dict(schema)}
            options["response_format"] = {"type": "json_schema", "json_schema": wanted}
        elif self.json == "object":
            options["response_format"] = {"type": "json_object"}
        return options

    def simpler(self, complaint: str) -> Dialect | None:
        """The same without what a server complains of, None where it names nothing that can be left out."""
        if self.temperature and "temperature" in complaint:
            return replace(self, temperature=False)
        if self.seed and "seed" in complaint:
            return replace(self, seed=False)
        if self.tokens == "max_tokens" and "max_completion_tokens" in complaint:
            return replace(self, tokens="max_completion_tokens")
        if self.json == "schema" and any(
            word in complaint for word in ("response_format", "schema", "grammar")
        ):
            return replace(self, json="object")
        if self.json == "object" and "response_format" in complaint:
            return replace(self, json="words")
        return None

    @property
    def loss(self) -> str:
        """What is lost against the full dialect, "" for nothing."""
        lost = []
        if self.json != "schema":
            lost.append("it may answer in another shape than asked (no JSON schema)")
        if not (self.temperature and self.seed):
            lost.append("it may answer differently each time (no temperature or seed)")
        return " and ".join(lost)
