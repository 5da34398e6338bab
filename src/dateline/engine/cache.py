"""Answers kept on disk: the same question to the same model is never asked, or paid for, twice."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from platformdirs import user_cache_path
from pydantic import TypeAdapter, ValidationError

from dateline.engine.prompt import Message
from dateline.errors import EngineError

_PLAIN = re.compile(r"[^A-Za-z0-9.-]+")
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, and what that took; tokens are 0 where it does not count them."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0


_REPLY = TypeAdapter(Reply)


def default_folder() -> Path:
    """Where answers are kept unless another folder is named: among the person's own caches."""
    return user_cache_path("dateline", appauthor=False) / "engine"


@dataclass(frozen=True)
class Cache:
    """Answers of one model by the digest of the whole question; the server that gave them does not count."""

    folder: Path
    model: str

    @property
    def own(self) -> Path:
        """The folder of this model's answers."""
        name = _PLAIN.sub("-", self.model)[:LONGEST_NAME]
        return self.folder / f"{name}-{sha256(self.model.encode()).hexdigest()[:8]}"

    def get(self, messages: Sequence[Message], version: str) -> Reply | None:
        """The answer kept for a question; None where there is none that can be read."""
        try:
            return _REPLY.validate_json(self._path(messages, version).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, messages: Sequence[Message], version: str, reply: Reply) -> None:
        """Keep an answer, whole or not at all; raises EngineError where the folder takes no file."""
        path = self._path(messages, version)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
                file.write(json.dumps(asdict(reply), ensure_ascii=True).encode())
            Path(file.name).replace(path)
        except OSError as error:
            raise EngineError(
                f"answers cannot be kept in {self.folder}: {error.strerror or error}"
            ) from error

    def pace(self) -> tuple[int, float] | None:
        """Tokens and seconds of the answers kept so far, of a hundred at most; None where there are none."""
        tokens, seconds = 0, 0.0
        for path in sorted(self.own.glob("*/*.json"))[:100]:
            try:
                reply = _REPLY.validate_json(path.read_bytes())
            except (OSError, ValidationError):
                continue
            tokens += reply.tokens_out
            seconds += reply.seconds
        return (tokens, seconds) if tokens and seconds else None

    def _path(self, messages: Sequence[Message], version: str) -> Path:
        asked = json.dumps([self.model, version, *map(dict, messages)], sort_keys=True)
        digest = sha256(asked.encode()).hexdigest()
        return self.own / digest[:2] / f"{digest}.json"
