"""What a step will do to the state registers, in words, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from qyzmet.cases import store
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import Official
from qyzmet.desk.request import view_of
from qyzmet.law.text import Text
from qyzmet.law.verbs import OUTCOMES
from qyzmet.process.errors import Refusal
from qyzmet.registers.addresses import address_line
from qyzmet.registers.models.mark import MARKS as SHEETS
from qyzmet.services.effects import (
    AssignBenefit,
    Effect,
    EndResidence,
    FileSheet,
    GiveDocument,
    LoseDocument,
    MakeDocument,
    RecordDeath,
    RefuseBenefit,
    RegisterResidence,
    RewriteCard,
    StampBook,
    changes_registers,
    effects_of,
)
from qyzmet.ui.words import in_language, kzdate


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the step will do, sentence by sentence; ``fault`` says why it cannot be told, or done, as things stand."""

    sentences: Sequence[str] = ()
    fault: str = ""


def foreseen(file: CaseFile, official: Official, now: datetime) -> Foreseen:
    """What the step at hand does to the registers if it goes well; the look at the person is traced."""
    if file.step is None or not file.may_act or not changes_registers(file.edition.service):
        return Foreseen()
    outcome = next((branch.on for branch in file.step.then), OUTCOMES[file.step.does][0])
    try:
        view = view_of(store.load(file.case.pk), official, now)
        found = effects_of(file.edition, file.step, outcome, view)
    except Refusal as refusal:
        return Foreseen(fault=str(in_language(refusal.text)))
    return Foreseen([sentence(one) for one in found])


def sentence(effect: Effect) -> str:
    """One effect as an official would say it."""
    match effect:
        case MakeDocument():
            ends = _until(effect.valid_until)
            return _("will make: %(document)s, %(validity)s") % {
                "document": document(effect.kind),
                "validity": ends,
            }
        case GiveDocument():
            return _("will put in force: %(document)s; the former one loses its force") % {
                "document": document(effect.kind)
            }
        case LoseDocument():
            return _("will declare invalid: %(document)s (%(why)s)") % {
                "document": document(effect.kind),
                "why": in_language(LOST[effect.reason]),
            }
        case RegisterResidence():
            return _registered(effect)
        case EndResidence():
            return _("will end the registration: %(kind)s") % {"kind": in_language(KINDS[effect.kind])}
        case RewriteCard():
            return _("will write the address that the register has onto the chip of the identity card")
        case StampBook():
            mark = in_language(MARKS[effect.mark])
            military = f" ({_('for the military register too')})" if effect.military else ""
            return _("will put the stamp: %(mark)s") % {"mark": mark} + military
        case FileSheet():
            return _("will note the sheet: %(sheet)s") % {"sheet": in_language(SHEETS[effect.kind])}
        case RecordDeath():
            return _("will record the death of %(day)s") % {"day": kzdate(effect.died_on)}
        case AssignBenefit():
            return _assigned(effect)
        case RefuseBenefit():
            return _("will keep the refusal, which later applications must heed")


def _registered(effect: RegisterResidence) -> str:
    line = address_line(effect.address)
    where = in_language(line) if line is not None else effect.address
    kind = in_language(KINDS[effect.kind])
    words = _("will register at %(address)s (%(kind)s)") % {"address": where, "kind": kind}
    if effect.until is not None:
        words += ", " + _until(effect.until)
    if effect.ends_former and effect.kind == "permanent":
        words += "; " + _("the former permanent registration ends the same day")
    return words


def _assigned(effect: AssignBenefit) -> str:
    words = _("will assign %(amount)s tenge a month from %(since)s") % {
        "amount": tenge(effect.monthly),
        "since": kzdate(effect.since),
    }
    until = (
        _("until %(day)s") % {"day": kzdate(effect.until)} if effect.until else _("without a day of ending")
    )
    return f"{words}, {until}"


def tenge(tiyn: int) -> str:
    """A sum of tiyn in tenge as people read it: 12 345,67; whole tenge without the tiyn."""
    whole, rest = divmod(tiyn, 100)
    said = f"{whole:,}".replace(",", " ")
    return f"{said},{rest:02}" if rest else said


def _until(day: date | None) -> str:
    return _("valid until %(day)s") % {"day": kzdate(day)} if day else _("valid without end")


def document(kind: str) -> str:
    """The name of a kind of document of a person."""
    return str(in_language(DOCUMENTS[kind]))


DOCUMENTS = {
    "identity-card": Text("жеке куәлік", "удостоверение личности", "identity card"),
    "passport": Text("паспорт", "паспорт", "passport"),
    "temporary-id": Text(
        "уақытша жеке куәлік", "временное удостоверение личности", "temporary identity card"
    ),
}
KINDS = {
    "permanent": Text("тұрақты", "постоянная", "permanent"),
    "temporary": Text("уақытша", "временная", "temporary"),
    "all": Text("барлығы", "все", "all of them"),
}
MARKS = {
    "registered": Text("тіркелді", "зарегистрирован", "registered"),
    "removed": Text("тіркеуден шығарылды", "снят с регистрации", "removed from registration"),
}
LOST = {
    "lost": Text("жоғалған", "утрачен", "lost"),
    "spoiled": Text("бүлінген", "испорчен", "spoiled"),
    "surrendered": Text("тапсырылған", "сдан", "surrendered"),
    "deregistered": Text("тіркеуден шығарылған", "снят с регистрации", "removed from registration"),
    "died": Text("қайтыс болған", "умер", "died"),
}
