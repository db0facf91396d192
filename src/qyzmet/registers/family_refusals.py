"""Why the register of families refuses an entry: what is said to the official, and at which field."""

from __future__ import annotations

from datetime import date

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def no_such_family() -> Refusal:
    """No such family in the register."""
    return Refusal(
        "no-such-family",
        Text("Тіркелімде мұндай отбасы жоқ.", "Такой семьи в регистре нет.", "There is no such family."),
        field="family",
    )


def another_office() -> Refusal:
    """The family is kept by another authorised body."""
    return Refusal(
        "another-office",
        Text(
            "Бұл отбасын басқа уәкілетті орган жүргізеді: ол көшіп келсе, алдымен отбасын қабылдап алыңыз.",
            "Эту семью ведёт другой уполномоченный орган: если она переехала, сначала примите её.",
            "Another authorised body keeps this family: if it has moved to you, take it over first.",
        ),
        field="family",
    )


def no_family(name: str) -> Refusal:
    """The person belongs to no family."""
    return Refusal(
        "no-family",
        Text(
            f"{name}: отбасы тіркелмеген. Алдымен отбасын енгізіңіз.",
            f"{name}: семья не внесена. Сначала внесите семью.",
            f"{name} is in no family of the register. Enter the family first.",
        ),
        field="iin",
        clause="14(2)",
    )


def in_a_family(name: str) -> Refusal:
    """The person belongs to a family already."""
    return Refusal(
        "in-another-family",
        Text(
            f"{name} осы күні немесе кейін отбасының құрамында тұр: бір адам бір күнде екі отбасында болмайды. "
            "Алдымен ол отбасынан шығарыңыз.",
            f"{name} в этот день или позже уже состоит в семье: один человек не может быть в двух семьях в один день. "
            "Сначала выведите его из той семьи.",
            f"{name} belongs to a family on that day or later: nobody is in two families on one day. "
            "Take the person out of that family first.",
        ),
        clause="14(2)",
        field="iin",
    )


def not_a_member(iin: str) -> Refusal:
    """The person does not belong to the family."""
    return Refusal(
        "not-a-member",
        Text(
            f"ЖСН {iin} бұл отбасының құрамында жоқ.",
            f"ИИН {iin} не состоит в этой семье.",
            f"IIN {iin} does not belong to this family.",
        ),
        field="iin",
    )


def unknown_relation() -> Refusal:
    """No such relation."""
    return Refusal(
        "unknown-relation",
        Text(
            "Туыстығын тізімнен таңдаңыз.",
            "Выберите родство из списка.",
            "Choose the relation from the list.",
        ),
        field="relation",
    )


def one_head() -> Refusal:
    """The family has its head."""
    return Refusal(
        "one-head",
        Text(
            "Отбасының басшысы бар: екеу бола алмайды.",
            "Глава семьи уже есть: двух быть не может.",
            "The family has its head: there cannot be two.",
        ),
        field="relation",
    )


def successor_needed() -> Refusal:
    """The head leaves while others stay."""
    return Refusal(
        "successor-needed",
        Text(
            "Отбасы басшысы шығып жатыр: орнына кім басшы болатынын көрсетіңіз.",
            "Глава семьи выбывает: укажите, кто станет главой вместо него.",
            "The head of the family leaves: name who becomes its head.",
        ),
        field="successor",
    )


def not_living(name: str) -> Refusal:
    """Not yet born, or dead, on the day."""
    return Refusal(
        "not-living",
        Text(
            f"{name} бұл күні әлі тумаған немесе қайтыс болған.",
            f"{name}: на этот день ещё не родился (родилась) или умер (умерла).",
            f"{name} was not yet born, or had died, on that day.",
        ),
        field="since",
    )


def bad_span() -> Refusal:
    """The end lies before the beginning."""
    return Refusal(
        "bad-span",
        Text(
            "Соңғы күн бастапқы күннен ерте болмауы тиіс.",
            "Конец не может быть раньше начала.",
            "The end cannot lie before the beginning.",
        ),
        field="until",
    )


def unknown_status() -> Refusal:
    """No such status, or one that another register keeps."""
    return Refusal(
        "unknown-status",
        Text(
            "Мәртебені тізімнен таңдаңыз.", "Выберите статус из списка.", "Choose the status from the list."
        ),
        field="kind",
    )


def status_open(name: str) -> Refusal:
    """The person has the status at the time."""
    return Refusal(
        "status-already-there",
        Text(
            f"{name}: осы мәртебе бұл кезеңде енгізілген. Алдымен бұрынғысын аяқтаңыз.",
            f"{name}: этот статус за это время уже внесён. Сначала завершите прежний.",
            f"{name} has this status for that time already. End the former one first.",
        ),
        field="kind",
    )


def no_proof() -> Refusal:
    """No document was named."""
    return Refusal(
        "no-proof",
        Text(
            "Мәртебені растайтын құжаттың атауын, нөмірін және күнін жазыңыз.",
            "Напишите название, номер и дату документа, подтверждающего статус.",
            "Write the name, number and date of the document that proves the status.",
        ),
        field="proof",
    )


def no_such_status() -> Refusal:
    """The status is not there, or has ended."""
    return Refusal(
        "no-such-status",
        Text("Мұндай ашық мәртебе жоқ.", "Такого открытого статуса нет.", "There is no such open status."),
        field="status",
    )


