"""Why the registers refuse a change: what is said to the official, and what to do."""

from __future__ import annotations

from datetime import date

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def person_unknown(iin: str) -> Refusal:
    """Nobody has the number."""
    return Refusal(
        "person-unknown",
        Text(
            f"Тіркелімде ЖСН {iin} адам жоқ. Нөмірді тексеріңіз.",
            f"В регистре нет человека с ИИН {iin}. Проверьте номер.",
            f"Nobody in the register has the IIN {iin}. Check the number.",
        ),
    )


def person_died(name: str, day: date) -> Refusal:
    """The person died, perhaps after the request was filed."""
    return Refusal(
        "person-died",
        Text(
            f"Тіркелім бойынша {name} {day:%d.%m.%Y} қайтыс болған: оның атына ештеңе жасалмайды және тапсырылмайды. "
            "Редакцияда бас тарту бар болса, бас тартыңыз, әйтпесе қадамды «келмеді» деп белгілеңіз.",
            f"По данным регистра {name}: смерть {day:%d.%m.%Y}; ничего не изготавливается и не выдаётся. "
            "Откажите, если редакция это предусматривает, иначе отметьте «не получено».",
            f"By the register {name} died on {day:%d.%m.%Y}: nothing is made or handed over. "
            "Refuse where the edition provides for it, else mark it as not collected.",
        ),
    )


def not_a_citizen(name: str) -> Refusal:
    """Documents of citizens are made for citizens only."""
    return Refusal(
        "not-a-citizen",
        Text(
            f"{name} тіркелімде Қазақстан Республикасының азаматы болып көрсетілмеген. "
            "Азаматтыққа қабылданғаны туралы анықтаманы сұраңыз.",
            f"{name} в регистре не значится гражданином Республики Казахстан. "
            "Запросите справку о приёме в гражданство.",
            f"The register does not know {name} as a citizen of the Republic of Kazakhstan. "
            "Ask for the certificate of admission to citizenship.",
        ),
    )


def too_young(name: str, day: date) -> Refusal:
    """An identity card is made from sixteen on."""
    return Refusal(
        "too-young",
        Text(
            f"{name} 16 жасқа {day:%d.%m.%Y} толады: жеке куәлік содан кейін ғана жасалады.",
            f"{name}: 16 лет исполнится {day:%d.%m.%Y}; удостоверение личности изготавливается только после этого.",
            f"{name} turns 16 on {day:%d.%m.%Y}; an identity card is made only after that.",
        ),
    )


def bad_term(day: date) -> Refusal:
    """A last day that is missing or has passed."""
    return Refusal(
        "bad-term",
        Text(
            f"Мерзімнің соңғы күні {day:%d.%m.%Y} күнінен ерте болмауы тиіс.",
            f"Последний день срока должен быть указан и быть не раньше {day:%d.%m.%Y}.",
            f"The last day of the term must be given, and not before {day:%d.%m.%Y}.",
        ),
        field="until",
    )


def already_made(number: str) -> Refusal:
    """The case has its document."""
    return Refusal(
        "already-made",
        Text(
            f"Осы іс бойынша құжат жасалған: {number}.",
            f"По этому делу документ уже изготовлен: {number}.",
            f"The document of this case is already made: {number}.",
        ),
    )


def already_given(number: str, day: date | None) -> Refusal:
    """The document is in the holder's hands."""
    kk, ru, en = (f" ({day:%d.%m.%Y})",) * 3 if day else ("", "", "")
    return Refusal(
        "already-given",
        Text(
            f"{number} құжаты тапсырылған{kk}.",
            f"Документ {number} уже выдан{ru}.",
            f"The document {number} has been handed over{en}.",
        ),
    )


def nothing_made(case: str) -> Refusal:
    """No document of the kind waits in the case."""
    return Refusal(
        "nothing-made",
        Text(
            f"{case} ісі бойынша тапсыратын құжат жоқ: алдымен құжатты жасаңыз.",
            f"По делу {case} нет документа для выдачи: сначала изготовьте его.",
            f"The case {case} has no document to hand over: make it first.",
        ),
    )


def term_over(number: str, day: date) -> Refusal:
    """A document that waited longer than it is valid."""
    return Refusal(
        "term-over",
        Text(
            f"{number} құжатының қолданылу мерзімі {day:%d.%m.%Y} аяқталды: жаңасын жасаңыз.",
            f"Срок действия документа {number} истёк {day:%d.%m.%Y}: изготовьте новый.",
            f"The document {number} was valid until {day:%d.%m.%Y}: make a new one.",
        ),
    )


