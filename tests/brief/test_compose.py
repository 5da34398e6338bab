"""What a brief tells, sets apart, adds up and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.brief import Brief, Records, Scope, compose, find_scope
from dateline.brief.model import Footnote, Mark, Sentence
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.gazetteer import base_file
from dateline.types import Chosen, CountKind, Precision, Said, Status, When
from tests.brief.made import (
    FIRST,
    GAO,
    KIDAL,
    LAST,
    MALI,
    NIAMEY,
    Made,
    claim,
    incident,
    many,
    many_tolls,
    report,
    two_tolls,
    value,
)


def sentences(brief: Brief) -> Iterator[Sentence]:
    yield from brief.points
    for section in (*brief.places, *brief.apart):
        yield from section.sentences
        for entry in section.entries:
            yield from entry.sentences
    for entry in brief.table:
        yield from entry.sentences


def called(brief: Brief) -> Iterator[int]:
    """Every call for a footnote, in the order of print."""
    yield from (number for one in brief.points for number in one.notes)
    yield from (number for one in brief.disputes for line in one.lines for number in line.notes)
    yield from (number for one in sentences(replace(brief, points=())) for number in one.notes)
    yield from (number for one in brief.annex for line in one.lines for number in line.notes)


def check_footnotes(brief: Brief, records: Records) -> None:
    """Every sentence has a footnote, and every footnote's quotes stand in its report at their offsets."""
    notes = {note.number: note for note in brief.footnotes}
    assert all(one.notes and set(one.notes) <= set(notes) for one in sentences(brief))
    assert [note.number for note in brief.footnotes] == list(range(1, len(notes) + 1))
    for note in brief.footnotes:
        check_note(note, records)


def check_note(note: Footnote, records: Records) -> None:
    text = records.report(note.report_id).text
    assert note.quotes
    assert all(text[quote.start : quote.end] == quote.text for quote in note.quotes)
    assert records.claims([note.claim_id])[note.claim_id].report_id == note.report_id


def told(brief: Brief) -> list[str]:
    return [one.text for one in sentences(brief)]


def section(brief: Brief, title: str) -> list[str]:
    found = next(one for one in brief.apart if one.title == title)
    return [
        *(one.text for entry in found.entries for one in entry.sentences),
        *(one.text for one in found.sentences),
    ]


def test_two_tolls_are_one_incident_with_both_voices(bombing: Brief) -> None:
    assert [entry.title for entry in bombing.main] == ["Bombing"]
    assert [one.text for one in bombing.main[0].sentences] == [
        "Police said that a bomb was set off in Gao on 2013-03-05, with 9 killed (Dune Courier).",
        "A hospital source said that 12 people were killed (River Gazette).",
    ]
    dispute = bombing.disputes[0]
    assert [(line.voice, line.says) for line in dispute.lines] == [
        ("Police (Dune Courier)", "9"),
        ("A hospital source (River Gazette)", "12"),
    ]
    assert (dispute.chosen, bombing.main[0].disputes) == ("9 (9 to 12)", (1,))


def test_every_sentence_is_footnoted(bombing: Brief) -> None:
    check_footnotes(bombing, two_tolls())
    assert len(list(sentences(bombing))) == 5


def test_footnotes_are_numbered_in_the_order_of_print(world: Scope) -> None:
    for records in (two_tolls(), many(60), many_tolls(9)):
        seen = list(dict.fromkeys(called(compose(records, world, FIRST, LAST))))
        assert seen == list(range(1, len(seen) + 1))


def test_voices_of_the_weightiest_are_told_first_and_the_others_in_the_annex(world: Scope) -> None:
    brief = compose(many_tolls(9), world, FIRST, LAST)
    assert [one.incident_id for one in brief.disputes] == [f"i{number}" for number in (8, 7, 6, 5, 4, 3)]
    assert [one.number for one in (*brief.disputes, *brief.annex)] == list(range(1, 10))
    linked = {number: entry.incident.id for entry in brief.main for number in entry.disputes}
    assert {one.number: one.incident_id for one in (*brief.disputes, *brief.annex)} == linked


def test_what_is_doubted_denied_or_planned_is_set_apart_and_counted_nowhere(bombing: Brief) -> None:
    assert section(bombing, "Not verified") == [
        "Fighters said, without verification, that 70 soldiers were killed in Gao on 2013-03-05 (River Gazette)."
    ]
    assert section(bombing, "Denied") == [
        "The army said that there was no shelling in Gao on 2013-03-05 (Dune Courier)."
    ]
    assert section(bombing, "Planned or announced") == [
        "Dune Courier reported that a deployment by troops in Kidal was planned."
    ]
    killed = next(one for one in bombing.headlines if one.figure.what is CountKind.KILLED)
    assert (killed.figure.low, killed.figure.best, killed.figure.high) == (9, 9, 12)
    assert killed.basis == "9 to 12 · one incident, voices differ on one"


