"""What is wrong on one page: slots that are no relations, codes and kinds that do not exist, parts that are missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dateline.codebook.page import Extension, Frame, KindPage
from dateline.codebook.vocabulary import NAME_CLASSES, Fault, load_schemes, load_slots

Page = KindPage | Extension
LEAST_EXAMPLES = 5
LEAST_COUNTEREXAMPLES = 3
_REFERRED = re.compile(r"\(([^()]+)\)$")
_KIND = re.compile(r"[a-z]+(_[a-z]+)*")


def page_faults(page: Page, kinds: Collection[str]) -> Iterator[Fault]:
    """Everything that keeps a page from being used; ``kinds`` are those of the whole codebook."""
    for at, frame in frames_of(page):
        yield from frame_faults(at, frame)
    yield from _kind_faults(page, kinds)
    if page.crosswalk is not None:
        for loc, message in load_schemes().faults(page.crosswalk):
            yield ("crosswalk", *loc), message


def frames_of(page: Page) -> Iterator[tuple[tuple[str, int], Frame]]:
    """Every frame with its place on the page, negative ones after the others."""
    for name, frames in (("frames", page.frames), ("without", page.without)):
        for number, frame in enumerate(frames):
            yield (name, number), frame


def frame_faults(at: tuple[str, int], frame: Frame) -> Iterator[Fault]:
    """What keeps one frame from ever matching as it is written."""
    yield from _trigger_faults(at, frame)
    yield from _slot_faults(at, frame)


def class_faults(page: Page, classes: Collection[str]) -> Iterator[Fault]:
    """Classes that nobody wrote, in the conditions of frames and of the crosswalk."""
    for loc, word in _conditions(page):
        known = {*classes} if loc[0] == "crosswalk" else {*classes, *NAME_CLASSES}
        if word.startswith("@") and word[1:] not in known:
            there = ", ".join(f"@{name}" for name in sorted(known))
            yield loc, f"the class {word!r} is not in classes.yaml; there are: {there}"


def gaps(page: KindPage) -> Iterator[Fault]:
    """What a page lacks to be complete."""
    for name in ("definition", "includes", "excludes", "frames"):
        if not getattr(page, name):
            yield (name,), f"the page of {page.kind!r} has no {name}"
    telling = [
        example
        for example in page.examples
        if any(claim.kind in {None, page.kind} and claim.fields() for claim in example.claims)
    ]
    if len(telling) < LEAST_EXAMPLES:
        message = f"{len(telling)} examples tell a {page.kind!r} and its fields, at least {LEAST_EXAMPLES} are needed"
        yield ("examples",), message
    if len(page.counterexamples) < LEAST_COUNTEREXAMPLES:
        message = f"{len(page.counterexamples)} counterexamples, at least {LEAST_COUNTEREXAMPLES} are needed"
        yield ("counterexamples",), message
    triggers = {word for frame in page.frames for _, _, word in frame.triggers()}
    for number, special in enumerate(page.crosswalk.where):
        for place, word in enumerate(special.word):
            if word not in triggers:
                yield ("crosswalk", "where", number, "word", place), f"no frame has the trigger {word!r}"
    texts = [example.text for example in page.examples] + list(page.counterexamples)
    for number, text in enumerate(texts):
        if text in texts[:number]:
            yield ("examples",), f"the sentence {text!r} stands twice"


def _trigger_faults(at: tuple[str, int], frame: Frame) -> Iterator[Fault]:
    for part, number, word in frame.triggers():
        lemma, plus, companion = word.partition("+")
        if not lemma or " " in word or "+" in companion or (plus and not companion):
            yield (
                (*at, part, number),
                f'{word!r} is no trigger: write one word, or a verb and its particle as "gun+down"',
            )
        elif word != word.lower():
            yield (*at, part, number), f"{word!r} can match nothing: write {word.lower()!r}"
        elif word.startswith("@"):
            yield (*at, part, number), f"{word!r} is a class; a trigger is a word"


def _slot_faults(at: tuple[str, int], frame: Frame) -> Iterator[Fault]:
    slots = load_slots()
    for key in ("needs", "unless"):
        for slot in getattr(frame, key):
            refusal = slots.refusal(slot, frame.parts)
            if refusal:
                yield (*at, key, slot), refusal
    for key in ("actor", "target"):
        for number, path in enumerate(getattr(frame, key)):
            refusal = slots.path_refusal(path, frame.parts)
            if refusal:
                yield (*at, key, number), refusal
    for role, found in frame.place.items():
        for number, slot in enumerate(found):
            refusal = slots.refusal(slot, frame.parts)
            if refusal:
                yield (*at, "place", role.value, number), refusal


def _kind_faults(page: Page, kinds: Collection[str]) -> Iterator[Fault]:
    there = ", ".join(sorted(kinds))
    for number, example in enumerate(page.examples):
        for place, claim in enumerate(example.claims):
            if claim.kind is not None and claim.kind not in kinds:
                loc = ("examples", number, "claims", place, "kind")
                yield loc, f"unknown kind {claim.kind!r}; there are: {there}"
    for name in ("includes", "excludes"):
        for number, entry in enumerate(getattr(page, name)):
            if entry.count("(") != entry.count(")"):
                yield (name, number), f"half a bracket in {entry!r}: quote a phrase that holds a comma"
    for number, entry in enumerate(page.excludes):
        for kind in _referred(entry):
            if kind not in kinds:
                yield ("excludes", number), f"unknown kind {kind!r}; there are: {there}"


def _referred(entry: str) -> list[str]:
    """The kinds in "bombs named as such (bombing, shelling)"; none in "weapon tests (no event)"."""
    found = _REFERRED.search(entry)
    names = re.split(r", | or ", found.group(1)) if found else []
    return names if all(_KIND.fullmatch(name) for name in names) else []


def _conditions(page: Page) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, frame in frames_of(page):
        for key in ("needs", "unless"):
            for slot, words in getattr(frame, key).items():
                for number, word in enumerate(words):
                    yield (*at, key, slot, number), word
    for number, special in enumerate(page.crosswalk.where if page.crosswalk else ()):
        for key in ("actor", "target", "weapon"):
            for place, word in enumerate(getattr(special, key)):
                yield ("crosswalk", "where", number, key, place), word
