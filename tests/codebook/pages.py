"""Pages written for tests."""

from __future__ import annotations

from pathlib import Path

FULL = """kind: {kind}
{more}family: fighting
definition: A page for the test.
includes: [one thing]
excludes: [another thing]
frames:
{frames}
examples:
{examples}
counterexamples: [He sleeps., She reads., They eat.]
crosswalk: {{plover: null, acled: null, ucdp: null, cameo: null}}
"""
EXAMPLES = "\n".join(
    f"  - {{text: Rebels picnicked in place {number}., claims: [{{actor: rebels}}]}}" for number in range(5)
)


def write(
    folder: Path,
    kind: str,
    frames: str = "  - verbs: [picnic]",
    *,
    more: str = "",
    examples: str = EXAMPLES,
) -> Path:
    """A complete page of a kind; ``more`` are further lines at the top."""
    path = folder / f"{kind}.yaml"
    path.write_text(FULL.format(kind=kind, frames=frames, more=more, examples=examples), encoding="utf-8")
    return path


def extend(folder: Path, kind: str, rest: str = "") -> Path:
    """A page laid over ours."""
    path = folder / f"{kind}.yaml"
    path.write_text(f"kind: {kind}\nextends: ours\n{rest}", encoding="utf-8")
    return path
