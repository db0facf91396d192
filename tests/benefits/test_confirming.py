"""A quarter confirmed in time, late, never; with the same income, another, one above the line."""

from __future__ import annotations

from datetime import date

import pytest

from qyzmet.benefits.confirmations import due_day
from qyzmet.benefits.confirming import confirm, reminded
from qyzmet.benefits.history import months
from qyzmet.benefits.jobs import watch_benefits
from qyzmet.benefits.models import Benefit, Confirmation
from qyzmet.process.errors import Refusal
from tests.benefits.conftest import LINE, Registers
from tests.benefits.house import CLERK, ELSEWHERE, HOME, OFFICE, assigned, family

pytestmark = pytest.mark.django_db


@pytest.fixture
def benefit(registers: Registers) -> Benefit:
    """Three people without income: 18,000 tenge a month."""
    registers.people = family()
    return assigned(registers.people, 3 * LINE)


def present(benefit: Benefit, day: date, *, today: date | None = None, **more: str) -> Confirmation:
    said = confirm(
        benefit.pk,
        day,
        more.get("certificate", "№ 15, «Көкше» ЖШС"),
        today=today or day,
        office=more.get("office", OFFICE),
        looker=CLERK,
    )
    benefit.refresh_from_db()
    return said.confirmation


def due(benefit: Benefit, first: date, last: date) -> list[int]:
    history = benefit.history()
    return [history.due(one) for one in months(first, last)]


def refused(benefit: Benefit, day: date, **more: object) -> str:
    with pytest.raises(Refusal) as found:
        present(benefit, day, **more)  # type: ignore[arg-type]
    assert all((found.value.text.kk, found.value.text.ru, found.value.text.en))
    return found.value.code


def test_days_of_the_quarter() -> None:
    assert due_day(date(2013, 1, 1)) == date(2013, 1, 31)
    assert due_day(date(2012, 7, 1)) == date(2012, 7, 31)
    assert due_day(date(2013, 4, 1)) == date(2013, 4, 30)


def test_in_time_and_the_same(benefit: Benefit) -> None:
    kept = present(benefit, date(2013, 1, 20))
    assert (kept.late, kept.result["outcome"]) == (False, "same")
    assert benefit.confirm_by == date(2013, 4, 30)
    assert benefit.terms.count() == 1
    assert watch_benefits(date(2013, 4, 30)) == 0


def test_reminded_two_weeks_before(benefit: Benefit) -> None:
    assert [reminded(benefit, date(2013, 1, day)) for day in (16, 17, 31)] == [False, True, True]


def test_another_income_changes_the_amount_from_the_month_of_presenting(
    benefit: Benefit, registers: Registers
) -> None:
    registers.income = 500_000
    kept = present(benefit, date(2013, 1, 20))
    assert kept.result["outcome"] == "changed"
    assert kept.result["why"]["computation"]["monthly_amount"] == 1_300_000
    assert due(benefit, date(2012, 12, 1), date(2013, 2, 1)) == [1_800_000, 1_300_000, 1_300_000]


def test_late_it_pauses_and_runs_again_from_the_month_of_presenting(benefit: Benefit) -> None:
    assert watch_benefits(date(2013, 1, 31)) == 0
    assert watch_benefits(date(2013, 2, 1)) == 1
    assert watch_benefits(date(2013, 2, 2)) == 0, "run again it changes nothing"
    benefit.refresh_from_db()
    assert (benefit.state, benefit.state_since) == ("paused", date(2013, 2, 1))
    kept = present(benefit, date(2013, 3, 12))
    assert (kept.late, kept.result["outcome"], benefit.state) == (True, "resumed", "running")
    assert due(benefit, date(2013, 1, 1), date(2013, 4, 1)) == [1_800_000, 0, 1_800_000, 1_800_000]


def test_presented_in_time_and_written_down_late_nothing_is_lost(benefit: Benefit) -> None:
    watch_benefits(date(2013, 2, 1))
    kept = present(benefit, date(2013, 1, 30), today=date(2013, 2, 4))
    assert not kept.late
    assert due(benefit, date(2013, 1, 1), date(2013, 3, 1)) == [1_800_000] * 3


def test_never_it_ends_with_the_quarter_and_a_new_application_is_needed(benefit: Benefit) -> None:
    assert refused(benefit, date(2013, 4, 2)) == "quarter-confirmed-late", "before the night has run"
    assert watch_benefits(date(2013, 4, 2)) == 1
    benefit.refresh_from_db()
    assert (benefit.state, benefit.state_since, benefit.confirm_by) == ("ended", date(2013, 4, 1), None)
    assert due(benefit, date(2013, 1, 1), date(2013, 4, 1)) == [1_800_000, 0, 0, 0]
    assert refused(benefit, date(2013, 4, 2)) == "quarter-confirmed-late"
    assigned(
        [one.person for one in benefit.counted.all()], since=date(2013, 4, 1), decided_on=date(2013, 4, 9)
    )


def test_above_the_line_it_ends_and_at_the_line_it_does_not(benefit: Benefit, registers: Registers) -> None:
    registers.income = 3 * LINE
    assert present(benefit, date(2013, 1, 20)).result["outcome"] == "changed"
    assert (benefit.state, benefit.monthly) == ("running", 0)
    registers.income += 1
    kept = present(benefit, date(2013, 4, 3))
    assert (kept.result["outcome"], benefit.state, benefit.state_since) == (
        "ended",
        "ended",
        date(2013, 5, 1),
    )


def test_what_cannot_be_confirmed_is_said_by_name(benefit: Benefit, registers: Registers) -> None:
    assert refused(benefit, date(2012, 12, 1)) == "quarter-of-assignment"
    assert refused(benefit, date(2013, 1, 5), today=date(2013, 1, 4)) == "day-not-come"
    assert refused(benefit, date(2013, 1, 5), certificate=" ") == "certificate-missing"
    assert refused(benefit, date(2013, 1, 5), office=ELSEWHERE) == "no-such-benefit"
    present(benefit, date(2013, 1, 5))
    assert refused(benefit, date(2013, 2, 5)) == "quarter-confirmed"
    mother, child = family(2)
    other = assigned([mother], kind=HOME, about=child.iin, until=date(2013, 5, 31))
    assert refused(other, date(2013, 1, 5)) == "nothing-to-confirm"
    registers.people = []
    assert refused(benefit, date(2013, 4, 5)) == "no-family"
    assert Confirmation.objects.count() == 1
