"""Incidents of a window → ``Brief``: what is told at length, what in a table, and what is set apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.brief.disputes import Disputes, differs
from dateline.brief.entry import Teller, order
from dateline.brief.figures import grouped
from dateline.brief.model import Brief, Entry, Footnote, Headline, Range, Section, Sentence, Source
from dateline.brief.notes import Notes
from dateline.brief.phrases import Wording, load_wording
from dateline.brief.records import Records
from dateline.brief.scope import Scope, country_name
from dateline.brief.selection import Picked, Selection, claims_of, is_published, select, weight
from dateline.brief.wording import outlet_of
from dateline.gazetteer import Sort
from dateline.types import Claim, CountKind, Figure, Incident, Place, Status

_MOST_PROSE = 40
_MOST_APART = 12
_MOST_SPLIT = 6
"""Incidents whose voices are told one by one at the head; those of the others are told in the annex."""
_POINTS = 5
_POINTS_FROM = 9
_COUNTRY_LEVEL = 6
_HEADLINES = (CountKind.KILLED, CountKind.INJURED, CountKind.CAPTURED, CountKind.DISPLACED)
_APART = ("unverified", "undated", "unplaced", "longer", "politics")
_ALONE = {"denied": Status.DENIED, "planned": Status.PLANNED, "hypothetical": Status.HYPOTHETICAL}


def compose(
    records: Records, scope: Scope, start: date, end: date, *, wording: Wording | None = None
) -> Brief:
    """The brief of the days from ``start`` to ``end``, both included, on the places in ``scope``."""
    words = wording or load_wording()
    selection = select(records, scope, start, end, words)
    notes = Notes(records)
    teller = Teller(notes, Disputes(notes, words), words)
    points = _points(selection, teller)
    shown = sorted(selection.main[:_MOST_PROSE], key=lambda one: order(one.incident))
    groups = _groups(shown, scope)
    told = selection.main[:_MOST_PROSE]
    differ = {one.incident.id: teller.number_disputes(one) for one in told}
    split = [one for one in told if differ[one.incident.id]]
    disputes = tuple(made for one in split[:_MOST_SPLIT] for made in teller.disputes_of(one))
    places = tuple(
        Section(title, tuple(teller.entry(one, differ[one.incident.id]) for one in group))
        for title, group in groups
    )
    table = tuple(teller.entry(one, brief=True) for one in selection.main[_MOST_PROSE:])
    main = tuple(entry for section in places for entry in section.entries) + table
    apart = (
        *_apart(selection, teller, words),
        *_alone(records, scope, (start, end), selection, teller, words),
    )
    annex = tuple(made for one in split[_MOST_SPLIT:] for made in teller.disputes_of(one))
    footnotes = notes.all()
    return Brief(
        title=f"Situation report: {scope.name}",
        where=scope.name,
        start=start,
        end=end,
        made=records.made(),
        summary=tuple(_summary(main, footnotes, words)),
        headlines=tuple(_headlines([one.incident for one in selection.main], words)),
        points=points,
        main=main,
        disputes=disputes,
        annex=annex,
        places=places,
        table=table,
        apart=apart,
        sources=tuple(_sources(footnotes, words)),
        method=words.method,
        limits=words.limits,
        versions=tuple(sorted(records.versions().items())),
        footnotes=footnotes,
    )


def _points(selection: Selection, teller: Teller) -> tuple[Sentence, ...]:
    """The weightiest incidents in a sentence each, where there are so many that they would be lost."""
    if len(selection.main) < _POINTS_FROM:
        return ()
    return tuple(teller.entry(one, brief=True).sentences[0] for one in selection.main[:_POINTS])


def _groups(shown: Iterable[Picked], scope: Scope) -> list[tuple[str, list[Picked]]]:
    """The incidents by province, the province with the weightiest first."""
    groups: dict[str, list[Picked]] = defaultdict(list)
    for one in shown:
        groups[_province(one.incident.place.value, scope)].append(one)
    return sorted(groups.items(), key=lambda item: (min(weight(one)[:2] for one in item[1]), item[0]))


def _province(place: Place | None, scope: Scope) -> str:
    """The heading under which a place stands."""
    if place is None:
        return "Place not told"
    land = country_name(place.country, scope.gazetteer)
    if place.admin1 is None or (place.precision or 1) >= _COUNTRY_LEVEL:
        return f"{land or place.name} (place not told more exactly)"
    inside = scope.entry is not None and scope.entry.sort in {Sort.COUNTRY, Sort.TERRITORY, Sort.ADMIN1}
    return place.admin1 if inside or not land else f"{land}: {place.admin1}"


def _apart(selection: Selection, teller: Teller, words: Wording) -> Iterator[Section]:
    """What counts in no figure: not verified, without day or place, of a longer time, politics."""
    nowhere = len(selection.apart.get("nowhere", ()))
    for part in _APART:
        group = selection.apart.get(part, [])
        note = words.sections[part].note
        if part == "unplaced" and nowhere:
            note = f"{note} Neither day nor place is told of {words.counted_out(nowhere, 'more incident')}."
        if not group and not (part == "unplaced" and nowhere):
            continue
        shown = sorted(group[:_MOST_APART], key=lambda one: order(one.incident))
        entries = tuple(teller.entry(one, brief=part in {"politics", "longer"}) for one in shown)
        yield Section(words.sections[part].title, entries, (), note, len(group) - len(shown))


def _alone(
    records: Records,
    scope: Scope,
    window: tuple[date, date],
    selection: Selection,
    teller: Teller,
    words: Wording,
) -> Iterator[Section]:
    """Claims that make no incident: denied, planned, possible."""
    cited = {claim.report_id for claim in claims_of(selection.main)}
    told = {claim.id for one in selection.main for claim in one.beside}
    claims: dict[Status, list[Claim]] = defaultdict(list)
    for claim in records.standing_alone(*window):
        here = _stands_in(claim, scope, cited) and is_published(claim, records, *window)
        if here and claim.id not in told and words.phrase(claim.kind).group != "politics":
            claims[claim.status].append(claim)
    for part, status in _ALONE.items():
        found = claims[status]
        if found:
            said = tuple(replace(teller.say(claim), mark=None) for claim in found[:_MOST_APART])
            heading = words.sections[part]
            yield Section(heading.title, (), said, heading.note, len(found) - len(said))


def _stands_in(claim: Claim, scope: Scope, cited: set[str]) -> bool:
    """Whether the claim is of the area; one without a place is where its report is one that the brief rests on."""
    places = [located.place.value for located in claim.place if located.place.value.country is not None]
    if not places:
        return claim.report_id in cited
    return any(scope.holds(place) for place in places)


def _headlines(incidents: Sequence[Incident], words: Wording) -> Iterator[Headline]:
    """Figures of the whole brief: tolls added up, of the displaced the largest."""
    for what in _HEADLINES:
        figures = [figure for one in incidents if (figure := one.figure(what)) is not None]
        if not figures:
            continue
        basis = words.counted_out(len(figures), "incident")
        differing = sum(differs(figure) for figure in figures)
        if differing:
            basis = f"{basis}, voices differ on {words.number(differing)}"
        largest = what is CountKind.DISPLACED
        ranged = _largest(what, figures) if largest else _summed(what, figures)
        rule = words.rules.largest if largest else words.rules.summed
        yield Headline(words.counts[what].title, ranged, rule, f"{_ends(ranged)}{basis}")


def _ends(figure: Range) -> str:
    """ "9 to 15 · ", nothing where all agree."""
    if figure.low == figure.best == figure.high:
        return ""
    return f"{grouped(figure.low, 'not told')} to {grouped(figure.high, 'not told')} · "


def _largest(what: CountKind, figures: Sequence[Figure]) -> Range:
    top = max(figures, key=lambda one: (one.best or one.low or 0, one.high or 0))
    return Range(what, top.low, top.best, top.high)


def _summed(what: CountKind, figures: Sequence[Figure]) -> Range:
    best = [one.best for one in figures if one.best is not None]
    low = sum(one.low if one.low is not None else one.best or 0 for one in figures)
    high = sum(next((n for n in (one.high, one.best, one.low) if n is not None), 0) for one in figures)
    return Range(what, low, sum(best) if best else None, high)


def _summary(main: Sequence[Entry], footnotes: Sequence[Footnote], words: Wording) -> Iterator[str]:
    reports = {note.report_id for note in footnotes}
    outlets = {note.outlet for note in footnotes if note.outlet}
    yield words.counted_out(len(main), "incident")
    yield words.counted_out(len(footnotes), "claim")
    yield words.counted_out(len(reports), "report")
    yield words.counted_out(len(outlets), "outlet")
    incidents = [entry.incident for entry in main]
    differing = sum(one.disputed or any(map(differs, one.figures)) for one in incidents)
    if differing:
        yield f"voices differ on {words.number(differing)}"


def _sources(footnotes: Sequence[Footnote], words: Wording) -> Iterator[Source]:
    """The outlets, the one with most reports first."""
    by: dict[str, list[Footnote]] = defaultdict(list)
    for note in footnotes:
        by[outlet_of(note.outlet, words)].append(note)
    rows = [
        Source(
            outlet,
            len({note.report_id for note in notes}),
            len(notes),
            min((note.published for note in notes if note.published), default=None),
            max((note.published for note in notes if note.published), default=None),
        )
        for outlet, notes in by.items()
    ]
    yield from sorted(rows, key=lambda row: (-row.reports, -row.claims, row.outlet))
