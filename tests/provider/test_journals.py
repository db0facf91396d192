"""The journals of the bureau (address-certificate 2010, cl. 14: J1, J3, J4, J7) for a period."""

from __future__ import annotations

import pytest
from django.http import Http404

from qyzmet.law.catalogue import edition
from qyzmet.ui.staff.lists import journal_address, journal_named
from tests.provider.bureau import People
from tests.provider.conftest import Login
from tests.provider.test_letters import act, letter, take_in
from tests.provider.test_window import serve


def test_the_journals_that_cl_14_orders_are_listed(login: Login) -> None:
    listed = login().get("/provider/journals/").context["journals"]
    assert [one["journal"].id for one in listed] == ["J1", "J3", "J4", "J7"]


def test_a_visit_is_a_line_of_the_journal_of_reference_data(login: Login, people: People) -> None:
    registrar = login()
    number = serve(registrar, people.registered.iin).strip("/").split("/")[-1]
    page = registrar.get("/provider/journals/J1/")
    assert [row.case.number for row in page.context["rows"]] == [number]
    assert page.context["rows"][0].entry.journal_number == 1


def test_a_letter_stands_in_the_incoming_and_then_in_the_outgoing_journal(
    login: Login, people: People
) -> None:
    registrar = login()
    case = take_in(registrar, letter(people))
    assert len(registrar.get("/provider/journals/J3/").context["rows"]) == 1
    assert len(registrar.get("/provider/journals/J4/").context["rows"]) == 0
    for _step in ("B3", "B4a", "B5"):
        assert act(registrar, case).status_code == 302
    assert len(registrar.get("/provider/journals/J4/").context["rows"]) == 1


def test_a_journal_is_printed_for_a_period_as_pdf(login: Login, people: People) -> None:
    registrar = login()
    serve(registrar, people.registered.iin)
    answer = registrar.get("/provider/journals/J1/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize(("since", "until"), [("31.02.2012", "01.03.2012"), ("05.03.2012", "01.03.2012")])
def test_a_period_that_cannot_be_is_refused(login: Login, since: str, until: str) -> None:
    answer = login().get("/provider/journals/J1/", {"since": since, "until": until})
    assert answer.status_code == 422


def test_the_journal_of_another_bureau_is_another_journal(login: Login, people: People) -> None:
    serve(login(), people.registered.iin)
    rows = login(office="bureau-astana").get("/provider/journals/J1/").context["rows"]
    assert rows == []


@pytest.mark.parametrize("query", ["{number}", "{iin}", "ахметова"])
def test_a_case_is_found_by_number_iin_and_name(login: Login, people: People, query: str) -> None:
    registrar = login()
    number = serve(registrar, people.registered.iin).strip("/").split("/")[-1]
    asked = query.format(number=number, iin=people.registered.iin)
    page = registrar.post("/provider/search/", {"q": asked}, follow=True)
    assert [row.case.number for row in page.context["rows"]] == [number]


def test_a_number_with_a_slip_in_it_is_told_from_one_that_does_not_exist(login: Login) -> None:
    registrar = login()
    slip = registrar.post("/provider/search/", {"q": "26-000123-49"}, follow=True)
    assert slip.status_code == 422
    assert "a digit is wrong" in slip.content.decode()
    none = registrar.post("/provider/search/", {"q": "26-000123-48"}, follow=True)
    assert none.status_code == 200
    assert "Nothing is found" in none.content.decode()


def test_two_services_that_call_a_journal_alike_have_an_address_each() -> None:
    both = [edition("address-certificate@2010"), edition("personal-farm-certificate@2011")]
    ours, theirs = (journal_address(both, one, one.journal("J1")) for one in both)
    assert (ours, theirs) == ("J1", "personal-farm-certificate.J1")
    assert [journal_named(both, name)[0] for name in (ours, theirs)] == both
    with pytest.raises(Http404):
        journal_named(both, "unemployed-certificate.J1")
