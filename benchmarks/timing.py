"""Processor time of each floor and of the others on the same pages, page after page in turn."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import trafilatura
from spacy.language import Language

from benchmarks.small_cnn import parse, small_cnn
from benchmarks.texts import Page
from dateline.pipeline import Pipeline, Stage, build
from dateline.place import PlaceReader
from dateline.read.encoder import Encoder
from dateline.read.reader import READ_KINDS
from dateline.types import Capture, Reading, Report, Sentence

Given = TypeVar("Given")

FLOORS = ("page", "sentences and trees", "names, times, voices", "coding", "place")
"""What the whole is made of."""
READING = FLOORS[1:3]
WHOLE, FAST = "the whole", "the whole, --fast"
ENCODER, TRAFILATURA, CNN = "the bare encoder", "trafilatura", "spaCy's small CNN"


def _floor(line: Pipeline, stage: Stage) -> str:
    if isinstance(stage, PlaceReader):
        return "place"
    return "coding" if stage in line.coding_stages else "names, times, voices"


@dataclass
class Bench:
    """Everything that is timed, loaded once. ``spent`` has the seconds of each by name."""

    pipeline: Pipeline
    fast: Pipeline
    encoder: Encoder
    cnn: Language
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    told: Counter[str] = field(default_factory=Counter)
    turns: int = 0

    @classmethod
    def load(cls) -> Bench:
        """Our pipeline and the others'; raises DatelineError where a part of ours is missing."""
        pipeline = build()
        return cls(pipeline, pipeline.fast(), Encoder(), small_cnn())

    def forget(self) -> None:
        """Begin again: what was read so far only warmed the caches."""
        self.spent.clear()
        self.told.clear()
        self.turns = 0

    def turn(self, page: Page) -> None:
        """Time one page by all; every other page in opposite order, so that none always comes after the same."""
        self.turns += 1
        if self.turns % 2:
            reading = self._whole(page.capture)
            self._others(page, reading)
            self._fast(page.capture)
        else:
            reading = self._fast(page.capture)
            self._others(page, reading)
            self._whole(page.capture)
        words = _words(reading)
        self.told["conflict" if page.about == "conflict" else "other news"] += 1
        self.told["words"] += words
        self.told["bytes"] += len(page.html)

    def lines(self) -> dict[str, dict[str, float]]:
        """By name: processor seconds, reports and words a second, and the pace as a multiple of each other's."""
        spent = dict(self.spent)
        spent["reading"] = sum(spent[name] for name in READING)
        spent[WHOLE] = sum(spent[name] for name in FLOORS)
        return {
            name: {
                "seconds": round(seconds, 3),
                "reports_per_second": round(self.turns / seconds, 2),
                "words_per_second": round(self.told["words"] / seconds),
                **{f"to {other}": round(spent[other] / seconds, 3) for other in (ENCODER, TRAFILATURA, CNN)},
            }
            for name, seconds in spent.items()
        }

    def _whole(self, capture: Capture) -> Reading:
        line = self.pipeline
        report: Report = self._timed("page", lambda: line.page(capture))
        reading = self._timed("sentences and trees", lambda: line.reader.read(report))
        for stage in line.stages:
            name = _floor(line, stage)
            before = reading
            reading = self._timed(name, lambda: stage(before))  # noqa: B023 - called at once
        self.told["claims"] += len(reading.claims)
        return reading

    def _fast(self, capture: Capture) -> Reading:
        reading = self._timed(FAST, lambda: self.fast(capture))
        self.told["claims, --fast"] += len(reading.claims)
        self.told["words left, --fast"] += sum(
            len(reading.report.quote(mark.span).split())
            for mark in reading.marks("sentences", Sentence)
            if mark.left is not None
        )
        return reading

    def _others(self, page: Page, reading: Reading) -> None:
        html = page.html.decode()
        sentences = [[token.text for token in sent if not token.is_space] for _, sent in reading.sentences()]
        wanted = [words for words in sentences if words]
        report = reading.report
        texts = [report.text[block.start : block.end] for block in report.blocks_of(*READ_KINDS)]
        self._timed(ENCODER, lambda: list(self.encoder.score(wanted)))
        self._timed(TRAFILATURA, lambda: trafilatura.bare_extraction(html, url=page.url, with_metadata=True))
        self._timed(CNN, lambda: parse(self.cnn, texts))

    def _timed(self, name: str, work: Callable[[], Given]) -> Given:
        started = time.process_time()
        done = work()
        self.spent[name] += time.process_time() - started
        return done


def _words(reading: Reading) -> int:
    """Words of what is read: headlines, the text and captions, and nothing around them."""
    return sum(len(reading.report.quote(mark.span).split()) for mark in reading.marks("sentences", Sentence))
