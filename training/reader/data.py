"""Reads the training sets into sentences. Only sets that may train a published model are opened here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from names import LEXICON, label, trim

IGNORE = -100
HYPHENED = re.compile(r"\w+(?:-\w+)+")
PREFIXES = frozenset(yaml.safe_load((LEXICON.parent / "read" / "words.yaml").read_text("utf-8"))["prefixes"])
VERBS = {"VV": "VB", "VH": "VB"}


@dataclass(frozen=True)
class Sentence:
    """One sentence; ``heads`` count from 1, 0 is the root. A layer its source lacks is empty."""

    words: tuple[str, ...]
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    names: tuple[frozenset[int], ...] = ()
    happened: tuple[float | None, ...] = ()
    source: str = ""
    id: str = ""


@dataclass
class Spaces:
    """The label inventories, in the order the network has them."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    @staticmethod
    def of(sentences: list[Sentence]) -> Spaces:
        def inventory(layer: str) -> list[str]:
            return sorted({tag for sentence in sentences for tag in getattr(sentence, layer)} - {"_"})

        return Spaces(inventory("upos"), inventory("xpos"), inventory("labels"))


def read_conllu(file: Path) -> Iterator[Sentence]:
    """Sentences of one CoNLL-U file, without empty nodes and multiword ranges."""
    rows: list[list[str]] = []
    name = ""
    for line in [*file.read_text("utf-8").split("\n"), ""]:
        if line.startswith("#"):
            name = line.removeprefix("# sent_id = ") if line.startswith("# sent_id = ") else name
        elif line:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif rows:
            columns = list(zip(*rows, strict=True))
            yield Sentence(
                columns[1], columns[3], columns[4], tuple(map(int, columns[6])), columns[7],
                source="ud", id=name,
            )
            rows = []


def read_gum(folder: Path, ewt: list[Sentence]) -> Iterator[Sentence]:
    """GUM's trees with the tags of its layout files and the names among its entities."""
    tags = Tagger(ewt)
    for file in sorted((folder / "dep").glob("*.conllu")):
        xpos = read_layout_tags(folder / "xml" / f"{file.stem}.xml")
        entities = read_entities(folder / "tsv" / f"{file.stem}.tsv")
        start = 0
        for sentence in read_conllu(file):
            end = start + len(sentence.words)
            tagged = tuple(xpos[start:end])
            upos = tuple(map(tags, sentence.words, tagged, sentence.labels))
            spans = [(a - start, b - start, kind) for a, b, kind in entities if start <= a and b <= end]
            names = tuple(label(sentence.words, gum_names(sentence, tagged, spans), ("weapon", "vehicle", "misc")))
            yield Sentence(sentence.words, upos, tagged, sentence.heads, sentence.labels, names, source="gum")
            start = end
        assert start == len(xpos), f"{file.stem}: {start} words in the trees, {len(xpos)} in the layout"


class Tagger:
    """UPOS from XPOS and relation, as the English Web Treebank pairs them: GUM's files here lack UPOS."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self._counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for word, tag, relation, upos in zip(
                sentence.words, sentence.xpos, sentence.labels, sentence.upos, strict=True
            ):
                for key in ((tag, relation, word.lower()), (tag, relation), (tag,)):
                    self._counts[key][upos] += 1

    def __call__(self, word: str, tag: str, relation: str) -> str:
        for key, least in (((tag, relation, word.lower()), 3), ((tag, relation), 1), ((tag,), 1)):
            found = self._counts.get(key)
            if found and found.total() >= least:
                return found.most_common(1)[0][0]
        return "X"


def read_layout_tags(file: Path) -> list[str]:
    """PTB tags in word order; TreeTagger's finer verb tags (VVN, VHZ) become VBN, VBZ."""
    tags = []
    for line in file.read_text("utf-8").splitlines():
        if "\t" in line:
            tag = line.split("\t")[1]
            tags.append(VERBS.get(tag[:2], tag[:2]) + tag[2:] if tag[:2] in VERBS else tag)
    return [
        {
            "(": "-LRB-",
            ")": "-RRB-",
            "SENT": ".",
            "NP": "NNP",
            "NPS": "NNPS",
            "PP": "PRP",
            "PP$": "PRP$",
            "IN/that": "IN",
        }.get(tag, tag)
        for tag in tags
    ]


