"""Legal journals are numbered by office, service and year; telephones of an office stand in its papers."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from qyzmet.cases.models import Case, Counter
from qyzmet.cases.queries import legal_journal
from qyzmet.desk.paperwork import paper_context
from qyzmet.offices.models import Contact, Office
from qyzmet.registers.models import Person
from tests.desk.town import BUREAU, OLD, TUESDAY, Town, about_self, do, file, numbers, official

OTHER = "personal-farm-certificate"
"""Another service whose standard calls a journal J1."""


@pytest.fixture
def who(town: Town) -> Person:
    """Somebody who comes to the bureau again and again."""
    return town.registered(TUESDAY)


def visit(who: Person) -> Case:
    """A line of the journal of reference data."""
    filed = file(about_self(OLD, "provider", who), "provider", TUESDAY)
    return Case.objects.get(pk=do(filed, TUESDAY + timedelta(minutes=1)).id)


def lines(service: str) -> list[int | None]:
    year = datetime(2012, 1, 1, tzinfo=TUESDAY.tzinfo)
    return [one.journal_number for one in legal_journal(BUREAU, "J1", service, year, year.replace(year=2013))]


def test_journals_of_two_services_that_are_called_alike_do_not_mix(who: Person) -> None:
    theirs = visit(who)
    Case.objects.filter(pk=theirs.pk).update(service=OTHER)
    Counter.objects.all().delete()
    visit(who), visit(who)
    assert numbers(BUREAU, "J1") == [1, 2]
    assert lines(OTHER) == [1]


def test_a_journal_whose_numbers_were_counted_under_another_name_goes_on(who: Person) -> None:
    visit(who), visit(who)
    Counter.objects.filter(series__contains="J1").delete()
    Counter.objects.create(series=f"J1:{BUREAU}:2012", last=2)
    visit(who), visit(who)
    assert numbers(BUREAU, "J1") == [1, 2, 3, 4]


@pytest.mark.parametrize(("language", "phone"), [("kk", "1-23-45, кеңсе"), ("ru", "1-23-45, канцелярия")])
def test_papers_name_the_telephone_that_the_lists_give(town: Town, language: str, phone: str) -> None:
    office = Office.objects.get(code=BUREAU)
    office.contacts.all().delete()
    filing = about_self(OLD, "provider", town.registered(TUESDAY))
    filing.facts["language"] = language
    stored = file(filing, "provider", TUESDAY)
    stored.state.facts["language"] = language
    by = official("registrar", BUREAU)
    assert paper_context(stored, by, TUESDAY, {}).office.phone == ""
    Contact.objects.create(
        office=office, purpose="information", phone_kk="1-23-45, кеңсе", phone_ru="1-23-45, канцелярия"
    )
    context = paper_context(stored, by, TUESDAY, {})
    assert (context.office.phone, context.provider.phone) == (phone, phone)
