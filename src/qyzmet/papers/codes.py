"""The verification code of a paper: cannot be guessed, can be typed.

Twenty letters of Crockford's base 32 (no I, L, O, U), 100 random bits, in groups of five.
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20

_LIKE = str.maketrans(
    "ILOАВЕКМНРСТХУО" + "І",
    "110ABEKMHPCTXY0" + "1",
)
"""Letters that look alike: Latin ones left out of the alphabet, and Cyrillic ones typed without switching."""


def new_code() -> str:
    """A fresh code, without its dashes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(code: str) -> str:
    """The code as it is printed: ``7QK2M-9XTPA-4HVWE-0RN8C``."""
    return "-".join(code[start : start + 5] for start in range(0, LENGTH, 5))


def read_code(typed: str) -> str | None:
    """The code a person typed: any case, spaces, dashes, look-alike letters. None if it cannot be a code."""
    plain = "".join(one for one in typed.upper() if one.isalnum()).translate(_LIKE)
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else None
