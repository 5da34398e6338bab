"""spaCy's own small CNN with random weights: one tok2vec, a parser and a name finder, as its small pipelines have them.

It does the same work as a trained one, so that nothing has to be downloaded. Random weights make odd trees and
names, which changes how often the parser reduces and shifts, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import fix_random_seed

SEED = 8
WIDTH = 96
RELATIONS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass"
    " dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj"
    " poss preconj predet prep prt punct quantmod relcl xcomp"
)
"""The relations of spaCy's English pipelines, as many as theirs."""
NAMES = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME"
    " WORK_OF_ART"
)
_TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": WIDTH,
    "depth": 4,
    "embed_size": 2000,
    "window_size": 1,
    "maxout_pieces": 3,
    "subword_features": True,
    "pretrained_vectors": None,
}
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}


def small_cnn() -> Language:
    """The pipeline; the same weights at every call."""
    fix_random_seed(SEED)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    for pipe, state, labels in (("parser", "parser", RELATIONS), ("ner", "ner", NAMES)):
        added = nlp.add_pipe(pipe, config={"model": _transitions(state)})
        for label in labels.split():
            added.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    _spread(nlp)
    return nlp


def parse(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """The texts of one report as docs, in one batch: names, trees and where sentences begin."""
    return list(nlp.pipe(texts, batch_size=max(1, len(texts))))


def _transitions(state: str) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": _LISTENER,
    }


def _spread(nlp: Language) -> None:
    """Give the layers that choose a move random weights: they begin as zeros, and would always make the first."""
    random = np.random.default_rng(SEED)
    for pipe in ("parser", "ner"):
        upper = nlp.get_pipe(pipe).model.get_ref("upper")  # type: ignore[attr-defined]
        shape = upper.get_param("W").shape
        upper.set_param("W", random.normal(0, 0.2, shape).astype(np.float32))