def read_entities(file: Path) -> list[tuple[int, int, str]]:
    """Mentions as (first word, end, type), words counted through the document."""
    spans: dict[tuple[str, str], list[int]] = defaultdict(list)
    place = 0
    for line in file.read_text("utf-8").splitlines():
        row = line.split("\t")
        if line.startswith("#") or len(row) < 4:
            continue
        for mention in row[3].split("|"):
            kind, _, number = mention.partition("[")
            if kind != "_":
                spans[kind, number or str(place)].append(place)
        place += 1
    return sorted((min(words), max(words) + 1, kind) for (kind, _), words in spans.items())


GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}


def gum_names(
    sentence: Sentence, tags: tuple[str, ...], spans: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The names among the mentions: of those whose head is a proper noun, the run of proper nouns at it."""
    used: set[int] = set()
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if kind not in GUM_KINDS:
            continue
        heads = [place for place in range(start, end) if not start < sentence.heads[place] <= end]
        heads = [place for place in heads if not start <= sentence.heads[place] - 1 < end]
        if not heads or not tags[heads[0]].startswith("NNP"):
            continue
        first, last = proper_run(sentence.words, tags, start, end, heads[0])
        found = trim(sentence.words, first, last, GUM_KINDS[kind])
        if found and not used.intersection(range(*found)):
            used.update(range(*found))
            yield (*found, frozenset({GUM_KINDS[kind]}))


def proper_run(
    words: tuple[str, ...], tags: tuple[str, ...], start: int, end: int, head: int
) -> tuple[int, int]:
    """The widest run of proper nouns around ``head``, joined by "of", "the", hyphens and their like."""

    def proper(place: int) -> bool:
        return tags[place].startswith("NNP") or (
            words[place][:1].isupper() and tags[place] in ("JJ", "NN", "NNS")
        )

    first, last = head, head + 1
    while first > start and (
        proper(first - 1)
        or (words[first - 1] in ("of", "the", "-", "&", "and") and first - 1 > start and proper(first - 2))
    ):
        first -= 1
    while last < end and (
        proper(last)
        or (
            words[last] in ("of", "the", "-", "&")
            and last + 1 < end
            and (proper(last + 1) or words[last + 1] == "the")
        )
    ):
        last += 1
    return first, last


TAGS = {
    "person": "person", "PER": "person", "location": "place", "LOC": "place", "ORG": "organisation",
    "group": "organisation", "corporation": "organisation", "product": "misc", "creative-work": "misc",
    "MISC": "misc",
}  # fmt: skip


def read_columns(file: Path, source: str, silent: tuple[str, ...]) -> Iterator[Sentence]:
    """Sentences of a two-column name file, in IO or IOB2 marks."""
    words: list[str] = []
    marks: list[str] = []
    for line in [*file.read_text("utf-8").split("\n"), ""]:
        row = line.split()
        if len(row) >= 2:
            parts = split_hyphens(row[0])
            words += parts
            marks += [row[-1], *[row[-1].replace("B-", "I-")] * (len(parts) - 1)]
        elif words:
            if any(letter.isalnum() for word in words for letter in word):
                yield Sentence(tuple(words), names=tuple(label(words, runs(marks), silent)), source=source)
            words, marks = [], []


def split_hyphens(word: str) -> list[str]:
    """Words as the treebanks have them: "al-Nusra" is three, "anti-tank" and addresses stay one."""
    if not HYPHENED.fullmatch(word) or word.split("-")[0].lower() in PREFIXES:
        return [word]
    return [part for part in re.split("(-)", word) if part]


def runs(marks: list[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Spans of IO or IOB marks."""
    start = 0
    for place in range(1, len(marks) + 1):
        ends = (
            place == len(marks) or marks[place].startswith("B-") or marks[place][2:] != marks[place - 1][2:]
        )
        if ends:
            if marks[start] != "O":
                kind = TAGS[marks[start][2:]]
                yield start, place, frozenset({kind, "nationality"} if kind == "misc" else {kind})
            start = place
