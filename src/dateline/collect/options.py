"""What a person says about the sources: which columns hold what, what is known of them, what may be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dateline.collect.content import Limits, check_published
from dateline.errors import CaptureError

FIELDS = ("url", "html", "text", "title", "published", "outlet")
"""What a record may hold. ``title`` goes before ``text`` as its first line; a page of HTML has its own."""

OWN_NAMES: Mapping[str, str] = MappingProxyType({name: name for name in FIELDS})
CONTACT = re.compile(r"[!-~]*[@.:][!-~]*")


class Kind(StrEnum):
    """What an address leads to."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Options:
    """``columns`` tells for some of ``FIELDS`` which column holds it; a field not named there has its own name.

    ``published`` and ``outlet`` fill what a record does not say. ``most`` is the number of captures after which
    gathering stops. ``kind`` is what addresses lead to, where it should not be told by what they answer.
    ``seconds`` lie between two requests to one host; ``contact`` is an address by which its owner finds whoever
    asks. ``limits`` are of one request.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    outlet: str | None = None
    allow_private: bool = False
    most: int | None = None
    kind: Kind | None = None
    seconds: float = 1.0
    contact: str | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise CaptureError(f"there is no field {name!r} to fill; there are: {', '.join(FIELDS)}")
        if self.contact is not None and CONTACT.fullmatch(self.contact) is None:
            raise CaptureError(f"a contact is an address of mail or of a page, not {self.contact!r}")
        object.__setattr__(self, "published", check_published(self.published, "--published"))

    @property
    def names(self) -> dict[str, str]:
        """Every field with the column that holds it."""
        return {**OWN_NAMES, **self.columns}


def read_columns(pairs: Iterable[str]) -> dict[str, str]:
    """The columns of ``text=body``, as a person writes them; raises CaptureError for what is not so written."""
    columns: dict[str, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals or not column.strip() or name.strip() not in FIELDS:
            said = f"a column is named as text=body, not {pair!r}; what can be filled: {', '.join(FIELDS)}"
            raise CaptureError(said)
        columns[name.strip()] = column.strip()
    return columns
