"""``qyzmet due``: when a term runs out, and why. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from qyzmet.calendar.days import OutOfCalendar
from qyzmet.law.adoption import governing
from qyzmet.law.catalogue import (
    NoneInForce,
    UnknownEdition,
    edition,
    editions,
    in_force,
    services,
    years,
)
from qyzmet.law.model import Channel, Edition, Term, holds
from qyzmet.law.text import Text
from qyzmet.offices.places import Place, UnknownPlace, place_named
from qyzmet.process.clockwork import legal_time

CAPITAL_ZONE = "Asia/Almaty"


class WrongUse(Exception):
    """What was asked cannot be asked; the message says how to ask."""


def run(arguments: argparse.Namespace) -> int:
    """Print the due moment; 1 if the law gives none, 2 if the question is wrong."""
    language = arguments.lang
    try:
        answer = _answer(arguments)
    except (WrongUse, UnknownEdition, UnknownPlace) as error:
        print(_said(error, language), file=sys.stderr)
        return 2
    except (NoneInForce, NoTerm, OutOfCalendar) as error:
        print(_said(error, language), file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps(answer.as_dict(), ensure_ascii=False, indent=2))
        return 0
    print(f"{answer.due:%d.%m.%Y %H:%M} ({answer.due:%z})")
    if arguments.explain:
        for reason in answer.reasons:
            clause = f"  [{reason['clause']}]" if reason.get("clause") else ""
            print(f"  – {reason['text'][language]}{clause}")
    return 0


class NoTerm(Exception):
    """The act sets no such term for this case."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Answer:
    """When the term runs out, by which clause, counted how."""

    def __init__(self, law: Edition, term: Term, due: datetime, calendar: str, reasons: list[dict[str, Any]]):
        self.law, self.term, self.due, self.calendar, self.reasons = law, term, due, calendar, reasons

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the command; ``due`` in ISO 8601 with the offset of the office."""
        limit = self.term.limit
        assert limit is not None
        return {
            "edition": self.law.name,
            "due": self.due.isoformat(),
            "term": {
                "id": self.term.id,
                "value": limit.value,
                "unit": limit.unit.value,
                "what": self.term.what.as_dict(),
            },
            "clause": self.term.clause,
            "calendar": self.calendar,
            "reasons": self.reasons,
        }


def _answer(arguments: argparse.Namespace) -> Answer:
    service, _, year = arguments.edition.partition("@")
    if year:
        edition(arguments.edition)
    else:
        years(service)  # a service that does not exist is told before a place where nobody gives it
    kind = "centre" if arguments.channel.startswith("centre") else "provider"
    place = place_named(arguments.place, kind, service) if arguments.place else None
    filed = _filed(arguments.filed, ZoneInfo(place.timezone if place else CAPITAL_ZONE))
    law = _edition(arguments.edition, filed)
    try:
        channel = law.channel(arguments.channel)
    except KeyError:
        channel = None
        _known_anywhere(arguments.channel)
    if channel is None or not channel.available:
        offered = ", ".join(c.id for c in law.channels if c.available)
        clause = f" ({channel.clause})" if channel else ""
        raise NoTerm(
            Text(
                kk=f"{law.name}: «{arguments.channel}» арнасы көзделмеген{clause}. Арналар: {offered}.",
                ru=f"{law.name}: канал «{arguments.channel}» не предусмотрен{clause}. Каналы: {offered}.",
                en=f"{law.name} does not provide for the channel “{arguments.channel}”{clause}. "
                f"Channels: {offered}.",
            )
        )
    term = _term(law, arguments, _facts(law, channel, arguments, place))
    timing = legal_time(law.name, str(filed.tzinfo), place.branch if place else False)
    explained = timing.why(term, filed, arguments.people)
    if explained is None:
        raise _none(law, arguments)
    told = explained.as_dict()
    return Answer(law, term, explained.due, told["calendar"], told["reasons"])


def _edition(asked: str, filed: datetime) -> Edition:
    if "@" not in asked:
        return governing(asked, filed.date())
    law = edition(asked)
    if law in (_or_none(governing, law, filed), _or_none(in_force, law, filed)):
        return law
    other = in_force(law.service, filed.date())
    day = f"{filed:%d.%m.%Y}"
    raise NoTerm(
        Text(
            kk=f"{day} күні {law.name} күшінде болған жоқ: {other.name} қолданылды.",
            ru=f"{day} редакция {law.name} не действовала: действовала {other.name}.",
            en=f"On {day} {law.name} was not in force: {other.name} was.",
        )
    )


def _or_none(rule: Callable[[str, date], Edition], law: Edition, filed: datetime) -> Edition | None:
    """The edition that a rule gives for the filing day; None where it gives none."""
    try:
        return rule(law.service, filed.date())
    except NoneInForce:
        return None


def _known_anywhere(channel: str) -> None:
    """A channel that no act of any service has is wrong use; one that this act lacks is an answer."""
    known = {one.id for service in services() for law in editions(service) for one in law.channels}
    if channel not in known:
        raise WrongUse(f"--channel {channel}: no act knows it; there are {', '.join(sorted(known))}")


def _filed(text: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"--filed {text}: not a moment; write it like 2012-04-27T11:00") from None
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _facts(
    law: Edition, channel: Channel, arguments: argparse.Namespace, place: Place | None
) -> dict[str, str]:
    """What was said of the case; what the edition asks besides is taken as the first value it lists."""
    given: dict[str, str] = {"place": place.place if place else "capital"}
    for pair in arguments.fact:
        name, found, value = pair.partition("=")
        if not found:
            raise WrongUse(f"--fact {pair}: write it as NAME=VALUE")
        given[name] = value
    facts: dict[str, str] = {}
    for fact in law.facts:
        allowed = [v.id for v in fact.values if holds(v.when, facts)] if holds(fact.when, facts) else []
        allowed = [v for v in allowed if v in channel.when.get(fact.id, (v,))]
        if fact.id in given or allowed:
            facts[fact.id] = given.get(fact.id) or allowed[0]
    return {**given, **facts}


def _term(law: Edition, arguments: argparse.Namespace, facts: dict[str, str]) -> Term:
    if arguments.term:
        try:
            return law.term(arguments.term)
        except KeyError:
            known = ", ".join(term.id for term in law.terms)
            raise WrongUse(f"{law.name} has no term {arguments.term}; it has {known}") from None
    term = law.service_term(arguments.channel, facts)
    if term is None:
        raise _none(law, arguments)
    return term


def _none(law: Edition, arguments: argparse.Namespace) -> NoTerm:
    return NoTerm(
        Text(
            kk=f"{law.name}: бұл жағдай үшін мерзім белгіленбеген.",
            ru=f"{law.name}: для этого случая срок не установлен.",
            en=f"{law.name} sets no term for this case ({arguments.channel}).",
        )
    )


def _said(error: Exception, language: str) -> str:
    text = getattr(error, "text", None)
    return text.in_(language) if isinstance(text, Text) else str(error)
