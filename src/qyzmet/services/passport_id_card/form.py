"""What the talon, the application form and the formulary need beyond the facts of the case.

Numbers and days of papers that no register here holds (certificates of birth, of admission to citizenship, of
return) go on the talon (2012 annex 4, 2014 annex, field 6); the data of a passport or an identity card are in the
register and are not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field

UNREGISTERED = ("birth-certificate", "citizenship-certificate", "return-certificate")
"""Base documents, by the beginning of the edition's id, that no register of ours holds."""
CAPACITIES = (
    ("parent", Text("ата-анасы", "родитель", "parent")),
    ("guardian", Text("қорғаншысы", "опекун", "guardian")),
    ("trustee", Text("қамқоршысы", "попечитель", "trustee")),
)
CHANGED = "data-changed"
LOST = ("lost", "lost-abroad")


def fields(edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
    """The questions for such a case; see :class:`qyzmet.services.form.Form`."""
    asked = edition.documents_for(channel, facts)
    bases = [one for one in asked if one.id.startswith(UNREGISTERED)]
    reasons = {facts.get("card_reason"), facts.get("passport_reason")}
    at_home = channel == "home"
    return (
        *_capacity(edition, facts),
        *(field for base in bases for field in base_fields(edition, base)),
        *((_CHANGED_DATA,) if CHANGED in reasons else ()),
        *(_LOSS if reasons & set(LOST) else ()),
        *((_VISIT,) if at_home else ()),
        _phone(required=at_home),
    )


def base_fields(edition: Edition, base: Document) -> Iterator[Field]:
    """Number, day and issuer of a base document, as field 6 of the talon has them."""
    clause = "annex 4" if edition.year == "2012" else "annex"
    name = base.name
    for part, label, kind in _PARTS:
        yield Field(
            id=f"{base.id}-{part}",
            label=Text(
                f"{_capital(name.kk)}: {label.kk}",
                f"{_capital(name.ru)}: {label.ru}",
                f"{_capital(name.en)}: {label.en}",
            ),
            type="date" if kind == "date" else "text",
            most=120,
            clause=clause,
        )


def _capacity(edition: Edition, facts: Mapping[str, str]) -> Iterator[Field]:
    if facts.get("for_whom") in ("child", "incapable"):
        yield Field(id="capacity", label=_WHO, type="choice", choices=CAPACITIES, clause="9")
    elif edition.year == "2012" and facts.get("passport_reason") == "before-16":
        yield Field(id="capacity", label=_WHO, type="choice", choices=CAPACITIES, reading=_REPRESENTATIVE)


def _phone(*, required: bool) -> Field:
    return Field(
        id="phone",
        label=Text("Байланыс телефоны", "Контактный телефон", "Phone"),
        required=required,
        most=40,
        reading=Text(
            "Құжаттың дайын болғанын, ал үйге барарда келу уақытын айту үшін.",
            "Чтобы сообщить о готовности документа, а при выезде на дом — о времени прихода.",
            "To say that the document is ready and, for a visit at home, when we come.",
        ),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_PARTS = (
    ("number", Text("нөмірі", "номер", "number"), "text"),
    ("issued-on", Text("берілген күні", "дата выдачи", "date of issue"), "date"),
    ("issued-by", Text("берген орган", "орган, выдавший документ", "issuing body"), "text"),
)
_WHO = Text("Сіз бұл адамға кімсіз?", "Кем Вы приходитесь этому лицу?", "Who are you to this person?")
_REPRESENTATIVE = Text(
    "Бала үшін кім өтініш беретіні айтылмаған; заңды өкілі деп алынды.",
    "Кто обращается за ребёнка, не сказано; принято, что законный представитель.",
    "Who applies for a child is not said; the legal representative is taken.",
)
_CHANGED_DATA = Field(
    id="changed",
    label=Text(
        "Қай дерек өзгерді және енді қалай жазылады?",
        "Какие данные изменились и как они пишутся теперь?",
        "Which data have changed, and how are they written now?",
    ),
    type="lines",
    most=400,
    reading=Text(
        "Жаңа құжатқа не жазылатынын білу үшін; өзгерісті растайтын құжат тізбеде жоқ және талап етілмейді.",
        "Чтобы знать, что писать в новом документе; документа о перемене в перечне нет, и он не требуется.",
        "To know what to write in the new document; the list names no proof of the change and none is demanded.",
    ),
)
_NOT_DEMANDED = Text(
    "Тізбеде жоғалғанын растайтын қағаз жоқ; айтсаңыз, құжатты іздеуге көмектеседі.",
    "Доказательства утраты в перечне нет; сведения помогут в розыске документа.",
    "The list has no proof of the loss; what you tell helps to look for the document.",
)
_LOSS = (
    Field(
        id="lost_on",
        label=Text("Қашан жоғалды?", "Когда утрачен документ?", "When was it lost?"),
        type="date",
        required=False,
        reading=_NOT_DEMANDED,
    ),
    Field(
        id="lost_how",
        label=Text(
            "Қай жерде және қалай жоғалды?", "Где и при каких обстоятельствах?", "Where and how was it lost?"
        ),
        type="lines",
        required=False,
        most=400,
        reading=_NOT_DEMANDED,
    ),
)
_VISIT = Field(
    id="visit_address",
    label=Text("Қай мекенжайға барамыз?", "По какому адресу приехать?", "At which address do we visit?"),
    clause="12",
)
