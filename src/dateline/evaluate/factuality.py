"""Score factuality: rated words, TimeML's subordination links as statuses, and our labelled sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import correlation
from typing import Any

from spacy.tokens import Doc

from dateline.errors import GoldError
from dateline.evaluate.factuality_sets import (
    LinkedDocument,
    LinkedEvent,
    RatedSentence,
    load_linked,
    load_rated,
)
from dateline.evaluate.sentences import LabelledEvent, LabelledSentence, load_sentences
from dateline.lexicon import load_lexicon
from dateline.read.component import SPLITTER
from dateline.read.reader import Reader, in_our_words
from dateline.read.standing import StandingReader
from dateline.types import Block, BlockKind, Passage, Reading, Report, Standing, Status

Scores = dict[str, Any]
Labels = Sequence[tuple[str, str]]
SENTENCES = Path("evals/re3d-sentences.yaml")
NUMBERS = {
    Status.ASSERTED: 2.1,
    Status.ATTRIBUTED: 1.9,
    Status.UNVERIFIED: 1.5,
    Status.BACKGROUND: 2.1,
    Status.DENIED: 0.0,
    Status.PLANNED: -0.9,
    Status.HYPOTHETICAL: -1.0,
}
"""The mean rating of the words of each status in UDS-Factuality's training set (22,108 words)."""
CERTAIN = 1.0
"""From this rating on, to either side, a word is "yes" or "no"; between them "uncertain"."""
CLASSES = {
    Status.ASSERTED: "asserted",
    Status.BACKGROUND: "asserted",
    Status.ATTRIBUTED: "attributed",
    Status.DENIED: "denied",
    Status.UNVERIFIED: "possible",
    Status.PLANNED: "possible",
    Status.HYPOTHETICAL: "possible",
}
"""Statuses as far as TimeML's links tell them apart."""
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def evaluate_factuality(gold: Path, reader: Reader | None = None, *, sentences: Path = SENTENCES) -> Scores:
    """Scores in percent, always guessing the commonest answer as the baseline.

    "rated": Pearson and mean absolute error of a number from -3 to 3 for each rated word, and macro-F1 of
    {no, uncertain, yes}; the number is the head's where the reader has one, and "rules" scores the number
    that the status alone gives. "links": statuses of subordinated events of TimeML, read from raw text.
    "sentences": statuses and voices of labelled event words, by split. Raises GoldError where there is
    nothing to score.
    """
    rated, linked = load_rated(gold), load_linked(gold)
    labelled = load_sentences(sentences, gold) if sentences.exists() else []
    if not (rated or linked or labelled):
        raise GoldError(
            f"no factuality in {gold}: looked for uds_factuality/*.jsonl, factuality_meantime/*.jsonl, "
            "timeml/**/*.tml and re3d/*/documents.json"
        )
    stages = Stages(reader or Reader.load())
    scores: Scores = {"reader": stages.reader.version}
    for one in rated:
        scores.setdefault("rated", {}).setdefault(one.name, {})[one.split] = _rated(stages, one.sentences)
    if linked:
        scores["links"] = _links(stages, linked)
    if labelled:
        scores["sentences"] = _sentences(stages, labelled)
    return scores


