"""Asking a server that speaks OpenAI's protocol: one question at a time, with patience and without trust."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from time import monotonic
from typing import Any

import httpx2
import openai

from dateline.engine.address import Address
from dateline.engine.cache import Reply
from dateline.engine.completion import Usage, read_completion
from dateline.engine.dialect import Dialect
from dateline.engine.limited import limiting
from dateline.engine.prompt import Message
from dateline.errors import AnswerError, EngineError

KEY_VARIABLE = "OPENAI_API_KEY"
NO_KEY = "none"
SECONDS = 600.0
"""For one answer: a guess that leaves a model on a slow machine time for our prompt of some 7,000 tokens."""
RETRIES = 4
"""After 0.5, 1, 2 and 4 seconds, or when the server says, up to two minutes each."""
_PROBE_SECONDS = 10.0
_SHOWN = 200
"""Characters of what a server complains of."""


class Client:
    """Asks one model. The connection is opened at the first question, in whichever process that is."""

    def __init__(
        self,
        address: Address,
        *,
        seconds: float | None = None,
        retries: int | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.address = address
        self._seconds = SECONDS if seconds is None else seconds
        self._retries = RETRIES if retries is None else retries
        self._tell = tell
        self._dialect = Dialect()

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The answer to a question.

        Raises AnswerError where there is none to this one, and EngineError where there is none to any.
        """
        while True:
            try:
                return self._ask(messages, schema)
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                simpler = self._dialect.simpler(_complaint(error).lower())
                if simpler is None:
                    raise AnswerError(f"the server refuses the question: {_complaint(error)}") from error
                self._dialect = simpler
                if self._tell is not None:
                    self._tell(
                        f"the server at {self.address.url} does not know all that is asked: {simpler.loss}"
                    )
            except openai.APIStatusError as error:
                raise self._refused(error) from error
            except openai.APIConnectionError as error:
                raise self._unreached(error) from error
            except openai.OpenAIError as error:
                raise AnswerError(f"the server's answer cannot be read ({type(error).__name__})") from error

    def _ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        began = monotonic()
        asked = self._openai.chat.completions.with_raw_response.create(
            model=self.address.model,
            messages=[dict(one) for one in messages],  # type: ignore[misc]
            **self._dialect.options(schema),
        )
        found = read_completion(asked.http_response.content)
        usage = found.usage or Usage()
        seconds = round(monotonic() - began, 3)
        return Reply(found.text, usage.prompt_tokens, usage.completion_tokens, seconds)

    @cached_property
    def _openai(self) -> openai.OpenAI:
        http = openai.DefaultHttpxClient(
            follow_redirects=False,
            limits=httpx2.Limits(max_keepalive_connections=0),  # none is worth keeping between two answers
            event_hooks={"response": [limiting(self._seconds)]},
        )
        return openai.OpenAI(
            api_key=self._key or NO_KEY,
            base_url=self.address.url,
            timeout=httpx2.Timeout(self._seconds, connect=min(_PROBE_SECONDS, self._seconds)),
            max_retries=self._retries,
            http_client=http,
        )

    @property
    def _key(self) -> str:
        return os.environ.get(KEY_VARIABLE, "") if self.address.keeps_secrets else ""

    def _refused(self, error: openai.APIStatusError) -> AnswerError | EngineError:
        """Whom a status is about: this question, or every one."""
        code, url = error.status_code, self.address.url
        if code in {401, 403}:
            return EngineError(f"{url} wants a key: {self._about_key()}")
        if code == 404:
            return EngineError(
                f"{url} has no model {self.address.model}, or does not speak OpenAI's protocol there"
            )
        if code == 413:
            return AnswerError("the report is too long for the server")
        if code >= 500 and self._is_alive():
            return AnswerError(f"the server failed over it (status {code})")
        if code == 429:
            return EngineError(
                f"{url} takes no more questions for now (status 429); run the same command again later"
            )
        return EngineError(f"{url} answers with status {code}: {_complaint(error)}")

    def _unreached(self, error: openai.APIConnectionError) -> AnswerError | EngineError:
        if self._is_alive():
            late = isinstance(error, openai.APITimeoutError)
            why = (
                f"the model gave no answer within {self._seconds:g} seconds"
                if late
                else "the answer broke off"
            )
            return AnswerError(f"{why}, {self._retries + 1} times")
        return EngineError(f"{self.address.url} does not answer; run the same command again when it does")

    def _about_key(self) -> str:
        if os.environ.get(KEY_VARIABLE) and not self.address.keeps_secrets:
            return "none is sent to another machine without https"
        return f"the one in {KEY_VARIABLE} is refused" if self._key else f"put it into {KEY_VARIABLE}"

    def _is_alive(self) -> bool:
        """Whether the server answers at all, so that it was this question which it did not answer."""
        with suppress(openai.OpenAIError):
            self._openai.with_options(timeout=_PROBE_SECONDS, max_retries=0).models.list()
            return True
        return False


def _complaint(error: openai.APIStatusError) -> str:
    """What a server says, on one line that no terminal obeys."""
    body = error.body
    said = body.get("message") if isinstance(body, dict) else None
    words = " ".join(str(said or error.message).split())
    return "".join(char if char.isprintable() else "?" for char in words)[:_SHOWN]
