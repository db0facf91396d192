"""What the application asks besides the facts of the edition.

Its forms are lost or not annexed, so that nothing is asked but where the output document is to be sent: it may come
by e-mail in every electronic channel (clauses 19(16), 20(17), 21(15)).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field

BY_E_MAIL: Final = {"provider-electronic": "19(16)", "centre-electronic": "20(17)", "portal": "21(15)"}
"""The clause that lets the output document come by e-mail, by channel."""


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    clause = BY_E_MAIL.get(channel)
    if clause is None:
        return ()
    hint = _CABINET if channel == "portal" else _IN_PERSON
    return (
        Field(id="e_mail", label=_E_MAIL, type="e-mail", required=False, hint=hint, most=120, clause=clause),
    )


_E_MAIL = Text("Электрондық поштаңыз", "Адрес Вашей электронной почты", "Your e-mail address")
_CABINET = Text(
    "Шығыс құжаты жеке кабинетке келеді; поштаға да керек болса, мекенжайын жазыңыз.",
    "Выходной документ придёт в личный кабинет; укажите адрес, если он нужен и по почте.",
    "The output document comes to the personal cabinet; give an address if you want it by e-mail too.",
)
_IN_PERSON = Text(
    "Шығыс құжатын өзіңіз келіп алсаңыз, бос қалдырыңыз.",
    "Оставьте пустым, если получите выходной документ лично.",
    "Leave it empty if you fetch the output document in person.",
)
