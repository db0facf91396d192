"""What is said where a receipt cannot be taken: a stable code, words in three languages, the clause, the field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from qyzmet.duty.charge import Charge
from qyzmet.duty.words import money
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

if TYPE_CHECKING:
    from qyzmet.duty.models import Payment

_PARTS: Final = {
    "bank": Text("банк", "банк", "the bank"),
    "receipt": Text("түбіртектің нөмірі", "номер квитанции", "the number of the receipt"),
}


def unnamed(field: str) -> Refusal:
    """No bank or no number of the receipt, or far too long a one."""
    what = _PARTS[field]
    return Refusal(
        "receipt-unnamed",
        Text(
            f"Түбіртекте жазылғандай көрсетіңіз: {what.kk}.",
            f"Укажите так, как напечатано в квитанции: {what.ru}.",
            f"Give as it is printed on the receipt: {what.en}.",
        ),
        field=field,
    )


def bad_amount() -> Refusal:
    """Not an amount of money."""
    return Refusal(
        "bad-amount",
        Text(
            "Соманы теңгемен, нөлден артық етіп, тиынын екі цифрмен жазыңыз: 865 немесе 323,60.",
            "Сумма пишется в тенге, больше нуля, тиыны двумя цифрами: 865 или 323,60.",
            "The amount is in tenge, more than nought, with tiyn in two digits: 865 or 323.60.",
        ),
        field="amount",
    )


def bad_payer() -> Refusal:
    """Neither an IIN nor a BIN."""
    return Refusal(
        "bad-payer",
        Text(
            "Төлеушінің ЖСН-і немесе БСН-і қате: 12 цифрды тексеріңіз не бос қалдырыңыз.",
            "ИИН или БИН плательщика неверен: проверьте 12 цифр или оставьте пустым.",
            "The IIN or BIN of the payer is wrong: check the 12 digits or leave it empty.",
        ),
        field="payer_iin",
    )


def in_the_future(paid_on: date) -> Refusal:
    """A day of payment that has not come yet."""
    return Refusal(
        "paid-in-the-future",
        Text(
            kk=f"{paid_on:%d.%m.%Y} әлі келген жоқ: түбіртектегі төлем күнін тексеріңіз.",
            ru=f"{paid_on:%d.%m.%Y} ещё не наступило: проверьте день уплаты в квитанции.",
            en=f"{paid_on:%d.%m.%Y} has not come yet: check the day of payment on the receipt.",
        ),
        field="paid_on",
    )


def differs(kept: Payment) -> Refusal:
    """The same receipt stands there with other content."""
    return Refusal(
        "receipt-differs",
        Text(
            kk=f"{_named(kept)} түбіртегі бұрын басқаша жазылған (күні, сомасы немесе қызметі): нөмірін тексеріңіз.",
            ru=f"Квитанция {_named(kept)} уже записана с другим днём, суммой или услугой: проверьте номер.",
            en=f"The receipt {_named(kept)} was recorded with another day, amount or service: check its number.",
        ),
        field="receipt",
    )


def not_due(charge: Charge) -> Refusal:
    """A receipt where nothing is owed."""
    return _of(
        charge,
        "duty-not-due",
        Text(
            "Бұл жағдайда баж төленбейді: түбіртек қабылданбайды, төленгені қайтарылуы мүмкін.",
            "В этом случае пошлина не уплачивается: квитанция не принимается, уплаченное может быть возвращено.",
            "No duty is due in this case: the receipt is not taken, what was paid can be refunded.",
        ),
    )


def unpaid(charge: Charge) -> Refusal:
    """No receipt; says what is owed and how it is computed."""
    owed = money(charge.amount)
    return _of(
        charge,
        "duty-unpaid",
        Text(
            kk=f"Мемлекеттік баж төленбеген. Төленуі тиіс: {owed.kk}. {charge.words.kk}.",
            ru=f"Государственная пошлина не уплачена. Следует уплатить: {owed.ru}. {charge.words.ru}.",
            en=f"The state duty is not paid. Owed: {owed.en}. {charge.words.en}.",
        ),
    )


def short(charge: Charge, paid: Decimal) -> Refusal:
    """Less was paid than is owed; says how much is missing."""
    has, owed, lacks = money(paid), money(charge.amount), money(charge.amount - paid)
    return _of(
        charge,
        "duty-short",
        Text(
            kk=f"Баж толық төленбеген: төленгені {has.kk}, төленуі тиісі {owed.kk}, жетпейтіні {lacks.kk}. "
            f"{charge.words.kk}.",
            ru=f"Пошлина уплачена не полностью: уплачено {has.ru}, следует {owed.ru}, не хватает {lacks.ru}. "
            f"{charge.words.ru}.",
            en=f"The duty is not paid in full: paid {has.en}, owed {owed.en}, missing {lacks.en}. {charge.words.en}.",
        ),
        "amount",
    )


def used(payment: Payment, charge: Charge, staff: bool) -> Refusal:
    """The receipt paid for another case; its number is for staff only."""
    case = f" ({payment.case_number})" if staff else ""
    return _of(
        charge,
        "receipt-used",
        Text(
            kk=f"{_named(payment)} түбіртегі басқа іс бойынша пайдаланылған{case}. Түбіртек бір рет қана қабылданады.",
            ru=f"Квитанция {_named(payment)} уже использована в другом деле{case}. Квитанция принимается один раз.",
            en=f"The receipt {_named(payment)} was used in another case{case}. A receipt is taken once.",
        ),
    )


def refunded(payment: Payment, charge: Charge) -> Refusal:
    """What the receipt paid goes back, or went back."""
    return _of(
        charge,
        "receipt-refunded",
        Text(
            kk=f"{_named(payment)} түбіртегі бойынша төлем қайтарылады: ол енді қабылданбайды.",
            ru=f"Платёж по квитанции {_named(payment)} возвращается: она больше не принимается.",
            en=f"The payment of the receipt {_named(payment)} is being refunded: it is taken no more.",
        ),
    )


def another_service(payment: Payment, charge: Charge) -> Refusal:
    """The receipt paid for another service."""
    return _of(
        charge,
        "receipt-of-another-service",
        Text(
            kk=f"{_named(payment)} түбіртегі басқа қызмет үшін төленген ({payment.edition}).",
            ru=f"Квитанция {_named(payment)} выдана за другую услугу ({payment.edition}).",
            en=f"The receipt {_named(payment)} is for another service ({payment.edition}).",
        ),
    )


def too_late(payment: Payment, charge: Charge) -> Refusal:
    """Paid after the papers were filed."""
    when = charge.duty.paid_when if charge.duty else None
    rule = when or Text("құжаттар тапсырылғанға дейін", "до подачи документов", "before the papers are filed")
    return _of(
        charge,
        "receipt-too-late",
        Text(
            kk=f"{_named(payment)} түбіртегі бойынша төлем {payment.paid_on:%d.%m.%Y} күні жасалған. "
            f"Баж {rule.kk} төленеді.",
            ru=f"По квитанции {_named(payment)} уплачено {payment.paid_on:%d.%m.%Y}. Пошлина уплачивается {rule.ru}.",
            en=f"The receipt {_named(payment)} was paid on {payment.paid_on:%d.%m.%Y}. The duty is paid {rule.en}.",
        ),
        "paid_on",
    )


def _of(charge: Charge, code: str, text: Text, field: str = "receipt") -> Refusal:
    return Refusal(code, text, clause=charge.clause, field=field)


def _named(payment: Payment) -> str:
    return f"№ {payment.receipt} ({payment.bank})"
