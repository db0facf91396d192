"""What a register of families knows of a person besides kin and income, and what services make depend on it.

The first ten are the exceptions of the targeted social assistance (2012, cl. 10(2)), disability by its group, since
groups 1 and 2 matter for those who care; the home education of 2011 asks for a disabled child and the conclusion of
the consultation; the rest says what a person does for a living.
"""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text

STATUSES: Final[dict[str, Text]] = {
    "disabled-1": Text("1 топтағы мүгедек", "инвалид 1 группы", "disabled, group 1"),
    "disabled-2": Text("2 топтағы мүгедек", "инвалид 2 группы", "disabled, group 2"),
    "disabled-3": Text("3 топтағы мүгедек", "инвалид 3 группы", "disabled, group 3"),
    "disabled-child": Text("мүгедек бала", "ребёнок-инвалид", "disabled child"),
    "in-patient": Text(
        "стационарлық емделуде бір айдан астам",
        "на стационарном лечении более месяца",
        "in-patient for longer than a month",
    ),
    "pupil": Text("күндізгі оқитын оқушы", "учащийся очной формы", "full-time pupil"),
    "student": Text("күндізгі оқитын студент", "студент очной формы", "full-time student"),
    "trainee": Text("күндізгі оқитын тыңдаушы", "слушатель очной формы", "full-time trainee"),
    "cadet": Text("күндізгі оқитын курсант", "курсант очной формы", "full-time cadet"),
    "master": Text("күндізгі оқитын магистрант", "магистрант очной формы", "full-time master's student"),
    "carer-of-disabled": Text(
        "1 және 2 топтағы мүгедекті күтеді",
        "ухаживает за инвалидом 1 или 2 группы",
        "cares for a disabled person of group 1 or 2",
    ),
    "carer-of-old": Text(
        "сексен жастан асқан адамды күтеді",
        "ухаживает за лицом старше восьмидесяти лет",
        "cares for a person older than eighty",
    ),
    "carer-of-child": Text(
        "жеті жасқа дейінгі баланы күтеді",
        "ухаживает за ребёнком до семи лет",
        "cares for a child under seven",
    ),
    "home-taught": Text(
        "үйде оқиды және тәрбиеленеді",
        "обучается и воспитывается на дому",
        "taught and brought up at home",
    ),
    "employed": Text("жұмыс істейді", "работает", "employed"),
    "self-employed": Text("өзін-өзі жұмыспен қамтыған", "самозанятый", "self-employed"),
    "unemployed": Text("жұмыссыз", "безработный", "unemployed"),
    "pensioner": Text("зейнеткер", "пенсионер", "pensioner"),
}
