"""My payments: one's own and nobody else's, with what is to be confirmed and how it was computed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from qyzmet.benefits.history import quarter
from qyzmet.benefits.models import Benefit
from qyzmet.registers.models import Look
from tests.benefits.house import assigned
from tests.portal.conftest import logged_in
from tests.portal.people import Family

PAGE = "/my/payments/"
TODAY = timezone.localdate()
BEFORE = quarter(quarter(TODAY) - timedelta(days=1))


def test_nothing_is_assigned(family: Family) -> None:
    page = logged_in(family.user).get(PAGE)
    assert (page.status_code, page.context["rows"]) == (200, [])


def test_mine_and_nobody_elses(family: Family) -> None:
    lines = {"lines": [{"kk": "3 × 6 000", "ru": "3 × 6 000", "en": "3 × 6,000"}]}
    mine = assigned([family.applicant, family.spouse], since=BEFORE, decided_on=BEFORE, why=lines)
    assigned([family.stranger], since=BEFORE, decided_on=BEFORE)
    page = logged_in(family.user).get(PAGE)
    (row,) = page.context["rows"]
    assert row["benefit"] == mine
    said = page.content.decode()
    assert "3 × 6" in said
    assert "KZ86…0100" in said
    assert "KZ86125K" not in said
    assert Look.objects.filter(subject_iin=family.applicant.iin, what="benefits").exists()


@pytest.mark.parametrize(("days", "mark"), [(-1, "broken"), (3, "attention")])
def test_it_reminds_of_the_confirmation(family: Family, days: int, mark: str) -> None:
    benefit = assigned([family.applicant], since=BEFORE, decided_on=BEFORE)
    Benefit.objects.filter(pk=benefit.pk).update(confirm_by=TODAY + timedelta(days))
    page = logged_in(family.user).get(PAGE)
    assert f"qz-outcome--{mark}" in page.content.decode()
    assert f"{TODAY + timedelta(days):%d.%m.%Y}" in page.content.decode()
