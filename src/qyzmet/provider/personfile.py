"""What the registers know of one person, for one page: every entry with the case that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.provider.register_words import CITIZENSHIPS, SEXES, STAYS, address_words, either, made_for
from qyzmet.provider.tabular import Column, Shown, shown
from qyzmet.provider.workbench import STATES
from qyzmet.registers.documents import document_row, document_rows
from qyzmet.registers.history import history_of
from qyzmet.registers.looker import leave_trace
from qyzmet.registers.models import IdentityDocument, MilitaryDuty, Person
from qyzmet.registers.models.document import DOCUMENT_KINDS, INVALID_REASONS
from qyzmet.registers.models.dwelling import BASES
from qyzmet.registers.models.mark import MARKS
from qyzmet.registers.models.military import DUTIES
from qyzmet.registers.queries import read_address_record
from qyzmet.registers.reasons import REASONS
from qyzmet.registers.records import Stay
from qyzmet.ui.components import Row
from qyzmet.ui.words import in_language, kzdate


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the file; ``without`` says in a sentence that the register has nothing."""

    id: str
    name: Any
    rows: Sequence[Sequence[Shown]]
    without: Any


@dataclass(frozen=True, slots=True)
class PersonFile:
    """Who it is, and what is written of them."""

    person: Person
    who: Sequence[Row]
    parts: Sequence[Part]
    history: Sequence[Sequence[Shown]]


@dataclass(frozen=True, slots=True)
class _Held:
    """A document with its standing of today."""

    document: IdentityDocument
    state: Text
    ended: date | None
    reason: Text | None


@transaction.atomic
def person_file(person: Person, official: Official, why: str, today: date) -> PersonFile:
    """Read it all under one trace of the person; an owner who is named in it for a consent is traced too.

    ``why`` is the cause of the look: a case number or a reason (else :class:`ValueError`).
    """
    happened = history_of(person.iin, looker=official.looker(), why=why)
    stays = person.residences.select_related("address", "consent_of").order_by("-since", "-pk")
    if consents := {stay.consent_of.iin for stay in stays if stay.consent_of}:
        leave_trace(official.looker(), why, "consent", sorted(consents))
    held = _held(person, today)
    lasting = [one for one in held if one.document.kind != IdentityDocument.Kind.TEMPORARY_ID]
    cards = [one for one in held if one.document.kind == IdentityDocument.Kind.TEMPORARY_ID]
    dwellings = person.dwellings.select_related("address").order_by("-since", "pk")
    parts = (
        ("residence", _RESIDENCE, _STAYS, stays),
        ("documents", _DOCUMENTS, _HELD, lasting),
        ("temporary-cards", _CARDS, _HELD_CARDS, cards),
        ("marks", _MARKS, _MARK, person.marks.order_by("-day", "-pk")),
        ("dwellings", _DWELLINGS, _RIGHT, dwellings),
    )
    return PersonFile(
        person,
        _who(person, today),
        [
            Part(name, words, shown(columns, things, official.office), without)
            for name, (words, without), columns, things in parts
        ],
        shown(_HAPPENED, happened, official.office),
    )


def _held(person: Person, today: date) -> list[_Held]:
    stands = {row["number"]: row for row in document_rows(person.iin, today)}
    found = person.documents.select_related("chip_address").order_by("-made_on", "-pk")
    return [_standing(one, stands.get(one.number) or document_row(one)) for one in found]


def _standing(document: IdentityDocument, row: dict[str, Any]) -> _Held:
    """A document entered as invalid after its last day was over lost its force by that day, not by the entry."""
    ended = date.fromisoformat(row["invalid_from"]) if row["invalid_from"] else None
    reason = row["invalid_reason"]
    if ended and document.issued_on and document.valid_until and document.valid_until < ended:
        ended, reason = document.valid_until + timedelta(days=1), "expired"
    return _Held(document, STATES[row["state"]], ended, INVALID_REASONS.get(reason))


def _who(person: Person, today: date) -> list[Row]:
    record = read_address_record(person.iin, today)
    military = MilitaryDuty.objects.filter(person=person).first()
    duty = str(in_language(DUTIES[military.status if military else "none"]))
    rows = [
        Row(key=_("IIN"), value=person.iin),
        Row(
            key=_("Born"), value=f"{kzdate(person.birth_date)}, {person.birth_place(get_language() or 'kk')}"
        ),
        Row(key=_("Sex"), value=SEXES[person.sex]),
        Row(key=_("Citizenship"), value=CITIZENSHIPS[person.citizenship]),
    ]
    if person.died_on:
        rows.append(Row(key=_("Died"), value=kzdate(person.died_on)))
    for words, stay in (
        (_("Lives (for good)"), record.permanent),
        (_("Lives (for a time)"), record.temporary),
    ):
        if stay:
            rows.append(Row(key=words, value=_lives(stay)))
    if not record.permanent and not record.temporary:
        rows.append(Row(key=_("Registration"), value=_("is registered nowhere today")))
    number = f", {military.number}" if military else ""
    return [*rows, Row(key=_("Military register"), value=f"{duty}{number}")]


