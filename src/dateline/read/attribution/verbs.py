"""Attributions marked by a verb: who is its source, and which complement holds the content."""

from __future__ import annotations

from collections.abc import Iterator, Set

from dateline.lexicon import Lexicon
from dateline.lexicon.cues import Frame
from dateline.read.attribution.draft import (
    Draft,
    Found,
    agent_of,
    asked_clauses,
    is_announced,
    nominal_beside,
    opened_by,
    opener_of,
    source_words,
    subtree,
    subtrees,
    verb_group,
)
from dateline.syntax import basic, is_passive, marker_of
from dateline.types import Manner
from dateline.types.parse import Token

ADDED = frozenset({"as", "for", "over"})
"""Prepositions that add to an object what is said of it: "praised them for", "described it as"."""
HEARSAY = frozenset({Manner.SAY, Manner.DOUBT, Manner.BELIEVE, Manner.SHOW, Manner.JUDGE})
"""Manners that a passive may tell without naming anybody: "is said to", "was accused of"."""
_NOMINAL = frozenset({"nsubj", "obl", "nmod", "obj", "appos", "advmod", "conj", "compound", "amod"})
_NO_VOICE = frozenset({"you", "it", "there", "what", "this", "that"})


class VerbCues:
    """Drafts from the verbs of a parsed passage. ``aside`` are the places inside quotation marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cues = lexicon.cues
        self.people = lexicon.voices.sorts.keys()

    def draft(self, verb: Token, aside: Set[int]) -> Draft | None:
        """The verb as a cue with source and content; None where it marks no attribution."""
        if verb.pos_ != "VERB" or verb.dep_ in {"amod", "compound", "case", "fixed"}:
            return None
        if verb.lemma_.lower() in self.cues.seeming:
            return _seeming(verb)
        frame = self.cues.frame(verb)
        if frame is None:
            return None
        passive = is_passive(verb)
        found = self._undergone(verb, frame) if passive else self._content(verb, frame)
        if found is None and frame.clause is not None:
            found = _around(verb, frame.clause)
        clausal = frame.clause in {Manner.SAY, Manner.DOUBT, Manner.DENY, Manner.ASK} and not passive
        if found is None and not clausal:
            return None
        if found is not None and self.cues.only_quotes(verb) and not found.content & aside:
            found = None
        draft = Draft(verb, found.manner if found else Manner.SAY, self._group(verb), clausal=clausal)
        if found is not None:
            draft.cue |= found.cue
            draft.content, draft.clear = found.content, found.clear
        return self._voiced(draft, agent_of(verb) if passive else self.source(verb, aside), passive)

    def _group(self, verb: Token) -> set[int]:
        """The verb with what carries it: "has gone on to say"."""
        words, top = verb_group(verb), verb
        while top.dep_ == "xcomp" and top.head.lemma_.lower() in self.cues.carriers and top.head.i < top.i:
            words |= {child.i for child in top.children if child.dep_ == "mark" and child.i < top.i}
            top = top.head
            words |= verb_group(top)
        return words

    @staticmethod
    def _voiced(draft: Draft, head: Token | None, passive: bool) -> Draft | None:
        """The draft with its source; None where nobody could be one."""
        if head is None:
            if not passive or draft.manner not in HEARSAY or not draft.clear:
                return None
            draft.absence = "passive"
        elif head.lower_ in _NO_VOICE and (head.dep_ == "expl" or head.lower_ != "it"):
            return None
        else:
            draft.head, draft.source = head, source_words(head, draft.word)
        draft.content -= draft.source | draft.cue
        return draft

    def source(self, verb: Token, aside: Set[int] = frozenset()) -> Token | None:
        """The subject a verb has or shares, as it stands: "who" stays "who"; none out of a quotation."""
        seen: set[int] = set()
        spoken = verb.i in aside
        while verb.i not in seen:
            seen.add(verb.i)
            own = [child for child in verb.children if basic(child) == "nsubj"]
            heard = [child for child in own if spoken or child.i not in aside]
            if heard:
                return min(heard, key=lambda child: abs(child.i - verb.i))
            if own and len(seen) == 1:
                return nominal_beside(verb, aside)
            if own:  # "“We left,” he said, adding …": hung on what is quoted
                verb = verb.head
                continue
            if verb.dep_ in {"acl", "acl:relcl"}:
                return verb.head if verb.tag_ != "VB" or verb.dep_ == "acl:relcl" else None
            if verb.dep_ == "xcomp":
                patient = next((child for child in verb.head.children if child.dep_ in {"obj", "iobj"}), None)
                frame = self.cues.frame(verb.head)
                if patient is not None and (frame is None or frame.infinitive is Manner.URGE):
                    return patient
            elif verb.dep_ not in {"conj", "advcl", "ccomp"} or marker_of(verb) in {"that", "if", "when"}:
                return nominal_beside(verb, aside) if verb.dep_ in {"root", "parataxis"} else None
            verb = verb.head
        return None

    def _content(self, verb: Token, frame: Frame) -> Found | None:
        """What an active verb says, by the complements it has."""
        clauses = [child for child in verb.children if child.dep_ == "ccomp" or is_announced(child, verb)]
        clauses = clauses or list(self._papered(verb)) or list(asked_clauses(verb))
        if frame.clause is not None and clauses:
            return Found(subtrees(clauses), frame.clause, set())
        objects = [child for child in verb.children if child.dep_ in {"obj", "iobj"}]
        return (
            self._infinitive(verb, frame, objects)
            or self._object(verb, frame, objects)
            or _prepositional(verb, frame)
        )

    def _papered(self, verb: Token) -> Iterator[Token]:
        """ "Said in a statement that …": the clause that the parse hung on the paper."""
        for child in verb.children:
            if basic(child) == "obl" and child.lemma_.lower() in self.cues.nouns:
                yield from (
                    clause
                    for clause in child.children
                    if clause.dep_ == "acl" and marker_of(clause) == "that"
                )

    def _infinitive(self, verb: Token, frame: Frame, objects: list[Token]) -> Found | None:
        """ "Urged them to leave", "called it a lie", "admitted shelling"."""
        told = [child for child in verb.children if child.dep_ == "xcomp"]
        if not told:
            return None
        to = marker_of(told[0]) == "to"
        manner = (
            frame.infinitive if to else frame.object or frame.as_object or frame.clause or frame.infinitive
        )
        if manner is None:
            return None
        patients = objects if manner is Manner.URGE or not to else []
        return Found(subtrees(told) | subtrees(patients), manner, set())

    def _object(self, verb: Token, frame: Frame, objects: list[Token]) -> Found | None:
        """ "Praised the deal for its reach"; whom it is said to is no content, what "of" adds to them is."""
        added = list(opened_by(verb, ADDED | set(frame.prepositions)))
        manner = frame.object
        if manner is None and any(opener_of(child).lower_ == "as" for child in added):
            manner = frame.as_object
        if manner is None or not objects:
            return None
        if verb.lemma_.lower() in self.cues.addressing:
            objects = [one for one in objects if one.dep_ != "iobj" and not self._is_person(one)]
            if not objects:
                return None
        if verb.lemma_.lower() in self.cues.accusing:
            for child in added:
                opener = opener_of(child)
                if opener.lower_ in {"of", "for"}:
                    return Found(subtree(child) - {opener.i}, manner, {opener.i})
        return Found(subtrees(objects) | subtrees(added), manner, set())

    def _is_person(self, token: Token) -> bool:
        return (
            token.ent_type_ in {"person", "organisation"}
            or token.pos_ in {"PRON", "PROPN"}
            or token.lemma_.lower() in self.people
            or token.lemma_.lower() in self.cues.press
        )

    def _undergone(self, verb: Token, frame: Frame) -> Found | None:
        """What a passive is said of: its subject with what is told of it, or a clause after "it was said"."""
        clauses = [child for child in verb.children if basic(child) in {"ccomp", "csubj"}]
        if frame.clause is not None and clauses:
            return Found(subtrees(clauses), frame.clause, set())
        told = [child for child in verb.children if child.dep_ == "xcomp"]
        added = list(opened_by(verb, ADDED | {"of"}))
        manner = (
            (frame.infinitive or frame.clause or frame.object) if told else (frame.object or frame.clause)
        )
        if manner is None and (told or added):
            manner = frame.as_object
        if manner is None:
            return None
        subjects = [child for child in verb.children if basic(child) == "nsubj"]
        relative = verb.dep_ == "acl:relcl" and bool(subjects) and subjects[0].tag_ in {"WDT", "WP"}
        if relative or (not subjects and verb.dep_ in {"acl", "acl:relcl"}):
            content = subtree(verb.head) - subtree(verb)
        else:
            content = subtrees(subjects)
        clear = bool(told or (added and verb.lemma_.lower() in self.cues.accusing))
        content |= subtrees(told) | subtrees(added)
        return Found(content, manner, set(), clear) if content else None


def _prepositional(verb: Token, frame: Frame) -> Found | None:
    """ "Called for troops to leave": what the preposition opens, and an infinitive that follows it."""
    for child in opened_by(verb, set(frame.prepositions)):
        opener = opener_of(child)
        words = subtree(child)
        for more in verb.children:
            if more.i > child.i and more.dep_ in {"xcomp", "advcl"} and marker_of(more) == "to":
                words |= subtree(more)
        return Found(words - {opener.i}, frame.prepositions[opener.lower_], {opener.i})
    return None


def _around(verb: Token, manner: Manner) -> Found | None:
    """What a verb put beside its content says: "it was, he said, over", "as experts have noted"."""
    head = verb.head
    while verb.dep_ == "parataxis" and basic(head) in _NOMINAL and head.head.i != head.i:
        head = head.head  # "the talks, he said, have failed": hung on the subject
    beside = verb.dep_ == "parataxis" or (basic(verb) == "advcl" and marker_of(verb) == "as")
    if beside and head.i != verb.i:
        return Found(subtree(head) - subtree(verb), manner, set())
    if verb.dep_ == "acl:relcl":
        own = [child for child in verb.children if basic(child) == "nsubj"]
        if own and own[0].tag_ not in {"WDT", "WP"} and own[0].lower_ != "that":
            return Found(subtree(head) - subtree(verb), manner, set())
    return None


def _seeming(verb: Token) -> Draft | None:
    """ "The talks seem to have failed": somebody judges so, and nobody is named."""
    told = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]
    subjects = [child for child in verb.children if basic(child) == "nsubj"]
    if not told or not subjects:
        return None
    words = (subtrees(told) | subtrees(subjects)) - verb_group(verb)
    return Draft(verb, Manner.BELIEVE, verb_group(verb), words, absence="impersonal")
