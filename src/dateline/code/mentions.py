"""One event told in several sentences becomes one claim; totals of what was just itemised are left out."""

from __future__ import annotations

from dataclasses import replace

from dateline.code.draft import Draft
from dateline.code.join import add_counts, told_by
from dateline.syntax import basic, case_of, surface_subject
from dateline.types import CountKind, Located, Status, Value
from dateline.types.parse import Token

_DESCRIPTIONS = frozenset({"nmod", "nummod"})
# "A missile hit a block … the strike": nouns that take up an attack by whatever means it was told.
_BLASTS = frozenset({"strike", "blast", "explosion", "bombardment", "barrage"})
_ASKING = frozenset({"whether", "why", "how"})
_ASKED_CLAUSES = frozenset({"ccomp", "advcl", "csubj", "acl", "csubj:pass"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such"})


def join_mentions(drafts: list[Draft]) -> list[Draft]:
    """Join what a report tells twice; the most informative mention keeps its words first.

    A bare mention ("the attack") only adds its word to the event that it takes up, or is left out.
    """
    kept: list[Draft] = []
    told = [draft for draft in drafts if not draft.headline and not draft.bare]
    for draft in drafts:
        if draft.headline and any(_says_in_full(one, draft) for one in told):
            continue  # a headline says in short what the body tells
        match = _meant(kept, draft)
        if match is None:
            if not _only_points_back(draft) and not draft.bare:
                kept.append(draft)
        elif draft.bare:
            kept[match] = replace(kept[match], retold=told_by(kept[match], draft))
        else:
            kept[match] = _joined(kept[match], draft)
    return _without_totals(kept)


def _meant(kept: list[Draft], draft: Draft) -> int | None:
    """Which event a draft tells again: the last such of its own kind, else the last; None where it is new."""
    found = [index for index in reversed(range(len(kept))) if _told_again(kept[index], draft)]
    own = [index for index in found if kept[index].kind == draft.kind and not draft.has("generic")]
    return next(iter([*own, *found]), None)


def _joined(earlier: Draft, later: Draft) -> Draft:
    """The claim of both: the kind that tells the means, then the mention that tells more, keeps its words."""
    if earlier.kind != later.kind:
        main, other = (earlier, later) if earlier.means_told or later.has("toll") else (later, earlier)
    elif _anaphoric(later) and not earlier.headline:
        main, other = earlier, later
    else:
        main, other = (later, earlier) if _better(later, earlier) else (earlier, later)
    return replace(
        main,
        also=(*main.also, (other.passage, other.words), *other.also),
        actor=main.actor or other.actor,
        target=main.target or other.target,
        place=_most_exact(main, other),
        wide=main.wide and (other.wide or not other.place),
        date=main.date or other.date,
        counts=add_counts(main.counts, other.counts),
        coded_by=main.coded_by,
        retold=told_by(main, other),
    )


def _most_exact(main: Draft, other: Draft) -> tuple[Located, ...]:
    """ "A bomb in central Turkey … The blast hit a bus in Kayseri": the town, whichever mention names it."""
    if main.wide and other.place and not other.wide:
        return other.place
    return main.place or other.place


def _says_in_full(body: Draft, headline: Draft) -> bool:
    """The same kind, or violence whose means the headline leaves open ("Attack in Hasaka")."""
    return body.kind == headline.kind or (headline.has("generic") and body.violent)


def _better(one: Draft, two: Draft) -> bool:
    if one.headline != two.headline:
        return two.headline
    return one.filled > two.filled


def _told_again(earlier: Draft, later: Draft) -> bool:
    if not _one_family(earlier, later):
        return False
    if _only_points_back(later) or _is_same_act(earlier, later):
        return True
    if _is_asked_about(later.token) and earlier.kind == later.kind and _shares_side(earlier, later):
        return not _clash(earlier, replace(later, status=earlier.status))
    if _same_word(earlier, later) and _shares(earlier.target, later.target):
        return not _clash(earlier, _without_longer_time(earlier, later))
    if _hurt_in_it(later) and earlier.violent and earlier.kind == later.kind and not _clash(earlier, later):
        return True
    if _anaphoric(later) and later.status is not Status.DENIED:
        return not _clash(earlier, later)
    person = _shares_person(earlier, later)
    if person and later.definite and earlier.violent and later.violent and not _clash(earlier, later):
        return True
    if _voice(earlier) != _voice(later) or _same_sentence(earlier, later) or _clash(earlier, later):
        return False
    if _toll_after(earlier, later):
        return True
    if person and earlier.violent and later.violent:
        return True
    shared_target = _shares(earlier.target, later.target)
    shared_place = _share_places(earlier.place, later.place)
    shared_actor = _shares(earlier.actor, later.actor)
    figure = _same_figure(earlier, later)
    if earlier.kind != later.kind:
        return figure and (shared_place or shared_target)
    return (
        (shared_target and (shared_actor or shared_place or figure))
        or (shared_actor and shared_place)
        or (figure and (shared_place or shared_target))
    )


def _anaphoric(draft: Draft) -> bool:
    """ "The attack": a definite noun without figures or a description of its own takes up what was told."""
    figures = any(value.value.best != 1 for value in draft.counts)
    day = _owning_day(draft)
    described = not draft.has("generic") and _described(draft.token, day)
    return (
        (draft.definite or day is not None) and draft.token.pos_ == "NOUN" and not figures and not described
    )


def _hurt_in_it(draft: Draft) -> bool:
    """ "Three others were wounded in the attack": the attack told before, with more of its toll."""
    inside = basic(draft.token) == "obl" and case_of(draft.token) in {"in", "during", "by"}
    return inside and draft.definite and draft.has("generic") and not (draft.actor or draft.place)


def _owning_day(draft: Draft) -> Token | None:
    """The day of "Sunday's explosion", which is as good as "the"."""
    if draft.date is None or not draft.date.evidence:
        return None
    start = draft.date.evidence[0].start - draft.passage.block.start
    owners = (child for child in draft.token.children if child.dep_ == "nmod:poss")
    return next((child for child in owners if child.left_edge.idx == start), None)


def _described(noun: Token, day: Token | None) -> bool:
    """ "The downing of a jet", "the worst of the blasts": the phrase says by itself which event it means."""
    return any(
        (basic(child) in _DESCRIPTIONS and child is not day)
        or child.tag_ == "JJS"
        or child.lower_ in {"last", "first", "latest"}
        for child in noun.children
    )


def _one_family(one: Draft, two: Draft) -> bool:
    """The same kind, or two kinds of violence of which one does not tell the means."""
    if one.kind == two.kind:
        return True
    at_large = one.has("at large") or two.has("at large")
    if at_large and not (one.has("toll") or two.has("toll") or _same_word(one, two)):
        return False  # who was killed in a massacre is not told again by "the offensive"
    if two.violent and two.definite and two.token.pos_ == "NOUN" and two.token.lemma_.lower() in _BLASTS:
        return one.violent and one.has("means")
    return one.violent and two.violent and (one.has("generic") or two.has("generic"))


def _same_word(one: Draft, two: Draft) -> bool:
    """ "Gangs attacked the airport … The attack on the airport": the noun of the verb that told it."""
    return two.definite and two.token.pos_ == "NOUN" and one.token.lemma_.lower() == two.token.lemma_.lower()


def _is_asked_about(token: Token) -> bool:
    """ "Unclear why the tank fired", "asked whether he had shot them": what is asked about was told before."""
    node = token
    for _ in range(3):
        if any(child.lower_ in _ASKING for child in node.children if child.dep_ in {"mark", "advmod"}):
            return node.dep_ in _ASKED_CLAUSES
        if node.dep_ not in {"conj", "xcomp"} or node.head.i == node.i:
            return False
        node = node.head
    return False


def _is_same_act(earlier: Draft, later: Draft) -> bool:
    """ "The minister welcomes … 'I welcome …'": a press office's lead and the words that it quotes are one act."""
    if not earlier.page.speech or earlier.token.lemma_ != later.token.lemma_ or earlier.kind != later.kind:
        return False
    subject = surface_subject(later.token)
    own = subject is not None and subject.lower_ in {"i", "we"} and _shares(earlier.actor, later.actor)
    apart = earlier.target and later.target and not _shares(earlier.target, later.target)
    return own and not apart and later.token.pos_ == "VERB"


def _without_longer_time(earlier: Draft, later: Draft) -> Draft:
    """ "On Monday … the third this year": a time in which the other lies tells no other day."""
    longer = (
        earlier.date is not None and later.date is not None and earlier.date.value.within(later.date.value)
    )
    return replace(later, date=None) if longer else later


def _only_points_back(draft: Draft) -> bool:
    """ "Those talks", "such attacks", "retaking the area was …": the phrase says itself that it was told before."""
    return _is_looked_back_on(draft) or (
        draft.token.pos_ == "NOUN"
        and not draft.counts
        and any(
            child.lower_ in _DEMONSTRATIVES and child.dep_ in {"det", "amod"}
            for child in draft.token.children
        )
    )


def _toll_after(earlier: Draft, later: Draft) -> bool:
    """ "… Two policemen were wounded": a toll right after the violence that it belongs to."""
    if not later.has("toll") or later.actor or later.place or not earlier.violent:
        return False
    if earlier.passage is not later.passage:
        return False
    sentences = list(later.passage.doc.sents)
    numbers = [
        next(n for n, sent in enumerate(sentences) if sent == draft.token.sent) for draft in (earlier, later)
    ]
    return numbers[1] - numbers[0] == 1


def _same_sentence(one: Draft, two: Draft) -> bool:
    return one.token.doc is two.token.doc and one.token.sent == two.token.sent


def _voice(draft: Draft) -> str:
    return draft.said_by.value if draft.said_by else ""


def _clash(one: Draft, two: Draft) -> bool:
    """True where the two cannot be one event: other dates, other figures of one sort, other standing."""
    if one.date and two.date and one.date.value != two.date.value:
        return True
    inside = one.kind == two.kind and one.wide != two.wide  # a town may lie in "central Turkey"
    if not inside and _elsewhere(one.place, two.place):
        return True
    past = [draft.status is Status.BACKGROUND for draft in (one, two)]
    if any(past) and not all(past) and not _shares(one.target, two.target):
        return True
    figures = {value.value.what: value.value for value in one.counts}
    for value in two.counts:
        other = figures.get(value.value.what)
        if other is not None and other != value.value:
            return True
    return one.status is not two.status and not (one.status.happened and two.status.happened)


def _elsewhere(one: tuple[Located, ...], two: tuple[Located, ...]) -> bool:
    """True where both say at which place and none is the same; "7 km from the border" fits many places."""
    spots = [tuple(place for place in places if place.km is None) for places in (one, two)]
    return all(spots) and not _share_places(*spots)


def _same_figure(one: Draft, two: Draft) -> bool:
    figures = {value.value for value in one.counts if value.value.what is CountKind.KILLED}
    return any(value.value in figures and value.value.best != 1 for value in two.counts)


def _is_looked_back_on(draft: Draft) -> bool:
    """ "Retaking the area was a victory": a deed that something is said of, done to what the report has named."""
    verb = draft.token
    if verb.tag_ != "VBG" or basic(verb) != "csubj" or draft.counts:
        return False
    known = (child for child in verb.children if basic(child) == "obj")
    return any(child.pos_ == "PRON" or _has_the(child) for child in known)


def _has_the(noun: Token) -> bool:
    words = [child.lower_ for child in noun.children]
    return words in (["the"], ["this"], ["that"])


def _shares_side(one: Draft, two: Draft) -> bool:
    return _shares(one.actor, two.actor) or _shares(one.target, two.target)


def _shares_person(one: Draft, two: Draft) -> bool:
    """The same named person suffers it in both."""
    named = {value.value for value in one.target if value.value[:1].isupper()}
    return any(value.value in named for value in two.target)


def _shares(one: tuple[Value[str], ...], two: tuple[Value[str], ...]) -> bool:
    return bool({value.value.lower() for value in one} & {value.value.lower() for value in two})


def _share_places(one: tuple[Located, ...], two: tuple[Located, ...]) -> bool:
    """True where a place of both is the same, or one names the other more exactly ("Aleppo's old quarter")."""
    first, second = (
        [set(place.place.value.name.lower().split()) for place in places] for places in (one, two)
    )
    return any(words <= others or others <= words for words in first for others in second)


def _without_totals(drafts: list[Draft]) -> list[Draft]:
    """Drop "conducted 26 strikes" where the strikes are then itemised and their numbers add up to it.

    The items take over who did it and when, which such lists tell only once.
    """
    kept: list[Draft] = []
    for draft in reversed(drafts):
        items = _items_of(draft, kept)
        if not items:
            kept.insert(0, draft)
            continue
        for index in items:
            item = kept[index]
            kept[index] = replace(item, actor=item.actor or draft.actor, date=item.date or draft.date)
    return kept


def _items_of(total: Draft, later: list[Draft]) -> list[int]:
    """Places of the drafts right after a total whose numbers of events add up to it; empty where they do not."""
    if total.events is None or total.events < 2:
        return []
    running, items = 0, []
    for index, draft in enumerate(later):
        if draft.kind == total.kind and draft.events is not None:
            running += draft.events
            items.append(index)
        if running >= total.events:
            break
    return items if running == total.events else []
