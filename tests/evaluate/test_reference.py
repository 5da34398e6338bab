from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import GoldError
from dateline.evaluate.coreference import GoldMention, load_coreference
from dateline.evaluate.reference import Answer, Chains, evaluate_reference
from dateline.read.reader import Reader

ROWS = """\
1-1	0-5	Peter	person[1]|organization[2]	new[1]|new[2]	s[1]|s[2]	_	coref|bridge	2-1[3_1]|2-3[4_2]
1-2	6-10	Hart	person[1]	new[1]	s[1]	_	_	_
1-3	11-16	spoke	_	_	_	_	_	_
1-4	17-18	.	_	_	_	_	_	_

2-1	19-21	He	person[3]	giv[3]	s[3]	_	_	_
2-2	22-26	left	_	_	_	_	_	_
2-3	27-30	Rome	place[4]	new[4]	s[4]	_	_	_	extra
2-4	31-35	when	_	_	_	_	_	_
2-5	36-38	it	_	_	_	_	_	_
2-6	39-45	rained	_	_	_	_	_	_
"""


def _gold(folder: Path, rows: str = ROWS, genre: str = "news", split: str = "dev") -> Path:
    place = folder / "gum" / split / "tsv"
    place.mkdir(parents=True, exist_ok=True)
    (place / f"GUM_{genre}_x.tsv").write_text("#FORMAT=WebAnno TSV 3.2\n\n" + rows, "utf-8")
    return folder


def test_links_make_chains_and_bridges_do_not(tmp_path: Path) -> None:
    (document,) = load_coreference(_gold(tmp_path))["dev"]
    assert document.words[:2] == ("Peter", "Hart")
    assert document.starts == {0, 4}
    chains = {(one.start, one.end): one.chain for one in document.mentions}
    assert chains[0, 2] == chains[4, 5]
    assert chains[0, 1] != chains[6, 7]


def test_a_mention_without_a_number_goes_by_its_word(tmp_path: Path) -> None:
    rows = "1-1\t0-3\tAnn\tperson\tnew\ts\t_\tcoref\t1-2\n1-2\t4-7\tshe\tperson\tgiv\ts\t_\t_\t_\n"
    (document,) = load_coreference(_gold(tmp_path, rows))["dev"]
    assert document.mentions == (GoldMention(0, 1, "person", 0), GoldMention(1, 2, "person", 0))


def test_the_smallest_mention_around_an_answer_counts(tmp_path: Path) -> None:
    (document,) = load_coreference(_gold(tmp_path))["dev"]
    chains = Chains(document)
    pronoun = chains.at(4)
    assert pronoun is not None
    assert chains.is_right(pronoun, Answer(0, 2, 1))
    assert not chains.is_right(pronoun, Answer(0, 1, 0))
    assert not chains.is_right(pronoun, Answer(6, 7, 6))


def test_scores_every_split_but_train(reader: Reader, tmp_path: Path) -> None:
    _gold(tmp_path, split="train")
    scores = evaluate_reference(_gold(tmp_path), reader)["sets"]["gum"]
    assert list(scores) == ["dev"]
    dev = scores["dev"]
    assert (dev["genres"]["news"]["pronouns"], dev["genres"]["news"]["accuracy"]) == (1, 100.0)
    assert dev["pleonastic_it"]["pronouns"] == 1
    assert dev["baseline"]["nearest"]["pronouns"] == 1


def test_a_broken_row_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"x\.tsv:3.*columns"):
        load_coreference(_gold(tmp_path, "1-1\t0-3\tAnn\n"))
    with pytest.raises(GoldError, match=r"x\.tsv:3.*no entity"):
        load_coreference(_gold(tmp_path, "1-1\t0-3\tAnn\tPERSON[x]\t_\t_\t_\t_\t_\n"))


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="gum"):
        load_coreference(tmp_path)
