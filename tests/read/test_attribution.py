"""Who says, thinks or wants what."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as SpacyDoc

from dateline.collect import capture_text
from dateline.lexicon import load_lexicon
from dateline.pipeline import Pipeline
from dateline.read.attribution import AttributionReader
from dateline.read.reader import Reader
from dateline.read.reference import ReferenceReader
from dateline.types import Attribution, Block, BlockKind, Layer, Reading, Report, Span
from dateline.types.parse import Doc
from tests.fuzz.clock import assert_linear
from tests.read.parsed import reading_of


@pytest.fixture(scope="module")
def stages() -> tuple[ReferenceReader, AttributionReader]:
    lexicon = load_lexicon()
    return ReferenceReader(lexicon), AttributionReader(lexicon)


def _read(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader], text: str, *, headline: bool = False
) -> Reading:
    """The attributions of a text whose lines are paragraphs."""
    blocks, start = [], 0
    for line in text.split("\n"):
        kind = BlockKind.HEADLINE if headline else BlockKind.BODY
        blocks.append(Block(kind, start, start + len(line), "line"))
        start += len(line) + 1
    reading = reader.read(Report("r", "", text, tuple(blocks)))
    for stage in stages:
        reading = stage(reading)
    return reading


def _told(reading: Reading) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution; the reason in brackets where there is no source."""
    return [
        (
            reading.report.quote(mark.source) if mark.source is not None else f"({mark.absence})",
            reading.report.quote(mark.span),
            " … ".join(map(reading.report.quote, mark.content)),
        )
        for mark in reading.marks("attributions", Attribution)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Officials said rebels shelled the town.", ("Officials", "said", "rebels shelled the town")),
        ("The army, officials said, left.", ("officials", "said", "The army … left")),
        (
            "According to residents, the bridge fell.",
            ("residents", "According to", "the bridge fell"),
        ),
        ("The mayor told reporters that the road was cut.", ("The mayor", "told", "that the road was cut")),
        (
            "“We left,” said the doctor. “Nobody stayed.”",
            ("the doctor", "said", "“We left,” … “Nobody stayed.”"),
        ),
        ("'We left,' the doctor said.", ("the doctor", "said", "'We left,'")),
        ("The group called for talks.", ("The group", "called for", "talks")),
        ("The group plans to leave the town.", ("The group", "plans", "to leave the town")),
        ("The group condemned the attack.", ("The group", "condemned", "the attack")),
        (
            "The minister is worried about the talks.",
            ("The minister", "is worried about", "the talks"),
        ),
        (
            "The minister's claim that rebels fled was repeated.",
            ("The minister's", "claim", "that rebels fled"),
        ),
        ("The gunmen are said to have fled.", ("(passive)", "are said", "The gunmen … to have fled")),
        ("It is unclear whether they fled.", ("(impersonal)", "It is unclear", "whether they fled")),
        ("The army reportedly left.", ("(adverb)", "reportedly", "The army … left")),
    ],
)
def test_source_cue_and_content(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader], text: str, told: tuple[str, str, str]
) -> None:
    assert told in _told(_read(reader, stages, text))


def test_a_quotation_goes_on_in_the_next_paragraph(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader]
) -> None:
    text = "“We left the town,” the doctor said. “It was dark.\n“Nobody stayed.”"
    assert _told(_read(reader, stages, text)) == [
        ("the doctor", "said", "“We left the town,” … “It was dark … “Nobody stayed.”")
    ]


def test_a_colon_announces_the_next_paragraph(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader]
) -> None:
    reading = _read(reader, stages, "The doctor added:\n“Nobody stayed.”")
    assert _told(reading) == [("The doctor", "added", "“Nobody stayed.”")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Minister: army to leave city", "Minister"),
        ("Army to leave city – minister", "minister"),
        ("Syria: army to leave city", None),
        ("Update: army to leave city", None),
    ],
)
def test_headlines(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader], text: str, source: str | None
) -> None:
    sources = [told[0] for told in _told(_read(reader, stages, text, headline=True)) if told[1] in ":–"]
    assert sources == ([source] if source is not None else [])


def test_a_chain_keeps_every_voice(reader: Reader, stages: tuple[ReferenceReader, AttributionReader]) -> None:
    reading = _read(reader, stages, "Human Rights Watch said a policeman told it that soldiers burned homes.")
    inner = next(
        mark
        for mark in reading.marks("attributions", Attribution)
        if mark.source is not None and reading.report.quote(mark.source) == "a policeman"
    )
    assert [reading.report.quote(span) for span in inner.via] == ["Human Rights Watch"]
    assert (inner.sort, inner.manner, inner.quoting) == ("official", "say", "indirect")


def test_the_press_and_the_page_stand_between(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader]
) -> None:
    reading = _read(reader, stages, "The mayor told reporters that the road was cut.")
    (told,) = reading.marks("attributions", Attribution)
    assert [reading.report.quote(span) for span in told.via] == ["reporters"]


def test_a_pronoun_is_followed_to_whom_it_means(
    reader: Reader, stages: tuple[ReferenceReader, AttributionReader]
) -> None:
    reading = _read(reader, stages, "The mayor arrived on Friday. “We will rebuild,” he said.")
    (told,) = reading.marks("attributions", Attribution)
    assert told.source is not None
    assert told.referent == Span("r", 4, 9)
    assert (told.sort, told.quoting) == ("official", "direct")


def test_the_pipeline_gives_the_layer(pipeline: Pipeline) -> None:
    reading = pipeline(capture_text("Officials said rebels shelled the town."))
    assert _told(reading) == [("Officials", "said", "rebels shelled the town")]


def _of_sayings(number: int) -> Reading:
    """One block of sentences that all read "they said it fell", parsed by hand."""
    words = ["they", "said", "it", "fell", "."]
    heads = [place + head for place in range(0, 5 * number, 5) for head in (1, 1, 3, 1, 1)]
    doc = SpacyDoc(
        spacy.blank("en").vocab,
        words=words * number,
        lemmas=["they", "say", "it", "fall", "."] * number,
        pos=["PRON", "VERB", "PRON", "VERB", "PUNCT"] * number,
        tags=["PRP", "VBD", "PRP", "VBD", "."] * number,
        heads=heads,
        deps=["nsubj", "root", "nsubj", "ccomp", "punct"] * number,
        sent_starts=[place % 5 == 0 for place in range(5 * number)],
    )
    return reading_of(Doc(doc)).with_layer(Layer("references", "test", "1", ()))


def test_a_block_of_sayings_takes_linear_time(stages: tuple[ReferenceReader, AttributionReader]) -> None:
    small, double = _of_sayings(6_000), _of_sayings(12_000)
    assert len(_told(stages[1](_of_sayings(10)))) == 10
    assert_linear(lambda: stages[1](small), lambda: stages[1](double))
