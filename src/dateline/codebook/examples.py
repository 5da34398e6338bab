"""Whether the claims that come out of an example are those its page asks for."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.codebook.page import Example, Expected
from dateline.types import Claim


def shown(claim: Claim) -> dict[str, object]:
    """The fields of a claim as an example may name them."""
    figures = {value.value.what.value: value.value for value in claim.counts}
    return {
        "kind": claim.kind,
        "status": claim.status.value,
        "actor": [value.value for value in claim.actor],
        "target": [value.value for value in claim.target],
        "place": [located.place.value.name for located in claim.place],
        "source": claim.said_by.value if claim.said_by else None,
        "weapon": claim.weapon.value if claim.weapon else None,
        **{what: count.best or count.low or count.high for what, count in figures.items()},
    }


def disagreement(example: Example, kind: str, claims: Sequence[Claim]) -> str | None:
    """How the claims differ from what the example of a kind's page asks for; None where they agree.

    Names agree where one holds the other; who takes part goes by its name and by the words that stand there.
    Fields that are not given are not compared.
    """
    left = list(claims)
    for expected in example.claims:
        found = next((claim for claim in left if _agrees(expected, kind, claim)), None)
        if found is None:
            wanted = {"kind": kind, **expected.model_dump(mode="json", exclude_none=True)}
            return f"{wanted} does not come out; there are {[_filled(claim) for claim in claims]}"
        left.remove(found)
    return f"{[_filled(claim) for claim in left]} comes out too" if left else None


def _filled(claim: Claim) -> dict[str, object]:
    return {name: value for name, value in shown(claim).items() if value}


def _agrees(expected: Expected, kind: str, claim: Claim) -> bool:
    said = shown(claim)
    for field, values in (("actor", claim.actor), ("target", claim.target)):
        said[field] = [name for value in values for name in (value.value, value.original)]
    return said["kind"] == (expected.kind or kind) and all(
        _holds(wanted, said.get(field)) for field, wanted in expected.fields().items()
    )


def _holds(wanted: object, found: object) -> bool:
    """Every name wanted is found; a figure or a status is the same."""
    names = wanted if isinstance(wanted, tuple) else (wanted,)
    there = found if isinstance(found, list) else [found]
    return all(any(_same(name, one) for one in there) for name in names)


def _same(wanted: object, found: object) -> bool:
    if isinstance(wanted, str) and isinstance(found, str):
        return wanted.lower() in found.lower() or found.lower() in wanted.lower()
    return wanted == found
