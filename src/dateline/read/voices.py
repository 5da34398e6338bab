"""Who says it: the voice behind every clause and every quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from dateline.lexicon import Lexicon
from dateline.read.attribution.draft import nominal_beside
from dateline.read.attribution.quotes import quoted_words
from dateline.syntax import antecedent, basic, case_of, children, has_subject, is_passive, surface_subject
from dateline.types.parse import Doc, Token

_TAKING_OVER = frozenset({"say", "tell", "add", "comment", "reply", "respond", "explain", "conclude"})
_CITING = frozenset({"cite", "quote"})
_TAG = 8
"""Words below which the sentence after a quotation only tells whose it is."""


@dataclass(frozen=True)
class Saying:
    """A word that reports speech and the nominal that speaks; ``manner`` is say, doubt, deny or show."""

    word: Token
    speaker: Token | None
    manner: str


class VoiceFinder:
    """Finds the saying a token stands under; works on one parsed passage at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.voices = lexicon.voices
        self._doc: Doc | None = None
        self._aside: Set[int] = frozenset()

    def aside(self, doc: Doc) -> Set[int]:
        """The places of a passage that stand inside quotation marks; those of the last passage are kept."""
        if self._doc is not doc:
            self._doc = doc
            self._aside = {place for words in quoted_words(doc) for place in words}
        return self._aside

    def manner(self, token: Token) -> str | None:
        """How a verb or noun reports speech: "say", "doubt", "deny", "show", or None where it does not."""
        return self.voices.manner_of(token.lemma_.lower())

    def saying(self, token: Token) -> Saying | None:
        """The verb as a saying, with its speaker, where it is one."""
        manner = self.manner(token)
        if manner is None or token.pos_ not in {"VERB", "AUX"}:
            return None
        if manner == "show" and token.dep_ == "xcomp":  # "pictures that appear to show"
            manner = "doubt" if token.head.lemma_.lower() in self.voices.raising_of_doubt else manner
        return Saying(token, self.speaker(token), manner)

    def speaker(self, verb: Token) -> Token | None:
        """Who does the saying: the agent of the verb, also of a passive; None for "it was said"."""
        if is_passive(verb):
            agents = [child for child in verb.children if basic(child) == "obl" and case_of(child) == "by"]
            return agents[0] if agents else None
        subject = surface_subject(verb) if has_subject(verb) else _before(verb) or surface_subject(verb)
        aside = self.aside(verb.doc)
        if subject is not None and subject.i in aside and verb.i not in aside:
            subject = nominal_beside(verb, aside)  # nobody outside a quotation is named inside it
        if subject is None or (subject.lower_ in {"it", "there"} and subject.dep_ == "expl"):
            return None
        return antecedent(subject)

    def according_to(self, clause: Token) -> Token | None:
        """The source in an "according to" phrase that hangs on this word."""
        for child in clause.children:
            if (
                basic(child) in {"obl", "nmod", "advcl", "parataxis"}
                and case_of(child) in self.voices.phrases
            ):
                return _rested_on(child)
            if child.lower_ == "according":
                for deeper in child.children:
                    if basic(deeper) in {"obl", "nmod"}:
                        return _rested_on(deeper)
            if child.dep_ == "advcl" and child.lemma_.lower() in _CITING:
                for deeper in child.children:
                    if deeper.dep_ == "obj":
                        return deeper
        return None

    def beside(self, clause: Token) -> Saying | None:
        """A saying put beside its content: '"…", he said' or "the city, officials said, was quiet"."""
        for child in children(clause, "parataxis", "ccomp"):
            if child.dep_ == "ccomp" and child.i < clause.i:
                continue
            found = self.saying(child)
            if found is not None and (found.speaker is not None) and not children(child, "ccomp", "obj"):
                return found
        return None


def _rested_on(source: Token) -> Token:
    """ "Local media citing a police officer": whose word it is that the source passes on."""
    for child in source.children:
        if child.dep_ in {"acl", "advcl"} and child.lemma_.lower() in _CITING and child.tag_ == "VBG":
            return next(iter(children(child, "obj")), source)
    return source


