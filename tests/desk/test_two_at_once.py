"""Two officials on one case, two couriers on one bag: one wins, the other gets one clear message."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connections

from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.desk import couriers
from qyzmet.desk.jobs import watch_clocks
from qyzmet.offices.directory import load_offices
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Person
from tests.desk.town import (
    CENTRE,
    OLD,
    TUESDAY,
    about_self,
    carry,
    do,
    file,
    manifest,
    numbers,
    official,
    sound,
)
from tests.registers import making


def at_once(*works: Callable[[], object]) -> list[str]:
    """Do all of it at the same moment; ``done`` or the code of the refusal of each."""
    begin, told = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        begin.wait()
        try:
            work()
            told.append("done")
        except Refusal as refusal:
            told.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


@pytest.fixture
def who(transactional_db: None) -> Person:
    """Somebody registered at Semey, where there are offices."""
    load_offices()
    person = making.person()
    making.residence(person, making.address(), date(2009, 1, 5))
    return person


def case_at(step: str, who: Person) -> Stored:
    """A case at the centre of Semey that stands at this step."""
    return carry(file(about_self(OLD, "centre", who), "centre", TUESDAY), step, TUESDAY)


def test_of_two_inspectors_one_registers_and_one_receipt_is_printed(who: Person) -> None:
    """Cl. 14, 15: one entry, one number, one receipt."""
    case = case_at("C3", who)
    moment = TUESDAY + timedelta(minutes=5)
    told = at_once(*[lambda: do(case, moment)] * 2)
    assert told[0] == "done"
    assert told[1] in ("somebody-was-quicker", "other-step")
    assert numbers(CENTRE, "J5") == [1]
    assert Paper.objects.filter(kind="receipt-2010").count() == 1
    assert Entry.objects.filter(case_id=case.id, step="C3").count() == 1
    assert sound(case)


def test_a_bag_scanned_by_two_couriers_is_taken_once(who: Person) -> None:
    """Cl. 14."""
    case = case_at("C6a", who)
    bag, moment = manifest(case).number, TUESDAY + timedelta(hours=1)
    works = [lambda: couriers.dispatch(bag, official("courier", CENTRE), at=moment)] * 2
    assert at_once(*works) == ["done", "manifest-not-in-this-state"]
    assert sound(case)


def test_packages_put_on_a_register_at_the_same_moment_get_numbers_without_gaps(who: Person) -> None:
    """Cl. 14: one register, one number each."""
    cases = [case_at("C5", who) for _ in range(4)]
    moment = TUESDAY + timedelta(hours=1)
    works = [lambda one=case: do(one, moment) for case in cases]
    assert at_once(*works) == ["done"] * 4
    assert sorted(number or 0 for number in numbers(CENTRE, "J6")) == [1, 2, 3, 4]
    assert len({manifest(case).number for case in cases}) == 1
    positions = manifest(cases[0]).lines.values_list("position", flat=True)
    assert sorted(positions) == [1, 2, 3, 4]


def test_a_clock_that_is_written_down_while_somebody_acts_changes_nothing_twice(who: Person) -> None:
    """Cl. 14: who was slower than the clock looks again and goes on."""
    case = case_at("C9", who)
    late = TUESDAY + timedelta(days=30)
    told = at_once(lambda: do(case, late), lambda: watch_clocks(late))
    acted = Entry.objects.filter(case_id=case.id, step="C9")
    assert acted.count() == (1 if told == ["done", "done"] else 0)
    if not acted.exists():
        assert told == ["done", "somebody-was-quicker"]
        do(case, late)
    broken = [row.event["term"] for row in Entry.objects.filter(case_id=case.id, event__kind="broken")]
    assert len(broken) == len(set(broken))
    assert sound(case)