def cared_for_needed() -> Refusal:
    """Care of whom?"""
    return Refusal(
        "cared-for-needed",
        Text(
            "Кімді күтетінін көрсетіңіз: оның ЖСН-ін енгізіңіз.",
            "Укажите, за кем уход: внесите его ИИН.",
            "Say who is cared for: enter that person's IIN.",
        ),
        clause="10(2)",
        field="about",
    )


def cared_for_does_not_fit(name: str) -> Refusal:
    """Whoever is cared for is not of those for whom care counts."""
    return Refusal(
        "cared-for-does-not-fit",
        Text(
            f"{name} күтім жасалатын адамдарға жатпайды: 1 немесе 2 топтағы мүгедек, сексен жастан асқан адам немесе "
            "жеті жасқа толмаған бала болуы керек.",
            f"{name} не относится к тем, уход за кем учитывается: инвалид 1 или 2 группы, лицо старше восьмидесяти лет "
            "или ребёнок до семи лет.",
            f"{name} is none of those whose care counts: disabled of group 1 or 2, older than eighty, or a child under "
            "seven.",
        ),
        clause="10(2)",
        field="about",
    )


def unknown_kind() -> Refusal:
    """No such kind of income."""
    return Refusal(
        "unknown-kind-of-income",
        Text(
            "Табыс түрін тізімнен таңдаңыз.", "Выберите вид дохода из списка.", "Choose the kind of income."
        ),
        clause="14(3)",
        field="kind",
    )


def bad_month() -> Refusal:
    """Not a month."""
    return Refusal(
        "bad-month",
        Text(
            "Айды жылымен жазыңыз, мысалы 2012-10.",
            "Напишите месяц с годом, например 2012-10.",
            "Write the month with its year, as 2012-10.",
        ),
        clause="14(3)",
        field="month",
    )


def month_not_over(today: date) -> Refusal:
    """The month has not ended."""
    return Refusal(
        "month-not-over",
        Text(
            f"Айы аяқталмаған табыс енгізілмейді (бүгін {today:%d.%m.%Y}).",
            f"Доход за неоконченный месяц не вносится (сегодня {today:%d.%m.%Y}).",
            f"No income of a month that has not ended is entered (today is {today:%d.%m.%Y}).",
        ),
        clause="14(3)",
        field="month",
    )


def negative_income() -> Refusal:
    """Less than nothing."""
    return Refusal(
        "negative-income",
        Text(
            "Табыс теріс бола алмайды. Табыс болмаса, 0 жазыңыз.",
            "Доход не может быть отрицательным. Если дохода нет, напишите 0.",
            "An income cannot be negative. Where there was none, write 0.",
        ),
        clause="14(3)",
        field="amount",
    )


def bad_amount() -> Refusal:
    """No sum of tenge and tiyn."""
    return Refusal(
        "bad-income",
        Text(
            "Соманы теңгемен, тиынын екі санмен жазыңыз, мысалы 45 000 немесе 45 000,50.",
            "Напишите сумму в тенге, тиыны двумя цифрами, например 45 000 или 45 000,50.",
            "Write the sum in tenge, tiyn in two digits, as 45,000 or 45,000.50.",
        ),
        clause="14(3)",
        field="amount",
    )


def foreign_currency(said: str) -> Refusal:
    """A sum in another currency."""
    return Refusal(
        "foreign-currency",
        Text(
            f"Сома шетел валютасымен жазылған ({said}): тіркелімге тек теңгемен енгізіледі. "
            "Алынған күнгі ресми бағам бойынша аударыңыз.",
            f"Сумма указана в иностранной валюте ({said}): в регистр вносятся только тенге. "
            "Пересчитайте по официальному курсу дня получения.",
            f"The sum is in a foreign currency ({said}): the register holds tenge only. "
            "Convert it at the official rate of the day on which it was received.",
        ),
        clause="14(3)",
        field="amount",
    )


def month_twice(month: date) -> Refusal:
    """The income of the month is there."""
    return Refusal(
        "month-counted-twice",
        Text(
            f"{month:%m.%Y} айының осы түрдегі, осы көзден алынған табысы енгізілген: екінші рет саналмайды. "
            "Қате болса, оны түзетіңіз.",
            f"Доход этого вида из этого источника за {month:%m.%Y} уже внесён и дважды не учитывается. "
            "Если в нём ошибка, исправьте его.",
            f"The income of this kind and source for {month:%m.%Y} is entered already and does not count twice. "
            "If it is wrong, correct it.",
        ),
        clause="14(3)",
        field="month",
    )


def no_such_income() -> Refusal:
    """The record is not there, or was superseded."""
    return Refusal(
        "no-such-income",
        Text(
            "Бұл жазба жоқ немесе бұрын түзетілген: бетті жаңартыңыз.",
            "Этой записи нет, или она уже исправлена: обновите страницу.",
            "There is no such record, or it was corrected before: load the page anew.",
        ),
        field="record",
    )


def nothing_changed() -> Refusal:
    """The correction says the same."""
    return Refusal(
        "nothing-changed",
        Text("Сома өзгермеген.", "Сумма не изменилась.", "The sum has not changed."),
        field="amount",
    )


def no_reason() -> Refusal:
    """A correction without its reason."""
    return Refusal(
        "no-reason",
        Text(
            "Неге түзетілетінін және растайтын құжатты жазыңыз.",
            "Напишите, почему исправляется, и подтверждающий документ.",
            "Write why it is corrected, and the document that proves it.",
        ),
        field="reason",
    )
