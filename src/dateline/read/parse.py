"""The scores of one stretch of words to tags, a tree, lemmas and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.read.believed import believed_to_be, hang_believed
from dateline.read.encoder import Floats, Labels, Scores
from dateline.read.lemmas import lemma_of
from dateline.read.names import spans_of
from dateline.read.tree import tree_of

CLAUSES = {"nmod": "acl", "obl": "advcl"}
"""What a modifier is called when it turns out to be a clause."""
HAPPENED_DIGITS = 2
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
PASSIVE = frozenset({"been", "being", "be", "got"})
NEVER_BARE = frozenset({"VBD", "VBZ"})
"""Finite forms that cannot be taken for an infinitive."""
BARE = frozenset({"VB", "VBG"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
STOPS = frozenset({"VERB", "AUX", "PUNCT"})
_SUFFERED = frozenset(
    {"killed", "wounded", "injured", "hurt", "arrested", "detained", "captured", "abducted", "kidnapped"}
)
"""Participles of verbs that always have an object."""


@dataclass(frozen=True, slots=True)
class Parse:
    """What the scores of one window come to, one entry per word; ``heads`` count from 1, 0 is the root.

    ``kinds`` are chances, [n, 1 + kinds], column 0 that the word tells no event.
    """

    labels: tuple[tuple[str, str, str, str], ...]
    heads: tuple[int, ...]
    names: tuple[tuple[int, int, str], ...]
    happened: tuple[float, ...]
    kinds: Floats


def parse_of(words: Sequence[str], scores: Scores, labels: Labels) -> Parse:
    """The tree, tags, lemmas and names that the scores favour."""
    upos = [labels.upos[column] for column in scores.upos.argmax(axis=1).tolist()]
    xpos = [labels.xpos[column] for column in scores.xpos.argmax(axis=1).tolist()]
    heads = tree_of(scores.arcs)
    relations = _relations(scores, heads, labels.relations)
    for n in _verbal_nouns(words, xpos, heads, relations):
        upos[n], xpos[n], relations[n] = "VERB", "VBG", CLAUSES.get(relations[n], relations[n])
    for n in _lost_subjects(xpos, heads, relations):
        heads[n], relations[n] = n + 2, "nsubj"
    for n, verb in believed_to_be(words, xpos, heads, relations):
        upos[n], xpos[n] = "VERB", "VBN"
        hang_believed(n, verb, words, heads, relations)
    for n, first in _last_of_lists(heads, relations):
        heads[n], relations[n] = first, "conj"
    for n, verb in _second_ends(words, upos, heads, relations):
        heads[n], relations[n] = verb, "obl"
    for n in _elided_passives(words, heads, relations):
        xpos[n] = "VBN"
        relations[:] = [
            "nsubj:pass" if (head, one) == (n + 1, "nsubj") else one
            for head, one in zip(heads, relations, strict=True)
        ]
    for n in _active_subjects(words, xpos, heads, relations):
        relations[n] = "nsubj"
    for n, head in (
        *_finite_conjuncts(xpos, heads, relations),
        *_passive_conjuncts(xpos, heads, relations),
        *_second_subjects(heads, relations),
        *_fronted_subjects(heads, relations),
        *_objects_before(heads, relations),
    ):
        heads[n] = head
    for n, verb in _swallowed_subjects(upos, xpos, heads, relations):
        _free_subject(n, verb, heads, relations)
    lemmas = map(lemma_of, words, upos, xpos)
    return Parse(
        tuple(zip(upos, xpos, relations, lemmas, strict=True)),
        tuple(heads),
        tuple(spans_of(scores.names, labels.names)),
        tuple(round(value, HAPPENED_DIGITS) for value in scores.happened.tolist()),
        _chances(scores.kinds),
    )


def _chances(scores: Floats) -> Floats:
    """Scores of each row as chances that sum to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _relations(scores: Scores, heads: list[int], labels: tuple[str, ...]) -> list[str]:
    """The best label of each arc; "root" for the root and for nothing else."""
    chosen = scores.relations[np.arange(len(heads)), :, heads]
    chosen[:, labels.index("root")] = -np.inf
    best = chosen.argmax(axis=1).tolist()
    return [labels[column] if head else "root" for column, head in zip(best, heads, strict=True)]


def _verbal_nouns(words: Sequence[str], tags: list[str], heads: list[int], relations: list[str]) -> list[int]:
    """Words in -ing tagged as nouns that have an object ("accused of looting shops"): only verbs have one."""
    governors = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "obj"}
    return [n for n in sorted(governors) if tags[n] == "NN" and words[n].lower().endswith("ing")]


