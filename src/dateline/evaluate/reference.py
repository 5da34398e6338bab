"""Score what pronouns, definite phrases and names stand for against GUM's coreference."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc as SpacyDoc

from dateline.evaluate.coreference import GoldDocument, GoldMention, load_coreference
from dateline.evaluate.shares import percent
from dateline.lexicon import Lexicon, load_lexicon
from dateline.read.component import SPLITTER
from dateline.read.name_reader import NameReader
from dateline.read.reader import Reader, in_our_words
from dateline.read.reference import ReferenceReader
from dateline.types import Block, BlockKind, Passage, Reading, Reference, Report
from dateline.types.parse import Doc

Scores = dict[str, Any]

FORMS = {
    "he": frozenset({"he", "him", "his", "himself"}),
    "she": frozenset({"she", "her", "hers", "herself"}),
    "it": frozenset({"it", "its", "itself"}),
    "they": frozenset({"they", "them", "their", "theirs", "themselves"}),
}
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
OTHERS = frozenset(
    {"you", "your", "yours", "yourself", "this", "that", "these", "those", "who", "which", "one"}
)
PRONOUNS = frozenset().union(*FORMS.values(), SPEAKERS, OTHERS)


@dataclass
class Tally:
    """Pronouns of the scope, how many of them were right, and how many pronouns found any antecedent."""

    scope: int = 0
    right: int = 0
    resolved: int = 0

    def scores(self) -> Scores:
        """Percentages; None where there is nothing to divide by."""
        return {
            "pronouns": self.scope,
            "accuracy": percent(self.right, self.scope),
            "precision": percent(self.right, self.resolved),
        }


@dataclass
class Board:
    """Tallies of one split: all, by genre and by form; what else was resolved; pleonastic "it"."""

    all: Tally = field(default_factory=Tally)
    genres: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    forms: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    others: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    pleonastic: Counter[str] = field(default_factory=Counter)


class Chains:
    """One gold document as the scorer asks it."""

    def __init__(self, gold: GoldDocument) -> None:
        self.gold = gold
        self._members: dict[int, list[GoldMention]] = defaultdict(list)
        self._around: dict[int, list[GoldMention]] = defaultdict(list)
        for mention in gold.mentions:
            self._members[mention.chain].append(mention)
            for word in range(mention.start, mention.end):
                self._around[word].append(mention)

    def at(self, word: int) -> GoldMention | None:
        """The mention that is this one word, None where no mention is."""
        return next((one for one in self._around[word] if one.end - one.start == 1), None)

    def smallest(self, start: int, end: int) -> GoldMention | None:
        """The smallest mention that holds these words."""
        holding = [one for one in self._around[start] if one.end >= end]
        return min(holding, key=lambda one: one.end - one.start, default=None)

    def antecedents(self, mention: GoldMention) -> list[GoldMention]:
        """Earlier mentions of the same thing that are no pronouns; failing any, the earlier pronouns."""
        earlier = [one for one in self._members[mention.chain] if one.start < mention.start]
        return [one for one in earlier if not self.is_pronoun(one)] or earlier

    def is_pronoun(self, mention: GoldMention) -> bool:
        return mention.end - mention.start == 1 and self.gold.words[mention.start].lower() in PRONOUNS

    def is_right(self, mention: GoldMention, answer: Answer) -> bool:
        """True where the smallest mention around the answer, or else around its head word, is an antecedent."""
        found = self.smallest(answer.start, answer.end) or self.smallest(answer.head, answer.head + 1)
        return found in self.antecedents(mention)


@dataclass(frozen=True)
class Answer:
    """An antecedent in words of the document, half-open, and its head word."""

    start: int
    end: int
    head: int


def evaluate_reference(gold: Path, reader: Reader | None = None) -> Scores:
    """Accuracy and precision of pronouns in percent for each split but ``train``, baselines beside.

    In scope is each third-person personal or possessive pronoun that gold joins to an earlier mention; one
    without an answer is wrong. An answer is right where the smallest gold mention that holds it (where none
    does, that holds its head word) is an earlier mention of the same thing and no pronoun, unless pronouns
    are all there is before. Precision is over all third-person pronouns that were given an answer. Words and
    sentences are gold's, each document is one block of body. Raises GoldError where there is nothing to score.
    """
    splits = load_coreference(gold)
    finder = reader or Reader.load()
    lexicon = load_lexicon()
    stage = ReferenceReader(lexicon)
    sets = {
        split: _score(documents, readings(finder, documents, lexicon), stage)
        for split, documents in splits.items()
        if split != "train"
    }
    return {"reader": finder.version, "stage": stage.version, "sets": {"gum": sets}}


def _score(documents: Sequence[GoldDocument], found: Iterable[Reading], stage: ReferenceReader) -> Scores:
    boards = {"": Board(), "nearest": Board(), "subject": Board()}
    for gold, reading in zip(documents, found, strict=True):
        chains, doc = Chains(gold), reading.passages[0].doc
        tally(boards[""], chains, answers(stage(reading)))
        tally(boards["nearest"], chains, dict(nearest(doc)))
        tally(boards["subject"], chains, dict(last_subject(doc)))
    ours = boards.pop("")
    return {
        "documents": len(documents),
        **ours.all.scores(),
        "pleonastic_it": dict(ours.pleonastic),
        "genres": {genre: found.scores() for genre, found in sorted(ours.genres.items())},
        "forms": {form: found.scores() for form, found in sorted(ours.forms.items())},
        "others": {kind: found.scores() for kind, found in sorted(ours.others.items())},
        "baseline": {
            name: {**board.all.scores(), "news": board.genres["news"].scores()}
            for name, board in boards.items()
        },
    }


def tally(board: Board, chains: Chains, found: dict[int, Answer]) -> None:
    """Add one document. ``found`` is keyed by the word that refers."""
    for word, text in enumerate(chains.gold.words):
        kind = _kind_of(text, word in found)
        if kind is None:
            continue
        answer = found.get(word)
        own = chains.at(word) if text.lower() in PRONOUNS else chains.smallest(word, word + 1)
        scope = own is not None and bool(chains.antecedents(own))
        right = own is not None and answer is not None and chains.is_right(own, answer)
        form = next((name for name, forms in FORMS.items() if text.lower() in forms), None)
        if form is None:
            lines = [board.others[kind]]
        else:
            lines = [board.all, board.genres[chains.gold.genre], board.forms[form]]
        for line in lines:
            line.scope += scope
            line.right += right
            line.resolved += answer is not None
        if text.lower() == "it" and chains.smallest(word, word + 1) is None:
            board.pleonastic["pronouns"] += 1
            board.pleonastic["resolved"] += answer is not None


def _kind_of(text: str, resolved: bool) -> str | None:
    """What a word is counted as; a noun or name only where it was given an answer."""
    word = text.lower()
    if word in SPEAKERS:
        return "first person"
    if word in OTHERS:
        return "other pronouns" if resolved else None
    if word in PRONOUNS:
        return "third person"
    if not resolved:
        return None
    return "names" if text[:1].isupper() else "phrases"


def readings(reader: Reader, documents: Sequence[GoldDocument], lexicon: Lexicon) -> Iterator[Reading]:
    """The documents with gold words and sentences, parsed by the reader, with our names."""
    names = NameReader(lexicon)
    for gold, doc in zip(documents, parsed(reader, documents), strict=True):
        yield names(reading_of(gold, doc))


def parsed(reader: Reader, documents: Sequence[GoldDocument]) -> Iterator[Doc]:
    """The documents with gold words and sentences, parsed by whatever pipeline the reader has."""
    docs = [
        SpacyDoc(
            reader.nlp.vocab,
            words=list(gold.words),
            sent_starts=[word in gold.starts for word in range(len(gold.words))],
        )
        for gold in documents
    ]
    with reader.nlp.select_pipes(disable=[name for name in reader.nlp.pipe_names if name == SPLITTER]):
        for doc in reader.nlp.pipe(docs):
            yield in_our_words(doc)


def reading_of(gold: GoldDocument, doc: Doc) -> Reading:
    """The document as a report with one block of body."""
    text = doc.text
    block = Block(BlockKind.BODY, 0, len(text), "gold")
    report = Report(id=gold.name, capture_sha256="", text=text, blocks=(block,))
    return Reading(report, (Passage(block, doc),))


def answers(reading: Reading) -> dict[int, Answer]:
    """The antecedents that the layer "references" gives, by the word that refers."""
    doc = reading.passages[0].doc
    starts = [token.idx for token in doc]
    found = {}
    for mark in reading.marks("references", Reference):
        first = bisect_right(starts, mark.antecedent.start) - 1
        last = bisect_right(starts, mark.antecedent.end - 1)
        found[bisect_right(starts, mark.span.start) - 1] = Answer(first, last, doc[first:last].root.i)
    return found


def nearest(doc: Doc) -> Iterator[tuple[int, Answer]]:
    """The baseline: the nearest noun before the pronoun that fits in number and in being a person or not."""
    for token in doc:
        for form, forms in FORMS.items():
            if token.lower_ in forms:
                match = next((noun for noun in reversed(doc[: token.i]) if _fits(noun, form)), None)
                if match is not None:
                    yield token.i, Answer(match.i, match.i + 1, match.i)


def last_subject(doc: Doc) -> Iterator[tuple[int, Answer]]:
    """The other baseline: the nearest subject before the pronoun that is a noun or name."""
    for token in doc:
        if any(token.lower_ in forms for forms in FORMS.values()):
            for noun in reversed(doc[: token.i]):
                if noun.pos_ in {"NOUN", "PROPN"} and noun.dep_.startswith("nsubj"):
                    yield token.i, Answer(noun.i, noun.i + 1, noun.i)
                    break


def _fits(noun: Any, form: str) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "flat"}:
        return False
    plural = noun.tag_ in {"NNS", "NNPS"}
    if form in {"he", "she"}:
        return bool(noun.ent_type_ == "person")
    return plural if form == "they" else not plural and noun.ent_type_ != "person"
