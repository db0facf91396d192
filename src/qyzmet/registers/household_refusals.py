"""Why the household book refuses an entry: what is said to the official, and at which field."""

from __future__ import annotations

from datetime import date

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def no_such_page() -> Refusal:
    """No such page in any book."""
    return Refusal(
        "no-such-page",
        Text("Шаруашылық кітабында мұндай бет жоқ.", "Такой страницы нет.", "There is no such page."),
        field="page",
    )


def another_akim() -> Refusal:
    """The page belongs to the book of another akim."""
    return Refusal(
        "another-akim",
        Text(
            "Бұл бет басқа әкімнің кітабында: жазбаны сол әкім енгізеді.",
            "Эта страница в книге другого акима: запись вносит он.",
            "This page is in the book of another akim, who makes its entries.",
        ),
        field="page",
    )


def page_taken(number: str) -> Refusal:
    """The page of the book holds another household."""
    return Refusal(
        "page-taken",
        Text(
            f"{number} бетінде басқа шаруашылық жазылған. Бос бетті көрсетіңіз.",
            f"Страница {number} занята другим хозяйством. Укажите свободную.",
            f"The page {number} holds another household. Give a free one.",
        ),
        field="page",
    )


def page_from_one() -> Refusal:
    """Books and pages count from one."""
    return Refusal(
        "bad-page",
        Text(
            "Кітап пен бет 1-ден 9999-ға дейінгі санмен нөмірленеді.",
            "Книга и страница нумеруются числами от 1 до 9999.",
            "Books and pages are numbered from 1 to 9999.",
        ),
        field="page",
    )


def in_the_future(today: date) -> Refusal:
    """Nothing is entered ahead of its day."""
    return Refusal(
        "future-day",
        Text(
            f"Болашақ күнмен жазба енгізілмейді: ең соңғы күн — {today:%d.%m.%Y}.",
            f"Будущим числом не записывают: самое позднее — {today:%d.%m.%Y}.",
            f"Nothing is entered for a day to come: {today:%d.%m.%Y} at the latest.",
        ),
        field="on",
    )


def before_opened(day: date) -> Refusal:
    """The page was not there yet."""
    return Refusal(
        "before-opened",
        Text(
            f"Бет {day:%d.%m.%Y} күні ашылған: одан бұрынғы күнмен жазуға болмайды.",
            f"Страница открыта {day:%d.%m.%Y}: более ранним числом записать нельзя.",
            f"The page was opened on {day:%d.%m.%Y}: nothing can be entered for an earlier day.",
        ),
        field="on",
    )


def page_signed(day: date) -> Refusal:
    """What was signed stays as it was."""
    return Refusal(
        "page-signed",
        Text(
            f"Бетке {day:%d.%m.%Y} күнгі жағдайы бойынша қол қойылған: кейінгі күнмен жазыңыз.",
            f"Страница подписана по состоянию на {day:%d.%m.%Y}: запишите более поздним числом.",
            f"The page is signed as it stood on {day:%d.%m.%Y}: enter it for a later day.",
        ),
        field="on",
    )


def no_ground() -> Refusal:
    """An entry says on what it rests."""
    return Refusal(
        "no-ground",
        Text(
            "Жазбаның негізін көрсетіңіз: аралау, өтініш, құжаттың нөмірі мен күні.",
            "Укажите основание записи: обход, заявление, номер и дата документа.",
            "Say on what the entry rests: a round of the yards, a statement, a document with number and date.",
        ),
        field="ground",
    )


def address_unknown() -> Refusal:
    """No such address in the register."""
    return Refusal(
        "address-unknown",
        Text(
            "Мекенжай тіркелімінде мұндай мекенжай жоқ: тізімнен таңдаңыз.",
            "В регистре адресов такого адреса нет: выберите из списка.",
            "The register has no such address: choose it from the list.",
        ),
        field="address",
    )


def stands_elsewhere(name: str, number: str) -> Refusal:
    """A person stands on one page at a time; ``number`` is empty for a book of another akim."""
    kk = f"{number} бетінде" if number else "басқа әкімнің кітабында"
    ru = f"на странице {number}" if number else "в книге другого акима"
    en = f"on the page {number}" if number else "in the book of another akim"
    return Refusal(
        "stands-elsewhere",
        Text(
            f"{name} сол күні {kk} жазулы: алдымен сол беттен шығарылуы керек.",
            f"{name}: в этот день числится {ru}; сначала нужно исключить оттуда.",
            f"{name} stands {en} on that day and has to be taken off it first.",
        ),
        field="iin",
    )


def already_here(name: str) -> Refusal:
    """Standing on this very page."""
    return Refusal(
        "already-here",
        Text(
            f"{name} осы бетте жазулы.",
            f"{name}: уже на этой странице.",
            f"{name} stands on this page already.",
        ),
        field="iin",
    )


