"""Who works in the offices of the demo: a name for every post, the same in every run."""

from __future__ import annotations

from functools import cache
from random import Random

from qyzmet.desk.official import Official
from qyzmet.registers.naming import kazakh_patronymic, surname_for
from qyzmet.registers.stock import stock


@cache
def official(post: str, office: str, workplace: str = "") -> Official:
    """Whoever holds the post at the office in the demo; no account stands behind."""
    return Official(0, _name(Random(f"{post} of {office}")), post, office, workplace)


def _name(random: Random) -> str:
    names, female = stock().kazakh, random.random() < 0.5
    surname = surname_for(random.choice(names.surname).kk, "female" if female else "male")
    given = random.choice(names.female if female else names.male).kk
    father = random.choice(names.male).kk
    return f"{surname} {given} {kazakh_patronymic(father, 'female' if female else 'male')}"
