"""Changes of the family, the income, the place: each from its day on, the past as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qyzmet.benefits import happenings
from qyzmet.benefits.history import months
from qyzmet.benefits.models import Benefit, Happening
from qyzmet.process.errors import Refusal
from tests.benefits.conftest import LINE, Registers
from tests.benefits.house import ACCOUNT, CLERK, HOME, OFFICE, assigned, family
from tests.registers import making

pytestmark = pytest.mark.django_db
TODAY = date(2013, 3, 20)


@pytest.fixture
def benefit(registers: Registers) -> Benefit:
    """Three people without income."""
    registers.people = family()
    return assigned(registers.people, 3 * LINE)


def record(benefit: Benefit, kind: str, day: date, **more: Any) -> Happening:
    kept = happenings.record(
        benefit.pk, kind, day, **{"today": TODAY, "office": OFFICE, "looker": CLERK, **more}
    )
    benefit.refresh_from_db()
    return kept


def due(benefit: Benefit) -> list[int]:
    history = benefit.history()
    return [history.due(one) // LINE for one in months(date(2012, 11, 1), date(2013, 4, 1))]


def test_somebody_joins_and_somebody_leaves(benefit: Benefit, registers: Registers) -> None:
    born = making.person("Сейітов", "Нәресте", born=date(2012, 12, 9))
    registers.people = [*registers.people, born]
    record(benefit, "member-joined", date(2012, 12, 9))
    assert due(benefit) == [3, 3, 4, 4, 4, 4]
    gone = registers.people.pop(1)
    kept = record(benefit, "member-left", date(2013, 2, 10))
    assert due(benefit) == [3, 3, 4, 4, 3, 3]
    assert kept.result["left"] == [gone.iin]
    assert benefit.counted.get(person=gone).left_on == date(2013, 3, 1)
    assigned([gone], since=date(2013, 3, 1), decided_on=date(2013, 3, 5))


def test_an_event_written_down_late_does_not_undo_what_came_after(
    benefit: Benefit, registers: Registers
) -> None:
    registers.income = LINE
    record(benefit, "income", date(2013, 2, 3))
    assert due(benefit) == [3, 3, 3, 3, 2, 2]
    registers.people = [*registers.people, making.person(born=date(2012, 12, 9))]
    registers.income = 0
    record(benefit, "member-joined", date(2012, 12, 9))
    assert due(benefit) == [3, 3, 4, 4, 4, 4]
    assert benefit.terms.count() == 4, "the lines before stay"


def test_income_above_the_line_ends_it(benefit: Benefit, registers: Registers) -> None:
    registers.income = 3 * LINE + 1
    record(benefit, "income", date(2013, 2, 3))
    assert due(benefit) == [3, 3, 3, 3, 0, 0]
    assert (benefit.state, benefit.confirm_by) == ("ended", None)
    with pytest.raises(Refusal) as found:
        record(benefit, "income", date(2013, 2, 4))
    assert found.value.code == "benefit-ended"


def test_a_death_of_another_is_counted_anew_that_of_the_recipient_ends_it(
    benefit: Benefit, registers: Registers
) -> None:
    gone = registers.people.pop()
    record(benefit, "died", date(2013, 1, 4), whose=gone.iin)
    assert due(benefit) == [3, 3, 3, 2, 2, 2]
    record(benefit, "died", date(2013, 2, 4), whose=benefit.recipient.iin)
    assert due(benefit) == [3, 3, 3, 2, 0, 0]


def test_who_left_the_measure_pauses_it_and_the_dated_event_restores_it(benefit: Benefit) -> None:
    with pytest.raises(Refusal) as found:
        record(benefit, "measure-joined", date(2013, 1, 9))
    assert (found.value.code, found.value.clause) == ("nothing-to-restore", "10")
    record(benefit, "measure-refused", date(2012, 12, 20), whose=benefit.recipient.iin)
    assert due(benefit) == [3, 3, 0, 0, 0, 0]
    kept = record(benefit, "measure-joined", date(2013, 2, 15))
    assert kept.result == {"state": "running", "since": "2013-02-15"}
    history = benefit.history()
    assert [history.monthly_on(date(2013, 2, day)) // LINE for day in (14, 15)] == [0, 3]
    assert due(benefit)[3:] == [1, 3, 3]  # 14 of 28 days


def test_moved_to_another_region(benefit: Benefit) -> None:
    record(benefit, "moved-away", date(2013, 1, 9), note="Астана")
    assert due(benefit) == [3, 3, 3, 0, 0, 0]
    assert benefit.turns.last().note == "Астана"


@pytest.mark.parametrize(
    ("kind", "day", "more", "code"),
    [
        ("income", date(2013, 3, 21), {}, "day-not-come"),
        ("income", date(2012, 10, 31), {}, "before-the-benefit"),
        ("schooling", date(2013, 3, 1), {}, "happening-not-of-this-kind"),
        ("died", date(2013, 3, 1), {}, "whose-missing"),
        ("measure-refused", date(2013, 3, 1), {}, "whose-missing"),
        ("income", date(2013, 3, 1), {"office": "bureau-semey"}, "no-such-benefit"),
    ],
)
def test_what_cannot_be(benefit: Benefit, kind: str, day: date, more: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as found:
        record(benefit, kind, day, **more)
    assert found.value.code == code
    assert not Happening.objects.exists()


def test_the_allowance_for_a_child_ends_by_its_own_rules() -> None:
    mother = making.person("Сейітова", "Ана", sex="female")
    child = making.person("Сейітов", "Бала", born=date(2002, 5, 5))
    benefit = assigned([mother], kind=HOME, about=child.iin, until=date(2013, 5, 31))
    record(benefit, "schooling", date(2013, 2, 15))
    assert (benefit.state, benefit.state_since) == ("ended", date(2013, 2, 15))
    history = benefit.history()
    assert [history.state_on(date(2013, 2, day)) for day in (14, 15)] == ["running", "ended"]


def test_by_the_hand_of_an_official(benefit: Benefit) -> None:
    def turn(state: Any, day: date, note: str) -> None:
        happenings.turn(benefit.pk, state, day, note, today=TODAY, office=OFFICE, looker=CLERK)
        benefit.refresh_from_db()

    turn("paused", date(2013, 1, 1), "Анықталуда")
    for state, day, note, code in (
        ("paused", date(2013, 2, 1), "x", "same-state"),
        ("running", date(2013, 2, 1), " ", "reason-missing"),
        ("running", date(2012, 2, 1), "x", "before-the-benefit"),
    ):
        with pytest.raises(Refusal) as found:
            turn(state, day, note)
        assert found.value.code == code
    turn("running", date(2013, 2, 1), "Анықталды")
    assert due(benefit) == [3, 3, 0, 3, 3, 3]
    turn("ended", date(2013, 4, 1), "Өз өтініші")
    assert due(benefit) == [3, 3, 0, 3, 3, 0]


def test_the_account_is_checked_and_former_ones_are_kept(benefit: Benefit) -> None:
    with pytest.raises(Refusal):
        happenings.set_account(benefit.pk, "KZ86125KZT5004100101", office=OFFICE, looker=CLERK)
    happenings.set_account(benefit.pk, " ", office=OFFICE, looker=CLERK)
    benefit.refresh_from_db()
    assert benefit.account == ""
    assert ACCOUNT in benefit.events.values_list("account", flat=True)
