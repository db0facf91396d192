"""How old a person is, as far as the individual identification number tells."""

from __future__ import annotations

from datetime import date

_CENTURIES = {"1": 18, "2": 18, "3": 19, "4": 19, "5": 20, "6": 20}


def born(iin: str) -> date | None:
    """The birth date that an IIN carries; None for what is no IIN."""
    if len(iin) != 12 or not iin.isdigit() or iin[6] not in _CENTURIES:
        return None
    try:
        return date(100 * _CENTURIES[iin[6]] + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def age_on(birth: date, day: date) -> int:
    """Full years on a day; whoever was born on 29 February is a year older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age_of(iin: str, day: date | None) -> int | None:
    """Full years on a day by an IIN; None where the day or the birth is unknown."""
    birth = born(iin)
    return age_on(birth, day) if birth and day else None
