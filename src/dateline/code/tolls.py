"""Figures that a frame leaves out: the dead and wounded told beside the one violent event of a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from dateline.code.draft import Draft
from dateline.code.figures import add_up, bounds_of, in_people
from dateline.code.join import add_counts
from dateline.lexicon.counted import CountedWords
from dateline.syntax import basic, is_passive
from dateline.types import Count, Counted, CountKind, Passage, Quantity, Reading, Value
from dateline.types.parse import Phrase, Token

_READ = {Counted.KILLED: CountKind.KILLED, Counted.INJURED: CountKind.INJURED}
_NOBODY = frozenset({"nobody", "none", "no-one"})
_FOUND = frozenset({"body", "corpse", "remains", "funeral", "burial"})
_WITHIN = 3
"""Words after a figure among which its fate may stand: "18 more people injured"."""


def add_tolls(
    drafts: list[Draft],
    reading: Reading,
    passage: Passage,
    sentence: Phrase,
    quantities: Sequence[Quantity],
    words: CountedWords,
) -> list[Draft]:
    """The drafts of one sentence, its only violent event with the dead and wounded of the whole sentence.

    ``quantities`` are all of the report's. Parts of a figure are left out; a figure that a draft has already
    stays as it is.
    """
    drafts = _one_toll(drafts)
    violent = [draft for draft in drafts if draft.violent or draft.has("toll")]
    if len(violent) != 1 or not any(draft.has("outcome") or draft.has("means") for draft in violent):
        return drafts
    base = passage.block.start
    start, end = base + sentence.start_char, base + sentence.end_char
    here = [one for one in quantities if start <= one.span.start < end and in_people(one)]
    whole = [one for one in here if one.part_of is None]
    known = {value.value.what for draft in drafts for value in draft.counts}
    found = tuple(
        Value.read(
            reading.report,
            add_up([bounds_of(one) for one in figures], what),
            tuple(one.span for one in figures),
            "tolls",
        )
        for what, figures in sorted(_by_fate(whole, passage, sentence, words).items())
        if what not in known
    )
    none = tuple(_nobody(reading, passage, sentence, words))
    full = replace(violent[0], counts=add_counts(add_counts(violent[0].counts, none), found))
    return [full if draft is violent[0] else draft for draft in drafts]


def _nobody(
    reading: Reading, passage: Passage, sentence: Phrase, words: CountedWords
) -> Iterator[Value[Count]]:
    """None of those that "no injuries" and "nobody was killed" tell of."""
    for token in sentence:
        told = token.head if token.lower_ == "no" and token.dep_ == "det" else token
        if told is token and token.lower_ not in _NOBODY:
            continue
        fate = words.fates.get(("nouns", told.lemma_.lower())) if told.pos_ == "NOUN" else None
        if is_passive(told.head) and basic(told) == "nsubj" and told.lower_ in {*_NOBODY, "one"}:
            fate = words.fates.get(("object", told.head.lemma_.lower()))
            told = told.head
        what = _READ.get(fate) if fate is not None else None
        if what is not None and told.lemma_.lower() not in _FOUND:
            span = reading.span(passage, token, told)
            yield Value.read(reading.report, Count(what, best=0), (span,), "tolls")


def _by_fate(
    quantities: Iterable[Quantity], passage: Passage, sentence: Phrase, words: CountedWords
) -> dict[CountKind, list[Quantity]]:
    told: defaultdict[CountKind, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        behind = _behind(sentence, quantity.span.end - passage.block.start)
        what = _fate(quantity, behind, words)
        if what is not None:
            told[what].append(quantity)
    return told


def _one_toll(drafts: list[Draft]) -> list[Draft]:
    """ "Six dead and a score hurt", "one died and two were hurt in the blast": two halves of one toll."""
    kept: list[Draft] = []
    for draft in drafts:
        half = next((one for one in kept if _are_halves(one, draft)), None)
        if half is None:
            kept.append(draft)
            continue
        words = {word.i: word for word in (*half.words, *draft.words)}
        whole = replace(
            draft if draft.has("means") else half,
            words=tuple(words[index] for index in sorted(words)),
            target=half.target or draft.target,
            counts=add_counts(half.counts, draft.counts),
        )
        kept[kept.index(half)] = whole
    return kept


def _are_halves(one: Draft, two: Draft) -> bool:
    tolls = one.has("toll") and (two.has("toll") or two.has("means"))
    if not (tolls and one.status is two.status) or (one.place and two.place):
        return False
    fates = [{value.value.what for value in draft.counts} for draft in (one, two)]
    beside = (two.token,) if two.has("toll") else two.words
    linked = any(word.dep_ in {"conj", "parataxis"} and word.head.i == one.token.i for word in beside)
    linked = linked and bool(two.counts or two.has("toll"))
    return linked and not fates[0] & fates[1]


def _behind(sentence: Phrase, end: int) -> Iterator[Token]:
    """The few words behind a figure of the sentence that ends at a character of its passage."""
    doc = sentence.doc
    first = next((token.i for token in sentence if token.idx >= end), sentence.end)
    return islice(doc[first:], _WITHIN)


def _fate(quantity: Quantity, behind: Iterable[Token], words: CountedWords) -> CountKind | None:
    """What befell those counted: by the word behind the figure, else as the quantity was read."""
    if quantity.counted not in {*_READ, Counted.PEOPLE, Counted.FIGHTERS}:
        return None
    for token in behind:
        if token.is_punct or token.dep_ == "cc" or token.like_num:
            break
        if token.dep_ == "amod" and token.head.i > token.i:  # "killed 12 wounded rebels"
            continue
        counted = words.nouns.get(token.lower_, words.nouns.get(token.lemma_.lower()))
        fate = _READ.get(counted) if counted is not None else None
        if fate is not None:
            return fate
    return _READ.get(quantity.counted)
