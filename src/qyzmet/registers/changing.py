"""What every change in the registers shares: its transaction, its trace, whom it is about, the plain answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pghistory
from django.db import IntegrityError, OperationalError, transaction
from psycopg.errors import DeadlockDetected

from qyzmet.process.errors import Refusal
from qyzmet.registers import refusals
from qyzmet.registers.iin import BadIin, check_iin
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import Address, Person, Residence


@contextmanager
def change(what: str, iin: str, case: str, office: str, looker: Looker) -> Iterator[Person]:
    """One change about one person: all or nothing, traced, its former rows tied to the case.

    Where two change the same thing at once the database lets one win, and the other gets the refusal
    ``register-changed``. Raises :class:`qyzmet.registers.iin.BadIin`, and the refusal ``person-unknown``.
    """
    number = check_iin(iin).number
    with one_wins(), pghistory.context(case=case, office=office, user=looker.user_id, change=what):
        leave_trace(looker, case, what, [number])
        person = Person.objects.filter(iin=number).first()
        if person is None:
            raise refusals.person_unknown(number)
        yield person


@contextmanager
def one_wins() -> Iterator[None]:
    """A transaction; where two change the same thing at once one wins, the other is refused ``register-changed``."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise refusals.register_changed() from error
    except OperationalError as error:
        # Two that insert what excludes each other wait for each other, until the database ends one of them.
        if not isinstance(error.__cause__, DeadlockDetected):
            raise
        raise refusals.register_changed() from error


def person_at(iin: str, field: str) -> Person:
    """Whom a field of a form names; :class:`Refusal` ``bad-iin`` or ``person-unknown`` at that field."""
    try:
        number = check_iin(iin).number
    except BadIin as bad:
        raise Refusal("bad-iin", bad.text, field=field) from bad
    person = Person.objects.filter(iin=number).first()
    if person is None:
        raise Refusal("person-unknown", refusals.person_unknown(number).text, field=field)
    return person


def alive(person: Person, on: date) -> None:
    """Refuses with ``person-died`` if the person was dead on the day."""
    if person.died_on and person.died_on <= on:
        raise refusals.person_died(person.full_name, person.died_on)


def registered_address(person: Person, on: date) -> Address | None:
    """The legal address on a day.

    reading: it is the place of permanent registration; who has none but is registered for a time has that one.
    """
    stays = Residence.objects.filter(person=person, since__lte=on).exclude(removed_on__lte=on)
    stay = stays.exclude(until__lt=on).select_related("address").order_by("kind", "-since", "-pk").first()
    return stay.address if stay else None


def line_of(address: Address) -> dict[str, str]:
    """The address on one line in three languages."""
    return {language: address.line(language) for language in ("kk", "ru", "en")}


def iso(day: date | None) -> Any:
    """The day for JSON."""
    return day.isoformat() if day else None