def _lives(stay: Stay) -> str:
    line, since = in_language(stay.dwelling.line), _("since %(day)s") % {"day": kzdate(stay.since)}
    until = ", " + _("until %(day)s") % {"day": kzdate(stay.until)} if stay.until else ""
    return f"{line}, {since}{until}"


def _joined(*parts: Text | str | None) -> str:
    """What is known of several things, in one cell."""
    return "; ".join(str(in_language(part)) for part in parts if part)


def _stay_kind(stay: Any) -> str:
    until = _("until %(day)s") % {"day": kzdate(stay.until)} if stay.until else ""
    return _joined(STAYS[stay.kind], until)


def _right(stay: Any) -> str:
    owner = stay.consent_of
    return _joined(stay.basis, _("consent: %(owner)s") % {"owner": owner.full_name} if owner else "")


def _removal(stay: Any) -> str:
    left_for = either(stay, "left_for")
    return _joined(
        REASONS.get(stay.removal_reason), _("left for: %(place)s") % {"place": left_for} if left_for else ""
    )


def _state(held: Any) -> str:
    return _joined(held.state, held.document.remark or held.reason)


_RESIDENCE: Final = (
    gettext_lazy("Registrations at the place of residence"),
    gettext_lazy("The register has no registration of this person."),
)
_DOCUMENTS: Final = (
    gettext_lazy("Identity cards and passports"),
    gettext_lazy("No identity card and no passport was ever made for this person."),
)
_CARDS: Final = (
    gettext_lazy("Temporary identity cards"),
    gettext_lazy("No temporary identity card was ever made for this person."),
)
_MARKS: Final = (
    gettext_lazy("Sheets, stamps and military marks"),
    gettext_lazy("No sheet was filed and no stamp was put for this person."),
)
_DWELLINGS: Final = (
    gettext_lazy("Dwellings owned"),
    gettext_lazy("The register knows no dwelling of this person."),
)

_STAYS: Final = [
    Column(gettext_lazy("Registered on"), lambda one: one.since, "day"),
    Column(gettext_lazy("Address"), lambda one: address_words(one.address), "head"),
    Column(gettext_lazy("Kind"), _stay_kind),
    Column(gettext_lazy("Arrived from"), lambda one: either(one, "arrived_from")),
    Column(gettext_lazy("By which right"), _right),
    Column(gettext_lazy("Registered by"), lambda one: one.registered_by, "office"),
    Column(gettext_lazy("Case of registration"), lambda one: one.case_number, "case"),
    Column(gettext_lazy("Removed on"), lambda one: one.removed_on, "day"),
    Column(gettext_lazy("Reason"), _removal),
    Column(gettext_lazy("Case of removal"), lambda one: one.removal_case, "case"),
]
_HELD_CARDS: Final = [
    Column(gettext_lazy("Number"), lambda one: one.document.number, "head"),
    Column(gettext_lazy("State"), _state),
    Column(gettext_lazy("Day of making"), lambda one: one.document.made_on, "day"),
    Column(gettext_lazy("Made because of"), lambda one: made_for(one.document.kind, one.document.made_for)),
    Column(gettext_lazy("Handed over on"), lambda one: one.document.issued_on, "day"),
    Column(gettext_lazy("Valid until"), lambda one: one.document.valid_until, "day"),
    Column(gettext_lazy("Not valid from"), lambda one: one.ended, "day"),
    Column(gettext_lazy("Office"), lambda one: one.document.issued_by, "office"),
    Column(gettext_lazy("Case"), lambda one: one.document.case_number, "case"),
]
_HELD: Final = [
    Column(gettext_lazy("Document"), lambda one: DOCUMENT_KINDS[one.document.kind]),
    *_HELD_CARDS[:-2],
    Column(gettext_lazy("Address on the chip"), lambda one: address_words(one.document.chip_address)),
    *_HELD_CARDS[-2:],
]
_MARK: Final = [
    Column(gettext_lazy("Day"), lambda one: one.day, "day"),
    Column(gettext_lazy("What was filed or put"), lambda one: MARKS[one.kind], "head"),
    Column(gettext_lazy("Office"), lambda one: one.office, "office"),
    Column(gettext_lazy("Case"), lambda one: one.case_number, "case"),
]
_RIGHT: Final = [
    Column(gettext_lazy("Owned since"), lambda one: one.since, "day"),
    Column(gettext_lazy("Address"), lambda one: address_words(one.address), "head"),
    Column(gettext_lazy("What proves it"), lambda one: BASES[one.basis]),
    Column(gettext_lazy("Number"), lambda one: one.number),
    Column(gettext_lazy("Right ended on"), lambda one: one.until, "day"),
]
_HAPPENED: Final = [
    Column(gettext_lazy("Day"), lambda one: one.on, "day"),
    Column(gettext_lazy("What happened"), lambda one: one.text, "head"),
    Column(gettext_lazy("Office"), lambda one: one.office, "office"),
    Column(gettext_lazy("Case"), lambda one: one.case, "case"),
]
