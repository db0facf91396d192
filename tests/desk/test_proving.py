"""What registers hold of what was to be proved on paper: at the reception, on the blanks to sign, on the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

import qyzmet.law
from qyzmet.benefits.confirming import confirm
from qyzmet.benefits.models import Benefit
from qyzmet.cases.store import Stored
from qyzmet.desk.deciding import found_for
from qyzmet.desk.demo.assistance import commission_at
from qyzmet.desk.demo.staff import official
from qyzmet.desk.proving import Asked, known_at_reception, proofs_at_reception, proofs_of
from qyzmet.desk.request import events_of, told
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Office
from qyzmet.registers import household_changes as book
from qyzmet.registers.family_changes import correct_income, enter_incomes
from qyzmet.registers.models import Address, IncomeRecord, Look, Residence
from qyzmet.services.proofs import Proof
from qyzmet.services.targeted_social_assistance.parameters import rule_on
from tests.desk.assistance import (
    AKIM,
    BODY,
    LAW,
    SINCE,
    Family,
    act,
    commission,
    filed,
    make_family,
    turn,
    until,
)

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"


@pytest.fixture
def family(db: None, monkeypatch: pytest.MonkeyPatch) -> Family:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    commission()
    return make_family()


def asked(family: Family) -> Asked:
    looker = official("executor", BODY).looker()
    return Asked(family.mother.iin, [family.mother.iin], timezone.localdate(), looker, "тексеру")


def said(stored: Stored) -> dict[str, Proof]:
    by = turn(stored)[1]
    return {one.kind: one for one in proofs_of(stored, by, stored.state.changed)}


def move(family: Family) -> None:
    """The father leaves for another house of the village."""
    home = family.home
    other = Address.objects.create(
        kato=home.kato,
        region_kk=home.region_kk,
        region_ru=home.region_ru,
        locality_kk=home.locality_kk,
        locality_ru=home.locality_ru,
        house="99",
    )
    Residence.objects.filter(person=family.father).update(address=other)


def test_the_blanks_to_sign_are_filled_in_from_the_registers_and_the_look_is_traced(family: Family) -> None:
    found = known_at_reception(LAW, "provider", asked(family))
    assert next(one["iin"] for one in found["family"]["members"]) == family.mother.iin
    assert found["household"] is None
    assert Look.objects.filter(why="тексеру", subject_iin=family.child.iin).exists()


def test_at_the_reception_the_addresses_of_the_whole_family_are_told(family: Family) -> None:
    residence, farm = proofs_at_reception(LAW, asked(family), ["D5a"])
    assert (residence.agrees, len(residence.lines)) == (True, 4)
    assert "no page" in farm.words.en
    move(family)
    residence = proofs_at_reception(LAW, asked(family), ["D5a"])[0]
    assert residence.agrees is False
    assert family.father.full_name in residence.words.kk


def test_at_the_desk_what_was_attached_is_compared(family: Family) -> None:
    stored = until(filed(family), Verb.DECIDE)
    proofs = said(stored)
    assert (proofs["residence"].agrees, proofs["residence"].attached) == (True, ("D5a",))
    assert (proofs["farm"].agrees, proofs["farm"].attached) == (False, ("D4",))
    assert "The commission saw" in proofs["farm"].words.en, "the visit counted a cow, the book holds no page"
    assert Look.objects.filter(
        why=stored.number, subject_iin=family.father.iin, what="address-record"
    ).exists()


def test_a_book_that_changed_after_the_statement_is_told(family: Family) -> None:
    stored = until(filed(family), Verb.DECIDE)
    farmer(family)
    farm = said(stored)["farm"]
    assert farm.agrees is False
    assert any("сиыр" in line.kk for line in farm.lines)


def farmer(family: Family) -> None:
    """The akim opens the page of the household and counts a cow."""
    looker, ground = official("official", AKIM).looker(), "шаруашылықты аралау"
    page = book.open_page(1, 1, family.home.pk, family.mother.iin, on=SINCE, ground=ground, looker=looker)
    book.enter(page.pk, "livestock", "cow", 1, on=SINCE, ground=ground, looker=looker)


def test_the_quarter_is_confirmed_by_the_register_of_families_and_the_line_of_the_region(
    family: Family,
) -> None:
    commission_at(Office.objects.get(code=BODY), date(2026, 1, 5))
    enter(family, AUGUST.date(), 20_000)
    act(until(filed(family, at=AUGUST), Verb.SIGN))
    benefit = Benefit.objects.get()
    day, looker = date(2026, 10, 5), official("executor", BODY).looker()
    enter(family, day, 18_000)
    done = confirm(benefit.pk, day, "№ 5", today=day, office=BODY, looker=looker)
    result = done.confirmation.result
    assert result["outcome"] == "changed"
    assert result["why"]["computation"]["line"]["region"] == "akmola"
    assert result["monthly"] == benefit.monthly + 2_000 * 100


def test_the_line_is_that_of_the_day_of_filing_as_the_quarter_is(
    family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lines.yaml"
    source = "source: {kk: а, ru: б, en: c}"
    file.write_text(
        f"lines:\n  - {{regions: akmola, from: 2026-01-01, amount: 30000, {source}}}\n"
        f"  - {{regions: akmola, from: 2026-08-05, amount: 1, {source}}}\n"
    )
    monkeypatch.setenv("QYZMET_POVERTY_LINES", str(file))
    commission_at(Office.objects.get(code=BODY), date(2026, 1, 5))
    enter(family, AUGUST.date(), 20_000)
    stored = until(filed(family, at=AUGUST), Verb.DECIDE)
    stored = act(stored, at=AUGUST + timedelta(days=3))
    assert told(events_of(stored)).found["poverty_line"]["amount"] == 3_000_000


def test_a_refusal_is_heeded_whoever_of_the_family_applies_next(family: Family) -> None:
    stored = until(filed(family), Verb.DECIDE)
    day = (stored.state.opened - timedelta(days=20)).date().isoformat()
    said = {"ground": "turned-down", "whose": family.mother.iin, "happened": "left", "happened_on": day}
    stored = act(stored, {"ground": "turned-down", "found": {"stated": said}}, "refused")
    stored = act(until(stored, Verb.SIGN))
    husband = replace(family, mother=family.father, father=family.mother)
    again = until(filed(husband, at=stored.state.changed + timedelta(days=1)), Verb.DECIDE)
    step, by = turn(again)
    verdict = found_for(again, step, by, again.state.changed, {})[1]
    assert verdict is not None
    assert verdict.grounds == ("turned-down",)


AUGUST = datetime(2026, 8, 3, 10, tzinfo=ZoneInfo("Asia/Almaty"))


def enter(family: Family, day: date, tenge: int) -> None:
    """The father's wage in the quarter that counts on a day."""
    months = dict.fromkeys(rule_on(day).months(day), tenge)
    looker = official("executor", BODY).looker()
    known = IncomeRecord.objects.filter(person=family.father, current=True).values_list("month", flat=True)
    there = {f"{one:%Y-%m}" for one in known}
    for month, amount in months.items():
        if month in there:
            row = IncomeRecord.objects.get(person=family.father, current=True, month=f"{month}-01")
            correct_income(row.pk, amount, reason="түзету", looker=looker)
        else:
            enter_incomes(family.father.iin, "wage", "«Бұлақ» ЖШС", {month: amount}, looker=looker)
