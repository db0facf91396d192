"""What lies on the registrar's desk when a case is decided: the answers of the register, and what to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import Official
from qyzmet.desk.subjects import namesakes
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.provider.preview import Preview, previews
from qyzmet.registers.records import Found
from qyzmet.ui.components import Row, Tile
from qyzmet.ui.words import in_language, kzdate

MARK = Text("тіркелмеген", "не зарегистрирован", "not registered")
"""The mark beside a person whom the card index does not have: «тіркелмеген» (2010, cl. 14)."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What the register said of one person."""

    subject: str
    """As the request names the person."""
    status: str
    """``registered``, ``removed`` or ``none``."""
    name: str
    born: int | None
    place: Text | None
    since: date | None
    left_for: Text | None

    @property
    def certified(self) -> bool:
        """Whether a certificate is written out: there is information on registration or removal."""
        return self.status != "none"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name of the list that several people of the card index bear."""

    subject: str
    people: Sequence[Found]


@dataclass(frozen=True)
class Decision:
    """All of it."""

    file: CaseFile
    rows: Sequence[AnswerRow]
    previews: Sequence[Preview] = ()
    """The papers of the step, if it writes the answer."""
    doubts: Sequence[Doubt] = ()
    """Names that several people bear, if the step asks the register."""

    mark = MARK

    @property
    def asked(self) -> bool:
        """Whether the register has been asked."""
        return bool(self.rows)

    @property
    def several(self) -> bool:
        """Whether a list was sent, not one name."""
        return len(self.file.subjects) > 1

    @property
    def looking_up(self) -> bool:
        """Whether the next step asks the register."""
        return self._does(Verb.LOOK_UP)

    @property
    def drafting(self) -> bool:
        """Whether the next step writes the answer."""
        return self._does(Verb.DRAFT)

    @property
    def examining(self) -> bool:
        """Whether the next step checks a package against the list of documents."""
        return self._does(Verb.EXAMINE)

    def _does(self, verb: Verb) -> bool:
        return self.file.step is not None and self.file.step.does is verb

    @property
    def one(self) -> AnswerRow | None:
        """The only person, where there is one only."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def counts(self) -> list[Tile]:
        """How many get a certificate, how many the mark."""
        said = Counter(row.status for row in self.rows)
        return [
            Tile(value=len(self.rows), label=_("persons on the list")),
            Tile(value=said["registered"], label=_("registered")),
            Tile(value=said["removed"], label=_("removed from registration")),
            Tile(value=said["none"], label=MARK, kind="attention" if said["none"] else ""),
        ]

    @property
    def application(self) -> list[Row]:
        """What was asked, in short: by whom, about whom, by which letter."""
        state, edition = self.file.state, self.file.edition
        channel = edition.channel(state.channel)
        rows = [
            Row(key=_("Asked by"), value=self.file.case.applicant_name),
            Row(key=_("About whom"), value=self._about()),
            Row(key=_("Way of applying"), value=channel.name, clause=channel.clause, edition=edition),
        ]
        if number := self.given("letter_number"):
            day = kzdate(date.fromisoformat(self.given("letter_date")))
            rows.append(Row(key=_("Letter"), value=f"№ {number}, {day}"))
        if address := self.given("address"):
            rows.append(Row(key=_("Answer to"), value=address))
        return rows

    def _about(self) -> str:
        if self.several:
            count = len(self.file.subjects)
            return ngettext("%(count)d person", "%(count)d persons", count) % {"count": count}
        return self.file.subjects[0]

    def given(self, name: str) -> str:
        """What was written down under this name when the documents were taken; empty if nothing was."""
        found = (entry.event.get("data", {}).get(name) for entry in self.file.entries)
        return next((str(value) for value in found if value), "")

    @property
    def answer(self) -> list[Row]:
        """What the register says of the one person asked about."""
        row = self.one
        if row is None:
            return []
        lines = [(_("Asked about"), row.subject)]
        if row.name:
            lines.append((_("Name and year of birth"), f"{row.name}, {row.born}"))
        if row.certified and row.place is not None:
            lines.append((_("Address"), in_language(row.place)))
            lines.append((_("Removed on") if row.status == "removed" else _("Since"), kzdate(row.since)))
        if row.left_for is not None:
            lines.append((_("Left for"), in_language(row.left_for)))
        return [Row(key=key, value=value) for key, value in lines]


def decision(file: CaseFile, official: Official, now: datetime) -> Decision:
    """What the page of the case shows beside the next step."""
    rows = [answer_row(record) for record in file.records]
    if not file.may_act or file.step is None:
        return Decision(file, rows)
    match file.step.does:
        case Verb.DRAFT:
            return Decision(file, rows, previews=previews(file, official, now))
        case Verb.LOOK_UP:
            return Decision(file, rows, doubts=doubts(file, official))
        case _:
            return Decision(file, rows)


def doubts(file: CaseFile, official: Official) -> list[Doubt]:
    """The names of the list that mean several people; the look at them is traced."""
    named = [subject for subject in file.subjects if not subject.isdigit()]
    found = ((subject, namesakes(subject, official.looker(), file.case.number)) for subject in named)
    return [Doubt(subject, people) for subject, people in found if len(people) > 1]


def answer_row(answer: Mapping[str, Any]) -> AnswerRow:
    """One answer, as :meth:`qyzmet.desk.subjects.Answer.as_dict` wrote it."""
    record = answer.get("record") or {}
    person = record.get("person") or {}
    stay = record.get("permanent") or record.get("temporary") or record.get("removed") or {}
    dwelling = stay.get("dwelling") or {}
    since = stay.get("removed_on") if answer["status"] == "removed" else stay.get("since")
    return AnswerRow(
        subject=str(answer["subject"]),
        status=str(answer["status"]),
        name=str(person.get("full_name") or ""),
        born=person.get("birth_year"),
        place=_text(dwelling.get("line")),
        since=date.fromisoformat(since) if since else None,
        left_for=_text(stay.get("left_for")),
    )


def _text(value: Mapping[str, str] | None) -> Text | None:
    return Text(value["kk"], value["ru"], value["en"]) if value else None
