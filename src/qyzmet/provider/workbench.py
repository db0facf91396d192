"""What lies on an executor's desk for one case: the form, the scans, the registers, the grounds, the sheets.

It works from the edition: what is shown depends on the verbs of its steps and on what its service asks and
writes, never on which service it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from qyzmet.cases import store
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import Official
from qyzmet.desk.proving import proofs_of
from qyzmet.desk.request import knows_person, person_of, told
from qyzmet.law.model import Ground
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.provider.commission_said import commission_said
from qyzmet.provider.preview import PREVIEWED, Preview, previews
from qyzmet.provider.ruling import Ruling, ruling
from qyzmet.registers.addresses import address_line
from qyzmet.services.form import Field, fields_of
from qyzmet.services.proofs import Proof
from qyzmet.ui.components import Row
from qyzmet.ui.staff.effects import DOCUMENTS
from qyzmet.ui.staff.papers import ScanRow, scan_rows
from qyzmet.ui.words import in_language, kzdate


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An identity document as the register has it."""

    name: str
    number: str
    issued: str
    until: str
    state: Text


@dataclass(frozen=True, slots=True)
class Workbench:
    """All of it."""

    answers: Sequence[Row]
    scans: Sequence[ScanRow]
    person: Sequence[Row]
    """The subject as the registers know them; empty where it is not the reader's turn."""
    documents: Sequence[DocumentRow]
    dwellings: Sequence[Sequence[Row]]
    """What the register of dwellings answered."""
    made: Sequence[Row]
    payment: Sequence[Row]
    grounds: Sequence[Ground]
    previews: Sequence[Preview]
    found: Mapping[str, Any]
    """What the commission saw and concluded (:mod:`qyzmet.provider.commission_said`)."""
    ruling: Ruling | None
    """What the law makes of the case, before it is decided and after."""
    proofs: Sequence[Proof]
    """What registers hold of what was to be proved on paper; read where the reader works on the papers."""


def workbench(file: CaseFile, official: Official, now: datetime) -> Workbench:
    """Read it; a look at the person's file is traced, and happens only where it is the reader's turn."""
    so_far = told([entry.event for entry in file.entries])
    stored = store.load(file.case.pk)
    person: Mapping[str, Any] = {}
    if file.may_act and knows_person(stored):
        person = person_of(stored, official, now)
    shown = file.may_act and file.step is not None and file.step.papers and file.step.does in PREVIEWED
    return Workbench(
        answers=answer_rows(
            fields_of(file.edition, file.state.channel, file.state.facts), so_far.request, file
        ),
        scans=scan_rows(file),
        person=_person(person),
        documents=[_document(row) for row in person.get("documents", ())],
        dwellings=[
            _dwelling(row["record"]) for row in so_far.records if (row.get("record") or {}).get("owners")
        ],
        made=[_made(kind, row) for kind, row in so_far.made.items()],
        payment=_payment(so_far.payment),
        grounds=_grounds(file),
        previews=previews(file, official, now) if shown else (),
        found=commission_said(so_far.found),
        ruling=ruling(file, stored, official, now, so_far.found),
        proofs=proofs_of(stored, official, now) if _compares(file) else (),
    )


def _compares(file: CaseFile) -> bool:
    """Whether it is the reader's turn at a step at which papers are compared with the registers."""
    return file.may_act and file.step is not None and file.step.does in COMPARED


COMPARED = frozenset({Verb.REGISTER, Verb.COLLECT, Verb.EXAMINE, Verb.DECIDE})


def answer_rows(fields: Sequence[Field], given: Mapping[str, str], file: CaseFile) -> list[Row]:
    """The answers to the form, in the order in which they were asked."""
    return [
        Row(key=field.label, value=_answer(field, given[field.id]), clause=field.clause, edition=file.edition)
        for field in fields
        if field.id in given
    ]


def _answer(field: Field, text: str) -> str:
    match field.type:
        case "choice":
            return str(in_language(dict(field.choices).get(text, Text(text, text, text))))
        case "date":
            return kzdate(date.fromisoformat(text))
        case "yes":
            return _("yes")
        case "address":
            line = address_line(text)
            return str(in_language(line)) if line is not None else text
        case _:
            return text


