"""Which words of a sentence tell one event: "the blast killed 12", "launched an offensive", "shot and wounded"."""

from __future__ import annotations

from dateline.code.doers import agents
from dateline.code.draft import Draft
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, has_subject, is_passive, marker_of, surface_subject
from dateline.types.parse import Token

_SENDING = frozenset({"fire", "launch", "drop", "shoot"})
_INSIDE = frozenset({"in", "during", "at"})
_WHO_KILL = ("people", "fighters", "forces", "armed", "states", "organisations", "means")
_LINKS = frozenset({"in", "by", "during", "with", "after", "from", "when", "to", "of", "through"})


def same_happening(main: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """True where ``other`` only says more of what ``main`` names, and ``main``'s kind is the one to keep."""
    if _meanwhile(main.token, other.token) or _meanwhile(other.token, main.token):
        return False
    if main.has("means") and (other.has("outcome") or other.kind == main.kind):
        may_lead = not other.means_told or other.kind == main.kind or main.token.pos_ == "NOUN"
        if may_lead and any(_outcome_of(word, other.token, lexicon) for word in _own_words(main)):
            return True
        told_on = main.means_told or (other.has("generic") and not other.has("means"))
        if told_on and not _own_event(main, other) and _continues(main.token, _leaving(other.token)):
            return True
        if _astray(main.token, other.token, lexicon):
            return True
    if _is_what_it_was(main, other) or _shot_again(main, other):
        return True
    if _one_stroke(main, other) or (main.kind == other.kind and _part_of(main, other.token)):
        return True
    if _counted_in(main, other) or (main.has("outcome") and other.has("toll") and _object_of(main, other)):
        return True
    if main.kind == other.kind and _told_of_the_doer(main.token, other.token):
        return True
    if main.has("means") and other.has("means") and _sent(main.token, other.token):
        return True
    if other.purpose and main.kind == other.kind and reaches(other.token.head, main.token):
        return True
    if main.kind == other.kind or (main.has("means") and other.has("means") and other.has("generic")):
        inside = _inside_phrase(main.token, other.token) or _told_behind(main.token, other.token)
        inside = inside or _held_by(main, other.token) or meant_for(main, other) or _goes_on(main, other)
        return inside or _object_of(main, other) or _asked_for(main, other)
    return False


def _own_words(draft: Draft) -> list[Token]:
    """The words that were found to tell one event in a sentence: the bomb and the exploding of "a bomb exploded"."""
    return [draft.token, *(trigger.token for _, trigger in draft.retold if trigger.kind == draft.kind)]


def _meanwhile(event: Token, other: Token) -> bool:
    """ "The army shelled the town while rebels fired on its base": two deeds, each with its own subject."""
    if event.pos_ != "VERB" or other.dep_ != "advcl" or other.head.i != event.i:
        return False
    own = [child for verb in (event, other) for child in verb.children if basic(child) == "nsubj"]
    both = len({child.head.i for child in own}) == 2 and not any(child.dep_ == "nsubj:pass" for child in own)
    return both and marker_of(other) in {"while", "whereas"}


def _is_what_it_was(main: Draft, other: Draft) -> bool:
    """ "The attack was an air strike": the predicate says by what means."""
    copula = any(child.dep_ == "cop" for child in main.token.children)
    subject = basic(other.token) == "nsubj" and other.token.head.i == main.token.i
    return copula and subject and main.violent and other.has("generic")


def _shot_again(main: Draft, other: Draft) -> bool:
    """ "Killed the mayor, walking around him and shooting him again": what is done again to "him" in a sentence."""
    two = other.token
    if main.kind != other.kind or not main.violent or two.tag_ != "VBG" or two.i < main.token.i:
        return False
    again = any(child.lower_ == "again" for child in two.children)
    return again and _points_back(two) and not has_subject(two) and not other.counts


def _told_of_the_doer(main: Token, other: Token) -> bool:
    """ "A round that landed on a school killed five": the clause on what does it tells the same deed."""
    subject = surface_subject(main) if main.pos_ == "VERB" and not is_passive(main) else None
    return subject is not None and other.dep_ == "acl:relcl" and other.head.i == subject.i


def _sent(main: Token, other: Token) -> bool:
    """ "Was struck by a missile fired by rebels", "a rocket launched from the hill hit a school": one shot."""
    if main.pos_ != "VERB" or other.dep_ != "acl" or other.tag_ != "VBN":
        return False
    subject = None if is_passive(main) else surface_subject(main)
    doers = [*agents(main), *([subject] if subject is not None else [])]
    return other.lemma_.lower() in _SENDING and any(other.head.i == doer.i for doer in doers)


def _counted_in(toll: Draft, other: Draft) -> bool:
    """ "The number of people killed rose to 12", "his death brings to 12 the number of people killed": the participle
    says what is counted."""
    node = other.token
    counts = other.has("outcome") and (toll.has("outcome") or toll.has("toll"))
    if node.dep_ != "acl" or node.tag_ != "VBN" or not counts:
        return False
    while node.dep_ in {"acl", "nmod"} and node.head.i != node.i:
        node = node.head
    return any(
        node in one.slots.get(slot, ())
        for one in (toll.trigger, *(trigger for _, trigger in toll.retold))
        if one.token.pos_ == "VERB"
        for slot in one.entry.frame.needs
    )


def _held_by(noun: Draft, participle: Token) -> bool:
    """ "Talks between the government and rebels mediated by Chad": the parser hangs it on a word of the phrase."""
    if noun.token.pos_ != "NOUN" or participle.dep_ != "acl" or participle.tag_ != "VBN":
        return False
    return participle.i > noun.token.i and any(word.i == noun.token.i for word in participle.ancestors)


def _told_behind(event: Token, attack: Token) -> bool:
    """ "A bomb killed nine, police said, in an attack claimed by …": the phrase hangs on a verb over the event."""
    if basic(attack) != "obl" or case_of(attack) != "in":
        return False
    node = event
    while basic(node) in {"nsubj", "conj", "advcl", "ccomp"}:
        node = node.head
        if attack.head.i == node.i:
            return True
    return False


def _outcome_of(event: Token, outcome: Token, lexicon: Lexicon) -> bool:
    """ "The blast killed 12", "12 died in the blast", "an attack that left 12 dead", "attacks, killing 12"."""
    if outcome.pos_ in {"VERB", "ADJ"}:
        holder = _leaving(outcome)
        subject = surface_subject(holder)
        if subject is not None and _leads_to(event, subject):
            return True
        for child in _told_with(outcome, holder):
            if (
                basic(child) in {"obl", "nmod", "advcl"}
                and case_of(child) in _LINKS
                and not lexicon.is_a(child.lemma_.lower(), "aftermaths")
                and _leads_to(event, child)
            ):
                return True
        result = _first_result(holder)
        if result.dep_ == "advcl" and result.tag_ == "VBG" and reaches(event, result.head):
            return True
        if event.pos_ == "VERB" and basic(event) == "advcl" and outcome.i in _first_of(event.head):
            return True
        return _happened_in(event, outcome, lexicon)
    return _leads_from(event, outcome)


def _happened_in(event: Token, outcome: Token, lexicon: Lexicon) -> bool:
    """ "An attack on a bar in Jos in which eleven died", "… that killed eleven": what the clause looks back on may
    hang on the place, for no bar kills."""
    if event.pos_ != "NOUN" or outcome.dep_ != "acl:relcl" or outcome.i < event.i:
        return False
    node = outcome.head
    lemma = node.lemma_.lower()
    kills = any(lexicon.is_a(lemma, name) for name in _WHO_KILL) and not lexicon.is_a(lemma, "vehicles")
    kills = kills and node.ent_type_ != "place"
    back = any(
        child.tag_ == "WDT" and (case_of(child) in _INSIDE or (child.dep_ == "nsubj" and not kills))
        for child in outcome.children
    )
    while back and node.i > event.i and basic(node) in {"nmod", "obl"}:
        node = node.head
    return back and node.i == event.i


def _leads_from(event: Token, toll: Token) -> bool:
    """ "The death toll from a bombing", "deaths in the raid": the event by which the dead are counted."""
    toll = toll.head if toll.dep_ == "compound" else toll
    node = event
    while node.i != toll.i:
        if node.dep_ not in {"nmod", "conj", "compound"} or node.head.i == node.i:
            return False
        if node.head.i == toll.i and case_of(node) not in _LINKS:
            return False
        node = node.head
    return event.i > toll.i


def _first_of(verb: Token) -> tuple[int, ...]:
    """The places of a verb and of the passive that it goes on from: "were killed and three wounded when it hit"."""
    goes_on = verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head)
    return (verb.i, verb.head.i) if goes_on else (verb.i,)


