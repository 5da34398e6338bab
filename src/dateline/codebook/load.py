"""Load a codebook: one page per kind, indexed by the words that evoke it; a folder may be laid over ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from dateline.codebook.check import Page, class_faults, frames_of, gaps, page_faults
from dateline.codebook.page import Extension, Frame, KindPage
from dateline.errors import CodebookError
from dateline.sheet import Sheet, has_key, line_in, read_sheet

SETTINGS = "codebook.yaml"


class Settings(Sheet):
    """codebook.yaml of an own folder: whether our pages stand below it."""

    extends: Literal["ours", "nothing"] = "ours"


@dataclass(frozen=True)
class PageFile:
    """One page and the file it stands in; ``name`` is how errors call the file."""

    path: Traversable
    name: str
    page: Page
    ours: bool = False

    def error(self, loc: Sequence[str | int], message: str) -> CodebookError:
        """What is wrong at a place of the page, with its line."""
        return CodebookError(self.name, self.line(loc), message)

    def line(self, loc: Sequence[str | int]) -> int:
        """The line of the file where a place of the page stands."""
        return line_in(self.path, loc)


@dataclass(frozen=True)
class Entry:
    """One frame as the engine looks it up: ``negative`` frames take their kind off the table.

    ``layer`` is 1 for a frame laid over ours: it goes before one of ours that is equally strong.
    """

    kind: str
    rank: int
    number: int
    frame: Frame
    trigger: str
    companion: str | None
    negative: bool
    layer: int = 0
    file: PageFile | None = field(default=None, compare=False, repr=False)
    loc: tuple[str | int, ...] = field(default=(), compare=False, repr=False)

    @property
    def name(self) -> str:
        """Name for ``coded_by``: kind, frame number on its page ("encoder" where no frame did it), trigger."""
        return f"{self.kind}/{self.number or 'encoder'}:{self.trigger}"

    @property
    def strength(self) -> int:
        """Number of conditions, a companion counting as one: the more there are, the stronger."""
        return self.frame.specificity + (self.companion is not None)

    @property
    def order(self) -> tuple[int, int, str, int, int]:
        """Sorts the frame that wins before those it beats."""
        return (-self.strength, self.rank, self.kind, -self.layer, self.number)


@dataclass(frozen=True)
class Codebook:
    """All pages, and for each (part of speech, lemma) the frames it may evoke."""

    pages: Mapping[str, KindPage]
    index: Mapping[tuple[str, str], tuple[Entry, ...]]
    version: str
    files: tuple[PageFile, ...] = ()

    def frame_named(self, name: str) -> Frame | None:
        """The frame that an ``EventWord`` names ("bombing/17:blast"); None where the encoder proposed the word."""
        kind, _, rest = name.partition("/")
        number = rest.partition(":")[0]
        return self.pages[kind].frames[int(number) - 1] if number.isdigit() else None

    def entries(self, pos: str, lemma: str) -> tuple[Entry, ...]:
        """Frames whose trigger is this lemma; ``pos`` is "verbs", "nouns" or "adjectives"."""
        return self.index.get((pos, lemma), ())


def our_pages() -> Traversable:
    """The folder of the pages that are shipped."""
    return resources.files("dateline.codebook") / "kinds"


def kind_names() -> tuple[str, ...]:
    """The kinds that are shipped, by name, without their pages being read."""
    return tuple(path.name.removesuffix(".yaml") for path in _page_paths(our_pages()))


@dataclass(frozen=True)
class Layers:
    """The pages of a codebook, ours before what is laid over them, and every kind they may name."""

    files: tuple[PageFile, ...]
    kinds: frozenset[str]

    def codebook(self) -> Codebook:
        """The codebook of all pages; raises CodebookError for the first thing that is wrong with one."""
        for file in self.files:
            for loc, message in page_faults(file.page, self.kinds):
                raise file.error(loc, message)
        return self.unchecked()

    def unchecked(self) -> Codebook:
        """The codebook of all pages, whatever is wrong with them."""
        pages: dict[str, KindPage] = {}
        digest = sha256()
        for file in sorted(self.files, key=lambda file: file.path.name):  # stable: ours stay before theirs
            pages[file.page.kind] = _laid_over(file, pages.get(file.page.kind))
            digest.update(file.path.read_bytes())
        return Codebook(pages, _index(pages, self.files), digest.hexdigest()[:12], self.files)


def load_codebook(folder: Traversable | None = None) -> Codebook:
    """Read every page of a folder (ours when None) as a whole codebook; raises CodebookError, never guesses."""
    return _our_codebook() if folder is None else _whole(tuple(_files(folder)))


def load_own_codebook(folder: Path) -> Codebook:
    """A user's folder laid over our pages; raises CodebookError with file and line. ``layers`` says how it is laid."""
    return layers(folder).codebook()


