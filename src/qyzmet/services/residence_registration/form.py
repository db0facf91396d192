"""What the application for registration asks besides the facts of the edition.

2012 gives no form: the questions are those without which clause 11 cannot be kept, and those of the coupon for
statistics. 2014: the lines of the consent (annex 1) and the proof of clause 9(2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.form import Field


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    return _asked_2012(facts) if edition.year == "2012" else _asked_2014(channel, facts)


def _asked_2012(facts: Mapping[str, str]) -> list[Field]:
    return [
        Field(id="address", label=_ADDRESS, type="address", clause="11(1)"),
        Field(id="basis", label=_BASIS, clause="11(2)"),
        Field(id="owner", label=_OWNER, type="iin", required=False, hint=_OWN, clause="11(1)"),
        Field(id="owner_name", label=_OWNER_NAME, required=False, hint=_OWN, most=120, clause="11(1)"),
        Field(id="arrived_from", label=_FROM, required=False, hint=_FROM_HINT, clause="11(4)"),
        *residence.military_number(facts.get("military"), "11(6)"),
        *_coupon(facts),
    ]


def _coupon(facts: Mapping[str, str]) -> list[Field]:
    """The questions of the statistical coupon (11(8)); of children neither education nor work is asked."""
    asked = [
        Field(
            id="move_reason",
            label=_WHY,
            type="choice",
            choices=residence.MOVE_REASONS,
            clause="11(8)",
            reading=_NO_FORM,
        )
    ]
    if facts.get("age") != "under-16":
        asked += [
            Field(
                id="education", label=_EDUCATION, type="choice", required=False, choices=residence.EDUCATION,
                clause="11(8)", reading=_NO_FORM,
            ),
            Field(
                id="occupation", label=_OCCUPATION, required=False, most=100, clause="11(8)", reading=_NO_FORM
            ),
        ]  # fmt: skip
    return asked


def _asked_2014(channel: str, facts: Mapping[str, str]) -> list[Field]:
    portal = channel == "portal"
    asked = [Field(id="address", label=_ADDRESS, type="address", clause="annex 1")]
    if facts.get("registration") == "temporary":
        asked.append(Field(id="until", label=_UNTIL, type="date", clause="annex 1"))
    if not portal:
        asked.append(Field(id="basis", label=_BASIS, required=False, hint=_HELD, clause="9(2)"))
    asked += [
        Field(id="owner", label=_OWNER, type="iin", hint=_OWNER_HINT, clause="9(1)"),
        Field(id="owner_name", label=_OWNER_NAME, most=120, clause="annex 1"),
        Field(id="owner_document", label=_OWNER_DOCUMENT, required=not portal, most=80, clause="annex 1"),
        Field(id="family", label=_FAMILY, type="lines", required=False, hint=_FAMILY_HINT, clause="annex 1"),
        Field(
            id="arrived_region", label=_REGION, required=False, hint=_FROM_HINT, most=100, clause="annex 1"
        ),
        Field(id="arrived_district", label=_DISTRICT, required=False, most=100, clause="annex 1"),
    ]
    if not portal and facts.get("age") == "from-16":
        asked.append(Field(id="representation", label=_PROXY, required=False, hint=_PROXY_HINT, clause="9"))
    return asked


_ADDRESS = Text(
    "Жаңа тұрғылықты жерінің мекенжайы",
    "Адрес нового места жительства",
    "Address of the new place of residence",
)
_BASIS = Text(
    "Тұрғын үйге құқық беретін құжат (атауы, нөмірі, күні)",
    "Документ о праве на жилище (название, номер, дата)",
    "Document that gives the right to the dwelling (name, number, date)",
)
_HELD = Text(
    "Мемлекеттік ақпараттық жүйелерде болса, бос қалдырыңыз.",
    "Оставьте пустым, если сведения есть в государственных информационных системах.",
    "Leave it empty if the state information systems hold the data.",
)
_OWNER = Text("Тұрғын үй иесінің ЖСН-і", "ИИН собственника жилища", "IIN of the owner of the dwelling")
_OWN = Text(
    "Тұрғын үй өзіңіздікі болса, бос қалдырыңыз.",
    "Оставьте пустым, если жилище Ваше.",
    "Leave it empty if the dwelling is your own.",
)
_OWNER_HINT = Text(
    "Тұрғын үй өзіңіздікі болса, өз ЖСН-іңізді жазыңыз.",
    "Если жилище Ваше, укажите свой ИИН.",
    "If the dwelling is your own, give your own IIN.",
)
_OWNER_NAME = Text(
    "Тұрғын үй иесінің тегі, аты, әкесінің аты",
    "Фамилия, имя, отчество собственника жилища",
    "Surname, first name, patronymic of the owner of the dwelling",
)
_OWNER_DOCUMENT = Text(
    "Иесінің жеке басын куәландыратын құжаттың нөмірі және берілген күні",
    "Номер и дата выдачи документа, удостоверяющего личность собственника",
    "Number and date of issue of the owner's identity document",
)
_UNTIL = Text(
    "Уақытша тіркеудің соңғы күні",
    "Последний день временной регистрации",
    "Last day of the temporary registration",
)
_FROM = Text("Қайдан келді", "Откуда прибыл(а)", "Arrived from")
_FROM_HINT = Text(
    "Бұрын еш жерде тіркелмеген болса, бос қалдырыңыз.",
    "Оставьте пустым, если раньше регистрации не было.",
    "Leave it empty if there was no registration before.",
)
_REGION = Text(
    "Қайдан келді: облыс (ел)", "Откуда прибыл(а): область (страна)", "Arrived from: region (country)"
)
_DISTRICT = Text(
    "Қайдан келді: аудан, қала, елді мекен, ауыл",
    "Откуда прибыл(а): район, город, населённый пункт, село",
    "Arrived from: district, town, settlement, village",
)
_FAMILY = Text(
    "Бірге тіркелетін отбасы мүшелері",
    "Члены семьи, регистрируемые вместе",
    "Members of the family to be registered together",
)
_FAMILY_HINT = Text(
    "Әр жолға бір адам: әйелі, күйеуі, балалары. Әрқайсысына бөлек өтініш беріледі.",
    "По одному в строке: жена, муж, дети. На каждого подаётся своё заявление.",
    "One on a line: wife, husband, children. Each has an application of one's own.",
)
_PROXY = Text(
    "Заңды өкілдің құжаты", "Документ законного представителя", "Document of the legal representative"
)
_PROXY_HINT = Text(
    "Сот әрекетке қабілетсіз деп таныған азамат үшін ғана.",
    "Только за гражданина, признанного судом недееспособным.",
    "Only for a citizen whom a court declared incapable.",
)
_WHY = Text("Көшіп келу себебі", "Причина переезда", "Reason of the move")
_EDUCATION = Text("Білімі", "Образование", "Education")
_OCCUPATION = Text("Жұмыс орны, кәсібі", "Место работы, занятие", "Place of work, occupation")
_NO_FORM = Text(
    "Талонның нысаны стандартта жоқ; көші-қон статистикасының ең қажет сұрақтары ғана қойылады.",
    "Формы талона в стандарте нет; задаются лишь самые нужные вопросы статистики миграции.",
    "The standard has no form of the coupon; only the most needed questions of migration statistics are asked.",
)
