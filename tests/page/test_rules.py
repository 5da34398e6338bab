"""The rules for furniture: every one has lines that it takes, and none takes what a report says."""

from __future__ import annotations

import pytest

from dateline.page.lines import Line
from dateline.page.rules import first_match, load_rules

TAKEN = {
    "read-more": ["Read more", "Related stories", "More:", "Recommended for you", "More from the region"],
    "read-more-inline": ["Video: Ten things about dates", "WATCH | Talks stall again in Doha"],
    "newsletter": ["Start your day with The Gazette, sign up for our emails", "Get the news in your inbox"],
    "share": ["Share", "Copy link", "Social Sharing", "Comments (12)"],
    "advert": ["Advertisement", "Story continues below", "Sponsored content"],
    "credit": [
        "Additional reporting by Tom Lee",
        "Reporting by A B; Editing by C D",
        "With files from Tom Lee",
    ],
    "contributed": ["Tom Lee in Basra contributed to this report."],
    "rights": ["© 2014 The Gazette. All rights reserved", "All rights reserved"],
    "photo-credit-only": ["Photo: Tom Lee", "(AP)", "Image credit: Getty Images"],
    "caption-credit": [
        "Smoke over the bridge on Monday (Tom Lee/AFP)",
        "Women queue for bread. REUTERS/Tom Lee",
    ],
    "gallery": ["[2/7] Smoke over the bridge"],
    "player": ["Duration 1:30", "14 hours ago", "Media caption Smoke over the bridge"],
    "number": ["191119052250266", "/ 5"],
}
KEPT = [
    "More than 30 people were killed in the blast.",
    "Reporting restrictions were lifted on Monday.",
    "The minister said the source of the fire was unknown.",
    "Watchtowers burned through the night.",
    "He shared the pictures with the Associated Press (AP) on Monday.",
    "Advertisements for recruits appeared in the town.",
    "“No,” she said.",
    "Related attacks killed four people in Basra.",
]


def test_every_rule_has_examples() -> None:
    assert set(TAKEN) == {rule.name for rule in load_rules()}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in TAKEN.items() for text in texts])
def test_a_rule_takes_its_lines(name: str, text: str) -> None:
    rule = first_match(Line(text), load_rules())
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize("text", KEPT)
def test_no_rule_takes_a_sentence_of_a_report(text: str) -> None:
    assert first_match(Line(text), load_rules()) is None