class Stages:
    """The reader and the stage that is scored."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.standings = StandingReader(load_lexicon())

    def cut(self, sentences: Iterable[RatedSentence]) -> Iterator[list[Standing | None]]:
        """The standing of each rated word of sentences that are cut into words already."""
        nlp = self.reader.nlp
        docs = (
            Doc(nlp.vocab, words=list(one.words), sent_starts=[place == 0 for place in range(len(one.words))])
            for one in sentences
        )
        disabled = [name for name in nlp.pipe_names if name == SPLITTER]
        for sentence, doc in zip(sentences, nlp.pipe(docs, disable=disabled), strict=True):
            found = self._read(doc.text, [(0, len(doc.text.rstrip()))], [doc])
            yield [found.get(doc[place].idx) for place, _ in sentence.ratings]

    def raw(self, text: str, paragraph: re.Pattern[str]) -> dict[int, Standing]:
        """The standings of a raw text by where they start, cut into what ``paragraph`` matches."""
        places = [match.span() for match in paragraph.finditer(text)]
        docs = list(self.reader.nlp.pipe(text[start:end] for start, end in places))
        return self._read(text, places, docs)

    def _read(self, text: str, places: list[tuple[int, int]], docs: list[Doc]) -> dict[int, Standing]:
        blocks = tuple(Block(BlockKind.BODY, start, end, "gold") for start, end in places)
        passages = tuple(Passage(block, in_our_words(doc)) for block, doc in zip(blocks, docs, strict=True))
        reading = self.standings(Reading(Report("gold", "", text, blocks), passages))
        return {mark.span.start: mark for mark in reading.marks("standings", Standing)}


def _rated(stages: Stages, sentences: tuple[RatedSentence, ...]) -> Scores:
    gold = [rating for sentence in sentences for _, rating in sentence.ratings]
    found = [standing for row in stages.cut(sentences) for standing in row]
    rules = [NUMBERS[_status(standing)] for standing in found]
    heads = [standing.factuality if standing is not None else None for standing in found]
    numbers = [rule if head is None else head for rule, head in zip(rules, heads, strict=True)]
    common = Counter(map(_certainty, gold)).most_common(1)[0][0]
    return {
        "words": len(gold),
        **_number_scores(gold, numbers),
        "rules": _number_scores(gold, rules),
        "baseline": {
            "mae": round(sum(abs(rating - max(gold)) for rating in gold) / len(gold), 3),
            "classes": _macro([(_certainty(rating), common) for rating in gold]),
        },
    }


def _number_scores(gold: list[float], found: list[float]) -> Scores:
    spread = len(set(gold)) > 1 and len(set(found)) > 1
    return {
        "pearson": round(100 * correlation(gold, found), 2) if spread else None,
        "mae": round(sum(abs(a - b) for a, b in zip(gold, found, strict=True)) / len(gold), 3),
        "classes": _macro([(_certainty(a), _certainty(b)) for a, b in zip(gold, found, strict=True)]),
    }


def _certainty(number: float) -> str:
    return "no" if number <= -CERTAIN else "yes" if number >= CERTAIN else "uncertain"


def _status(standing: Standing | None) -> Status:
    return standing.status if standing is not None else Status.ASSERTED


def _links(stages: Stages, documents: list[LinkedDocument]) -> Scores:
    pairs: dict[str, list[tuple[str, str]]] = {"all": [], "links_alone": []}
    for document in documents:
        found = stages.raw(document.text, _PARAGRAPH)
        for event in document.events:
            guess = CLASSES[_status(found.get(event.start))]
            for name, wanted in (("all", class_of(event)), ("links_alone", class_of(event, alone=True))):
                pairs[name].append((wanted, guess))
            pairs.setdefault(document.corpus, []).append((class_of(event), guess))
    return {name: {"events": len(some), **_with_baseline(some)} for name, some in pairs.items()}


def class_of(event: LinkedEvent, *, alone: bool = False) -> str:
    """The class of status that the links over an event give it.

    NEG_EVIDENTIAL and COUNTER_FACTIVE: denied; MODAL and CONDITIONAL: possible, which planned, hypothetical
    and unverified count as. EVIDENTIAL: what is marked on the event itself (negation: denied; a modal or the
    future: possible), else attributed; with ``alone`` always attributed. FACTIVE vouches for the event, which
    is then attributed where what governs it is told by somebody, else asserted.
    """
    if event.links & {"NEG_EVIDENTIAL", "COUNTER_FACTIVE"}:
        return "denied"
    if event.links & {"MODAL", "CONDITIONAL"}:
        return "possible"
    if "EVIDENTIAL" in event.links:
        if event.negated and not alone:
            return "denied"
        return "possible" if (event.modal or event.future) and not alone else "attributed"
    return "attributed" if "EVIDENTIAL" in event.above else "asserted"


def _sentences(stages: Stages, labelled: list[LabelledSentence]) -> Scores:
    found: dict[str, dict[int, Standing]] = {}
    rows: dict[str, list[tuple[LabelledEvent, Standing | None, str]]] = {}
    for sentence in labelled:
        text = sentence.document.text
        if sentence.document.id not in found:
            found[sentence.document.id] = stages.raw(text, _LINE)
        for event in sentence.events:
            rows.setdefault(sentence.split, []).append((event, _at(found[sentence.document.id], event), text))
    return {split: _sentence_scores(some) for split, some in sorted(rows.items())}


def _at(found: dict[int, Standing], event: LabelledEvent) -> Standing | None:
    """The standing of an event word; of several words the last that has one ("carried out")."""
    places = [place for place in range(*event.span) if place in found]
    return found[places[-1]] if places else None


def _sentence_scores(rows: list[tuple[LabelledEvent, Standing | None, str]]) -> Scores:
    pairs = [(event.status.value, _status(standing).value) for event, standing, _ in rows]
    voices = [_same_voice(event, standing, text) for event, standing, text in rows]
    return {
        "events": len(rows),
        "status": _share([wanted == guess for wanted, guess in pairs]),
        "voice": _share(voices),
        "statuses": _macro(pairs),
        "baseline": {
            "status": _share([wanted == Status.ASSERTED.value for wanted, _ in pairs]),
            "voice": _share([event.voice is None for event, _, _ in rows]),
        },
    }


def _same_voice(event: LabelledEvent, standing: Standing | None, text: str) -> bool:
    """Both the text's own, or one of the two names inside the other."""
    voice = standing.voice if standing is not None else None
    if event.voice is None or voice is None:
        return event.voice is None and voice is None
    wanted, given = text[slice(*event.voice)].casefold(), voice.name.casefold()
    return wanted in given or given in wanted


def _with_baseline(pairs: Labels) -> Scores:
    common = Counter(wanted for wanted, _ in pairs).most_common(1)[0][0]
    return {**_macro(pairs), "baseline": _macro([(wanted, common) for wanted, _ in pairs])["macro_f1"]}


def _macro(pairs: Labels) -> Scores:
    """Accuracy, F1 of each class that gold has, and their mean, in percent."""
    scores = {}
    for name in sorted({wanted for wanted, _ in pairs}):
        right = sum(wanted == guess == name for wanted, guess in pairs)
        seen = sum((wanted == name) + (guess == name) for wanted, guess in pairs)
        scores[name] = round(200 * right / seen, 2)
    macro = round(sum(scores.values()) / len(scores), 2) if scores else None
    return {"accuracy": _share([a == b for a, b in pairs]), "macro_f1": macro, "f1": scores}


def _share(hits: Sequence[bool]) -> float | None:
    return round(100 * sum(hits) / len(hits), 2) if hits else None
