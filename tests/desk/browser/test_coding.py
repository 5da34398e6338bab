"""Coding twice in the browser: two people code alone and differ, a third decides, and it is in the incident."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from dateline.store import Store
from dateline.types import Claim, CountKind, Shown, Verdict
from tests.desk.browser.test_queue import BOX_OF
from tests.desk.double import CODERS, code_all, given, report_with

Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
Come = Callable[[str], Page]
HEADLINE = "Rights group counts 160 to 190 dead in Tikrit pictures"


def tikrit(store: Store) -> tuple[str, tuple[Claim, ...]]:
    """The report that is coded, with its claims: men killed, a claim of 1,700, a protest."""
    report = next(head.id for head in store.reports.heads() if head.headline == HEADLINE)
    return report, store.claims.of_report(report)


def press_and_wait(page: Page, key: str) -> None:
    """Press a key that brings another claim."""
    before = str(page.locator("#work").get_attribute("data-claim-now"))
    page.keyboard.press(key)
    expect(page.locator("#work")).not_to_have_attribute("data-claim-now", before)


def assign(jo: Page, report: str, accessible: Check, picture: Picture) -> None:
    jo.get_by_role("link", name="Assign reports").click()
    expect(jo.get_by_role("button", name="Assign")).to_be_visible()
    accessible(jo)
    picture(jo, "coding-assign")
    for name in CODERS:
        jo.get_by_label(name, exact=True).check()
    jo.get_by_label("one report").check()
    jo.get_by_label("its id or address").fill(f"/reports/{report}")
    jo.get_by_role("button", name="Assign").click()
    expect(jo.get_by_role("row", name=HEADLINE)).to_contain_text("being coded")


def code_as_anna(anna: Page, accessible: Check, picture: Picture) -> None:
    """By keyboard alone: the first is one, the second is none, the third is one."""
    anna.get_by_role("link", name=HEADLINE).click()
    expect(anna.get_by_text("Claim 1 of 3, 3 left")).to_be_visible()
    accessible(anna)
    picture(anna, "coding")
    expect(anna.locator("#sheet mark.lit").first).to_be_visible()
    press_and_wait(anna, "a")
    anna.keyboard.press("r")
    expect(anna.locator("#reject input[type=radio]").first).to_be_focused()
    anna.keyboard.press("Space")
    before = str(anna.locator("#work").get_attribute("data-claim-now"))
    anna.keyboard.press("Enter")
    expect(anna.locator("#work")).not_to_have_attribute("data-claim-now", before)
    anna.keyboard.press("a")
    expect(anna.get_by_text("Claim 3 of 3, 0 left")).to_be_visible()
    accessible(anna)
    anna.get_by_role("button", name="Hand in").click()
    expect(anna.get_by_role("row", name=HEADLINE)).to_contain_text("waits for the others")


def code_as_bert(bert: Page) -> None:
    """All are claims; 165 were killed in the first."""
    bert.get_by_role("link", name=HEADLINE).click()
    expect(bert.get_by_text("Claim 1 of 3, 3 left")).to_be_visible()
    expect(bert.locator(".steps .answered")).to_have_count(0)
    expect(bert.locator("#sheet mark.lit").first).to_be_visible()  # the keys are heard from now on
    bert.keyboard.press("5")
    bert.keyboard.press("t")
    bert.keyboard.type("165")
    bert.keyboard.press("Enter")
    expect(bert.locator("#offers legend")).to_have_text("killed, typed")
    expect(bert.locator("#offers input:checked")).to_be_focused()
    bert.keyboard.press("Enter")
    expect(bert.locator('.field[data-field="killed"]')).to_contain_text("165")
    for key in "aa":
        press_and_wait(bert, key)
    bert.keyboard.press("a")
    expect(bert.get_by_text("Claim 3 of 3, 0 left")).to_be_visible()


def decide(jo: Page, store: Store, accessible: Check, picture: Picture) -> None:
    """A third figure by selecting its words; the claim of 1,700 is one, as bert says."""
    first, second, _ = tikrit(store)[1]
    jo.goto("/coding")
    jo.get_by_role("link", name=HEADLINE).click()
    expect(jo.get_by_text("2 differences, 2 left to decide")).to_be_visible()
    expect(jo.get_by_role("button", name="Close")).to_be_disabled()
    accessible(jo)
    picture(jo, "adjudicate")
    figure = jo.locator(f"#q-{first.id}-killed")
    expect(figure).to_contain_text("165")
    figure.locator('input[value="own"]').check()
    box = jo.evaluate(BOX_OF, "190")
    jo.mouse.move(box[0] + 1, box[2])
    jo.mouse.down()
    jo.mouse.move(box[1] - 1, box[2], steps=4)
    jo.mouse.up()
    expect(figure.locator('input[name="own"]')).to_have_value("190")
    figure.get_by_label("why").fill("the upper figure")
    figure.get_by_role("button", name="Decide").click()
    expect(jo.get_by_text("1 left to decide")).to_be_visible()
    claim = jo.locator(f"#q-{second.id}-claim")
    claim.get_by_text("it is one").click()
    claim.get_by_label("why").fill("Isis says so")
    claim.get_by_role("button", name="Decide").click()
    expect(jo.get_by_role("button", name="Close")).to_be_enabled()
    jo.get_by_role("button", name="Close").click()
    expect(jo.get_by_text("Closed by jo")).to_be_visible()
    accessible(jo)
    picture(jo, "adjudicate-closed")


def test_two_code_alone_and_differ_and_a_third_decides(
    colleague: Come, team: Store, accessible: Check, picture: Picture
) -> None:
    report, claims = tikrit(team)
    jo, anna, bert = (colleague(name) for name in ("jo", "anna", "bert"))
    assign(jo, report, accessible, picture)
    anna.reload()
    code_as_anna(anna, accessible, picture)
    bert.reload()
    code_as_bert(bert)

    # Nothing counts yet, and nobody sees the other's work.
    assert team.judgements.count() == 0
    assert figure_of(team, claims[0]) != 190
    anna.get_by_role("link", name=HEADLINE).click()
    expect(anna.get_by_text("You have handed this in.")).to_be_visible()
    expect(anna.locator("body")).not_to_contain_text("165")
    assert anna.request.get(f"/reports/{report}").status == 403
    jo.goto("/coding")
    expect(jo.get_by_role("row", name=HEADLINE)).to_contain_text("not before all have handed in")
    bert.get_by_role("button", name="Hand in").click()
    expect(bert.get_by_role("row", name=HEADLINE)).to_contain_text("to be decided")

    decide(jo, team, accessible, picture)
    by_field = {(one.subjects[0], one.field): one for one in team.judgements.each()}
    made = by_field[claims[0].id, "killed"]
    assert (made.verdict, made.original, made.who) == (Verdict.CORRECT, "190", "jo")
    assert re.search(r"anna: 160.*, bert: 165; the upper figure", made.why)
    assert by_field[claims[1].id, None].verdict is Verdict.ACCEPT
    assert figure_of(team, claims[0]) == 190
    anna.goto(f"/reports/{report}")
    expect(anna.get_by_role("heading", level=1)).to_have_text(HEADLINE)

    jo.get_by_role("button", name="Open it again").click()
    expect(jo.get_by_role("button", name="Close")).to_be_enabled()
    assert figure_of(team, claims[0]) != 190


def figure_of(store: Store, claim: Claim) -> int | None:
    """How many the incident of a claim has as killed."""
    incident = store.incidents.get(store.incidents.holding([claim.id])[claim.id])
    figure = incident.figure(CountKind.KILLED)
    return figure.best if figure else None


def test_from_the_words_alone(colleague: Come, team: Store, accessible: Check, picture: Picture) -> None:
    [of] = given(team, tikrit(team)[0], shown=Shown.WORDS)
    anna = colleague("anna")
    anna.goto(f"/coding/{of.id}")
    expect(anna.locator("#claim-now")).to_have_text("Which kind?")
    expect(anna.locator(".sign-of").first).to_be_hidden()
    accessible(anna)
    picture(anna, "coding-words")
    expect(anna.locator("#sheet mark.lit").first).to_be_visible()
    anna.keyboard.press("9")
    expect(anna.locator("#offers legend")).to_contain_text("kind")
    anna.locator("#offers").get_by_label("killing", exact=True).check()
    anna.get_by_role("button", name="Put it in").click()
    expect(anna.locator("#claim-now")).to_have_text("killing")
    anna.keyboard.press("a")
    expect(anna.get_by_text("Say its status too.")).to_be_visible()
    accessible(anna)


def test_the_list_and_the_agreement(
    colleague: Come, team: Store, accessible: Check, picture: Picture
) -> None:
    code_all(team)
    given(team, report_with(team, 3)[0])
    jo = colleague("jo")
    expect(jo.get_by_role("heading", name="All assignments")).to_be_visible()
    accessible(jo)
    picture(jo, "coding-list")
    jo.get_by_role("link", name="How far coders agree").click()
    expect(jo.get_by_role("row", name=re.compile("^kind"))).to_contain_text("1.000")
    expect(jo.get_by_role("heading", name="How to read it")).to_be_visible()
    accessible(jo)
    picture(jo, "agreement")


def test_alone_it_is_told_what_it_takes(page: Page, accessible: Check, picture: Picture) -> None:
    page.goto("/coding")
    expect(page.get_by_text("dateline accounts add work.db ada --role admin")).to_be_visible()
    accessible(page)
    picture(page, "coding-alone")
