"""What a diagram says that no edition says: names of organisations, outcomes, conditions, limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qyzmet.law.citing import cited
from qyzmet.law.model import Edition, Place, Term, When
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined

_PLACES: dict[Place, Text] = {
    "applicant": Text("Өтініш беруші", "Заявитель", "Applicant"),
    "centre": Text(
        "Халыққа қызмет көрсету орталығы", "Центр обслуживания населения", "Public service centre"
    ),
    "akim": Text("Әкім аппараты", "Аппарат акима", "Akim's office"),
    "commission": Text("Комиссия", "Комиссия", "Commission"),
    "portal": Text(
        "«Электрондық үкімет» порталы", "Портал «электронного правительства»", "E-government portal"
    ),
    "gateway": Text(
        "«Электрондық үкімет» шлюзі", "Шлюз «электронного правительства»", "E-government gateway"
    ),
    "register": Text("Мемлекеттік деректер базасы", "Государственная база данных", "State database"),
    "ministry": Text("Министрлік", "Министерство", "Ministry"),
    "bank": Text("Банк", "Банк", "Bank"),
}

_OUTCOMES: dict[str, Text] = {
    "done": Text("орындалды", "выполнено", "done"),
    "called": Text("шақырылды", "вызван", "called"),
    "left": Text("кетіп қалды", "ушёл", "went away"),
    "known": Text("жүйеге кірді", "вошёл в систему", "logged in"),
    "unknown": Text("жүйеге кіре алмады", "не вошёл в систему", "could not log in"),
    "paid": Text("төленді", "оплачено", "paid"),
    "unpaid": Text("төленбеді", "не оплачено", "not paid"),
    "valid": Text("қолтаңба жарамды", "подпись действительна", "signature valid"),
    "invalid": Text("қолтаңба жарамсыз", "подпись недействительна", "signature invalid"),
    "complete": Text("топтама толық", "пакет полон", "the set is complete"),
    "incomplete": Text("топтама толық емес", "пакет неполон", "the set is not complete"),
    "favourable": Text("қорытынды оң", "заключение положительное", "favourable"),
    "unfavourable": Text("қорытынды теріс", "заключение отрицательное", "unfavourable"),
    "granted": Text("оң шешім", "решение положительное", "granted"),
    "refused": Text("бас тартылды", "отказано", "refused"),
    "sound": Text("қате жоқ", "ошибок нет", "no faults"),
    "faulty": Text("қателер табылды", "найдены ошибки", "faults found"),
    "found": Text("табылды", "найдено", "found"),
    "not-found": Text("табылмады", "не найдено", "not found"),
    "issued": Text("берілді", "выдано", "handed over"),
    "not-collected": Text("ешкім келмеді", "никто не пришёл", "nobody came"),
    "collected": Text("берілді", "выдано", "handed over"),
    "expired": Text("сақтау мерзімі бітті", "срок хранения истёк", "the time of keeping ran out"),
}

OTHERWISE = Text("өзге жағдайда", "в ином случае", "otherwise")
RAN_OUT = Text("мерзім өтті", "срок истёк", "term ran out")
BEGINNING = Text("өтініш", "обращение", "application")
_SERVICE = Text("қызмет мерзімі", "срок услуги", "term of the service")
_AND = Text(" және ", " и ", " and ")
_OR = Text(" немесе ", " или ", " or ")
_QUEUE = Text(
    "{amount} × кезектегі адам саны", "{amount} × число людей в очереди", "{amount} × people in the queue"
)

PERSON = Text("адамның қадамы", "действие человека", "step of a person")
SYSTEM = Text("ақпараттық жүйенің қадамы", "действие информационной системы", "step of an information system")
CHOICE = Text(
    "нәтиже не жағдай бойынша таңдау", "выбор по исходу или обстоятельству", "choice by outcome or fact"
)
HANDOVER = Text(
    "іс басқа ұйымға беріледі", "дело переходит в другую организацию", "the case goes to another organisation"
)
LIMIT = Text(
    "қадамның не қызметтің мерзімі", "срок действия или услуги", "term of the step or of the service"
)
END = Text("істің соңы", "конец дела", "end of the case")

HOW_TO_RUN = Text(
    kk="Әр ұйым — орындауға болатын жеке процесс; іс бір ұйымнан екіншісіне хабарламамен өтеді, келген сайын "
    "процестің жаңа данасы басталады. Өрнектер Python тілінде жазылған. Деректер: facts — істің мән-жайлары, "
    "outcome — соңғы қадамның нәтижесі, due — жүріп тұрған мерзімдердің бітетін сәттері (ISO 8601), оларды "
    "құқықтық күнтізбе есептейді.",
    ru="Каждая организация — отдельный исполняемый процесс; дело переходит из одной в другую сообщением, каждый "
    "приход — новый экземпляр. Выражения на языке Python. Данные: facts — обстоятельства дела, outcome — исход "
    "последнего шага, due — моменты истечения идущих сроков (ISO 8601), считаются по правовому календарю.",
    en="Each organisation is an executable process of its own; the case passes from one to another by a message, "
    "and each arrival is a new instance. Expressions are Python. Data: facts of the case, outcome of the last "
    "step, due: the moments at which the running terms run out (ISO 8601), counted by the legal calendar.",
)


def place(edition: Edition, where: Place) -> Text:
    """The name of an organisation; the provider's is that of the edition."""
    return edition.provider.name if where == "provider" else _PLACES[where]


def outcome(said: str) -> Text:
    """How a step ended, in words; :class:`KeyError` for an outcome that no verb has."""
    return _OUTCOMES[said]


def condition(edition: Edition, when: When) -> Text:
    """A condition on facts by the labels of its values: «жеке тұлға және тізім бойынша»."""
    parts = []
    for fact_id, wanted in when.items():
        labels = {value.id: value.label for value in edition.fact(fact_id).values}
        parts.append(_chained([labels[value] for value in wanted], _OR))
    return _chained(parts, _AND)


def question(edition: Edition, conditions: Iterable[When]) -> Text:
    """The questions about the facts that the conditions mention, each once."""
    facts = dict.fromkeys(fact for when in conditions for fact in when)
    return joined((edition.fact(fact).question for fact in facts), " ")


def limits(terms: Sequence[Term]) -> Text:
    """The limits of an alarm: «15 минут»; that of the whole service says so, and each amount once."""
    said = joined(map(_limit, terms), " / ")
    if terms[0].kind != "service":
        return said
    return Text(*(f"{of}: {amounts}" for of, amounts in zip(_all(_SERVICE), _all(said), strict=True)))


def explained(term: Term) -> Text:
    """A term by its id, with its limit, what it is for and where it stands."""
    head = Text(*(f"{term.id}: {words}" for words in _all(_limit(term))))
    return joined([head, term.what, *([cited(term.clause)] if term.clause else [])], ". ")


def _limit(term: Term) -> Text:
    """The limit, its number not parted from the first word of its unit."""
    assert term.limit is not None
    said = [words.replace(" ", "\u00a0", 1) for words in _all(amount(term.limit))]
    if term.times is not None:
        said = [form.format(amount=words) for form, words in zip(_all(_QUEUE), said, strict=True)]
    return Text(*said)


def _chained(texts: list[Text], link: Text) -> Text:
    return Text(
        *(by.join(column) for by, column in zip(_all(link), zip(*map(_all, texts), strict=True), strict=True))
    )


def _all(text: Text) -> tuple[str, str, str]:
    return text.kk, text.ru, text.en
