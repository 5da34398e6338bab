from __future__ import annotations

import numpy as np

from dateline.read.encoder import Labels, Scores
from dateline.read.parse import Parse, parse_of

RELATIONS = (
    "root",
    "nsubj",
    "nsubj:pass",
    "aux",
    "aux:pass",
    "appos",
    "case",
    "obl",
    "obj",
    "xcomp",
    "conj",
    "mark",
    "ccomp",
    "advcl",
    "nmod",
    "cc",
    "cop",
    "compound",
)
TAGS = ("NN", "VB", "VBD", "VBN", "IN", "MD", "CD")
LABELS = Labels(("NOUN", "VERB", "ADP", "AUX", "NUM"), TAGS, ("O",), RELATIONS, ())


def parsed(rows: list[tuple[str, str, int, str]], helpers: tuple[int, ...] = ()) -> Parse:
    """The parse of scores that plainly favour each row's tag, head (0 is the root) and relation.

    ``helpers`` are the rows that are auxiliaries; the others are nouns.
    """
    count = len(rows)
    upos = np.zeros((count, len(LABELS.upos)))
    upos[list(helpers), LABELS.upos.index("AUX")] = 9
    upos[[place for place, row in enumerate(rows) if row[1] == "CD"], LABELS.upos.index("NUM")] = 9
    xpos, arcs = np.zeros((count, len(TAGS))), np.zeros((count, count + 1))
    relations = np.zeros((count, len(RELATIONS), count + 1))
    for place, (_, tag, head, relation) in enumerate(rows):
        xpos[place, TAGS.index(tag)] = 9
        arcs[place, head] = 9
        relations[place, RELATIONS.index(relation), head] = 9
    tables = [upos, xpos, np.ones((count, 1)), arcs, relations, np.full(count, 1.239)]
    scores = Scores(*(table.astype(np.float32) for table in (*tables, np.zeros((count, 1)))))
    return parse_of([row[0] for row in rows], scores, LABELS)


def test_the_subject_of_a_finite_verb_is_active() -> None:
    parse = parsed([("Ali", "NN", 2, "nsubj:pass"), ("called", "VBD", 0, "root")])
    assert [label[2] for label in parse.labels] == ["nsubj", "root"]


def test_a_passive_keeps_its_subject() -> None:
    rows = [("Ali", "NN", 3, "nsubj:pass"), ("was", "VBD", 3, "aux:pass"), ("called", "VBN", 0, "root")]
    assert parsed(rows).labels[0][2] == "nsubj:pass"


def test_the_subject_of_a_perfect_is_active() -> None:
    subject, verb = ("Rebels", "NN", 3, "nsubj:pass"), ("withdrawn", "VBN", 0, "root")
    assert parsed([subject, ("have", "VB", 3, "aux"), verb]).labels[0][2] == "nsubj"
    been = [("Rebels", "NN", 4, "nsubj:pass"), ("have", "VB", 4, "aux"), ("been", "VBN", 4, "aux")]
    assert parsed([*been, ("held", "VBN", 0, "root")]).labels[0][2] == "nsubj:pass"


def test_an_apposition_before_a_root_without_subject_is_its_subject() -> None:
    since, war = ("Since", "IN", 2, "case"), ("war", "NN", 4, "obl")
    parse = parsed(
        [since, war, ("troops", "NN", 2, "appos"), ("took", "VBD", 0, "root"), ("it", "NN", 4, "obj")]
    )
    assert (parse.heads[2], parse.labels[2][2]) == (4, "nsubj")


def test_an_apposition_stays_where_the_root_has_a_subject() -> None:
    rows = [("mayor", "NN", 3, "nsubj"), ("Ali", "NN", 1, "appos"), ("left", "VBD", 0, "root")]
    assert (parsed(rows).heads[1], parsed(rows).labels[1][2]) == (1, "appos")


def test_a_finite_verb_stands_beside_the_finite_one() -> None:
    failed, to, stop = ("failed", "VBD", 0, "root"), ("to", "IN", 3, "mark"), ("stop", "VB", 1, "xcomp")
    assert parsed([failed, to, stop, ("began", "VBD", 3, "conj")]).heads == (0, 3, 1, 1)
    assert parsed([failed, to, stop, ("begin", "VB", 3, "conj")]).heads == (0, 3, 1, 3)


def test_a_verb_with_an_auxiliary_keeps_what_stands_beside_it() -> None:
    did, stop = ("did", "MD", 3, "aux"), ("stop", "VB", 1, "xcomp")
    rows = [("saw", "VBD", 0, "root"), did, stop, ("left", "VBD", 3, "conj")]
    assert parsed(rows).heads == (0, 3, 1, 3)


