"""Another parser in place of ours: a spaCy pipeline with UD labels, built by hand and saved to a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import dateline
from dateline.errors import ReadingError
from dateline.pipeline import build
from dateline.read.reader import Reader
from dateline.types import Name
from tests.cli.conftest import Run, run

__all__ = ["run"]

SENTENCE = "Gunmen killed 12 villagers near Baquba."
ROWS = {
    "Gunmen": ("NOUN", "NNS", "killed", "nsubj"),
    "killed": ("VERB", "VBD", "killed", "ROOT"),
    "12": ("NUM", "CD", "villagers", "nummod"),
    "villagers": ("NOUN", "NNS", "killed", "obj"),
    "near": ("ADP", "IN", "Baquba", "case"),
    "Baquba": ("PROPN", "NNP", "killed", "obl"),
    ".": ("PUNCT", ".", "killed", "punct"),
}


@Language.component("parse_by_hand")
def parse_by_hand(doc: Doc) -> Doc:
    """Set what ROWS say, without lemmas, and mark the town as OntoNotes does."""
    places = {token.text: token for token in doc}
    for token in doc:
        token.pos_, token.tag_, head, token.dep_ = ROWS[token.text]
        token.head = places[head]
    doc.set_ents([Span(doc, places["Baquba"].i, places["Baquba"].i + 1, "GPE")])
    return doc


@Language.component("parse_otherwise")
def parse_otherwise(doc: Doc) -> Doc:
    """The same with the relations of another scheme."""
    parse_by_hand(doc)
    for token in doc:
        token.dep_ = {"obj": "dobj", "case": "prep", "obl": "pobj"}.get(token.dep_, token.dep_)
    return doc


@Language.component("tag_nothing")
def tag_nothing(doc: Doc) -> Doc:
    """Relations without tags."""
    parse_by_hand(doc)
    for token in doc:
        token.pos_ = token.tag_ = ""
    return doc


def saved(folder: Path, component: str) -> str:
    """The path of a pipeline of one component."""
    nlp = spacy.blank("en")
    nlp.add_pipe(component)
    nlp.to_disk(folder / component)
    return str(folder / component)


def test_another_parser_leads_to_claims(tmp_path: Path) -> None:
    reading = dateline.read(SENTENCE, pipeline=build(reader=saved(tmp_path, "parse_by_hand")))
    (claim,) = reading.claims
    assert (claim.kind, [actor.value for actor in claim.actor]) == ("killing", ["Gunmen"])
    assert [target.value for target in claim.target] == ["villagers"]
    assert [located.place.value.name for located in claim.place] == ["Baquba"]
    assert [count.value.best for count in claim.counts] == [12]
    marks = reading.marks("names", Name)
    assert [(reading.report.quote(mark.span), mark.label) for mark in marks] == [("Baquba", "place")]


def test_the_command_takes_another_parser(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "page.txt"
    page.write_text(SENTENCE, encoding="utf-8")
    shown = run("read", str(page), "--reader", saved(tmp_path, "parse_by_hand"))
    assert (shown.code, shown.err) == (0, "")
    assert "1. Gunmen killed villagers near Baquba (12 killed)." in shown.out


@pytest.mark.parametrize(
    ("component", "reason"),
    [
        ("parse_otherwise", "does not label relations as UD does (it has 'dobj')"),
        ("tag_nothing", "sets no parts of speech and no PTB tags"),
    ],
)
def test_what_is_not_ud_is_refused(component: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as refused:
        dateline.read(SENTENCE, pipeline=build(reader=saved(tmp_path, component)))
    assert reason in str(refused.value)


def test_a_parser_that_never_learnt_ud_is_refused_at_once(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("dobj")  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "other")
    with pytest.raises(ReadingError, match="it has no 'obl'"):
        Reader.load(str(tmp_path / "other"))


def test_a_folder_that_is_no_pipeline_is_named(tmp_path: Path, run: Run) -> None:
    (tmp_path / "page.txt").write_text(SENTENCE, encoding="utf-8")
    shown = run("read", str(tmp_path / "page.txt"), "--reader", str(tmp_path))
    assert shown.code == 2
    assert "no spaCy pipeline named" in shown.err
