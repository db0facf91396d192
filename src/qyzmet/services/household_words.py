"""Words of the household book: what somebody is to the head, and what a household may have.

reading: the act does not define the book; the kinds are those that books of villages commonly hold, the words ours.
"""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text

HEAD: Final = "head"
RELATIONS: Final[dict[str, Text]] = {
    HEAD: Text("шаруашылық басшысы", "глава хозяйства", "head of the household"),
    "spouse": Text("жұбайы", "супруг (супруга)", "spouse"),
    "child": Text("баласы", "сын (дочь)", "child"),
    "parent": Text("әкесі (шешесі)", "отец (мать)", "parent"),
    "sibling": Text("бауыры", "брат (сестра)", "sibling"),
    "grandchild": Text("немересі", "внук (внучка)", "grandchild"),
    "grandparent": Text("атасы (әжесі)", "дедушка (бабушка)", "grandparent"),
    "in-law": Text("келіні (күйеу баласы)", "невестка (зять)", "child-in-law"),
    "other": Text("өзге туысы", "другой родственник", "another relative"),
    "not-related": Text("туыс емес", "не родственник", "not related"),
}
"""What somebody on a page is to its head."""

LAND: Final[dict[str, Text]] = {
    "house-plot": Text("үй маңындағы учаске", "приусадебный участок", "plot at the house"),
    "garden": Text("бақша", "огород", "vegetable garden"),
    "orchard": Text("көпжылдық екпелер", "многолетние насаждения", "orchard and vines"),
    "arable": Text("егістік", "пашня", "arable land"),
    "hayfield": Text("шабындық", "сенокос", "hayfield"),
    "pasture": Text("жайылым", "пастбище", "pasture"),
}
LIVESTOCK: Final[dict[str, Text]] = {
    "cow": Text("сиыр", "коровы", "cows"),
    "bull": Text("бұқа", "быки", "bulls"),
    "young-cattle": Text("ірі қараның төлі", "молодняк крупного рогатого скота", "young cattle"),
    "horse": Text("жылқы", "лошади", "horses"),
    "camel": Text("түйе", "верблюды", "camels"),
    "sheep": Text("қой", "овцы", "sheep"),
    "goat": Text("ешкі", "козы", "goats"),
    "pig": Text("шошқа", "свиньи", "pigs"),
    "poultry": Text("құс", "птица", "poultry"),
    "rabbit": Text("қоян", "кролики", "rabbits"),
    "beehive": Text("бал арасының ұясы", "пчелиные семьи", "beehives"),
}
MACHINERY: Final[dict[str, Text]] = {
    "tractor": Text("трактор", "трактор", "tractor"),
    "combine": Text("комбайн", "комбайн", "combine harvester"),
    "truck": Text("жүк автомобилі", "грузовой автомобиль", "lorry"),
    "car": Text("жеңіл автомобиль", "легковой автомобиль", "car"),
    "motorcycle": Text("мотоцикл", "мотоцикл", "motorcycle"),
    "mower": Text("шөп шапқыш", "сенокосилка", "mower"),
    "trailer": Text("тіркеме", "прицеп", "trailer"),
}
ITEMS: Final[dict[str, dict[str, Text]]] = {"land": LAND, "livestock": LIVESTOCK, "machinery": MACHINERY}
"""What may stand in each section of a page, in the order in which the page shows it."""
SECTIONS: Final[dict[str, Text]] = {
    "land": Text("Жер учаскелері", "Земельные участки", "Land"),
    "livestock": Text("Мал мен құс", "Скот и птица", "Livestock"),
    "machinery": Text("Техника", "Техника", "Machinery"),
}
"""The sections of a page."""
