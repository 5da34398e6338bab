"""What hangs on a word itself: negation, modals, adverbs and adjectives of doubt, conditions, questions."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon import Lexicon
from dateline.read.finding import Finding
from dateline.read.voices import Saying, VoiceFinder
from dateline.syntax import basic, case_of, children, is_perfect, marker_of
from dateline.types import Status
from dateline.types.parse import Token

_PAST = frozenset({"VBD", "VBN"})
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")


class Hedges:
    """Reads the children of one word."""

    def __init__(self, lexicon: Lexicon, finder: VoiceFinder) -> None:
        self.lexicon = lexicon
        self.modality = lexicon.modality
        self.finder = finder

    def hang(self, node: Token, finding: Finding) -> None:
        """Note in ``finding`` what the children of ``node`` say about it."""
        if node.children:
            self._children(node, finding)
        self._clause_type(node, finding)

    def _children(self, node: Token, finding: Finding) -> None:
        source = self.finder.according_to(node)
        if source is not None and finding.saying is None:
            finding.saying = Saying(source, source, "say")
        beside = self.finder.beside(node)
        if beside is not None:
            finding.say(beside)
        if self._reckons(node):
            finding.say(Saying(node, self.finder.speaker(node), "say"))
        self._verb_group(node, finding)
        for child in node.children:
            self._modifier(node, child, finding)
            if (
                child.dep_ == "acl:relcl"
                and node.pos_ == "NOUN"
                and self.lexicon.light_verbs.of("actor", child)
            ):
                self._verb_group(child, finding)  # "talks that will be held"

    def _reckons(self, node: Token) -> bool:
        """ "Officials put the toll at 12": the verb says a figure."""
        if node.pos_ != "VERB":
            return False
        counted = (child.lemma_.lower() for child in children(node, "obj", "nsubj:pass"))
        return any(self.lexicon.voices.reckons(node.lemma_.lower(), noun) for noun in counted)

    def _verb_group(self, node: Token, finding: Finding) -> None:
        """Modal and negation are read together: "could not reach" is denied, "may not reach" stays open."""
        negation = self._negation(node)
        if negation is None and (ahead := _is_to(node)) is not None:
            finding.note(Status.PLANNED, ahead)
        modal = next((child for child in node.children if self._is_modal(child)), None)
        if modal is not None:
            status = self._modal(node, modal)
            if negation is not None and modal.lower_ in self.modality.certain_when_negated:
                finding.note(Status.DENIED, negation)
            elif status is not None:
                finding.note(status, modal)
        elif negation is not None:
            finding.note(Status.DENIED, negation)

    @staticmethod
    def _is_modal(child: Token) -> bool:
        return child.dep_ in {"aux", "aux:pass"} and child.tag_ == "MD"

    def _modal(self, node: Token, modal: Token) -> Status | None:
        """ "He said troops would leave" announces; "would have left" does not."""
        reported = basic(node) == "ccomp" and self.finder.manner(node.head) is not None
        if modal.lower_ in {"would", "'d"} and reported and not is_perfect(node):
            return Status.PLANNED
        return self.modality.modals.get(modal.lower_) or self.modality.modals.get(modal.lemma_.lower())

    def _negation(self, node: Token) -> Token | None:
        """The word that negates ``node``: "not", "never", "no longer", a subject or object with "no"."""
        for child in node.children:
            if self._denies(child):
                return child
            if node.pos_ == "VERB" and basic(child) in {"nsubj", "obj"}:
                for word in (child, *children(child, "det")):
                    if word.lower_ in self.modality.negative_pronouns:
                        return word
        return None

    def _denies(self, child: Token) -> bool:
        """ "Not", "never", "no longer"; but "not only" denies nothing."""
        if child.dep_ == "advmod" and child.lower_ in {"longer", "more"}:
            return any(deeper.lower_ == "no" for deeper in child.children)
        relations = {"advmod", "det", "cc:preconj", "cc"}
        return child.dep_ in relations and child.lower_ in self.modality.negations and not _only(child)

    def _modifier(self, node: Token, child: Token, finding: Finding) -> None:
        modality, voices, lemma = self.modality, self.lexicon.voices, child.lemma_.lower()
        if child.dep_ == "advmod":
            if lemma in voices.adverbs_of_doubt:
                finding.note(Status.UNVERIFIED, child)
            elif lemma in modality.adverbs:
                finding.note(modality.adverbs[lemma], child)
        elif child.dep_ == "amod" and node.pos_ == "NOUN":
            if lemma == "possible" and any(other.tag_ == "JJS" for other in node.children):
                return  # "in the strongest possible terms"
            if lemma in voices.adjectives_of_doubt:
                finding.note(Status.UNVERIFIED, child)
            elif child.tag_ == "VBG" and modality.governors.get(("verbs", lemma)) is Status.PLANNED:
                finding.note(Status.PLANNED, child)  # "accused of planning attacks"
            elif ("adjectives", lemma) in modality.governors:
                finding.note(modality.governors["adjectives", lemma], child)
        elif child.dep_ == "case":
            status = modality.prepositions.get(case_of(node)) or modality.prepositions.get(child.lower_)
            if status is not None:
                finding.note(status, child)
        elif child.dep_ == "advcl" and marker_of(child) in {"if", "unless"} and node.tag_ not in _PAST:
            finding.note(Status.HYPOTHETICAL, child)
        elif self._is_ahead(node, child):
            finding.note(Status.PLANNED, child)

    def _is_ahead(self, node: Token, child: Token) -> bool:
        """ "Leaves tomorrow", "is arriving next week": a time to come beside a verb that is not past."""
        if node.pos_ != "VERB" or node.tag_ in _PAST or basic(child) not in {"obl", "advmod"}:
            return False
        if any(other.dep_ in {"aux", "aux:pass"} and other.tag_ == "VBD" for other in node.children):
            return False
        words = (child, *children(child, "amod"))
        return any(word.lower_ in self.modality.times_ahead for word in words)

    def _clause_type(self, node: Token, finding: Finding) -> None:
        """Questions and imperatives stand open; "rebels to leave" announces."""
        if node.dep_ not in {"root", "parataxis"} or node.pos_ not in {"VERB", "NOUN", "ADJ", "PROPN"}:
            return
        if node.dep_ == "root" and (mark := _question_mark(node)) is not None:
            finding.note(Status.HYPOTHETICAL, mark)
        if node.pos_ != "VERB" or node.tag_ != "VB" or node.ent_type_:
            return  # "Save the Children" tells nobody to
        to = next((child for child in node.children if child.lower_ == "to" and child.tag_ == "TO"), None)
        if to is not None:
            finding.note(Status.PLANNED, to)
        elif not any(child.dep_.startswith("aux") or child.dep_ in _SUBJECTS for child in node.children):
            finding.note(Status.HYPOTHETICAL, node)


def _is_to(node: Token) -> Token | None:
    """The form of "be" in "the first group was to leave on Friday", "are to be moved"; None elsewhere."""
    to = next((child for child in node.children if child.lower_ == "to" and child.tag_ == "TO"), None)
    if to is None or node.dep_ == "xcomp":
        return None
    verbs = [child for child in node.children if child.lemma_.lower() == "be" and child.i == to.i - 1]
    return verbs[0] if verbs and verbs[0].tag_ in {"VBD", "VBZ", "VBP"} else None


def _only(negation: Token) -> bool:
    """ "Not only": what follows did happen."""
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in {"only", "just", "merely", "least"}


def _question_mark(root: Token) -> Token | None:
    last = next(_closing(root), None)
    return last if last is not None and last.text.startswith("?") else None


def _closing(root: Token) -> Iterator[Token]:
    """Words of the sentence from its end, quotation marks and brackets left out."""
    sentence = root.sent
    for place in range(sentence.end - 1, sentence.start, -1):
        token = root.doc[place]
        if not token.is_quote and not token.is_space and token.text not in {")", "]", "''"}:
            yield token
