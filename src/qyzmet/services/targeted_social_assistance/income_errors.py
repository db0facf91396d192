"""Why an income test cannot be made: by clause or parameter, and what to put right."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

FAMILY: Final = "14(2)"
"""The clause of the statement of family composition."""
INCOMES: Final = "14(3)"
"""The clause of the statement of incomes."""
FARM: Final = "14(4)"
"""The clause of the statement on the personal farm."""
LINE: Final = "10(1)"
"""The clause that compares with the poverty line."""


def no_income_rule(day: date) -> Refusal:
    """No rule of counting income holds on the day."""
    return Refusal(
        "no-income-rule",
        Text(
            f"Параметр жоқ: {day:%d.%m.%Y} күні табысты есептеу ережесі белгіленбеген.",
            f"Нет параметра: на {day:%d.%m.%Y} не задано правило исчисления дохода.",
            f"A parameter is missing: no rule of counting income is set for {day:%d.%m.%Y}.",
        ),
        clause="6",
        field="on",
    )


def no_members() -> Refusal:
    """The family has nobody in it, or the register knows no family."""
    return Refusal(
        "no-members",
        Text(
            "Отбасында бірде-бір адам көрсетілмеген: алдымен отбасы құрамын енгізіңіз.",
            "В семье не указан ни один человек: сначала внесите состав семьи.",
            "Nobody is named in the family: enter its members first.",
        ),
        clause=FAMILY,
        field="members",
    )


def member_twice(iin: str) -> Refusal:
    """The same person stands in the family twice."""
    return Refusal(
        "member-twice",
        Text(
            f"ЖСН {iin} отбасы құрамында екі рет тұр: біреуін алып тастаңыз.",
            f"ИИН {iin} стоит в составе семьи дважды: уберите одну запись.",
            f"IIN {iin} stands in the family twice: take one out.",
        ),
        clause=FAMILY,
        field="members",
    )


def member_of_two(iin: str) -> Refusal:
    """The same person stands in two families."""
    return Refusal(
        "member-of-two-families",
        Text(
            f"ЖСН {iin} екі отбасының құрамында тұр: адам бір күнде бір ғана отбасында есептеледі.",
            f"ИИН {iin} стоит в составе двух семей: в один день человек учитывается только в одной семье.",
            f"IIN {iin} stands in two families: on one day a person counts in one family only.",
        ),
        clause=FAMILY,
        field="members",
    )


def not_a_member(iin: str) -> Refusal:
    """An income of somebody outside the family."""
    return Refusal(
        "income-of-a-stranger",
        Text(
            f"ЖСН {iin} табысы көрсетілген, бірақ бұл адам отбасы құрамында жоқ.",
            f"Указан доход ИИН {iin}, но этого человека нет в составе семьи.",
            f"An income of IIN {iin} is named, but this person is not in the family.",
        ),
        clause=INCOMES,
        field="iin",
    )


def bad_amount(amount: object, name: str) -> Refusal:
    """An amount that is negative, no whole number of tiyn, or beyond what is counted."""
    return Refusal(
        "bad-income",
        Text(
            f"{name}: табыс сомасы «{amount}» жарамсыз. Ол теріс болмауы және тиынмен бүтін сан болуы тиіс.",
            f"{name}: сумма дохода «{amount}» недопустима. Она не может быть отрицательной и должна быть целым числом "
            "тиынов.",
            f"{name}: the amount “{amount}” is no income. It may not be negative and is a whole number of tiyn.",
        ),
        clause=INCOMES,
        field="amount",
    )


def foreign_currency(currency: str, wanted: str) -> Refusal:
    """An income that is not in the currency of the rule."""
    return Refusal(
        "foreign-currency",
        Text(
            f"Табыс {currency} валютасында көрсетілген; есеп {wanted} валютасымен ғана жүргізіледі. "
            "Алынған күнгі бағам бойынша аударып енгізіңіз.",
            f"Доход указан в валюте {currency}; расчёт ведётся только в {wanted}. "
            "Внесите сумму, пересчитанную по курсу дня получения.",
            f"The income is in {currency}; the computation is in {wanted} only. "
            "Enter the amount converted at the rate of the day on which it was received.",
        ),
        clause=INCOMES,
        field="currency",
    )


def unknown_kind(kind: str, known: Iterable[str]) -> Refusal:
    """A kind of income that the rule does not know."""
    listed = ", ".join(known)
    return Refusal(
        "unknown-kind-of-income",
        Text(
            f"«{kind}» деген табыс түрі ережеде жоқ. Бары: {listed}.",
            f"Вида дохода «{kind}» в правиле нет. Есть: {listed}.",
            f"The rule knows no kind of income “{kind}”. It knows: {listed}.",
        ),
        clause=INCOMES,
        field="kind",
    )


def wrong_month(month: str, months: Iterable[str]) -> Refusal:
    """A month outside the quarter that counts."""
    listed = ", ".join(months)
    return Refusal(
        "month-outside-the-quarter",
        Text(
            f"{month} айы есептелетін тоқсанға кірмейді. Есептелетін айлар: {listed}.",
            f"Месяц {month} не входит в учитываемый квартал. Учитываются: {listed}.",
            f"The month {month} is outside the quarter that counts. It is: {listed}.",
        ),
        clause=INCOMES,
        field="month",
    )


def month_twice(iin: str, kind: str, source: str, month: str) -> Refusal:
    """The same income of the same month stands twice."""
    return Refusal(
        "month-counted-twice",
        Text(
            f"{month} айының табысы екі рет көрсетілген (ЖСН {iin}, {kind}, {source or '—'}): біреуін алып тастаңыз.",
            f"Доход за {month} указан дважды (ИИН {iin}, {kind}, {source or '—'}): уберите одну запись.",
            f"The income of {month} stands twice (IIN {iin}, {kind}, {source or '—'}): take one out.",
        ),
        clause=INCOMES,
        field="month",
    )


def no_line(region: str, day: date) -> Refusal:
    """The line was not given."""
    return Refusal(
        "no-poverty-line",
        Text(
            f"Параметр жоқ: {region or '—'} өңірінде {day:%d.%m.%Y} күні кедейлік шегі белгіленбеген.",
            f"Нет параметра: для региона {region or '—'} на {day:%d.%m.%Y} не задана черта бедности.",
            f"A parameter is missing: no poverty line is set for the region {region or '—'} on {day:%d.%m.%Y}.",
        ),
        clause=LINE,
        field="region",
    )


def no_yield(of: str, kind: str) -> Refusal:
    """No normative yield of an animal or a kind of land."""
    return Refusal(
        "no-farm-yield",
        Text(
            f"Параметр жоқ: «{kind}» үшін шаруашылық табысының нормативі белгіленбеген ({of}).",
            f"Нет параметра: для «{kind}» не задан норматив дохода хозяйства ({of}).",
            f"A parameter is missing: no yield of a farm is set for “{kind}” ({of}).",
        ),
        clause=FARM,
        field=of,
    )


def bad_quantity(of: str, kind: str, said: object) -> Refusal:
    """A number of heads or hectares that cannot be counted."""
    return Refusal(
        "bad-farm",
        Text(
            f"Шаруашылықтағы «{kind}» саны «{said}» жарамсыз ({of}).",
            f"Количество «{said}» для «{kind}» в хозяйстве недопустимо ({of}).",
            f"“{said}” is no number of “{kind}” on a farm ({of}).",
        ),
        clause=FARM,
        field=of,
    )
