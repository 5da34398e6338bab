"""The scores of one stretch of words to tags, a tree, lemmas and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.read.encoder import Floats, Labels, Scores
from dateline.read.lemmas import lemma_of
from dateline.read.names import spans_of
from dateline.read.tree import tree_of

CLAUSES = {"nmod": "acl", "obl": "advcl"}
"""What a modifier is called when it turns out to be a clause."""
HAPPENED_DIGITS = 2
SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})


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
    upos = [labels.upos[column] for column in scores.upos.argmax(axis=1)]
    xpos = [labels.xpos[column] for column in scores.xpos.argmax(axis=1)]
    heads = tree_of(scores.arcs)
    relations = _relations(scores, heads, labels.relations)
    for n in _verbal_nouns(words, xpos, heads, relations):
        upos[n], xpos[n], relations[n] = "VERB", "VBG", CLAUSES.get(relations[n], relations[n])
    for n in _lost_subjects(xpos, heads, relations):
        heads[n], relations[n] = n + 2, "nsubj"
    for n in _active_subjects(xpos, heads, relations):
        relations[n] = "nsubj"
    lemmas = map(lemma_of, words, upos, xpos)
    return Parse(
        tuple(zip(upos, xpos, relations, lemmas, strict=True)),
        tuple(heads),
        tuple(spans_of(scores.names, labels.names)),
        tuple(round(float(value), HAPPENED_DIGITS) for value in scores.happened),
        _chances(scores.kinds),
    )


def _chances(scores: Floats) -> Floats:
    """Scores of each row as chances that sum to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _relations(scores: Scores, heads: list[int], labels: tuple[str, ...]) -> list[str]:
    """The best label of each arc; "root" for the root and for nothing else."""
    chosen = scores.relations[np.arange(len(heads)), heads].copy()
    chosen[:, labels.index("root")] = -np.inf
    best = chosen.argmax(axis=1)
    return [labels[column] if head else "root" for column, head in zip(best, heads, strict=True)]


def _verbal_nouns(words: Sequence[str], tags: list[str], heads: list[int], relations: list[str]) -> list[int]:
    """Words in -ing tagged as nouns that have an object ("accused of looting shops"): only verbs have one."""
    governors = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "obj"}
    return [n for n in sorted(governors) if tags[n] == "NN" and words[n].lower().endswith("ing")]


def _active_subjects(tags: list[str], heads: list[int], relations: list[str]) -> list[int]:
    """Passive subjects of finite verbs without a passive auxiliary ("Ali called"): a finite verb is active."""
    passive = {head - 1 for head, relation in zip(heads, relations, strict=True) if relation == "aux:pass"}
    return [
        n
        for n, (head, relation) in enumerate(zip(heads, relations, strict=True))
        if relation == "nsubj:pass" and tags[head - 1] in FINITE and head - 1 not in passive
    ]


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
