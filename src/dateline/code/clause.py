"""The stretch of a sentence that tells one event."""

from __future__ import annotations

from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, is_passive, marker_of
from dateline.types.parse import Token

_OTHER_CLAUSES = frozenset(
    {"conj", "parataxis", "advcl", "ccomp", "acl:relcl", "cc", "punct", "mark", "csubj", "discourse"}
)


def core(token: Token) -> list[Token]:
    """The trigger and its own arguments and modifiers, other clauses left out, in text order."""
    kept = [token]
    for child in token.children:
        if child.dep_ in _OTHER_CLAUSES or basic(child) in _OTHER_CLAUSES or _is_purpose(child, token):
            continue
        kept += [word for word in child.subtree if not word.is_space]
    kept = [word for word in kept if not _in_relative(word, token)]
    return sorted(kept, key=lambda word: word.i)


def _is_purpose(clause: Token, noun: Token) -> bool:
    """ "Talks to discuss the truce": what an event is for is not told with it."""
    return noun.pos_ in {"NOUN", "PROPN"} and basic(clause) == "acl" and marker_of(clause) == "to"


def _in_relative(word: Token, top: Token) -> bool:
    node = word
    while node.i != top.i and node.head.i != node.i:
        if node.dep_ in {"acl:relcl", "parataxis"}:
            return True
        node = node.head
    return False


def governing(noun: Token, lexicon: Lexicon) -> Token | None:
    """The light verb that a noun trigger hangs on or that hangs on it; None without one."""
    held = relative_light_verb(noun, lexicon)
    if held is not None:
        return held
    node = argument(noun)
    if node is None:
        return None
    verb = node.head
    return (
        verb
        if verb.lemma_.lower() in lexicon.light_verbs.lemmas or lexicon.light_verbs.carries(verb)
        else None
    )


def relative_light_verb(noun: Token, lexicon: Lexicon) -> Token | None:
    """The light verb of "talks that will be held by X", "the raid which rebels carried out"."""
    for clause in noun.children:
        if clause.dep_ == "acl:relcl" and lexicon.light_verbs.of("actor", clause) and is_passive(clause):
            return clause
    return None


def argument(noun: Token) -> Token | None:
    """The word by which a noun is an argument of a verb: itself, or "series" in "a series of attacks"."""
    node = noun
    for _ in range(4):
        head = node.head
        if head.i == node.i:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            return node if basic(node) in {"obj", "nsubj", "obl"} else None
        if node.dep_ != "conj" and not (node.dep_ == "nmod" and case_of(node) == "of"):
            return None
        node = head
    return None


def extent(token: Token, lexicon: Lexicon) -> list[Token]:
    """The words a claim on this trigger quotes: its core, with the light verb's core for a noun."""
    words = core(token)
    if token.pos_ in {"NOUN", "PROPN"}:
        verb = governing(token, lexicon)
        if verb is not None:
            words = sorted({word.i: word for word in (*words, *core(verb))}.values(), key=lambda word: word.i)
    while len(words) > 1 and (words[0].is_punct or words[0].dep_ in {"cc", "case", "mark"}):
        words = words[1:]
    while len(words) > 1 and words[-1].is_punct:
        words = words[:-1]
    return words
