"""Kinds of income, as registers keep them and rules count them.

reading: the acts at hand name no kinds; the list is ours. What counts is said by the rule of a service.
"""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text

INCOME_KINDS: Final[dict[str, Text]] = {
    "wage": Text("жалақы", "заработная плата", "wages"),
    "business": Text("кәсіпкерліктен түскен табыс", "доход от предпринимательства", "income from business"),
    "pension": Text("зейнетақы", "пенсия", "pension"),
    "disability-benefit": Text(
        "мүгедектігі бойынша жәрдемақы", "пособие по инвалидности", "disability benefit"
    ),
    "survivor-benefit": Text(
        "асыраушысынан айырылу жағдайы бойынша жәрдемақы",
        "пособие по случаю потери кормильца",
        "survivor's benefit",
    ),
    "child-care-benefit": Text(
        "бала күтіміне байланысты жәрдемақы", "пособие по уходу за ребёнком", "child-care benefit"
    ),
    "stipend": Text("шәкіртақы", "стипендия", "student grant"),
    "alimony": Text("алимент", "алименты", "alimony"),
    "rent": Text("мүлікті жалға беруден түскен табыс", "доход от сдачи имущества в аренду", "rent received"),
    "other": Text("өзге табыс", "иной доход", "other income"),
    "home-education": Text(
        "үйде оқитын және тәрбиеленетін мүгедек балаларды материалдық қамтамасыз ету",
        "материальное обеспечение детей-инвалидов, обучающихся и воспитывающихся на дому",
        "material support of disabled children taught and brought up at home",
    ),
    "targeted-social-assistance": Text(
        "мемлекеттік атаулы әлеуметтік көмек",
        "государственная адресная социальная помощь",
        "state targeted social assistance",
    ),
    "housing-assistance": Text("тұрғын үй көмегі", "жилищная помощь", "housing assistance"),
    "one-off-benefit": Text("біржолғы жәрдемақы", "единовременное пособие", "one-off benefit"),
}
