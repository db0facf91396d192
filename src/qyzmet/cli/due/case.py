"""The case that ``qyzmet due`` was asked about: what was stated, what is taken, what fits."""

from __future__ import annotations

from collections.abc import Iterable

from qyzmet.calendar import Reason
from qyzmet.cli.due.answer import NoTerm, WrongUse
from qyzmet.law.model import Channel, Edition, Fact, Term, When, holds
from qyzmet.law.text import Text
from qyzmet.offices.places import Place


def given_facts(law: Edition, pairs: Iterable[str]) -> dict[str, str]:
    """The facts stated, each known to the edition."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, found, value = pair.partition("=")
        if not found:
            raise WrongUse(
                Text(
                    f"--fact {pair}: былай жазыңыз: АТАУЫ=МӘНІ (NAME=VALUE)",
                    f"--fact {pair}: пишите так: ИМЯ=ЗНАЧЕНИЕ (NAME=VALUE)",
                    f"--fact {pair}: write it as NAME=VALUE",
                )
            )
        _known_value(law, name, value)
        given[name] = value
    return given


def _known_value(law: Edition, name: str, value: str) -> None:
    fact = next((one for one in law.facts if one.id == name), None)
    known = ", ".join([v.id for v in fact.values] if fact else [one.id for one in law.facts])
    if fact is None or value not in {v.id for v in fact.values}:
        raise WrongUse(
            Text(
                f"--fact {name}={value}: {law.name} мұны білмейді; білетіні: {known}",
                f"--fact {name}={value}: редакция {law.name} этого не знает; знает {known}",
                f"--fact {name}={value}: {law.name} does not know it; it knows {known}",
            )
        )


def whole(
    law: Edition, channel: Channel | None, term: Term | None, given: dict[str, str], place: Place | None
) -> dict[str, str]:
    """What was said of the case, made whole: the rest is what the place, the channel or the term demands, else the
    first value the edition lists."""
    here = {"place": place.place} if place else {}
    facts: dict[str, str] = {}
    for fact in law.facts:
        allowed = [v.id for v in fact.values if holds(v.when, facts)] if holds(fact.when, facts) else []
        if fact.id in given:
            _possible(fact, given[fact.id], allowed, facts)
            facts[fact.id] = given[fact.id]
            continue
        demanded = [
            when.get(fact.id) for when in (channel.when if channel else {}, term.when if term else {})
        ]
        for values in demanded:
            allowed = [value for value in allowed if values is None or value in values] or allowed
        if fact.id in here:
            facts[fact.id] = here[fact.id]
        elif allowed:
            facts[fact.id] = allowed[0]
    return facts


def _possible(fact: Fact, value: str, allowed: list[str], facts: dict[str, str]) -> None:
    """An answer that the answers before rule out cannot be asked about."""
    if value in allowed:
        return
    before = ", ".join(f"{name}={known}" for name, known in facts.items())
    left = ", ".join(allowed) or "–"
    raise WrongUse(
        Text(
            f"--fact {fact.id}={value}: мынамен бірге болмайды: {before}; мүмкіні: {left}",
            f"--fact {fact.id}={value}: невозможно вместе с {before}; возможно: {left}",
            f"--fact {fact.id}={value}: not possible together with {before}; possible: {left}",
        )
    )


def deciding(law: Edition, term: Term) -> list[str]:
    """The facts by which this term is told from the others of its kind and channel, in the order of the edition."""
    rivals = [
        one
        for one in law.terms
        if one.binding and one.kind == term.kind and set(one.channels) & set(term.channels)
    ]
    asked = {name for one in rivals for name in one.when}
    return [fact.id for fact in law.facts if fact.id in asked]


def assumption(fact: Fact, value: str) -> Reason:
    label = next(one.label for one in fact.values if one.id == value)
    text = Text(
        f"Айтылмаған, былай алынды: {fact.id}={value} ({label.kk})",
        f"Не сказано, принято: {fact.id}={value} ({label.ru})",
        f"Not said, taken as: {fact.id}={value} ({label.en})",
    )
    return Reason("assumed", None, text)


def fits(law: Edition, named: str, when: When, facts: dict[str, str]) -> None:
    """A term or a channel named for a case it is not meant for is no answer."""
    wrong = {name: values for name, values in when.items() if facts.get(name) not in values}
    if wrong:
        meant = ", ".join(f"{name}={'/'.join(values)}" for name, values in wrong.items())
        asked = ", ".join(f"{name}={facts.get(name, '–')}" for name in wrong)
        raise NoTerm(
            Text(
                f"{law.name}: «{named}» басқа жағдайға арналған: {meant}; сұралғаны: {asked}.",
                f"{law.name}: «{named}» — для другого случая: {meant}; спрошено: {asked}.",
                f"{law.name}: “{named}” is for another case: {meant}; asked was {asked}.",
            )
        )
