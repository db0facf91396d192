"""The individual identification number (IIN, ЖСН, ИИН): read, check, make.

Twelve digits: birth date YYMMDD; one digit for century and sex; a serial of four; a check digit.
Sources: Government Resolution No. 565 of 11 June 2003 for the check digit; the meaning of the seventh
digit (1/2 the 19th century, 3/4 the 20th, 5/6 the 21st, odd for men) is common knowledge without an act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from qyzmet.law.text import Text
from qyzmet.registers.check_digit import BadNumber, check_digit

Sex = Literal["male", "female"]

_CENTURIES: Final = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


class BadIin(BadNumber):
    """An IIN that cannot be; see :class:`qyzmet.registers.check_digit.BadNumber`."""


@dataclass(frozen=True, slots=True)
class Iin:
    """A number that passed every check, with what it says of its bearer."""

    number: str
    birth_date: date
    sex: Sex
    serial: int


def check_iin(text: str, *, today: date | None = None) -> Iin:
    """Read an IIN; blanks around it do not matter.

    With ``today`` a birth date after that day is refused too.

    >>> check_iin("850101300005").birth_date
    datetime.date(1985, 1, 1)

    Raises :class:`BadIin` with the first thing that is wrong: empty, something other than digits, length,
    century digit, birth date, check digit.
    """
    number = text.strip()
    if not number:
        raise BadIin("empty", _EMPTY)
    if not re.fullmatch("[0-9]+", number):
        raise BadIin("digits", _DIGITS)
    if len(number) != 12:
        raise BadIin("length", _length(len(number)))
    if number[4] > "3":
        raise BadIin("date", _date(number))
    century = _CENTURIES.get(number[6])
    if century is None:
        raise BadIin("century", _century(number[6]))
    try:
        born = date(century + int(number[:2]), int(number[2:4]), int(number[4:6]))
    except ValueError:
        raise BadIin("date", _date(number)) from None
    if today is not None and born > today:
        raise BadIin("future", _future(born))
    if check_digit([int(digit) for digit in number[:11]]) != int(number[11]):
        raise BadIin("check", _CHECK)
    return Iin(number, born, "male" if int(number[6]) % 2 else "female", int(number[7:11]))


def make_iin(birth_date: date, sex: Sex, serial: int) -> str | None:
    """The IIN for these data, or ``None`` where the scheme issues no number (both rounds give 10).

    ``serial`` is 0 to 9999. Raises :class:`ValueError` for a serial or a year (1800–2099) out of range.
    """
    if not 0 <= serial <= 9999:
        raise ValueError(f"serial {serial} is not between 0 and 9999")
    if not 1800 <= birth_date.year <= 2099:
        raise ValueError(f"no IIN for a birth in {birth_date.year}: centuries 19 to 21 only")
    mark = 2 * (birth_date.year // 100 - 18) + (1 if sex == "male" else 2)
    first = f"{birth_date:%y%m%d}{mark}{serial:04d}"
    digit = check_digit([int(char) for char in first])
    return None if digit is None else f"{first}{digit}"


_EMPTY = Text(
    "ЖСН жазылмаған. Жеке куәліктегі 12 цифрды жазыңыз.",
    "ИИН не указан. Введите 12 цифр из удостоверения личности.",
    "No IIN is given. Type the 12 digits from the identity card.",
)
_DIGITS = Text(
    "ЖСН тек цифрлардан тұрады. Әріптерді, бос орындарды және сызықшаларды алып тастаңыз.",
    "ИИН состоит только из цифр. Уберите буквы, пробелы и дефисы.",
    "An IIN has digits only. Take out letters, spaces and hyphens.",
)
_CHECK = Text(
    "ЖСН-нің бақылау цифры сәйкес келмейді: бір цифры қате терілген болуы мүмкін. "
    "Жеке куәлікпен салыстырып тексеріңіз.",
    "Контрольная цифра ИИН не сходится: вероятно, одна из цифр набрана неверно. "
    "Сверьте номер с удостоверением личности.",
    "The check digit of the IIN does not match: one of the digits is probably mistyped. "
    "Compare the number with the identity card.",
)


def _length(found: int) -> Text:
    return Text(
        f"ЖСН 12 цифрдан тұрады, ал мұнда {found} цифр бар. Нөмірді толық жазыңыз.",
        f"ИИН состоит из 12 цифр, а здесь их {found}. Введите номер полностью.",
        f"An IIN has 12 digits, this one has {found}. Type the whole number.",
    )


def _century(digit: str) -> Text:
    return Text(
        f"ЖСН-нің жетінші цифры ғасыр мен жынысты білдіреді: 1-ден 6-ға дейін болуы тиіс, мұнда {digit}. "
        "Нөмірді тексеріңіз.",
        f"Седьмая цифра ИИН означает век и пол и бывает от 1 до 6, а здесь {digit}. Проверьте номер.",
        f"The seventh digit of an IIN tells century and sex and is 1 to 6, here it is {digit}. "
        "Check the number.",
    )


def _date(number: str) -> Text:
    shown = f"{number[4:6]}.{number[2:4]}.{number[:2]}"
    hint_kk, hint_ru, hint_en = "", "", ""
    if number[4] in "456":
        hint_kk = " Бұл заңды тұлғаның БСН-і болуы мүмкін."
        hint_ru = " Возможно, это БИН юридического лица."
        hint_en = " This may be the BIN of a legal person."
    return Text(
        f"ЖСН-нің алғашқы алты цифры — туған күні, ал {shown} деген күн болмайды. "
        f"Нөмірді тексеріңіз.{hint_kk}",
        f"Первые шесть цифр ИИН — дата рождения, а даты {shown} не бывает. Проверьте номер.{hint_ru}",
        f"The first six digits of an IIN are the birth date, and there is no {shown}. "
        f"Check the number.{hint_en}",
    )


def _future(born: date) -> Text:
    return Text(
        f"ЖСН бойынша туған күні {born:%d.%m.%Y}, бұл күн әлі келген жоқ. Нөмірді тексеріңіз.",
        f"По ИИН дата рождения {born:%d.%m.%Y} — этот день ещё не наступил. Проверьте номер.",
        f"By this IIN the birth date is {born:%d.%m.%Y}, a day that has not come yet. Check the number.",
    )
