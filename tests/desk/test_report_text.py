"""What stands beside a report's text: letters for its voices, lines under words, furniture together."""

from __future__ import annotations

from dateline.desk.report_page import cards_of, statuses_of, voices_of
from dateline.desk.report_text import text_of
from dateline.types import Block, BlockKind, Claim, Report, Span, Status, Value

TEXT = "Menu\nShop\nTitle\nThe army left, a doctor and Ann Ray said. Ann Ray wept.\n"


def made() -> Report:
    blocks = (
        Block(BlockKind.FURNITURE, 0, 4, "stands outside"),
        Block(BlockKind.FURNITURE, 5, 9, "sells something"),
        Block(BlockKind.HEADLINE, 10, 15, "is the title"),
        Block(BlockKind.BODY, 16, 72, "is a paragraph"),
    )
    return Report(id="r", capture_sha256="-", text=TEXT, blocks=blocks)


def claim(name: str, words: str, voice: str | None, status: Status = Status.ATTRIBUTED) -> Claim:
    def span(quote: str) -> Span:
        start = TEXT.index(quote)
        return Span("r", start, start + len(quote))

    said = Value(voice, voice, (span(voice),), "voices") if voice else None
    return Claim(name, "r", "withdrawal", status, (span(words),), said_by=said)


def test_each_voice_has_one_letter_and_the_reporter_none() -> None:
    claims = [
        claim("1", "army left", "Ann Ray"),
        claim("2", "wept", None, Status.ASSERTED),
        claim("3", "army", "doctor"),
        claim("4", "left", "Ann Ray", Status.DENIED),
    ]
    cards = cards_of(made(), claims, [], {"1": "i"})
    assert [card.letter for card in cards] == ["A", "", "B", "A"]
    assert [(voice.letter, voice.name, voice.claims) for voice in voices_of(cards)] == [
        ("A", "Ann Ray", 2),
        ("B", "doctor", 1),
    ]
    assert statuses_of(cards) == [(Status.ASSERTED, 1), (Status.ATTRIBUTED, 2), (Status.DENIED, 1)]
    assert [(card.number, card.incident, card.quote) for card in cards[:2]] == [
        (1, "i", "army left"),
        (2, None, "wept"),
    ]


def test_furniture_is_together_with_its_reasons() -> None:
    folded, headline, body = text_of(made(), ()).parts()
    assert (folded.folded, folded.in_words) == (True, "2 lines of page furniture")
    assert [(reason, len(lines)) for reason, lines in folded.by_reason()] == [
        ("stands outside", 1),
        ("sells something", 1),
    ]
    assert (headline.folded, body.folded) == (False, False)
    assert text_of(made(), ()).has_headline


def test_words_of_two_claims_have_a_line_for_each_and_the_look_of_what_is_counted() -> None:
    claims = [claim("1", "The army left", None, Status.PLANNED), claim("2", "army", None, Status.ASSERTED)]
    text = text_of(made(), cards_of(made(), claims, [], {}))
    looks = {run.text: text.looks(run) for passage in text.passages for run in passage.runs if run.claims}
    assert looks == {
        "The ": "said uncounted line0-planned",
        "army": "said tint-asserted line0-planned line1-asserted",
        " left": "said uncounted line0-planned",
    }
