"""A usable answer to each question: from the cache, else from the model, asked once more where it answers badly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from dateline.engine.answer import Answered, read_answer
from dateline.engine.cache import Cache, Reply
from dateline.engine.prompt import Message, Prompt
from dateline.errors import AnswerError, BadAnswerError, EngineError

IN_A_ROW = 10
"""Reports without a usable answer, one after the other: then it is the model or its server, not the reports."""


class Answering(Protocol):
    """Whoever answers a question with a text, as ``Client`` does."""

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply: ...


class Asker:
    """Asks one model with one prompt."""

    def __init__(self, model: Answering, prompt: Prompt, cache: Cache) -> None:
        self._model = model
        self._failed = 0
        self.prompt = prompt
        self.cache = cache

    def ask(self, messages: Sequence[Message]) -> Answered:
        """The answer to a question; raises AnswerError where there is none, EngineError where there is none to many."""
        with suppress(AnswerError):
            if (kept := self.cache.get(messages, self.prompt.version)) is not None:
                return read_answer(kept.text)
        try:
            reply, answered = self._twice(messages)
        except AnswerError as error:
            self._failed += 1
            if self._failed >= IN_A_ROW:
                raise EngineError(
                    f"{IN_A_ROW} reports in a row got no usable answer; of the last: {error}"
                ) from error
            raise
        self._failed = 0
        self.cache.put(messages, self.prompt.version, reply)
        return answered

    def _twice(self, messages: Sequence[Message]) -> tuple[Reply, Answered]:
        try:
            return self._once(messages)
        except BadAnswerError as fault:
            try:
                return self._once(self.prompt.again(messages, str(fault)))
            except BadAnswerError as again:
                raise AnswerError(f"the model was asked twice: {again}") from again

    def _once(self, messages: Sequence[Message]) -> tuple[Reply, Answered]:
        reply = self._model.ask(messages, self.prompt.schema)
        return reply, read_answer(reply.text)