def _before(verb: Token) -> Token | None:
    """ "…, the ministry in Ankara said": the nominal right before a saying, though the parser hung it elsewhere."""
    if verb.i == 0 or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ not in {"root", "parataxis"}:
        return None
    node = verb.nbor(-1)
    while node.head.i < verb.i and node.head.i != node.i and basic(node) != "nsubj":
        node = node.head
    edge = node.left_edge
    after_comma = edge.text == "," or (edge.i > 0 and edge.nbor(-1).text == ",")
    return node if basic(node) == "nsubj" and after_comma and node.head.i < verb.i else None


class QuotationVoices:
    """The speaker of each quotation of a report, followed from paragraph to paragraph.

    A paragraph that ends "the minister said:" hands what follows over to the minister, quotation marks or not.
    """

    def __init__(self, finder: VoiceFinder) -> None:
        self.finder = finder
        self.last: Saying | None = None
        self.announced: Saying | None = None

    def speakers(self, doc: Doc) -> list[tuple[int, int, Saying | None]]:
        """Each quotation of the passage with the saying it belongs to."""
        result: list[tuple[int, int, Saying | None]] = []
        sayings = list(self._sayings(doc))
        near = _Near(sayings)
        quotations = quoted_words(doc)
        outside = [saying for saying in sayings if saying.word.dep_ in {"root", "parataxis"}]
        others = [saying for saying in outside if _takes_over(saying)]
        if self.announced is not None and (others or any(words[0] == 0 for words in quotations)):
            self.announced = None
        if self.announced is not None:
            return [(0, len(doc), self.announced)]
        if outside and doc.text.rstrip().endswith(":"):
            self.announced = outside[-1]
        for words in quotations:
            start, end = words[0], words[-1] + 1
            saying = _beside(doc, near, start, end) or self.last
            if end - start > 6 and saying is not None:
                self.last = saying
            result.append((start, end, saying))
        aside = self.finder.aside(doc)
        self.last = next((one for one in reversed(sayings) if one.word.i not in aside), self.last)
        return result

    def _sayings(self, doc: Doc) -> Iterator[Saying]:
        for token in doc:
            saying = self.finder.saying(token)
            if (
                saying is not None
                and saying.speaker is not None
                and saying.manner in {"say", "doubt", "deny"}
            ):
                yield saying


class _Near:
    """The sayings of a passage in order: the nearest to a stretch is the last before it or the first behind it."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.sayings = sayings
        self.places = [saying.word.i for saying in sayings]

    def nearest(self, start: int, end: int, first: int, last: int) -> Saying | None:
        """The saying nearest to the words from ``start`` to ``end``, but in the wider stretch; of two the earlier."""
        before, behind = bisect_left(self.places, start) - 1, bisect_left(self.places, end)
        earlier = self.sayings[before] if before >= 0 and self.places[before] >= first else None
        later = self.sayings[behind] if behind < len(self.places) and self.places[behind] < last else None
        if earlier is None or later is None:
            return earlier or later
        return earlier if start - earlier.word.i <= later.word.i - end else later


def _beside(doc: Doc, near: _Near, start: int, end: int) -> Saying | None:
    """The nearest saying outside the quotation in the sentences it touches, else in the one before."""
    first, last = doc[start].sent, doc[end - 1].sent
    found = near.nearest(start, end, first.start, last.end)
    if found is None and last.end < len(doc) and end >= last.end:
        following = doc[last.end].sent
        if len(following) < _TAG:
            found = near.nearest(start, end, following.start, following.end)
    if found is None and first.start > 0:
        before = doc[first.start - 1].sent
        found = near.nearest(start, end, before.start, before.end)
    return found


def _takes_over(saying: Saying) -> bool:
    """ "The mayor added": another voice ends what was announced; "we believe", "this report shows" go on with it."""
    told = saying.word.lemma_.lower() in _TAKING_OVER and saying.word.tag_ in {"VBD", "VBZ", "VBP"}
    return told and saying.speaker is not None and saying.speaker.lower_ not in {"i", "we"}
