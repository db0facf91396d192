"""Papers that an act demands of what registers hold too: what they say, and whether what was attached agrees.

The act demands the paper, so it is attached all the same; nobody need type or guess what it has to say. That the two
differ is no ground of refusal by itself: it tells the official what to look at.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from qyzmet.law.text import Text
from qyzmet.services.household_words import ITEMS
from qyzmet.services.parts import part_of

Kind = Literal["residence", "farm"]
Stays = Mapping[str, Mapping[str, Any] | None]
"""The address record of each person (``permanent``, ``temporary``, ``removed``), by IIN."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Which documents of a service's editions prove what registers hold; ``PROOFS`` of its ``rules``."""

    residence: tuple[str, ...] = ()
    by_akim: tuple[str, ...] = ()
    """Those of residence that an akim gives from the household book."""
    farm: tuple[str, ...] = ()
    of_family: bool = False
    """Whether the residence of every member of the family is proved, not of who applies and for whom only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A paper of this system that says the same."""

    name: Text
    number: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What registers say for one demand."""

    kind: Kind
    attached: tuple[str, ...]
    """The documents of the edition that were brought for it, by id."""
    lines: tuple[Text, ...]
    agrees: bool | None
    """Whether it agrees with what was stated; None where a register says nothing, or nothing was stated yet."""
    words: Text

    @property
    def title(self) -> Text:
        """What it is about."""
        return TITLES[self.kind]


SEEN: Final = ("cattle", "horses", "sheep", "pigs", "poultry", "land")
"""The items of the commission's checklist that count a farm."""


def demand_of(service: str) -> Demand | None:
    """What the service demands of it; None for most."""
    found: Demand | None = getattr(part_of(service, "rules"), "PROOFS", None)
    return found


def residence(
    demand: Demand,
    people: Sequence[tuple[str, str]],
    stays: Stays,
    stated: Mapping[str, str] | None,
    household: Mapping[str, Any] | None,
    certificates: Sequence[Certificate],
    brought: Collection[str],
) -> Proof:
    """Where each of the people (IIN and name, who applies first) is registered, against where the family says it lives.

    reading: where nothing was stated, everybody is compared with who applies.
    """
    lines = [_registered(name, stays.get(iin)) for iin, name in people]
    homes = {iin: _home(stays.get(iin)) for iin, _ in people}
    expected = (stated or {}).get("kk") or homes[people[0][0]]
    if stated:
        lines.append(_LIVES.on(stated))
    if household:
        lines.append(_ON_PAGE.on(household["address"], number=household["number"]))
    attached = _attached(demand.residence, brought)
    apart = [name for iin, name in people if homes[iin] != expected]
    page = (household or {}).get("address", {}).get("kk")
    agrees: bool | None = None
    if not homes[people[0][0]]:
        words = _NOWHERE
        agrees = False
    elif apart:
        words, agrees = _apart(", ".join(apart)), False
    elif set(attached) & set(demand.by_akim) and page and page != expected:
        words, agrees = _OTHER_PAGE, False
    else:
        words, agrees = (_AGREES, True) if attached else (_AT_ONE, None)
    return Proof(
        kind="residence",
        attached=attached,
        lines=(*lines, *map(_issued, certificates)),
        agrees=agrees,
        words=words,
    )


def farm(
    demand: Demand,
    household: Mapping[str, Any] | None,
    stated: Mapping[str, Any] | None,
    certificates: Sequence[Certificate],
    brought: Collection[str],
    *,
    filed: bool,
    seen: Mapping[str, Any] | None = None,
) -> Proof:
    """What the household book says of a farm, against the page from which the statement was filled in (``stated``).

    ``filed`` is whether there is a statement yet, ``seen`` what the commission counted at the home, by item.
    """
    lines = [*_page(household), *map(_issued, certificates)]
    agrees = _same_farm(household, stated) if filed else None
    if agrees is False:
        words = _FARM_CHANGED
    elif not (household or {}).get("farm") and _counts_any(seen or {}):
        words, agrees = _FARM_SEEN, False
    elif not household:
        words = _NO_PAGE
    else:
        words = _FARM if household["farm"] else _NO_FARM
    return Proof(
        kind="farm", attached=_attached(demand.farm, brought), lines=tuple(lines), agrees=agrees, words=words
    )


