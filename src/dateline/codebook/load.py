"""Load a codebook: one page per kind, indexed by the words that evoke it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

from dateline.codebook.page import Frame, KindPage
from dateline.errors import CodebookError
from dateline.lexicon.sheet import read_sheet


@dataclass(frozen=True)
class Entry:
    """One frame as the engine looks it up: ``negative`` frames take their kind off the table."""

    kind: str
    rank: int
    number: int
    frame: Frame
    trigger: str
    companion: str | None
    negative: bool

    @property
    def name(self) -> str:
        """Name for ``coded_by``: kind, frame number on its page, trigger."""
        return f"{self.kind}/{self.number}:{self.trigger}"


@dataclass(frozen=True)
class Codebook:
    """All pages, and for each (part of speech, lemma) the frames it may evoke."""

    pages: Mapping[str, KindPage]
    index: Mapping[tuple[str, str], tuple[Entry, ...]]
    version: str

    def entries(self, pos: str, lemma: str) -> tuple[Entry, ...]:
        """Frames whose trigger is this lemma; ``pos`` is "verbs", "nouns" or "adjectives"."""
        return self.index.get((pos, lemma), ())


def load_codebook(folder: Traversable | None = None) -> Codebook:
    """Read every ``*.yaml`` page of a folder (ours when None); raises CodebookError, never guesses."""
    root = folder if folder is not None else resources.files("dateline.codebook") / "kinds"
    files = sorted(
        (path for path in root.iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name
    )
    if not files:
        raise CodebookError(str(root), 1, "holds no codebook page (*.yaml)")
    pages: dict[str, KindPage] = {}
    digest = sha256()
    for path in files:
        page = read_sheet(path, KindPage)
        if path.name != f"{page.kind}.yaml":
            raise CodebookError(
                path.name, 1, f"the page of kind {page.kind!r} must be named {page.kind}.yaml"
            )
        pages[page.kind] = page
        digest.update(path.read_bytes())
    return Codebook(pages, _index(pages), digest.hexdigest()[:12])


def _index(pages: Mapping[str, KindPage]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    index: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for page in pages.values():
        for negative, frames in ((False, page.frames), (True, page.without)):
            for number, frame in enumerate(frames, start=1):
                for pos, trigger in triggers(frame):
                    lemma, _, companion = trigger.partition("+")
                    entry = Entry(page.kind, page.rank, number, frame, trigger, companion or None, negative)
                    index[pos, lemma].append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


def triggers(frame: Frame) -> Iterator[tuple[str, str]]:
    """Every (part of speech, trigger) of a frame."""
    for pos, words in (("verbs", frame.verbs), ("nouns", frame.nouns), ("adjectives", frame.adjectives)):
        for word in words:
            yield pos, word


def check_words(codebook: Codebook, classes: Collection[str]) -> None:
    """Raise CodebookError for a frame that names a class nobody wrote."""
    known = {*classes, "name", "time", "person_name", "place_name", "organisation_name"}
    for page in codebook.pages.values():
        for frame in (*page.frames, *page.without):
            for words in (*frame.needs.values(), *frame.unless.values()):
                for word in words:
                    if word.startswith("@") and word[1:] not in known:
                        message = f"the class {word!r} is not in classes.yaml; there are: {', '.join(sorted(known))}"
                        raise CodebookError(f"{page.kind}.yaml", 1, message)
