"""Identity documents: made, handed over, lost, spoiled, the address on the chip."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.db import connection

from qyzmet.registers import refusals
from qyzmet.registers.changing import alive, change, iso, line_of, registered_address
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import IdentityDocument, Person
from qyzmet.registers.models.document import INVALID_REASONS

CARD, PASSPORT, TEMPORARY = "identity-card", "passport", "temporary-id"
CARD_AGE: Final = 16
"""From this birthday on a citizen gets an identity card (2012 standard of passports, cl. 11(3))."""

_COUNTERS: Final = {
    CARD: ("registers_number_identity_card", "{:09d}"),
    PASSPORT: ("registers_number_passport", "N{:08d}"),
    TEMPORARY: ("registers_number_temporary_id", "УЖ{:07d}"),
}
"""Counter and form of the numbers. reading: the acts give temporary cards no series; ours is УЖ, «уақытша жеке»."""


def make_document(
    iin: str,
    kind: str,
    *,
    valid_until: date | None,
    reason: str,
    on: date,
    case: str,
    office: str,
    looker: Looker,
    photo: str = "",
) -> Mapping[str, Any]:
    """Make a document with a number of its own; it has no force until :func:`give_document`.

    ``reason`` is why it is made (``first``, ``exchange``, ``lost``, ``citizenship`` …); ``photo`` the SHA-256 of the
    photograph. Who is admitted to citizenship becomes a citizen of the register with it. Refuses with
    ``person-unknown``, ``person-died``, ``not-a-citizen``, ``too-young``, ``bad-term``, ``already-made``,
    ``already-given``.
    """
    with change("make-document", iin, case, office, looker) as person:
        alive(person, on)
        _check_holder(person, kind, reason, on)
        if valid_until is not None and valid_until < on:
            raise refusals.bad_term(on)
        _check_first_of_case(person, kind, case)
        document = IdentityDocument.objects.create(
            person=person,
            kind=kind,
            number=_next_number(kind),
            made_on=on,
            issued_by=office,
            valid_until=valid_until,
            made_for=reason,
            case_number=case,
            chip=kind == CARD,
            photo=photo,
        )
        return document_row(document)


def give_document(
    iin: str, kind: str, *, on: date, case: str, office: str, looker: Looker
) -> Mapping[str, Any]:
    """Hand the document of the case over: from now on it is valid, and the former one of its kind is not.

    The chip of an identity card gets the address of the day. reading: a temporary identity card serves until the
    identity card is restored (2012 standard, cl. 1), so that the new card ends it. Refuses with ``nothing-made``,
    ``already-given``, ``person-died``, ``term-over``, ``register-ahead``, ``register-changed``.
    """
    with change("give-document", iin, case, office, looker) as person:
        alive(person, on)
        document = _made_in(person, kind, case)
        if document.valid_until and document.valid_until < on:
            raise refusals.term_over(document.number, document.valid_until)
        if document.made_on > on:
            raise refusals.register_ahead(document.made_on)
        former = _end_former(person, kind, on, "lost" if document.made_for.startswith("lost") else "exchange")
        if kind == CARD:
            _end_former(person, TEMPORARY, on, "superseded")
            document.chip_address = registered_address(person, on)
        document.state, document.issued_on, document.issued_by = IdentityDocument.State.VALID, on, office
        document.save(update_fields=["state", "issued_on", "issued_by", "chip_address"])
        return document_row(document) | {"former": former}


def lose_document(
    iin: str, kind: str, reason: str, *, on: date, case: str, office: str, looker: Looker
) -> Mapping[str, Any]:
    """Declare the person's document of the kind invalid from the day on; one that is invalid already stays so.

    ``reason`` is one of :data:`qyzmet.registers.models.document.INVALID_REASONS` (else :class:`ValueError`).
    Refuses with ``no-document`` if there never was one.
    """
    if reason not in INVALID_REASONS:
        raise ValueError(f"no such reason: {reason}")
    with change("lose-document", iin, case, office, looker) as person:
        given = person.documents.filter(kind=kind, issued_on__isnull=False).order_by("issued_on", "pk")
        document = given.filter(state="valid").last() or given.last()
        if document is None:
            raise refusals.no_document(person.full_name)
        if document.state == "valid":
            _invalidate(document, on, reason)
        return document_row(document)


def spoil_document(
    number: str, reasons: str, *, on: date, case: str, office: str, looker: Looker
) -> Mapping[str, Any]:
    """A document made wrong or damaged before it was handed over is spoiled and can be made anew in its case.

    ``reasons`` says what is wrong. Refuses with ``number-unknown``, ``already-given``; spoiling twice is no event.
    """
    found = IdentityDocument.objects.select_related("person").filter(number=number).first()
    if found is None:
        raise refusals.number_unknown(number)
    with change("spoil-document", found.person.iin, case, office, looker):
        document = IdentityDocument.objects.select_for_update().get(pk=found.pk)
        if document.issued_on is not None:
            raise refusals.already_given(number, document.issued_on)
        if document.state == IdentityDocument.State.MADE:
            document.state, document.invalid_from = IdentityDocument.State.SPOILED, max(on, document.made_on)
            document.invalid_reason, document.remark = "spoiled", reasons[:300]
            document.save(update_fields=["state", "invalid_from", "invalid_reason", "remark"])
        return document_row(document)


def rewrite_card(iin: str, *, on: date, case: str, office: str, looker: Looker) -> Mapping[str, Any]:
    """Write the registered address of the day on the chip of the valid identity card.

    reading: who holds no valid card with a chip has nothing to rewrite, which is no fault: ``rewritten`` is false
    (the acts say nothing of cards without a carrier). Who is registered nowhere gets an empty address.
    """
    with change("rewrite-card", iin, case, office, looker) as person:
        card = (
            person.documents.filter(kind=CARD, state="valid", chip=True).exclude(valid_until__lt=on).first()
        )
        if card is None:
            return {"number": "", "address": None, "line": None, "rewritten": False}
        address = registered_address(person, on)
        card.chip_address = address
        card.save(update_fields=["chip_address"])
        return {
            "number": card.number,
            "address": address.pk if address else None,
            "line": line_of(address) if address else None,
            "rewritten": True,
        }


def invalidate_all(person: Person, on: date, reason: str) -> list[str]:
    """Take the force from every document of a person, one not yet handed over too; their numbers."""
    numbers = []
    for document in person.documents.filter(state__in=["made", "valid"]).order_by("pk"):
        if document.state == IdentityDocument.State.VALID:
            _invalidate(document, on, reason)
        else:
            document.state, document.invalid_from = IdentityDocument.State.SPOILED, max(on, document.made_on)
            document.invalid_reason, document.remark = "spoiled", INVALID_REASONS[reason].kk
            document.save(update_fields=["state", "invalid_from", "invalid_reason", "remark"])
        numbers.append(document.number)
    return numbers


def document_row(document: IdentityDocument) -> dict[str, Any]:
    """The document as the journal of a case keeps it; days as ``YYYY-MM-DD``."""
    return {
        "kind": document.kind,
        "number": document.number,
        "made_on": iso(document.made_on),
        "issued_on": iso(document.issued_on),
        "issued_by": document.issued_by,
        "valid_until": iso(document.valid_until),
        "state": document.state,
        "invalid_from": iso(document.invalid_from),
        "invalid_reason": document.invalid_reason,
    }


def document_rows(iin: str, day: date) -> list[dict[str, Any]]:
    """The documents of a person that existed on the day, oldest first, each as it stood then."""
    found = IdentityDocument.objects.filter(person__iin=iin, made_on__lte=day).order_by("made_on", "pk")
    return [document_row(document) | _standing(document, day) for document in found]


def _standing(document: IdentityDocument, day: date) -> dict[str, Any]:
    """State, days and reason as of a day that may lie in the past."""
    ended = document.invalid_from is not None and document.invalid_from <= day
    if not ended and document.valid_until is not None and document.valid_until < day:
        over = document.valid_until + timedelta(days=1)
        stands = {"state": "invalid", "invalid_from": iso(over), "invalid_reason": "expired"}
    elif ended:
        stands = {"state": document.state}
    else:
        given = document.issued_on is not None and document.issued_on <= day
        stands = {"state": "valid" if given else "made", "invalid_from": None, "invalid_reason": ""}
    handed = document.issued_on if document.issued_on and document.issued_on <= day else None
    return stands | {"issued_on": iso(handed)}


def _check_holder(person: Person, kind: str, reason: str, on: date) -> None:
    if person.citizenship != Person.Citizenship.CITIZEN:
        if reason != "citizenship":
            raise refusals.not_a_citizen(person.full_name)
        person.citizenship = Person.Citizenship.CITIZEN
        person.save(update_fields=["citizenship"])
    grown = birthday(person.birth_date, CARD_AGE)
    if kind == CARD and on < grown:
        raise refusals.too_young(person.full_name, grown)


def birthday(born: date, years: int) -> date:
    """The day on which somebody turns so many years; born on 29 February, on 1 March of a short year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _check_first_of_case(person: Person, kind: str, case: str) -> None:
    before = person.documents.filter(kind=kind, case_number=case, state__in=["made", "valid"]).first()
    if before is not None:
        raise (
            refusals.already_given(before.number, before.issued_on)
            if before.issued_on
            else refusals.already_made(before.number)
        )


