"""Halls of the bodies themselves: an authorised body or a rural akim who takes people in at their own office."""

from __future__ import annotations

from datetime import datetime

from qyzmet.cases import tickets
from qyzmet.cases.models import Case
from qyzmet.desk.official import Official
from qyzmet.law.adoption import governing
from qyzmet.law.catalogue import NoneInForce, UnknownEdition, modules
from qyzmet.law.model import Edition
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at, office_named
from qyzmet.process.hall import AKIM, CENTRE, COLLECT, FILE, PROVIDER, hall_of, matter_of
from qyzmet.services.groups import group_of

OWN_HALL = ("executor", "si-employee", "official", "akim")
"""Who takes documents in at the hall of their own office, where an edition has people wait for them there.

reading: a bureau's registrar receives at the window page of the bureau, without a queue of tickets.
"""

PAYING = ("executor", "si-employee", "head")
"""The posts of an authorised body that work with benefits."""
ASSIGNING = ("targeted-social-assistance", "home-education-allowance")
"""The services that assign money month by month."""


def body_of(office: Office, edition: Edition) -> str:
    """As which body of the edition an office takes people in: ``centre``, ``provider`` or ``akim``.

    An akim who gives the service stands in the place of the provider; one who only takes papers in is the akim.
    """
    if office.kind == Office.Kind.CENTRE:
        return CENTRE
    takes_in = office.kind == Office.Kind.AKIM and any(hall_of(one) == AKIM for one in edition.channels)
    return AKIM if takes_in else PROVIDER


def at_centre(official: Official) -> bool:
    """Whether the official works in the hall of a centre."""
    office = office_named(official.hall)
    return office is not None and office.kind == Office.Kind.CENTRE


def at_own_hall(official: Official, now: datetime) -> bool:
    """Whether people wait for this official at the hall of the official's own office."""
    if official.post not in OWN_HALL or official.workplace:
        return False
    office = office_named(official.office)
    if office is None or office.kind == Office.Kind.CENTRE:
        return False
    day = now.astimezone(office.zone).date()
    for service in office.services:
        try:
            edition = governing(service, day, office.code)
        except (NoneInForce, UnknownEdition):
            continue
        matter = matter_of(edition, FILE, body_of(office, edition))
        if matter is not None and official.post in matter.posts:
            return True
    return False


def keeps_registers(official: Official) -> bool:
    """Whether the office enters people, dwellings and documents, as the bodies of the interior ministry do."""
    office = office_named(official.office)
    given = office.services if office is not None else []
    return any(group_of(service) in ("documents", "residence") for service in given if service in modules())


def pays_benefits(official: Official) -> bool:
    """Whether the official works with benefits: in an authorised body that assigns them, in a post that does."""
    office = office_named(official.office)
    if office is None or office.kind != Office.Kind.PROVIDER or official.post not in PAYING:
        return False
    return any(service in ASSIGNING for service in office.services)


def registers_unemployed(official: Official) -> bool:
    """Whether the official's body is one that registers the unemployed."""
    office = office_named(official.office)
    if office is None or office.kind != Office.Kind.PROVIDER:
        return False
    return "unemployed-certificate" in office.services and official.post in EMPLOYMENT


def keeps_families(official: Official) -> bool:
    """Whether the official enters families and their incomes: an executor of a body that assigns social assistance.

    reading: an akim who takes such applications enters what the applicant states of family and incomes too, since the
    commission is sent there before the body sees the case (2012, cl. 11(2)).
    """
    office = office_named(official.office)
    if office is None or "targeted-social-assistance" not in office.services:
        return False
    if office.kind == Office.Kind.AKIM:
        return official.post == "akim"
    return office.kind == Office.Kind.PROVIDER and official.post in FAMILIES


FAMILIES = ("executor", "si-employee", "akim")
"""The posts that keep the register of families."""

EMPLOYMENT = ("executor", "si-employee", "head")
"""The posts that read the register of the unemployed."""


def end_visit(official: Official, case: Case, now: datetime) -> None:
    """A result that was handed over ends the visit of who came to the official's window to fetch it."""
    day = now.astimezone(office_at(official.hall).zone).date()
    ticket = tickets.at_window(official.hall, day, official.user_id)
    if ticket is not None and ticket.purpose == COLLECT and case.ended is not None:
        tickets.link(ticket, case.pk)
