"""What ``qyzmet due`` was asked, made whole: edition, channel, case, term, moment."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from qyzmet.calendar import Reason
from qyzmet.cli.due.answer import Answer, NoTerm, WrongUse
from qyzmet.cli.due.case import assumption, deciding, fits, given_facts, whole
from qyzmet.law.adoption import governing
from qyzmet.law.catalogue import (
    NoneInForce,
    edition,
    editions,
    in_force,
    services,
)
from qyzmet.law.limits import Limit
from qyzmet.law.model import Channel, Edition, Term
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined
from qyzmet.offices.places import Place, UnknownPlace, place_named
from qyzmet.process.clockwork import LegalTime, legal_time

CAPITAL = ZoneInfo("Asia/Almaty")
_DOTTED = ("%d.%m.%Y %H:%M", "%d.%m.%Y")


def answer(arguments: argparse.Namespace) -> Answer:
    """The due moment of one term of one case.

    Raises :class:`WrongUse`, :class:`NoTerm` and what the catalogue and the calendar raise.
    """
    law = edition_on(arguments.edition, moment("--filed", arguments.filed, CAPITAL).date())
    named = _named_term(law, arguments.term)
    channel = _channel(law, arguments.channel, named)
    place = _place(law, arguments.place, channel, named)
    zone = ZoneInfo(place.timezone) if place else CAPITAL
    filed = moment("--filed", arguments.filed, zone)
    given = given_facts(law, arguments.fact)
    facts = whole(law, channel, named, given, place)
    term = named or _service_term(law, channel, facts)
    if channel is not None:
        fits(law, channel.id, channel.when, facts)
    fits(law, term.id, term.when, facts)
    _people(term, arguments.people)
    timing = legal_time(law.name, str(zone), place.branch if place else False)
    promised, why = _promised(law, channel, facts, term, filed, arguments.promised, timing)
    explained = timing.why(term, filed, arguments.people, promised)
    assert explained is not None, "a term without a limit was refused before"
    said = {*given, "place"} if place else set(given)
    assumed = {name: facts[name] for name in deciding(law, term) if name in facts and name not in said}
    taken = [assumption(law.fact(name), value) for name, value in assumed.items()]
    reasons = (*taken, *why, *_queue(term, arguments.people), *explained.reasons)
    return Answer(law, term, explained.due, explained.calendar_edition, reasons, assumed)


def edition_on(asked: str, day: date) -> Edition:
    """The edition asked for, if it was law on the day; the one that governs the day where no year is named.

    Raises :class:`NoTerm` if another one was, :class:`NoneInForce` naming both neighbours if none was.
    """
    if "@" not in asked:
        return governing(asked, day)
    law = edition(asked)
    if law in (_or_none(governing, law, day), _or_none(in_force, law, day)):
        return law
    other = in_force(law.service, day)
    raise NoTerm(
        Text(
            kk=f"{day:%d.%m.%Y} күні {law.name} күшінде болған жоқ: {other.name} қолданылды.",
            ru=f"{day:%d.%m.%Y} редакция {law.name} не действовала: действовала {other.name}.",
            en=f"On {day:%d.%m.%Y} {law.name} was not in force: {other.name} was.",
        )
    )


def _or_none(rule: Callable[[str, date], Edition], law: Edition, day: date) -> Edition | None:
    """The edition that a rule gives for the filing day; None where it gives none."""
    try:
        return rule(law.service, day)
    except NoneInForce:
        return None


# --- where and when ----------------------------------------------------------------------------------


def _place(law: Edition, name: str | None, channel: Channel | None, term: Term | None) -> Place | None:
    """The office at a place: of the kind that the channel, or without one the term, belongs to."""
    if not name:
        return None
    parts = (channel.id if channel else term.body if term else "").split("-")
    kind = next((kind for kind in ("centre", "akim") if kind in parts), "provider")
    try:
        return place_named(name, kind, law.service)
    except UnknownPlace as error:
        raise WrongUse(joined([_said("--place"), error.text], ": ")) from None


def moment(option: str, text: str | None, zone: ZoneInfo) -> datetime:
    """A moment as it was written, in the zone of the office where none is named; :class:`WrongUse`."""
    if text is None:
        raise WrongUse(
            Text(
                f"{option} керек: мерзім басталған сәт, мысалы 2012-04-27T11:00",
                f"Нужен {option}: момент начала срока, например 2012-04-27T11:00",
                f"{option} is needed: the moment the term starts, such as 2012-04-27T11:00",
            )
        )
    found = _read(text)
    if found is None:
        raise WrongUse(
            Text(
                f"{option} {text}: уақыт емес; былай жазыңыз: 2012-04-27T11:00 немесе «27.04.2012 11:00»",
                f"{option} {text}: не момент времени; пишите так: 2012-04-27T11:00 или «27.04.2012 11:00»",
                f"{option} {text}: not a moment; write it like 2012-04-27T11:00 or “27.04.2012 11:00”",
            )
        )
    return found.astimezone(zone) if found.tzinfo else found.replace(tzinfo=zone)


def _read(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _DOTTED:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 the zone is that of the office, put by the caller
        except ValueError:
            continue
    return None


# --- which term --------------------------------------------------------------------------------------


def _named_term(law: Edition, term: str | None) -> Term | None:
    """The term asked for by name, if the act gives it a figure."""
    if not term:
        return None
    try:
        found = law.term(term)
    except KeyError:
        known = ", ".join(one.id for one in law.terms)
        raise WrongUse(
            Text(
                f"--term {term}: {law.name} редакциясында ондай мерзім жоқ; барлары: {known}",
                f"--term {term}: в редакции {law.name} такого срока нет; есть {known}",
                f"--term {term}: {law.name} has no such term; it has {known}",
            )
        ) from None
    if found.limit is None:
        raise NoTerm(without_limit(law, found))
    return found


def without_limit(law: Edition, term: Term) -> Text:
    """That the act names the term and gives no figure."""
    clause = f" [{term.clause}]" if term.clause else ""
    words = Text(
        f"{law.name}, {term.id}: мерзім белгіленбеген — {term.what.kk}{clause}.",
        f"{law.name}, {term.id}: срок не установлен — {term.what.ru}{clause}.",
        f"{law.name}, {term.id}: the act sets no term — {term.what.en}{clause}.",
    )
    return joined([words, term.reading], " ") if term.reading else words


def _service_term(law: Edition, channel: Channel | None, facts: dict[str, str]) -> Term:
    assert channel is not None
    term = law.service_term(channel.id, facts)
    if term is None:
        others = ", ".join(one.id for one in law.terms if channel.id in one.channels and one.limit) or "–"
        raise NoTerm(
            Text(
                f"{law.name}: бұл жағдай үшін мерзім белгіленбеген ({channel.id}). Басқа мерзімдер (--term): "
                f"{others}.",
                f"{law.name}: для этого случая срок не установлен ({channel.id}). Другие сроки (--term): "
                f"{others}.",
                f"{law.name} sets no term for this case ({channel.id}). Other terms (--term): {others}.",
            )
        )
    if term.limit is None:
        raise NoTerm(without_limit(law, term))
    return term


def _people(term: Term, people: int) -> None:
    if people > 1 and term.times is None:
        raise WrongUse(
            Text(
                f"--people {people}: {term.id} мерзімі кезектегі адам санына байланысты емес",
                f"--people {people}: срок {term.id} от числа людей в очереди не зависит",
                f"--people {people}: the term {term.id} does not depend on how many wait",
            )
        )


def _queue(term: Term, people: int) -> tuple[Reason, ...]:
    """How long the term is for the whole queue."""
    if term.times is None or term.limit is None or people == 1:
        return ()
    each, whole = amount(term.limit), amount(Limit(term.limit.value * people, term.limit.unit))
    text = Text(
        f"Кезекте {people} адам: {people} × {each.kk} = {whole.kk}",
        f"В очереди {people} чел.: {people} × {each.ru} = {whole.ru}",
        f"{people} people in the queue: {people} × {each.en} = {whole.en}",
    )
    return (Reason("queue", None, text, term.clause),)


# --- which channel -----------------------------------------------------------------------------------


def _channel(law: Edition, asked: str | None, term: Term | None) -> Channel | None:
    """The channel asked for; the only one where there is no choice; None where the term asks for none."""
    if asked:
        return _asked_channel(law, asked, term)
    if term is not None:
        return law.channel(term.channels[0]) if term.channels else None
    offered = [channel for channel in law.channels if channel.available]
    if len(offered) == 1:
        return offered[0]
    known = ", ".join(channel.id for channel in offered)
    raise WrongUse(
        Text(
            f"--channel керек: {law.name} редакциясында арналар бірнешеу: {known}",
            f"Нужен --channel: в редакции {law.name} несколько каналов: {known}",
            f"--channel is needed: {law.name} has several: {known}",
        )
    )


def _asked_channel(law: Edition, asked: str, term: Term | None) -> Channel:
    channel = next((one for one in law.channels if one.id == asked), None)
    if channel is None:
        _known_anywhere(asked)
    if channel is None or not channel.available:
        offered = ", ".join(one.id for one in law.channels if one.available)
        clause = f" ({channel.clause})" if channel else ""
        raise NoTerm(
            Text(
                f"{law.name}: «{asked}» арнасы көзделмеген{clause}. Арналар: {offered}.",
                f"{law.name}: канал «{asked}» не предусмотрен{clause}. Каналы: {offered}.",
                f"{law.name} does not provide for the channel “{asked}”{clause}. Channels: {offered}.",
            )
        )
    if term is not None and term.channels and asked not in term.channels:
        meant = ", ".join(term.channels)
        raise NoTerm(
            Text(
                f"{law.name}: {term.id} мерзімі «{asked}» арнасына қатысты емес; оның арналары: {meant}.",
                f"{law.name}: срок {term.id} к каналу «{asked}» не относится; его каналы: {meant}.",
                f"{law.name}: the term {term.id} is not for the channel “{asked}” but for {meant}.",
            )
        )
    return channel


def _known_anywhere(channel: str) -> None:
    """A channel that no act of any service has is wrong use; one that this act lacks is an answer."""
    known = {one.id for service in services() for law in editions(service) for one in law.channels}
    if channel not in known:
        names = ", ".join(sorted(known))
        raise WrongUse(
            Text(
                f"--channel {channel}: ондай арна ешбір актіде жоқ; барлары: {names}",
                f"--channel {channel}: такого канала нет ни в одном акте; есть {names}",
                f"--channel {channel}: no act knows it; there are {names}",
            )
        )


# --- counting back -----------------------------------------------------------------------------------


def _promised(
    law: Edition,
    channel: Channel | None,
    facts: dict[str, str],
    term: Term,
    filed: datetime,
    asked: str | None,
    timing: LegalTime,
) -> tuple[datetime | None, tuple[Reason, ...]]:
    """The promised day from which a term is counted back: the one named, else the end of the service's own term."""
    if term.backwards_from is None:
        if asked:
            raise WrongUse(
                Text(
                    f"--promised {asked}: {term.id} мерзімі уәде етілген күннен кері есептелмейді",
                    f"--promised {asked}: срок {term.id} не считается назад от обещанного дня",
                    f"--promised {asked}: the term {term.id} is not counted back from the promised day",
                )
            )
        return None, ()
    if asked:
        return moment("--promised", asked, timing.zone), ()
    service = law.service_term(channel.id, facts) if channel else None
    promised = timing.due(service, filed, None) if service else None
    if service is None or promised is None:
        raise WrongUse(
            Text(
                f"--promised керек: {term.id} мерзімі уәде етілген күннен кері есептеледі",
                f"Нужен --promised: срок {term.id} считается назад от обещанного дня",
                f"--promised is needed: the term {term.id} is counted back from the promised day",
            )
        )
    day = f"{promised:%d.%m.%Y}"
    text = Text(
        f"Уәде етілген күн — қызмет мерзімінің соңы: {day} ({service.id})",
        f"Обещанный день — конец срока услуги: {day} ({service.id})",
        f"The promised day is the end of the term of the service: {day} ({service.id})",
    )
    return promised, (Reason("promised", promised.date(), text, service.clause),)


def _said(text: str) -> Text:
    return Text(text, text, text)
