"""The brief as PDF: Typst sets it, with real footnotes; what others wrote reaches it as data and stays text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import matplotlib
import typst

from dateline.brief.figures import bounds, grouped
from dateline.brief.html import figure_words
from dateline.brief.model import Brief, Dispute, Entry, Footnote, Headline, Section, Sentence, VoiceLine
from dateline.brief.phrases import Wording, load_wording
from dateline.brief.picture import Picture
from dateline.brief.show import shown
from dateline.errors import ExportError
from dateline.types import CountKind

Data = dict[str, Any]
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The file's own time where the store has none: a fixed one, so that the same brief gives the same bytes."""


def to_pdf(brief: Brief, pictures: Mapping[str, Picture]) -> bytes:
    """The pages; the same brief gives the same bytes. Nothing is read but the fonts that packages bring."""
    template = (resources.files("dateline.brief") / "templates" / "brief.typ").read_bytes()
    data = json.dumps(_Data(load_wording()).brief(brief, pictures), ensure_ascii=False)
    made = brief.made or _UNDATED
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(Path(matplotlib.get_data_path()) / "fonts" / "ttf")],
    )
    try:
        compiler = typst.Compiler(template, font_paths=fonts, sys_inputs={"brief": data})
        pages = compiler.compile(format="pdf", timestamp=int(made.timestamp()))
    except typst.TypstError as error:
        raise ExportError(f"the PDF cannot be set: {error}") from error
    if not isinstance(pages, bytes):
        raise ExportError("the PDF cannot be set: it came out in parts")
    return pages


class _Data:
    """The brief as plain values. A footnote's first call is marked: it is there that Typst puts the note."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._called: set[int] = set()

    def brief(self, brief: Brief, pictures: Mapping[str, Picture]) -> Data:
        """All of it, in the order in which it is printed, which is the order of footnotes."""
        made = brief.made
        return {
            "title": shown(brief.title),
            "start": str(brief.start),
            "end": str(brief.end),
            "created": [made.year, made.month, made.day, made.hour, made.minute, made.second]
            if made
            else None,
            "made": f"{made:%Y-%m-%d %H:%M} UTC" if made else None,
            "empty": brief.is_empty,
            "summary": [shown(line) for line in brief.summary],
            "headlines": [self._headline(one) for one in brief.headlines],
            "rules": [f"{titles}: {rule}" for titles, rule in brief.rules],
            "points": [self._sentence(one) for one in brief.points],
            "pictures": {
                name: {"svg": one.svg.decode(), "alt": shown(one.alt)} for name, one in pictures.items()
            },
            "disputes": [self._dispute(one) for one in brief.disputes],
            "places": [self._section(one) for one in brief.places],
            "table": [self._entry(one) for one in brief.table],
            "apart": [self._section(one) for one in brief.apart],
            "annex": [self._dispute(one) for one in brief.annex],
            "sources": [
                {
                    "outlet": shown(one.outlet),
                    "reports": str(one.reports),
                    "claims": str(one.claims),
                    "published": " to ".join(dict.fromkeys(str(day) for day in (one.first, one.last) if day)),
                }
                for one in brief.sources
            ],
            "method": [*brief.method, *brief.limits],
            "versions": shown("; ".join(f"{name} {version}" for name, version in brief.versions)),
            "footnotes": [_footnote(note) for note in brief.footnotes],
        }

    def _headline(self, one: Headline) -> Data:
        return {"what": one.title, "best": grouped(one.figure.best, "–"), "range": one.basis}

    def _sentence(self, one: Sentence) -> Data:
        return {
            "text": shown(one.text),
            "mark": one.mark.value if one.mark else None,
            "notes": self._calls(one.notes),
        }

    def _calls(self, numbers: Iterable[int]) -> list[Data]:
        made = []
        for number in numbers:
            made.append({"number": number, "first": number not in self._called})
            self._called.add(number)
        return made

    def _entry(self, one: Entry) -> Data:
        facts = [f"{figure_words(f)} {self._wording.counts[f.what].table}" for f in one.figures]
        killed = next((f for f in one.figures if f.what is CountKind.KILLED), None)
        return {
            "title": shown(one.title),
            "day": one.day or "day not told",
            "place": shown(one.place),
            "facts": " · ".join([*facts, one.voices]),
            "killed": bounds(killed.low, killed.best, killed.high) if killed else "",
            "disputes": f"voices differ: table {', '.join(map(str, one.disputes))}" if one.disputes else "",
            "sentences": [self._sentence(sentence) for sentence in one.sentences],
        }

    def _section(self, one: Section) -> Data:
        more = f" {one.more} more are not shown." if one.more else ""
        return {
            "title": shown(one.title),
            "note": one.note + more,
            "entries": [self._entry(entry) for entry in one.entries],
            "sentences": [self._sentence(sentence) for sentence in one.sentences],
        }

    def _dispute(self, one: Dispute) -> Data:
        return {
            "number": str(one.number),
            "title": shown(one.title),
            "field": one.field,
            "chosen": shown(one.chosen),
            "rule": shown(one.rule),
            "lines": [self._line(line) for line in one.lines],
        }

    def _line(self, line: VoiceLine) -> Data:
        reason = f": {shown(line.reason)}" if line.reason else ""
        return {
            "voice": shown(line.voice),
            "says": shown(line.says),
            "standing": line.standing + ("; party to the fight" if line.partisan else ""),
            "published": str(line.published or ""),
            "counted": ("yes" if line.used else "no") + reason,
            "notes": self._calls(line.notes),
        }


def _footnote(note: Footnote) -> Data:
    return {
        "outlet": shown(note.outlet or "Outlet not named"),
        "published": str(note.published or "day of publication not known"),
        "headline": shown(note.headline) if note.headline else None,
        "quotes": [
            {"text": shown(one.text), "start": str(one.start), "end": str(one.end)} for one in note.quotes
        ],
        "claim_id": note.claim_id,
        "report_id": note.report_id,
    }
