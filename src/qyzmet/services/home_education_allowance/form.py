"""What the application asks besides the facts of the edition.

The form of the application is in no annex (clause 14(1)) and the picture of the portal's is lost (annex 7): asked is
what the clause names, and what the documents of clause 14 must say for the allowance to be assigned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field

PORTAL = "portal"


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    own = [] if channel == PORTAL else _identity(facts)
    return [*own, *_documents("annex 7" if channel == PORTAL else None), *_delivery(channel, facts)]


def _identity(facts: Mapping[str, str]) -> list[Field]:
    """reading: on the portal who applies is known by IIN and signature, so that neither is asked there."""
    asked = [Field(id="identity", label=_IDENTITY, most=120, clause="14(1)")]
    if facts.get("has_iin") == "no":
        asked.append(Field(id="social_code", label=_SOCIAL_CODE, most=20, clause="14(1)"))
    asked.append(
        Field(id="taxpayer", label=_TAXPAYER, required=False, hint=_TAXPAYER_HINT, most=20, clause="14(8)")
    )
    return asked


def _documents(annex: str | None) -> list[Field]:
    return [
        Field(id="conclusion_number", label=_CONCLUSION_NUMBER, most=40, clause=annex or "14(5)"),
        Field(id="conclusion_date", label=_CONCLUSION_DATE, type="date", clause=annex or "14(5)"),
        Field(id="conclusion_body", label=_CONCLUSION_BODY, most=160, clause=annex or "14(5)"),
        Field(
            id="conclusion_until", label=_CONCLUSION_UNTIL, type="date", required=False, hint=_NO_END,
            reading=_PERIOD,
        ),
        Field(id="disability_number", label=_DISABILITY_NUMBER, most=40, clause=annex or "14(6)"),
        Field(
            id="disability_group", label=_DISABILITY_GROUP, type="choice", choices=GROUPS, reading=_PERIOD
        ),
        Field(
            id="disability_until", label=_DISABILITY_UNTIL, type="date", required=False, hint=_NO_END,
            reading=_PERIOD,
        ),
        Field(id="home_since", label=_HOME_SINCE, type="date", reading=_PERIOD),
        Field(id="account", label=_ACCOUNT, type="account", hint=_ACCOUNT_HINT, most=40, clause=annex or "14(7)"),
        Field(id="bank", label=_BANK, most=100, clause=annex or "14(7)"),
    ]  # fmt: skip


def _delivery(channel: str, facts: Mapping[str, str]) -> list[Field]:
    """Where the output document is sent; on the portal the cabinet has it in any case."""
    if channel == PORTAL:
        return [Field(id="e_mail", label=_E_MAIL, type="e-mail", required=False, clause="20(15)")]
    if channel == "provider-electronic" and facts.get("delivery") == "e-mail":
        return [Field(id="e_mail", label=_E_MAIL, type="e-mail", clause="19(15)")]
    return []


GROUPS = (
    (
        "child",
        Text("мүгедек бала (16 жасқа дейін)", "ребёнок-инвалид (до 16 лет)", "disabled child (under 16)"),
    ),
    ("first", Text("16–17 жас, бірінші топ", "16–17 лет, первая группа", "aged 16 or 17, first group")),
    ("second", Text("16–17 жас, екінші топ", "16–17 лет, вторая группа", "aged 16 or 17, second group")),
    ("third", Text("16–17 жас, үшінші топ", "16–17 лет, третья группа", "aged 16 or 17, third group")),
)
"""The category of the child by the certificate of disability."""

_IDENTITY = Text(
    "Жеке басыңызды куәландыратын құжаттың нөмірі, берілген күні, кім берді",
    "Номер, дата выдачи и выдавший орган Вашего документа, удостоверяющего личность",
    "Number, day and issuer of your identity document",
)
_SOCIAL_CODE = Text(
    "Әлеуметтік жеке кодыңыздың нөмірі",
    "Номер Вашего социального индивидуального кода",
    "Number of your social individual code",
)
_TAXPAYER = Text(
    "Салық төлеушінің тіркеу нөмірі",
    "Регистрационный номер налогоплательщика",
    "Taxpayer registration number",
)
_TAXPAYER_HINT = Text(
    "ЖСН болса, бос қалдырыңыз.", "Если есть ИИН, оставьте пустым.", "Leave it empty if you have an IIN."
)
_CONCLUSION_NUMBER = Text(
    "Психологиялық-медициналық-педагогикалық консультация қорытындысының нөмірі",
    "Номер заключения психолого-медико-педагогической консультации",
    "Number of the conclusion of the psychological, medical and pedagogical consultation",
)
_CONCLUSION_DATE = Text("Қорытындының күні", "Дата заключения", "Day of the conclusion")
_CONCLUSION_BODY = Text(
    "Қорытындыны қай консультация берді", "Какая консультация выдала заключение", "Which consultation gave it"
)
_CONCLUSION_UNTIL = Text(
    "Қорытынды қай күнге дейін жарамды", "До какого дня действует заключение", "Last day of the conclusion"
)
_NO_END = Text(
    "Құжатта мерзім жазылмаса, бос қалдырыңыз.",
    "Оставьте пустым, если в документе срока нет.",
    "Leave it empty if the document names no last day.",
)
_DISABILITY_NUMBER = Text(
    "Баланың мүгедектігі туралы анықтаманың нөмірі",
    "Номер справки об инвалидности ребёнка",
    "Number of the child's disability certificate",
)
_DISABILITY_GROUP = Text("Мүгедектік санаты", "Категория инвалидности", "Category of the disability")
_DISABILITY_UNTIL = Text(
    "Мүгедектік қай күнге дейін белгіленген",
    "До какого дня установлена инвалидность",
    "Last day for which the disability is established",
)
_HOME_SINCE = Text(
    "Бала қай күннен бастап үйде оқып, тәрбиеленеді",
    "С какого дня ребёнок обучается и воспитывается на дому",
    "Since which day the child is taught and brought up at home",
)
_ACCOUNT = Text("Банк шотының нөмірі", "Номер банковского счёта", "Number of the bank account")
_ACCOUNT_HINT = Text(
    "KZ әріптерінен басталатын 20 таңба.", "20 знаков, начиная с KZ.", "20 characters that begin with KZ."
)
_BANK = Text("Банктің атауы", "Название банка", "Name of the bank")
_E_MAIL = Text(
    "Шығыс құжаты жіберілетін электрондық пошта",
    "Электронная почта для выходного документа",
    "E-mail address for the output document",
)
_PERIOD = Text(
    "Актіде жоқ; жәрдемақының мерзімі осыған қарай белгіленеді.",
    "В акте нет; по этому определяется срок выплаты.",
    "Not in the act; the period of the allowance follows from it.",
)
