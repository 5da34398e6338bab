"""Whether the verb over a time expression looks ahead: "will meet on Friday" is the coming one."""

from __future__ import annotations

from dateline.lexicon.times import Ahead
from dateline.syntax import marker_of
from dateline.types.parse import Phrase, Token

_BACK = frozenset({"VBD", "VBN"})


def looks_ahead(span: Phrase, words: Ahead) -> bool | None:
    """True under a future, a modal or a plan, False under a past; None where no verb tells."""
    if not span.doc.is_parsed:
        return None
    top = next(token for token in span if token.head.i == token.i or token.head not in span)
    if top.dep_ == "nmod:poss":
        return False  # "look for ways around Friday's ruling"
    verb = _verb_over(top)
    return None if verb is None else _ahead(verb, words)


def _verb_over(token: Token) -> Token | None:
    node = token
    while node.pos_ not in {"VERB", "AUX"}:
        if node.head.i == node.i:
            return _copula(node)
        if any(child.dep_ == "cop" for child in node.children):
            return _copula(node)
        node = node.head
    return node


def _copula(node: Token) -> Token | None:
    return next((child for child in node.children if child.dep_ in {"cop", "aux"}), None)


def _ahead(verb: Token, words: Ahead) -> bool | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}]
    if verb.dep_ == "cop":
        helpers = [child for child in verb.head.children if child.dep_ in {"aux", "cop"}]
    said, planned = {helper.lower_ for helper in helpers}, verb.lemma_.lower() in words.plans
    if said & words.helpers and "have" not in said:
        return True
    if any(helper.tag_ == "VBD" for helper in helpers) or any(helper.lemma_ == "have" for helper in helpers):
        return planned and "had" not in said
    if any(helper.lemma_ == "be" for helper in helpers) and (planned or verb.tag_ == "VBG"):
        return True
    if verb.tag_ in _BACK:
        return False
    return True if verb.tag_ == "VB" and marker_of(verb) == "to" else None
