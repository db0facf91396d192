"""Two officials, or two offices, at the same moment: the database lets one win, the other is told and can go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from qyzmet.cases.models import Case, Entry
from qyzmet.cases.store import Stored, load
from qyzmet.duty.models import Payment
from qyzmet.offices.directory import load_offices
from qyzmet.papers.models import Paper
from qyzmet.registers.changes import end_residence
from qyzmet.registers.models import IdentityDocument, Residence
from tests.desk.ministry import (
    DAY,
    FACTS,
    PASSPORT,
    REGISTRATION,
    TEMPORARY,
    carry,
    case_of,
    do,
    documents,
    file,
    filing,
    receipt,
    somebody,
)
from tests.desk.test_two_at_once import at_once
from tests.desk.town import sound
from tests.registers.holding import signed

LOST = {
    "somebody-was-quicker",
    "other-step",
    "register-changed",
    "already-made",
    "case-ended",
    "already-given",
}
"""How the slower of two officials on one case is told."""
OTHER_TOWN = "psc-astana-yesil-2"


@pytest.fixture(autouse=True)
def offices_for_all(transactional_db: None) -> None:
    """Offices that every thread sees."""
    load_offices()


def one_wins(*works: Callable[[], object]) -> str:
    """The code that the loser is told."""
    told = at_once(*works)
    assert told.count("done") == 1, told
    (other,) = [code for code in told if code != "done"]
    return other


def test_of_two_filings_with_one_receipt_one_is_taken() -> None:
    law = TEMPORARY["2012"]
    paid = receipt(law, FACTS[law.name], DAY["2012"].date())
    brought = [replace(filing(law, somebody()), payment=paid) for _ in range(2)]
    works = [lambda one=one: file(law, one) for one in brought]
    assert one_wins(*works) == "receipt-used"
    assert (Case.objects.count(), Payment.objects.get().case_number) == (1, Case.objects.get().number)


def test_of_two_officials_on_one_step_one_does_it() -> None:
    """A making, an entry and a handing over, each by two at once."""
    maker, who = case_of(TEMPORARY["2014"], until="A5"), somebody()
    assert one_wins(*[lambda: do(maker)] * 2) in LOST
    assert IdentityDocument.objects.filter(case_number=maker.number).count() == 1
    entry = case_of(REGISTRATION["2014"], who, until="A6")
    assert one_wins(*[lambda: do(entry)] * 2) in LOST
    assert Residence.objects.filter(person=who, removed_on=None).count() == 1
    issue = case_of(PASSPORT["2014"], until="A7")
    to = {"iin": issue.applicant.id, "name": issue.applicant.name}
    assert one_wins(*[lambda: do(issue, "issued", to=to)] * 2) in LOST
    for case in (maker, entry, issue):
        assert Entry.objects.filter(case_id=case.id, step=case.state.step).count() == 1
        assert sound(load(case.id))
    assert carry(load(maker.id)).state.ended == "issued"
    assert Paper.objects.filter(case_number=maker.number, kind="temporary-id-card").count() == 1


def handing(case: Stored) -> Callable[[], object]:
    to = {"iin": case.applicant.id, "name": case.applicant.name}
    return lambda: do(case, "issued", to=to)


def goes_on(case: Stored) -> Stored:
    """Whoever was told that the register changed looks again and does it."""
    case = load(case.id)
    return case if case.state.step is None else carry(case)


def test_two_passports_of_one_person_handed_over_at_once_leave_one_valid() -> None:
    who, law = somebody(), PASSPORT["2012"]
    cases = [case_of(law, who, until="A7") for _ in range(2)]
    told = at_once(*map(handing, cases))
    assert told in (["done", "done"], ["done", "register-changed"])
    assert [goes_on(case).state.ended for case in cases] == ["issued", "issued"]
    assert sorted(state for _, state in documents(who)) == ["invalid", "valid"]


@pytest.mark.parametrize("registered", [True, False])
def test_of_two_towns_that_register_one_person_at_once_one_comes_first(registered: bool) -> None:
    """Whether a former registration stands between them or nothing does."""
    law, who = REGISTRATION["2014"], somebody(registered=registered)
    here = file(law, filing(law, who))
    there = file(law, filing(law, who), centre=OTHER_TOWN)
    here, there = carry(here, "A6"), carry(there, "A6")
    told = at_once(lambda: do(here), lambda: do(there))
    assert told in (["done", "done"], ["done", "register-changed"])
    assert [goes_on(case).state.ended for case in (here, there)] == ["registered", "registered"]
    assert Residence.objects.filter(person=who, kind="permanent", removed_on=None).count() == 1
    assert all(sound(load(case.id)) for case in (here, there))


def test_two_registrations_of_2012_at_once_leave_one_and_the_other_case_waits_for_the_removal() -> None:
    law, who = REGISTRATION["2012"], somebody(registered=False)
    here, there = (case_of(law, who, until="A6") for _ in range(2))
    assert one_wins(lambda: do(here), lambda: do(there)) in ("former-open", "register-changed")
    assert Residence.objects.filter(person=who, removed_on=None).count() == 1
    (loser,) = [case for case in (here, there) if load(case.id).state.step == "A6"]
    end_residence(who.iin, "permanent", "moved", **signed(DAY["2012"].date(), "12-9"))
    assert goes_on(loser).state.ended == "registered"