def test_a_doubted_voice_is_marked(bombing: Brief) -> None:
    doubted = next(one for one in bombing.apart if one.title == "Not verified")
    assert [one.mark for one in doubted.entries[0].sentences] == [Mark.UNVERIFIED]


def test_a_denial_beside_an_incident_stands_with_it(world: Scope) -> None:
    records = two_tolls()
    denial = records.kept["courier-4"]
    made = incident("a-bomb", [records.kept["courier-1"]], beside=[denial])
    brief = compose(records.add([], [], [made]), world, FIRST, LAST)
    assert brief.main[0].sentences[-1].mark is Mark.DENIED
    assert "Denied" not in {one.title for one in brief.apart}


def test_a_scope_leaves_other_countries_out(gazetteer: Gazetteer) -> None:
    records = two_tolls()
    page = report("niger", "A bomb went off in Niamey.")
    other = claim(page, 1, "A bomb went off in Niamey", place=NIAMEY)
    records.add([page], [other], [incident("c-niamey", [other])])
    assert {entry.place for entry in compose(records, Scope(gazetteer), FIRST, LAST).main} == {
        "Gao",
        "Niamey",
    }
    assert [entry.place for entry in compose(records, find_scope("Mali", gazetteer), FIRST, LAST).main] == [
        "Gao"
    ]


def test_what_has_no_place_or_day_is_set_apart(gazetteer: Gazetteer) -> None:
    page = report("page", "A bomb went off in Gao. A bomb went off. Shells fell on Gao. Rockets were fired.")
    claims = [
        claim(page, 1, "A bomb went off in Gao"),
        claim(page, 2, "A bomb went off", place=None),
        claim(page, 3, "Shells fell on Gao", kind="shelling", day=None),
        claim(page, 4, "Rockets were fired", kind="shelling", day=None, place=None),
    ]
    made = Made().add([page], claims, [incident(f"i{one.id}", [one]) for one in claims])
    brief = compose(made, find_scope("Mali", gazetteer), FIRST, LAST)
    assert len(brief.main) == 1
    assert section(brief, "Place not told") == [
        "Dune Courier reported that a bomb was set off on 2013-03-05."
    ]
    assert section(brief, "Day not told") == ["Dune Courier reported that there was shelling in Gao."]
    unplaced = next(one for one in brief.apart if one.title == "Place not told")
    assert "Neither day nor place is told of one more incident." in unplaced.note


def test_a_country_is_no_province(gazetteer: Gazetteer) -> None:
    page = report("page", "A bomb went off in Mali.")
    one = claim(page, 1, "A bomb went off in Mali", place=MALI)
    made = Made().add([page], [one], [incident("i", [one])])
    assert (
        compose(made, find_scope("Mali", gazetteer), FIRST, LAST)
        .places[0]
        .title.endswith("not told more exactly)")
    )
    assert not compose(made, find_scope("Gao province, Mali", gazetteer), FIRST, LAST).main


def test_a_month_is_told_apart_from_a_week(world: Scope) -> None:
    page = report("page", "A bomb went off in Gao.")
    one = claim(page, 1, "A bomb went off in Gao")
    assert one.date is not None
    month = When(date(2013, 3, 1), date(2013, 3, 31), Precision.MONTH)
    one = replace(one, date=replace(one.date, value=month))
    brief = compose(Made().add([page], [one], [incident("i", [one])]), world, FIRST, LAST)
    assert not brief.main
    assert section(brief, "Told of a longer time") == [
        "Dune Courier reported that a bomb was set off in Gao in 2013-03."
    ]


def test_what_was_only_before_its_report_has_no_day(world: Scope) -> None:
    page = report("page", "A bomb went off in Gao.")
    one = claim(page, 1, "A bomb went off in Gao")
    before = When(None, date(2013, 3, 6), Precision.BEFORE)
    made = incident("i", [one])
    made = replace(made, date=replace(made.date, value=before))
    brief = compose(Made().add([page], [one], [made]), world, FIRST, LAST)
    assert not brief.main
    assert [section.title for section in brief.apart] == ["Day not told"]


def test_a_figure_that_a_later_one_overtook_is_shown_all_the_same(world: Scope) -> None:
    records = two_tolls()
    bomb = records.found["a-bomb"]
    only = replace(bomb.figures[0], low=12, best=12, high=12, disputed=False)
    brief = compose(records.add([], [], [replace(bomb, figures=(only,))]), world, FIRST, LAST)
    assert {line.says for line in brief.disputes[0].lines} == {"9", "12"}
    assert brief.disputes[0].chosen == "12"


