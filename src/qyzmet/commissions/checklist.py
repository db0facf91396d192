"""What a commission looks at in a home: our own form of the inspection act, for the edition of 2012 has none.

reading: the act of inspection is named (cl. 11(3)) and its form is not printed; what is asked here is what tells how a
family lives, in the order in which one walks through a home. Counts of the farm are compared with the household book.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

CLAUSE: Final = "11(3)"
READING: Final = Text(
    "Актінің нысаны регламентте жоқ: сұрақтар тізбесі біздікі.",
    "Формы акта в регламенте нет: перечень вопросов наш.",
    "The regulation has no form of the act; the list of questions is ours.",
)
Type = Literal["choice", "count", "measure", "lines"]
MOST = 1000
"""Characters of a free answer at most."""
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at."""

    id: str
    name: Text
    type: Type
    required: bool = True
    choices: tuple[tuple[str, Text], ...] = ()
    unit: Text | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Things that are looked at together."""

    id: str
    title: Text
    items: tuple[Item, ...]


def _counted(item: str, name: Text, unit: Text | None = None) -> Item:
    return Item(item, name, "count", required=False, unit=unit)


_HEADS = Text("бас", "гол.", "head")
_PIECES = Text("дана", "шт.", "pieces")

SECTIONS: Final[Sequence[Section]] = (
    Section(
        "people",
        Text("Кім тұрады", "Кто проживает", "Who lives here"),
        (
            Item(
                "people", Text("Осы үйде тұратындар саны", "Число проживающих", "How many live here"), "count"
            ),
            Item(
                "who",
                Text(
                    "Кімдер тұрады, өтініште жазылмаған біреу бар ма",
                    "Кто проживает, есть ли не указанные в заявлении",
                    "Who they are, and whether somebody is not in the application",
                ),
                "lines",
            ),
        ),
    ),
    Section(
        "housing",
        Text("Тұрғын үй", "Жильё", "Housing"),
        (
            Item(
                "dwelling",
                Text("Тұрғын үйдің түрі", "Вид жилья", "Kind of dwelling"),
                "choice",
                choices=(
                    ("house", Text("жеке үй", "отдельный дом", "a house")),
                    ("part", Text("үйдің бір бөлігі", "часть дома", "part of a house")),
                    ("flat", Text("пәтер", "квартира", "a flat")),
                    ("room", Text("бөлме, жатақхана", "комната, общежитие", "a room, a hostel")),
                    ("makeshift", Text("уақытша құрылыс", "временное строение", "a makeshift building")),
                ),
            ),
            Item(
                "held",
                Text("Қандай негізде тұрады", "На каком основании проживает", "By what right they live here"),
                "choice",
                choices=(
                    ("own", Text("меншігі", "собственность", "their own")),
                    ("rented", Text("жалға алған", "аренда", "rented")),
                    ("relatives", Text("туыстарының үйі", "жильё родственников", "of relatives")),
                    ("other", Text("басқаша", "иное", "otherwise")),
                ),
            ),
            Item("rooms", Text("Тұрғын бөлмелер саны", "Число жилых комнат", "Rooms"), "count"),
            Item(
                "condition",
                Text("Үйдің жай-күйі", "Состояние жилья", "Condition of the dwelling"),
                "choice",
                choices=(
                    ("good", Text("жақсы", "хорошее", "good")),
                    ("repair", Text("жөндеуді қажет етеді", "требует ремонта", "needs repair")),
                    ("unsafe", Text("апатты", "аварийное", "unsafe")),
                ),
            ),
        ),
    ),
    Section(
        "warmth",
        Text("Жылу, су, жарық", "Тепло, вода, свет", "Heat, water, light"),
        (
            Item(
                "heating",
                Text("Жылыту", "Отопление", "Heating"),
                "choice",
                choices=(
                    ("central", Text("орталық", "центральное", "central")),
                    ("stove", Text("пеш", "печное", "a stove")),
                    ("electric", Text("электр", "электрическое", "electric")),
                    ("none", Text("жоқ", "нет", "none")),
                ),
            ),
            Item(
                "fuel",
                Text("Отын-көмір қоры", "Запас топлива", "Stock of fuel"),
                "choice",
                required=False,
                choices=(
                    ("enough", Text("қысқа жетеді", "хватит на зиму", "enough for the winter")),
                    ("short", Text("жетпейді", "не хватит", "not enough")),
                    ("none", Text("жоқ", "нет", "none")),
                ),
            ),
            Item(
                "water",
                Text("Су", "Вода", "Water"),
                "choice",
                choices=(
                    ("inside", Text("үйде", "в доме", "in the house")),
                    ("yard", Text("аулада", "во дворе", "in the yard")),
                    ("far", Text("сырттан тасиды", "привозят, носят", "carried from elsewhere")),
                ),
            ),
            Item(
                "light",
                Text("Электр жарығы", "Электричество", "Electricity"),
                "choice",
                choices=(
                    ("on", Text("бар", "есть", "there is")),
                    ("cut", Text("ажыратылған", "отключено", "cut off")),
                    ("none", Text("жоқ", "нет", "none")),
                ),
            ),
        ),
    ),
    Section(
        "things",
        Text("Жиһаз бен заттар", "Обстановка и вещи", "Furniture and things"),
        (
            Item(
                "furniture",
                Text("Жиһаз", "Мебель", "Furniture"),
                "choice",
                choices=(
                    ("enough", Text("жеткілікті", "достаточно", "enough")),
                    ("needed", Text("ең қажеттісі ғана", "только самое необходимое", "the most needed only")),
                    ("lacking", Text("жетіспейді", "не хватает", "lacking")),
                ),
            ),
            Item(
                "appliances",
                Text(
                    "Тұрмыстық техника, бағалы заттар",
                    "Бытовая техника, ценные вещи",
                    "Appliances, valuables",
                ),
                "lines",
                required=False,
            ),
        ),
    ),
    Section(
        "farm",
        Text("Қосалқы шаруашылық", "Подсобное хозяйство", "Subsidiary farm"),
        (
            _counted("cattle", Text("Ірі қара", "Крупный рогатый скот", "Cattle"), _HEADS),
            _counted("horses", Text("Жылқы", "Лошади", "Horses"), _HEADS),
            _counted("sheep", Text("Қой мен ешкі", "Овцы и козы", "Sheep and goats"), _HEADS),
            _counted("pigs", Text("Шошқа", "Свиньи", "Pigs"), _HEADS),
            _counted("poultry", Text("Құс", "Птица", "Poultry"), _HEADS),
            Item(
                "land",
                Text("Жер учаскесі", "Земельный участок", "Land"),
                "measure",
                required=False,
                unit=Text("га", "га", "ha"),
            ),
        ),
    ),
    Section(
        "machines",
        Text("Көлік пен техника", "Транспорт и техника", "Vehicles and machinery"),
        (
            _counted("cars", Text("Жеңіл автомобиль", "Легковой автомобиль", "Cars"), _PIECES),
            _counted(
                "tractors", Text("Трактор, жүк көлігі", "Трактор, грузовой", "Tractors, lorries"), _PIECES
            ),
            Item(
                "machines",
                Text("Қандай, қай жылғы", "Какие, какого года", "Which, of what year"),
                "lines",
                required=False,
            ),
        ),
    ),
    Section(
        "rest",
        Text("Басқасы", "Прочее", "Anything else"),
        (
            Item(
                "remarks",
                Text("Комиссия тағы не көрді", "Что ещё увидела комиссия", "What else the commission saw"),
                "lines",
                required=False,
            ),
        ),
    ),
)
ITEMS: Final[Mapping[str, Item]] = {item.id: item for section in SECTIONS for item in section.items}


def checked(seen: Mapping[str, Any]) -> dict[str, str]:
    """The answers tidied, by item. Raises :class:`Refusal` naming the first item at fault (``field``)."""
    if strange := sorted(set(seen) - set(ITEMS)):
        raise Refusal("checklist-unknown", _unknown(strange[0]), clause=CLAUSE, field=strange[0])
    answers: dict[str, str] = {}
    for item in ITEMS.values():
        text = str(seen.get(item.id, "") or "").strip()
        if text:
            answers[item.id] = _answer(item, text)
        elif item.required:
            raise Refusal("checklist-missing", _missing(item), clause=CLAUSE, field=item.id)
    return answers


def lines_of(seen: Mapping[str, str]) -> list[Text]:
    """What was seen, a line a section: «Тұрғын үй: жеке үй; …»."""
    return [line for section in SECTIONS if (line := _line(section, seen)) is not None]


def _line(section: Section, seen: Mapping[str, str]) -> Text | None:
    told = [item for item in section.items if item.id in seen]
    if not told:
        return None
    return Text(*(_said(section, told, seen, language) for language in ("kk", "ru", "en")))


def _said(section: Section, told: Sequence[Item], seen: Mapping[str, str], language: str) -> str:
    parts = [f"{item.name.in_(language)} – {_value(item, seen[item.id], language)}" for item in told]
    return f"{section.title.in_(language)}: {'; '.join(parts)}."


def _value(item: Item, said: str, language: str) -> str:
    if item.type == "choice":
        return dict(item.choices)[said].in_(language)
    if item.type == "measure":
        said = said if language == "en" else said.replace(".", ",")
    return f"{said} {item.unit.in_(language)}" if item.unit else said.rstrip(".")


def _answer(item: Item, text: str) -> str:
    match item.type:
        case "choice" if text in dict(item.choices):
            return text
        case "count" if text.isascii() and text.isdigit() and int(text) <= MOST_COUNTED:
            return str(int(text))
        case "measure" if _measured(text) is not None:
            return f"{_measured(text):f}"
        case "lines" if len(text) <= MOST:
            return " ".join(text.split())
    raise Refusal("checklist-bad", _bad(item), clause=CLAUSE, field=item.id)


def _measured(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    fits = number.is_finite() and 0 <= number <= MOST_COUNTED and isinstance(exponent, int) and exponent >= -4
    return number if fits else None


def _missing(item: Item) -> Text:
    return Text(
        f"Тізбеде жауап жоқ: «{item.name.kk}».",
        f"В перечне нет ответа: «{item.name.ru}».",
        f"The checklist has no answer to “{item.name.en}”.",
    )


def _bad(item: Item) -> Text:
    return Text(
        f"«{item.name.kk}»: бұл жауапты жазуға болмайды.",
        f"«{item.name.ru}»: такой ответ записать нельзя.",
        f"“{item.name.en}”: this answer cannot be written down.",
    )


def _unknown(item: str) -> Text:
    return Text(
        f"Тізбеде «{item}» деген сұрақ жоқ.",
        f"Вопроса «{item}» в перечне нет.",
        f"The checklist has no question “{item}”.",
    )