def _first_result(verb: Token) -> Token:
    """The killing of "killing seven and wounding 23"."""
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBG" and not has_subject(verb):
        verb = verb.head
    return verb


def _leaving(outcome: Token) -> Token:
    """The verb over "left 12 dead", "left 12 killed"; else the outcome itself."""
    if basic(outcome) == "xcomp" and (outcome.pos_ == "ADJ" or outcome.tag_ == "VBN"):
        return outcome.head
    over = outcome.head.head
    return over if outcome.dep_ == "acl" and outcome.tag_ == "VBN" and over.lemma_ == "leave" else outcome


def _told_with(outcome: Token, holder: Token) -> list[Token]:
    """What stands with an outcome, or with the one coordinated to it ("killed and four wounded in an ambush")."""
    verbs = [outcome] if holder is outcome else [outcome, holder]
    passive = is_passive(outcome)
    verbs += [
        child
        for child in outcome.children
        if child.dep_ == "conj" and child.tag_ == outcome.tag_ and is_passive(child) == passive
        if passive or not has_subject(child)
    ]
    return [child for verb in verbs for child in verb.children]


def _astray(event: Token, outcome: Token, lexicon: Lexicon) -> bool:
    """ "An attack in the market that killed nine": the parser hung the clause on the place."""
    outcome = _leaving(outcome)
    if event.pos_ != "NOUN" or outcome.dep_ != "acl:relcl" or outcome.i < event.i:
        return False
    holder = outcome.head
    place = holder.ent_type_ == "place" or any(
        lexicon.is_a(holder.lemma_.lower(), name) for name in ("places", "buildings", "settlements")
    )
    return place and event.sent == outcome.sent and basic(holder) in {"nmod", "obl"}


