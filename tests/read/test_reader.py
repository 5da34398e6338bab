from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import ReadingError
from dateline.read.reader import Reader
from dateline.read.sentences import MOST_WORDS
from dateline.types import Block, BlockKind, Reading, Report

TEXT = """Rebels seize dam
The army said on Sunday that 30 soldiers were killed when insurgents attacked a checkpoint near Tikrit.
"Gen. Omar Saleh told reporters that Kurdish fighters had not entered Mosul.\""""


def report_of(text: str, kind: BlockKind = BlockKind.BODY) -> Report:
    return Report("r1", "0" * 64, text, (Block(kind, 0, len(text), "test"),), published=date(2014, 6, 16))


def two_blocks() -> Report:
    end = TEXT.index("\n")
    blocks = (Block(BlockKind.HEADLINE, 0, end, "test"), Block(BlockKind.BODY, end + 1, len(TEXT), "test"))
    return Report("r1", "0" * 64, TEXT, blocks)


def tree(reading: Reading) -> dict[str, tuple[str, str]]:
    """Relation and head of each word; of a word that comes twice, the last."""
    docs = [passage.doc for passage in reading.passages]
    return {token.text: (token.dep_, token.head.text) for doc in docs for token in doc}


def test_reads_syntax(reader: Reader) -> None:
    found = tree(reader.read(two_blocks()))
    assert found["Rebels"] == ("nsubj", "seize")
    assert found["dam"] == ("obj", "seize")
    assert found["army"] == ("nsubj", "said")
    assert found["killed"] == ("ccomp", "said")
    assert found["soldiers"] == ("nsubj:pass", "killed")
    assert found["30"] == ("nummod", "soldiers")
    assert found["insurgents"] == ("nsubj", "attacked")
    assert found["checkpoint"] == ("obj", "attacked")
    assert found["entered"] == ("ccomp", "told")
    assert found["not"] == ("advmod", "entered")


@pytest.mark.parametrize(
    ("text", "word", "relation", "head"),
    [
        ("Two children were wounded by gunmen in the old town.", "gunmen", "obl:agent", "wounded"),
        ("Two children were wounded by shelling in the old town.", "shelling", "obl:agent", "wounded"),
        ("Two children were wounded by gunmen in the old town.", "children", "nsubj:pass", "wounded"),
        ("Militants who had fled the city returned at night.", "fled", "acl:relcl", "Militants"),
        ("Militants who had fled the city returned at night.", "Militants", "nsubj", "returned"),
        ("The governor denied that police had fired on the crowd.", "fired", "ccomp", "denied"),
        ("At least 12 people died after a car bomb exploded outside a mosque.", "bomb", "nsubj", "exploded"),
        ("Residents are fleeing the town, aid workers said.", "Residents", "nsubj", "fleeing"),
        ("If the rebels attack the port, the government will respond.", "attack", "advcl", "respond"),
    ],
)
def test_parses_news(reader: Reader, text: str, word: str, relation: str, head: str) -> None:
    assert tree(reader.read(report_of(text)))[word] == (relation, head)


def test_reads_capitals(reader: Reader) -> None:
    found = tree(reader.read(report_of("REBELS SEIZE DAM IN NORTHERN SYRIA", BlockKind.HEADLINE)))
    assert found["REBELS"] == ("nsubj", "SEIZE")
    assert found["DAM"] == ("obj", "SEIZE")


def test_finds_names(reader: Reader) -> None:
    names = {
        name.text: name.label_ for passage in reader.read(two_blocks()).passages for name in passage.doc.ents
    }
    assert names["Tikrit"] == "place"
    assert names["Mosul"] == "place"
    assert names["Kurdish"] == "nationality"
    assert any(name.endswith("Omar Saleh") and kind == "person" for name, kind in names.items())


def test_layers_point_into_the_report(reader: Reader) -> None:
    reading = reader.read(two_blocks())
    sentences = reading.layer("sentences")
    assert [reading.report.quote(mark.span) for mark in sentences.marks] == TEXT.split("\n")
    assert [mark.label for mark in sentences.marks] == ["headline", "body", "body"]
    assert sentences.stage == "read"
    assert sentences.version == reader.version
    for passage in reading.passages:
        assert passage.doc.text == TEXT[passage.block.start : passage.block.end]


def test_every_sentence_is_one_tree(reader: Reader) -> None:
    text = "“No,” he said \u2014 twice.\n\n  * And then?  \u200b \x07 www.example.org \u0645\u0631\u062d !!"
    for _, sentence in reader.read(report_of(text)).sentences():
        roots = [token for token in sentence if token.head == token]
        assert len(roots) == 1
        assert all(token.head.sent == sentence for token in sentence)
        assert all(token.pos_ and token.tag_ and token.dep_ and token.lemma_ for token in sentence)


def test_furniture_is_not_read(reader: Reader) -> None:
    assert reader.read(report_of("Share this page", BlockKind.FURNITURE)).passages == ()


def test_nothing_to_read_gives_empty_layers(reader: Reader) -> None:
    reading = reader.read(Report("r1", "0" * 64, "", ()))
    assert reading.layer("sentences").marks == ()


@pytest.mark.parametrize("text", [" ", "\n", " \n\t \n ", "\u00a0"])
def test_white_space_alone(reader: Reader, text: str) -> None:
    reading = reader.read(report_of(text))
    assert reading.passages[0].doc.text == text
    assert reading.layer("sentences").marks == ()


def test_a_sentence_without_end_ends_where_a_reader_would_pause(reader: Reader) -> None:
    text = " ".join(f"the {number}th man, who ran, hid in Shahristan" for number in range(300))
    found = [sentence for _, sentence in reader.read(report_of(text)).sentences()]
    assert " ".join(sentence.text for sentence in found) == text
    assert all(sentence.text.endswith(",") for sentence in found[:-1])
    for sentence in found:
        assert MOST_WORDS / 2 < len(sentence) <= MOST_WORDS or sentence is found[-1]
        assert len([token for token in sentence if token.head == token]) == 1


def test_the_same_report_gives_the_same_bytes(reader: Reader) -> None:
    first, second = (reader.read(two_blocks()) for _ in range(2))
    for one, other in zip(first.passages, second.passages, strict=True):
        assert one.doc.source.to_bytes() == other.doc.source.to_bytes()
    assert first.layers == second.layers


def test_an_unknown_pipeline_is_named() -> None:
    with pytest.raises(ReadingError, match="no_such_pipeline"):
        Reader.load("no_such_pipeline")


def test_a_block_beyond_the_limit_is_refused(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.nlp, "max_length", 10)
    with pytest.raises(ReadingError, match="too long"):
        reader.read(two_blocks())
