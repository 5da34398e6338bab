"""Frames over syntax: which words evoke which kind, with parses built by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from dateline.code.match import Matcher
from dateline.code.slots import read_slots
from dateline.codebook import Codebook, check_words, load_codebook
from dateline.errors import CodebookError
from dateline.pipeline import Pipeline
from dateline.types.parse import Doc

PAGE = """
kind: {kind}
family: fighting
definition: A page for the test.
rank: {rank}
frames:
{frames}
examples: []
counterexamples: []
crosswalk: {{plover: null, acled: null, ucdp: null, cameo: null}}
"""


def parse(*rows: str) -> Doc:
    """A doc from rows "text tag pos lemma relation head", heads as token numbers from 0."""
    words, tags, pos, lemmas, relations, heads = zip(*(row.split() for row in rows), strict=True)
    made = SpacyDoc(
        spacy.blank("en").vocab,
        words=list(words),
        tags=list(tags),
        pos=list(pos),
        lemmas=list(lemmas),
        deps=list(relations),
        heads=[int(head) for head in heads],
    )
    return Doc(made)


ACTIVE = parse(
    "Rebels NNS NOUN rebel nsubj 1",
    "shelled VBD VERB shell root 1",
    "villages NNS NOUN village obj 1",
    "near IN ADP near case 4",
    "Homs NNP PROPN Homs obl 1",
)
PASSIVE = parse(
    "Villages NNS NOUN village nsubj:pass 2",
    "were VBD AUX be aux:pass 2",
    "shelled VBN VERB shell root 2",
    "by IN ADP by case 4",
    "rebels NNS NOUN rebel obl:agent 2",
)
LIGHT = parse(
    "Rebels NNS NOUN rebel nsubj 1",
    "launched VBD VERB launch root 1",
    "an DT DET a det 3",
    "attack NN NOUN attack obj 1",
)


def _codebook(folder: Path, **frames: str) -> Codebook:
    for rank, (kind, text) in enumerate(frames.items()):
        (folder / f"{kind}.yaml").write_text(PAGE.format(kind=kind, rank=rank, frames=text), encoding="utf-8")
    return load_codebook(folder)


@pytest.mark.parametrize("doc", [ACTIVE, PASSIVE], ids=["active", "passive"])
def test_voice_of_the_verb_does_not_matter(pipeline: Pipeline, doc: Doc) -> None:
    verb = next(token for token in doc if token.lemma_ == "shell")
    slots = read_slots(verb, pipeline.lexicon)
    assert [token.lemma_ for token in slots["subject"]] == ["rebel"]
    assert [token.lemma_ for token in slots["object"]] == ["village"]


def test_prepositions_are_slots(pipeline: Pipeline) -> None:
    assert [str(token) for token in read_slots(ACTIVE[1], pipeline.lexicon)["near"]] == ["Homs"]


def test_a_light_verb_hands_its_subject_down(pipeline: Pipeline) -> None:
    assert [str(token) for token in read_slots(LIGHT[3], pipeline.lexicon)["subject"]] == ["Rebels"]


def test_the_frame_with_more_needs_wins(tmp_path: Path, pipeline: Pipeline) -> None:
    book = _codebook(
        tmp_path,
        alpha="  - verbs: [shell]",
        beta='  - verbs: [shell]\n    needs: {object: ["@settlements"]}',
    )
    triggers = Matcher(book, pipeline.lexicon).triggers(ACTIVE[:])
    assert [trigger.kind for trigger in triggers] == ["beta"]


def test_rank_breaks_ties(tmp_path: Path, pipeline: Pipeline) -> None:
    book = _codebook(tmp_path, beta="  - verbs: [shell]", alpha="  - verbs: [shell]")
    assert [trigger.kind for trigger in Matcher(book, pipeline.lexicon).triggers(ACTIVE[:])] == ["beta"]


def test_unless_and_negative_frames_keep_a_kind_away(tmp_path: Path, pipeline: Pipeline) -> None:
    book = _codebook(
        tmp_path,
        alpha="  - verbs: [shell]\n    unless: {object: [village]}",
        beta="  - verbs: [shell]\nwithout:\n  - verbs: [shell]\n    needs: {subject: [rebel]}",
    )
    assert Matcher(book, pipeline.lexicon).triggers(ACTIVE[:]) == []


def test_a_class_nobody_wrote_is_an_error(tmp_path: Path, pipeline: Pipeline) -> None:
    book = _codebook(tmp_path, alpha='  - verbs: [shell]\n    needs: {object: ["@village"]}')
    with pytest.raises(CodebookError, match=r"alpha\.yaml.*@village"):
        check_words(book, pipeline.lexicon.classes)


def test_a_frame_without_words_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"alpha\.yaml:7: frames\.0: .*verbs, nouns or adjectives"):
        _codebook(tmp_path, alpha="  - actor: subject")


def test_an_empty_folder_is_no_codebook(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="holds no codebook page"):
        load_codebook(tmp_path)


def test_an_unknown_nature_is_named_with_the_valid_ones(tmp_path: Path) -> None:
    page = PAGE.format(kind="alpha", rank=1, frames="  - verbs: [shell]") + "nature: [sudden]\n"
    (tmp_path / "alpha.yaml").write_text(page, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"alpha\.yaml:\d+: nature\.0: .*'means', 'outcome', 'generic'"):
        load_codebook(tmp_path)
