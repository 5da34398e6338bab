"""Reports that people went through to their end, as gold: what ``dateline evaluate claims`` scores a reading by."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import ExportError
from dateline.incidents import as_corrected, in_force, rulings
from dateline.store import Store
from dateline.types import Claim, Judgement, Report, Verdict
from dateline.workspace.gold import Entry, entry_of, folded, quote_of

_VERDICTS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE})
_WIDE = 10_000
_NOTICE = """\
Gold reports made from people's judgements, by `dateline judgements export`.

The texts in page.txt are those of the pages as they were captured. They belong to whoever published them: keep them to
yourself unless you may pass them on.

A gold file holds what people accepted, corrected and added. `optional` marks what they could not decide{partly}.
`not_events` are words that the machine took for a claim and a person did not. What neither found is in no file: a
report counts as gone through when each of its claims was judged.
"""
_PARTLY = " or have not judged yet"


@dataclass
class GoldExport:
    """What became of the reports: the ids of those written, and why each other that somebody judged was left out."""

    written: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    claims: int = 0


@dataclass(frozen=True)
class Gone:
    """A report with its claims as people left them, and their verdicts by the claims' ids."""

    report: Report
    claims: tuple[Claim, ...]
    verdicts: Mapping[str, Verdict]

    def left_out(self, partly: bool) -> str:
        """Why the report is no gold yet; empty where it is."""
        waiting = sum(claim.id not in self.verdicts for claim in self.claims)
        if waiting and not partly:
            return f"{waiting} of its {len(self.claims)} claims are not judged"
        return ""


def export_gold(store: Store, out: Path, *, partly: bool = False) -> GoldExport:
    """Write a folder for each report that people finished, in the form of the coding guide; the same bytes each time.

    A report with a claim that nobody judged is left out, or with ``partly`` written with such claims as optional.
    Raises ExportError where ``out`` is there already or cannot be written; nothing is then left of it.
    """
    made = GoldExport()
    if out.exists():
        raise ExportError(f"{out} is there already: name a folder that is new")
    try:
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror}") from error
    try:
        (aside / "gold").mkdir()
        for gone in _gone_through(store):
            reason = gone.left_out(partly)
            if reason:
                made.left_out[gone.report.id] = reason
            else:
                _write(aside / "gold" / gone.report.id, gone, made)
        _put(aside / "gold" / "NOTICE", _NOTICE.format(partly=_PARTLY if partly else ""))
        (aside / "gold").rename(out)
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return made


def _gone_through(store: Store) -> Iterator[Gone]:
    """The reports of which somebody judged a claim, by id."""
    judged = list(store.judgements.each())
    ruled, standing = rulings(judged), in_force(judged)
    verdicts = {one.subjects[0]: Verdict.ACCEPT for one in standing if one.verdict is Verdict.ADD}
    verdicts |= {one.subjects[0]: one.verdict for one in standing if one.verdict in _VERDICTS}
    touched = store.claims.many(_subjects(standing)).values()
    for report_id in sorted({claim.report_id for claim in touched}):
        claims = store.claims.of_report(report_id)
        corrected = tuple(as_corrected(claim, ruled) for claim in claims)
        own = {claim.id: verdicts[claim.id] for claim in claims if claim.id in verdicts}
        yield Gone(store.reports.get(report_id), corrected, own)


def _subjects(standing: tuple[Judgement, ...]) -> set[str]:
    wanted = {*_VERDICTS, Verdict.CORRECT, Verdict.ADD}
    return {one.subjects[0] for one in standing if one.verdict in wanted}


def _write(folder: Path, gone: Gone, made: GoldExport) -> None:
    kept = [claim for claim in gone.claims if gone.verdicts.get(claim.id) is not Verdict.REJECT]
    entries = [
        entry_of(gone.report, claim, number, optional=gone.verdicts.get(claim.id) is not Verdict.ACCEPT)
        for number, claim in enumerate(kept, start=1)
    ]
    folder.mkdir()
    _put(folder / "page.txt", f"{gone.report.text}\n")
    _put(folder / "gold.yaml", _as_yaml(gone, entries))
    made.written.append(gone.report.id)
    made.claims += len(entries)


def _as_yaml(gone: Gone, entries: list[Entry]) -> str:
    """The gold file as people write it: a line for each claim, and one for each trap."""
    published = gone.report.published
    lines = [
        f"published: {published.isoformat() if published else 'null'}",
        "claims:" if entries else "claims: []",
    ]
    lines += [f"  - {_flow(entry)}" for entry in entries]
    traps = list(_traps(gone, entries))
    lines += ["not_events:", *(f"  - {_flow(trap)}" for trap in traps)] if traps else []
    return "\n".join(lines) + "\n"


def _traps(gone: Gone, entries: list[Entry]) -> Iterator[str]:
    """The words of rejected claims, each once, but for those that a claim that stands is told in too."""
    told = [folded(str(entry["quote"])) for entry in entries]
    seen: set[str] = set()
    for claim in gone.claims:
        if gone.verdicts.get(claim.id) is Verdict.REJECT:
            words = quote_of(gone.report, claim.evidence[0])
            if words not in seen and not any(words in one or one in words for one in told):
                seen.add(words)
                yield words


def _flow(value: Any) -> str:
    written: str = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=_WIDE
    )
    return written.removesuffix("...\n").rstrip("\n")


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
