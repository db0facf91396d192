"""Who pays no duty: the category of the edition that is claimed, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from qyzmet.duty.charge import EXEMPT
from qyzmet.law.model import Duty, Edition, Exemption
from qyzmet.law.text import Text
from qyzmet.law.words import joined
from qyzmet.process.errors import Refusal

BY_LAW: Final = "by-law"
"""The category where an edition speaks of the exempt and names none."""
BY_LAW_READING: Final = Text(
    "Редакция босатылғандарды айтады, санаттарын атамайды: санаттар Салық кодексінен алынады, растайтын құжат "
    "жазылады.",
    "Редакция говорит об освобождённых и не называет категорий: они берутся из Налогового кодекса, подтверждающий "
    "документ записывается.",
    "The edition speaks of the exempt and names no category: the categories are those of the Tax Code, and the "
    "document that proves it is noted.",
)


@dataclass(frozen=True, slots=True)
class Exempted:
    """An exemption claimed and proved."""

    exemption: str
    """Id of the category in the edition, or :data:`BY_LAW`."""
    who: Text
    proof: str
    """The document shown: what it is and its number."""
    clause: str | None
    reading: Text | None = None


def exempted(edition: Edition, exemption_id: str, proof: str) -> Exempted:
    """The exemption by its id in the edition, with the document that proves it.

    Where the edition names no category, the id is :data:`BY_LAW` or empty. Raises :class:`Refusal`:
    ``nobody-exempt``, ``exemption-unnamed`` and ``exemption-not-in-the-edition`` (field ``exemption``),
    ``exemption-unproved`` (field ``proof``).
    """
    duty = edition.fee.duty
    if duty is None or all(fact.id != EXEMPT for fact in edition.facts):
        raise _nobody(duty)
    category = _category(duty, exemption_id.strip())
    if not proof.strip():
        raise _unproved(duty, category)
    if category is None:
        return Exempted(BY_LAW, duty.exempt or BY_LAW_READING, proof.strip(), duty.clause, BY_LAW_READING)
    return Exempted(category.id, category.who, proof.strip(), category.clause, category.reading)


def _category(duty: Duty, wanted: str) -> Exemption | None:
    """The category named; None where the edition leaves the categories to the law."""
    if not duty.exemptions and wanted in ("", BY_LAW):
        return None
    for one in duty.exemptions:
        if one.id == wanted:
            return one
    if not wanted:
        raise Refusal("exemption-unnamed", _UNNAMED, clause=duty.clause, field="exemption")
    raise Refusal(
        "exemption-not-in-the-edition",
        Text(
            kk=f"«{wanted}» санаты бұл редакцияда жоқ: тізімнен таңдаңыз.",
            ru=f"Категории «{wanted}» в этой редакции нет: выберите из перечня.",
            en=f"The edition has no category “{wanted}”: choose one of the list.",
        ),
        clause=duty.clause,
        field="exemption",
    )


def _nobody(duty: Duty | None) -> Refusal:
    said = duty.exempt if duty is not None else None
    return Refusal(
        "nobody-exempt",
        joined([_NOBODY, said], " ") if said else _NOBODY,
        clause=duty.clause if duty else None,
        field="exemption",
    )


def _unproved(duty: Duty, category: Exemption | None) -> Refusal:
    wanted = category.proof if category is not None else None
    return Refusal(
        "exemption-unproved",
        joined([_UNPROVED, wanted], " ") if wanted else _UNPROVED,
        clause=(category.clause if category else None) or duty.clause,
        field="proof",
    )


_UNNAMED: Final = Text(
    "Баждан босату санатын көрсетіңіз.",
    "Укажите категорию, дающую освобождение.",
    "Name the category of the exempt.",
)
_NOBODY: Final = Text(
    "Бұл қызметте баждан ешкім босатылмайды.",
    "В этой услуге от пошлины никто не освобождается.",
    "Nobody is exempt from the duty of this service.",
)
_UNPROVED: Final = Text(
    "Баждан босатылғанын растайтын құжатты көрсетіңіз: атауы мен нөмірі.",
    "Укажите документ, подтверждающий освобождение от пошлины: название и номер.",
    "Name the document that proves the exemption from the duty: what it is and its number.",
)
