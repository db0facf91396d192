"""An office with a commission of five."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import timezone

from qyzmet.commissions.composition import Decision, Named, members_on, set_up
from qyzmet.commissions.models import Commission, Member
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Office

OFFICE = "social-akmola-zerendi"
DAY = date(2026, 3, 2)
BY = "Төлеубаев Қанат Зейноллаұлы"
ROLES = ("chair", "deputy", "secretary", "member", "member")
NAMES = ("Ахметов А.", "Бейсенова Н.", "Гончар Н.", "Смайылов Ғ.", "Петренко В.")
DECISION = Decision("12-1", date(2026, 1, 10), BY, date(2026, 1, 12))


def named() -> list[Named]:
    """The five."""
    return [Named(name, role) for name, role in zip(NAMES, ROLES, strict=True)]


def now() -> datetime:
    """The moment of writing."""
    return timezone.now()


@pytest.fixture
def office(db: None) -> Office:
    """The office at which the commission works."""
    load_offices()
    return Office.objects.get(code=OFFICE)


@pytest.fixture
def commission(office: Office) -> Commission:
    """The commission."""
    return set_up(OFFICE, DECISION, named(), by=BY, at=now())


@pytest.fixture
def members(commission: Commission) -> list[Member]:
    """Chair, deputy, secretary and two members, in this order."""
    return members_on(commission, DAY)
