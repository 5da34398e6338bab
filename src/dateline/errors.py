"""The whole tree of exceptions.

DatelineError                 anything that Dateline says is wrong; its text is one line for a person
├── CaptureError              a source cannot be taken in (missing, a folder, too large, not text)
│   ├── NotFoundError         a server says that it has no such page
│   └── NotNowError           a server does not answer as it should; asking later may help
├── PageError                 a page cannot be turned into a report
├── ReadingError              the reader or its weights cannot be used
│   └── AnswerError           a language model gives no answer for one report that can be used
│       └── BadAnswerError    it answers, but not as it was asked to
├── EngineError               a language model cannot be asked: address, key, server
├── CodebookError             a codebook or lexicon page is wrong: file, line, what is valid
├── GazetteerError            the gazetteer, or a file of places for it, cannot be read
├── PipelineError             stages that do not fit each other
├── StoreError                a workspace cannot be opened, read or written
│   └── NotThereError         a workspace holds nothing of that id
├── CursorError               a page of a list is asked for by what no page of it gave
├── JudgementError            what a person judged does not fit what it is about
├── AccountError              an account cannot be made or changed as asked
│   └── RefusedError          nobody is let in by that name and password, or not yet
├── ShardError                shards cannot be made, or merged, as asked
├── DeskError                 the desk cannot be started as asked
└── GoldError                 an evaluation set is missing or malformed
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class CaptureError(DatelineError):
    """A source cannot be taken in."""


class NotFoundError(CaptureError):
    """A server says that it has no such page."""


class NotNowError(CaptureError):
    """A server does not answer as it should; ``retry_after`` is when it wants to be asked again, as it says it."""

    def __init__(self, message: str, retry_after: str | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class PageError(DatelineError):
    """A page cannot be turned into a report."""


class ReadingError(DatelineError):
    """The reader or its weights cannot be used."""


class AnswerError(ReadingError):
    """A language model gives no answer for one report that can be used; the next report may fare better."""


class BadAnswerError(AnswerError):
    """A language model answers, but not as it was asked to; asked again it may."""


class EngineError(DatelineError):
    """A language model cannot be asked at all: its address, its key or its server is at fault."""


class CodebookError(DatelineError):
    """A codebook or lexicon page is wrong; ``line`` is None where the whole file is."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        self.file = file
        self.line = line
        self.message = message
        super().__init__(f"{file}: {message}" if line is None else f"{file}:{line}: {message}")


class GazetteerError(DatelineError):
    """The gazetteer, or a file of places for it, cannot be read."""


class PipelineError(DatelineError):
    """Stages that do not fit each other."""


class ExportError(DatelineError):
    """A data set cannot be written, or an earlier one cannot be compared with."""


class StoreError(DatelineError):
    """A workspace cannot be opened, read or written."""


class NotThereError(StoreError):
    """A workspace holds nothing of that id."""


class CursorError(DatelineError):
    """A page of a list is asked for by what no page of it gave."""


class JudgementError(DatelineError):
    """What a person judged does not fit what it is about."""


class AccountError(DatelineError):
    """An account cannot be made or changed as asked."""


class RefusedError(AccountError):
    """Nobody is let in by that; ``wait`` is how many seconds to wait before the next try, 0 for none."""

    def __init__(self, message: str, wait: int = 0) -> None:
        self.wait = wait
        super().__init__(message)


class ShardError(DatelineError):
    """Shards cannot be made, or merged, as asked."""


class DeskError(DatelineError):
    """The desk cannot be started as asked."""


class GoldError(DatelineError):
    """An evaluation set is missing or malformed."""
