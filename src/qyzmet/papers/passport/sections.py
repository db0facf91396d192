"""The chapters of a passport, what an applicant needs first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from qyzmet.law import told
from qyzmet.law.model import ActRef, Complaint, Force, Ground, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount
from qyzmet.papers.passport.bring import bring
from qyzmet.papers.passport.rows import Block, Teller, lines, pairs, unbroken
from qyzmet.papers.passport.steps import steps

_BODIES: Final = {
    "provider": Text("Қызметті берушінің уақыты", "Часы услугодателя", "Hours of the provider"),
    "centre": Text("Орталықтың уақыты", "Часы центра", "Hours of the centre"),
    "centre-branch": Text("Филиалдардың уақыты", "Часы филиалов", "Hours of the branches"),
    "portal": Text("Порталдың уақыты", "Часы портала", "Hours of the portal"),
    "akim": Text("Әкім аппаратының уақыты", "Часы аппарата акима", "Hours of the akim's office"),
    "ministry": Text("Министрліктің уақыты", "Часы министерства", "Hours of the ministry"),
}
_INSIDE: Final = ("step", "return", "handover", "courier", "complaint")
"""Terms that bind the offices among themselves, or that stand with the steps or the complaints."""


def sections(tell: Teller) -> list[Block]:
    """Every chapter that has something to say, with its heading."""
    found = []
    for heading, make in _CHAPTERS:
        blocks = list(make(tell))
        if blocks:
            found.append({"heading": tell(heading), "blocks": blocks})
    return found


def _what(tell: Teller) -> list[Block]:
    edition = tell.edition
    good = [result for result in edition.results if edition.outcome(result.outcome).good]
    forms = tell.all(result.form for result in good)
    return pairs(
        [
            tell.pair(_GET, tell.all(one.name for one in good), *good, notes=[forms]),
            tell.pair(
                _GIVEN_BY, edition.provider.name, edition.provider, notes=[tell(edition.provider.note)]
            ),
            tell.pair(_FORM, edition.automation.text, edition.automation),
        ]
    )


def _who(tell: Teller) -> list[Block]:
    """Kinds of applicants of whom the act says the same in the same place are told in one line."""
    rows = []
    for (conditions, _), found in groupby(tell.edition.applicants, lambda one: (one.conditions, one.clause)):
        alike = list(found)
        rows.append(tell.line(tell.all(one.name for one in alike), *alike, notes=[tell(conditions)]))
    return lines(rows)


def _where(tell: Teller) -> Iterator[Block]:
    edition = tell.edition
    rows = [tell.pair(_CHOICE, edition.provider.choice, edition.provider)] if edition.provider.choice else []
    for channel in edition.channels:
        if not channel.available:
            continue
        intake = [one for one in edition.intake if one.channel == channel.id]
        issue = [one for one in edition.issue if one.channel == channel.id]
        only_if = tell.all(told.condition(edition, channel.when))
        notes = [f"{tell(_FOR)}: {only_if}" if only_if else "", *_results(tell, [one.how for one in issue])]
        rows.append(
            tell.pair(
                channel.name,
                tell.sentence(Text(*(" ".join(one.how.in_(x) for one in intake) for x in ("kk", "ru", "en"))))
                or "–",
                *(intake or (channel,)),
                *issue,
                notes=notes,
            )
        )
    closed = [one for one in edition.channels if not one.available]
    if closed:
        rows.append(tell.pair(_CLOSED, tell.all(one.name for one in closed), *closed))
    yield from pairs(rows)
    yield from pairs(_hours(tell))
    yield from lines(_asking(tell), tell(_ASK))


def _results(tell: Teller, how: list[Text]) -> list[str]:
    return [f"{tell(_ISSUE)}: {tell.all(how, ' ')}"] if how else []


def _hours(tell: Teller) -> Iterator[Block]:
    for one in tell.edition.schedules:
        if one.binding and one.purpose == "service":
            yield tell.pair(_BODIES[one.body], one.words, one)
    queue = tell.edition.queue
    batch = f" {tell(queue.batch)}" if queue.batch else ""
    yield tell.pair(_QUEUE, f"{tell.sentence(queue.booking_words)}{batch}", queue)


def _asking(tell: Teller) -> Iterator[Block]:
    """What stands in one clause is told in one line."""
    for _, found in groupby(tell.edition.information, lambda one: one.clause):
        told_by = list(found)
        said = "; ".join(tell(one.where) + (f": {one.address}" if one.address else "") for one in told_by)
        yield tell.line(said, *told_by)


def _how_long(tell: Teller) -> Iterator[Block]:
    edition = tell.edition
    open_ = {channel.id for channel in edition.channels if channel.available}
    asked = [
        term
        for term in edition.terms
        if term.binding and term.kind not in _INSIDE and (not term.channels or open_ & set(term.channels))
    ]
    first = sorted(asked, key=lambda term: term.kind != "service")
    yield from pairs(_term(tell, term) for term in first)
    confirmation = edition.confirmation
    if confirmation:
        yield from lines([tell.line(confirmation.what, confirmation)])
    yield from lines(
        (tell.line(f"{tell.sentence(one.who)}: {tell(one.since)}", one) for one in edition.restorations),
        tell(_RESTORED),
    )


def _term(tell: Teller, term: Term) -> Block:
    """The limit as the label: that is what one looks for."""
    edition = tell.edition
    where = [edition.channel(channel).name for channel in term.channels]
    open_ = [channel for channel in edition.channels if channel.available]
    everywhere = len(where) == len(open_)
    notes = [tell.all(told.condition(edition, term.when)), "" if everywhere else tell.all(where)]
    notes.append(tell(term.note))
    limit = told.limit(term) or _NO_LIMIT
    return tell.pair(limit, term.what, term, notes=notes)


def _cost(tell: Teller) -> Iterator[Block]:
    fee = tell.edition.fee
    yield from lines([tell.line(fee.words, fee)])
    duty = fee.duty
    if duty is None:
        return
    rates = []
    for rate in duty.rates:
        where = [tell.edition.channel(channel).name for channel in rate.channels]
        notes = [tell.all([*told.condition(tell.edition, rate.when), *where])]
        rates.append(tell.pair(told.share(rate), rate.what, rate, notes=notes))
    yield from pairs(rates)
    ways = [tell(one.text).rstrip(".") for one in duty.paid_how]
    paid = [tell(duty.paid_to), "; ".join(ways), tell(duty.paid_when)]
    if any(paid):
        said = "; ".join(one.rstrip(".") for one in paid if one)
        yield from pairs([tell.pair(_PAID, f"{said}.", duty, *duty.paid_how)])
    exempt = [*([tell.line(duty.exempt, duty)] if duty.exempt else [])]
    if duty.exemptions:
        spared = "; ".join(
            tell(one.who) + (f" ({tell(one.proof)})" if one.proof else "") for one in duty.exemptions
        )
        exempt.append(tell.line(f"{spared}.", *duty.exemptions))
    yield from lines(exempt, tell(_EXEMPT))


def _else(tell: Teller) -> Iterator[Block]:
    edition = tell.edition
    bad = [one for one in edition.results if not edition.outcome(one.outcome).good]
    yield from lines(tell.line(one.name, one, notes=[tell(one.form)]) for one in bad)
    yield from lines((tell.line(one.text, one) for one in edition.retention), tell(_KEPT))


def _refusal(tell: Teller) -> list[Block]:
    if not tell.edition.grounds:
        return lines([tell.line(_NO_GROUND)])
    return lines(_ground(tell, one) for one in tell.edition.grounds)


def _ground(tell: Teller, ground: Ground) -> Block:
    notes = [tell.all(one.text for one in ground.cases), tell(ground.form), tell(ground.notice)]
    if ground.exceptions:
        notes.append(f"{tell(_EXCEPT)}: {tell.all((one.who for one in ground.exceptions), ', ')}")
    return tell.line(ground.text, ground, notes=notes)


def _complaints(tell: Teller) -> Iterator[Block]:
    complaints = tell.edition.complaints
    if complaints is None:
        yield from lines([tell.line(_NO_COMPLAINTS)])
        return
    yield from lines(_cause(tell, one) for one in complaints.causes)
    rows = [tell.pair(_HOW, tell.all(one.text for one in complaints.filing), *complaints.filing)]
    for label, text in (
        (_CONTENT, complaints.content_natural),
        (_TERM, complaints.term_words),
        (_ANSWER, complaints.answer),
        (_COURT, complaints.court),
    ):
        if text:
            rows.append(tell.pair(label, text, complaints))
    yield from pairs(rows)


def _cause(tell: Teller, cause: Complaint) -> Block:
    lists = [one.title for one in tell.edition.directories if one.id in cause.directories]
    contacts = [tell(cause.contacts), ", ".join(cause.phones)]
    if lists:
        contacts.append(f"{tell(_LIST)}: {tell.all(lists)}")
    return tell.line(cause.cause, cause, notes=contacts, strong=tell(cause.to))


def _act(tell: Teller) -> list[Block]:
    act = tell.edition.act
    rows = [
        tell.pair(
            _IN_FORCE, in_force(tell), act.force, notes=[tell(act.force.rule), tell(act.force.reading)]
        ),
        tell.pair(_ACT, act_words(tell), act),
    ]
    if act.registered:
        rows.append(tell.pair(_REGISTERED, act.registered, act))
    if act.worded_by:
        rows.append(tell.pair(_WORDED_BY, _named(tell, act.worded_by), act.worded_by))
    if act.repealed_by:
        rows.append(tell.pair(_REPEALED_BY, _named(tell, act.repealed_by), act.repealed_by))
    return pairs(rows)


def _named(tell: Teller, ref: ActRef) -> str:
    """The title, with number and date where the title does not hold them."""
    said = tell.sentence(ref.title)
    if ref.number and ref.date and ref.number not in said:
        said = f"{said} ({tell(_NUMBER)} {ref.number}, {_day(ref.date)})"
    return said


def act_words(tell: Teller) -> str:
    """Kind, number, date and title of the act."""
    act = tell.edition.act
    return f"{tell.sentence(act.kind)} {tell(_NUMBER)} {act.number}, {_day(act.date)}. {tell.sentence(act.title)}"


def in_force(tell: Teller) -> str:
    """The first and the last day in force: ``07.03.2014 – 11.10.2015``."""
    return days(tell.edition.act.force)


def days(force: Force) -> str:
    """The first and the last day of a span; it stays open where no end is known."""
    return f"{_day(force.since)} – {_day(force.last) if force.last else '…'}"


def _day(value: date) -> str:
    return f"{value:%d.%m.%Y}"


def brief(tell: Teller) -> list[Block]:
    """The few things asked first: how long, what it costs, since when and until when."""
    edition = tell.edition
    terms = [t for t in edition.terms if t.kind == "service" and t.binding and t.limit]
    limits = dict.fromkeys(unbroken(tell(amount(term.limit))) for term in terms if term.limit)
    duty = edition.fee.duty
    shares = [tell(told.share(rate)) for rate in duty.rates] if duty else []
    cost = " / ".join(dict.fromkeys(shares)) or tell(_FREE if edition.fee.free else edition.fee.words)
    return [
        {"label": tell(_LONG), "text": " / ".join(limits), "clause": tell.clause(*terms)},
        {"label": tell(_COSTS), "text": cost, "clause": tell.clause(edition.fee)},
        {"label": tell(_IN_FORCE), "text": in_force(tell), "clause": tell.clause(edition.act.force)},
    ]


_NUMBER: Final = Text("№", "№", "No.")
_GET: Final = Text("Не аласыз", "Что Вы получите", "What you get")
_GIVEN_BY: Final = Text("Кім көрсетеді", "Кто оказывает", "Who gives it")
_FORM: Final = Text("Нысаны", "Форма", "Form")
_CHOICE: Final = Text("Қайсысына бару керек", "Куда обращаться", "Which one to turn to")
_FOR: Final = Text("кімге", "для кого", "for")
_ISSUE: Final = Text("Нәтиже", "Результат", "Result")
_CLOSED: Final = Text("Көзделмеген", "Не предусмотрено", "Not provided for")
_QUEUE: Final = Text("Кезекке жазылу", "Запись в очередь", "Booking")
_ASK: Final = Text("Қайдан білуге болады", "Где узнать больше", "Where to ask")
_RESTORED: Final = Text(
    "Құқық қай күннен қалпына келеді",
    "С какого дня право восстанавливается",
    "From which day the right is restored",
)
_NO_LIMIT: Final = Text("шек қойылмаған", "предел не указан", "no limit is set")
_PAID: Final = Text("Қайда, қалай төленеді", "Куда и как платить", "Where and how to pay")
_EXEMPT: Final = Text("Баж төлемейтіндер", "Кто не платит пошлину", "Who pays no duty")
_KEPT: Final = Text("Алынбаған нәтиже", "Если результат не забрали", "If the result is not collected")
_NO_GROUND: Final = Text(
    "Актіде бас тартуға негіз көрсетілмеген.",
    "Оснований для отказа акт не называет.",
    "The act names no ground of refusal.",
)
_EXCEPT: Final = Text("мыналарға қолданылмайды", "не применяется к", "does not apply to")
_NO_COMPLAINTS: Final = Text(
    "Актіде шағымдану туралы айтылмаған.",
    "О жалобах в акте не сказано.",
    "The act says nothing of complaints.",
)
_HOW: Final = Text("Қалай беріледі", "Как подать", "How to file")
_CONTENT: Final = Text("Не жазылады", "Что указать", "What to write")
_TERM: Final = Text("Қаралу мерзімі", "Срок рассмотрения", "Time of consideration")
_ANSWER: Final = Text("Жауап", "Ответ", "Answer")
_COURT: Final = Text("Сот", "Суд", "Court")
_LIST: Final = Text("тізімі", "перечень", "list")
_IN_FORCE: Final = Text("Күшінде болған", "Действовала", "In force")
_ACT: Final = Text("Акт", "Акт", "Act")
_REGISTERED: Final = Text("Тіркелген", "Зарегистрирован", "Registered")
_WORDED_BY: Final = Text("Осы редакцияда жазған", "Изложена в редакции", "Worded by")
_REPEALED_BY: Final = Text("Күшін жойған", "Отменён", "Repealed by")
_LONG: Final = Text("Мерзімі", "Срок", "How long")
_COSTS: Final = Text("Құны", "Стоимость", "Cost")
_FREE: Final = Text("тегін", "бесплатно", "free")

_CHAPTERS: Final[tuple[tuple[Text, Callable[[Teller], list[Block] | Iterator[Block]]], ...]] = (
    (Text("Бұл қандай қызмет", "Что это за услуга", "What it is"), _what),
    (Text("Кім жүгіне алады", "Кто может обратиться", "Who may apply"), _who),
    (Text("Қайда және қалай", "Где и как", "Where and how"), _where),
    (Text("Не әкелу керек", "Что принести", "What to bring"), bring),
    (Text("Қанша уақыт алады", "Сколько времени займёт", "How long it takes"), _how_long),
    (Text("Қанша тұрады", "Сколько стоит", "What it costs"), _cost),
    (Text("Өзге нәтиже", "Иной исход", "Other outcomes"), _else),
    (Text("Қандай жағдайда бас тартылады", "Когда откажут", "When it is refused"), _refusal),
    (Text("Қалай шағымдануға болады", "Как пожаловаться", "How to complain"), _complaints),
    (
        Text(
            "Қай акт бойынша, қашан күшінде", "По какому акту и когда действовала", "By which act, and when"
        ),
        _act,
    ),
    (Text("Іс қалай жүреді: қадамдар", "Как идёт дело: шаги", "How a case goes: the steps"), steps),
)
"""In the order of the paper."""
