"""Local news of shootings grouped by incident, from the Gun Violence Archive's sources: gva/docs.jsonl.

Reports are read from title and text alone; their dates and addresses in the set are not used.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.errors import GoldError, PageError, ReadingError
from dateline.evaluate.groups import alone, group_scores
from dateline.evaluate.happenings import THRESHOLDS, Told, by_likeness
from dateline.pipeline import Pipeline
from dateline.types import Capture

Scores = dict[str, Any]
_FIELDS = ("incident", "id", "title", "text")


@dataclass(frozen=True)
class NewsReport:
    """One report of the set and the incident that it tells."""

    id: str
    incident: str
    title: str
    text: str


def score_gva(folder: Path, line: Pipeline) -> Scores:
    """B³ and pairs of reports by incident; reports that cannot be read stand alone and are counted.

    "words" joins by the reports' words alone, "titles" by the likeness of titles at the threshold that is best on
    the very same reports, "alone" joins nothing.
    """
    dropped: list[str] = []
    documents = list(load_gva(folder, dropped))
    gold = {one.id: one.incident for one in documents}
    told, unread = Told(), 0
    for document in documents:
        text = f"{document.title}\n\n{document.text}"
        try:
            reading = line(Capture(text.encode(), media_type="text/plain; charset=utf-8"))
        except (PageError, ReadingError):
            unread += 1
            continue
        told.add(document.id, reading.report, reading.claims)
    titles = by_likeness({one.id: one.title for one in documents}, THRESHOLDS)
    return {
        "dropped": dropped,
        "unread": unread,
        **group_scores(gold, _filled(gold, told.of_reports(told.joined()))),
        "baseline": {
            "titles": best_of(gold, titles),
            "words": group_scores(gold, _filled(gold, told.by_words())),
            "alone": group_scores(gold, alone(list(gold))),
        },
    }


def best_of(gold: Mapping[str, str], found: Mapping[float, Mapping[str, Hashable]]) -> Scores:
    """The scores at the threshold with the best B³, which is named."""
    scores = {threshold: group_scores(gold, groups) for threshold, groups in found.items()}
    best = max(scores, key=lambda threshold: (scores[threshold]["b_cubed"]["f1"], threshold))
    return {"threshold": best, **scores[best]}


def _filled(gold: Mapping[str, str], found: Mapping[str, Hashable]) -> dict[str, Hashable]:
    return {name: found.get(name, f"unread {name}") for name in gold}


def load_gva(folder: Path, dropped: list[str]) -> Iterator[NewsReport]:
    """The reports of docs.jsonl; a line without its fields goes to ``dropped`` with the reason.

    One that is listed for two incidents is two reports, the second with a number behind its id. Raises GoldError
    where there is no file or no report.
    """
    path = folder / "docs.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path} cannot be read: {error}") from error
    seen: Counter[str] = Counter()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            report = NewsReport(**{name: str(row[name]) for name in _FIELDS})
        except (KeyError, TypeError, ValueError) as error:
            dropped.append(f"{path.name}:{number}: no report with {', '.join(_FIELDS)} ({error})")
            continue
        seen[report.id] += 1
        yield report if seen[report.id] == 1 else replace(report, id=f"{report.id} ({seen[report.id]})")
    if not seen:
        raise GoldError(f"{path} holds no report")
