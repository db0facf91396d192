"""Whom a complaint goes to: clauses 21 to 23 and annexes 5 to 10 of the 2010 standard."""

from __future__ import annotations

import pytest

from qyzmet.offices.complaints import contacts_for
from qyzmet.offices.models import Contact, Office

pytestmark = pytest.mark.usefixtures("directory")


@pytest.mark.parametrize(
    ("office", "help_", "result", "conduct"),
    [
        ("psc-semey", ("6", "9"), ("8", "8"), ("10", "20")),
        ("bureau-astana", ("5", "1"), ("7", "1"), ("9", "1")),
        ("psc-almaty-auezov", ("6", "2"), ("8", "2"), ("10", "8")),
        # no row of their own: the office of the region answers
        ("bureau-semey", ("5", "7"), ("7", "7"), ("9", "7")),
        ("bureau-temirtau", ("5", "10"), ("7", "10"), ("9", "10")),
        ("bureau-kostanay-branch", ("5", "11"), ("7", "11"), ("9", "11")),
        ("psc-atyrau-1", ("6", "6"), ("8", "6"), ("10", "16")),
        # annex 8 has no row of the regional akimat: the city's answers
        ("psc-east-kazakhstan", ("6", "7"), ("8", "7"), ("10", "17")),
        ("psc-oskemen-2", ("6", "7"), ("8", "7"), ("10", "19")),
    ],
)
def test_each_cause_has_its_addressee(
    office: str, help_: tuple[str, str], result: tuple[str, str], conduct: tuple[str, str]
) -> None:
    here = Office.objects.get(code=office)
    purposes = ("complaint-help", "result-complaint", "conduct-complaint")
    for purpose, (annex, row) in zip(purposes, (help_, result, conduct), strict=True):
        found = contacts_for(here, purpose)
        assert [(contact.annex, contact.row) for contact in found] == [(f"annex {annex}", row)], purpose


def test_every_office_that_gives_the_service_has_an_addressee_for_every_cause() -> None:
    giving = Office.objects.filter(services__contains=["address-certificate"])
    assert giving.count() == 50
    for office in giving:
        for purpose in ("complaint-help", "result-complaint", "conduct-complaint"):
            assert contacts_for(office, purpose), f"{office.code}: {purpose}"


def test_the_ministry_answers_by_clause_27_and_by_clause_11_of_2014() -> None:
    ministry = Contact.objects.filter(office__kind="ministry")
    assert {contact.annex for contact in ministry} == {"2010 cl. 27", "2014 cl. 11"}
    assert ministry.get(annex="2014 cl. 11").phone_kk == "8 (7172) 71-40-33; 71-40-03"


@pytest.mark.parametrize("code", ["police-akmola-akkol", "social-akmola-akkol", "psc-akmola-akkol"])
def test_an_office_of_other_services_has_no_addressee_of_this_one_but_its_own_phones(code: str) -> None:
    office = Office.objects.get(code=code)
    for purpose in ("complaint-help", "result-complaint", "conduct-complaint"):
        assert contacts_for(office, purpose) == []
    assert contacts_for(office, "information")