def _attached(documents: Sequence[str], brought: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in documents if one in brought)


def _home(record: Mapping[str, Any] | None) -> str:
    """The line of the address at which somebody is registered, for good before for a time; empty where nowhere."""
    stay = (record or {}).get("permanent") or (record or {}).get("temporary")
    return str(stay["dwelling"]["line"]["kk"]) if stay else ""


def _registered(name: str, record: Mapping[str, Any] | None) -> Text:
    record = record or {}
    if stay := record.get("permanent"):
        return _FOR_GOOD.on(stay["dwelling"]["line"], name=name, day=_day(stay["since"]))
    if stay := record.get("temporary"):
        return _FOR_A_TIME.on(stay["dwelling"]["line"], name=name, day=_day(stay["until"] or stay["since"]))
    if stay := record.get("removed"):
        return _REMOVED.on(stay["dwelling"]["line"], name=name, day=_day(stay["removed_on"]))
    return Text(
        f"{name}: тіркелімде тіркелгені туралы жазба жоқ.",
        f"{name}: записи о регистрации в регистре нет.",
        f"{name}: the register has no registration.",
    )


def _page(household: Mapping[str, Any] | None) -> list[Text]:
    """The page and what stands on it, a line each."""
    if not household:
        return []
    lines = [_ON_PAGE.on(household["address"], number=household["number"])]
    for section, code, number, units in _SECTIONS:
        for row in household.get(section) or ():
            name, count = ITEMS[section][row[code]], str(row[number])
            local = count.replace(".", ",")
            lines.append(
                Text(
                    f"{name.kk}: {local} {units.kk}",
                    f"{name.ru}: {local} {units.ru}",
                    f"{name.en}: {count} {units.en}",
                )
            )
    return lines


def _same_farm(now: Mapping[str, Any] | None, then: Mapping[str, Any] | None) -> bool:
    return _counted(now) == _counted(then)


def _counts_any(seen: Mapping[str, Any]) -> bool:
    """Whether the commission saw land or animals."""
    return any(str(seen.get(item) or "0").strip("0.,") for item in SEEN)


def _counted(page: Mapping[str, Any] | None) -> list[tuple[str, str, str]]:
    return sorted(
        (section, str(row[code]), str(row[number]))
        for section, code, number, _ in _SECTIONS
        for row in (page or {}).get(section) or ()
    )


def _issued(one: Certificate) -> Text:
    day = f"{one.on:%d.%m.%Y}"
    return Text(
        f"Жүйеде берілген: {one.name.kk}, № {one.number}, {day}.",
        f"Выдано в системе: {one.name.ru}, № {one.number}, {day}.",
        f"Issued by this system: {one.name.en}, No. {one.number}, {day}.",
    )