def _person(person: Mapping[str, Any]) -> list[Row]:
    if not person:
        return []
    rows = [
        Row(key=_("Name"), value=str(person.get("full_name", ""))),
        Row(key=_("Born"), value=_day(person.get("birth_date"))),
    ]
    for kind, words in (("permanent", _("Lives (for good)")), ("temporary", _("Lives (for a time)"))):
        if stay := person.get(kind):
            since = _("since %(day)s") % {"day": _day(stay.get("since"))}
            rows.append(Row(key=words, value=f"{_line(stay)}, {since}"))
    if (stay := person.get("removed")) and not (person.get("permanent") or person.get("temporary")):
        rows.append(
            Row(key=_("Removed from registration"), value=f"{_line(stay)}, {_day(stay.get('removed_on'))}")
        )
    if not any(person.get(kind) for kind in ("permanent", "temporary", "removed")):
        rows.append(Row(key=_("Registration"), value=_("the register has none")))
    if person.get("died_on"):
        rows.append(Row(key=_("Died"), value=_day(person["died_on"])))
    duty: Mapping[str, str] = person.get("military") or {}
    if duty.get("status", "none") != "none":
        rows.append(Row(key=_("Military register"), value=duty.get("number") or _("liable")))
    return rows


def _line(stay: Mapping[str, Any]) -> str:
    return _say((stay.get("dwelling") or {}).get("line"))


def _say(words: Mapping[str, str] | None) -> str:
    return str(in_language(Text(words["kk"], words["ru"], words["en"]))) if words else ""


def _day(text: Any) -> str:
    return kzdate(date.fromisoformat(str(text))) if text else "–"


STATES = {
    "made": Text("жасалды, әлі берілмеген", "изготовлен, ещё не выдан", "made, not handed over yet"),
    "valid": Text("жарамды", "действителен", "valid"),
    "invalid": Text("жарамсыз", "недействителен", "not valid"),
    "spoiled": Text("бүлінген", "испорчен", "spoiled"),
}


def _document(row: Mapping[str, Any]) -> DocumentRow:
    state = str(row.get("state", ""))
    kind = str(row["kind"])
    return DocumentRow(
        str(in_language(DOCUMENTS.get(kind, Text(kind, kind, kind)))),
        str(row.get("number") or ""),
        _day(row.get("issued_on")),
        _day(row.get("valid_until")),
        STATES.get(state, Text(state, state, state)),
    )


def _dwelling(record: Mapping[str, Any]) -> list[Row]:
    rows = [Row(key=_("Dwelling"), value=_say(record.get("line")))]
    rows += [
        Row(key=_("Owner"), value=f"{one['full_name']}, {_say(one['basis_name'])} {one['number']}")
        for one in record["owners"]
    ]
    return [*rows, Row(key=_("Registered there"), value=str(record.get("residents", 0)))]


def _made(kind: str, row: Mapping[str, Any]) -> Row:
    name = DOCUMENTS.get(kind, Text(kind, kind, kind))
    return Row(key=name, value=f"№ {row.get('number', '')}, {_day(row.get('made_on'))}")


def _payment(paid: Mapping[str, Any]) -> list[Row]:
    if not paid:
        return []
    if paid.get("exemption"):
        return [Row(key=_("State duty"), value=_("exempt: %(proof)s") % {"proof": paid.get("proof", "")})]
    words = _("%(amount)s tenge, receipt %(number)s") % {
        "amount": paid.get("amount", ""),
        "number": paid.get("receipt", ""),
    }
    return [Row(key=_("State duty"), value=words)]


def _grounds(file: CaseFile) -> list[Ground]:
    """Every ground of the edition that a step of this channel can use; there is no other."""
    steps = {step.id for step in file.edition.channel(file.state.channel).steps}
    return [ground for ground in file.edition.grounds if steps & set(ground.steps)]
