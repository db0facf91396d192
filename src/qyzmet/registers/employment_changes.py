"""Every change of the register of the unemployed: one transaction, signed by who writes it, traced.

Days are the office's own; ``office`` is the code of the body that keeps the card, ``why`` the cause that the trace
names. A change that cannot be is a :class:`qyzmet.process.errors.Refusal` and has changed nothing.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from qyzmet.registers import employment_refusals as refusals
from qyzmet.registers.changing import alive, change
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Person, UnemployedEntry, UnemployedRegistration
from qyzmet.registers.models.employment import GROUNDS, MEASURES, REMOVALS

AGE: Final = 16
"""reading: from this birthday on one may be registered; the regulation names no age, people work from sixteen."""

Kind = UnemployedEntry.Kind


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who writes and signs: the account behind the look, the body that keeps the cards, and its present day."""

    looker: Looker
    office: str
    today: date
    why: str = "register of the unemployed"


def register(iin: str, ground: str, on: date, by: Clerk) -> UnemployedRegistration:
    """Register a person as unemployed from the day ``on``, again if a former registration has ended.

    Raises :class:`qyzmet.registers.iin.BadIin`; refuses with ``person-unknown``, ``person-died``, ``too-young``,
    ``already-registered``, ``former-later``, ``in-the-future``, ``unknown-code``.
    """
    if ground not in GROUNDS:
        raise refusals.unknown_code("ground")
    _past(on, by)
    with change("unemployed-register", iin, by.why, by.office, by.looker) as person:
        alive(person, on)
        _of_age(person, on)
        _free(person, on)
        registration = UnemployedRegistration.objects.create(
            person=person, number=next_number(), office=by.office, since=on, ground=ground
        )
        _write(registration, Kind.REGISTERED, on, by, code=ground)
        return registration


def offer_work(number: str, matter: str, on: date, by: Clerk) -> UnemployedEntry:
    """Write down that work was offered: ``matter`` is the post and the employer.

    Refuses with ``not-registered``, ``another-office``, ``out-of-order``, ``in-the-future``, ``nothing-said``.
    """
    return _entered(number, Kind.OFFER, on, by, matter=_said(matter, "matter"))


def refuse_offer(number: str, offer: int, reason: str, valid: bool, on: date, by: Clerk) -> UnemployedEntry:
    """Write down that the offer with this number of the card was refused, why, and whether the reason is valid.

    Refuses as :func:`offer_work` does, and with ``no-such-offer``.
    """
    return _entered(number, Kind.REFUSAL, on, by, matter=_said(reason, "matter"), valid=valid, answers=offer)


def refer(number: str, measure: str, matter: str, on: date, by: Clerk) -> UnemployedEntry:
    """Write down a referral to training, public works or a social workplace; ``matter`` says where.

    Refuses as :func:`offer_work` does, and with ``unknown-code``.
    """
    if measure not in MEASURES:
        raise refusals.unknown_code("code")
    return _entered(number, Kind.REFERRAL, on, by, code=measure, matter=_said(matter, "matter"))


def miss_call(number: str, matter: str, valid: bool, on: date, by: Clerk) -> UnemployedEntry:
    """Write down that the person did not come when called, for what, and whether the reason was valid.

    Refuses as :func:`offer_work` does.
    """
    return _entered(number, Kind.MISSED, on, by, matter=_said(matter, "matter"), valid=valid)


def remove(number: str, reason: str, on: date, by: Clerk, matter: str = "") -> UnemployedRegistration:
    """End the registration; from the day ``on`` the person is not registered any more.

    Refuses as :func:`offer_work` does, and with ``unknown-code``.
    """
    if reason not in REMOVALS:
        raise refusals.unknown_code("reason")
    entry = _entered(number, Kind.REMOVED, on, by, code=reason, matter=matter.strip())
    registration = entry.registration
    registration.refresh_from_db()
    return registration


