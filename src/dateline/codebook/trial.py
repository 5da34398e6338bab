"""Try the examples of a codebook's pages: what comes out otherwise, and which frames nothing tries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dateline.codebook.examples import disagreement
from dateline.codebook.load import Layers, PageFile
from dateline.codebook.review import Finding
from dateline.types import Claim

Coding = Callable[[str], Sequence[Claim]]
_FRAME = re.compile(r"([a-z_]+)/(\d+):")


def try_examples(layers: Layers, code: Coding) -> list[Finding]:
    """Examples that come out otherwise and counterexamples that are coded; frames that no example uses are notes.

    ``code`` gives the claims of a text. Where a user's pages lie over ours, only theirs are tried.
    """
    own = [file for file in layers.files if not file.ours] or list(layers.files)
    used: set[tuple[str, int]] = set()
    found: list[Finding] = []
    for file in own:
        found += _examples(file, code, used)
    return sorted({*found, *_unused(layers, own, used)})


def _examples(file: PageFile, code: Coding, used: set[tuple[str, int]]) -> Iterator[Finding]:
    kind = file.page.kind
    for number, example in enumerate(file.page.examples):
        claims = code(example.text)
        for claim in claims:
            frames = _FRAME.findall(claim.coded_by.partition(" ")[0])
            used |= {(name, int(place)) for name, place in frames}
        reason = disagreement(example, kind, claims)
        if reason:
            yield Finding(file.name, file.line(["examples", number]), f"{example.text!r}: {reason}")
    for number, text in enumerate(file.page.counterexamples):
        if kind in {claim.kind for claim in code(text)}:
            yield Finding(file.name, file.line(["counterexamples", number]), f"{text!r} is coded as {kind}")


def _unused(layers: Layers, own: Sequence[PageFile], used: set[tuple[str, int]]) -> Iterator[Finding]:
    entries = layers.unchecked().index.values()
    frames = {
        (entry.kind, entry.number): entry
        for found in entries
        for entry in found
        if not entry.negative and entry.file in own
    }
    for key, entry in frames.items():
        if key not in used and entry.file is not None:
            line = entry.file.line(entry.loc[:2])
            yield Finding(entry.file.name, line, f"no example uses frame {entry.number}", is_note=True)
