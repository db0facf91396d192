"""Who sits on a commission: decisions of the akim, dated changes, a history that nobody rewrites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from qyzmet.commissions.composition import (
    Named,
    add_member,
    commission_on,
    end_member,
    history,
    members_on,
    set_up,
)
from qyzmet.commissions.models import Commission, Member
from qyzmet.commissions.quorum import quorum_on
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from tests.commissions.conftest import BY, DAY, DECISION, NAMES, OFFICE, ROLES, named, now


def test_the_commission_of_a_decision_works_from_its_day(commission: Commission) -> None:
    assert commission_on(OFFICE, DECISION.since - timedelta(days=1)) is None
    assert commission_on(OFFICE, DECISION.since) == commission
    assert [(one.name, one.role) for one in members_on(commission, DAY)] == list(
        zip(NAMES, ROLES, strict=True)
    )


def test_a_new_commission_ends_the_former_one_with_its_seats(commission: Commission) -> None:
    since = date(2026, 6, 1)
    second = set_up(OFFICE, replace(DECISION, on=since, since=since, number="12-9"), named(), by=BY, at=now())
    assert commission_on(OFFICE, since - timedelta(days=1)) == commission
    assert commission_on(OFFICE, since) == second
    assert [one.pk for one in history(OFFICE)] == [second.pk, commission.pk]
    assert members_on(commission, since) == []


def test_members_come_and_go_by_days(commission: Commission, members: list[Member]) -> None:
    end_member(members[4].pk, DAY, by=BY)
    more = add_member(commission.pk, Named("Қалиева С.", "member"), DAY, by=BY, at=now())
    assert members[4] in members_on(commission, DAY - timedelta(days=1))
    assert members_on(commission, DAY) == [*members[:4], more]


@pytest.mark.parametrize(
    ("changed", "members", "code"),
    [
        ({"number": " "}, named(), "decision-unnamed"),
        ({"since": date(2026, 1, 9)}, named(), "decision-backwards"),
        ({}, [], "no-chair"),
        ({}, [Named("А", "chair"), Named("Б", "chair")], "no-chair"),
        ({}, [Named("А", "chair"), Named("Б", "boss")], "no-chair"),
        ({}, [Named("А", "chair"), Named(" А ", "member")], "member-twice"),
    ],
)
def test_what_no_decision_can_be(
    office: Office, changed: dict[str, object], members: list[Named], code: str
) -> None:
    with pytest.raises(Refusal) as told:
        set_up(OFFICE, replace(DECISION, **changed), members, by=BY, at=now())  # type: ignore[arg-type]
    assert (told.value.code, told.value.clause) == (code, "1(3)")
    assert not Commission.objects.exists()


def test_nobody_sits_twice_and_there_is_one_chair(commission: Commission, members: list[Member]) -> None:
    for who, code in (
        (Named(NAMES[0], "member"), "member-twice"),
        (Named("Қалиева С.", "chair"), "no-chair"),
    ):
        with pytest.raises(Refusal) as told:
            add_member(commission.pk, who, DAY, by=BY, at=now())
        assert told.value.code == code
    end_member(members[0].pk, DAY, by=BY)
    with pytest.raises(Refusal) as told:
        end_member(members[0].pk, DAY, by=BY)
    assert told.value.code == "member-ended"


def test_the_database_lets_an_end_be_written_once_and_nothing_else(members: list[Member]) -> None:
    row = Member.objects.filter(pk=members[1].pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.update(name="Басқа")
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    row.update(until=DAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.update(until=None)


@pytest.mark.parametrize(("members", "needed"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 4)])
def test_more_than_half_have_to_come(members: int, needed: int) -> None:
    assert quorum_on(DAY).needed(members) == needed


def test_a_day_without_a_rule_is_named() -> None:
    with pytest.raises(Refusal) as told:
        quorum_on(date(2001, 1, 1))
    assert told.value.code == "no-quorum-rule"
    assert "01.01.2001" in told.value.text.ru
    assert quorum_on(DAY).assumed, "no act says it: the deployment knows that it is assumed"
