"""What of a server's answer is asked for, checked: servers differ, and their client checks nothing."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.errors import AnswerError, BadAnswerError


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Message(_Part):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Part):
    message: _Message
    finish_reason: str | None = None


class Usage(_Part):
    """The tokens that an answer took."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class Completion(_Part):
    """A server's answer."""

    choices: tuple[_Choice, ...] = Field(min_length=1)
    usage: Usage | None = None

    @property
    def text(self) -> str:
        """What the model says; raises BadAnswerError, in our own words, where it refuses or is cut off."""
        choice = self.choices[0]
        if choice.finish_reason == "length":
            raise BadAnswerError("its answer is cut off: it is longer than allowed")
        if choice.finish_reason == "content_filter" or choice.message.refusal:
            raise BadAnswerError("the model refuses to answer")
        return choice.message.content or ""


def read_completion(body: bytes) -> Completion:
    """An answer as the protocol has it; raises AnswerError for anything else."""
    try:
        return Completion.model_validate_json(body)
    except ValidationError as error:
        raise AnswerError("the server's answer is not one of this protocol") from error
