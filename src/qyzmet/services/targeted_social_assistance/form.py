"""What the application needs besides the facts of the case: the number of the social code, the account, a day.

The statements of family, income and farm are filled in from the registers and are no questions here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field

MEASURES_SINCE = "measures_since"


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    takes_part = facts.get("active_measures") == "yes"
    return (_SOCIAL_CODE, *((_MEASURES,) if takes_part else ()), _ACCOUNT, _PHONE)


_SOCIAL_CODE = Field(
    id="social_code",
    label=Text(
        "Әлеуметтік жеке кодтың (ӘЖК) нөмірі",
        "Номер социального индивидуального кода (СИК)",
        "Number of the social individual code (SIC)",
    ),
    most=20,
    clause="14(1)",
)
_MEASURES = Field(
    id=MEASURES_SINCE,
    label=Text(
        "Белсенді шараларға қай күннен бастап қатысасыз (әлеуметтік келісімшарт бойынша)?",
        "С какого дня участвуете в активных мерах (по социальному контракту)?",
        "Since which day have you taken part in active measures (by the social contract)?",
    ),
    type="date",
    clause="14(6)",
)
_ACCOUNT = Field(
    id="account",
    label=Text(
        "Көмек аударылатын банк шоты", "Банковский счёт для перечисления", "Bank account for the money"
    ),
    type="account",
    required=False,
    most=40,
    reading=Text(
        "Регламент төлем туралы айтпайды; шот болмаса, көмек касса арқылы беріледі деп алынды.",
        "О выплате регламент молчит; без счёта помощь выдаётся через кассу.",
        "The regulation says nothing of payment; without an account the money is paid at a till.",
    ),
)
_PHONE = Field(
    id="phone",
    label=Text("Байланыс телефоны", "Контактный телефон", "Phone"),
    required=False,
    most=40,
    reading=Text(
        "Комиссия келетін уақытты келісу үшін.",
        "Чтобы договориться о времени прихода комиссии.",
        "To agree when the commission comes.",
    ),
)
