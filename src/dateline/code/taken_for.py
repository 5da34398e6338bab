"""Whom somebody is believed to be: "gunmen believed to be rebels", "men suspected of belonging to the militia"."""

from __future__ import annotations

from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children
from dateline.types.parse import Token

_BELONGING = frozenset({"of", "from", "to", "with"})
_OF = frozenset({"of", "from"})
_MEMBERS = frozenset({"member", "part", "follower", "supporter", "loyalist"})


def taken_for(nominal: Token, lexicon: Lexicon) -> Token | None:
    """The word for those that the people of a nominal are believed to be; None where nothing says so."""
    for clause in children(nominal, "acl", "acl:relcl"):
        verb = clause
        if verb.lemma_.lower() not in lexicon.voices.hearsay or verb.tag_ not in {"VBN", "VBD"}:
            continue
        for child in verb.children:
            if basic(child) in {"xcomp", "advcl"} and (found := _named(child)) is not None:
                return found
    return None


def _named(predicate: Token) -> Token | None:
    """The rebels of "to be rebels", the group of "to be members of the group" and "to belong to the group"."""
    if predicate.lemma_.lower() == "belong" or predicate.lemma_.lower() in _MEMBERS:
        behind = [
            child
            for child in predicate.children
            if basic(child) in {"obl", "obj", "nmod"} and child.i > predicate.i
        ]
        return next((child for child in behind if case_of(child) in _BELONGING), None)
    linked = any(child.dep_ == "cop" for child in predicate.children)
    return (
        predicate if predicate.pos_ in {"NOUN", "PROPN"} and (linked or case_of(predicate) in _OF) else None
    )
