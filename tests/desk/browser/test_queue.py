"""The queue in the browser: a whole report coded by keyboard alone, words selected by mouse, two reviewers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.incidents import in_force, parse_correction
from dateline.store import Store
from dateline.types import Judgement, Place, Precision, Status, Verdict, When

Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
BOX_OF = """(words) => {
  const holds = (run) => run.textContent.includes(words);
  const run = [...document.querySelectorAll("#sheet [data-start]")].find(holds);
  run.scrollIntoView({ block: "center" });
  const range = document.createRange();
  const at = run.firstChild.data.indexOf(words);
  range.setStart(run.firstChild, at);
  range.setEnd(run.firstChild, at + words.length);
  const box = range.getBoundingClientRect();
  return [box.left, box.right, (box.top + box.bottom) / 2];
}"""
HEADLINE = "Sistani calls on Iraqis to take up arms"


@pytest.fixture
def report(store: Store) -> str:
    """The report of five claims that these tests code."""
    return next(head.id for head in store.reports.heads() if head.headline == HEADLINE)


def on_words(page: Page, words: str) -> None:
    """Move the cursor by keys from the top of the text until exactly these words are selected."""
    first, *rest = words.split()
    for _ in range(30):
        page.keyboard.press("ArrowUp")
    for _ in range(200):
        if selected(page) == first:
            break
        page.keyboard.press("ArrowRight")
    for _ in rest:
        page.keyboard.press("Shift+ArrowRight")
    assert selected(page) == words


def selected(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()"))


def drag(page: Page, words: str) -> None:
    """Select words with the mouse."""
    left, right, middle = page.evaluate(BOX_OF, words)
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move(right - 1, middle, steps=4)
    page.mouse.up()


def claim_now(page: Page) -> str:
    return str(page.locator("#work").get_attribute("data-claim-now"))


def standing(store: Store) -> list[Judgement]:
    return list(in_force(store.judgements.each()))


def choose_by_keys(page: Page, value: str) -> None:
    """Choose from the list that has the focus by typing: one that is typed too slowly is forgotten and typed again."""
    chosen = "document.activeElement.value"
    for _ in range(20):
        page.keyboard.type(value[:4])
        if page.evaluate(chosen) == value:
            return
        page.wait_for_timeout(1_500)  # Chromium takes keys within a second for one word
    assert page.evaluate(chosen) == value


def press_and_wait(page: Page, key: str) -> None:
    """Press a key that brings another claim."""
    before = claim_now(page)
    page.keyboard.press(key)
    expect(page.locator("#work")).not_to_have_attribute("data-claim-now", before)


def test_a_whole_report_is_coded_by_keyboard_alone(
    page: Page, store: Store, report: str, accessible: Check, picture: Picture
) -> None:
    claims = store.claims.of_report(report)
    text = store.reports.get(report).text
    page.goto(f"/queue?report={report}")
    expect(page.get_by_text("Claim 1 of 5 in this report")).to_be_visible()
    accessible(page)
    picture(page, "queue")

    press_and_wait(page, "a")
    expect(page.locator("#undo")).to_contain_text("accepted")
    press_and_wait(page, "z")
    assert claim_now(page) == claims[0].id
    press_and_wait(page, "a")

    # The place of the second claim: Karbala, where the report was written, instead of what the machine read.
    page.keyboard.press("3")
    on_words(page, "KARBALA")
    page.keyboard.press("Enter")
    expect(page.locator("#offers legend")).to_have_text("place, from “KARBALA”")
    expect(page.locator("#offers input:checked")).to_be_focused()
    accessible(page)
    picture(page, "queue-correct")
    page.keyboard.press("Enter")
    expect(page.locator('.field[data-field="place"]')).to_contain_text("corrected by")
    assert claim_now(page) == claims[1].id
    press_and_wait(page, "a")

    page.keyboard.press("r")
    expect(page.locator("#reject input[type=radio]").first).to_be_focused()
    accessible(page)
    page.keyboard.press("ArrowDown")
    before = claim_now(page)
    page.keyboard.press("Enter")
    expect(page.locator("#work")).not_to_have_attribute("data-claim-now", before)
    press_and_wait(page, "u")

    page.keyboard.press("m")
    on_words(page, "recruitment officers")
    page.keyboard.press("Enter")
    expect(page.locator("#add select[name=kind]")).to_be_focused()
    choose_by_keys(page, "support")
    page.keyboard.press("Tab")
    choose_by_keys(page, "attributed")
    page.keyboard.press("Tab")
    before = claim_now(page)
    page.keyboard.press("Enter")
    expect(page.locator("#work")).not_to_have_attribute("data-claim-now", before)
    expect(page.locator("#claim-now")).to_have_text("support")
    page.keyboard.press("4")
    page.keyboard.press("t")
    page.keyboard.type("2014-06-13")
    page.keyboard.press("Enter")
    expect(page.locator("#offers legend")).to_have_text("date, typed")
    expect(page.locator("#offers input:checked")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('.field[data-field="date"]')).to_contain_text("2014-06-13")
    expect(page.locator('.field[data-field="date"]')).to_contain_text("given by")

    made = standing(store)
    verdicts = {
        one.subjects[0]: one
        for one in made
        if one.verdict in (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)
    }
    added = next(one for one in made if one.verdict is Verdict.ADD)
    assert [verdicts[claim.id].verdict for claim in claims[:4]] == [
        Verdict.ACCEPT,
        Verdict.ACCEPT,
        Verdict.REJECT,
        Verdict.UNSURE,
    ]
    assert verdicts[claims[2].id].why == "it is no event: a comparison, a title, a figure of speech"

    place = next(one for one in made if one.field == "place")
    assert place.subjects == (claims[1].id,)
    assert [(text[span.start : span.end], place.original) for span in place.evidence] == [
        ("KARBALA", "KARBALA")
    ]
    value = parse_correction("place", place.detail)
    assert isinstance(value, Place)
    assert (value.name, value.country, value.admin1) == ("Karbala", "IRQ", "Karbala")
    incident = store.incidents.get(store.incidents.holding([claims[1].id])[claims[1].id])
    assert incident.place.value is not None
    assert incident.place.value.name == "Karbala"
    assert claims[2].id not in store.incidents.holding([claims[2].id])

    claim = store.claims.get(added.subjects[0])
    assert (claim.kind, claim.status, claim.report_id) == ("support", Status.ATTRIBUTED, report)
    assert text[claim.evidence[0].start : claim.evidence[0].end] == added.original == "recruitment officers"
    assert verdicts[claim.id].action == added.action
    when = next(one for one in made if one.field == "date")
    friday = date(2014, 6, 13)
    assert parse_correction("date", when.detail) == When(friday, friday, Precision.DAY)
    assert (when.subjects, when.evidence) == ((claim.id,), ())


def test_words_are_selected_by_mouse_and_put_in_by_a_click(page: Page, store: Store, report: str) -> None:
    claim = store.claims.of_report(report)[2]
    page.goto(f"/queue/{claim.id}?report={report}")
    drag(page, "Karbala")
    assert selected(page).strip() == "Karbala"
    page.locator('.field[data-field="place"]').click()
    expect(page.locator("#offers legend")).to_have_text("place, from “Karbala”")
    page.keyboard.press("Escape")

    # The other way round: first the field, then the words; the arrow keys go on from there, and a click takes one word.
    page.locator('.field[data-field="place"]').click()
    drag(page, "Grand Ayatollah")
    expect(page.locator("#read [data-selected-words]")).to_have_text("Grand Ayatollah")
    page.locator("#sheet").press("Shift+ArrowRight")
    assert selected(page) == "Grand Ayatollah Ali"
    left, right, middle = page.evaluate(BOX_OF, "Karbala")
    page.mouse.click((left + right) / 2, middle)
    expect(page.locator("#read [data-selected-words]")).to_have_text("Karbala")
    page.get_by_role("button", name="Read").click()
    expect(page.locator("#offers legend")).to_have_text("place, from “Karbala”")
    page.get_by_role("button", name="Put it in").click()
    expect(page.locator('.field[data-field="place"]')).to_contain_text("corrected by")
    [made] = standing(store)
    text = store.reports.get(report).text
    assert [text[span.start : span.end] for span in made.evidence] == ["Karbala"]
    assert json.loads(str(made.detail))["key"].startswith("geonames:")
    page.get_by_role("button", name=re.compile("^Accept")).click()
    expect(page.locator("#undo")).to_contain_text("accepted")


def test_keys_are_told_and_are_never_caught_while_typing(page: Page, store: Store, accessible: Check) -> None:
    page.goto("/queue")
    first = claim_now(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    accessible(page)
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("r")
    page.locator("#reject input[name=own]").focus()
    page.keyboard.type("a dull zebra, unsure")
    expect(page.locator("#reject input[name=own]")).to_have_value("a dull zebra, unsure")
    assert claim_now(page) == first
    assert store.judgements.count() == 0
    page.keyboard.press("Escape")
    expect(page.locator("#rejecting")).not_to_have_attribute("open", "")
    page.keyboard.press("Control+a")
    assert store.judgements.count() == 0
    page.keyboard.press("n")
    expect(page.locator("#work")).not_to_have_attribute("data-claim-now", first)
    page.keyboard.press("p")
    expect(page.locator("#work")).to_have_attribute("data-claim-now", first)


def test_a_rejection_without_a_reason_is_asked_for_one(page: Page, store: Store) -> None:
    page.goto("/queue")
    page.keyboard.press("r")
    page.get_by_role("button", name=re.compile("^Reject Enter")).click()
    expect(page.get_by_role("alert").filter(has_text="Say why")).to_be_visible()
    assert store.judgements.count() == 0


def test_every_field_can_be_chosen_and_emptied(page: Page, store: Store, report: str) -> None:
    claim = store.claims.of_report(report)[2]
    page.goto(f"/queue/{claim.id}?report={report}")
    page.keyboard.press("0")
    expect(page.locator("#offers input:checked")).to_be_focused()
    page.get_by_label("denied", exact=True).check()
    page.keyboard.press("Enter")
    expect(page.locator('.field[data-field="status"]')).to_contain_text("denied")
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    page.get_by_label("the report does not say").check()
    page.keyboard.press("Enter")
    expect(page.locator('.field[data-field="people"]')).to_contain_text("not told")
    page.keyboard.press("9")
    expect(page.get_by_role("radio", name="air strike")).to_be_visible()
    expect(page.locator("#offers input[type=radio]:focus")).to_have_count(1)
    page.keyboard.press("t")
    expect(page.locator("#read input[name=typed]")).to_be_focused()
    page.keyboard.type("arms")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="arms transfer")).to_be_checked()
    page.get_by_role("radio", name="arms transfer").press("Enter")
    expect(page.locator("#claim-now")).to_have_text("arms transfer")
    fields = {one.field: one.detail for one in standing(store)}
    assert fields == {"status": '"denied"', "people": "null", "kind": '"arms_transfer"'}
    assert claim.id not in store.incidents.holding([claim.id])


def test_the_queue_works_without_a_script(chromium: Browser, desk: str, store: Store) -> None:
    with chromium.new_context(base_url=desk, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/queue")
        first = page.url
        page.get_by_role("button", name=re.compile("^Accept")).click()
        expect(page).not_to_have_url(first)
        second = page.url
        page.get_by_text("Reject", exact=False).first.click()
        page.get_by_label("the text says no such thing").check()
        page.get_by_role("button", name=re.compile("^Reject Enter")).click()
        expect(page).not_to_have_url(second)
        assert page.url != first
        page.get_by_text("Correct a field").click()
        page.get_by_label("field").select_option("weapon")
        page.get_by_label("or type it").fill("mortar")
        page.get_by_role("button", name="Read").click()
        page.get_by_label("mortar").check()
        page.get_by_role("button", name="Put it in").click()
        expect(page.locator('.field[data-field="weapon"]')).to_contain_text("mortar")
    assert [one.verdict for one in standing(store)] == [Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT]


def test_a_telephone_shows_both_the_text_and_the_claim(page: Page, workspace: Path) -> None:  # noqa: ARG001
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/queue")
    expect(page.locator("#sheet .said").first).to_be_in_viewport()
    expect(page.get_by_role("button", name=re.compile("^Accept"))).to_be_in_viewport()
    expect(page.locator("#claim-now")).to_be_in_viewport()
    page.locator('.field[data-field="weapon"]').click()
    expect(page.locator("#sheet .said").first).to_be_in_viewport()
    expect(page.locator("#read input[name=typed]")).to_be_in_viewport()
