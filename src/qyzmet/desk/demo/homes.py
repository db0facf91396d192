"""Visits at home asked of the bodies of a town: some wait to be planned, some lie on somebody's route of today."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random
from typing import Final

from qyzmet.cases.models import Visit
from qyzmet.desk import visits
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import NoneInForce
from qyzmet.offices.finder import provider_for
from qyzmet.offices.models import Holding, Office
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Residence
from qyzmet.services.rules import run_here

ASKED: Final = 3
"""Visits asked for of each service that gives them; all but the last lie on today's route."""
POOL: Final = 300


def ask_for_visits(office: Office, now: datetime, seed: str, alone: set[str]) -> int:
    """Ask for visits of each service that the edition of the office gives at home; how many."""
    random, asked = Random(seed), 0
    people = _at_home(office, alone)
    random.shuffle(people)
    bodies = _bodies(office, now)
    for service, body in bodies.items():
        for number in range(ASKED if people else 0):
            asked += _asked(service, people.pop(), body, office, now - timedelta(hours=5 + number), random)
    _plan(office, set(bodies.values()), now)
    return asked


def _bodies(office: Office, now: datetime) -> dict[str, str]:
    """The services that the edition of the office gives at home, each with the code of the body that goes."""
    bodies: dict[str, str] = {}
    for service in filter(run_here, sorted(office.services)):
        with suppress(NoneInForce):
            if visits.home_channel(edition_at(service, office.code, now)) is not None:
                bodies[service] = provider_for(office, service).code
    return bodies


def _at_home(office: Office, alone: set[str]) -> list[tuple[str, int]]:
    """Elderly people of the place of the office, with the number of their address."""
    homes = Residence.objects.filter(
        kind="permanent", removed_on__isnull=True, address__locality_kk=office.locality_kk
    )
    homes = homes.filter(address__district_kk=office.district_kk) if office.district_kk else homes
    living = homes.filter(person__died_on__isnull=True).exclude(person__iin__in=alone)
    rows = living.order_by("person__birth_date", "pk").values_list("person__iin", "address_id")
    return list(rows[:POOL])


def _asked(
    service: str, who: tuple[str, int], body: str, office: Office, at: datetime, random: Random
) -> bool:
    iin, address = who
    by = _somebody(body, office)
    asked = visits.Asked(
        service=service,
        person=iin,
        source=random.choice(("call-centre", "window")),
        phone=f"+7 701 {random.randint(100, 999)} {random.randint(10, 99)} {random.randint(10, 99)}",
        address=str(address),
        suits=random.choice(("", "таңертең", "түстен кейін", "после обеда")),
    )
    try:
        visits.ask(asked, by, at=at, key=f"demo-{service}-{iin}")
    except Refusal:
        return False
    return True


def _plan(office: Office, bodies: set[str], now: datetime) -> None:
    """Put all but the last request of each service on the route of somebody in the post that it needs, by turns."""
    day = now.astimezone(office.zone).date()
    waiting = Visit.objects.filter(office__in=bodies, purpose=Visit.TAKE, state=Visit.WAITING).order_by("pk")
    by_service: dict[str, list[Visit]] = {}
    for visit in waiting:
        by_service.setdefault(visit.service, []).append(visit)
    for turn, rows in enumerate(by_service.values()):
        goers = sorted(visits.goers(rows[0].office, [rows[0].post], day), key=lambda one: one.account)
        if len(rows) > 1 and goers:
            by, goer = _somebody(rows[0].office, office), goers[turn % len(goers)]
            visits.plan({one.pk: one.version for one in rows[:-1]}, day, goer.account, by, at=now)


def _somebody(body: str, office: Office) -> Official:
    """Who writes the requests down and plans them: the head of the body, of the accounts of the demo."""
    held = (
        Holding.objects.filter(office__code=body, post="head")
        .select_related("user__account")
        .order_by("pk")
        .first()
    )
    name = held.user.account.display_name if held else ""
    return Official(held.user_id if held else 0, name, "head", body)
