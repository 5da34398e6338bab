"""The pages: hostile text stays text, nothing is loaded, the same brief gives the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from dateline.brief import Brief, Scope, compose
from dateline.brief.html import to_html
from dateline.brief.pdf import to_pdf
from dateline.brief.picture import Picture
from dateline.brief.show import shown
from dateline.brief.write import pictures
from dateline.gazetteer import Gazetteer
from tests.brief.made import FIRST, GAO, LAST, Made, claim, incident, many, report, two_tolls

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</q></li><style>*{display:none}</style>",
    '" onload="alert(1)',
    "{{ 7 * 7 }} {% raw %}",
    '#read("/etc/passwd")',
    '#panic() #eval("1") $x^2$ *bold* _it_ `raw` @label <label> = heading',
    '"; #import "@preview/x:1.0.0": *',
    "$\\frac{1}{0}$ ${unclosed",
    "]]> --> <!-- &lt; &#60;",
    "\u202eright to left\u202c \u0627\u0644\u0645\u0648\u0635\u0644",
    "\x00\x07\x1b[31m",
    "\\u{41} \\ ~ -- ---",
]


class Tags(HTMLParser):
    """Collects tags, their attributes and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def pages_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"\s+", " ", text)


def hostile(text: str, world: Scope) -> Brief:
    """A brief in which the text stands wherever others' text can stand."""
    quote = f"{text} struck Gao, 12 killed"
    page = report("page", f"Before. {quote}.", outlet=f"Courier {text}")
    page = replace(page, headline=text)
    place = replace(GAO, name=text)
    one = claim(
        page, 1, quote, by=text, actor=[text], target=[text], place=place, killed=(None, 12, None, "12")
    )
    other = replace(claim(page, 2, quote, killed=(None, 14, None, "12")), place=one.place)
    return compose(Made().add([page], [one, other], [incident("i", [one, other])]), world, FIRST, LAST)


@pytest.fixture(scope="module")
def drawn(gazetteer: Gazetteer) -> dict[str, Picture]:
    return pictures(compose(two_tolls(), Scope(gazetteer), FIRST, LAST), gazetteer)


def test_the_page_loads_nothing_and_runs_nothing(bombing: Brief, drawn: dict[str, Picture]) -> None:
    tags = parsed(to_html(bombing, drawn)).tags
    policy = next(attrs for tag, attrs in tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"] == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert not [
        tag for tag, _ in tags if tag in {"script", "link", "iframe", "object", "embed", "form", "base"}
    ]
    for _, attrs in tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert str(attrs.get("src") or "data:").startswith("data:image/svg+xml;base64,"[:5])
        assert str(attrs.get("href") or "#").startswith("#")


def test_every_call_leads_to_a_footnote_and_back(bombing: Brief, drawn: dict[str, Picture]) -> None:
    tags = parsed(to_html(bombing, drawn)).tags
    ids = [str(attrs["id"]) for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {str(attrs["href"])[1:] for _, attrs in tags if "href" in attrs} <= set(ids)
    assert {f"n{note.number}" for note in bombing.footnotes} <= set(ids)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_html(text: str, world: Scope, gazetteer: Gazetteer) -> None:
    brief = hostile(text, world)
    page = to_html(brief, pictures(brief, gazetteer))
    plain = parsed(to_html(hostile("plain", world), {})).tags
    tags = parsed(to_html(brief, {})).tags
    assert [tag for tag, _ in tags] == [tag for tag, _ in plain]
    assert [sorted(attrs) for _, attrs in tags] == [sorted(attrs) for _, attrs in plain]
    assert shown(text) in re.sub(r"\s+", " ", "".join(parsed(page).text))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page)


def test_hostile_text_stays_text_in_pdf(world: Scope, gazetteer: Gazetteer) -> None:
    made = Made()
    for count, text in enumerate(HOSTILE):
        page = report(f"r{count}", f"{text} struck Gao.", outlet=f"Courier {text}")
        one = claim(page, 1, f"{text} struck Gao", actor=[text], target=[text], place=replace(GAO, name=text))
        made.add([page], [one], [incident(f"i{count}", [one])])
    brief = compose(made, world, FIRST, LAST)
    text = pages_of(to_pdf(brief, pictures(brief, gazetteer)))
    for words in (
        '#read("/etc/passwd")',
        "<script>alert(1)</script>",
        "#panic() #eval",
        "$x^2$ *bold*",
        "<!-- &lt;",
    ):
        assert words in text.replace("“", '"').replace("”", '"')
    assert "root:" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_pictures_take_any_text(text: str, world: Scope, gazetteer: Gazetteer) -> None:
    for picture in pictures(hostile(text, world), gazetteer).values():
        tags = {tag for tag, _ in parsed(picture.svg.decode()).tags}
        assert tags <= {
            "svg",
            "defs",
            "style",
            "g",
            "path",
            "use",
            "clippath",
            "rect",
            "pattern",
            "metadata",
        } | {"rdf:rdf", "cc:work", "dc:type", "dc:format", "dc:creator", "cc:agent", "dc:title", "dc:date"}


def test_the_same_brief_gives_the_same_bytes(world: Scope, gazetteer: Gazetteer) -> None:
    made: list[tuple[Any, ...]] = []
    for _ in range(2):
        brief = compose(two_tolls(), world, FIRST, LAST)
        drawn = pictures(brief, gazetteer)
        made.append(
            (to_html(brief, drawn), to_pdf(brief, drawn), {name: one.svg for name, one in drawn.items()})
        )
    assert made[0] == made[1]


def test_the_pdf_holds_both_voices_and_the_day_of_the_store(
    bombing: Brief, drawn: dict[str, Picture]
) -> None:
    pdf = to_pdf(bombing, drawn)
    text = pages_of(pdf)
    assert "Police said that a bomb was set off in Gao on 2013-03-05, with 9 killed" in text
    assert "A hospital source said that 12 people were killed" in text
    assert "nine people were killed" in text
    assert "claim gazette-2, report gazette" in text
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_dict()["CreationDate"].startswith("D:20260102030405")
    document.close()


def test_the_pdf_has_each_footnote_once(bombing: Brief, drawn: dict[str, Picture]) -> None:
    text = pages_of(to_pdf(bombing, drawn))
    assert [text.count(f"claim {note.claim_id},") for note in bombing.footnotes] == [1] * len(
        bombing.footnotes
    )


def test_an_empty_window_gives_pages_that_say_so(world: Scope) -> None:
    brief = compose(Made(), world, FIRST, LAST)
    words = "No incident of this window and area is on record."
    assert words in to_html(brief, {})
    assert words in pages_of(to_pdf(brief, {}))


def test_many_incidents_make_pages(world: Scope, gazetteer: Gazetteer) -> None:
    brief = compose(many(120), world, FIRST, LAST)
    drawn = pictures(brief, gazetteer)
    assert to_html(brief, drawn).count("<article") == 40
    assert "80 people" not in pages_of(to_pdf(brief, drawn))[:200]


def test_control_signs_are_shown_as_a_mark() -> None:
    assert shown("a\u202eb\x07c \n d") == "a\ufffdb\ufffdc d"