def _leads_to(event: Token, nominal: Token) -> bool:
    """True where the nominal is the event word, or a head over it ("a series of attacks")."""
    node = event
    for _ in range(4):
        if node.i == nominal.i:
            return True
        if node.dep_ not in {"nmod", "compound", "conj", "appos", "amod"} or node.head.i == node.i:
            return False
        node = node.head
    return False


def reaches(event: Token, verb: Token) -> bool:
    """True where the event word is the verb or hangs on it as an argument."""
    node = event
    for _ in range(4):
        if node.i == verb.i:
            return True
        if node.head.i == node.i or basic(node) in {"ccomp", "parataxis", "advcl"}:
            return False
        node = node.head
    return False


def _own_event(main: Draft, draft: Draft) -> bool:
    """ "Bombings in the north, and other attacks against pilgrims": a second noun with its own victims.

    So are two deeds done by different means ("blew up a bridge and ambushed a patrol"), and what is burnt beside
    what is told without a means ("killed nine and burnt their houses"): a bomb may do both.
    """
    if draft.token.pos_ in {"NOUN", "PROPN"}:
        return bool(draft.target or draft.counts)
    if draft.kind == main.kind or not draft.trigger.slots.get("object") or is_passive(draft.token):
        return False
    other_means = draft.means_told and not draft.trigger.entry.frame.count
    return other_means or (main.has("generic") and draft.has("outcome") and not _tells_fates(draft))


def _tells_fates(draft: Draft) -> bool:
    return draft.has("toll") or bool(draft.trigger.entry.frame.count)


def _continues(main: Token, other: Token) -> bool:
    """ "Shot … and wounded …": a coordinated outcome with the same subject."""
    if other.dep_ == "conj" and other.head.i == main.i:
        own = [child for child in other.children if basic(child) == "nsubj"]
        return not own
    if other.dep_ == "conj" and main.pos_ in {"NOUN", "PROPN"}:
        subject = surface_subject(other.head if _leaves_out_the_verb(other) else other)
        return subject is not None and _leads_to(main, subject)
    return False


def _leaves_out_the_verb(word: Token) -> bool:
    """The wounded of "left four dead and 18 wounded", which the parser takes for a clause."""
    own = [child for child in word.children if basic(child) == "nsubj"]
    helped = any(basic(child) in {"aux", "cop"} for child in word.children)
    left = word.head.lemma_ == "leave" and (word.tag_ == "VBN" or word.pos_ == "ADJ")
    return left and not helped and all(one.like_num or one.left_edge.i == one.right_edge.i for one in own)


