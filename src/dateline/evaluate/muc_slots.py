"""An incident as the 24 slots of 1992."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.evaluate.muc_fills import Filler
from dateline.evaluate.muc_incidents import Happening
from dateline.evaluate.muc_keys import Fill, Template
from dateline.evaluate.muc_parties import Party, Sort
from dateline.evaluate.muc_perpetrators import Perpetrator
from dateline.evaluate.muc_places import Areas
from dateline.evaluate.muc_sheet import MucSheet, type_by_words
from dateline.evaluate.muc_tellings import Telling
from dateline.evaluate.muc_texts import MONTHS, Message
from dateline.types import Precision, Value, When
from dateline.types.parse import Token

Slots = dict[int, tuple[Fill, ...]]


class SlotFiller:
    """Fills the slots of the incidents of one message."""

    def __init__(self, message: Message, sheet: MucSheet, areas: Areas, filler: Filler) -> None:
        self.message = message
        self.sheet = sheet
        self.areas = areas
        self.filler = filler

    def template(self, number: int, happening: Happening, perpetrators: Sequence[Perpetrator]) -> Template:
        """The incident as a template; what its claims do not tell stays null."""
        texts = self.filler.strings(happening, perpetrators)
        slots: Slots = {
            2: self._one(self._date(happening)),
            3: self._one(self._location(happening)),
            4: self._one(happening.type.upper()),
            5: self._one(happening.stage),
            **self._instruments(texts["Weapon"], happening),
            **self._perpetrators(texts, perpetrators),
            **self._things(happening),
            **self._humans(happening),
        }
        return Template(
            self.message.id, number, False, {slot: fills for slot, fills in slots.items() if fills}
        )

    @staticmethod
    def _one(text: str | None) -> tuple[Fill, ...]:
        return (Fill((text,)),) if text else ()

    def _date(self, happening: Happening) -> str | None:
        """The day, the days, or the day of the message as the latest."""
        for telling in happening.tellings:
            told = telling.draft.date or telling.claim.date
            if told is not None and told.origin != "times/weekday" and _near(told, self.message.day):
                return _written(told.value)
        return f"- {_day(self.message.day)}" if self.message.day else None

    def _location(self, happening: Happening) -> str | None:
        names = [
            located.place.value.name
            for telling in happening.tellings
            for located in (telling.draft.place or telling.claim.place)
        ]
        return self.areas.location(names, self.message.place)

    def _instruments(self, weapons: list[str], happening: Happening) -> Slots:
        kinds = [(text, type_by_words(self.sheet.instrument_types, text)) for text in weapons]
        fills = tuple(Fill((kind,), (text,)) for text, kind in kinds if kind)
        if not fills and happening.type == "bombing":
            fills = (Fill(("BOMB",), ("-",)),)
        return {6: tuple(Fill((text,)) for text in weapons), 7: fills}

    def _perpetrators(self, texts: dict[str, list[str]], perpetrators: Sequence[Perpetrator]) -> Slots:
        state = [one.party.lemma in self.sheet.state for one in perpetrators]
        category = "TERRORIST ACT" if perpetrators or texts["PerpOrg"] else None
        if state and state[0]:
            category = "STATE-SPONSORED VIOLENCE"
        confidence = perpetrators[0].confidence if perpetrators else "POSSIBLE"
        return {
            8: self._one(category),
            9: tuple(Fill((text,)) for text in texts["PerpInd"]),
            10: tuple(Fill((text,)) for text in texts["PerpOrg"]),
            11: tuple(Fill((confidence,), (text,)) for text in texts["PerpOrg"]),
        }

    def _things(self, happening: Happening) -> Slots:
        if happening.type == "kidnapping":
            return {}
        things: dict[str, tuple[Telling, Party]] = {}
        for telling, party in self.filler.things(happening):
            things.setdefault(party.text, (telling, party))
        effects = ((text, self._damage(telling)) for text, (telling, _) in things.items())
        return {
            12: tuple(Fill((text,)) for text in things),
            13: tuple(
                Fill((type_by_words(self.sheet.thing_types, text) or "OTHER",), (text,)) for text in things
            ),
            14: tuple(Fill((self._number(party),), (text,)) for text, (telling, party) in things.items()),
            16: tuple(Fill((effect,), (text,)) for text, effect in effects if effect),
        }

    def _damage(self, telling: Telling) -> str | None:
        if telling.type == "robbery":
            return "PROPERTY TAKEN FROM TARGET"
        lemma = telling.draft.token.lemma_.lower()
        if lemma in self.sheet.ruining:
            return "SOME DAMAGE" if lemma == "burn" else "DESTROYED"
        return "SOME DAMAGE" if lemma in self.sheet.damaging or telling.type == "arson" else None

    def _humans(self, happening: Happening) -> Slots:
        names: list[Fill] = []
        told: list[Fill] = []
        rows: dict[str, tuple[Telling, Party, str]] = {}
        for telling, party in self.filler.humans(happening):
            description = self.filler.description(party)
            known = party.name if party.sort is Sort.PERSON else description
            if known is None or known in rows:
                continue
            rows[known] = (telling, party, description or "")
            if party.sort is Sort.PERSON:
                names.append(Fill((known,)))
            if description:
                told.append(Fill((description,), (known,) if party.sort is Sort.PERSON else ()))
        effects = tuple(self._harm(rows))
        return {
            18: tuple(names),
            19: tuple(told),
            20: tuple(
                Fill((type_by_words(self.sheet.human_types, description) or "CIVILIAN",), (known,))
                for known, (_, _, description) in rows.items()
            ),
            21: tuple(Fill((self._number(party),), (known,)) for known, (_, party, _) in rows.items()),
            23: effects or self._unharmed(happening),
        }

    def _harm(self, rows: dict[str, tuple[Telling, Party, str]]) -> Iterator[Fill]:
        for known, (telling, _, _) in rows.items():
            lemma = telling.draft.token.lemma_.lower()
            counted = telling.draft.trigger.entry.frame.count.get("target")
            if lemma in self.sheet.deadly or counted == "killed":
                yield Fill(("DEATH",), (known,))
            elif lemma in self.sheet.hurting or counted == "injured":
                yield Fill(("INJURY",), (known,))

    def _unharmed(self, happening: Happening) -> tuple[Fill, ...]:
        """ "There were no casualties": told without naming anybody."""
        return (
            (Fill(("NO INJURY OR DEATH",), ("-",)),)
            if self.filler.says_unharmed() and happening.type != "kidnapping"
            else ()
        )

    def _number(self, party: Party) -> str:
        """The figure of a target: exact, bounded, or only that there were several."""
        if party.sort is Sort.PERSON:
            return "1"
        found = self.filler.figure(party.head)
        if found is not None:
            return found
        return "PLURAL" if _is_plural(party.head) else "1"


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"people", "police", "men", "women"}


def _near(told: Value[When], day: date | None) -> bool:
    """Whether a time is told to the day, or nearly, and is not of another year."""
    when = told.value
    return when.precision in {Precision.DAY, Precision.WEEK, Precision.RANGE} and (
        day is None or abs((day - when.end).days) < _LONG
    )


_LONG = 400


def _written(when: When) -> str:
    if when.start is None or when.start == when.end:
        return _day(when.end)
    return f"{_day(when.start)} - {_day(when.end)}"


def _day(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"