def layers(folder: Path | None) -> Layers:
    """Our pages with a user's folder over them, or in their place where codebook.yaml says ``extends: nothing``.

    A page of a kind that ours has takes its place, or adds to it with ``extends: ours``; a page of another kind
    must say ``new: true`` and be complete. Raises CodebookError with file and line.
    """
    ours = _ours()
    known = _kinds(ours)
    if folder is None:
        return Layers(ours, frozenset(known))
    theirs = _files(folder)
    for file in theirs:
        _refuse_unknown(file, known)
    settings = folder / SETTINGS
    if settings.exists() and read_sheet(settings, Settings, name=str(settings)).extends == "nothing":
        ours = ()
    replaced = {file.page.kind for file in theirs if isinstance(file.page, KindPage)}
    kept = [file for file in ours if file.page.kind not in replaced]
    return Layers((*kept, *theirs), frozenset(known | _kinds(theirs)))


def check_words(codebook: Codebook, classes: Collection[str]) -> None:
    """Raise CodebookError for a page that names a class nobody wrote."""
    for file in codebook.files:
        for loc, message in class_faults(file.page, classes):
            raise file.error(loc, message)


@cache
def _ours() -> tuple[PageFile, ...]:
    """Our pages, read once in a process."""
    paths = _page_paths(our_pages())
    return tuple(PageFile(path, path.name, read_sheet(path, KindPage), ours=True) for path in paths)


@cache
def _our_codebook() -> Codebook:
    return _whole(_ours())


def _whole(files: tuple[PageFile, ...]) -> Codebook:
    return Layers(files, frozenset(_kinds(files))).codebook()


def _files(folder: Traversable) -> list[PageFile]:
    """The pages of a folder by file name; each is named after its kind."""
    if not folder.is_dir():
        raise CodebookError(str(folder), None, "is no folder")
    found = []
    for path in _page_paths(folder):
        model: type[Page] = Extension if has_key(path, "extends") else KindPage
        file = PageFile(path, str(path), read_sheet(path, model, name=str(path)))
        if path.name != f"{file.page.kind}.yaml":
            raise file.error(
                ["kind"], f"the page of kind {file.page.kind!r} must be named {file.page.kind}.yaml"
            )
        found.append(file)
    if not found:
        raise CodebookError(str(folder), None, "holds no codebook page (KIND.yaml)")
    return found


def _page_paths(folder: Traversable) -> list[Traversable]:
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    for path in paths:
        if path.name.endswith(".yml"):
            raise CodebookError(str(path), None, "is not read: the name of a page ends in .yaml")
    return [path for path in paths if path.name.endswith(".yaml") and path.name != SETTINGS]


def _kinds(files: Sequence[PageFile]) -> set[str]:
    return {file.page.kind for file in files}


def _refuse_unknown(file: PageFile, known: Collection[str]) -> None:
    """Raise for a kind that is neither ours nor declared new, and for a new one that is not complete."""
    page = file.page
    new = isinstance(page, KindPage) and page.new
    if page.kind in known and new:
        raise file.error(["new"], f"{page.kind!r} is a kind of ours: without 'new' the page takes its place")
    if page.kind not in known and not new:
        there = ", ".join(sorted(known))
        message = (
            f"unknown kind {page.kind!r}; there are: {there}; the page of a kind of your own says new: true"
        )
        raise file.error(["kind"], message)
    if isinstance(page, KindPage) and page.new:
        for loc, message in gaps(page):
            raise file.error(loc, message)


def _laid_over(file: PageFile, below: KindPage | None) -> KindPage:
    if isinstance(file.page, KindPage):
        return file.page
    if below is None:
        raise file.error(["extends"], f"there is no page of ours below {file.page.kind!r} to extend")
    return file.page.over(below)


def _index(
    pages: Mapping[str, KindPage], files: Sequence[PageFile]
) -> dict[tuple[str, str], tuple[Entry, ...]]:
    index: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    before: defaultdict[tuple[str, str], int] = defaultdict(int)
    for file in files:
        kind = file.page.kind
        for pos, entry in _entries(file, pages[kind].rank, before):
            index[pos, entry.trigger.partition("+")[0]].append(entry)
        for name in ("frames", "without"):
            before[kind, name] += len(getattr(file.page, name))
    return {key: tuple(entries) for key, entries in index.items()}


def _entries(file: PageFile, rank: int, before: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, Entry]]:
    """Every part of speech and frame of a page; ``before`` counts the frames of the pages below it."""
    kind, layer = file.page.kind, int(isinstance(file.page, Extension))
    for (name, number), frame in frames_of(file.page):
        place = before.get((kind, name), 0) + number + 1
        for pos, word, trigger in frame.triggers():
            companion = trigger.partition("+")[2] or None
            loc = (name, number, pos, word)
            negative = name == "without"
            yield pos, Entry(kind, rank, place, frame, trigger, companion, negative, layer, file, loc)
