"""Pages of acts: what one side does to another, in the codes of CAMEO and the types of PLOVER.

Kinds of events tell what happened in a conflict; acts are wider (visits, praise, lawsuits, handing back a
painting) and coarser. They serve to code a sentence as dyads, never to make claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from pydantic import Field

from dateline.codebook.check import frame_faults
from dateline.codebook.load import Codebook, Entry
from dateline.codebook.page import Frame
from dateline.errors import CodebookError
from dateline.sheet import Sheet, line_in, read_sheet


class ActFrame(Frame):
    """A frame that evokes an act; ``code`` is a CAMEO code. Without ``actor`` the subject acts.

    ``plover`` is the type where the two schemes part (sanctions are coercion in one, cut ties in the other).
    """

    code: str = Field(pattern=r"^(0[1-9]|1\d|20)\d{1,2}$")
    plover: str | None = None


class ActPage(Sheet):
    """One of CAMEO's twenty classes of acts.

    ``plover`` is its type, None for statements; ``planned`` and ``denied`` are the types of such an act that
    is only announced, or refused, where they differ. ``quad``: 0 statements and appeals, 1 cooperation in
    words, 2 in deeds, 3 conflict in words, 4 in deeds. ``modals`` are auxiliaries by which a voice does the
    act to whoever is the subject ("the army must leave"). ``done_by`` are words by which a planned act is as
    good as done ("decided to lift the curfew"). ``wanted`` is the last digit of CAMEO's codes for asking
    (02), offering (03) or demanding (10) such an act, ``refused`` the code for refusing it.
    """

    act: str
    cameo: str = Field(pattern=r"^(0[1-9]|1\d|20)$")
    plover: str | None
    quad: int = Field(ge=0, le=4)
    planned: str | None = None
    denied: str | None = None
    modals: tuple[str, ...] = ()
    done_by: tuple[str, ...] = ()
    wanted: str | None = Field(default=None, pattern=r"^[1-9]$")
    refused: str | None = Field(default=None, pattern=r"^12\d$")
    frames: tuple[ActFrame, ...]


@dataclass(frozen=True)
class ActBook:
    """The pages by CAMEO's root code, and their frames as the matcher looks them up, ``kind`` being the code."""

    pages: Mapping[str, ActPage]
    frames: Codebook

    def quad(self, plover: str) -> int:
        """The class of a type; the severer of two for a type that two pages have."""
        return max(page.quad for page in self.pages.values() if page.plover == plover)

    def page(self, code: str) -> ActPage:
        """The page of a code ("0841" is on "08")."""
        return self.pages[code[:2]]


def load_acts(folder: Traversable | None = None) -> ActBook:
    """Read every ``*.yaml`` page of a folder (ours when None); raises CodebookError for what does not fit."""
    root = folder if folder is not None else resources.files("dateline.codebook") / "acts"
    pages: dict[str, ActPage] = {}
    index: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for path in sorted(root.iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".yaml"):
            continue
        page = read_sheet(path, ActPage)
        if page.cameo in pages:
            raise CodebookError(path.name, 1, f"{pages[page.cameo].act} already has the code {page.cameo}")
        pages[page.cameo] = page
        for number, frame in enumerate(page.frames, start=1):
            if not frame.code.startswith(page.cameo):
                raise CodebookError(path.name, 1, f"frames: {frame.code} is no code of {page.cameo}")
            for loc, message in frame_faults(("frames", number - 1), frame):
                raise CodebookError(path.name, line_in(path, loc), message)
            for pos, _, trigger in frame.triggers():
                lemma, _, companion = trigger.partition("+")
                entry = Entry(frame.code, 50, number, frame, trigger, companion or None, False)
                index[pos, lemma].append(entry)
    if not pages:
        raise CodebookError(str(root), 1, "holds no page of acts (*.yaml)")
    return ActBook(pages, Codebook({}, {key: tuple(entries) for key, entries in index.items()}, ""))
