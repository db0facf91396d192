"""The server dies between any two statements: of a filing, a making, an entry, a handing over. Nothing is half."""

from __future__ import annotations

from uuid import uuid4

import pytest

from qyzmet.cases import tickets
from qyzmet.cases.models import Case
from qyzmet.desk.filing import file_at_window
from qyzmet.duty.models import Payment
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.registers.models import Look
from tests.desk.killing import everything_stored, killed_at_every_statement
from tests.desk.ministry import (
    DAY,
    EVERY,
    MAKERS,
    PAID,
    PASSPORT,
    REGISTRATION,
    REMOVAL,
    TEMPORARY,
    carry,
    case_of,
    do,
    file,
    filing,
    receiver,
    somebody,
    step_of,
)
from tests.desk.town import CENTRE, sound

pytestmark = pytest.mark.usefixtures("offices")

WORK = [
    *[(law, step_of(law, Verb.MAKE)) for law in MAKERS],
    *[(law, step_of(law, Verb.ISSUE)) for law in MAKERS],
    (REGISTRATION["2012"], "A6"),
    (REGISTRATION["2012"], "A7"),
    (REGISTRATION["2014"], "A6"),
    (REGISTRATION["2014"], "A9"),
    (REMOVAL["2012"], "A6"),
    (REMOVAL["2014"], "A4"),
    (REMOVAL["2014"], "A5"),
    (REMOVAL["2014"], "A6"),
    (TEMPORARY["2014"], "A6"),
]
"""Steps that change a register, make a paper or end the case."""


def name(one: object) -> str:
    return one.name if isinstance(one, Edition) else str(one)


@pytest.mark.parametrize("law", PAID, ids=name)
def test_a_paid_filing_that_dies_leaves_nothing(law: Edition) -> None:
    """But the trace of having asked the register whether the applicant lives."""
    who = somebody(registered=law is not REGISTRATION["2012"])
    ticket = tickets.take(CENTRE, law.service, "file", DAY[law.year], DAY[law.year].date())
    tickets.call_next(CENTRE, DAY[law.year].date(), DAY[law.year], 7, "1")
    ticket.refresh_from_db()
    brought, by = filing(law, who), receiver(law)
    key = uuid4().hex

    def take() -> object:
        return file_at_window(law, "centre", brought, by, at=DAY[law.year], key=key, ticket=ticket)

    assert killed_at_every_statement(take, Look) > 10
    assert Payment.objects.get().case_number == Case.objects.get().number
    before = everything_stored(Look)
    take()
    assert everything_stored(Look) == before, "the same filing again is the same case"


@pytest.mark.parametrize("law", PAID, ids=name)
def test_a_filing_in_vain_that_dies_is_said_whole(law: Edition) -> None:
    """The last line and the duty that goes back are one."""
    case = file(law, filing(law, somebody(registered=False), without=1))
    last = step_of(law, Verb.REFUSE if law.year == "2012" or law.service == "temporary-id" else Verb.NOTIFY)
    assert case.state.step == last
    ground = next((one.id for one in law.grounds if last in one.steps), "")
    assert killed_at_every_statement(lambda: do(case, ground=ground, reasons="Себебі")) > 3


@pytest.mark.parametrize(("law", "step"), WORK, ids=name)
def test_a_step_that_dies_leaves_nothing_and_done_again_is_one(law: Edition, step: str) -> None:
    case = case_of(law, until=step)
    key = uuid4().hex
    one = case.applicant
    given = {"to": {"iin": one.id, "name": one.name}} if step == step_of(law, Verb.ISSUE) else {}
    assert killed_at_every_statement(lambda: do(case, key=key, **given)) > 3
    before = everything_stored()
    assert do(case, key=key, **given).repeated
    assert everything_stored() == before
    assert sound(case)


@pytest.mark.parametrize("law", EVERY, ids=name)
def test_every_step_of_a_case_sent_twice_is_done_once(law: Edition) -> None:
    """The answer to the first was lost on the way: the button is pressed again."""
    case = case_of(law)
    while case.state.step is not None:
        key, step = uuid4().hex, case.state.step
        one = case.applicant
        given = {"to": {"iin": one.id, "name": one.name}} if step == step_of(law, Verb.ISSUE) else {}
        done = do(case, key=key, **given)
        before = everything_stored(Look)
        again = do(case, key=key, **given)
        assert (again.repeated, again.state) == (True, done.state)
        assert everything_stored(Look) == before
        case = done
    assert law.outcome(case.state.ended or "").good
    assert sound(case)


def test_a_passport_and_a_card_are_made_together_or_not_at_all() -> None:
    case = case_of(PASSPORT["2012"], until="A5", document="both", card_reason="first")
    assert killed_at_every_statement(lambda: do(case)) > 8
    assert carry(case_of(PASSPORT["2012"])).state.ended == "issued"
