"""What the written application for a temporary identity card says beyond the facts of the case.

The application is in free form (2012 cl. 12; 2014 gives no sample), so nothing here is demanded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field

_FREE = Text(
    "Өтініш еркін нысанда жазылады: толтыру міндетті емес.",
    "Заявление пишется в свободной форме: заполнять не обязательно.",
    "The application is written in free form: this may be left empty.",
)
_CIRCUMSTANCES = Field(
    id="circumstances",
    label=Text(
        "Құжатқа не болды: қашан, қай жерде?",
        "Что случилось с документом: когда, где?",
        "What happened to the document: when, where?",
    ),
    type="lines",
    required=False,
    most=400,
    reading=_FREE,
)
_PURPOSE = Field(
    id="circumstances",
    label=Text(
        "Уақытша куәлік не себептен керек?",
        "Почему нужно временное удостоверение?",
        "Why is the temporary card needed?",
    ),
    type="lines",
    required=False,
    most=400,
    reading=_FREE,
)
_PHONE = Field(
    id="phone",
    label=Text("Байланыс телефоны", "Контактный телефон", "Phone"),
    required=False,
    most=40,
    reading=_FREE,
)


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`.

    2014 does not say what the card is for, so the reason is asked in the applicant's own words.
    """
    return (_CIRCUMSTANCES if edition.year == "2012" else _PURPOSE, _PHONE)
