"""Why the register of the unemployed refuses a change: what is said to the official, and what to do."""

from __future__ import annotations

from datetime import date

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def already_registered(number: str, office: str, since: date) -> Refusal:
    """One open registration a person."""
    return Refusal(
        "already-registered",
        Text(
            f"Бұл адам жұмыссыз ретінде тіркеулі: № {number}, {since:%d.%m.%Y} бастап ({office}). "
            "Алдымен сол тіркеуден шығару керек.",
            f"Этот человек уже состоит на учёте как безработный: № {number} с {since:%d.%m.%Y} ({office}). "
            "Сначала его нужно снять с этого учёта.",
            f"This person is registered as unemployed already: No. {number} since {since:%d.%m.%Y} ({office}). "
            "That registration has to end first.",
        ),
        field="iin",
    )


def too_young(name: str, day: date) -> Refusal:
    """Nobody is unemployed before the age of work."""
    return Refusal(
        "too-young",
        Text(
            f"{name} 16 жасқа {day:%d.%m.%Y} толады: содан кейін ғана тіркеледі.",
            f"{name}: 16 лет исполнится {day:%d.%m.%Y}; регистрация возможна только после этого.",
            f"{name} turns 16 on {day:%d.%m.%Y} and can be registered only after that.",
        ),
        field="iin",
    )


def in_the_future(day: date) -> Refusal:
    """Nothing is entered before it happened."""
    return Refusal(
        "in-the-future",
        Text(
            f"{day:%d.%m.%Y} әлі келген жоқ: болған күнді жазыңыз.",
            f"{day:%d.%m.%Y} ещё не наступило: укажите день, когда это произошло.",
            f"{day:%d.%m.%Y} has not come yet: give the day on which it happened.",
        ),
        field="day",
    )


def out_of_order(last: date) -> Refusal:
    """A card is written in the order of days."""
    return Refusal(
        "out-of-order",
        Text(
            f"Карточкада {last:%d.%m.%Y} күнгі жазба бар: одан ерте күнмен жазуға болмайды.",
            f"В карточке есть запись от {last:%d.%m.%Y}: более ранним днём записать нельзя.",
            f"The card has an entry of {last:%d.%m.%Y}: nothing can be entered as of an earlier day.",
        ),
        field="day",
    )


def former_later(removed_on: date) -> Refusal:
    """A new registration begins after the former one."""
    return Refusal(
        "former-later",
        Text(
            f"Бұрынғы тіркеу {removed_on:%d.%m.%Y} күні аяқталған: жаңасы одан ерте басталмайды.",
            f"Прежний учёт окончен {removed_on:%d.%m.%Y}: новый не может начаться раньше.",
            f"The former registration ended on {removed_on:%d.%m.%Y}: a new one cannot begin earlier.",
        ),
        field="day",
    )


def not_on_the_register() -> Refusal:
    """Only on an open card something can happen."""
    return Refusal(
        "not-registered",
        Text(
            "Тіркеу аяқталған немесе мұндай карточка жоқ. Қажет болса, адамды қайта тіркеңіз.",
            "Учёт окончен или такой карточки нет. При необходимости зарегистрируйте человека заново.",
            "The registration has ended, or there is no such card. Register the person anew if need be.",
        ),
    )


def another_office(office: str) -> Refusal:
    """A card belongs to the body that keeps it."""
    return Refusal(
        "another-office",
        Text(
            f"Бұл карточканы басқа орган жүргізеді ({office}): жазбаны сол орган енгізеді.",
            f"Эту карточку ведёт другой орган ({office}): запись вносит он.",
            f"Another body keeps this card ({office}): it makes the entry.",
        ),
    )


def unknown_code(field: str) -> Refusal:
    """Not one of the list."""
    return Refusal(
        "unknown-code",
        Text(
            "Мұндай мән тізімде жоқ: тізімнен таңдаңыз.",
            "Такого значения в списке нет: выберите из списка.",
            "The list has no such value: choose one from the list.",
        ),
        field=field,
    )


def nothing_said(field: str) -> Refusal:
    """What was offered, or why something was refused, has to be written."""
    return Refusal(
        "nothing-said",
        Text(
            "Мазмұнын жазыңыз: не ұсынылды, қайда жіберілді, қандай себеппен.",
            "Напишите, что предложено, куда направлен(а), по какой причине.",
            "Write what was offered, where the person was referred, for what reason.",
        ),
        field=field,
    )


def no_such_offer() -> Refusal:
    """A refusal answers an offer that is open."""
    return Refusal(
        "no-such-offer",
        Text(
            "Карточкада мұндай ашық ұсыныс жоқ: жауап берілмеген ұсынысты таңдаңыз.",
            "В карточке нет такого открытого предложения: выберите предложение без ответа.",
            "The card has no such open offer: choose an offer that has not been answered.",
        ),
        field="offer",
    )
