"""A group of claims that tell one happening."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.types import Link


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that tell one happening, in order of publication, report and place in the text.

    ``links`` hold the group together: without judgements there is one less than claims. ``beside`` are claims
    that deny it or tell it later as background; where they stand beside more than one, it is the likeliest.
    """

    claim_ids: tuple[str, ...]
    links: tuple[Link, ...] = ()
    beside: tuple[str, ...] = ()
