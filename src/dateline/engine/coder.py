"""The coding stage that asks a language model; it stands where our own coder stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.codebook import Codebook
from dateline.engine.address import Address
from dateline.engine.asker import Asker
from dateline.engine.cache import Cache, default_folder
from dateline.engine.dropped import LAYER
from dateline.engine.prompt import Prompt
from dateline.engine.quotes import Quotes
from dateline.engine.verify import Verified, Verifier
from dateline.lexicon import Lexicon
from dateline.types import Layer, Reading

if TYPE_CHECKING:
    from dateline.engine.client import Client

VERSION = "1"
"""Of how answers become claims; raised whenever the same answer would become another claim."""


@dataclass(frozen=True)
class ModelCoder:
    """Codes one reading by what a model answers; what it made up is in the layer "dropped"."""

    codebook: Codebook
    lexicon: Lexicon
    model: str
    asker: Asker
    name: str = "code"
    requires: frozenset[str] = frozenset({"passages", "names", "references", "quantities", "times"})
    gives: frozenset[str] = frozenset({"claims", LAYER})

    @staticmethod
    def at(
        address: Address,
        codebook: Codebook,
        lexicon: Lexicon,
        *,
        cache: Path | None = None,
        client: Client | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> ModelCoder:
        """The stage that asks a model at an address; nothing is asked before the first report.

        ``cache`` is the folder of answers, a person's own unless given; ``tell`` is told what the server lacks.
        """
        from dateline.engine.client import (
            Client,
        )  # its library takes a second to load: only who asks waits for it

        asker = Asker(
            client or Client(address, tell=tell),
            Prompt.load(codebook),
            Cache(cache or default_folder(), address.model),
        )
        return ModelCoder(codebook, lexicon, address.model, asker)

    @property
    def version(self) -> str:
        """Of the model, of what it is told, and of what is made of its answers."""
        return f"openai:{self.model} prompt@{self.asker.prompt.version} engine@{VERSION}"

    def __call__(self, reading: Reading) -> Reading:
        """The reading with its claims; raises AnswerError for one without an answer, EngineError without a model."""
        found = self._found(reading)
        dropped = Layer(LAYER, self.name, self.version, tuple(found.dropped))
        return replace(reading.with_layer(dropped), claims=found.in_order())

    def _found(self, reading: Reading) -> Verified:
        """Each part of the report asked about, and the answers held against all of it."""
        found = Verified()
        sentences = Quotes(reading).sentences
        prompt = self.asker.prompt
        parts = prompt.parts(sentences)
        if parts:
            verifier = Verifier(reading, self.codebook, self.lexicon, self._versions(reading))
        for number, part in enumerate(parts, start=1):
            messages = prompt.messages(reading.report, sentences, part, (number, len(parts)))
            verifier.hold(self.asker.ask(messages), found)
        return found

    def _versions(self, reading: Reading) -> str:
        """What made the claims, for ``coded_by``."""
        read = reading.layer("sentences").version
        return f"{self.version} codebook@{self.codebook.version} read@{read}"
