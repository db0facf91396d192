"""Around the process: rights, premises, information, indicators, complaints, what the act is silent on."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from qyzmet.law.changes.matters import (
    Matter,
    Point,
    clauses,
    labelled,
    listed,
    measured,
    one,
    plain_words,
    said,
    translated,
    with_note,
)
from qyzmet.law.model import Complaint, Complaints, Directory, Edition, Indicator, Item, Source
from qyzmet.law.text import Text
from qyzmet.law.words import counted, joined

_ROWS = ("жол", "row", "rows", "строка", "строки", "строк")


def around(edition: Edition) -> Iterable[Matter]:
    """What is said beside the process itself."""
    for section, what, items in (
        ("retention", _RETENTION, edition.retention),
        ("premises", _PREMISES, edition.premises),
        ("principles", _PRINCIPLES, edition.principles),
        ("responsibility", _RESPONSIBILITY, edition.responsibility),
        ("suspension", _SUSPENSION, edition.suspension),
    ):
        yield from listed(section, what, "applicant", _items(edition, items))
    yield from listed("indicators", _INDICATORS, "applicant", (_indicator(row) for row in edition.indicators))
    yield from listed(
        "information", _INFORMATION, "applicant", (_source(edition, row) for row in edition.information)
    )
    yield from listed(
        "directories", _DIRECTORIES, "applicant", (_directory(row) for row in edition.directories)
    )
    special = (said(edition, row.text, row, ours=True) for row in edition.special)
    yield from listed("special", _SPECIAL, "staff", special)


def rights(edition: Edition) -> Iterable[Matter]:
    """How a right is restored, proved again, measured."""
    restored = (said(edition, labelled(row.who, row.since), row, key=row.id) for row in edition.restorations)
    yield from listed("rights", _RESTORATION, "applicant", restored)
    if edition.confirmation:
        confirmed = edition.confirmation
        yield from one("rights", _CONFIRMATION, "applicant", said(edition, confirmed.what, confirmed))
    thresholds = (
        said(edition, joined([row.measure, _sign(row.sign), row.threshold, _sign("→"), row.then], " "), row)
        for row in edition.comparisons
    )
    yield from listed("rights", _THRESHOLDS, "applicant", thresholds)
    bodies = (said(edition, labelled(row.name, row.receives), row, key=row.id) for row in edition.commissions)
    yield from listed("rights", _COMMISSIONS, "staff", bodies)


def _sign(sign: str) -> Text:
    return Text(sign, sign, sign)


def _items(edition: Edition, items: tuple[Item, ...]) -> Iterable[Point]:
    return (said(edition, item.text, item) for item in items)


def _indicator(row: Indicator) -> Point:
    figures = [(_NORM, row.norm), (_TARGET, row.target), (_CURRENT, row.current)]
    notes = [_figure(name, figure) for name, figure in figures if figure is not None]
    if row.year is not None:
        notes.append(Text(f"{row.year} ж.", f"{row.year} г.", str(row.year)))
    gist = (plain_words(row.name.kk), row.norm, row.target, row.current, row.year)
    return measured(with_note(row.name, notes), gist, row, about=row.name)


def _figure(name: Text, figure: Decimal) -> Text:
    return Text(f"{name.kk} {figure:f} %", f"{name.ru} {figure:f} %", f"{name.en} {figure:f} %")


def _source(edition: Edition, row: Source) -> Point:
    address = Text(row.address, row.address, row.address) if row.address else None
    return said(edition, with_note(row.where, [address] if address else []), row)


def _directory(row: Directory) -> Point:
    words = with_note(row.title, [counted(row.rows, _ROWS)])
    return measured(words, (row.file or plain_words(row.title.kk), row.rows), row, about=row.title)


def complaints(edition: Edition) -> Iterable[Matter]:
    """Whom to complain to of what, how, and what follows."""
    of = edition.complaints
    if of is None:
        return
    causes = (_cause(edition, cause) for cause in of.causes)
    yield from listed("complaints", _WHOM, "applicant", causes)
    yield from listed("complaints", _HOW, "applicant", _items(edition, of.filing))
    yield from _complaint_texts(edition, of)


def _cause(edition: Edition, cause: Complaint) -> Point:
    contacts = [cause.contacts] if cause.contacts else []
    phones = ", ".join(cause.phones)
    if phones:
        contacts.append(Text(phones, phones, phones))
    whom = joined([cause.cause, cause.to], " → ")
    return said(edition, with_note(whom, contacts, "; "), cause, about=whom)


def _complaint_texts(edition: Edition, of: Complaints) -> Iterable[Matter]:
    for what, text in (
        (_CONTENT_NATURAL, of.content_natural),
        (_CONTENT_LEGAL, of.content_legal),
        (_ATTACHMENTS, of.attachments),
        (_REGISTRATION, of.registration),
        (_ANSWER, of.answer),
        (_COURT, of.court),
    ):
        if text:
            yield from one("complaints", what, "applicant", _complaint(edition, text, of))
    if of.talon:
        paper = edition.paper(of.talon)
        yield from one("complaints", _TALON, "applicant", measured(paper.title, "given", paper))


def _complaint(edition: Edition, text: Text, of: Complaints) -> Point:
    # The clauses are those of complaints as a whole: their words do not tell one matter from another.
    return Point(
        words=text,
        clause=clauses([of]),
        gist=plain_words(text.kk),
        about=text.kk,
        translated=translated(text),
    )


_RETENTION: Final = Text("Алынбаған құжаттар", "Невостребованные документы", "Papers nobody fetched")
_PREMISES: Final = Text("Үй-жайлар", "Помещения", "Premises")
_PRINCIPLES: Final = Text("Қағидаттар", "Принципы", "Principles")
_RESPONSIBILITY: Final = Text("Жауапкершілік", "Ответственность", "Responsibility")
_SUSPENSION: Final = Text("Тоқтата тұру", "Приостановление", "Suspension")
_INDICATORS: Final = Text("Сапа көрсеткіштері", "Показатели качества", "Quality indicators")
_INFORMATION: Final = Text("Ақпарат", "Информация", "Information")
_DIRECTORIES: Final = Text("Мекемелер тізімдері", "Перечни учреждений", "Lists of offices")
_SPECIAL: Final = Text("Ерекше ережелер", "Особые правила", "Special rules")
_RESTORATION: Final = Text("Құқықты қалпына келтіру", "Восстановление права", "Restoring the right")
_CONFIRMATION: Final = Text(
    "Құқықты қайта растау", "Повторное подтверждение права", "Proving the right again"
)
_THRESHOLDS: Final = Text("Шекті мөлшерлер", "Пороговые величины", "Thresholds")
_COMMISSIONS: Final = Text("Комиссиялар", "Комиссии", "Commissions")
_NORM: Final = Text("нормативі", "норматив", "norm")
_TARGET: Final = Text("нысаналы мәні", "целевое значение", "target")
_CURRENT: Final = Text("ағымдағы мәні", "текущее значение", "current")
_WHOM: Final = Text("Кімге шағымдану керек", "Кому жаловаться", "Whom to complain to")
_HOW: Final = Text("Шағым қалай беріледі", "Как подаётся жалоба", "How to complain")
_CONTENT_NATURAL: Final = Text(
    "Жеке тұлғаның шағымында не болады", "Что пишет в жалобе физическое лицо", "What a natural person writes"
)
_CONTENT_LEGAL: Final = Text(
    "Заңды тұлғаның шағымында не болады", "Что пишет в жалобе юридическое лицо", "What a legal person writes"
)
_ATTACHMENTS: Final = Text(
    "Шағымға не қоса беріледі", "Что прилагается к жалобе", "What goes with a complaint"
)
_REGISTRATION: Final = Text("Шағымды тіркеу", "Регистрация жалобы", "Registration of a complaint")
_ANSWER: Final = Text("Шағымға жауап", "Ответ на жалобу", "Answer to a complaint")
_COURT: Final = Text("Сотқа жүгіну", "Обращение в суд", "Going to court")
_TALON: Final = Text("Шағым талоны", "Талон о приёме жалобы", "Coupon for a complaint")
