"""Who does what a word tells, where the sentence says it in a roundabout way."""

from __future__ import annotations

from dateline.lexicon import Lexicon
from dateline.syntax import (
    antecedent,
    basic,
    case_of,
    children,
    conjuncts,
    edges,
    is_passive,
    marker_of,
    surface_subject,
)
from dateline.types.parse import Token

_OF_DEEDS = frozenset({"of", "for", "from", "over"})  # "accused him of …", "kept them from …"
_LINKING = frozenset({"to", "of", "in", "for", "from", "about", "into", "at", "on"})
_BEFORE_PARTICIPLES = frozenset({"compound", "amod", "obl", "nmod", "obj", "nsubj"})
_AGENTS = ("people", "persons", "fighters", "forces", "states", "organisations", "leaders")


def doer(verb: Token, lexicon: Lexicon) -> Token | None:
    """The subject of a verb, or whoever controls it: "Chad's plan to send …", "accused the army of shelling …"."""
    if basic(verb) in {"acl", "advcl"} and not _own_subject(verb):
        if verb.tag_ == "VBN":
            return _just_told(verb) or surface_subject(verb)
        if verb.dep_ == "acl" and lexicon.modality.foils(verb.head):
            return None  # "foiled a plot to bomb the market": whoever foils it is not who would have done it
        if basic(verb) == "acl" and verb.dep_ != "acl:relcl" and marker_of(verb) in _LINKING:
            return _controller(verb, lexicon) or surface_subject(verb)
        charged = marker_of(verb) == "with" and verb.head.lemma_.lower() in lexicon.voices.accusing
        if verb.tag_ == "VBG" and (charged or marker_of(verb) in _OF_DEEDS):
            objects = children(verb.head, "obj") if not is_passive(verb.head) else []
            return antecedent(objects[0]) if objects else doer(verb.head, lexicon)
        if verb.tag_ == "VBG" and _is_recording(verb.head, lexicon):
            return surface_subject(verb.head.head)  # "was caught on camera planting a bomb"
    if basic(verb) == "ccomp" and verb.tag_ == "VBG" and not (_own_subject(verb) or marker_of(verb)):
        return surface_subject(verb.head)  # "the army denied shelling the town"
    own = [child for child in verb.children if basic(child) == "nsubj" and child.i < verb.i]
    if len(own) > 1:
        return antecedent(own[-1])  # the one before is a stray or a dateline
    return surface_subject(verb)


def _is_recording(noun: Token, lexicon: Lexicon) -> bool:
    return lexicon.is_a(noun.lemma_.lower(), "recordings") and noun.head.pos_ == "VERB"


def _own_subject(verb: Token) -> bool:
    return any(basic(child) == "nsubj" for child in verb.children)


def _just_told(participle: Token) -> Token | None:
    """ "Police held two men, accused of …": a participle right behind the object tells of the object."""
    head = participle.head
    if participle.dep_ != "advcl" or is_passive(head) or participle.i < head.i:
        return None
    for noun in children(head, "obj"):
        last = edges(noun)[1]
        between = participle.doc[last.i + 1 : participle.i]
        if last.i < participle.i and all(word.is_punct for word in between):
            return noun
    return None


def _controller(verb: Token, lexicon: Lexicon) -> Token | None:
    """ "Israel's decision to ban it", "they discussed the prospect of holding talks": whose decision it is."""
    noun = verb.head
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or noun.ent_type_ or lexicon.is_a(lemma, "asking"):
        return None
    if any(lexicon.is_a(lemma, name) for name in _AGENTS):
        return None  # "sent troops to attack": they do it themselves
    owners = children(noun, "nmod:poss") or [
        child for child in children(noun, "nmod") if case_of(child) in {"by", "of"}
    ]
    if owners:
        return antecedent(owners[0])
    if basic(noun) not in {"obj", "obl"} or noun.head.pos_ != "VERB":
        return None
    return next(iter(agents(noun.head)), None) if is_passive(noun.head) else surface_subject(noun.head)


def agents(word: Token) -> list[Token]:
    """Who did it by a by-phrase, or "at the hands of" somebody."""
    found = []
    for child in word.children:
        if basic(child) not in {"obl", "nmod"}:
            continue
        found += [child] if case_of(child) == "by" else agents_by_hand(child)
    return found


def agents_by_hand(nominal: Token) -> list[Token]:
    """The gunmen of "at the hands of gunmen"; nobody for any other phrase."""
    if nominal.lemma_.lower() != "hand" or case_of(nominal) != "at":
        return []
    return [inner for inner in children(nominal, "nmod") if case_of(inner) == "of"]


