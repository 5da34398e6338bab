"""The slots of a trigger: what stands around a word, whatever shape the sentence takes.

A slot is named as in the codebook: one of the relations of ``codebook/slots.yaml``, or a preposition by its own
word. The engine fills no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.code.clause import argument, governing, relative_light_verb
from dateline.code.doers import (
    accused,
    agents,
    agents_by_hand,
    claimants,
    doer,
    holders,
    is_aim,
    is_unowned,
    leader,
    sufferers,
)
from dateline.lexicon import Lexicon
from dateline.syntax import (
    antecedent,
    basic,
    case_of,
    children,
    conjuncts,
    is_passive,
    marker_of,
    surface_subject,
)
from dateline.types import Status
from dateline.types.parse import Token

Slots = dict[str, list[Token]]
_OWNERS = ("by", "subject", "possessive", "modifier", "compound", "from")

_SIDES = frozenset({"front", "vicinity"})  # "in front of the bank": outside it


def read_slots(token: Token, lexicon: Lexicon) -> Slots:
    """Every slot of a trigger with its fillers, coordinated ones included, nearest attachment first."""
    slots: defaultdict[str, list[Token]] = defaultdict(list)
    if token.pos_ in {"VERB", "AUX"}:
        _verb(token, slots, lexicon)
    elif token.pos_ == "ADJ":
        _adjective(token, slots)
    else:
        _noun(token, slots, lexicon)
    slots["modal"] += _modals(token, lexicon)
    return {name: _unique(fillers, token, lexicon) for name, fillers in slots.items()}


def follow(slots: Slots, path: str, lexicon: Lexicon) -> list[Token]:
    """What fills a slot, or a slot of what fills it: "clause.object" is whom the verb of the clause is done to.

    Verbs are looked through ("continue to provide", "help to defend"): what their own clause holds counts.
    Two last steps are no slots of the syntax: "owner" is whose something is ("a PKK bomb", "shells of the army"),
    "holder" who holds a place ("rebel-held", "the land they control").
    """
    name, _, rest = path.partition(".")
    if name == "owner":
        return [filler for slot in _OWNERS for filler in slots.get(slot, []) if filler.pos_ != "NUM"]
    fillers = slots.get(name, [])
    if rest == "holder":
        return [holder for filler in fillers for holder in holders(filler, lexicon)]
    if not rest:
        return fillers
    found: list[Token] = []
    for filler in fillers:
        inner = read_slots(filler, lexicon)
        found += follow(inner, rest, lexicon)
        if name == "clause" and not any(inner.get(slot) for slot in ("object", "with", "to")):
            found += follow(inner, path, lexicon)
    return found


def _unique(fillers: Iterable[Token], trigger: Token, lexicon: Lexicon) -> list[Token]:
    seen: dict[int, Token] = {}
    for filler in fillers:
        for one in _listed(_whole(filler, lexicon)):
            if one.i != trigger.i:
                seen.setdefault(one.i, one)
    return list(seen.values())


def _listed(token: Token) -> Iterator[Token]:
    """A nominal and those coordinated to it, also where the parser takes a list for an apposition: in "a man, his
    wife and their son" one man cannot be two people."""
    yield from conjuncts(token)
    if token.tag_ == "NN":
        for child in token.children:
            if child.dep_ == "appos" and any(one.dep_ == "conj" for one in child.children):
                yield from conjuncts(child)


def _whole(token: Token, lexicon: Lexicon) -> Token:
    """The things in "some of the things": what a figure counts keeps its figure as its head.

    "The number of troops killed" is a figure, "a number of troops" are troops.
    """
    is_figure = token.lower_ == "number" and any(child.lower_ == "the" for child in children(token, "det"))
    is_part = token.pos_ == "NOUN" and lexicon.is_a(token.lower_, "parts") and not is_figure
    if is_part or token.pos_ in {"DET", "PRON", "ADJ"}:
        inner = [child for child in children(token, "nmod") if case_of(child) == "of"]
        if inner:
            return inner[0]
    return token


