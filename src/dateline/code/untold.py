"""Words that name an event and tell none: what a law bars, what an army never does, who somebody is."""

from __future__ import annotations

from dateline.code.clause import argument
from dateline.code.draft import Draft
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, children, has_subject, is_passive
from dateline.types import Status
from dateline.types.parse import Token

_SETTINGS = frozenset({"in", "of", "during", "since"})
_INSTANCES = frozenset({"including", "like", "such as"})
_HABITS = frozenset({"VBP", "VBZ"})


def is_proverbial(token: Token, lexicon: Lexicon) -> bool:
    """ "In the heat of battle", "the rules of war": no battle and no war of its own."""
    if token.pos_ != "NOUN" or basic(token) != "nmod" or case_of(token) != "of":
        return False
    alone = all(child.dep_ in {"case", "punct"} for child in token.children)
    return alone and lexicon.is_a(token.head.lemma_.lower(), "proverbial")


def tells_nothing(draft: Draft, lexicon: Lexicon) -> bool:
    """True for a draft that only a mention told before can make a claim of."""
    if draft.violent and (_is_outlawed(draft.token, lexicon) or _is_never_done(draft)):
        return True
    if draft.has("toll") and draft.status is Status.HYPOTHETICAL and not draft.counts:
        return True
    if _is_a_question(draft):
        return True
    tests = (
        _is_a_named_war,
        _is_a_condition,
        _is_stayed_away_from,
        _is_affected,
        _is_posted,
        _is_a_charge,
        _is_a_topic,
        _is_resisted,
    )
    return any(test(draft, lexicon) for test in tests) or _is_charged_by_nobody(draft) or _is_known(draft)


def _is_outlawed(token: Token, lexicon: Lexicon) -> bool:
    """ "The law bars attacks on journalists", "killing prisoners is forbidden"."""
    node = argument(token) if token.pos_ in {"NOUN", "PROPN"} else token
    if node is None or not lexicon.is_a(node.head.lemma_.lower(), "outlawing"):
        return False
    return basic(node) in {"csubj", "obj"} or (basic(node) == "nsubj" and is_passive(node.head))


def _is_never_done(draft: Draft) -> bool:
    """ "We do not target mosques": a rule that one keeps, not a deed that was not done."""
    if draft.status is not Status.DENIED or draft.token.pos_ != "VERB":
        return False
    return any(child.lemma_ == "do" and child.tag_ in _HABITS for child in children(draft.token, "aux"))


def _is_stayed_away_from(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Did not attend the talks": they took place all the same."""
    node = argument(draft.token) if draft.token.pos_ == "NOUN" else None
    words = [draft.token, *([node.head] if node is not None else [])]
    return draft.status is Status.DENIED and any(
        lexicon.is_a(word.lemma_.lower(), "attending") for word in words
    )


def _is_affected(draft: Draft, lexicon: Lexicon) -> bool:
    """ "How this will affect the talks": they go on, whatever comes of it."""
    node = argument(draft.token) if draft.token.pos_ in {"NOUN", "PROPN"} else None
    return node is not None and basic(node) == "obj" and lexicon.is_a(node.head.lemma_.lower(), "affecting")


def _is_a_charge(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Found guilty of murder", "charged with abduction": the name of a crime, without whom and where."""
    token = draft.token
    if token.pos_ != "NOUN" or basic(token) not in {"obl", "nmod"} or draft.target or draft.counts:
        return False
    alone = all(
        child.dep_ in {"case", "punct", "amod", "cc", "conj"} or case_of(child) == "including"
        for child in token.children
    )
    return alone and lexicon.is_a(token.head.lemma_.lower(), "charging")


def _is_a_question(draft: Draft) -> bool:
    """ "Asked if the army will move in": whoever asks says nothing of it."""
    verb, asking = draft.token, draft.token.head
    if (
        draft.status is not Status.HYPOTHETICAL
        or basic(verb) not in {"ccomp", "advcl"}
        or asking.lemma_ != "ask"
    ):
        return False
    return any(child.dep_ == "mark" and child.lower_ in {"if", "whether"} for child in verb.children)


def _is_a_named_war(draft: Draft, lexicon: Lexicon) -> bool:
    """ "A turning point in Syria's civil war": a war by its name, and nothing told of it."""
    token = draft.token
    if token.pos_ not in {"NOUN", "PROPN"} or basic(token) != "nmod" or draft.target or draft.counts:
        return False
    return lexicon.is_a(token.lemma_.lower(), "wars") and case_of(token) in _SETTINGS


def _is_a_condition(draft: Draft, lexicon: Lexicon) -> bool:
    """ "New conditions, including the lifting of a siege": what is only asked for."""
    token = draft.token
    asked = case_of(token) in _INSTANCES or any(child.lower_ in _INSTANCES for child in token.children)
    over = (token.head, *children(token.head, "obj"))  # "adding conditions, including …" hangs on either
    return asked and any(lexicon.is_a(word.lemma_.lower(), "terms") for word in over)


def _is_resisted(draft: Draft, lexicon: Lexicon) -> bool:
    """ "While resisting arrest", "to avoid a clash with Moscow": what did not come about."""
    node = argument(draft.token) if draft.token.pos_ == "NOUN" else None
    return node is not None and basic(node) == "obj" and lexicon.is_a(node.head.lemma_.lower(), "resisting")


def _is_a_topic(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Talks on a ceasefire": what they are about is not told to be agreed or planned."""
    token = draft.token
    about = basic(token) == "nmod" and case_of(token) in {"on", "about", "over", "for"}
    return (
        about
        and lexicon.is_a(token.lemma_.lower(), "deals")
        and lexicon.is_a(token.head.lemma_.lower(), "talks")
    )


def _is_posted(draft: Draft, lexicon: Lexicon) -> bool:
    """ "Militiamen manning a checkpoint", "troops stationed in Gao": who they are, not what was done."""
    described = draft.token.dep_ == "acl" and draft.token.tag_ in {"VBG", "VBN"}
    return described and lexicon.is_a(draft.token.lemma_.lower(), "posting")


def _is_charged_by_nobody(draft: Draft) -> bool:
    """ "Two teenagers, accused of a plot": what is known of them, unless it is told who accuses them."""
    token = draft.token
    described = token.tag_ == "VBN" and token.dep_ in {"acl", "advcl"} and not has_subject(token)
    return described and draft.has("tells deeds") and not draft.actor


def _is_known(draft: Draft) -> bool:
    """ "The group is responsible for bombings": a reporter tells who did it, and accuses nobody."""
    blames = draft.has("tells deeds") and draft.token.pos_ == "ADJ"
    return blames and not (draft.actor or draft.said_by) and draft.status is Status.ASSERTED