def is_aim(nominal: Token, lexicon: Lexicon) -> bool:
    """ "As part of an offensive", "in a bid to retake it": what the subject of the clause is about."""
    lemma, case = nominal.lemma_.lower(), case_of(nominal)
    return (case == "in" and lexicon.is_a(lemma, "aims")) or (case == "as" and lemma == "part")


def leader(word: Token) -> Token:
    """The Saudis of "Saudi-led", the rebels of "rebel-held": who stands before such a participle, else the word."""
    if word.tag_ not in {"VBN", "VBD"} and word.lemma_.lower() not in {"lead", "led"}:
        return word
    before = [child for child in word.children if child.i < word.i and basic(child) in _BEFORE_PARTICIPLES]
    return before[-1] if before else word


def holders(place: Token, lexicon: Lexicon) -> list[Token]:
    """Who has a place: "rebel-held", "held by rebels", "that rebels control", "the rebels' last territory"."""
    found = [
        holder
        for child in children(place, "nmod")
        if case_of(child) == "of" and not child.ent_type_
        for holder in holders(child, lexicon)
    ]
    for child in place.children:
        holding = lexicon.is_a(child.lemma_.lower(), "holding")
        if child.dep_ == "nmod:poss":
            found.append(antecedent(child))
        elif child.dep_ in {"compound", "flat"} or (child.dep_ == "amod" and holding):
            found.append(leader(child))
        elif child.dep_ == "acl" and holding:
            found += agents(child)
        elif child.dep_ == "acl:relcl" and holding:
            found += [word for word in children(child, "nsubj") if antecedent(word).i != place.i]
            found += agents(child)
    return found


def claimants(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who claimed responsibility for it: before the event ("X claimed … for it") or after ("for which …")."""
    found = []
    holders = [noun.head] if case_of(noun) == "for" else []
    holders += [word for clause in _clauses_behind(noun) for word in children(clause, "obj")]
    for word in holders:
        verb = word.head
        if lexicon.voices.claims_responsibility(verb.lemma_.lower(), word.lemma_.lower()):
            subject = None if is_unowned(verb, lexicon) else surface_subject(verb)
            found += [subject] if subject is not None and subject.i != noun.i else []
    return found


def is_unowned(verb: Token, lexicon: Lexicon) -> bool:
    """ "No group has claimed it", "they did not claim it": whoever did it is not told."""
    if verb.lemma_.lower() not in lexicon.modality.owned_up:
        return False
    nobody = any(is_none(subject, lexicon) for subject in children(verb, "nsubj"))
    return nobody or any(word.lower_ in lexicon.modality.negations for word in verb.children)


def is_none(token: Token, lexicon: Lexicon) -> bool:
    """ "Nobody", "no group"."""
    words = (token, *children(token, "det"))
    return any(word.lower_ in lexicon.modality.negative_pronouns for word in words)


def accused(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Whose deed it is where somebody is accused of it or has a part in it: "blamed the army for the shelling"."""
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.head.i == noun.i or case_of(noun) not in {*_OF_DEEDS, "in"}:
        return []
    over = noun.head
    if case_of(noun) == "in" and lexicon.is_a(over.lemma_.lower(), "roles"):
        return [antecedent(child) for child in children(over, "nmod:poss")] + [
            child for child in children(over, "nmod") if case_of(child) == "of"
        ]
    first = over
    while first.dep_ == "conj":
        first = first.head
    verb = over if over.pos_ == "VERB" else first.head
    if verb.lemma_.lower() not in lexicon.voices.accusing or case_of(noun) == "in":
        return []
    if is_passive(verb):
        subject = doer(verb, lexicon) if over.pos_ == "VERB" else None
        return [subject] if subject is not None else []
    blamed = children(verb, "obj", "iobj")
    return blamed if over.pos_ == "VERB" or any(one.i == first.i for one in blamed) else []


def _clauses_behind(noun: Token) -> list[Token]:
    """Relative clauses on an event, or on the place it hit: the parser hangs them on either."""
    found, nouns = [], [noun]
    while nouns:
        word = nouns.pop()
        found += [child for child in word.children if child.dep_ == "acl:relcl"]
        nouns += [one for child in children(word, "nmod") for one in conjuncts(child)]
    return found


def sufferers(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who is said to be "the target of an attack", "a victim of the bombing", by that noun."""
    if not lexicon.is_a(noun.lemma_.lower(), "sufferers"):
        return []
    if noun.dep_ == "appos":
        return [noun.head]
    return [antecedent(subject) for subject in children(noun, "nsubj")]