def _active_subjects(
    words: Sequence[str], tags: list[str], heads: list[int], relations: list[str]
) -> list[int]:
    """Passive subjects of verbs that are active: finite ones without a passive auxiliary ("Ali called"), and
    participles with "have" alone ("they have not withdrawn")."""
    pairs = list(zip(heads, relations, strict=True))
    helpers = [
        (head - 1, words[n].lower()) for n, (head, relation) in enumerate(pairs) if relation[:3] == "aux"
    ]
    passive = {head - 1 for head, relation in pairs if relation == "aux:pass"}
    passive |= {verb for verb, helper in helpers if helper in PASSIVE}
    active = {n for n, tag in enumerate(tags) if tag in FINITE}
    active |= {verb for verb, helper in helpers if helper in HAVE and tags[verb] == "VBN"}
    return [
        n
        for n, (head, relation) in enumerate(pairs)
        if relation == "nsubj:pass" and head - 1 in active - passive
    ]


def _finite_conjuncts(tags: list[str], heads: list[int], relations: list[str]) -> list[tuple[int, int]]:
    """Finite verbs beside a form that is not ("failed to stop and began to fire"), with the verb that they go beside.

    That is the one above: what it does to the infinitive ("failed") it does not do to them.
    """
    helped = {head for head, relation in zip(heads, relations, strict=True) if relation.startswith("aux")}
    moved = []
    for n, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        above = head
        while (
            relation == "conj"
            and tags[n] in NEVER_BARE
            and above
            and tags[above - 1] in BARE
            and above not in helped
        ):
            above = heads[above - 1]
        if above not in {0, head} and tags[above - 1].startswith("VB") and above <= n:
            moved.append((n, above))
    return moved


def _passive_conjuncts(tags: list[str], heads: list[int], relations: list[str]) -> list[tuple[int, int]]:
    """Bare participles beside an active verb ("posted pictures of men being held and forced to lie").

    They go beside the nearest passive between the two. One with an object or a helper of its own may be active.
    """
    pairs = list(zip(heads, relations, strict=True))
    passive = {head for head, relation in pairs if relation == "aux:pass"}
    own = {head for head, relation in pairs if relation.startswith(("obj", "aux", "nsubj"))}
    moved = []
    for n, (head, relation) in enumerate(pairs):
        active = relation == "conj" and tags[n] == "VBN" and tags[head - 1] in FINITE and head not in passive
        between = [verb for verb in passive if head < verb <= n] if active and n + 1 not in own else []
        if between:
            moved.append((n, max(between)))
    return moved


def _second_subjects(heads: list[int], relations: list[str]) -> list[tuple[int, int]]:
    """First of two subjects of what is said, with the verb of saying between them that has none.

    "An elder said two men were among the dead": nothing has two subjects.
    """
    subjects: dict[int, list[int]] = {}
    for n, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation.split(":")[0] == "nsubj":
            subjects.setdefault(head, []).append(n)
    moved = []
    for head, found in subjects.items():
        over = heads[head - 1]
        said = relations[head - 1] == "ccomp" and over not in subjects
        if len(found) == 2 and said and found[0] < over - 1 < found[1]:
            moved.append((found[0], over))
    return moved


def _objects_before(heads: list[int], relations: list[str]) -> list[tuple[int, int]]:
    """Objects before the word that opens their clause ("accused Russia of stalling"), with the verb above it."""
    pairs = list(zip(heads, relations, strict=True))
    has_object = {head for head, relation in pairs if relation == "obj"}
    marks = {head: n for n, (head, relation) in enumerate(pairs) if relation == "mark"}
    moved = []
    for n, (head, relation) in enumerate(pairs):
        if relation == "obj" and n < marks.get(head, -1):
            over = heads[head - 1]
            if (
                0 < over <= n
                and over not in has_object
                and relations[head - 1] in {"advcl", "xcomp", "ccomp"}
            ):
                moved.append((n, over))
    return moved


