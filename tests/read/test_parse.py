from __future__ import annotations

import numpy as np

from dateline.read.encoder import Labels, Scores
from dateline.read.parse import Parse, parse_of

RELATIONS = ("root", "nsubj", "nsubj:pass", "aux:pass", "appos", "case", "obl", "obj")
TAGS = ("NN", "VBD", "VBN", "IN")
LABELS = Labels(("NOUN", "VERB", "ADP", "AUX"), TAGS, ("O",), RELATIONS, ())


def parsed(rows: list[tuple[str, str, int, str]]) -> Parse:
    """The parse of scores that plainly favour each row's tag, head (0 is the root) and relation."""
    count = len(rows)
    xpos, arcs = np.zeros((count, len(TAGS))), np.zeros((count, count + 1))
    relations = np.zeros((count, count + 1, len(RELATIONS)))
    for place, (_, tag, head, relation) in enumerate(rows):
        xpos[place, TAGS.index(tag)] = 9
        arcs[place, head] = 9
        relations[place, head, RELATIONS.index(relation)] = 9
    tables = [np.zeros((count, 4)), xpos, np.ones((count, 1)), arcs, relations, np.full(count, 1.239)]
    scores = Scores(*(table.astype(np.float32) for table in (*tables, np.zeros((count, 1)))))
    return parse_of([row[0] for row in rows], scores, LABELS)


def test_the_subject_of_a_finite_verb_is_active() -> None:
    parse = parsed([("Ali", "NN", 2, "nsubj:pass"), ("called", "VBD", 0, "root")])
    assert [label[2] for label in parse.labels] == ["nsubj", "root"]


def test_a_passive_keeps_its_subject() -> None:
    rows = [("Ali", "NN", 3, "nsubj:pass"), ("was", "VBD", 3, "aux:pass"), ("called", "VBN", 0, "root")]
    assert parsed(rows).labels[0][2] == "nsubj:pass"


def test_an_apposition_before_a_root_without_subject_is_its_subject() -> None:
    since, war = ("Since", "IN", 2, "case"), ("war", "NN", 4, "obl")
    parse = parsed(
        [since, war, ("troops", "NN", 2, "appos"), ("took", "VBD", 0, "root"), ("it", "NN", 4, "obj")]
    )
    assert (parse.heads[2], parse.labels[2][2]) == (4, "nsubj")


def test_an_apposition_stays_where_the_root_has_a_subject() -> None:
    rows = [("mayor", "NN", 3, "nsubj"), ("Ali", "NN", 1, "appos"), ("left", "VBD", 0, "root")]
    assert (parsed(rows).heads[1], parsed(rows).labels[1][2]) == (1, "appos")


def test_numbers_are_rounded() -> None:
    assert parsed([("left", "VBD", 0, "root")]).happened == (1.24,)
