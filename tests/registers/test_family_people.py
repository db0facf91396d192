"""The families of the synthetic people: deterministic, believable, every case of the income test among them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count

from qyzmet.registers.family_people import MONTHS, give_incomes, settle_families
from qyzmet.registers.incomes import family_of
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Family, FamilyMember, IncomeRecord, PersonStatus
from qyzmet.registers.population import populate
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.statuses import STATUSES
from qyzmet.services.targeted_social_assistance.income import test_of as income_test_of

pytestmark = pytest.mark.django_db

LOOKER = Looker(7, "Ысқақова Айнұр", "executor", "social-akmola-kokshetau")
NOW = date(2026, 11, 12)
LINE = {"region": "akmola", "since": "2026-01-01", "amount": 2034040, "source": {}, "assumed": True}


def test_families_are_made_with_the_people_and_made_once() -> None:
    populate(1500, seed=4)
    families = Family.objects.count()
    assert families > 10
    assert settle_families(4, NOW) == 0
    alone = FamilyMember.objects.values("family").annotate(members=Count("pk")).filter(members=1).count()
    assert 0 < alone < families
    heads = FamilyMember.objects.filter(relation="head").values("family").distinct().count()
    assert heads == families
    assert set(PersonStatus.objects.values_list("kind", flat=True)) <= set(STATUSES)


def test_incomes_of_the_last_months_come_once_and_bear_every_outcome() -> None:
    populate(1500, seed=4)
    made = give_incomes(4, NOW)
    assert made == IncomeRecord.objects.count() > 100
    assert give_incomes(4, NOW) == 0
    assert IncomeRecord.objects.values("month").distinct().count() == MONTHS
    assert set(IncomeRecord.objects.values_list("kind", flat=True)) <= set(INCOME_KINDS)
    outcomes = set()
    for iin in FamilyMember.objects.filter(relation="head").values_list("person__iin", flat=True)[:60]:
        found = {"family": family_of(iin, NOW, looker=LOOKER, why="12-000001-11"), "poverty_line": LINE}
        outcomes.add(income_test_of(found, NOW).outcome_above)
    assert outcomes == {True, False}


def _made() -> list[tuple[object, ...]]:
    """What a people of 400 gets, undone again."""
    with transaction.atomic():
        populate(400, seed=4)
        give_incomes(4, date(2012, 11, 12))
        rows = IncomeRecord.objects.values_list("person__iin", "kind", "month", "amount", "source")
        told = sorted(rows) + sorted(FamilyMember.objects.values_list("person__iin", "relation", "since"))
        transaction.set_rollback(True)
    return told


def test_the_same_people_get_the_same_families_and_incomes() -> None:
    first = _made()
    assert len(first) > 20
    assert first == _made()
