"""Forms of a clause that tell how its event stands: subjunctives, passive infinitives, "would be", "the first to"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.syntax import basic, is_passive, is_perfect, marker_of

_ORDINALS = frozenset({"first", "second", "third", "last", "next", "only", "latest"})


def is_misread_relative(node: Token) -> bool:
    """A clause that the parser took for one of content, though "that" is its subject: "claimed by X that killed"."""
    return (
        node.dep_ == "ccomp"
        and any(
            basic(child) == "nsubj"
            and child.tag_ in {"WDT", "WP"}
            and child.lower_ in {"that", "which", "who"}
            for child in node.children
        )
        and is_passive(node.head)
    )


def would_be(predicate: Token) -> Token | None:
    """The modal of "its destruction would be a crime", whose subject has not happened; None elsewhere."""
    if not any(child.dep_ == "cop" for child in predicate.children) or is_perfect(predicate):
        return None
    return next(
        (child for child in predicate.children if child.dep_ == "aux" and child.lower_ == "would"), None
    )


def is_passive_infinitive(node: Token) -> bool:
    """ "To be held"."""
    return node.tag_ == "VBN" and any(
        child.dep_ == "aux:pass" and child.lower_ == "be" for child in node.children
    )


def subordinator(node: Token) -> str:
    """The subordinator; "to" in "for the teams to overcome"."""
    marker = marker_of(node)
    if marker == "for" and any(child.dep_ == "mark" and child.lower_ == "to" for child in node.children):
        return "to"
    return marker


def is_subjunctive(node: Token) -> bool:
    """ "That he leave", "that they be freed": a bare form after "that"."""
    if marker_of(node) != "that":
        return False
    verbs = [child for child in node.children if child.dep_ in {"aux", "aux:pass", "cop"}] or [node]
    return all(verb.tag_ == "VB" for verb in verbs)


def is_latest(noun: Token) -> bool:
    """ "The first to fall", "the largest city to be taken"."""
    return noun.lower_ in _ORDINALS or any(
        child.tag_ == "JJS" or child.lower_ in _ORDINALS for child in noun.children
    )
