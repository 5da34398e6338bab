"""The figures of ``speed.py`` as a table for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.timing import CNN, ENCODER, FAST, TRAFILATURA, WHOLE

FLOOR = 12
"""Reports a second into SQLite on two cores that the project holds itself to."""
ROWS = (
    ("page", "page"),
    ("reading", "reading"),
    ("sentences and trees", "  sentences and trees"),
    ("names, times, voices", "  names, times, voices"),
    ("coding", "coding"),
    ("place", "place"),
    (WHOLE, WHOLE),
    (FAST, FAST),
)
OTHERS = ((ENCODER, ENCODER), (TRAFILATURA, TRAFILATURA), (CNN, CNN))
WIDTH = 24


def show(figures: Mapping[str, Any]) -> str:
    """What was read, a line for each floor and each of the others, and the workspace."""
    texts, lines, memory = figures["texts"], figures["lines"], figures["megabytes"]
    machine = figures["machine"]
    head = (
        f"{texts['reports']} made-up pages, {texts['words'] // texts['reports']} words each, half of them about armed"
        f" conflict (set {texts['digest']})\n"
        f"{machine['processor']}, {machine['cores']} cores, load {machine['load']}\n"
    )
    columns = (
        f"{'':{WIDTH}}{'reports/s':>10}{'words/s':>10}{'peak MB':>9}   times as fast as\n"
        f"{'on one core':{WIDTH}}{'':29}{'encoder':>11}{'trafilatura':>13}{'CNN':>8}\n"
    )
    held = {**memory, **({WHOLE: _whole(figures["sqlite"])} if "sqlite" in figures else {})}
    ours = "".join(_line(shown, lines[name], held.get(name)) for name, shown in ROWS)
    others = "".join(_line(shown, lines[name], memory.get(name)) for name, shown in OTHERS)
    left = texts["words left, --fast"] / max(texts["words"], 1)
    claims = f"{texts['claims, --fast']} of {texts['claims']} claims"
    notes = f"--fast left {left:.0%} of the words unread and gave {claims}.\n"
    filled = _workspace(figures.get("sqlite"))
    return f"{head}\n{columns}{ours}\n{others}\n{notes}{filled}took {figures['took_seconds']:.0f} s\n"


def _whole(filled: Mapping[str, Mapping[str, Any]]) -> int:
    """The most that a process held which reads: a worker where there are any."""
    told = next(iter(filled.values()))
    return int(told["megabytes_of_a_worker" if told["processes"] > 1 else "megabytes"])


def _line(name: str, line: Mapping[str, float], megabytes: int | None) -> str:
    ratios = (line[f"to {other}"] for other in (ENCODER, TRAFILATURA, CNN))
    encoder, trafilatura, cnn = (f"{ratio:,.2f}" for ratio in ratios)
    held = "" if megabytes is None else str(megabytes)
    return (
        f"{name:{WIDTH}}{line['reports_per_second']:>10,.1f}{line['words_per_second']:>10,}{held:>9}"
        f"{encoder:>11}{trafilatura:>13}{cnn:>8}\n"
    )


def _workspace(filled: Mapping[str, Mapping[str, Any]] | None) -> str:
    if filled is None:
        return ""
    processes = next(iter(filled.values()))["processes"]
    shown = "one process" if processes == 1 else f"{processes} processes"
    head = f"Into SQLite, {shown} (the floor is {FLOOR} reports/s on two cores):\n"
    return head + "".join(_filled(name, told) for name, told in filled.items()) + "\n"


def _filled(name: str, told: Mapping[str, Any]) -> str:
    held = f"{told['megabytes']} MB"
    if told["processes"] > 1:
        held += f", the largest worker {told['megabytes_of_a_worker']} MB"
    return (
        f"  {name:{WIDTH - 2}}{told['reports_per_second']:>10,.1f} reports/s by the clock,"
        f" {told['reports_per_second_of_two_cores']:,.1f} in the processor time of two cores; {held}\n"
    )
