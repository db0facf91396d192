"""How names are built: feminine surnames and patronymics, Kazakh (-ұлы, -қызы) and Russian (-ович, -овна)."""

from __future__ import annotations

from typing import Final

from qyzmet.registers.iin import Sex

_STEMS: Final = {
    "Пётр": "Петр",
    "Павел": "Павл",
    "Михаил": "Михайл",
    "Юрий": "Юрь",
    "Валерий": "Валерь",
    "Евгений": "Евгень",
}


def surname_for(surname: str, sex: Sex) -> str:
    """The surname as a man or a woman bears it.

    >>> surname_for("Ахметов", "female"), surname_for("Савицкий", "female"), surname_for("Ким", "female")
    ('Ахметова', 'Савицкая', 'Ким')
    """
    if sex == "male":
        return surname
    if surname.endswith(("ов", "ев", "ёв", "ин")) and len(surname) > 4:
        return surname + "а"
    if surname.endswith(("ский", "цкий")):
        return surname[:-2] + "ая"
    return surname


def kazakh_patronymic(father: str, sex: Sex) -> str:
    """Of the father's name as it stands; in Kazakh spelling ``ұлы`` and ``қызы``.

    >>> kazakh_patronymic("Нұрлан", "female")
    'Нұрланқызы'
    """
    return father + ("ұлы" if sex == "male" else "қызы")


def russian_patronymic(father: str, sex: Sex) -> str:
    """Of the father's name in Russian spelling.

    >>> russian_patronymic("Нурлан", "male"), russian_patronymic("Абай", "female")
    ('Нурланович', 'Абаевна')
    """
    ending = "ич" if sex == "male" else "на"
    if father in _STEMS:
        stem = _STEMS[father]
        return f"{stem}{'ев' if stem.endswith('ь') else 'ов'}{ending}"
    if father[-1] in "йь":
        return f"{father[:-1]}ев{ending}"
    return f"{father}{'ев' if father[-1] in 'жшчщцие' else 'ов'}{ending}"
