"""What the free-form application at a centre may say; at the akim's one asks orally and is asked nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field

_FREE = Text(
    "Өтініш еркін нысанда (12-тармақ): толтыру міндетті емес.",
    "Заявление в произвольной форме (пункт 12): заполнять не обязательно.",
    "The application is in free form (clause 12): this may be left empty.",
)
_WORDS = Field(
    id="words",
    label=Text(
        "Өтініште тағы не айтылған: анықтама не үшін керек?",
        "Что ещё сказано в заявлении: для чего нужна справка?",
        "What else the application says: what is the certificate for?",
    ),
    type="lines",
    required=False,
    most=600,
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
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    return (_WORDS, _PHONE) if channel == "centre" else ()
