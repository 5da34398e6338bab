"""Forms of a clause that tell how its event stands: subjunctives, passive infinitives, "would be", "the first to"."""

from __future__ import annotations

from dateline.syntax import basic, is_passive, is_perfect, marker_of
from dateline.types.parse import Token

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


def asks_for_a_part(node: Token) -> bool:
    """ "Who carried out the raid", "why they fled": what is asked about takes the rest for granted; not "how to"."""
    if marker_of(node) or (node.tag_ == "VB" and any(child.tag_ == "TO" for child in node.children)):
        return False
    first = node.left_edge
    return first.tag_ in {"WP", "WP$", "WRB", "WDT"} and first.lower_ not in {"that", "whether"}


def is_inverted(node: Token) -> bool:
    """ "Had it gone off", "were they to leave": a condition that the order of its words tells."""
    subject = next((child for child in node.children if basic(child) == "nsubj"), None)
    first = node.left_edge
    return (
        subject is not None
        and first.i < subject.i
        and first.head.i == node.i
        and first.dep_ in {"aux", "aux:pass", "cop"}
        and first.lower_ in {"had", "were", "should"}
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


def tells_of_latest(node: Token, head: Token) -> bool:
    """ "It became the latest town to fall", where the parser hung the infinitive on the verb and not on the town."""
    predicates = [head] if head.pos_ == "NOUN" else [one for one in head.children if one.dep_ == "xcomp"]
    return any(one.pos_ == "NOUN" and one.i < node.i and is_latest(one) for one in predicates)
