"""What somebody asks for: a format, what of the workspace, and the state of the workspace that it is asked of."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from dateline.export.shape import Options
from dateline.store import Store
from dateline.version import __version__


@dataclass(frozen=True, slots=True)
class Wanted:
    """One data set. The same one of the same state of the same workspace has the same ``id``."""

    format: str
    options: Options
    state: str
    id: str = field(init=False)

    def __post_init__(self) -> None:
        named = {"format": self.format, "options": self.options.record(), "state": self.state}
        object.__setattr__(self, "id", _hashed(named)[:16])


def state_of(store: Store) -> str:
    """A hash that changes whenever an export of the store may come out otherwise.

    Incidents change only in runs, and what people judge is counted; reports that a run under way has
    brought already are counted too.
    """
    runs = [(run.id, run.finished) for run in store.runs.each()]
    counts = (
        store.reports.count(),
        store.claims.count(),
        store.incidents.count(),
        store.judgements.count(),
    )
    return _hashed((__version__, runs, counts))


def _hashed(content: object) -> str:
    return sha256(msgspec.json.encode(content)).hexdigest()