def _next_number(kind: str) -> str:
    counter, form = _COUNTERS[kind]
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [counter])
        row = cursor.fetchone()
    assert row is not None
    return form.format(row[0])


def _made_in(person: Person, kind: str, case: str) -> IdentityDocument:
    of_case = person.documents.select_for_update().filter(kind=kind, case_number=case).order_by("pk")
    documents = list(of_case)
    made = next((one for one in documents if one.state == "made"), None)
    if made is not None:
        return made
    given = next((one for one in documents if one.issued_on), None)
    raise refusals.already_given(given.number, given.issued_on) if given else refusals.nothing_made(case)


def _end_former(person: Person, kind: str, on: date, reason: str) -> dict[str, Any] | None:
    later = person.documents.filter(kind=kind, issued_on__gt=on).order_by("issued_on").first()
    if later is not None and later.issued_on is not None:
        raise refusals.register_ahead(later.issued_on)
    former = person.documents.filter(kind=kind, state="valid").first()
    if former is None:
        return None
    expired = former.valid_until is not None and former.valid_until < on
    _invalidate(former, on, "expired" if expired else reason)
    return document_row(former)


def _invalidate(document: IdentityDocument, on: date, reason: str) -> None:
    if document.issued_on and document.issued_on > on:
        raise refusals.register_ahead(document.issued_on)
    still = IdentityDocument.objects.filter(pk=document.pk, state="valid")
    if not still.update(state="invalid", invalid_from=on, invalid_reason=reason):
        raise refusals.register_changed()
    document.state, document.invalid_from = IdentityDocument.State.INVALID, on
    document.invalid_reason = reason