def _swallowed_subjects(
    pos: list[str], tags: list[str], heads: list[int], relations: list[str]
) -> list[tuple[int, int]]:
    """Nominals after "and" that were taken for a conjunct, with the finite verb behind them that has no subject.

    "Searches are more frequent than before and most of the gates are closed": between the two stands no other
    verb, no comma and no second "and", and the verb has an auxiliary of its own.
    """
    pairs = list(zip(heads, relations, strict=True))
    has_subject = {head for head, relation in pairs if relation.split(":")[0] in SUBJECTS}
    marked = {head for head, relation in pairs if relation == "mark"}
    found = []
    for n, (head, relation) in enumerate(pairs):
        after_and = (n + 1, "cc") in pairs[max(0, n - 2) : n]
        if relation != "conj" or not after_and or pos[n] not in NOMINAL or pos[head - 1] == "VERB":
            continue
        helper = next((m for m in range(n + 1, len(pairs)) if pos[m] in STOPS or relations[m] == "cc"), None)
        if helper is None or tags[helper] not in FINITE or not relations[helper].startswith("aux"):
            continue
        verb = heads[helper]
        lost = relations[verb - 1] == "advcl" and heads[verb - 1] <= n
        if lost and verb not in has_subject | marked:
            found.append((n, verb))
    return found


def _free_subject(n: int, verb: int, heads: list[int], relations: list[str]) -> None:
    """Hang a nominal on its verb as the subject, with what stands between them and hung elsewhere."""
    passive = any(head == verb and one == "aux:pass" for head, one in zip(heads, relations, strict=True))
    heads[n], relations[n] = verb, "nsubj:pass" if passive else "nsubj"
    relations[verb - 1] = "conj"
    for m in range(n + 1, verb - 1):
        if relations[m] == "obl" and heads[m] <= n:
            heads[m], relations[m] = n + 1, "nmod"


def _lost_subjects(tags: list[str], heads: list[int], relations: list[str]) -> list[int]:
    """Appositions right before a finite root without a subject ("Since the start of the war the army took")."""
    root = relations.index("root")
    if root == 0 or tags[root] not in FINITE or relations[root - 1] != "appos":
        return []
    has = any(
        head == root + 1 and relation.split(":")[0] in SUBJECTS
        for head, relation in zip(heads, relations, strict=True)
    )
    return [] if has else [root - 1]


def _second_ends(
    words: Sequence[str], pos: list[str], heads: list[int], relations: list[str]
) -> list[tuple[int, int]]:
    """The figures after "to" in "rose from seven to nine" that hang on the first one, with the verb of both."""
    cases = {head - 1: words[n].lower() for n, head in enumerate(heads) if relations[n] == "case"}
    return [
        (n, heads[head - 1])
        for n, (head, relation) in enumerate(zip(heads, relations, strict=True))
        if relation == "nmod"
        and pos[n] == pos[head - 1] == "NUM"
        and relations[head - 1] == "obl"
        and (cases.get(head - 1), cases.get(n)) == ("from", "to")
    ]


def _last_of_lists(heads: list[int], relations: list[str]) -> list[tuple[int, int]]:
    """The provinces of "to Zabul, Ghazni and Uruzgan provinces" that hang beside the list, with its first name."""
    cased = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "case"}
    found = []
    for n, (head, relation) in enumerate(zip(heads, relations, strict=True)):
        last = head - 1
        if relation != "compound" or last <= n or n < 2 or (heads[n - 1], relations[n - 1]) != (n + 1, "cc"):
            continue
        top = n - 2
        while relations[top] in {"conj", "compound", "flat"} and heads[top]:
            top = heads[top] - 1
        beside = heads[top] == heads[last] and relations[top] == relations[last] in {"obl", "nmod"}
        if beside and top < n and top in cased and last not in cased:
            found.append((last, top + 1))
    return found


def _fronted_subjects(heads: list[int], relations: list[str]) -> list[tuple[int, int]]:
    """First of two subjects of a saying that stands last, with the verb between them that has none.

    "Troops backed by jets retook the town, state television said".
    """
    pairs = list(zip(heads, relations, strict=True))
    subjects: dict[int, list[int]] = {}
    for n, (head, relation) in enumerate(pairs):
        if relation.split(":")[0] == "nsubj":
            subjects.setdefault(head, []).append(n)
    moved = []
    for head, found in subjects.items():
        said = [n for n, pair in enumerate(pairs) if pair == (head, "ccomp") and n + 1 not in subjects]
        if len(found) == 2 and found[1] < head - 1:
            moved += [(found[0], n + 1) for n in said if found[0] < n < found[1]]
    return moved


def _elided_passives(words: Sequence[str], heads: list[int], relations: list[str]) -> list[int]:
    """The wounded of "two were killed and three others wounded": the helper of the first verb is theirs too."""
    pairs = list(zip(heads, relations, strict=True))
    passive = {head for head, relation in pairs if relation == "aux:pass"}
    own = {head for head, relation in pairs if relation == "obj" or relation.startswith("aux")}
    return [
        n
        for n, (head, relation) in enumerate(pairs)
        if relation == "conj" and head in passive and n + 1 not in own and words[n].lower() in _SUFFERED
    ]
