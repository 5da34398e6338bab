"""A report's text in runs: nothing lost, nothing twice, whatever the claims' words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.desk.highlight import Mark, highlight, lanes
from dateline.types import Block, BlockKind, Report, Span

_LETTERS = st.characters(codec="utf-8") | st.sampled_from("𝔸🜂𐤀 \n\r\x00")


def report(text: str, blocks: tuple[Block, ...] = ()) -> Report:
    return Report(id="r", capture_sha256="-", text=text, blocks=blocks)


def block(start: int, end: int, kind: BlockKind = BlockKind.BODY) -> Block:
    return Block(kind, start, end, "is written for a test")


@st.composite
def marked(draw: st.DrawFn) -> tuple[Report, list[Mark]]:
    """A report cut into blocks somewhere, with spans anywhere."""
    text = draw(st.text(_LETTERS, min_size=1, max_size=60))
    ends = st.integers(0, len(text))
    cuts = sorted(draw(st.sets(ends, max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    spans = draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1]), max_size=8))
    names = st.sampled_from(["a", "b", "c"])
    values = st.none() | st.sampled_from(["actors", "date"])
    marks = [
        Mark(Span("r", *span), name, value and f"{name}:{value}")
        for span, name, value in ((span, draw(names), draw(values)) for span in spans)
    ]
    return report(text, tuple(block(*pair) for pair in pairs)), marks


@given(marked())
def test_every_character_stands_once_and_in_order(case: tuple[Report, list[Mark]]) -> None:
    read, marks = case
    runs = [run for passage in highlight(read, marks) for run in passage.runs]
    assert "".join(run.text for run in runs) == read.text
    assert [run.start for run in runs[1:]] == [run.end for run in runs[:-1]]
    assert all(run.text == read.text[run.start : run.end] and run.text for run in runs)
    assert all(len(run.written) == len(run.text) for run in runs)


@given(marked())
def test_a_run_has_the_claims_and_values_of_each_of_its_characters(case: tuple[Report, list[Mark]]) -> None:
    read, marks = case
    for passage in highlight(read, marks):
        for run in passage.runs:
            for at in range(run.start, run.end):
                here = [mark for mark in marks if mark.span.start <= at < mark.span.end]
                assert set(run.claims) == {mark.claim_id for mark in here if mark.value is None}
                assert set(run.values) == {mark.value for mark in here if mark.value is not None}


@given(marked())
def test_a_claim_opens_once_where_its_words_begin(case: tuple[Report, list[Mark]]) -> None:
    read, marks = case
    opened = [
        (claim, run.start)
        for passage in highlight(read, marks)
        for run in passage.runs
        for claim in run.opens
    ]
    told = {mark.claim_id for mark in marks if mark.value is None}
    firsts = {
        claim: min(mark.span.start for mark in marks if mark.claim_id == claim and not mark.value)
        for claim in told
    }
    assert dict(opened) == firsts
    assert len(opened) == len(firsts)


@given(marked())
def test_claims_on_the_same_words_have_lines_of_their_own(case: tuple[Report, list[Mark]]) -> None:
    read, marks = case
    found = lanes(marks)
    for passage in highlight(read, marks):
        for run in passage.runs:
            assert len({found[claim] for claim in run.claims}) == len(run.claims)


def test_the_space_behind_a_block_belongs_to_its_passage() -> None:
    read = report("Title\n\nBody.\n", (block(0, 5, BlockKind.HEADLINE), block(7, 12)))
    passages = highlight(read, [Mark(Span("r", 7, 11), "a")])
    assert [passage.kind for passage in passages] == [BlockKind.HEADLINE, BlockKind.BODY]
    assert [[run.text for run in passage.runs] for passage in passages] == [["Title\n\n"], ["Body", ".\n"]]
    assert passages[1].claims == ("a",)


def test_offsets_count_letters_outside_the_basic_plane_as_one() -> None:
    read = report("🜂🜂 fire in 𐤀")
    (passage,) = highlight(read, [Mark(Span("r", 11, 12), "a", "a:place:0")])
    assert [(run.start, run.end, run.text) for run in passage.runs] == [(0, 11, "🜂🜂 fire in "), (11, 12, "𐤀")]


def test_words_of_another_report_or_beyond_the_text_are_left_out() -> None:
    read = report("Short.")
    (passage,) = highlight(read, [Mark(Span("other", 0, 3), "a"), Mark(Span("r", 2, 60), "b")])
    assert [run.claims for run in passage.runs] == [()]


def test_what_no_page_can_hold_is_written_as_one_sign() -> None:
    (passage,) = highlight(report("a\x00b\r\nc"), [])
    assert passage.runs[0].written == "a\ufffdb\ufffd\nc"
