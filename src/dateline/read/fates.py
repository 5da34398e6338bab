"""What befalls the people that a word stands for: killed, injured, captured, missing, displaced."""

from __future__ import annotations

from dateline.lexicon import CountedWords
from dateline.syntax import antecedent, basic, case_of, has_subject, is_passive
from dateline.types import Counted
from dateline.types.parse import Token

_STEPS = 6
_STATE = frozenset({"amod", "acl", "acl:relcl", "xcomp", "advcl", "appos", "parataxis"})
_UP = frozenset({"conj", "appos", "nmod", "nummod", "compound", "flat", "list", "amod"})


class Fates:
    """Reads fates off the syntax, by the verbs and nouns of the lexicon."""

    def __init__(self, words: CountedWords) -> None:
        self._words = words

    def of(self, bearer: Token, number: Token) -> Counted | None:
        """The fate of the people that ``bearer`` names, whose figure is ``number``; None where none is told."""
        found = self._right_behind(number) or self._beside(number) or self._up(bearer)
        if found is None and number.i != bearer.i and number.is_ancestor(bearer):
            found = self._up(number)  # "tens of thousands of people"
        return found or self._behind(bearer if bearer.i > number.i else number)

    def _of(self, relation: str, token: Token) -> Counted | None:
        fates = self._words.fates
        return fates.get((relation, token.lemma_.lower())) or fates.get((relation, token.lower_))

    def _right_behind(self, number: Token) -> Counted | None:
        """ "18 injured", "30 more wounded" in a row of fates, whatever the parse joins them to."""
        behind = list(number.doc[number.i + 1 : number.i + 4])
        while behind and behind[0].lower_ in _MORE:
            behind = behind[1:]
        if not behind or behind[0].tag_ != "VBN" or (len(behind) > 1 and behind[1].pos_ in _NAMING):
            return None
        return self._of("object", behind[0])

    def _beside(self, number: Token) -> Counted | None:
        """ "Kills 4", "killing at least 12", "injuring another 20": the verb right before the figure."""
        for token in reversed(list(number.doc[max(0, number.i - 4) : number.i])):
            if token.pos_ in {"VERB", "NOUN"}:
                active = token.tag_ in {"VBG", "VBZ", "VBD", "VB", "VBP", "NNS"} or token.i == number.i - 1
                return self._of("object", token) if active and not is_passive(token) else None
            if token.pos_ in {"SCONJ", "PRON", "CCONJ"}:
                return None
            if token.is_punct or (token.pos_ in {"ADP", "PROPN"} and token.lower_ not in _BOUND_WORDS):
                return None
        return None

    def _behind(self, last: Token) -> Counted | None:
        """ "Dozens more injured", "12 others were killed", where the parse joins them otherwise."""
        for token in last.doc[last.i + 1 : last.i + 5]:
            if token.lower_ in _BETWEEN or token.pos_ == "AUX":
                continue
            if token.tag_ == "VBN" and not any(child.dep_ == "obj" for child in token.children):
                return self._of("object", token)
            return self._of("adjectives", token) if token.pos_ == "ADJ" else None
        return None

    def _up(self, bearer: Token) -> Counted | None:
        """From the nominal upwards: its own state, then its verb, then what it is a member or a part of."""
        token = bearer
        for _ in range(_STEPS):
            found = self._state(token) or self._by_head(token)
            if found is not None:
                return found
            relation = basic(token)
            if relation not in _UP or token.head.i == token.i:
                return None
            if relation == "nmod" and not self._may_climb(token):
                return None
            token = token.head
        return None

    def _may_climb(self, token: Token) -> bool:
        """Over "12 people, including three children" and "a group of 12 people"."""
        case = case_of(token)
        return case in {"including", "include", "among", "like", "such as"} or (
            case == "of" and token.head.lemma_.lower() in self._words.groups
        )

    def _state(self, token: Token) -> Counted | None:
        """The participle, adjective or clause on the nominal: "12 dead", "20 people who were wounded"."""
        own = self._of("adjectives", token) if token.pos_ == "ADJ" else self._of("nouns", token)
        if own is not None:
            return own
        for child in token.children:
            if child.dep_ not in _STATE:
                continue
            found = self._state_of(child)
            if found is not None:
                return found
        return None

    def _state_of(self, child: Token) -> Counted | None:
        if child.dep_ == "acl:relcl":
            return self._relative(child)
        if child.pos_ == "VERB" and child.dep_ in {"acl", "amod", "advcl", "parataxis"}:
            return (
                self._of("object" if is_passive(child) else "subject", child) if child.tag_ == "VBN" else None
            )
        return self._of("adjectives", child)

    def _relative(self, verb: Token) -> Counted | None:
        """ "Who were killed", "who died"; nothing where the people do the killing."""
        for child in verb.children:
            if basic(child) == "nsubj" and antecedent(child).i != child.i:
                if is_passive(verb):
                    return self._of("object", verb)
                return self._of("subject", verb) or self._of("adjectives", verb)
            if basic(child) == "nsubj" and not any(other.dep_ == "obj" for other in verb.children):
                return self._of("object", verb)  # "the 12 men they killed"
        return None

    def _by_head(self, token: Token) -> Counted | None:
        head = token.head
        relation = basic(token)
        if relation == "nsubj":
            return self._as_subject(token, head)
        if relation == "obj":
            return self._of("object", head) or self._result(head) or self._shared(head)
        if relation == "nmod" and case_of(token) in {"of", "to", "at"}:
            return self._of("nouns", head)
        if relation == "obl" and case_of(token) in {"to", "at", "from", "by"}:
            return self._by_toll(head)
        return None

    def _as_subject(self, token: Token, head: Token) -> Counted | None:
        """The subject of a passive, of dying, or of a state; "are believed to have died" through its verb."""
        if token.dep_ == "nsubj:pass" or (head.pos_ == "VERB" and is_passive(head)):
            found = self._of("object", head)
        else:
            found = self._of("subject", head) or self._of("adjectives", head)
        if found is not None:
            return found
        for child in head.children:
            if child.dep_ in {"xcomp", "ccomp"} and not has_subject(child):
                inner = self._of("object", child) if is_passive(child) or child.tag_ == "VBN" else None
                found = inner or self._of("subject", child) or self._of("adjectives", child)
                if found is not None:
                    return found
        return None

    def _shared(self, verb: Token) -> Counted | None:
        """ "Targeted and killed 12": the object of both verbs hangs on one."""
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and child.i == verb.i + 2:
                return self._of("object", child)
        return None

    def _result(self, verb: Token) -> Counted | None:
        """ "Left 12 dead", "stabbed 12 to death"."""
        for child in verb.children:
            if child.dep_ == "obl" and case_of(child) == "to" and child.i == child.left_edge.i + 1:
                found = self._of("nouns", child)
                if found is not None:
                    return found
            if child.dep_ in {"xcomp", "advcl", "obl", "conj"}:
                found = self._of("adjectives", child)
                if found is not None:
                    return found
        return None

    def _by_toll(self, verb: Token) -> Counted | None:
        """ "The death toll rose to 12", "bringing the number of dead to 12"."""
        for child in verb.children:
            if basic(child) in {"nsubj", "obj"}:
                inner = [child, *(other for other in child.children if case_of(other) == "of")]
                for token in inner:
                    found = self._of("nouns", token) or self._of("adjectives", token)
                    if found is not None:
                        return found
        return None


_MORE = frozenset({"more", "other", "others"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"})
_BETWEEN = frozenset({"more", "other", "others", "people", "also"})
_BOUND_WORDS = frozenset(
    {"at", "up", "to", "over", "about", "around", "some", "than", "under", "nearly", "between"}
)