def no_document(name: str) -> Refusal:
    """The person never had a document of the kind."""
    return Refusal(
        "no-document",
        Text(
            f"{name}: тіркелімде мұндай құжат жоқ.",
            f"{name}: такого документа в регистре нет.",
            f"{name} has no such document in the register.",
        ),
    )


def number_unknown(number: str) -> Refusal:
    """No document has the number."""
    return Refusal(
        "number-unknown",
        Text(
            f"{number} нөмірлі құжат жоқ.",
            f"Документа с номером {number} нет.",
            f"No document has the number {number}.",
        ),
    )


def address_unknown(address: str) -> Refusal:
    """No such address in the register."""
    return Refusal(
        "address-unknown",
        Text(
            f"Мекенжай тіркелімінде {address} нөмірі жоқ. Мекенжайды тізімнен таңдаңыз.",
            f"В регистре адресов нет номера {address}. Выберите адрес из списка.",
            f"The register has no address {address}. Choose the address from the list.",
        ),
        field="address",
    )


def owner_changed(address: str, owners: str) -> Refusal:
    """Who consented does not own the dwelling on that day."""
    kk = f"қазіргі иесі — {owners}" if owners else "тірі иесі тіркелімде жоқ"
    ru = f"теперь собственник — {owners}" if owners else "живого собственника в регистре нет"
    en = f"the owner is now {owners}" if owners else "the register knows no living owner"
    return Refusal(
        "owner-changed",
        Text(
            f"{address}: келісім берген адам тұрғынжай иесі емес, {kk}. Қазіргі иесінің келісімін немесе "
            "құқықты растайтын құжатты сұраңыз.",
            f"{address}: давший согласие не является собственником, {ru}. Запросите согласие нынешнего "
            "собственника или документ о праве.",
            f"{address}: who consented does not own the dwelling, {en}. Ask for the consent of the present owner "
            "or for the document that proves the right.",
        ),
        field="owner",
    )


def already_here(address: str) -> Refusal:
    """Registered at that very address."""
    return Refusal(
        "already-here",
        Text(
            f"Адам бұл мекенжайда тіркелген: {address}.",
            f"Человек уже зарегистрирован по этому адресу: {address}.",
            f"The person is registered at this address already: {address}.",
        ),
        field="address",
    )


def former_open(address: str, since: date) -> Refusal:
    """The edition wants the former registration ended first."""
    return Refusal(
        "former-open",
        Text(
            f"Бұрынғы тіркеу жалғасуда ({address}, {since:%d.%m.%Y} бастап). Алдымен тіркеуден шығару керек.",
            f"Прежняя регистрация не окончена ({address}, с {since:%d.%m.%Y}). Сначала нужно сняться с неё.",
            f"The former registration goes on ({address}, since {since:%d.%m.%Y}). It has to be ended first.",
        ),
    )


def not_registered(name: str) -> Refusal:
    """There is no registration to end."""
    return Refusal(
        "not-registered",
        Text(
            f"{name}: аяқталатын тіркеу жоқ.",
            f"{name}: нет регистрации, с которой можно снять.",
            f"{name} has no registration that could be ended.",
        ),
    )


def register_ahead(day: date) -> Refusal:
    """The register holds something later than the day of the change."""
    return Refusal(
        "register-ahead",
        Text(
            f"Тіркелімде {day:%d.%m.%Y} күнгі кейінгі жазба бар: бұрынғы күнмен өзгерту мүмкін емес.",
            f"В регистре есть более поздняя запись, {day:%d.%m.%Y}: изменить прошлым числом нельзя.",
            f"The register has a later entry, of {day:%d.%m.%Y}: it cannot be changed as of an earlier day.",
        ),
    )


def register_changed() -> Refusal:
    """Somebody else changed the register at the same moment, and won."""
    return Refusal(
        "register-changed",
        Text(
            "Тіркелім осы сәтте өзгертілді. Мәліметтерді қайта қарап, содан кейін шешіңіз.",
            "Регистр только что изменили. Посмотрите данные заново и решайте после этого.",
            "The register was changed just now. Look at the data again, then decide.",
        ),
    )