def _apart(names: str) -> Text:
    return Text(
        f"Тіркелім айтылған мекенжаймен сәйкес емес: {names}. Құжаттан тексеріңіз; бұл өздігінен бас тартуға "
        "негіз емес.",
        f"Регистр расходится с названным адресом: {names}. Проверьте по документу; само по себе это не основание "
        "для отказа.",
        f"The register differs from the address stated: {names}. Check the paper; by itself this is no ground to "
        "refuse.",
    )


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with an address in it, in three languages."""

    kk: str
    ru: str
    en: str

    def on(self, address: Mapping[str, str], **more: str) -> Text:
        return Text(
            self.kk.format(address=address["kk"], **more),
            self.ru.format(address=address["ru"], **more),
            self.en.format(address=address["en"], **more),
        )


_FOR_GOOD: Final = _Line(
    "{name}: {address}, {day} бастап тұрақты тіркелген.",
    "{name}: {address}, постоянная регистрация с {day}.",
    "{name}: {address}, registered for good since {day}.",
)
_FOR_A_TIME: Final = _Line(
    "{name}: {address}, {day} дейін уақытша тіркелген.",
    "{name}: {address}, временная регистрация до {day}.",
    "{name}: {address}, registered for a time until {day}.",
)
_REMOVED: Final = _Line(
    "{name}: {address}, {day} тіркеуден шығарылған.",
    "{name}: {address}, снят(а) с регистрации {day}.",
    "{name}: {address}, removed from registration on {day}.",
)
_LIVES: Final = _Line(
    "Отбасы тіркелімінде отбасының мекенжайы: {address}.",
    "Адрес семьи в регистре семей: {address}.",
    "Address of the family in the register of families: {address}.",
)
_ON_PAGE: Final = _Line(
    "Шаруашылық кітабы, № {number} парақ: {address}.",
    "Похозяйственная книга, страница № {number}: {address}.",
    "Household book, page No. {number}: {address}.",
)
_SECTIONS: Final = (
    ("land", "purpose", "hectares", Text("га", "га", "ha")),
    ("livestock", "kind", "count", Text("бас", "гол.", "head")),
    ("machinery", "kind", "count", Text("дана", "шт.", "pcs")),
)
TITLES: Final[Mapping[Kind, Text]] = {
    "residence": Text(
        "Тұрғылықты жері бойынша тіркелу: тіркелімде не бар",
        "Регистрация по месту жительства: что в регистре",
        "Registration at the place of residence: what the register holds",
    ),
    "farm": Text(
        "Жеке қосалқы шаруашылық: шаруашылық кітабында не бар",
        "Личное подсобное хозяйство: что в похозяйственной книге",
        "Personal subsidiary farm: what the household book holds",
    ),
}
_NOWHERE: Final = Text(
    "Өтініш берушінің қолданыстағы тіркеуі тіркелімде жоқ: тіркеуді ұсынылған құжат қана дәлелдейді.",
    "Действующей регистрации заявителя в регистре нет: её подтверждает только представленный документ.",
    "The register has no registration of the applicant in force: only the paper presented proves one.",
)
_AGREES: Final = Text(
    "Тіркелім айтылған мекенжаймен сәйкес: ұсынылған құжатта да осы мекенжай тұруы тиіс.",
    "Регистр согласуется с названным адресом: в представленном документе должен стоять он же.",
    "The register agrees with the address stated: the paper presented has to bear the same.",
)
_AT_ONE: Final = Text(
    "Тіркелім айтылған мекенжаймен сәйкес. Құжаттардың бірі жеткілікті.",
    "Регистр согласуется с названным адресом. Достаточно одного из документов.",
    "The register agrees with the address stated. Any one of the papers is enough.",
)
_OTHER_PAGE: Final = Text(
    "Шаруашылық кітабындағы мекенжай басқа: әкімнің анықтамасын кітаппен салыстырыңыз.",
    "В похозяйственной книге другой адрес: сверьте справку акима с книгой.",
    "The household book has another address: compare the akim's certificate with the book.",
)
_FARM: Final = Text(
    "Шаруашылық бар: мәліметтер осы парақтан толтырылады.",
    "Хозяйство есть: сведения заполняются с этой страницы.",
    "There is a farm: the statement is filled in from this page.",
)
_NO_FARM: Final = Text(
    "Парақта жер де, мал да, техника да жоқ: мәліметтерде шаруашылықтың жоқтығы жазылады.",
    "На странице нет ни земли, ни скота, ни техники: в сведениях пишется, что хозяйства нет.",
    "The page holds no land, livestock or machinery: the statement says that there is no farm.",
)
_NO_PAGE: Final = Text(
    "Шаруашылық кітабында бұл адамның парағы жоқ: шаруашылықтың бар-жоғын өтініш беруші өзі жазады.",
    "Страницы этого человека в похозяйственной книге нет: есть ли хозяйство, указывает сам заявитель.",
    "The household book has no page of this person: the applicant says whether there is a farm.",
)
_FARM_SEEN: Final = Text(
    "Комиссия үйде мал не жер көрген, ал кітапта ондай жазба жоқ: есеп кітап бойынша жүргізіледі, әкімнен кітапты "
    "тексеруді сұраңыз.",
    "Комиссия видела скот или землю, а в книге их нет: расчёт ведётся по книге, попросите акима её проверить.",
    "The commission saw animals or land that the book does not hold: the computation goes by the book, ask the akim to "
    "check it.",
)
_FARM_CHANGED: Final = Text(
    "Мәліметтер толтырылғаннан кейін кітап өзгерген: шешім кітаптың бүгінгі жазбасы бойынша есептеледі.",
    "После заполнения сведений книга изменилась: решение считается по сегодняшней записи в книге.",
    "The book has changed since the statement was filled in: the decision is computed from what it says today.",
)
