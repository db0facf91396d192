"""The act and the service: in force when, what it is, who gives it, to whom, through which channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from qyzmet.law.changes import matters
from qyzmet.law.changes.matters import (
    Matter,
    channel_names,
    labelled,
    listed,
    measured,
    one,
    plain_words,
    said,
    with_note,
)
from qyzmet.law.model import ActRef, Definition, Edition, Point
from qyzmet.law.text import Text
from qyzmet.law.words import joined


def service(edition: Edition) -> Iterable[Matter]:
    """What the service is and who may ask for it."""
    provider = edition.provider
    yield from one(
        "service", _TITLE, "applicant", measured(edition.title, plain_words(edition.title.kk), edition.act)
    )
    yield from one("service", _FORM, "applicant", said(edition, edition.automation.text, edition.automation))
    yield from one("service", _PROVIDER, "applicant", said(edition, provider.name, provider))
    if provider.choice:
        yield from one("service", _CHOICE, "applicant", said(edition, provider.choice, provider))
    applicants = (
        said(edition, with_note(who.name, [who.conditions] if who.conditions else []), who, key=who.id)
        for who in edition.applicants
    )
    yield from listed("service", _APPLICANTS, "applicant", applicants)


def act(edition: Edition) -> Iterable[Matter]:
    """The act that carries the edition, and its days."""
    of = edition.act
    number = Text(f"№ {of.number}", f"№ {of.number}", f"No. {of.number}")
    named = joined([of.kind, _day(of.date), number, of.title], ", ")
    yield from one("act", _ACT, "staff", measured(named, (of.number, of.date), of))
    force = of.force
    until = labelled(_UNTIL, _day(force.until)) if force.until else _STILL
    days = joined([labelled(_SINCE, _day(force.since)), until])
    yield from one("act", _FORCE, "staff", measured(days, (force.since, force.until), force))
    refs = (
        ("amends", _AMENDS, of.amends),
        ("basis", _BASIS, of.legal_basis),
        ("repealed", _REPEALED, (of.repealed_by,) if of.repealed_by else ()),
    )
    for key, what, rows in refs:
        yield from listed("act", what, "staff", (_act(row) for row in rows), key=key)


def _act(ref: ActRef) -> matters.Point:
    """Another act: known by its day and number, without them by its title."""
    if ref.date is None and ref.number is None:
        return measured(_reference(ref), ref.article, ref, about=ref.title)
    return measured(_reference(ref), ref.article, ref, key=f"{ref.date} {ref.number}", about=_NO_WORDS)


def _reference(ref: ActRef) -> Text:
    notes = []
    if ref.date:
        notes.append(_day(ref.date))
    if ref.number:
        notes.append(Text(f"№ {ref.number}", f"№ {ref.number}", f"No. {ref.number}"))
    if ref.article:
        notes.append(
            Text(f"{ref.article}-баптар/тармақтар", f"ст./п. {ref.article}", f"art./cl. {ref.article}")
        )
    return with_note(ref.title, notes)


def _day(day: date) -> Text:
    text = f"{day:%d.%m.%Y}"
    return Text(text, text, text)


def definitions(edition: Edition) -> Iterable[Matter]:
    """The words of the act and what they mean."""
    points = (said(edition, _meaning(row), row, key=row.id, about=row.term) for row in edition.definitions)
    yield from listed("definitions", _DEFINITIONS, "staff", points)


def _meaning(row: Definition) -> Text:
    return labelled(row.term, row.meaning or _UNDEFINED)


def channels(edition: Edition) -> Iterable[Matter]:
    """Each way to get the service, open or expressly closed; who takes papers in and hands the result out."""
    for channel in edition.channels:
        words = _OFFERED if channel.available else _NOT_OFFERED
        point = measured(words, channel.available, channel)
        yield from one("channels", channel.name, "applicant", point, key=channel.id)
    yield from _points(edition, edition.intake, "intake", _INTAKE)
    yield from _points(edition, edition.issue, "issue", _ISSUE)


def _points(edition: Edition, rows: tuple[Point, ...], section: str, what: Text) -> Iterable[Matter]:
    for channel in dict.fromkeys(row.channel for row in rows if edition.channel(row.channel).available):
        here = [row for row in rows if row.channel == channel]
        (name,) = channel_names(edition, [channel])
        who = (said(edition, labelled(row.who, row.how) if row.who else row.how, row) for row in here)
        yield from listed(section, labelled(what, name), "applicant", who, key=channel)


_NO_WORDS: Final = Text("", "", "")
_TITLE: Final = Text("Қызметтің атауы", "Название услуги", "Name of the service")
_FORM: Final = Text("Қызмет нысаны", "Форма услуги", "Form of the service")
_PROVIDER: Final = Text("Кім көрсетеді", "Кто оказывает", "Who gives it")
_CHOICE: Final = Text("Қайда жүгіну керек", "Куда обращаться", "Where to turn")
_APPLICANTS: Final = Text("Кімге көрсетіледі", "Кому оказывается", "Who may ask for it")
_ACT: Final = Text("Акт", "Акт", "Act")
_FORCE: Final = Text("Қолданылу мерзімі", "Время действия", "In force")
_SINCE: Final = Text("қолданысқа енгізілген күні", "вступил в силу", "since")
_UNTIL: Final = Text("күші жойылған күн", "утратил силу", "no longer from")
_STILL: Final = Text("күшінде", "действует", "still in force")
_AMENDS: Final = Text("Нені өзгертеді", "Что изменяет", "What it amends")
_BASIS: Final = Text("Құқықтық негізі", "Правовое основание", "Legal basis")
_REPEALED: Final = Text("Күшін жойған акт", "Чем отменён", "Repealed by")
_DEFINITIONS: Final = Text("Ұғымдар", "Понятия", "Terms used")
_UNDEFINED: Final = Text("анықталмаған", "не определено", "not defined")
_OFFERED: Final = Text("бар", "есть", "offered")
_NOT_OFFERED: Final = Text("көзделмеген", "не предусмотрен", "not provided for")
_INTAKE: Final = Text(
    "Құжаттарды кім және қалай қабылдайды", "Кто и как принимает документы", "Who takes the documents and how"
)
_ISSUE: Final = Text(
    "Нәтижені кім және қалай береді", "Кто и как выдаёт результат", "Who hands the result out and how"
)
