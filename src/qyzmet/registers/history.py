"""Everything that happened to a person in the registers, in order, for a page or a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from qyzmet.law.text import Text
from qyzmet.registers.iin import check_iin
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import IdentityDocument, Person, Residence
from qyzmet.registers.models.document import DOCUMENT_KINDS, INVALID_REASONS
from qyzmet.registers.models.mark import MARKS
from qyzmet.registers.reasons import REASONS


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry: ``what`` is ``registered``, ``removed``, ``made``, ``issued``, ``invalid``, ``marked`` or ``died``.

    ``text`` says it in words, ``number`` is that of a document, ``office`` the code of who did it, ``case`` the case;
    they are empty where the register does not know.
    """

    on: date
    what: str
    text: Text
    number: str = ""
    office: str = ""
    case: str = ""


_ORDER = ("removed", "registered", "made", "invalid", "issued", "marked", "died")


@transaction.atomic
def history_of(iin: str, *, looker: Looker, why: str) -> list[Happening]:
    """The history of a person's residence, documents and marks, oldest first; empty for nobody.

    Raises :class:`qyzmet.registers.iin.BadIin`, and :class:`ValueError` without ``why``. Leaves a trace.
    """
    number = check_iin(iin).number
    leave_trace(looker, why, "history", [number])
    person = Person.objects.filter(iin=number).first()
    if person is None:
        return []
    happened = [
        *(one for stay in person.residences.select_related("address") for one in _of_stay(stay)),
        *(one for document in person.documents.all() for one in _of_document(document)),
        *(
            Happening(mark.day, "marked", MARKS[mark.kind], "", mark.office, mark.case_number)
            for mark in person.marks.all()
        ),
    ]
    if person.died_on:
        happened.append(Happening(person.died_on, "died", REASONS["died"]))
    return sorted(happened, key=lambda one: (one.on, _ORDER.index(one.what), one.number))


def _of_stay(stay: Residence) -> list[Happening]:
    address = stay.address
    temporary = stay.kind == "temporary"
    text = Text(
        f"{'Уақытша тіркелді' if temporary else 'Тұрақты тіркелді'}: {address.line('kk')}",
        f"{'Временная' if temporary else 'Постоянная'} регистрация: {address.line('ru')}",
        f"{'Temporary' if temporary else 'Permanent'} registration: {address.line('en')}",
    )
    told = [Happening(stay.since, "registered", text, "", stay.registered_by, stay.case_number)]
    if stay.removed_on:
        reason = REASONS[stay.removal_reason]
        text = Text(
            f"Тіркеуден шығарылды: {address.line('kk')} ({reason.kk})",
            f"Снятие с регистрации: {address.line('ru')} ({reason.ru})",
            f"Removed from registration: {address.line('en')} ({reason.en})",
        )
        told.append(Happening(stay.removed_on, "removed", text, "", "", stay.removal_case))
    return told


def _of_document(document: IdentityDocument) -> list[Happening]:
    name, number, case = DOCUMENT_KINDS[document.kind], document.number, document.case_number
    made = Text(
        f"Жасалды: {name.kk} {number}", f"Изготовлено: {name.ru} {number}", f"Made: {name.en} {number}"
    )
    told = [Happening(document.made_on, "made", made, number, document.issued_by, case)]
    if document.issued_on:
        text = Text(
            f"Тапсырылды: {name.kk} {number}",
            f"Вручено: {name.ru} {number}",
            f"Handed over: {name.en} {number}",
        )
        told.append(Happening(document.issued_on, "issued", text, number, document.issued_by, case))
    if document.invalid_from:
        reason = INVALID_REASONS[document.invalid_reason]
        text = Text(
            f"Күшін жойды: {name.kk} {number} ({reason.kk})",
            f"Утратило силу: {name.ru} {number} ({reason.ru})",
            f"Lost its force: {name.en} {number} ({reason.en})",
        )
        told.append(Happening(document.invalid_from, "invalid", text, number))
    return told
