"""Assigned once, counted once, kept for later applications; what cannot be is refused whole."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from qyzmet.benefits import ledger
from qyzmet.benefits.assigning import assign, benefits_of, refuse
from qyzmet.benefits.models import Benefit, Counted, Refused, Term
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Look
from qyzmet.services.effects import AssignBenefit, RefuseBenefit
from tests.benefits.house import ACCOUNT, CLERK, HOME, OFFICE, TSA, assigned, family
from tests.registers import making

pytestmark = pytest.mark.django_db


def test_what_was_assigned_is_found_by_everybody_it_counts() -> None:
    people = family()
    benefit = assigned(people, 1_234_500)
    for one in people:
        (row,) = benefits_of(one.iin, date(2012, 12, 1), looker=CLERK, why="12-000009-99")
        assert row["case"] == benefit.case_number
        assert (row["kind"], row["iin"], row["monthly"], row["state"]) == (
            TSA,
            people[0].iin,
            1_234_500,
            "running",
        )
        assert Look.objects.filter(subject_iin=one.iin, what="benefits").exists()
    assert benefits_of(people[0].iin, date(2012, 11, 1), looker=CLERK, why="x") == []
    assert (benefit.account, benefit.confirm_by) == (ACCOUNT, date(2013, 1, 31))


def test_nobody_counts_in_two_at_once() -> None:
    people = family()
    first = assigned(people)
    other = family(1)
    with pytest.raises(Refusal) as found:
        assigned([*other, people[2]])
    assert found.value.code == "counted-elsewhere"
    assert first.case_number in found.value.text.ru
    assert Benefit.objects.count() == 1, "nothing is kept by half"
    with pytest.raises(IntegrityError), transaction.atomic():
        Counted.objects.create(benefit=first, kind=TSA, person=people[1], since=date(2014, 1, 1))
    ledger.write_turn(ledger.locked(first.pk), "ended", date(2013, 1, 1), reason="official", by="x")
    assigned([*other, people[2]], since=date(2013, 1, 1), decided_on=date(2013, 1, 5))


def test_a_child_taught_at_home_counts_in_one_allowance_and_besides_in_the_family() -> None:
    mother, child = family(2)
    assigned([mother, child])
    given = assigned([mother], kind=HOME, about=child.iin, until=date(2013, 5, 31))
    assert (given.about, given.confirm_by) == (child, None)
    with pytest.raises(Refusal) as found:
        assigned(family(1), kind=HOME, about=child.iin, until=date(2013, 5, 31))
    assert found.value.code == "counted-elsewhere"
    later = assigned([mother], kind=HOME, about=child.iin, since=date(2013, 6, 1), until=date(2014, 5, 31))
    assert later.since == date(2013, 6, 1)


@pytest.mark.parametrize(
    ("monthly", "until", "code"), [(-1, None, "negative-amount"), (1, date(2012, 10, 31), "bad-days")]
)
def test_what_cannot_be_is_refused(monthly: int, until: date | None, code: str) -> None:
    with pytest.raises(Refusal) as found:
        assigned(family(1), monthly, until=until)
    assert found.value.code == code
    assert not Benefit.objects.exists()


def test_a_decision_is_carried_out_once() -> None:
    benefit = assigned(family(1))
    with pytest.raises(Refusal) as found:
        assign(
            AssignBenefit(
                kind=TSA,
                iin=benefit.recipient.iin,
                monthly=1,
                since=date(2012, 11, 1),
                until=None,
                about=benefit.recipient.iin,
            ),
            on=date(2012, 11, 15),
            case=benefit.case_number,
            office=OFFICE,
            looker=CLERK,
        )
    assert found.value.code == "assigned-before"


def test_a_wrong_account_keeps_nobody_from_the_money() -> None:
    assert assigned(family(1), account="KZ00 0000").account == ""


def test_refusals_are_kept_for_later_applications() -> None:
    one, other = making.person(), making.person()
    effect = RefuseBenefit(kind=TSA, iin=one.iin, ground="R3", whose=other.iin, happened_on=date(2012, 10, 3))
    for _ in range(2):
        refuse(effect, on=date(2012, 11, 15), case="12-000001-11", office=OFFICE, looker=CLERK)
    assert Refused.objects.count() == 1
    for iin in (one.iin, other.iin):
        (row,) = benefits_of(iin, date(2013, 1, 1), looker=CLERK, why="x")
        assert (row["state"], row["ground"], row["happened_on"]) == ("refused", "R3", "2012-10-03")


def test_the_history_cannot_be_rewritten() -> None:
    benefit = assigned(family(1))
    for change in (
        lambda: Term.objects.filter(benefit=benefit).update(monthly=1),
        lambda: benefit.turns.all().delete(),
        lambda: Term.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
