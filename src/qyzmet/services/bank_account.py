"""Numbers of bank accounts as banks of Kazakhstan give them (IBAN, ISO 13616)."""

from __future__ import annotations

import re
from typing import Final

from qyzmet.law.text import Text

LENGTH: Final = 20
"""Characters of a number: ``KZ``, two check digits, three digits of the bank, thirteen of the account."""
_FORM: Final = re.compile(r"KZ\d{2}\d{3}[0-9A-Z]{13}")


class BadAccount(ValueError):
    """A number that no bank gives; ``text`` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def check_account(number: str) -> str:
    """The number without blanks, in capital letters.

    Raises :class:`BadAccount` where the form or the check digits are wrong.

    >>> check_account("kz86 125K ZT50 0410 0100")
    'KZ86125KZT5004100100'
    """
    plain = re.sub(r"[\s-]", "", number).upper()
    if not _FORM.fullmatch(plain):
        raise BadAccount(_BAD_FORM)
    if _remainder(plain) != 1:
        raise BadAccount(_BAD_DIGITS)
    return plain


def is_account(number: str) -> bool:
    """Whether it is the number of an account."""
    try:
        check_account(number)
    except BadAccount:
        return False
    return True


def shown_account(number: str) -> str:
    """In groups of four, as it is printed."""
    return " ".join(number[place : place + 4] for place in range(0, len(number), 4))


def hidden_account(number: str) -> str:
    """Only its beginning and end, for lists.

    >>> hidden_account("KZ86125KZT5004100100")
    'KZ86…0100'
    """
    return f"{number[:4]}…{number[-4:]}" if number else ""


def make_account(bank: str, account: str) -> str:
    """The number of an account (thirteen characters) at a bank (three digits), with its check digits."""
    digits = 98 - _remainder(f"KZ00{bank}{account}")
    return check_account(f"KZ{digits:02}{bank}{account}")


def _remainder(number: str) -> int:
    """Of the number modulo 97, its first four characters moved to the end and letters counted from 10."""
    return int("".join(str(int(one, 36)) for one in number[4:] + number[:4])) % 97


_BAD_FORM = Text(
    f"Банк шотының нөмірі KZ әріптерінен басталады және {LENGTH} таңбадан тұрады: құжаттан көшіріп жазыңыз.",
    f"Номер банковского счёта начинается с KZ и состоит из {LENGTH} знаков: перепишите его с документа.",
    f"The number of a bank account begins with KZ and has {LENGTH} characters: copy it from the document.",
)
_BAD_DIGITS = Text(
    "Банк шотының нөмірінде қате бар (бақылау сандары сәйкес емес): құжатпен салыстырыңыз.",
    "В номере банковского счёта ошибка (не сходятся контрольные цифры): сверьте с документом.",
    "There is a mistake in the number of the bank account (its check digits do not fit): compare it with the document.",
)
