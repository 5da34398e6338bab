"""Did it happen, and who says so: the standing of every word that can name an event.

The syntax is walked from the word up to the root of its sentence. On the way negation, modals, hedges,
sayings and the verbs and nouns that govern the word ("planned to", "fear of", "failed to") are met; what
weighs most decides: hypothetical, denied, planned, unverified, attributed, asserted, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.lexicon import Lexicon
from dateline.read.voices import QuotationVoices, Saying, VoiceFinder
from dateline.syntax import basic, case_of, children, is_passive, marker_of, reporting_passive
from dateline.types import Layer, Passage, Reading, Standing, Status, Voice

_WEIGHT = (Status.HYPOTHETICAL, Status.DENIED, Status.PLANNED, Status.UNVERIFIED, Status.ATTRIBUTED)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "whose"})


@dataclass
class Finding:
    """What has been met so far on the way up: statuses with the word that gave each, and the saying."""

    cues: dict[Status, Token] = field(default_factory=dict)
    saying: Saying | None = None
    purpose: bool = False

    def note(self, status: Status, cue: Token) -> None:
        """Remember the first cue for a status."""
        self.cues.setdefault(status, cue)

    def say(self, saying: Saying) -> None:
        """Take a saying: the innermost with a speaker is the voice."""
        if saying.manner == "deny":
            self.note(Status.DENIED, saying.word)
        elif saying.manner == "doubt":
            self.note(Status.UNVERIFIED, saying.word)
        if self.saying is None and saying.speaker is not None:
            self.saying = saying

    def doubt_speaker(self, doubtful: frozenset[str]) -> None:
        """ "An unverified statement says": the doubt is about what is said."""
        if self.saying is not None and self.saying.speaker is not None:
            for child in self.saying.speaker.children:
                if child.dep_ == "amod" and child.lemma_.lower() in doubtful:
                    self.note(Status.UNVERIFIED, child)


class StandingReader:
    """Adds the layer "standings": one for every verb, noun and adjective of the passages."""

    name = "standings"
    version = "1"
    requires = frozenset({"passages"})
    gives = frozenset({"standings"})

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.finder = VoiceFinder(lexicon)

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
        for token in passage.doc:
            if token.pos_ not in {"VERB", "NOUN", "ADJ", "PROPN"}:
                continue
            finding = self.walk(token)
            if finding.saying is None:
                spoken = next((who for start, end, who in quoted if start <= token.i < end), None)
                if spoken is not None and spoken.word.i != token.i:
                    finding.say(spoken)
            yield self._standing(reading, passage, token, finding)

    def _standing(self, reading: Reading, passage: Passage, token: Token, finding: Finding) -> Standing:
        finding.doubt_speaker(self.lexicon.voices.adjectives_of_doubt)
        if finding.saying is not None:
            finding.note(Status.ATTRIBUTED, finding.saying.word)
        status = next((one for one in _WEIGHT if one in finding.cues), Status.ASSERTED)
        cue = finding.cues.get(status)
        return Standing(
            reading.span(passage, token, token),
            status.value,
            self._voice(reading, passage, finding.saying),
            reading.span(passage, cue, cue) if cue is not None and cue.doc is passage.doc else None,
            finding.purpose,
        )

    def _voice(self, reading: Reading, passage: Passage, saying: Saying | None) -> Voice | None:
        if saying is None or saying.speaker is None:
            return None
        home = next((one for one in reading.passages if one.doc is saying.speaker.doc), passage)
        left, right = voice_phrase(saying.speaker)
        span = reading.span(home, left, right)
        return Voice(reading.report.quote(span), span)

    def walk(self, token: Token) -> Finding:
        """Everything on the way from a word to the root of its sentence."""
        finding = Finding()
        node, presupposed = token, False
        for _ in range(len(token.sent)):
            self._at(node, finding, presupposed)
            if node.head.i == node.i or node.dep_ == "acl:relcl":
                break  # a relative clause is the reporter's own, whoever the main clause quotes
            presupposed = self._up(node, finding, presupposed)
            node = node.head
        return finding

    def _at(self, node: Token, finding: Finding, presupposed: bool) -> None:
        """Hedges that hang on the word itself."""
        source = self.finder.according_to(node)
        if source is not None and finding.saying is None:
            finding.saying = Saying(source, source, "say")
        beside = self.finder.beside(node)
        if beside is not None:
            finding.say(beside)
        if presupposed:
            return
        for child in node.children:
            self._modifier(node, child, finding)
            if (
                child.dep_ == "acl:relcl"
                and node.pos_ == "NOUN"
                and self.lexicon.light_verbs.of("actor", child)
            ):
                for deeper in child.children:  # "talks that will be held"
                    self._modifier(child, deeper, finding)

    def _modifier(self, node: Token, child: Token, finding: Finding) -> None:
        modality, lemma = self.lexicon.modality, child.lemma_.lower()
        if child.dep_ in {"aux", "aux:pass"} and child.tag_ == "MD":
            status = modality.modals.get(child.lower_) or modality.modals.get(lemma)
            if self._future_in_the_past(node, child):
                status = Status.PLANNED
            if status is not None:
                finding.note(status, child)
        elif child.dep_ in {"advmod", "det"} and (child.lower_ in modality.negations):
            finding.note(Status.DENIED, child)
        elif child.dep_ == "advmod" and lemma in self.lexicon.voices.adverbs_of_doubt:
            finding.note(Status.UNVERIFIED, child)
        elif child.dep_ == "advmod" and lemma in modality.adverbs:
            finding.note(modality.adverbs[lemma], child)
        elif child.dep_ == "amod" and node.pos_ == "NOUN":
            if lemma in self.lexicon.voices.adjectives_of_doubt:
                finding.note(Status.UNVERIFIED, child)
            elif ("adjectives", lemma) in modality.governors:
                finding.note(modality.governors["adjectives", lemma], child)
        elif child.dep_ == "case" and child.lower_ in modality.prepositions:
            finding.note(modality.prepositions[child.lower_], child)

    def _future_in_the_past(self, node: Token, modal: Token) -> bool:
        """ "He said troops would leave" announces; "would have left" does not."""
        if modal.lower_ != "would" or basic(node) != "ccomp" or self.finder.manner(node.head) is None:
            return False
        return not _perfect(node)

    def _up(self, node: Token, finding: Finding, presupposed: bool) -> bool:
        """What the governor does to the word; True where the governor's own hedges no longer reach it."""
        head, relation = node.head, node.dep_
        plain = basic(node)
        if plain in {"ccomp", "xcomp", "csubj", "acl", "advcl", "parataxis"} and relation != "acl:relcl":
            return self._clause(node, head, finding, presupposed)
        if relation == "acl:relcl":
            return True
        if plain == "conj":
            own = any(basic(child) == "nsubj" for child in node.children)
            return presupposed or own
        if head.pos_ in {"VERB", "NOUN", "ADJ", "PROPN"} and node.pos_ in {"NOUN", "PROPN"}:
            return self._nominal(node, head, finding, presupposed)
        return presupposed

    def _clause(self, node: Token, head: Token, finding: Finding, presupposed: bool) -> bool:
        plain, marker = basic(node), marker_of(node)
        passive = reporting_passive(node)
        if passive is not None and self.finder.manner(passive) is not None:
            finding.say(Saying(passive, head, self.finder.manner(passive) or "say"))
            return presupposed
        if not presupposed and plain == "advcl" and marker in self.lexicon.modality.markers:
            finding.note(self.lexicon.modality.markers[marker], node)
        accusing = head.lemma_.lower() in self.lexicon.voices.accusing
        if plain == "advcl" and accusing and marker in {"of", "for"}:
            finding.say(Saying(head, self.finder.speaker(head), "say"))
            return True
        passive_saying = is_passive(head) and self.finder.manner(head) is not None
        if plain == "advcl" and marker == "to" and passive_saying:
            plain = "xcomp"  # "are said by witnesses to have …"
        if plain == "advcl":
            purpose = marker in {"to", "in order to"} and node.tag_ == "VB"
            if purpose and not presupposed and not self._brings_about(head):
                finding.note(Status.PLANNED, node)
                finding.purpose = True
            return True
        if node.dep_ == "acl" and node.tag_ == "VB" and head.lemma_.lower() not in self.lexicon.modality.acts:
            finding.purpose = finding.purpose or not presupposed
        saying = self.finder.saying(head)
        if plain in {"ccomp", "parataxis"} and saying is not None:
            finding.say(saying)
            return True
        if plain == "xcomp" and saying is not None and is_passive(head) and not presupposed:
            self._hearsay(head, saying, finding)
            return presupposed
        if plain == "xcomp" and saying is not None and saying.manner == "doubt" and _perfect(node):
            finding.say(saying)  # "claimed to have executed"
            return True
        if not presupposed:
            self._governor(node, head, finding)
        return presupposed

    def _brings_about(self, head: Token) -> bool:
        """ "Took advantage of it to seize the town", "used it to enter": the purpose was reached."""
        factive, lemma = self.lexicon.modality.factive, head.lemma_.lower()
        return lemma in factive or any(
            f"{lemma}+{child.lemma_.lower()}" in factive for child in head.children
        )

    def _hearsay(self, head: Token, saying: Saying, finding: Finding) -> None:
        """'Is said to have …': hearsay, unless somebody is named who says it."""
        if saying.speaker is not None:
            finding.say(saying)
        else:
            finding.note(Status.UNVERIFIED, head)

    def _governor(self, node: Token, head: Token, finding: Finding) -> None:
        lemma = head.lemma_.lower()
        if lemma in self.lexicon.voices.raising_of_doubt:
            finding.note(Status.UNVERIFIED, head)
            return
        status = self._governs(head)
        if status is None:
            return
        if head.pos_ == "VERB" and basic(node) == "xcomp" and node.tag_ == "VBG" and status is Status.PLANNED:
            return  # "agreed shipping" is a parse error; "began shelling" is factive
        finding.note(status, head)

    def _governs(self, head: Token) -> Status | None:
        """The status a word sets on the event under it, its particle read with it ("ruled out")."""
        part = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}.get(head.pos_, "")
        governors, lemma = self.lexicon.modality.governors, head.lemma_.lower()
        for child in head.children:
            if child.dep_ == "compound:prt" and (part, f"{lemma}+{child.lower_}") in governors:
                return governors[part, f"{lemma}+{child.lower_}"]
        return governors.get((part, lemma))

    def _nominal(self, node: Token, head: Token, finding: Finding, presupposed: bool) -> bool:
        """A noun under a verb or noun: an indefinite event takes the governor's hedge, a definite one stands."""
        if presupposed:
            return True
        if self._told_by(node, head):
            return presupposed
        definite = any(
            child.lower_ in _DEFINITE or child.dep_ == "nmod:poss" for child in children(node, "det", "nmod")
        )
        lemma = head.lemma_.lower()
        if self._told_of(node, head, finding):
            return True
        if head.pos_ in {"NOUN", "ADJ"}:
            status = self.lexicon.modality.governors.get(
                ("nouns" if head.pos_ == "NOUN" else "adjectives", lemma)
            )
            if status is not None and basic(node) in {"nmod", "obl", "compound"}:
                finding.note(status, head)
            return definite and status is None
        status = self.lexicon.modality.governors.get(("verbs", lemma))
        governed = node.dep_ in {"obj", "nsubj:pass"} or (
            basic(node) == "obl" and case_of(node) in {"for", "of", "against", "about", "from"}
        )
        if status is not None and governed:
            finding.note(status, head)
            return definite and status is not Status.DENIED
        return definite or (basic(node) in {"nsubj", "obl"} and lemma not in self.lexicon.light_verbs.lemmas)

    def _told_by(self, node: Token, head: Token) -> bool:
        """ "The evacuation did not take place", "did not carry out the attack": the verb only carries the event."""
        light, lemma = self.lexicon.light_verbs, head.lemma_.lower()
        if head.pos_ != "VERB" or lemma in self.lexicon.modality.ending:
            return False
        if basic(node) == "nsubj":
            return light.carries(head)
        plain = ("verbs", lemma) not in self.lexicon.modality.governors
        return node.dep_ == "obj" and light.of("actor", head) and plain

    def _told_of(self, node: Token, head: Token, finding: Finding) -> bool:
        """ "Pictures show killings", "accused it of shelling", "reports of violations"."""
        voices, lemma = self.lexicon.voices, head.lemma_.lower()
        if head.pos_ == "VERB" and node.dep_ in {"obj", "nsubj:pass"} and lemma in voices.telling_of:
            finding.say(Saying(head, self.finder.speaker(head), voices.manner_of(lemma) or "say"))
            return True
        if head.pos_ == "VERB" and lemma in voices.accusing and case_of(node) in {"of", "for"}:
            finding.say(Saying(head, self.finder.speaker(head), "say"))
            return True
        if (
            head.pos_ == "NOUN"
            and case_of(node) == "of"
            and (lemma == "report" or lemma in voices.nouns_of_doubt)
        ):
            finding.note(Status.UNVERIFIED, head)
            finding.say(Saying(head, head, "say"))
            return True
        return False


def _perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_.lower() == "have" for child in verb.children)


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
            if child.is_punct or (child.dep_ == "nummod" and child.lower_ == "one"):
                continue
            stack.append(child)
            left, right = (child if child.i < left.i else left), (child if child.i > right.i else right)
    return left, right
