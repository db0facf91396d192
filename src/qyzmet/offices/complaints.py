"""Whom to turn to about an office: the contacts of the acts' lists and of their clauses on complaints."""

from __future__ import annotations

from qyzmet.law import directories
from qyzmet.offices.models import Contact, Office


def contacts_for(office: Office, purpose: str) -> list[Contact]:
    """The contacts for a purpose of :class:`qyzmet.offices.models.Contact`.

    For information an office has only its own. For complaints (2010 standard, cl. 21 to 23) those of the lists
    of a service that it gives. Readings, since the act does not divide its annexes: the internal affairs
    annexes (5, 7, 9) serve the bureaus; the akims' annexes (6, 8) and annex 10 serve the centres. Where an
    office has no row of its own the office of its regional centre answers; none is invented.
    """
    if purpose == Contact.Purpose.INFORMATION:
        return list(office.contacts.filter(purpose=purpose).select_related("office"))
    if office.kind == Office.Kind.CENTRE and purpose != Contact.Purpose.CONDUCT_COMPLAINT:
        return _first(Office.Kind.AKIM, office, purpose)
    return _first(office.kind, office, purpose)


def _first(kind: str, office: Office, purpose: str) -> list[Contact]:
    """The office's own, else its town's, else its region's, the town's akim before the region's."""
    told = Contact.objects.filter(office__kind=kind, purpose=purpose).select_related("office")
    known = [one for one in told if one.office_id == office.pk or _of_a_service(one, office)]
    steps = (
        [contact for contact in known if contact.office_id == office.pk],
        [
            contact
            for contact in known
            if contact.office.locality_kk == office.locality_kk and _of_a_town(contact.office)
        ],
        [
            contact
            for contact in known
            if contact.office.region_kk == office.region_kk
            and contact.office.locality_kk == office.locality_kk
        ],
        [
            contact
            for contact in known
            if contact.office.region_kk == office.region_kk and contact.office.place == "regional-centre"
        ],
    )
    found: list[Contact] = next((step for step in steps if step), [])
    lowest = min((contact.office.rank for contact in found), default=0)
    return [contact for contact in found if contact.office.rank == lowest]


def _of_a_town(office: Office) -> bool:
    return office.place == Office.Place.OTHER


def _of_a_service(contact: Contact, office: Office) -> bool:
    """Whether a list of a service that the office gives tells of the contact."""
    return bool(contact.list) and any(
        one.service in office.services for one in directories.printings(contact.list)
    )