def _entered(
    number: str,
    kind: Kind,
    on: date,
    by: Clerk,
    *,
    code: str = "",
    matter: str = "",
    valid: bool | None = None,
    answers: int | None = None,
) -> UnemployedEntry:
    """One more line on an open card, and the end of the card where the line is that."""
    _past(on, by)
    found = UnemployedRegistration.objects.select_related("person").filter(number=number).first()
    if found is None:
        raise refusals.not_on_the_register()
    with change(f"unemployed-{kind}", found.person.iin, by.why, by.office, by.looker):
        card = UnemployedRegistration.objects.select_for_update().get(pk=found.pk)
        if card.removed_on is not None:
            raise refusals.not_on_the_register()
        if card.office != by.office:
            raise refusals.another_office(card.office)
        last = card.entries.order_by("-seq").values_list("day", flat=True).first()
        if last is not None and on < last:
            raise refusals.out_of_order(last)
        offered = _open_offer(card, answers) if answers is not None else None
        entry = _write(card, kind, on, by, code=code, matter=matter, valid=valid, answers=offered)
        if kind is Kind.REMOVED:
            card.removed_on, card.removal_reason = on, code
            card.save(update_fields=["removed_on", "removal_reason"])
        return entry


def _open_offer(card: UnemployedRegistration, seq: int) -> UnemployedEntry:
    offers = card.entries.filter(kind=Kind.OFFER, seq=seq, answered_by__isnull=True)
    found = offers.first()
    if found is None:
        raise refusals.no_such_offer()
    return found


def _write(
    card: UnemployedRegistration,
    kind: Kind,
    on: date,
    by: Clerk,
    *,
    code: str = "",
    matter: str = "",
    valid: bool | None = None,
    answers: UnemployedEntry | None = None,
) -> UnemployedEntry:
    before = card.entries.order_by("-seq").first()
    entry = UnemployedEntry(
        registration=card,
        seq=before.seq + 1 if before else 1,
        kind=kind,
        day=on,
        code=code,
        matter=matter,
        valid=valid,
        answers=answers,
        signed_at=timezone.now(),
        signed_by=by.looker.name,
        user_id=by.looker.user_id,
        post=by.looker.post,
        office=by.office,
    )
    entry.digest = digest_of(entry, card.number, before.digest if before else "")
    entry.save(force_insert=True)
    return entry


def digest_of(entry: UnemployedEntry, number: str, before: str) -> str:
    """SHA-256 of a line of the card ``number`` together with the digest of the line before it."""
    said: list[Any] = [
        before,
        number,
        entry.seq,
        str(entry.kind),
        entry.day.isoformat(),
        entry.code,
        entry.matter,
        entry.valid,
        entry.answers.seq if entry.answers else None,
        _utc(entry.signed_at),
        entry.signed_by,
        entry.user_id,
        entry.post,
        entry.office,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def unbroken(card: UnemployedRegistration) -> bool:
    """Whether the lines of a card are those that were signed, all of them and in their order."""
    before = ""
    for place, entry in enumerate(card.entries.select_related("answers").order_by("seq"), start=1):
        if entry.seq != place or entry.digest != digest_of(entry, card.number, before):
            return False
        before = entry.digest
    return True


def next_number() -> str:
    """The next number of a card."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('registers_number_unemployed')")
        row = cursor.fetchone()
    assert row is not None
    return numbered(int(row[0]))


def numbered(count: int) -> str:
    """A card's number as it is written. reading: the regulation gives it no form."""
    return f"{count:08d}"


def _utc(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"


def _past(on: date, by: Clerk) -> None:
    if on > by.today:
        raise refusals.in_the_future(on)


def _of_age(person: Person, on: date) -> None:
    born = person.birth_date
    last = 28 if (born.month, born.day) == (2, 29) else born.day
    grown = date(born.year + AGE, born.month, last)
    if on < grown:
        raise refusals.too_young(person.full_name, grown)


def _free(person: Person, on: date) -> None:
    latest = person.unemployed_registrations.order_by("-since", "-pk").first()
    if latest is None:
        return
    if latest.removed_on is None:
        raise refusals.already_registered(latest.number, latest.office, latest.since)
    if on < latest.removed_on:
        raise refusals.former_later(latest.removed_on)


def _said(text: str, field: str) -> str:
    if not text.strip():
        raise refusals.nothing_said(field)
    return text.strip()
