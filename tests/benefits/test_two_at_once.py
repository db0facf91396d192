"""Two officials do the same at the same moment: one does it, the other is told, nothing is there twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from qyzmet.benefits.confirming import confirm
from qyzmet.benefits.models import Benefit, Confirmation, PayLine, PayList, Payout
from qyzmet.benefits.paying import approve, close, digest, make_list
from qyzmet.process.errors import Refusal
from tests.benefits.conftest import LINE, Registers
from tests.benefits.house import CLERK, OFFICE, assigned, family

MONTH = date(2012, 11, 1)
AT = datetime(2012, 11, 28, 10, tzinfo=UTC)


def at_once(does: Callable[[], object], times: int = 4) -> list[str]:
    """``done`` or the code of the refusal, of each of several who do the same."""
    barrier, said = threading.Barrier(times), []

    def work() -> None:
        try:
            barrier.wait()
            does()
            said.append("done")
        except Refusal as refusal:
            said.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("offices")
def test_a_list_made_approved_and_closed_by_several_is_one_list() -> None:
    for _ in range(3):
        assigned(family(1))
    made = at_once(lambda: make_list(OFFICE, MONTH, today=MONTH, by="x"))
    assert made == ["done"] * 4
    assert (PayList.objects.count(), PayLine.objects.count()) == (1, 3)
    seen = digest(PayList.objects.get())
    assert at_once(lambda: approve(OFFICE, MONTH, seen, at=AT, by="x")) == ["done", *["list-not-so"] * 3]
    assert Payout.objects.count() == 3
    assert at_once(lambda: close(OFFICE, MONTH, "417", at=AT, by="x")) == ["done", *["list-not-so"] * 3]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("offices")
def test_a_person_counted_by_several_counts_once() -> None:
    member = family(1)[0]
    applicants = [family(1)[0] for _ in range(4)]
    said = at_once(lambda: assigned([applicants.pop(), member]))
    assert said.count("done") == 1
    assert set(said) <= {"done", "counted-elsewhere", "register-changed"}
    assert Benefit.objects.count() == 1, "what was refused left nothing"


@pytest.mark.django_db(transaction=True)
def test_a_quarter_confirmed_by_several_is_confirmed_once(registers: Registers) -> None:
    registers.people = family()
    benefit = assigned(registers.people, 3 * LINE)
    day = date(2013, 1, 20)
    said = at_once(lambda: confirm(benefit.pk, day, "№ 1", today=day, office=OFFICE, looker=CLERK))
    assert said == ["done", *["quarter-confirmed"] * 3]
    assert Confirmation.objects.count() == 1
