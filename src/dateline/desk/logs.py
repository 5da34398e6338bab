"""What the server writes down of itself: one line for each fault, and never what a page put into it."""

from __future__ import annotations

import logging
import traceback
from pathlib import PurePath
from typing import Any


class OneLine(logging.Filter):
    """Turns an exception that the server met into one line: its kind, its words, where it was, and its notes."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the record."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.msg, record.args, record.exc_info, record.exc_text = (
                "%s",
                (in_one_line(error),),
                None,
                None,
            )
        return True


def in_one_line(error: BaseException) -> str:
    """An exception as one line of at most some hundred characters."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f" in {PurePath(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
    notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]!a}{at}{notes[:300]}"


def logging_config() -> dict[str, Any]:
    """The server's logging: warnings and faults, on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"one line": {"()": OneLine}},
        "formatters": {"plain": {"format": "dateline: %(message)s"}},
        "handlers": {
            "said": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["one line"]},
        },
        "loggers": {"uvicorn": {"handlers": ["said"], "level": "WARNING", "propagate": False}},
    }
