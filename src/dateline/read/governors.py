"""What stands over a word: sayings, governors ("planned to", "fear of", "failed to"), purposes and conditions."""

from __future__ import annotations

from dataclasses import replace

from dateline.lexicon import Lexicon
from dateline.read.finding import Reach, Step
from dateline.read.forms import (
    asks_for_a_part,
    is_inverted,
    is_latest,
    is_misread_relative,
    is_passive_infinitive,
    is_subjunctive,
    subordinator,
    tells_of_latest,
    would_be,
)
from dateline.read.voices import Saying, VoiceFinder
from dateline.syntax import basic, case_of, children, has_subject, is_passive, is_perfect, reporting_passive
from dateline.types import Status
from dateline.types.parse import Token

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "acl", "advcl", "parataxis"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "whose"})
_EVENTS = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
_CARRIED = frozenset({"for", "of", "on", "about", "at", "to", "against", "with", "in", "from", "by"})
_AHEAD = frozenset({"for", "of", "on", "about", "to", "toward", "towards", "against", "over", ""})


class Governors:
    """Reads one step up the tree."""

    def __init__(self, lexicon: Lexicon, finder: VoiceFinder) -> None:
        self.lexicon = lexicon
        self.modality = lexicon.modality
        self.finder = finder

    def over(self, node: Token) -> Step:
        """What the head of ``node`` does to it."""
        plain = basic(node)
        if node.dep_ == "acl:relcl" or is_misread_relative(node):
            return Step(Reach.NOTHING)  # the reporter's own, whoever the main clause quotes
        if plain in _CLAUSES:
            return self._clause(node, node.head, plain)
        if plain == "conj":
            own = any(basic(child) == "nsubj" for child in node.children)
            return Step(Reach.VOICE if own else Reach.ALL)
        if node.head.pos_ in _EVENTS and node.pos_ in {"NOUN", "PROPN"}:
            return self._nominal(node, node.head, plain)
        if node.tag_ == "VB" and subordinator(node) == "to" and node.dep_ != "root":
            return Step(Reach.ALL, Status.PLANNED, node)  # "talks on how to end the war"
        return Step()

    def _clause(self, node: Token, head: Token, plain: str) -> Step:
        marker = subordinator(node)
        passive = reporting_passive(node)
        if passive is not None and (manner := self.finder.manner(passive)) is not None:
            return Step(saying=Saying(passive, head, manner))
        if plain in {"ccomp", "csubj"} and marker in {"if", "whether"}:
            return Step(Reach.VOICE, Status.HYPOTHETICAL, node, saying=self.finder.saying(head))
        if plain == "advcl":
            return self._adverbial(node, head, marker)
        if plain in {"ccomp", "csubj"} and asks_for_a_part(node):
            return Step(Reach.VOICE, saying=self.finder.saying(head))  # "not clear who led the attack"
        if node.dep_ == "acl":
            return self._noun_clause(node, head, marker)
        saying = self.finder.saying(head)
        if plain == "ccomp" and marker in {"", "that"} and self._leaves_unsaid(head):
            return Step(Reach.VOICE, Status.HYPOTHETICAL, head)
        if plain in {"ccomp", "parataxis"} and saying is not None:
            return self._said(node, head, saying)
        if plain == "xcomp" and saying is not None and is_passive(head):
            return _hearsay(head, saying)
        if plain == "xcomp" and saying is not None and has_subject(node) and saying.speaker is not None:
            return Step(Reach.VOICE, saying=saying)  # "counted two dead"
        if plain == "xcomp" and saying is not None and saying.manner == "doubt" and is_perfect(node):
            return Step(Reach.VOICE, saying=saying)  # "claimed to have executed"
        if plain == "parataxis":
            return Step(Reach.VOICE)
        return self._governed(node, head, plain, marker)

    def _said(self, node: Token, head: Token, saying: Saying) -> Step:
        """What is said; without a speaker it may be hearsay; "insisted that they be freed" asks for it."""
        if is_subjunctive(node):
            return Step(Reach.VOICE, Status.HYPOTHETICAL, head, saying=saying)
        if saying.speaker is None and is_passive(head) and head.lemma_.lower() in self.lexicon.voices.hearsay:
            return Step(Reach.VOICE, Status.UNVERIFIED, head)
        return Step(Reach.VOICE, saying=saying)

    def _confirmed(self, report: Token) -> Step | None:
        """ "Officials confirmed reports that …": who confirms or denies the reports is the voice."""
        verb = report.head
        saying = self.finder.saying(verb) if report.dep_ in {"obj", "nsubj:pass"} else None
        if saying is None or saying.speaker is None or saying.manner not in {"say", "deny"}:
            return None
        return Step(Reach.VOICE, saying=saying)

    def _adverbial(self, node: Token, head: Token, marker: str) -> Step:
        """An adverbial clause: a condition, a purpose, or something presupposed."""
        if head.lemma_.lower() in self.lexicon.voices.accusing and marker in {"of", "for", "with"}:
            return self._accused(head)
        if marker == "to" and is_passive(head) and (saying := self.finder.saying(head)) is not None:
            return _hearsay(head, saying)  # "are said by witnesses to have …"
        status = self.modality.markers.get(marker)
        if status is None and is_inverted(node):
            status = Status.HYPOTHETICAL
        if status is not None:
            return Step(Reach.VOICE, status, node)
        if marker in {"until", "before"} and node.tag_ in {"VBZ", "VBP"}:
            return Step(Reach.VOICE, Status.HYPOTHETICAL, node)
        if marker in {"to", "in order to"} and node.tag_ == "VB":
            if self.modality.reaches(head) or tells_of_latest(node, head):
                return Step(Reach.ALL)
            if self._governs(head, marker) is Status.HYPOTHETICAL:  # "called on them to leave"
                return Step(Reach.OPEN, Status.HYPOTHETICAL, head, purpose=True)
            return Step(Reach.OPEN, Status.PLANNED, node, purpose=True)
        if node.tag_ == "VBG" and marker == "with":
            return Step(Reach.VOICE)  # "with operations continuing"
        if node.tag_ == "VBG" and (marker in _CARRIED or not marker):
            status = self._governs(head, marker) if marker else None
            if status is not None:
                return Step(Reach.ALL, status, head)
            return Step(Reach.OPEN if node.i > head.i else Reach.VOICE)
        return Step(Reach.VOICE)

    def _noun_clause(self, node: Token, head: Token, marker: str) -> Step:
        """A clause on a noun: "plan to attack", "fears that", "the first to fall"."""
        accuser = self._accuser_of(head) if node.tag_ == "VBG" and marker in {"of", "for", "with"} else None
        if accuser is not None:
            return self._accused(accuser)
        lemma = head.lemma_.lower()
        purpose = node.tag_ == "VB" and lemma not in self.modality.acts
        if marker == "to" and is_passive_infinitive(node):
            return Step(Reach.ALL, Status.PLANNED, node)  # "a meeting to be held on Friday"
        status = self._governs(head, marker) or self.modality.prepositions.get(marker)
        if status is not None:
            reach = Reach.VOICE if self.modality.foils(head) else Reach.ALL
            return Step(reach, status, head, purpose=purpose)
        doubtful = lemma == "report" or lemma in self.lexicon.voices.nouns_of_doubt
        if marker == "that" and doubtful:
            return self._confirmed(head) or Step(Reach.VOICE, saying=Saying(head, head, "doubt"))
        if (
            marker == "that"
            and basic(head) == "obl"
            and (saying := self.finder.saying(head.head)) is not None
        ):
            return self._said(node, head.head, saying)  # "said in a statement that"
        if node.tag_ == "VBN" and not marker and not self.lexicon.is_a(lemma, "happenings"):
            return Step(Reach.VOICE)  # "free the men taken in May": they were taken
        if node.tag_ == "VB" and marker == "to" and head.pos_ in {"NOUN", "PROPN", "PRON"}:
            if is_latest(head):
                return Step(Reach.ALL)
            return Step(Reach.ALL, Status.PLANNED, node, purpose=True)
        return Step(Reach.ALL, purpose=purpose)

    def _governed(self, node: Token, head: Token, plain: str, marker: str) -> Step:
        """A clause that a verb or adjective takes as its own: governors, and infinitives by default."""
        lemma, modality = head.lemma_.lower(), self.modality
        if lemma in self.lexicon.voices.raising_of_doubt:
            return Step(Reach.ALL, Status.UNVERIFIED, head)
        gerund = plain == "xcomp" and node.tag_ == "VBG"
        if gerund and lemma in modality.ending:
            return Step(Reach.VOICE)  # "stopped shelling": it was going on
        if gerund and lemma in modality.done:
            return Step()  # "tried shelling"
        if lemma in modality.when_past and not self._is_past(head):
            return Step(Reach.ALL, Status.HYPOTHETICAL, head)
        status = self._governs(head, marker)
        if status is not None:
            saying = self._warned(head) if plain == "ccomp" else None
            return Step(Reach.ALL, status, head, saying=saying, unsaid=lemma in modality.attitudes)
        if lemma in modality.presupposing:
            return Step(Reach.VOICE)
        if plain == "xcomp" and marker == "to" and not modality.implies(head):
            return Step(Reach.ALL, Status.HYPOTHETICAL if head.pos_ == "ADJ" else Status.PLANNED, head)
        return Step()

    def _warned(self, head: Token) -> Saying | None:
        """ "The governor warned that more could die": open, and the governor's word."""
        speaker = self.finder.speaker(head) if head.lemma_.lower() in self.lexicon.voices.warning else None
        return Saying(head, speaker, "say") if speaker is not None else None

    @staticmethod
    def _is_past(head: Token) -> bool:
        """ "Allowed them to leave", "was able to": what was made possible did happen; "allows" leaves it open."""
        if head.tag_ == "VBG" and any(child.lemma_ == "be" for child in head.children):
            return True  # "is helping keep the schools open"
        verbs = [child for child in head.children if child.dep_ in {"aux", "aux:pass", "cop"}] or [head]
        return not any(verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ != "have" for verb in verbs)

    def _accused(self, head: Token) -> Step:
        """ "Accused it of shelling" is the accuser's word; "suspected of shelling" is nobody's."""
        speaker = self.finder.speaker(head)
        doubt = speaker is None or self.finder.manner(head) == "doubt"
        status = Status.UNVERIFIED if doubt else None
        return Step(Reach.VOICE, status, head, saying=Saying(head, speaker, "say"), near=True)

    def _leaves_unsaid(self, head: Token) -> bool:
        """ "Did not mention casualties", "has not said that it fired": nobody denies it and nobody says it."""
        return head.pos_ == "VERB" and self.finder.manner(head) == "say" and self._is_negated(head)

    def _is_negated(self, head: Token) -> bool:
        return any(child.lower_ in self.modality.negations for child in children(head, "advmod", "det"))

    def _governs(self, head: Token, marker: str = "") -> Status | None:
        """The status a word sets on the event under it, its particle read with it ("ruled out", "keep from")."""
        part = _PARTS.get(head.pos_, "")
        governors, lemma = self.modality.governors, head.lemma_.lower()
        words = [child.lower_ for child in head.children if child.dep_ in {"compound:prt", "advmod", "obj"}]
        for word in (*words, marker):
            if word and (part, f"{lemma}+{word}") in governors:
                return governors[part, f"{lemma}+{word}"]
        found = governors.get((part, lemma))
        return governors.get(("predicates", lemma)) if found is None and part == "adjectives" else found

    def _nominal(self, node: Token, head: Token, plain: str) -> Step:
        """A noun under a verb or noun: an indefinite event takes the governor's hedge, a definite one stands."""
        if node.dep_ in {"obj", "nsubj:pass"} and head.lemma_.lower() in self.modality.owned_up:
            return Step(Reach.VOICE)
        if self._told_by(node, head):
            return Step()
        told = self._told_of(node, head)
        if told is not None:
            return told
        definite = any(
            child.lower_ in _DEFINITE or child.dep_ == "nmod:poss" for child in children(node, "det", "nmod")
        )
        beyond = Reach.VOICE if definite else Reach.ALL
        if node.dep_ == "obj" and self._leaves_unsaid(head):
            return Step(Reach.VOICE, None if definite else Status.HYPOTHETICAL, head)
        status = self._governs(head, case_of(node))
        if head.lemma_.lower() in self.modality.answerable and plain in {"obl", "nmod"}:
            return Step(Reach.VOICE)  # "believed to be responsible for a blast": the blast was
        would = would_be(head) if plain == "nsubj" else None
        if would is not None:
            return Step(beyond, Status.HYPOTHETICAL, would)
        if head.pos_ in {"NOUN", "ADJ"}:
            held = plain == "compound" or (plain in {"nmod", "obl"} and case_of(node) in _AHEAD)
            if status is not None and held:
                return Step(Reach.ALL, status, head)
            return Step(beyond if status is None else Reach.ALL)
        carried = plain == "obl" and case_of(node) in _CARRIED - {"by"}
        governed = carried or node.dep_ in {"obj", "nsubj:pass"}
        if status is not None and governed:
            if status is not Status.HYPOTHETICAL and node.lemma_.lower() in self.modality.spoken:
                return Step(Reach.VOICE)
            if status is Status.DENIED:
                return Step(Reach.ALL, status, head)
            return Step(beyond, status, head, unsaid=head.lemma_.lower() in self.modality.attitudes)
        if plain in {"nsubj", "obl"} and head.lemma_.lower() not in self.lexicon.light_verbs.lemmas:
            return Step(Reach.VOICE)
        return Step(beyond)

    def _told_by(self, node: Token, head: Token) -> bool:
        """ "The evacuation did not take place", "did not carry out the attack": the verb only carries the event."""
        light, lemma = self.lexicon.light_verbs, head.lemma_.lower()
        if head.pos_ != "VERB" or lemma in self.modality.ending:
            return False
        if basic(node) == "nsubj":
            return light.carries(head)
        plain = ("verbs", lemma) not in self.modality.governors
        return node.dep_ == "obj" and light.of("actor", head) and plain

    def _accuser(self, node: Token, head: Token) -> Token | None:
        """The verb of "accused the army and its allies of shelling", where the parser hung it on the accused."""
        happens = case_of(node) == "of" and self.lexicon.is_a(node.lemma_.lower(), "happenings")
        return self._accuser_of(head) if happens else None

    def _accuser_of(self, accused: Token) -> Token | None:
        """The verb that accuses them."""
        while accused.dep_ == "conj":
            accused = accused.head
        accuses = accused.head.lemma_.lower() in self.lexicon.voices.accusing
        return accused.head if accuses and accused.dep_ in {"obj", "nsubj:pass"} else None

    def _told_of(self, node: Token, head: Token) -> Step | None:
        """ "Pictures show killings", "accused it of shelling", "reports of violations"."""
        voices, lemma = self.lexicon.voices, head.lemma_.lower()
        undergone = node.dep_ in {"obj", "nsubj:pass"} and not case_of(node)
        if head.pos_ == "VERB" and undergone and lemma in voices.telling_of:
            manner = voices.manner_of(lemma) or "say"
            if is_passive(head) and self.finder.speaker(head) is None and lemma in voices.hearsay:
                return Step(Reach.VOICE, Status.UNVERIFIED, head)  # "whose death was reported"
            return Step(Reach.VOICE, saying=Saying(head, self.finder.speaker(head), manner), near=True)
        if head.pos_ == "VERB" and lemma in voices.accusing and case_of(node) in {"of", "for", "with"}:
            return self._accused(head)
        accuser = self._accuser(node, head)
        if accuser is not None:
            return self._accused(accuser)
        doubtful = lemma == "report" or lemma in voices.nouns_of_doubt
        if head.pos_ == "NOUN" and case_of(node) == "of" and doubtful:
            if self._is_negated(head):
                return Step(Reach.VOICE, Status.DENIED, head)  # "no reports of casualties"
            confirmed = self._confirmed(head)
            if confirmed is not None:
                return replace(confirmed, near=True)
            return Step(Reach.VOICE, Status.UNVERIFIED, head, saying=Saying(head, head, "say"), near=True)
        return None


def _hearsay(head: Token, saying: Saying) -> Step:
    """'Is said to have …': hearsay, unless somebody is named who says it."""
    if saying.speaker is not None:
        return Step(saying=saying)
    return Step(Reach.ALL, Status.UNVERIFIED, head)