def _verb(verb: Token, slots: defaultdict[str, list[Token]], lexicon: Lexicon) -> None:
    subject = doer(verb, lexicon)
    if is_passive(verb):
        if subject is not None:
            slots["object"].append(subject)
        slots["subject"] += agents(verb)
        slots["complement"] += children(verb, "obj")
    else:
        if subject is not None:
            slots["subject"].append(subject)
        slots["object"] += [antecedent(child) for child in children(verb, "obj")] or _shared_object(verb)
        slots["object"] += [] if slots["object"] else _after_particle(verb)
        if verb.dep_ == "acl:relcl" and not children(verb, "obj"):
            _relative_object(verb, slots)
    slots["indirect"] += children(verb, "iobj")
    _prepositions(verb, slots)
    _complements(verb, slots)
    for noun in slots["object"]:
        for one in conjuncts(_whole(noun, lexicon)):
            _prepositions(one, slots)


def _complements(verb: Token, slots: defaultdict[str, list[Token]]) -> None:
    """Clauses, particles and adjectives under a verb."""
    for child in verb.children:
        plain = basic(child)
        if plain in {"xcomp", "ccomp"}:
            slots["clause" if child.pos_ in {"VERB", "AUX"} else "complement"].append(child)
            if child.pos_ == "ADJ":  # "shot dead by militants": the parser hangs the agent on either
                _prepositions(child, slots)
                if is_passive(verb):
                    slots["subject"] += agents(child)
        elif plain == "advcl" and any(word.dep_ == "mark" and word.lower_ == "to" for word in child.children):
            slots["clause"].append(child)
        elif plain == "advcl" and child.tag_ == "VBG":
            for word in child.children:
                if word.dep_ in {"mark", "case"}:
                    slots[word.lower_].append(child)
        elif child.dep_ in {"advmod", "compound:prt"}:
            slots["complement"].append(child)


def _modals(token: Token, lexicon: Lexicon) -> list[Token]:
    """The "may" of "may attack", "may be ready", "may be an attack" and "may carry out an attack"."""
    node: Token | None = token
    if token.pos_ in {"NOUN", "PROPN"} and not any(child.dep_ == "cop" for child in token.children):
        node = governing(token, lexicon)
    while node is not None:
        helpers = [child for child in node.children if basic(child) == "aux"]
        if helpers or node.dep_ != "conj" or any(basic(child) == "nsubj" for child in node.children):
            return [child for child in helpers if child.tag_ == "MD"]
        node = node.head  # "may shell and bomb": the later verb shares what stands before the first
    return []


def _after_particle(verb: Token) -> list[Token]:
    """ "Sealed off the road": what stands after a particle without a preposition of its own is the object."""
    particles = [child.i for child in verb.children if child.dep_ == "compound:prt"]
    if not particles:
        return []
    return [
        child
        for child in verb.children
        if basic(child) == "obl"
        and not case_of(child)
        and child.i > particles[0]
        and child.dep_ != "obl:unmarked"
    ][:1]


def _relative_object(verb: Token, slots: defaultdict[str, list[Token]]) -> None:
    """ "The town that rebels took": the noun is the object where the relative clause has its own subject."""
    own = [child for child in verb.children if basic(child) == "nsubj"]
    if own and antecedent(own[0]).i == own[0].i:
        slots["object"].append(verb.head)


def _shared_object(verb: Token) -> list[Token]:
    """ "Captured and executed soldiers": the object stands with a later verb of the coordination."""
    for other in children(verb, "conj"):
        if other.pos_ == "VERB" and not (surface_subject(other) or surface_subject(verb)):
            objects = children(other, "obj")
            between = [
                word for word in verb.doc[verb.i + 1 : other.i] if word.pos_ not in {"CCONJ", "PUNCT", "ADV"}
            ]
            if objects and not between:
                return objects
    return []


def _prepositions(token: Token, slots: defaultdict[str, list[Token]]) -> None:
    for child in token.children:
        if basic(child) in {"obl", "nmod"} and child.dep_ != "nmod:poss":
            by_hand = agents_by_hand(child)
            beside = "outside" if child.lower_ in _SIDES else case_of(child) or "bare"
            slots["by" if by_hand else beside] += by_hand or [child]


