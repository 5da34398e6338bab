"""A report in the browser: words and claims linked both ways, words turned into offsets, furniture folded."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from dateline.pipeline import Pipeline
from dateline.store import Store
from dateline.workspace.ingest import add
from tests.desk.browser.soon import soon

LIT = re.compile(r"(^| )lit( |$)")
SELECTED = "import('/static/js/report.js').then((report) => report.selectedWords())"


@pytest.fixture
def post(store: Store) -> str:
    """The report with furniture, a caption, several voices and claims of four statuses."""
    return next(head.id for head in store.reports.heads() if head.outlet == "The River Post")


def card(page: Page, number: int) -> Locator:
    return page.locator(".beside .claim").nth(number - 1)


def shown(page: Page) -> dict[str, str]:
    """The words that are named in the text now, by their name."""
    found = page.locator(".report-text [data-shown]")
    return dict(found.evaluate_all("runs => runs.map((run) => [run.dataset.shown, run.innerText])"))


def showing(page: Page, *names: str) -> dict[str, str | None]:
    """The words that these names are given now."""
    found = shown(page)
    return {name: found.get(name) for name in names}


def select(page: Page, text: str, first: str, last: str) -> Any:
    """Select from the first words to the end of the last, as a browser counts, and give what the desk makes of it."""
    start = text.index(first)
    end = text.index(last, start) + len(last)
    page.evaluate(
        """([start, end]) => {
            const range = document.createRange();
            let before = 0;
            for (const run of document.querySelectorAll("[data-start]")) {
                const [node, after] = [run.firstChild, before + run.firstChild.length];
                if (before <= start && start < after) range.setStart(node, start - before);
                if (before < end && end <= after) range.setEnd(node, end - before);
                before = after;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [in_utf16(text[:start]), in_utf16(text[:end])],
    )
    return page.evaluate(SELECTED)


def in_utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_report_stands_as_it_was_read(
    page: Page, post: str, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto(f"/reports/{post}")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Militants seize Mosul as Iraqi army abandons its posts"
    )
    assert "Source Serif" in page.evaluate(
        "getComputedStyle(document.querySelector('.report-text')).fontFamily"
    )
    expect(page.get_by_text("not counted").first).to_be_visible()
    accessible(page)
    picture(page, "report")
    page.get_by_role("button", name="Light or dark").click()
    accessible(page)


def test_furniture_is_folded_away_but_there(page: Page, post: str) -> None:
    page.goto(f"/reports/{post}")
    line = page.get_by_text("Win a week on the coast")
    expect(line).to_be_hidden()
    page.get_by_text("7 lines of page furniture").click()
    expect(line).to_be_visible()
    expect(page.get_by_text("stands outside the report").first).to_be_visible()


def test_pointing_at_a_card_shows_which_words_gave_which_value(page: Page, post: str) -> None:
    page.goto(f"/reports/{post}")
    assert shown(page) == {}
    card(page, 1).get_by_role("heading").hover()
    told = {"actor": "Fighters of the Islamic State of Iraq", "place": "Mosul", "date": "Tuesday"}
    soon(page, lambda: showing(page, *told, "event"), {**told, "event": "captured"})
    card(page, 1).locator(".cell", has_text="date").hover()
    soon(page, lambda: shown(page), {"date": "Tuesday"})
    page.get_by_role("heading", level=1).hover()
    soon(page, lambda: shown(page), {})


def test_pointing_at_words_shows_their_card_and_a_click_keeps_it(
    page: Page, post: str, accessible: Callable[[Page], None]
) -> None:
    page.goto(f"/reports/{post}")
    doctor = page.locator(".beside .claim", has_text="hospital doctor")
    expect(doctor).not_to_be_in_viewport()
    words = page.locator("mark", has_text="killed")
    words.hover()
    expect(doctor).to_be_in_viewport()
    soon(page, lambda: showing(page, "voice"), {"voice": "hospital doctor"})
    accessible(page)
    words.click()
    page.get_by_role("heading", level=1).hover()
    expect(doctor).to_have_class(LIT)
    page.keyboard.press("Escape")
    expect(doctor).not_to_have_class(LIT)
    soon(page, lambda: shown(page), {})


def test_a_click_on_words_of_two_claims_goes_from_one_to_the_other(page: Page, post: str) -> None:
    page.goto(f"/reports/{post}")
    both = page.locator("mark[data-claims*=' ']").first
    first, second = str(both.get_attribute("data-claims")).split()
    for claim in (first, second, first):
        both.click()
        expect(page.locator(f"#c-{claim}")).to_have_class(LIT)


def test_keys_and_tab_go_from_claim_to_claim(page: Page, post: str) -> None:
    page.goto(f"/reports/{post}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(card(page, 2)).to_be_focused()
    soon(page, lambda: showing(page, "event"), {"event": "fighting"})
    page.keyboard.press("k")
    expect(card(page, 1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(card(page, 1).get_by_role("link", name="territory taken")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Claim 1, asserted")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Claim 2, asserted")).to_be_focused()
    expect(card(page, 2)).to_have_class(LIT)


def test_the_address_of_a_claim_shows_it(page: Page, post: str, store: Store) -> None:
    last = store.claims.of_report(post)[-1].id
    for address in (f"/reports/{post}?claim={last}", f"/reports/{post}#c-{last}"):
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator(f"#c-{last}")).to_have_class(LIT)
        expect(page.locator(f"#c-{last}")).to_be_in_viewport()
        expect(page.locator(f"#w-{last}")).to_be_in_viewport()


def test_all_that_one_voice_says_is_shown_together(page: Page, post: str) -> None:
    page.goto(f"/reports/{post}")
    page.get_by_role("button", name="Nouri al-Maliki").click()
    expect(page.locator(".claim.lit")).to_have_count(1)
    expect(page.locator(".claim.lit")).to_contain_text("said by Nouri al-Maliki")
    page.get_by_role("button", name="Nouri al-Maliki").click()
    expect(page.locator(".claim.lit")).to_have_count(0)


def test_selected_words_are_told_as_offsets_of_the_text(page: Page, post: str, store: Store) -> None:
    text = store.reports.get(post).text
    page.goto(f"/reports/{post}")
    assert page.evaluate(SELECTED) is None
    for first, last in (
        ("four days", "four days"),
        ("Islamic State of Iraq", "Mosul"),
        ("hundreds", "500,000"),
    ):
        start, end = text.index(first), text.index(last, text.index(first)) + len(last)
        assert select(page, text, first, last) == {"start": start, "end": end, "words": text[start:end]}
    inside = select(page, text, " Mosul ", " Mosul ")
    assert inside == {"start": text.index(" Mosul ") + 1, "end": text.index(" Mosul ") + 6, "words": "Mosul"}


def test_letters_outside_the_basic_plane_count_as_one(
    page: Page, store: Store, pipeline: Pipeline, tmp_path: Path
) -> None:
    source = tmp_path / "signs.txt"
    source.write_text(
        "Shells hit the market of Balad\n\nBy Nadia Orme\n\nBALAD, June 16 - The sign 🜂𝔸 stood on the wall. "
        "Militants 🜂 killed 12 soldiers 𐤀 in Balad on Monday, 🜂 a doctor said.\n"
    )
    add(store, [str(source)], pipeline, versions={})
    report = next(one for one in store.reports.each() if "🜂" in one.text)
    page.goto(f"/reports/{report.id}")
    text = report.text
    for first, last in (("stood", "wall"), ("12 soldiers", "Balad"), ("𐤀", "𐤀"), ("Militants", "doctor")):
        start, end = text.index(first), text.index(last, text.index(first)) + len(last)
        assert select(page, text, first, last) == {"start": start, "end": end, "words": text[start:end]}


def test_on_a_narrow_page_a_card_comes_up_below_the_words(
    page: Page, post: str, accessible: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/reports/{post}")
    page.locator("mark", has_text="killed").click()
    doctor = page.locator(".claim", has_text="hospital doctor")
    expect(doctor).to_be_in_viewport(ratio=0.9)
    expect(page.locator("mark", has_text="killed")).to_be_in_viewport()
    accessible(page)
    page.keyboard.press("Escape")
    expect(doctor).not_to_be_in_viewport()


def test_at_twice_the_size_everything_still_fits(page: Page, post: str) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto(f"/reports/{post}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.keyboard.press("j")
    expect(card(page, 1)).to_be_in_viewport()


def test_cards_link_to_the_incident_and_to_the_queue(page: Page, post: str, store: Store) -> None:
    claim = store.claims.of_report(post)[0].id
    page.goto(f"/reports/{post}")
    incident = store.incidents.holding([claim])[claim]
    expect(card(page, 1).get_by_role("link", name="its incident")).to_have_attribute(
        "href", f"/incidents/{incident}"
    )
    expect(card(page, 1).get_by_role("link", name="judge it")).to_have_attribute("href", f"/queue/{claim}")


def test_the_list_of_reports_is_searched_by_keyboard(
    page: Page, accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
) -> None:
    page.goto("/reports")
    expect(page.locator("table.reports tbody tr")).to_have_count(9)
    accessible(page)
    picture(page, "reports")
    page.get_by_label("words of the headline").fill("Mosul army")
    page.get_by_label("from").fill("2014-06-01")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("start=2014-06-01"))
    expect(page.locator("table.reports tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Militants seize Mosul").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Militants seize Mosul")


def test_keys_lead_from_a_claim_to_its_incident_and_to_the_queue(page: Page, post: str, store: Store) -> None:
    claim = store.claims.of_report(post)[0].id
    page.goto(f"/reports/{post}")
    page.keyboard.press("j")
    page.keyboard.press("i")
    expect(page).to_have_url(re.compile(f"/incidents/{store.incidents.holding([claim])[claim]}$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"/reports/{post}?claim={claim}")
    page.keyboard.press("q")
    expect(page).to_have_url(re.compile(f"/queue/{claim}"))
    expect(page.locator("mark").first).to_be_visible()
