"""Did it happen, and who says so: the standing of every word that can name an event.

The syntax is read from the root of a sentence down. Each word has what hangs on it (negation, modals, hedges)
and what stands over it (sayings, the verbs and nouns that govern it: "planned to", "fear of", "failed to");
what weighs most decides: hypothetical, denied, planned, unverified, attributed, asserted, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon import Lexicon
from dateline.read.component import HAPPENED
from dateline.read.finding import Finding
from dateline.read.governors import Governors
from dateline.read.hedges import Hedges
from dateline.read.voices import QuotationVoices, Saying, VoiceFinder
from dateline.syntax import case_of
from dateline.types import Layer, Passage, Reading, Span, Standing, Status, Voice
from dateline.types.parse import Doc, Token

EVENT_WORDS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
HAPPENED_HARDLY = -1.0
"""A verb that no rule hedges and the network puts below this is open, its own cue. On TimeML's links macro-F1
69.80 -> 69.93, on our reports claim F1 .741 -> .743 (2026-11-22); -0.3 and nouns beside verbs gave the same."""


class StandingReader:
    """Adds the layer "standings": one for every verb, noun and adjective of the passages, and every copula."""

    name = "standings"
    version = "2"
    requires = frozenset({"passages"})
    gives = frozenset({"standings"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.finder = VoiceFinder(lexicon)
        self.hedges = Hedges(lexicon, self.finder)
        self.governors = Governors(lexicon, self.finder)

    def __call__(self, reading: Reading) -> Reading:
        """The standing of each content word, in text order."""
        voices = QuotationVoices(self.finder)
        marks: list[Standing] = []
        for passage in reading.passages:
            quoted = voices.speakers(passage.doc)
            marks.extend(self._passage(reading, passage, quoted))
        return reading.with_layer(Layer("standings", self.name, self.version, tuple(marks)))

    def _passage(
        self, reading: Reading, passage: Passage, quoted: list[tuple[int, int, Saying | None]]
    ) -> Iterator[Standing]:
        findings: dict[int, Finding] = {}
        numbers = passage.doc.user_data.get(HAPPENED)
        speakers = {place: who for start, end, who in quoted for place in range(start, end)}
        for token in passage.doc:
            word = token.head if token.dep_ == "cop" else token
            if token.pos_ not in EVENT_WORDS and token.dep_ != "cop":
                continue
            finding = self.finding(word, findings)
            number = float(numbers[token.i]) if numbers is not None else None
            spoken = finding.spoken_by(speakers.get(token.i))
            yield self._standing(reading, passage, token, spoken, number)

    def finding(self, token: Token, known: dict[int, Finding]) -> Finding:
        """All that stands over a word; ``known`` keeps the findings of the words above it by their index."""
        path = [token]
        while path[-1].i not in known and path[-1].head.i != path[-1].i:
            path.append(path[-1].head)
        for node in reversed(path):
            if node.i not in known:
                known[node.i] = self._found(node, known)
        return known[token.i]

    def _found(self, node: Token, known: dict[int, Finding]) -> Finding:
        found = Finding()
        self.hedges.hang(node, found)
        if node.head.i != node.i:
            found.take(self.governors.over(node), known[node.head.i])
        return found

    def _standing(
        self, reading: Reading, passage: Passage, token: Token, finding: Finding, number: float | None
    ) -> Standing:
        status, cue = finding.settle(self.lexicon.voices.adjectives_of_doubt)
        told = status in {Status.ASSERTED, Status.ATTRIBUTED} and token.pos_ == "VERB"
        if told and number is not None and number < HAPPENED_HARDLY:
            status, cue = Status.HYPOTHETICAL, token
        return Standing(
            reading.span(passage, token, token),
            status.value,
            self._voice(reading, passage, finding.saying),
            _span(reading, cue) if cue is not None else None,
            finding.purpose,
            number,
        )

    def _voice(self, reading: Reading, passage: Passage, saying: Saying | None) -> Voice | None:
        if saying is None or saying.speaker is None:
            return None
        home = _home(reading, saying.speaker.doc) or passage
        left, right = voice_phrase(saying.speaker)
        span = reading.span(home, left, right)
        return Voice(reading.report.quote(span), span)


def _home(reading: Reading, doc: Doc) -> Passage | None:
    return next((passage for passage in reading.passages if passage.doc is doc), None)


def _span(reading: Reading, cue: Token) -> Span | None:
    home = _home(reading, cue.doc)
    return reading.span(home, cue, cue) if home is not None else None


def voice_phrase(speaker: Token) -> tuple[Token, Token]:
    """The words that name a voice: the nominal with what says who it is, no clauses, no determiner."""
    keep = {
        "amod",
        "compound",
        "flat",
        "nmod",
        "appos",
        "nummod",
        "nmod:poss",
        "case",
        "det",
        "fixed",
        "punct",
        "conj",
        "cc",
    }
    left = right = speaker
    stack = [speaker]
    while stack:
        token = stack.pop()
        for child in token.children:
            if child.dep_ not in keep or (
                child.dep_ in {"appos", "conj", "cc", "punct"} and token is speaker
            ):
                continue
            if child.dep_ in {"det", "case"} and token is speaker:
                continue
            if child.dep_ == "nmod" and case_of(child) == "on":
                continue  # "a spokesman on Sunday"
            if child.is_punct or (child.dep_ == "nummod" and child.lower_ == "one"):
                continue
            stack.append(child)
            left, right = (child if child.i < left.i else left), (child if child.i > right.i else right)
    return left, right