def not_a_member(iin: str) -> Refusal:
    """Nobody of that number on the page."""
    return Refusal(
        "not-a-member",
        Text(
            f"Сол күні бұл бетте ЖСН {iin} адам жоқ.",
            f"В этот день человека с ИИН {iin} на странице нет.",
            f"Nobody with the IIN {iin} stands on this page on that day.",
        ),
        field="iin",
    )


def not_living(name: str, born: date, died: date | None) -> Refusal:
    """Somebody not yet born, or dead."""
    life = f"{born:%d.%m.%Y} – {died:%d.%m.%Y}" if died else f"{born:%d.%m.%Y} –"
    return Refusal(
        "not-living",
        Text(
            f"{name} ({life}): көрсетілген күні бетке жазуға болмайды.",
            f"{name} ({life}): на указанный день записать нельзя.",
            f"{name} ({life}) cannot be put on the page on that day.",
        ),
        field="on",
    )


def unknown_relation() -> Refusal:
    """A relation that the book does not know."""
    return Refusal(
        "unknown-relation",
        Text(
            "Шаруашылық басшысына кім болатынын тізімнен таңдаңыз.",
            "Выберите из списка, кем приходится главе хозяйства.",
            "Choose from the list what they are to the head of the household.",
        ),
        field="relation",
    )


def one_head() -> Refusal:
    """A page has one head."""
    return Refusal(
        "one-head",
        Text(
            "Бетте бір ғана басшы болады: бұрынғысын шығарғанда жаңасы тағайындалады.",
            "Глава хозяйства один: новый назначается, когда исключают прежнего.",
            "A page has one head: a new one is named when the former is taken off.",
        ),
        field="relation",
    )


def successor_needed() -> Refusal:
    """Others stay on the page whose head leaves."""
    return Refusal(
        "successor-needed",
        Text(
            "Бетте басқа адамдар қалады: жаңа басшының ЖСН-ін көрсетіңіз.",
            "На странице остаются другие: укажите ИИН нового главы.",
            "Others stay on the page: give the IIN of the new head.",
        ),
        field="successor",
    )


def no_successor() -> Refusal:
    """A successor who does not stand on the page, or leaves it."""
    return Refusal(
        "no-successor",
        Text(
            "Жаңа басшы осы бетте қалатын адамдардың бірі болуы тиіс.",
            "Новый глава — один из тех, кто остаётся на странице.",
            "The new head has to be one of those who stay on the page.",
        ),
        field="successor",
    )


def unknown_item() -> Refusal:
    """Something that the section does not hold."""
    return Refusal(
        "unknown-item",
        Text("Тізімнен таңдаңыз.", "Выберите из списка.", "Choose from the list."),
        field="item",
    )


def negative() -> Refusal:
    """Less than nothing."""
    return Refusal(
        "negative",
        Text(
            "Теріс сан болмайды; ештеңе қалмаса, 0 жазыңыз.",
            "Отрицательного числа быть не может; если ничего не осталось, запишите 0.",
            "It cannot be less than nothing; write 0 where none is left.",
        ),
        field="amount",
    )


def bad_amount(land: bool) -> Refusal:
    """No number, too fine or too great a one."""
    if land:
        words = Text(
            "Гектармен жазыңыз, үтірден кейін төрт таңбадан аспасын: 0,15. Ең көбі 9999.",
            "Запишите в гектарах, не больше четырёх знаков после запятой: 0,15. Самое большее 9999.",
            "Write hectares with four decimals at most: 0.15. Not more than 9999.",
        )
    else:
        words = Text(
            "0-ден 99 999-ға дейінгі бүтін сан жазыңыз.",
            "Запишите целое число от 0 до 99 999.",
            "Write a whole number from 0 to 99 999.",
        )
    return Refusal("bad-amount", words, field="amount")


def bad_year(last: int) -> Refusal:
    """A machine older than machines, or not yet made; a year where none belongs."""
    return Refusal(
        "bad-year",
        Text(
            f"Техниканың шығарылған жылы 1930–{last} аралығында болады; белгісіз болса, бос қалдырыңыз.",
            f"Год выпуска техники — от 1930 до {last}; если неизвестен, оставьте пустым.",
            f"The year of make of a machine is from 1930 to {last}; leave it empty where it is not known.",
        ),
        field="year",
    )


def year_signed(year: int, number: int) -> Refusal:
    """A page is signed once a year."""
    return Refusal(
        "year-signed",
        Text(
            f"{year} жылға бетке қол қойылған (№ {number}).",
            f"За {year} год страница уже подписана (№ {number}).",
            f"The page is signed for {year} already (No. {number}).",
        ),
        field="on",
    )


def nobody_there() -> Refusal:
    """Nothing to confirm on a page without people."""
    return Refusal(
        "nobody-there",
        Text(
            "Сол күні бетте ешкім жоқ: растайтын ештеңе жоқ.",
            "В этот день на странице никого нет: подтверждать нечего.",
            "Nobody stands on the page on that day: there is nothing to confirm.",
        ),
        field="on",
    )
