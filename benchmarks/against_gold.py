"""The pace of each floor on coded reports and mixed news, and what ``--fast`` loses there: ``against_gold.py FOLDER``.

Words per second of processor time, the bare encoder beside them; ``speed.py`` measures on pages that all have.

The gazetteer's look-ups are timed too and, with ``--gold``, how many names a second are put on the map.

``--reports`` adds a folder of coded reports, ``--gold`` mixed news (every seventh article of LGL).
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from dateline.collect import captures
from dateline.errors import DatelineError
from dateline.evaluate.reports import load_reports
from dateline.evaluate.toponyms import load_toponyms
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.gazetteer import base_file
from dateline.pipeline import Pipeline, Stage, build
from dateline.place import PlaceReader
from dateline.read.encoder import Encoder
from dateline.types import Capture, Reading, Report, Sentence

ENOUGH_SECONDS = 9.0
"""Rounds over the texts go on until this much time has been measured, for each thing measured."""
EVERY = 7
"""Of LGL's 588 articles every seventh is enough: 84 articles, some 40,000 words."""
LOOK_UP_EVERY = 50
"""Of half a million names every fiftieth is enough: a second of look-ups."""

Said = tuple[int, int, str]


def measure(pipeline: Pipeline, taken: Sequence[Capture]) -> dict[str, object]:
    """Time page, reading, coding, the whole, and the whole with sentences left alone; each after a first round."""
    fast = pipeline.fast()
    reports = [pipeline.page(capture) for capture in taken]
    readings = [read(pipeline, pipeline.reader.read(report)) for report in reports]
    words = sum(len(report.text.split()) for report in reports)
    encoder = Encoder()
    sentences = [words_of(reading) for reading in readings]

    def code() -> None:
        for reading in readings:
            apply_all(pipeline.coding_stages, reading)

    rates = {
        "page": rate(lambda: [pipeline.page(capture) for capture in taken], words),
        "read": rate(lambda: [read(pipeline, pipeline.reader.read(report)) for report in reports], words),
        "code": rate(code, words),
        "whole": rate(lambda: [pipeline(capture) for capture in taken], words),
        "whole, fast": rate(lambda: [fast(capture) for capture in taken], words),
        "bare encoder": rate(lambda: [list(encoder.score(some)) for some in sentences], words),
    }
    return {
        "reports": len(reports),
        "words": words,
        "words_per_second": {name: round(value) for name, value in rates.items()},
        "to_bare_encoder": {
            name: round(rates[name] / rates["bare encoder"], 3) for name in ("read", "whole", "whole, fast")
        },
        "fast": loss(pipeline, fast, taken),
    }


def loss(pipeline: Pipeline, fast: Pipeline, taken: Sequence[Capture]) -> dict[str, object]:
    """The share of words that are left alone, and of claims that no claim of the same kind overlaps any more."""
    words = left = claims = lost = 0
    for capture in taken:
        reading = fast(capture)
        for mark in reading.marks("sentences", Sentence):
            size = len(reading.report.quote(mark.span).split())
            words, left = words + size, left + (size if mark.left is not None else 0)
        before, after = (
            [(claim.evidence[0].start, claim.evidence[0].end, claim.kind) for claim in one.claims]
            for one in (pipeline(capture), reading)
        )
        claims += len(before)
        lost += sum(not any(_overlap(one, other) for other in after) for one in before)
    return {"words_left": round(left / max(words, 1), 3), "claims": claims, "claims_lost": lost}


def _overlap(one: Said, other: Said) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def read(pipeline: Pipeline, reading: Reading) -> Reading:
    """All layers that stand on the parse: every stage before coding."""
    return apply_all(pipeline.reading_stages, reading)


def apply_all(stages: Sequence[Stage], reading: Reading) -> Reading:
    """The reading after these stages."""
    for stage in stages:
        reading = stage(reading)
    return reading


def words_of(reading: Reading) -> list[list[str]]:
    """The words of each sentence, as the encoder takes them."""
    found = ([token.text for token in sentence if not token.is_space] for _, sentence in reading.sentences())
    return [words for words in found if words]


def rate(work: Callable[[], Sequence[object] | None], words: int) -> float:
    """Words per second of processor time of work that covers ``words`` words each time."""
    work()
    rounds = 0
    started = time.process_time()
    while (spent := time.process_time() - started) < ENOUGH_SECONDS:
        work()
        rounds += 1
    return rounds * words / spent


def resolutions(pipeline: Pipeline, gold: Path) -> dict[str, float]:
    """Names of LGL, TR-News and GeoVirus put on the map, with their reasons, in one second of processor time."""
    placer = next(stage for stage in pipeline.coding_stages if isinstance(stage, PlaceReader))
    documents = load_toponyms(gold).documents
    readings = [Reading(Report(one.name, "", one.text, ()), ()) for one in documents]
    spans = [[(name.start, name.end) for name in one.toponyms] for one in documents]
    started = time.process_time()
    for reading, some in zip(readings, spans, strict=True):
        placer.resolve(reading, some)
    names = sum(map(len, spans))
    return {"names": names, "per_second": round(names / (time.process_time() - started))}


def look_ups() -> dict[str, float]:
    """Milliseconds to open the gazetteer and find a first name; look-ups per second of names new to it."""
    started = time.perf_counter()
    gazetteer = Gazetteer([base_file()])
    gazetteer.find("Kirkuk")
    first = time.perf_counter() - started
    names = gazetteer.stores[0].names()[::LOOK_UP_EVERY]
    started = time.process_time()
    for name in names:
        gazetteer.find(name)
    return {
        "first_milliseconds": round(1000 * first, 1),
        "per_second": round(len(names) / (time.process_time() - started)),
    }


def coded_reports(folder: Path) -> list[Capture]:
    """The pages of coded reports."""
    return [
        Capture(report.content, media_type="text/plain", published=report.published)
        for report in load_reports(folder)
    ]


def mixed_news(gold: Path) -> Iterator[Capture]:
    """Local news from all over: title and text of articles of LGL."""
    text = (gold / "geoparsing" / "lgl.xml").read_text(encoding="utf-8")
    root = ElementTree.fromstring(re.sub(r"&(?!#?\w+;)", "&amp;", text))
    for article in list(root.iter("article"))[::EVERY]:
        body = f"{article.findtext('title', '').strip()}\n\n{article.findtext('text', '').strip()}"
        day = article.findtext("dltime", "").strip()[:10]
        yield Capture(body.encode(), media_type="text/plain", published=day or None)


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="pages, as dateline read takes them")
    parser.add_argument("--reports", type=Path, help="coded reports, as dateline evaluate claims takes them")
    parser.add_argument("--gold", type=Path, help="gold data, for mixed news")
    options = parser.parse_args()
    try:
        started = time.perf_counter()
        pipeline = build()
        figures: dict[str, object] = {"load_seconds": round(time.perf_counter() - started, 2)}
        figures["gazetteer"] = look_ups()
        if options.gold is not None:
            figures["places"] = resolutions(pipeline, options.gold)
        pages = [capture for path in sorted(options.folder.iterdir()) for capture in captures(path)]
        figures["examples"] = measure(pipeline, pages)
        if options.reports is not None:
            figures["conflict reports"] = measure(pipeline, coded_reports(options.reports))
        if options.gold is not None:
            figures["mixed news"] = measure(pipeline, list(mixed_news(options.gold)))
    except (DatelineError, OSError) as error:
        sys.stderr.write(f"against_gold: {error}\n")
        return 2
    figures["peak_megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
