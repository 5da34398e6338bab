"""``dateline codebook diff``: which claims of a corpus change, appear and vanish when a codebook is edited."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.output import complain, write, write_json

if TYPE_CHECKING:
    from dateline.api import CodedTwice
    from dateline.codebook.compare import Change
    from dateline.collect import Dropped
    from dateline.types import Claim, Report

SORTS = ("changes", "appears", "vanishes")
Changed = tuple["CodedTwice", list["Change"]]


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help='The codebook before: a folder, or "ours".')],
    new: Annotated[str, typer.Argument(metavar="NEW", help='The codebook after: a folder, or "ours".')],
    corpus: Annotated[Path, typer.Option("--corpus", metavar="DIR", help="Folder of pages to code by both.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")] = False,
) -> None:
    """Say which claims change (field by field), appear and vanish when a codebook is edited."""
    from dateline.api import code_twice, codebook_named
    from dateline.codebook.compare import compare
    from dateline.errors import CaptureError

    def drop(one: Dropped) -> None:
        complain(f"dropped {one.reason}")

    before, after = codebook_named(old), codebook_named(new)
    changed = [
        (coded, compare(coded.old, coded.new)) for coded in code_twice(corpus, before, after, on_dropped=drop)
    ]
    if not changed:
        raise CaptureError(f"{corpus} holds no report that can be read")
    if as_json:
        write_json(_record((old, before.version), (new, after.version), changed), indent=2)
    else:
        _print(changed)


def _totals(changed: list[Changed]) -> dict[str, int]:
    """How many reports and claims there are, and how many claims change in each way."""
    found: Counter[str] = Counter(change.sort for _, changes in changed for change in changes)
    return {
        "reports": len(changed),
        "old_claims": sum(len(coded.old) for coded, _ in changed),
        "new_claims": sum(len(coded.new) for coded, _ in changed),
        **{sort: found[sort] for sort in SORTS},
    }


def _record(old: tuple[str, str], new: tuple[str, str], changed: list[Changed]) -> dict[str, Any]:
    books = [{"codebook": name, "version": version} for name, version in (old, new)]
    return {
        "old": books[0],
        "new": books[1],
        "totals": _totals(changed),
        "changes": [_change_record(coded, change) for coded, changes in changed for change in changes],
    }


def _change_record(coded: CodedTwice, change: Change) -> dict[str, Any]:
    from dateline.record import claim_record

    before = change.claim if change.sort == "vanishes" else change.before
    after = change.claim if change.sort != "vanishes" else None
    return {
        "file": coded.source,
        "line": coded.line,
        "report": coded.report.id,
        "change": change.sort,
        "fields": list(change.fields),
        "old": claim_record(coded.report, before) if before else None,
        "new": claim_record(coded.report, after) if after else None,
    }


def _print(changed: list[Changed]) -> None:
    for coded, changes in changed:
        if changes:
            where = f"{coded.source}:{coded.line}" if coded.line > 1 else coded.source
            lines = [line for change in changes for line in _lines(coded.report, change)]
            write("\n".join([where, *lines, ""]) + "\n")
    told = _totals(changed)
    write(
        f"{told['reports']} reports, {told['old_claims']} claims before and {told['new_claims']} after: "
        f"{told['changes']} change, {told['appears']} appear, {told['vanishes']} vanish\n"
    )


def _lines(report: Report, change: Change) -> list[str]:
    """One change: what becomes of which claim, its quote, the fields and the frame."""
    from dateline.codebook.compare import fields_of

    claim, before = change.claim, change.before
    lines = [f"  {change.sort} {claim.kind} ({claim.status.value})", f"    {_quote(report, claim)}"]
    after = fields_of(claim)
    if before is None:
        shown = [(name, " and ".join(values)) for name, values in after.items() if values]
        lines += [f"    {name}: {words}" for name, words in shown if name not in {"kind", "status"}]
        return [*lines, f"    frame: {_frame(claim)}"]
    was = fields_of(before)
    for name in change.fields:
        if name == "evidence":
            lines.append(f"    evidence: {_quote(report, before)} -> {_quote(report, claim)}")
        else:
            lines.append(
                f"    {name}: {' and '.join(was[name]) or '-'} -> {' and '.join(after[name]) or '-'}"
            )
    frames = _frame(before), _frame(claim)
    return [*lines, f"    frame: {frames[0] if frames[0] == frames[1] else ' -> '.join(frames)}"]


def _quote(report: Report, claim: Claim) -> str:
    return " ... ".join(f'"{" ".join(report.quote(span).split())}"' for span in claim.evidence)


def _frame(claim: Claim) -> str:
    return claim.coded_by.partition(" ")[0]
