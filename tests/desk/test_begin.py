"""What the demo leaves at three towns: a case at every desk of every edition, people in the halls, visits, payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import F
from pytest_django.plugin import DjangoDbBlocker

import qyzmet.law
from qyzmet.benefits.models import Benefit, PayList
from qyzmet.cases import journal
from qyzmet.cases.models import Case, Clock, Manifest, Ticket, Visit
from qyzmet.desk.demo.begin import DEPARTMENT, SOCIAL, TOWNS, Begun, begin
from qyzmet.desk.demo.leaving import desks
from qyzmet.desk.filing import edition_at
from qyzmet.offices.demo import create_demo_accounts
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Account, Office
from qyzmet.registers.models import HouseholdPage
from qyzmet.registers.population import populate
from qyzmet.services.rules import run_here

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
FRIDAY = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
"""Eleven o'clock in the towns."""
GIVEN = {stand.service for stands in SOCIAL.values() for stand in stands}
"""The social services."""


@pytest.fixture(scope="module")
def _begun(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Begun]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
        load_offices()
        populate(10_000, 2014)
        create_demo_accounts("бір құпиясөз")
        yield begin(FRIDAY, 2014)
        transaction.set_rollback(True)


@pytest.fixture
def begun(_begun: Begun, db: None, monkeypatch: pytest.MonkeyPatch) -> Begun:
    """The morning, left once for all tests of this module."""
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    return _begun


def test_a_case_waits_at_every_desk_of_every_edition(begun: Begun) -> None:
    laws = [
        edition_at(service, office.code, FRIDAY)
        for office in Office.objects.filter(code__in=TOWNS)
        for service in filter(run_here, office.services)
    ]
    laws = [law for law in laws if law.service not in GIVEN]
    assert len({law.name for law in laws}) == len(laws) == 10
    laws += [edition_at(service, DEPARTMENT, FRIDAY) for service in sorted(GIVEN)]
    wanted = {(law.name, channel.id, step.id) for law in laws for channel, step in desks(law)}
    standing = Counter(Case.objects.filter(ended=None).values_list("edition", "channel", "step"))
    assert set(standing) == wanted
    assert standing.total() == begun.cases
    assert all(journal.verify(case).sound for case in Case.objects.all())


def test_little_is_late_and_something_ends_soon(begun: Begun) -> None:
    """Of terms of hours and days: what has ten minutes is over before anybody opens the page."""
    running = Clock.objects.filter(stopped_at=None, due_at__gt=F("started_at") + timedelta(minutes=30))
    late = running.filter(due_at__lt=FRIDAY).count()
    assert 1 <= late <= running.count() // 10
    soon = Clock.objects.filter(stopped_at=None, due_at__gte=FRIDAY, due_at__lt=FRIDAY.replace(hour=7))
    assert soon.count() > 10


def test_packages_are_on_their_way(begun: Begun) -> None:
    assert Manifest.objects.filter(dispatched_at=None).exists()
    assert Manifest.objects.filter(dispatched_at__isnull=False).exists()


def test_people_wait_in_every_hall_for_every_service(begun: Begun) -> None:
    waiting = Ticket.objects.filter(state=Ticket.WAITING)
    assert waiting.count() == begun.tickets
    for code in (*TOWNS, *SOCIAL):
        services = {stand.service for stand in SOCIAL.get(code, ())} or _of_the_ministry(code)
        assert set(waiting.filter(office=code).values_list("service", flat=True)) == services
    assert waiting.filter(case__isnull=False).exists()


def _of_the_ministry(code: str) -> set[str]:
    return set(filter(run_here, Office.objects.get(code=code).services)) - GIVEN


def test_some_families_are_paid_and_one_is_to_confirm(begun: Begun) -> None:
    assert begun.paid == 3
    kept = PayList.objects.get(office=DEPARTMENT)
    assert kept.month == date(2026, 10, 1)
    assert kept.lines.count() >= 3
    assert Benefit.objects.filter(office=DEPARTMENT, confirm_by__isnull=False).exists()


def test_pages_of_the_village_wait_for_a_signature(begun: Begun) -> None:
    pages = HouseholdPage.objects.filter(akim="akim-akmola-zerendi-bulak")
    assert pages.exclude(confirmations__year=FRIDAY.year).exists()


def test_visits_are_asked_for_and_some_are_on_a_route_of_today(begun: Begun) -> None:
    asked = Visit.objects.filter(purpose=Visit.TAKE)
    assert asked.count() == begun.visits == 9
    assert asked.filter(state=Visit.PLANNED, route__day=FRIDAY.date()).count() == 6
    assert asked.filter(state=Visit.WAITING).count() == 3


def test_the_applicants_of_the_demo_have_no_case_of_another(begun: Begun) -> None:
    theirs = Account.objects.exclude(iin="").values_list("iin", flat=True)
    assert not Case.objects.filter(applicant_id__in=list(theirs)).exists()


def test_beginning_again_leaves_nothing_more(begun: Begun) -> None:
    assert begin(FRIDAY, 2014) == Begun(0, 0, 0, 0)