def test_other_kinds_and_further_claims_of_an_incident_are_told_without_saying_that_they_are_the_same(
    world: Scope,
) -> None:
    page = report("page", "Gunmen killed nine in Gao. Gunmen took Gao. Gunmen hold Gao.")
    first = claim(page, 1, "Gunmen killed nine in Gao", kind="killing", killed=(None, 9, None, "nine"))
    others = [
        claim(page, 2, "Gunmen took Gao", kind="territory_taken", actor=["Gunmen"]),
        claim(page, 3, "Gunmen hold Gao", kind="territory_taken"),
    ]
    made = Made().add([page], [first, *others], [incident("i", [first, *others])])
    assert told(compose(made, world, FIRST, LAST)) == [
        "Dune Courier reported that 9 people were killed in Gao on 2013-03-05.",
        "Dune Courier reported that gunmen took Gao on 2013-03-05.",
        "One more claim of it was reported (Dune Courier).",
    ]


def test_a_disputed_victim_who_may_be_private_is_not_named(world: Scope) -> None:
    page = report("page", "Gunmen shot Amadou Keita in Gao. Gunmen shot soldiers in Gao.")
    first = claim(page, 1, "Gunmen shot Amadou Keita in Gao", kind="killing", target=["Amadou Keita"])
    second = claim(page, 2, "Gunmen shot soldiers in Gao", kind="killing", target=["soldiers"])
    said: tuple[Said[tuple[str, ...]], ...] = tuple(
        Said(
            one.id,
            page.id,
            None,
            one.id,
            one.status,
            value(page, (one.target[0].value,), one.target[0].value),
        )
        for one in (first, second)
    )
    made = incident("i", [first, second])
    made = replace(made, targets=Chosen(("Amadou Keita",), "the first", said, disputed=True))
    brief = compose(Made().add([page], [first, second], [made]), world, FIRST, LAST)
    dispute = brief.disputes[0]
    assert (dispute.field, dispute.chosen) == ("To whom", "a target named in the report")
    assert [line.says for line in dispute.lines] == ["a target named in the report", "soldiers"]
    assert not [one.text for one in sentences(brief) if "Keita" in one.text]


def test_an_empty_window_says_so(world: Scope) -> None:
    brief = compose(Made(), world, FIRST, LAST)
    assert brief.is_empty
    assert not brief.footnotes
    assert not brief.headlines


def test_of_many_the_weightiest_are_told_and_the_rest_stand_in_a_table(world: Scope) -> None:
    records = many(60)
    brief = compose(records, world, FIRST, LAST)
    check_footnotes(brief, records)
    assert (len(brief.main), len(brief.table), len(brief.points)) == (60, 20, 5)
    assert "with 60 killed" in brief.points[0].text
    least = min(_killed(entry.incident.id) for entry in brief.main[:40])
    assert least > max(_killed(entry.incident.id) for entry in brief.table)


def _killed(name: str) -> int:
    return int(name[1:]) + 1


def test_displaced_people_are_not_added_up(world: Scope) -> None:
    made = Made()
    for count, number in enumerate((500, 800)):
        page = report(f"r{count}", f"In Gao {number} people fled.")
        one = claim(
            page, 1, f"{number} people fled", kind="displacement", displaced=(None, number, None, str(number))
        )
        made.add([page], [one], [incident(f"i{count}", [one])])
    headline = compose(made, world, FIRST, LAST).headlines[0]
    assert (headline.figure.best, headline.title) == (800, "Displaced")


WORDS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)


@given(WORDS, WORDS, st.integers(0, 10**7), st.sampled_from(Status))
def test_footnotes_hold_whatever_the_report_says(before: str, name: str, killed: int, status: Status) -> None:
    page = report("page", f"{before} {name} bombed the town: {killed} killed. {before}", outlet=name)
    quote = f"{name} bombed the town: {killed} killed"
    one = claim(
        page,
        1,
        quote,
        status=status,
        by=name,
        target=[name],
        place=KIDAL,
        killed=(killed, killed, None, str(killed)),
    )
    made = Made().add([page], [one], [incident("i", [one])])
    brief = compose(made, Scope(Gazetteer([base_file()])), FIRST, LAST)
    check_footnotes(brief, made)
    assert (not brief.main) == (status in {Status.UNVERIFIED})


@pytest.mark.parametrize("outlet", [None, "", "   "])
def test_an_outlet_without_a_name_is_said_to_have_none(world: Scope, outlet: str | None) -> None:
    page = report("page", "A bomb went off in Gao.", outlet=outlet)
    one = claim(page, 1, "A bomb went off in Gao", place=GAO)
    brief = compose(Made().add([page], [one], [incident("i", [one])]), world, FIRST, LAST)
    assert told(brief) == [
        "An outlet that is not named reported that a bomb was set off in Gao on 2013-03-05."
    ]
