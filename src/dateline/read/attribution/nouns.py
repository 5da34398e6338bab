"""Attributions marked by a noun, an adjective, an adverb or a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon.cues import Cues
from dateline.read.attribution.draft import NEGATIONS, Draft, source_words, subtree, verb_group
from dateline.read.attribution.verbs import VerbCues
from dateline.syntax import basic, case_of, has_subject, marker_of
from dateline.types import Manner
from dateline.types.parse import Doc, Token

_TOPICS = frozenset({"of", "for", "about", "on", "against", "to", "over", "with", "in"})
_CAUSES = frozenset({"about", "of", "for", "over", "with", "at", "by", "to", "on", "in", "that"})
_HEARSAY = frozenset({Manner.SAY, Manner.DOUBT, Manner.SHOW})


class OtherCues:
    """Drafts from everything but verbs."""

    def __init__(self, cues: Cues, verbs: VerbCues) -> None:
        self.cues = cues
        self.verbs = verbs

    def drafts(self, doc: Doc) -> Iterator[Draft]:
        """Every draft of the passage, in text order of its cues."""
        for token in doc:
            draft = self._draft(token)
            if draft is not None and draft.content:
                yield draft

    def _draft(self, token: Token) -> Draft | None:
        lemma = token.lemma_.lower()
        if token.lower_ == "according" or (token.dep_ == "case" and token.lower_ in self.cues.according_to):
            return self._according(token)
        if token.pos_ == "NOUN" and lemma in self.cues.nouns:
            return self._noun(token, self.cues.nouns[lemma])
        if token.pos_ in {"ADJ", "VERB"} and (
            lemma in self.cues.adjectives or token.lower_ in self.cues.adjectives
        ):
            return self._adjective(
                token, self.cues.adjectives.get(lemma) or self.cues.adjectives[token.lower_]
            )
        if token.pos_ == "ADJ" and lemma in self.cues.nobody:
            return self._nobody(token)
        if token.dep_ == "advmod" and lemma in self.cues.adverbs:
            content = subtree(token.head) - {token.i}
            return Draft(token, Manner.DOUBT, {token.i}, content, absence="adverb")
        return None

    def _according(self, token: Token) -> Draft | None:
        """ "According to X": X hangs on the word or the word on X."""
        fixed = {child.i for child in token.children if child.dep_ == "fixed"}
        if token.dep_ in {"case", "fixed"}:
            source, clause = token.head, token.head.head
        else:
            source = next((child for child in token.children if basic(child) in {"obl", "nmod"}), token)
            clause = token.head
        if source.i == token.i:
            return None
        clause = _said_whole(source, clause)
        if token.lower_ == "per" and source.ent_type_ not in {"person", "organisation"}:
            return None
        cue = {token.i} | fixed | {child.i for child in source.children if child.dep_ == "case"}
        words = source_words(source, token) - cue
        content = subtree(clause) - subtree(source) - subtree(token) if clause.i != source.i else set()
        return Draft(token, Manner.SAY, cue, content - words - cue, words, source)

    def _noun(self, noun: Token, manner: Manner) -> Draft | None:
        content, cue = self._complement(noun)
        if not content or (basic(noun) == "obl" and self._is_saying(noun.head)):
            return None
        draft = Draft(noun, manner, cue | {noun.i}, content)
        light = noun.head if noun.dep_ == "obj" and noun.head.lemma_.lower() in self.cues.light else None
        if light is not None:
            draft.cue |= verb_group(light)
        head = self._owner(noun) or (self.verbs.source(light) if light is not None else None)
        if head is not None:
            draft.head, draft.source = head, source_words(head, noun) - {noun.i}
        elif manner in _HEARSAY and marker_of(noun) == "" and self._told(noun):
            draft.absence = "noun"
        else:
            return None
        draft.content -= draft.source | draft.cue
        return draft

    def _is_saying(self, verb: Token) -> bool:
        frame = self.cues.frame(verb)
        return frame is not None and frame.clause is Manner.SAY

    @staticmethod
    def _complement(noun: Token) -> tuple[set[int], set[int]]:
        """What a noun tells, and the preposition that opens it: "claim that …", "support for …"."""
        for child in noun.children:
            if child.i < noun.i:
                continue
            mark = marker_of(child)
            if child.dep_ in {"acl", "ccomp"} and (mark or child.tag_ != "VBN"):
                first = {word.i for word in child.children if word.dep_ == "mark"}
                drop = first if mark not in {"that", "to", "whether", "if", ""} else set()
                if mark or child.dep_ == "ccomp":
                    return subtree(child) - drop, drop
            if basic(child) == "nmod" and case_of(child) in _TOPICS:
                case = {word.i for word in child.children if word.dep_ == "case"}
                return subtree(child) - case, case
        return set(), set()

    @staticmethod
    def _told(noun: Token) -> bool:
        return any(
            child.dep_ in {"acl", "ccomp"} and marker_of(child) == "that" for child in noun.children
        ) or (noun.tag_ == "NNS" and any(case_of(child) == "of" for child in noun.children))

    @staticmethod
    def _owner(noun: Token) -> Token | None:
        """Whose word it is: "his claim", "a report by the group", "a Reuters report", "she is a critic of"."""
        for child in noun.children:
            if child.dep_ == "nmod:poss":
                return child
            if basic(child) == "nmod" and case_of(child) in {"by", "from"}:
                return child
            if child.dep_ == "compound" and child.ent_type_ == "organisation":
                return child
            if basic(child) == "nsubj" and any(word.dep_ == "cop" for word in noun.children):
                return child
        return None

    def _adjective(self, word: Token, manner: Manner) -> Draft | None:
        copulas = [child for child in word.children if child.dep_ in {"cop", "aux:pass", "aux"}]
        carried = word.dep_ == "xcomp"
        if not copulas and not carried:
            return None
        head = self.verbs.source(word)
        if head is None or head.lower_ in {"it", "you", "there", "that", "what"}:
            return self._nobody(word) if word.lemma_.lower() in self.cues.nobody else None
        content, cue = self._cause(word)
        cue |= {
            child.i for child in word.children if child.dep_ in {"cop", "aux"} or child.lower_ in NEGATIONS
        }
        draft = Draft(word, manner, cue | {word.i}, content, source_words(head, word), head)
        draft.content -= draft.source | draft.cue
        return draft

    @staticmethod
    def _cause(word: Token) -> tuple[set[int], set[int]]:
        for child in word.children:
            if child.i < word.i:
                continue
            if child.dep_ in {"ccomp", "xcomp", "csubj"}:
                return subtree(child), set()
            if basic(child) in {"obl", "advcl"}:
                opener = next((one for one in child.children if one.dep_ in {"case", "mark"}), None)
                if opener is not None and opener.lower_ in _CAUSES:
                    return subtree(child) - {opener.i}, {opener.i}
        return set(), set()

    def _nobody(self, word: Token) -> Draft | None:
        """ "It is unclear whether …"."""
        clauses = [
            child for child in word.children if basic(child) in {"csubj", "ccomp"} and child.i > word.i
        ]
        if not clauses:
            return None
        cue = {word.i} | {
            child.i
            for child in word.children
            if child.dep_ in {"expl", "cop", "nsubj", "aux"} or child.lower_ in NEGATIONS
        }
        return Draft(word, Manner.DOUBT, cue, subtree(clauses[0]) - cue, absence="impersonal")


def _said_whole(source: Token, clause: Token) -> Token:
    """The clause that a source set off by a comma speaks for: the one that nothing else governs."""
    start = source.left_edge.i
    if start == source.sent.start or source.doc[start - 1].text != ",":
        return clause
    while clause.head.i != clause.i and not (basic(clause) in {"conj", "parataxis"} and has_subject(clause)):
        clause = clause.head
    return clause
