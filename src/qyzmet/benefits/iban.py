"""Account numbers by ISO 13616 (IBAN), as banks of Kazakhstan give them: ``KZ``, two check digits, bank, account."""

from __future__ import annotations

import re
from typing import Final

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

_KZ: Final = re.compile(r"KZ\d{5}[A-Z0-9]{13}")
LENGTH: Final = 20


def check_iban(number: str) -> str:
    """The number without blanks and in capitals; :class:`Refusal` ``bad-account`` says what is wrong with it.

    >>> check_iban("kz86 125k zt50 0410 0100")
    'KZ86125KZT5004100100'
    """
    plain = re.sub(r"[\s-]", "", number).upper()
    if not _KZ.fullmatch(plain):
        raise Refusal("bad-account", _SHAPE, field="account")
    if int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 != 1:
        raise Refusal("bad-account", _DIGITS, field="account")
    return plain


def is_iban(number: str) -> bool:
    """Whether it is the number of an account."""
    try:
        check_iban(number)
    except Refusal:
        return False
    return True


def shown_iban(number: str) -> str:
    """In groups of four, as it is printed."""
    return " ".join(number[place : place + 4] for place in range(0, len(number), 4))


def hidden_iban(number: str) -> str:
    """Only its beginning and end, for lists.

    >>> hidden_iban("KZ86125KZT5004100100")
    'KZ86…0100'
    """
    return f"{number[:4]}…{number[-4:]}" if number else ""


_SHAPE: Final = Text(
    "Шот нөмірі қате: ол KZ әріптерінен басталып, барлығы 20 таңбадан тұрады (мысалы, KZ86 125K ZT50 0410 0100).",
    "Номер счёта неверен: он начинается с букв KZ и состоит из 20 знаков (например, KZ86 125K ZT50 0410 0100).",
    "The account number is wrong: it begins with KZ and has 20 characters (for example KZ86 125K ZT50 0410 0100).",
)
_DIGITS: Final = Text(
    "Шот нөмірінің бақылау цифрлары сәйкес келмейді: нөмірді құжатпен салыстырып, қайта теріңіз.",
    "Контрольные цифры номера счёта не сходятся: сверьте номер с документом и наберите его снова.",
    "The check digits of the account number do not fit: compare it with the paper and type it again.",
)
