"""A morning's work left at three towns, so that whoever opens the demo finds something to do at every desk.

Semey works by the older edition of each service of the interior ministry, Astana by the newer; Kokshetau, with the
district and the rural district of Zerendi, gives the social services. What is left depends on the seed and the moment.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qyzmet.cases.models import Case, Ticket, Visit
from qyzmet.desk.demo.assistance import set_up_commissions
from qyzmet.desk.demo.hall import fill_hall
from qyzmet.desk.demo.homes import ask_for_visits
from qyzmet.desk.demo.leaving import Leaving, Stand
from qyzmet.desk.demo.paid import pay_families
from qyzmet.law.catalogue import NoneInForce
from qyzmet.offices.finder import provider_for
from qyzmet.offices.models import Account, Office
from qyzmet.services.rules import run_here

TOWNS: Final = ("psc-semey", "psc-astana-yesil-2")
"""The centres at which something waits, each with the bodies that decide its cases."""

DEPARTMENT: Final = "social-akmola-kokshetau"
_VILLAGE: Final = "akim-akmola-zerendi-bulak"
SOCIAL: Final = {
    _VILLAGE: (
        Stand("personal-farm-certificate", _VILLAGE, ("provider",)),
        Stand("targeted-social-assistance", "social-akmola-zerendi", ("akim",)),
    ),
    "psc-akmola": (Stand("personal-farm-certificate", _VILLAGE, ("centre",)),),
    DEPARTMENT: (
        Stand("targeted-social-assistance", DEPARTMENT, ("provider",)),
        Stand("home-education-allowance", DEPARTMENT),
        Stand("unemployed-certificate", DEPARTMENT, ("provider", "provider-electronic", "portal")),
    ),
    "psc-akmola-kokshetau": (Stand("unemployed-certificate", DEPARTMENT, ("centre", "centre-electronic")),),
}
"""The offices that take social services in, and what waits at each: all four in all twelve channels."""


@dataclass(frozen=True, slots=True)
class Begun:
    """How much was left: cases in work, tickets in the halls, visits asked for, families whose assistance is paid."""

    cases: int
    tickets: int
    visits: int
    paid: int


def begin(now: datetime, seed: int) -> Begun:
    """Leave work at the three towns. An office that has a case gets no more, a hall that had a ticket today neither.

    Wants the accounts of the demo: their applicants are left alone, and who drives to visits is one of them.
    """
    set_up_commissions(now.date())
    cases = tickets = visits = 0
    alone = set(Account.objects.exclude(iin="").values_list("iin", flat=True))
    stands = {code: _stands(Office.objects.get(code=code)) for code in TOWNS} | SOCIAL
    for code, here in stands.items():
        office = Office.objects.get(code=code)
        quiet = not Ticket.objects.filter(office=code, day=now.astimezone(office.zone).date()).exists()
        if not Case.objects.filter(office=code).exists():
            cases += _leave(office, here, now, f"{seed} {code}", alone)
        if quiet:
            tickets += fill_hall(office, now, [one.service for one in here])
    for code in TOWNS:
        office = Office.objects.get(code=code)
        if not Visit.objects.filter(office__in=_bodies(office), purpose=Visit.TAKE).exists():
            visits += ask_for_visits(office, now, f"{seed} {code}", alone)
    paid = pay_families(Office.objects.get(code=DEPARTMENT), now, f"{seed} paid", alone)
    return Begun(cases, tickets, visits, paid)


def _stands(office: Office) -> tuple[Stand, ...]:
    """Every service of a centre that a body decides for it."""
    return tuple(Stand(one, provider_for(office, one).code) for one in _played(office))


def _decided(office: Office, service: str) -> bool:
    """Whether a body decides what the centre takes in for the service; akims are found by the applicant only."""
    try:
        provider_for(office, service)
    except ValueError:
        return False
    return True


def _played(office: Office) -> list[str]:
    return [one for one in sorted(office.services) if run_here(one) and _decided(office, one)]


def _leave(office: Office, stands: tuple[Stand, ...], now: datetime, seed: str, alone: set[str]) -> int:
    leaving = Leaving(office, now, seed, alone)
    left = 0
    for stand in stands:
        with suppress(NoneInForce):
            left += leaving.leave(stand)
    return left


def _bodies(office: Office) -> set[str]:
    return {provider_for(office, service).code for service in _played(office)}
