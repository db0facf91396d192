"""Terms, hours, queues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from qyzmet.law.changes.matters import (
    Matter,
    Point,
    channel_names,
    clauses,
    condition_words,
    labelled,
    listed,
    measured,
    one,
    said,
    with_note,
)
from qyzmet.law.changes.model import ForWhom
from qyzmet.law.limits import Unit
from qyzmet.law.model import Edition, Schedule, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined


def terms(edition: Edition) -> Iterable[Matter]:
    """The terms of one kind together, one entry a mode or channel; what a reading set aside is no term."""
    for kind, (what, for_whom) in _KINDS.items():
        rows = [term for term in edition.terms if term.kind == kind and term.binding]
        stated = [term for term in rows if term.limit or kind == "complaint"]
        yield from listed("terms", what, for_whom, (_term(edition, term) for term in stated), key=kind)


def _term(edition: Edition, term: Term) -> Point:
    limit = amount(term.limit) if term.limit else _OTHER_LAW
    where = [*channel_names(edition, term.channels), *condition_words(edition, term.when)]
    counting = _counting(term)
    told = with_note(limit, [*where, *counting])
    gist = (limit.kk, sorted(term.channels), sorted(term.when.items()), [words.kk for words in counting])
    key = "|".join([*sorted(term.channels), *sorted(map(str, term.when.items()))])
    alone = sum(_like(one, term) for one in edition.terms) == 1
    return Point(
        words=joined([told, term.what], " — "),
        clause=clauses([term]),
        key=key if alone else "",
        gist=str(gist),
        about=joined([*where, term.what], " ").kk,
    )


def _like(one: Term, term: Term) -> bool:
    """Whether two terms are of one kind, channel and case, so that only their words tell them apart."""
    return one.binding and (one.kind, one.channels, one.when) == (term.kind, term.channels, term.when)


def _counting(term: Term) -> list[Text]:
    found = []
    days = term.limit is not None and term.limit.unit not in (Unit.MINUTES, Unit.HOURS)
    if days and term.excludes_filing is not None:
        found.append(_NOT_FILING if term.excludes_filing else _FILING)
    if term.excludes_issue is not None:
        found.append(_NOT_ISSUE if term.excludes_issue else _ISSUE)
    if term.week is not None:
        found.append(_WEEKS[term.week])
    if term.times is not None:
        found.append(_EACH)
    if term.at_least_times is not None:
        n = term.at_least_times
        found.append(Text(f"кемінде {n} рет", f"не менее {n} раз", f"at least {n} times"))
    if term.backwards_from is not None:
        found.append(_BACKWARDS)
    return found


def hours(edition: Edition) -> Iterable[Matter]:
    """The hours of each body; those for complaints apart."""
    for schedule in edition.schedules:
        if schedule.binding and schedule is _first(edition, schedule):
            what = _BODIES[schedule.body]
            if schedule.purpose == "complaints":
                what = joined([what, _FOR_COMPLAINTS], " ")
            point = measured(schedule.words, (schedule.hours.week, schedule.hours.days), schedule)
            yield from one("schedules", what, "applicant", point)
    receptions = (said(edition, labelled(row.who, row.words), row) for row in edition.receptions)
    yield from listed("schedules", _RECEPTIONS, "applicant", receptions)


def _first(edition: Edition, like: Schedule) -> Schedule:
    return next(
        one
        for one in edition.schedules
        if one.binding and (one.body, one.purpose) == (like.body, like.purpose)
    )


def queue(edition: Edition) -> Iterable[Matter]:
    """How people wait."""
    of = edition.queue
    booked = of.booking if of.booking is not None else False
    yield from one("queue", _BOOKING, "applicant", measured(of.booking_words, booked, of))
    if of.accelerated is not None:
        words = _YES if of.accelerated else _NO
        yield from one("queue", _ACCELERATED, "applicant", measured(words, of.accelerated, of))
    names = zip(of.electronic, channel_names(edition, of.electronic), strict=True)
    yield from listed(
        "queue",
        _ELECTRONIC,
        "applicant",
        (measured(name, channel, of, key=channel) for channel, name in names),
    )
    if of.batch:
        yield from one("queue", _BATCH, "applicant", said(edition, of.batch, of))


_OTHER_LAW: Final = Text("басқа заң бойынша", "по другому закону", "by another law")
_FILING: Final = Text("жүгінген күн есептеледі", "день обращения считается", "the day of applying counts")
_NOT_FILING: Final = Text("қабылдау күні кірмейді", "без дня приёма", "the day of filing does not count")
_ISSUE: Final = Text("беру күні есептеледі", "день выдачи считается", "the day of issue counts")
_NOT_ISSUE: Final = Text("беру күні кірмейді", "без дня выдачи", "the day of issue does not count")
_EACH: Final = Text("кезектегі әр адамға", "на каждого в очереди", "for each person in the queue")
_BACKWARDS: Final = Text(
    "уәде етілген күннен кері есептеледі", "назад от обещанного дня", "back from the promised day"
)
_WEEKS: Final[Mapping[str, Text]] = {
    "five-day": Text("бес күндік апта", "пятидневная неделя", "five-day week"),
    "six-day": Text("алты күндік апта", "шестидневная неделя", "six-day week"),
    "every-day": Text("күн сайын", "все дни недели", "every day of the week"),
}
_YES: Final = Text("бар", "есть", "there is")
_NO: Final = Text("жоқ", "нет", "there is none")
_BOOKING: Final = Text("Алдын ала жазылу", "Предварительная запись", "Booking")
_ACCELERATED: Final = Text("Жедел қызмет көрсету", "Ускоренное обслуживание", "Accelerated serving")
_ELECTRONIC: Final = Text("Электрондық кезек", "Электронная очередь", "Electronic queue")
_BATCH: Final = Text("Топтап қабылдау", "Приём группой", "Batches")
_RECEPTIONS: Final = Text("Азаматтарды қабылдау", "Приём граждан", "Reception by officials")
_FOR_COMPLAINTS: Final = Text("(шағымдар)", "(жалобы)", "(complaints)")
_BODIES: Final[Mapping[str, Text]] = {
    "provider": Text(
        "Көрсетілетін қызметті берушінің кестесі", "График услугодателя", "Hours of the provider"
    ),
    "centre": Text("Орталықтың кестесі", "График центра", "Hours of the centre"),
    "centre-branch": Text("Филиалдардың кестесі", "График филиалов", "Hours of branches"),
    "portal": Text("Порталдың кестесі", "График портала", "Hours of the portal"),
    "akim": Text("Әкім аппаратының кестесі", "График аппарата акима", "Hours of the akim's office"),
    "ministry": Text("Министрліктің кестесі", "График министерства", "Hours of the ministry"),
}
_KINDS: Final[Mapping[str, tuple[Text, ForWhom]]] = {
    "service": (Text("Мерзімі", "Срок услуги", "Term of the service"), "applicant"),
    "waiting": (Text("Кезекте күту", "Ожидание в очереди", "Waiting"), "applicant"),
    "serving": (Text("Қызмет көрсету", "Обслуживание", "Being served"), "applicant"),
    "notice": (
        Text("Қайтару туралы хабарлау", "Уведомление о возврате", "Being told of a return"),
        "applicant",
    ),
    "retention": (Text("Сақтау мерзімі", "Срок хранения", "Keeping"), "applicant"),
    "complaint": (
        Text("Шағымды қарау мерзімі", "Срок рассмотрения жалобы", "Consideration of a complaint"),
        "applicant",
    ),
    "validity": (Text("Құжаттың жарамдылығы", "Срок действия документа", "Validity"), "applicant"),
    "confirmation": (Text("Құқықты растау", "Подтверждение права", "Proof of the right"), "applicant"),
    "return": (Text("Орталыққа қайтару", "Возврат в центр", "Return to the centre"), "staff"),
    "handover": (
        Text("Дайын құжаттарды тапсыру", "Передача готовых документов", "Hand-over of results"),
        "staff",
    ),
    "courier": (Text("Курьер рейстері", "Рейсы курьера", "Courier runs"), "staff"),
    "step": (Text("Әрекеттердің мерзімдері", "Сроки действий", "Limits of actions"), "staff"),
}
