"""The business identification number (BIN, БСН, БИН): read, check, make.

Twelve digits: year and month of registration YYMM; a digit for the kind of person; a digit for the head
body, a branch or a representation; a serial of five; a check digit by the same two rounds as the IIN.
Source: the description on egov.kz; kinds 5 and 6 are common knowledge without an act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from qyzmet.law.text import Text
from qyzmet.registers.check_digit import BadNumber, check_digit

Kind = Literal["resident", "non-resident", "joint"]
Sign = Literal["head", "branch", "representation"]

_KINDS: Final[dict[str, Kind]] = {"4": "resident", "5": "non-resident", "6": "joint"}
_SIGNS: Final[dict[str, Sign]] = {"0": "head", "1": "branch", "2": "representation"}


class BadBin(BadNumber):
    """A BIN that cannot be; see :class:`qyzmet.registers.check_digit.BadNumber`."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A number that passed every check. ``year`` is of two digits: the number does not tell the century."""

    number: str
    year: int
    month: int
    kind: Kind
    sign: Sign
    serial: int


def check_bin(text: str) -> Bin:
    """Read a BIN; blanks around it do not matter.

    >>> check_bin("050440000002").kind
    'resident'

    Raises :class:`BadBin` with the first thing that is wrong: empty, something other than digits, length,
    month of registration, kind, sign, check digit.
    """
    number = text.strip()
    if not number:
        raise BadBin("empty", _EMPTY)
    if not re.fullmatch("[0-9]+", number):
        raise BadBin("digits", _DIGITS)
    if len(number) != 12:
        raise BadBin("length", _length(len(number)))
    month = int(number[2:4])
    if not 1 <= month <= 12:
        raise BadBin("date", _month(number[2:4]))
    kind = _KINDS.get(number[4])
    if kind is None:
        raise BadBin("kind", _kind(number[4]))
    sign = _SIGNS.get(number[5])
    if sign is None:
        raise BadBin("sign", _sign(number[5]))
    if check_digit([int(digit) for digit in number[:11]]) != int(number[11]):
        raise BadBin("check", _CHECK)
    return Bin(number, int(number[:2]), month, kind, sign, int(number[6:11]))


def make_bin(year: int, month: int, serial: int, kind: Kind = "resident", sign: Sign = "head") -> str | None:
    """The BIN for these data, or ``None`` where the scheme issues no number (both rounds give 10).

    ``year`` is the year of registration (its last two digits count), ``serial`` is 0 to 99999.
    Raises :class:`ValueError` for a month or serial out of range.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is not between 1 and 12")
    if not 0 <= serial <= 99999:
        raise ValueError(f"serial {serial} is not between 0 and 99999")
    kind_digit = next(digit for digit, name in _KINDS.items() if name == kind)
    sign_digit = next(digit for digit, name in _SIGNS.items() if name == sign)
    first = f"{year % 100:02d}{month:02d}{kind_digit}{sign_digit}{serial:05d}"
    digit = check_digit([int(char) for char in first])
    return None if digit is None else f"{first}{digit}"


_EMPTY = Text(
    "БСН жазылмаған. Заңды тұлғаны тіркеу туралы анықтамадағы 12 цифрды жазыңыз.",
    "БИН не указан. Введите 12 цифр из справки о регистрации юридического лица.",
    "No BIN is given. Type the 12 digits from the registration certificate of the legal person.",
)
_DIGITS = Text(
    "БСН тек цифрлардан тұрады. Әріптерді, бос орындарды және сызықшаларды алып тастаңыз.",
    "БИН состоит только из цифр. Уберите буквы, пробелы и дефисы.",
    "A BIN has digits only. Take out letters, spaces and hyphens.",
)
_CHECK = Text(
    "БСН-нің бақылау цифры сәйкес келмейді: бір цифры қате терілген болуы мүмкін. "
    "Тіркеу туралы анықтамамен салыстырып тексеріңіз.",
    "Контрольная цифра БИН не сходится: вероятно, одна из цифр набрана неверно. "
    "Сверьте номер со справкой о регистрации.",
    "The check digit of the BIN does not match: one of the digits is probably mistyped. "
    "Compare the number with the registration certificate.",
)


def _length(found: int) -> Text:
    return Text(
        f"БСН 12 цифрдан тұрады, ал мұнда {found} цифр бар. Нөмірді толық жазыңыз.",
        f"БИН состоит из 12 цифр, а здесь их {found}. Введите номер полностью.",
        f"A BIN has 12 digits, this one has {found}. Type the whole number.",
    )


def _month(digits: str) -> Text:
    return Text(
        f"БСН-нің үшінші және төртінші цифрлары — тіркелген айы, ал {digits} деген ай болмайды. "
        "Нөмірді тексеріңіз.",
        f"Третья и четвёртая цифры БИН — месяц регистрации, а месяца {digits} не бывает. Проверьте номер.",
        f"The third and fourth digits of a BIN are the month of registration, and there is no month "
        f"{digits}. Check the number.",
    )


def _kind(digit: str) -> Text:
    hint_kk, hint_ru, hint_en = "", "", ""
    if digit in "0123":
        hint_kk = " Бұл жеке тұлғаның ЖСН-і болуы мүмкін."
        hint_ru = " Возможно, это ИИН физического лица."
        hint_en = " This may be the IIN of a natural person."
    return Text(
        f"БСН-нің бесінші цифры 4, 5 немесе 6 болуы тиіс, мұнда {digit}. Нөмірді тексеріңіз.{hint_kk}",
        f"Пятая цифра БИН — 4, 5 или 6, а здесь {digit}. Проверьте номер.{hint_ru}",
        f"The fifth digit of a BIN is 4, 5 or 6, here it is {digit}. Check the number.{hint_en}",
    )


def _sign(digit: str) -> Text:
    return Text(
        f"БСН-нің алтыншы цифры 0, 1 немесе 2 болуы тиіс, мұнда {digit}. Нөмірді тексеріңіз.",
        f"Шестая цифра БИН — 0, 1 или 2, а здесь {digit}. Проверьте номер.",
        f"The sixth digit of a BIN is 0, 1 or 2, here it is {digit}. Check the number.",
    )