def test_a_bare_participle_stands_beside_the_passive() -> None:
    rows = [("posted", "VBD", 0, "root"), ("being", "VB", 3, "aux:pass"), ("held", "VBN", 1, "ccomp")]
    assert parsed([*rows, ("forced", "VBN", 1, "conj")]).heads == (0, 3, 1, 3)
    assert parsed([*rows, ("freed", "VBN", 1, "conj"), ("Ali", "NN", 4, "obj")]).heads == (0, 3, 1, 1, 4)


def test_a_subject_is_not_swallowed_by_what_stands_before_it() -> None:
    rows = [("fuller", "NN", 0, "root"), ("before", "NN", 1, "obl"), ("and", "IN", 4, "cc")]
    rows += [("three", "NN", 2, "conj"), ("four", "NN", 1, "obl"), ("are", "VBD", 7, "aux:pass")]
    found = parsed([*rows, ("closed", "VBN", 1, "advcl")], helpers=(5,))
    assert found.heads == (0, 1, 4, 7, 4, 7, 1)
    assert [label[2] for label in found.labels][3:] == ["nsubj:pass", "nmod", "aux:pass", "conj"]
    with_own = [*rows[:4], ("Ali", "NN", 7, "nsubj"), rows[5], ("closed", "VBN", 1, "advcl")]
    assert parsed(with_own, helpers=(5,)).heads[3] == 2


def test_nothing_said_has_two_subjects() -> None:
    rows = [("elder", "NN", 5, "nsubj"), ("said", "VBD", 0, "root"), ("boys", "NN", 5, "nsubj")]
    rows += [("were", "VBD", 5, "aux"), ("dead", "NN", 2, "ccomp")]
    assert parsed(rows).heads == (2, 0, 5, 5, 2)


def test_an_object_stands_before_no_clause_of_its_own() -> None:
    rows = [("accused", "VBD", 0, "root"), ("Russia", "NN", 4, "obj"), ("of", "IN", 4, "mark")]
    assert parsed([*rows, ("stalling", "VB", 1, "advcl")]).heads == (0, 1, 4, 1)


def test_numbers_are_rounded() -> None:
    assert parsed([("left", "VBD", 0, "root")]).happened == (1.24,)


def test_the_figure_after_to_stands_beside_the_one_after_from() -> None:
    rows = [("Tolls", "NN", 2, "nsubj"), ("rose", "VBD", 0, "root"), ("from", "IN", 4, "case")]
    rows += [("7", "CD", 2, "obl"), ("to", "IN", 6, "case"), ("9", "CD", 4, "nmod")]
    parse = parsed(rows)
    assert (parse.heads[5], parse.labels[5][2]) == (2, "obl")


def test_who_is_believed_to_be_something_believes_nothing() -> None:
    rows = [("Men", "NN", 2, "nsubj"), ("believed", "VBD", 0, "root"), ("to", "IN", 5, "mark")]
    rows += [("be", "VB", 5, "cop"), ("rebels", "NN", 6, "nsubj"), ("fled", "VBD", 2, "ccomp")]
    parse = parsed(rows)
    assert parse.heads == (6, 1, 5, 5, 2, 0)
    assert [label[2] for label in parse.labels] == ["nsubj", "acl", "mark", "cop", "xcomp", "root"]
    assert parse.labels[1][1] == "VBN"


def test_the_last_of_a_list_stands_in_it() -> None:
    rows = [("fled", "VBD", 0, "root"), ("to", "IN", 3, "case"), ("Ghazni", "NN", 1, "obl")]
    rows += [("and", "NN", 5, "cc"), ("Uruzgan", "NN", 6, "compound"), ("provinces", "NN", 1, "obl")]
    parse = parsed(rows)
    assert (parse.heads[5], parse.labels[5][2]) == (3, "conj")


def test_of_two_subjects_of_a_last_saying_the_first_is_of_what_is_said() -> None:
    rows = [("Men", "NN", 4, "nsubj"), ("fled", "VBD", 4, "ccomp"), ("Ali", "NN", 4, "nsubj")]
    parse = parsed([*rows, ("said", "VBD", 0, "root")])
    assert parse.heads == (2, 4, 4, 0)


def test_who_were_killed_and_wounded_were_wounded() -> None:
    rows = [("Two", "NN", 3, "nsubj:pass"), ("were", "VBD", 3, "aux:pass"), ("killed", "VBN", 0, "root")]
    rows += [("and", "NN", 6, "cc"), ("three", "NN", 6, "nsubj"), ("wounded", "VBD", 3, "conj")]
    parse = parsed(rows)
    assert (parse.labels[4][2], parse.labels[5][1]) == ("nsubj:pass", "VBN")
    rows[-1] = ("fled", "VBD", 3, "conj")
    assert parsed(rows).labels[4][2] == "nsubj"
