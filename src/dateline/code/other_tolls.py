"""Another voice's figure for the toll just told: "police put it at 8; the hospital said 11"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.code.draft import Draft
from dateline.code.figures import add_up, bounds_of, in_people
from dateline.code.names import Namer
from dateline.lexicon import Lexicon
from dateline.syntax import basic, case_of, surface_subject
from dateline.types import Counted, Passage, Quantity, Reading, Status, Value
from dateline.types.parse import Phrase, Token

_MAY_BE_DEAD = frozenset({Counted.KILLED, Counted.INJURED, Counted.PEOPLE, Counted.OTHER})
_ASIDE = frozenset({"parataxis", "conj", "advcl", "root", "ccomp"})


def other_tolls(
    drafts: Sequence[Draft],
    reading: Reading,
    passage: Passage,
    sentence: Phrase,
    quantities: Sequence[Quantity],
    namer: Namer,
    lexicon: Lexicon,
) -> list[Draft]:
    """A draft for each bare figure that another voice gives for the one toll of a sentence told before it."""
    tolls = [draft for draft in drafts if len(draft.counts) == 1 and (draft.has("toll") or draft.violent)]
    if len(tolls) != 1 or not tolls[0].status.countable:
        return []
    found = []
    for verb, number in _bare_sayings(sentence, lexicon):
        figure = next((one for one in quantities if _is_at(one, passage, number)), None)
        speaker = surface_subject(verb)
        voice = namer.value(passage, speaker) if speaker is not None else None
        if figure is None or voice is None or verb.i < tolls[0].token.i or not in_people(figure):
            continue
        count = add_up([bounds_of(figure)], tolls[0].counts[0].value.what)
        told = Value.read(reading.report, count, (figure.span,), "tolls")
        words = tuple(sorted((speaker or verb, verb, number), key=lambda word: word.i))
        status = Status.ATTRIBUTED
        found.append(replace(tolls[0], words=words, counts=(told,), said_by=voice, status=status, retold=()))
    return found


def _bare_sayings(sentence: Phrase, lexicon: Lexicon) -> Iterator[tuple[Token, Token]]:
    """Verbs of saying whose whole content is a number: "the hospital said 14", "rebels put it at 30"."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.dep_ not in _ASIDE:
            continue
        said = lexicon.voices.manner_of(verb.lemma_.lower()) is not None
        for child in verb.children:
            whole = (
                child.pos_ == "NUM" and child.i > verb.i and not any(_is_noun(one) for one in child.children)
            )
            if whole and ((said and basic(child) in {"obj", "ccomp"}) or _put_at(verb, child)):
                yield verb, child


def _put_at(verb: Token, number: Token) -> bool:
    objects = [child for child in verb.children if basic(child) == "obj"]
    return case_of(number) == "at" and any(one.lower_ in {"it", "that", "figure"} for one in objects)


def _is_noun(token: Token) -> bool:
    return basic(token) in {"nmod", "appos"} and token.pos_ in {"NOUN", "PROPN"}


def _is_at(quantity: Quantity, passage: Passage, number: Token) -> bool:
    start = passage.block.start + number.idx
    return quantity.span.start <= start < quantity.span.end and quantity.counted in _MAY_BE_DEAD