def _one_stroke(main: Draft, other: Draft) -> bool:
    """ "Ambushed a bus and killed its passengers", "ten were killed and four wounded": one deed, two verbs."""
    one, two = main.token, other.token
    if not main.has("outcome") or two.dep_ != "conj" or two.head.i != one.i:
        return False
    if {value.value.what for value in main.counts} & {value.value.what for value in other.counts}:
        return False
    if main.place and other.place and main.place != other.place:
        return False
    if other.has("toll"):
        return is_passive(one) and is_passive(two)
    toll_of_it = bool(other.trigger.entry.frame.count) and not main.trigger.entry.frame.count
    return other.kind == main.kind and not has_subject(two) and (toll_of_it or _points_back(two))


def _part_of(main: Draft, word: Token) -> bool:
    """ "A decision to ban", "began to withdraw", "left dead": what a frame asks for beside it tells the same event."""
    asked = {"clause", "complement"} & main.trigger.entry.frame.needs.keys()
    return any(word in main.trigger.slots.get(slot, ()) for slot in asked) or _spoken_in(main, word)


def _spoken_in(speech: Draft, word: Token) -> bool:
    """ "Charged that X was meddling", "accused X of provoking": what is said in an act of the same kind is that act."""
    if not speech.page.speech:
        return False
    node = word
    for _ in range(4):
        if node.head.i == node.i or basic(node) not in {
            "ccomp",
            "xcomp",
            "advcl",
            "acl",
            "obl",
            "nmod",
            "obj",
        }:
            return False
        node = node.head
        if node.i == speech.token.i:
            return True
    return False


def _points_back(verb: Token) -> bool:
    """ "Killed its passengers", "shot them": the object is known by what was told before."""
    objects = [child for child in verb.children if basic(child) == "obj"]
    return bool(objects) and all(
        one.pos_ == "PRON"
        or any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in one.children)
        for one in objects
    )


def _inside_phrase(main: Token, other: Token) -> bool:
    """ "Car bomb attack", "a wave of bombings": two event nouns of one phrase."""
    if main.pos_ not in {"NOUN", "PROPN"} or other.pos_ not in {"NOUN", "PROPN"}:
        return False
    near, far = (main, other) if abs(main.i - main.head.i) <= abs(other.i - other.head.i) else (other, main)
    return any(
        one.head.i == two.i and one.dep_ in {"compound", "appos", "flat"}
        for one, two in ((near, far), (far, near))
    )


def meant_for(main: Draft, other: Draft) -> bool:
    """ "Met for a new round of talks", "met at a summit": what they came together for is the meeting."""
    if main.kind != other.kind or main.token.pos_ != "VERB" or other.token.pos_ != "NOUN" or other.actor:
        return False
    node = other.token
    while basic(node) == "nmod" and case_of(node) == "of":
        node = node.head
    return basic(node) == "obl" and node.head.i == main.token.i and case_of(node) in {"for", "at"}


def _goes_on(main: Draft, other: Draft) -> bool:
    """ "Held several meetings and spoke often by phone": the same of the same people, and nothing new of it."""
    one, two = main.token, other.token
    if main.kind != other.kind or two.pos_ != "VERB" or two.dep_ != "conj" or two.head.i != one.i:
        return False
    bare = not (other.target or other.counts) and not any(basic(child) == "obj" for child in two.children)
    return bare and not has_subject(two) and (not other.place or other.place == main.place)


def _object_of(main: Draft, other: Draft) -> bool:
    """ "Launched an offensive", "the truce collapsed": the verb and its event noun are one."""
    if main.token.pos_ != "VERB" or other.token.pos_ not in {"NOUN", "PROPN"}:
        return False
    return other.token.head.i == main.token.i and other.token.dep_ in {"obj", "nsubj", "nsubj:pass"}


def _asked_for(main: Draft, other: Draft) -> bool:
    """ "Came under attack", "a round of talks": the noun that a frame asks for is the event itself."""
    if other.token.pos_ not in {"NOUN", "PROPN"}:
        return False
    told = [main.trigger, *(trigger for _, trigger in main.retold if trigger.kind == main.kind)]
    return any(
        other.token in trigger.slots.get(slot, ()) for trigger in told for slot in trigger.entry.frame.needs
    )
