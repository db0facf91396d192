"""Names of kinds, states, reasons and events in three languages, and money in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from qyzmet.calendar.words import month_of
from qyzmet.law.text import Text

KIND_NAMES: Final[dict[str, Text]] = {
    "targeted-social-assistance": Text(
        "мемлекеттік атаулы әлеуметтік көмек",
        "государственная адресная социальная помощь",
        "state targeted social assistance",
    ),
    "home-education": Text(
        "үйде оқитын және тәрбиеленетін мүгедек балаларды материалдық қамтамасыз ету",
        "материальное обеспечение детей-инвалидов, обучающихся и воспитывающихся на дому",
        "material support of disabled children taught and brought up at home",
    ),
}
STATE_NAMES: Final[dict[str, Text]] = {
    "running": Text("төленеді", "выплачивается", "paid"),
    "paused": Text("тоқтатыла тұрды", "приостановлена", "paused"),
    "ended": Text("аяқталды", "прекращена", "ended"),
}
CAUSES: Final[dict[str, Text]] = {
    "assigned": Text("тағайындау туралы шешім", "решение о назначении", "the decision to assign"),
    "confirmed": Text("тоқсандық растау", "ежеквартальное подтверждение", "the quarterly confirmation"),
    "not-confirmed": Text(
        "тоқсан табысы туралы анықтамамен расталмады",
        "квартал не подтверждён справкой о доходах",
        "the quarter was not confirmed by a certificate of income",
    ),
    "above-the-line": Text(
        "отбасының жан басына шаққандағы орташа табысы кедейлік шегінен асады",
        "среднедушевой доход семьи выше черты бедности",
        "the average income a head of the family is above the poverty line",
    ),
    "member-joined": Text("отбасына адам қосылды", "в семью вошёл человек", "somebody joined the family"),
    "member-left": Text("отбасынан адам шықты", "из семьи выбыл человек", "somebody left the family"),
    "died": Text("қайтыс болды", "смерть", "a death"),
    "income": Text("отбасының табысы өзгерді", "изменился доход семьи", "the income of the family changed"),
    "child-age": Text("бала жасқа толды", "ребёнок достиг возраста", "the child came of the age"),
    "moved-away": Text("басқа өңірге көшті", "переезд в другой регион", "moved to another region"),
    "schooling": Text(
        "үйде оқыту аяқталды", "обучение на дому прекратилось", "schooling at home came to an end"
    ),
    "measure-refused": Text(
        "ұсынылған жұмыстан немесе оқудан дәлелсіз бас тартты не оны өз бетінше тоқтатты",
        "без уважительных причин отказ от предложенной работы или учёбы либо самовольное прекращение",
        "turned down the work or studies offered without valid reason, or left them",
    ),
    "measure-joined": Text(
        "жұмысқа орналасты, оқуға жіберілді немесе белсенді шараларға қатысты",
        "трудоустройство, направление на учёбу или участие в активных мерах",
        "placed in work, sent to study or took part in active measures",
    ),
    "parameters": Text(
        "кедейлік шегі немесе айлық есептік көрсеткіш өзгерді",
        "изменилась черта бедности или месячный расчётный показатель",
        "the poverty line or the monthly calculation index changed",
    ),
    "term-over": Text("тағайындалған мерзім аяқталды", "истёк срок назначения", "its term is over"),
    "official": Text("лауазымды адамның шешімі", "решение должностного лица", "decision of an official"),
}
"""Why an amount or a state changed."""

LIST_STATES: Final[dict[str, Text]] = {
    "made": Text("жасалды, бекітілмеген", "составлен, не утверждён", "made, not approved"),
    "approved": Text("бекітілді", "утверждён", "approved"),
    "closed": Text("жабылды", "закрыт", "closed"),
}
LINE_KINDS: Final[dict[str, Text]] = {
    "regular": Text("ай үшін төлем", "выплата за месяц", "payment for the month"),
    "correction": Text("түзету", "исправление", "correction"),
}
_GAP: Final = "\N{NO-BREAK SPACE}"


def month_name(month: date) -> Text:
    """``2012 жылғы қараша``, «ноябрь 2012 года», ``November 2012``."""
    return month_of(month.year, month.month)


def quarter_name(first: date) -> Text:
    """``2013 жылғы I тоқсан``, «I квартал 2013 года»."""
    number = ("I", "II", "III", "IV")[(first.month - 1) // 3]
    return Text(
        f"{first.year} жылғы {number} тоқсан",
        f"{number} квартал {first.year} года",
        f"quarter {number} of {first.year}",
    )


def tenge(amount: int) -> Decimal:
    """Tiyn as tenge.

    >>> tenge(1234550)
    Decimal('12345.50')
    """
    return Decimal(amount).scaleb(-2)


def money(amount: int) -> Text:
    """Tiyn in words, always with two digits after the point, so that columns add up under each other.

    >>> money(-1234550).en
    '−12,345.50\\xa0tenge'
    """
    said = figure(amount)
    return Text(f"{said.kk}{_GAP}теңге", f"{said.ru}{_GAP}тенге", f"{said.en}{_GAP}tenge")


def figure(amount: int) -> Text:
    """Tiyn as a number of tenge, grouped."""
    english = f"{tenge(abs(amount)):,.2f}"
    local = english.replace(",", _GAP).replace(".", ",")
    sign = "−" if amount < 0 else ""
    return Text(sign + local, sign + local, sign + english)
