"""A workspace whose every text was written by somebody who wants to run something in a reader's browser."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from dateline.pipeline import Pipeline
from dateline.store import Coded, Key, Store
from dateline.types import (
    Absence,
    Assignment,
    Block,
    BlockKind,
    Candidate,
    Capture,
    Claim,
    Count,
    CountKind,
    Dated,
    EventWord,
    Judgement,
    Located,
    Part,
    Party,
    Place,
    PlaceRole,
    Precision,
    Relation,
    Report,
    Role,
    Shown,
    Span,
    Status,
    Value,
    Verdict,
    When,
)
from dateline.workspace.ingest import add
from dateline.workspace.reconcile import reconcile

HERE = Path(__file__).parent
STRINGS: tuple[str, ...] = tuple(yaml.safe_load((HERE / "strings.yaml").read_text(encoding="utf-8")))
ADMIN = STRINGS[0]
"""The name of the admin who looks at it all: it stands in the head of every page."""

CODER = STRINGS[1]
"""Who codes the assignments, alone: the rest of the desk is closed to them while they do."""

AT = datetime(2015, 3, 8, tzinfo=UTC)
_KINDS = ("bombing", "territory_taken", "siege", "killing", "withdrawal")
_STATUSES = tuple(Status)
_MIXED = 8


def fill(path: Path, pipeline: Pipeline) -> Path:
    """Make the workspace: pages read by the pipeline, claims made by hand, judgements, accounts and assignments."""
    with Store.open(path, create=True) as store:
        add(store, [str(HERE / "pages")], pipeline, versions={})
        run = store.runs.begin("add", {"code": "1.0", "codebook": "c1", "parser": "p1"})
        captures = [_capture(number) for number in range(2)]
        store.captures.add(captures, source=STRINGS[1], run=run)
        waiting = store.captures.waiting(10)
        assert len(waiting) == 2
        each = [(text,) * len(STRINGS) for text in STRINGS]
        mixed = [
            STRINGS[shift:] + STRINGS[:shift] for shift in range(0, len(STRINGS), len(STRINGS) // _MIXED)
        ]
        coded = [_coded(one.id, one.capture, rows) for one, rows in zip(waiting, (each, mixed), strict=True)]
        store.reports.save(coded, run=run)
        _people(store, coded[1])
        for claim in (*coded[0].claims, *coded[1].claims):
            _judge(store, claim)
        reconcile(store)
    return path


def _capture(number: int) -> Capture:
    return Capture(
        f"page {number}".encode(),
        url=f"javascript:window.pwned=1//https://hostile.example/{number}",
        outlet=STRINGS[2 + number],
        published=STRINGS[4],
    )


def _coded(capture_id: int, capture: Capture, rows: list[tuple[str, ...]]) -> Coded:
    """A report that tells one sentence of each row, and the claims in it; every field takes the next string."""
    sentences = [f"{' told '.join(dict.fromkeys(row))} on Monday." for row in rows]
    text = "\n\n".join(sentences)
    blocks, at = [], 0
    for number, sentence in enumerate(sentences):
        kind = BlockKind.HEADLINE if number == 0 else BlockKind.FURNITURE if number == 1 else BlockKind.BODY
        blocks.append(Block(kind, at, at + len(sentence), STRINGS[number % len(STRINGS)]))
        at += len(sentence) + 2
    report = Report(
        capture.identity[:16],
        capture.sha256,
        text,
        tuple(blocks),
        headline=rows[0][0] + rows[0][-1],
        standfirst=STRINGS[5],
        authors=STRINGS[:9],
        contributors=STRINGS[9:12],
        dateline=STRINGS[6],
        outlet=capture.outlet,
        published=date(2015, 3, 2),
        language="en",
        origins=(("headline", STRINGS[7]), (STRINGS[8], STRINGS[9])),
        notes=STRINGS[10:14],
    )
    claims = tuple(
        _claim(report, number, row, block)
        for number, (row, block) in enumerate(zip(rows, blocks, strict=True))
    )
    for claim in claims:
        claim.check(report)
    return Coded(capture_id, report, claims)


def _claim(report: Report, number: int, row: tuple[str, ...], block: Block) -> Claim:
    """A claim with every field that there is, each filled with the next string of the row."""
    words = iter(row * 2)

    def span(word: str) -> Span:
        start = report.text.index(word, block.start)
        return report.span(start, start + len(word))

    def read(value: Any, word: str) -> Value[Any]:
        return Value.read(report, value, (span(word),), next(words), 0.5)

    def told() -> Value[str]:
        word = next(words)
        return read(word, word)

    def place() -> Value[Place]:
        word = next(words)
        found = Candidate("geonames:1", next(words), 35.0, 43.0, 0.6, ((next(words), 0.5),))
        lat, lon = 30.0 + number / 10, 40.0 + number / 7
        province, district, why = next(words), next(words), next(words)
        put = Place(
            word,
            f"geonames:{number}",
            number,
            lat,
            lon,
            "IRQ",
            province,
            district,
            1 + number % 6,
            (found,),
            why,
        )
        return read(put, word)

    day = date(2015, 1, 1) + timedelta(days=3 * number)
    dated = read(When(day, day, Precision.DAY), "Monday")
    actor, target, source, weapon = told(), told(), told(), told()
    killed = read(Count(CountKind.KILLED, number, number + 2, number + 5), row[0])
    return Claim(
        f"{report.id}-{number:03}",
        report.id,
        _KINDS[number % len(_KINDS)],
        _STATUSES[number % 3],
        (report.span(block.start, block.end),),
        actor=(actor,),
        target=(target,),
        place=(Located(PlaceRole.AT, place(), (1.0, 2.0), "N", Relation.AWAY, (place(),), (place(),)),),
        date=Dated(dated.value, dated.original, dated.evidence, dated.origin),
        counts=(killed, read(Count(CountKind.INJURED, None, 3, None), row[0])),
        weapon=weapon,
        said_by=source,
        confidence=0.3,
        coded_by=next(words),
        triggers=(EventWord(span(row[0]), "bombing/1:blast"),),
        absent=(Absence(next(words), next(words)),),
        parties=tuple(Party(one.value, True, ucdp=next(words)) for one in (actor, target, source)),
    )


def _judge(store: Store, claim: Claim) -> None:
    """Judgements whose words are the claim's own, some of them many."""
    words = claim.actor[0].value
    for verdict, field, detail in (
        (Verdict.UNSURE, None, None),
        (Verdict.PICK, "weapon", None),
        (Verdict.CORRECT, "weapon", '"mortar"'),
    ):
        evidence = claim.actor[0].evidence if verdict is Verdict.CORRECT else ()
        store.judgements.add(
            Judgement(
                secrets.token_hex(8),
                verdict,
                (claim.id,),
                words,
                AT,
                words,
                field,
                detail,
                evidence,
                words[:20],
            )
        )


def _people(store: Store, coded: Coded) -> None:
    """Accounts, keys and assignments with such names; the first account is the admin's who looks at it all."""
    for number, name in enumerate(STRINGS):
        store.accounts.add(name, Role.ADMIN if number == 0 else Role.CODER, "no hash", AT)
        store.keys.add(Key(f"{number:064}", name, STRINGS[-number], AT))
    for number in range(2):
        parts = (Part(CODER), Part(STRINGS[2 + number]))
        report_id = coded.report.id
        store.assignments.add(
            [
                Assignment(
                    f"a{number}", report_id, Shown.PREFILLED, parts, STRINGS[number], AT, STRINGS[number]
                )
            ]
        )