def _adjective(adjective: Token, slots: defaultdict[str, list[Token]]) -> None:
    subject = surface_subject(adjective) if adjective.dep_ != "amod" else adjective.head
    if adjective.dep_ == "xcomp" and children(adjective.head, "obj"):
        subject = children(adjective.head, "obj")[0]
        holder = surface_subject(adjective.head)
        if holder is not None:
            slots["cause"].append(holder)
    if subject is not None:
        slots["subject"].append(subject)
    _prepositions(adjective, slots)
    slots["clause"] += [
        child
        for child in adjective.children
        if child.pos_ == "VERB" and basic(child) in {"xcomp", "ccomp", "advcl"} and marker_of(child) == "to"
    ]


def _noun(noun: Token, slots: defaultdict[str, list[Token]], lexicon: Lexicon) -> None:
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            slots["possessive"].append(antecedent(child))
        elif child.dep_ in {"compound", "flat"}:
            slots["compound"].append(child)
        elif child.dep_ in {"amod", "nummod"}:
            slots["modifier"].append(leader(child))
        elif child.dep_ == "acl" and child.pos_ == "VERB":
            _reduced_clause(child, slots)
    _prepositions(noun, slots)
    for filler in list(slots["of"]):  # "the withdrawal of forces from the town"
        _prepositions(filler, slots)
    if any(child.dep_ == "cop" for child in noun.children):
        slots["subject_of"] += children(noun, "nsubj")
    _light_verb(noun, slots, lexicon)


def _reduced_clause(clause: Token, slots: defaultdict[str, list[Token]]) -> None:
    """ "An attack carried out by X", "a plan to attack"."""
    if clause.tag_ == "VBN":
        slots["subject"] += agents(clause)
        _prepositions(clause, slots)
    elif clause.tag_ != "VBG" or marker_of(clause) == "to":  # "a plan to attack", "a commitment to helping"
        slots["clause"].append(clause)


def _light_verb(noun: Token, slots: defaultdict[str, list[Token]], lexicon: Lexicon) -> None:
    """Roles that the verb above hands down: "X carried out an attack", "the blast hit Y", "came under fire"."""
    slots["subject"] += claimants(noun, lexicon) or accused(noun, lexicon)
    slots["object"] += sufferers(noun.head, lexicon) if case_of(noun) == "of" else []
    held = relative_light_verb(noun, lexicon)
    if held is not None:
        slots["subject"] += agents(held)
        _prepositions(held, slots)
    node = argument(noun)
    if node is not None:
        _handed_down(node, slots, lexicon)


def _handed_down(node: Token, slots: defaultdict[str, list[Token]], lexicon: Lexicon) -> None:
    """Roles that a light verb gives to the noun ``node``, its object, subject or oblique."""
    head, relation = node.head, basic(node)
    light, lemma = lexicon.light_verbs, head.lemma_.lower()
    passive = is_passive(head)
    as_object = (relation == "obj" and not passive) or (relation == "nsubj" and passive)
    intends = lexicon.modality.governors.get(("verbs", lemma)) is Status.PLANNED
    unowned = is_unowned(head, lexicon)
    subject = None if unowned else doer(head, lexicon)
    holder = [] if subject is None else [subject]
    if as_object and (intends or light.of("actor", head)):
        slots["subject"] += agents(head) if passive and not unowned else holder
        _prepositions(head, slots)
        if unowned:
            slots["by"].clear()
    elif as_object and light.of("target", head):
        slots["object"] += [] if passive else holder
        _prepositions(head, slots)
    elif relation == "nsubj" and not passive and (light.of("subject", head) or light.carries(head)):
        slots["object"] += [] if light.carries(head) else children(head, "obj")
        _prepositions(head, slots)
    elif relation == "obl" and (
        lemma in light.prepositional("actor", case_of(node)) or is_aim(node, lexicon)
    ):
        slots["subject"] += holder
    elif relation == "obl" and lemma in light.prepositional("target", case_of(node)):
        done_to = [] if passive else children(head, "obj")  # "rebels killed soldiers in an ambush"
        slots["object"] += done_to or holder
        slots["subject"] += holder if done_to else []
