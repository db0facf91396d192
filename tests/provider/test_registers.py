"""The registers: a person's file for a cause, and what an office entered in a period."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.duty.models import Payment
from qyzmet.duty.payments import record_payment
from qyzmet.duty.refunds import RefundDue, refund
from qyzmet.offices.models import Office
from qyzmet.provider import books
from qyzmet.provider.books import BOOKS
from qyzmet.registers.changes import file_sheet, make_document, spoil_document, stamp_book
from qyzmet.registers.models import Look, MilitaryDuty, Person, Residence
from tests.provider.bureau import People
from tests.provider.conftest import Login
from tests.provider.test_tables import cells, rows
from tests.provider.test_window import serve
from tests.registers import making
from tests.registers.holding import holds, owns, signed

PEOPLE = "/provider/registers/people/"
WHY = "жазбаша сұрау салу № 17"
DAY = date(2014, 3, 5)


def find(client: Client, q: str, why: str = WHY) -> Any:
    """Ask for a person, and follow to the answer."""
    return client.post(PEOPLE, {"q": q, "why": why}, follow=True)


def period(
    client: Client, register: str, since: str = "01.01.1990", until: str = "31.12.2030", **more: str
) -> Any:
    """A register of the office for a period."""
    return client.get(f"/provider/registers/{register}/", {"since": since, "until": until, **more})


def texts(answer: Any, column: int = 1) -> list[str]:
    """What stands in a column of the lines shown; the name, unless said otherwise."""
    return [row[column].text for row in answer.context.get("rows", [])]


@pytest.fixture
def case(login: Login, people: People) -> Case:
    """A case of the bureau of Semey."""
    number = serve(login(), people.registered.iin).strip("/").split("/")[-1]
    return Case.objects.get(number=number)


# --- a person's file ---------------------------------------------------------------------------------------


def test_an_iin_opens_the_file_at_once_and_no_address_holds_it(login: Login, people: People) -> None:
    answer = find(login(), people.registered.iin)
    assert answer.context["file"].person == people.registered
    assert people.registered.full_name in answer.content.decode()
    for where, _status in answer.redirect_chain:
        assert people.registered.iin not in where


@pytest.mark.parametrize("q", ["ахметова", "Ахметова Айгүл", "АХМЕТОВА АЙГУЛ", "ахметова серикк"])
def test_a_name_is_found_in_either_spelling(login: Login, people: People, q: str) -> None:
    answer = find(login(), q)
    assert [one.iin for one, _address in answer.context["rows"]] == [people.registered.iin]
    page = login().get(answer.context["rows"][0][1])
    assert page.status_code == 302  # another session


def test_people_stand_in_the_order_of_the_kazakh_alphabet(login: Login, people: People) -> None:
    for name in ("Қанат", "Лаура", "Камал", "Әсел", "Бота"):
        making.person("Жұмабаев", name)
    found = [one.full_name.split()[1] for one, _address in find(login(), "жумабаев").context["rows"]]
    assert found == ["Әсел", "Бота", "Камал", "Қанат", "Лаура"]


def test_more_people_than_are_shown_are_said_to_be(login: Login, people: People) -> None:
    people.more(60)
    answer = find(login(), "калиева")
    assert len(answer.context["rows"]) == 50
    assert "More people are found" in answer.content.decode()


@pytest.mark.parametrize("q", ["850101400073", "8501014000720", "12345", "А", "", "000000000000"])
def test_a_wrong_iin_or_too_little_is_refused_with_a_word_of_what_to_do(
    login: Login, people: People, q: str
) -> None:
    answer = find(login(), q)
    assert answer.status_code == 422
    assert answer.context["form"].errors["q"]
    assert not Look.objects.filter(what="history").exists()


@pytest.mark.parametrize("why", ["", "   ", "1", "....", "12345678", "26-000123-49", "26-000123-48"])
def test_without_a_cause_nothing_is_shown(login: Login, people: People, why: str) -> None:
    answer = login().post(PEOPLE, {"q": people.registered.iin, "why": why})
    assert answer.status_code == 422
    assert answer.context["form"].errors["why"]
    assert not Look.objects.filter(subject_iin=people.registered.iin).exists()


def test_a_case_of_the_office_is_a_cause_and_one_of_another_is_none(
    login: Login, people: People, case: Case
) -> None:
    assert find(login(), people.removed.iin, case.number).status_code == 200
    assert Look.objects.filter(what="history", subject_iin=people.removed.iin, why=case.number).exists()
    elsewhere = login(office="bureau-astana").post(PEOPLE, {"q": people.removed.iin, "why": case.number})
    assert elsewhere.status_code == 422


def test_nobody_has_the_number(login: Login, people: People) -> None:
    answer = find(login(), people.unknown)
    assert answer.status_code == 200
    assert "Nobody is found" in answer.content.decode()
    assert Look.objects.filter(what="search", query=people.unknown, why=WHY).exists()


def test_each_opening_is_traced_with_its_cause(login: Login, people: People) -> None:
    client = login()
    where = find(client, people.registered.iin).redirect_chain[-1][0]
    assert client.get(where).status_code == 200
    looks = Look.objects.filter(what="history", subject_iin=people.registered.iin, why=WHY)
    assert looks.count() == 2
    assert looks[0].office == "bureau-semey"


def test_a_file_opens_only_under_the_search_that_found_it(login: Login, people: People) -> None:
    client = login()
    where = find(client, people.registered.iin).redirect_chain[-1][0]
    search = where.partition("?")[2]
    for other in (
        f"{PEOPLE}{people.removed.pk}/?{search}",
        f"{PEOPLE}{people.registered.pk}/",
        f"{PEOPLE}9999/?s=x",
    ):
        answer = client.get(other, follow=True)
        assert answer.redirect_chain[-1][0] == PEOPLE
        assert "Say whose file you need" in answer.content.decode()
    assert not Look.objects.filter(subject_iin=people.removed.iin).exists()


def test_the_file_holds_everything_with_the_cases_that_made_it(
    login: Login, people: People, case: Case
) -> None:
    who, by = people.registered, signed(DAY, case.number)
    old = holds(who, "identity-card", date(2003, 1, 8), date(2013, 1, 7), "2003-1")
    holds(who, "temporary-id", DAY, None, case.number)
    make_document(who.iin, "passport", valid_until=date(2024, 3, 4), reason="first", **by)
    stamp_book(who.iin, "registered", military=True, **by)
    file_sheet(who.iin, "arrival-sheet", **by)
    owns(who, people.address)
    MilitaryDuty.objects.create(person=who, status="liable", number="ӘБ1234567")
    Residence.objects.filter(person=who).update(case_number=case.number, consent_of=people.removed)
    answer = find(login(), who.iin)
    file = answer.context["file"]
    held = {part.id: part.rows for part in file.parts}
    assert [
        len(held[name]) for name in ("residence", "documents", "temporary-cards", "marks", "dwellings")
    ] == [
        1,
        2,
        1,
        3,
        1,
    ]
    words = answer.content.decode()
    assert f"/provider/cases/{case.number}/" in words
    assert "ӘБ1234567" in words
    assert people.removed.full_name in words
    assert Look.objects.filter(what="consent", subject_iin=people.removed.iin, why=WHY).exists()
    card = next(row for row in held["documents"] if row[1].text == old)
    assert [cell.text for cell in card if cell.label in ("State", "Not valid from")] == [
        "not valid; its term has ended",
        "08.01.2013",
    ]


def test_a_card_entered_as_exchanged_after_its_term_lost_its_force_when_the_term_was_over(
    login: Login, people: People
) -> None:
    who = people.registered
    old = holds(who, "identity-card", date(2003, 1, 8), date(2013, 1, 7), "2003-1")
    holds(who, "identity-card", DAY, date(2024, 3, 4), "2014-1")
    rows = {part.id: part.rows for part in find(login(), who.iin).context["file"].parts}["documents"]
    row = next(row for row in rows if row[1].text == old)
    assert [cell.text for cell in row if cell.label == "Not valid from"] == ["08.01.2013"]


def test_a_case_the_reader_may_not_see_is_a_number_without_a_link(
    login: Login, people: People, case: Case
) -> None:
    Residence.objects.filter(person=people.registered).update(case_number=case.number)
    words = find(login(office="bureau-astana"), people.registered.iin).content.decode()
    assert case.number in words
    assert f"/provider/cases/{case.number}/" not in words


def test_an_empty_file_says_so_in_sentences(login: Login, people: People) -> None:
    words = find(login(), making.person("Жаңабаев", "Ерлан").iin).content.decode()
    for sentence in ("has no registration of this person", "no passport was ever made", "knows no dwelling"):
        assert sentence in words
    assert "is registered nowhere today" in words


@pytest.mark.parametrize("post", ["officer", "executor", "authorised-body", "registrar", "head"])
def test_who_decides_makes_or_registers_may_look(login: Login, post: str) -> None:
    client = login(post)
    assert client.get(PEOPLE).status_code == 200
    assert PEOPLE in client.get("/provider/registers/").content.decode()


def test_an_official_at_the_counter_reads_the_registers_but_no_file(login: Login) -> None:
    client = login("provider")
    assert client.get(PEOPLE).status_code == 403
    assert client.post(PEOPLE, {"q": "ахметова", "why": WHY}).status_code == 403
    listed = client.get("/provider/registers/")
    assert listed.status_code == 200
    assert PEOPLE not in listed.content.decode()


# --- the registers of an office ------------------------------------------------------------------------------


def pay(case: Case, amount: int, owed: int) -> Payment:
    """A receipt used in the case."""
    given = record_payment(
        bank="Халық банкі",
        receipt=uuid4().hex[:8],
        paid_on=DAY,
        amount=Decimal(amount),
        service="passport-id-card",
        edition="passport-id-card@2012",
        at=datetime(2014, 3, 5, 12, tzinfo=timezone.get_current_timezone()),
        by="x",
        payer_iin=case.applicant_id,
        payer_name=case.applicant_name,
    )
    Payment.objects.filter(pk=given.pk).update(
        case_number=case.number, used_at=timezone.now(), owed=Decimal(owed)
    )
    return Payment.objects.get(pk=given.pk)


@pytest.fixture
def busy(people: People, case: Case) -> People:
    """A line in every register of Semey."""
    who, by = people.registered, signed(DAY, case.number)
    holds(who, "identity-card", date(2013, 2, 1), date(2023, 1, 31), "2013-1")
    holds(who, "identity-card", DAY, date(2024, 3, 4), case.number)
    holds(who, "temporary-id", DAY, None, case.number)
    made = make_document(who.iin, "passport", valid_until=date(2024, 3, 4), reason="first", **by)
    spoil_document(str(made["number"]), "фотосурет анық емес", **by)
    stamp_book(who.iin, "registered", military=True, **by)
    file_sheet(who.iin, "departure-sheet", **by)
    pay(case, 7000, 6795)
    pay(case, 500, 500)
    return people


EXPECTED = {
    "registrations": 2,
    "removals": 1,
    "made": 3,
    "issued": 2,
    "spoiled": 1,
    "invalid": 1,
    "temporary-cards": 1,
    "sheets": 1,
    "marks": 2,
    "payments": 2,
    "refunds": 1,
}


def test_every_register_has_its_lines_totals_and_files(login: Login, busy: People) -> None:
    client, elsewhere = login(), login(office="bureau-astana")
    assert set(EXPECTED) == set(BOOKS)
    for register, count in EXPECTED.items():
        page = period(client, register)
        assert page.status_code == 200, register
        assert len(page.context["rows"]) == count, register
        assert page.context["totals"], register
        assert not period(elsewhere, register).context["rows"], register
        for kind in ("csv", "xlsx"):
            answer = client.get(f"/provider/registers/{register}/{kind}/?since=01.01.1990&until=31.12.2030")
            assert answer.status_code == 200, register
            if kind == "csv":
                assert len(rows(answer.content)) == count + 1, register


def test_what_is_to_be_given_back(login: Login, busy: People) -> None:
    due = period(login(), "refunds").context
    assert [cell.text for cell in due["rows"][0] if cell.label == "To be given back, tenge"] == ["205"]
    refund(Payment.objects.get(amount=500), RefundDue("refused", Decimal("120.50")), on=DAY, by="x")
    due = period(login(), "refunds").context
    assert [row[7].text for row in due["rows"]] == ["205", "120.50"]
    assert [row[9].text for row in due["rows"]] == ["not opened yet", "opened on 05.03.2014"]


def test_pages_hold_every_line_once_in_order(
    login: Login, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "PAGE", 7)
    monkeypatch.setattr(books.Book.page, "__defaults__", (7,))
    people.more(30)
    client = login()
    seen, after = [], ""
    while True:
        page = period(client, "registrations", after=after)
        seen += texts(page, 2)
        assert len(page.context["rows"]) <= 7
        if not page.context["next"]:
            break
        after = page.context["next"].partition("after=")[2]
    assert len(seen) == len(set(seen)) == 32
    assert seen == [
        stay.person.iin for stay in Residence.objects.order_by("since", "pk").select_related("person")
    ]
    whole = period(client, "registrations", whole="1")
    assert texts(whole, 2) == seen
    assert not whole.context["next"]


def test_a_list_is_a_look_at_everybody_on_it_once_a_day_and_a_file_every_time(
    login: Login, people: People
) -> None:
    client = login()
    for _again in range(2):
        period(client, "registrations")
    assert Look.objects.filter(what="list", why="register registrations").count() == 2
    for _again in range(2):
        client.get("/provider/registers/registrations/csv/?since=01.01.1990&until=01.01.2030")
    assert Look.objects.filter(what="register", why="register registrations").count() == 4


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("05.03.2014", "01.03.2014"),
        ("31.02.2012", "01.03.2012"),
        ("", "01.03.2012"),
        ("x", "y"),
        ("1.1.0000", "1.1.1"),
    ],
)
def test_a_period_turned_round_or_impossible_is_said_to_be_wrong(
    login: Login, people: People, since: str, until: str
) -> None:
    client = login()
    page = period(client, "registrations", since, until)
    assert page.status_code == 422
    assert page.context["period"].errors
    for kind in ("csv", "xlsx"):
        answer = client.get(f"/provider/registers/registrations/{kind}/", {"since": since, "until": until})
        assert answer.status_code == 422
    assert not Look.objects.filter(why="register registrations").exists()


def test_the_hugest_period_is_a_period(login: Login, people: People) -> None:
    page = period(login(), "registrations", "01.01.0001", "31.12.9999")
    assert page.status_code == 200
    assert len(page.context["rows"]) == 2


def test_a_file_that_would_be_too_long_is_refused_with_a_word_of_what_to_do(
    login: Login, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qyzmet.provider.views.registers.MOST", 1)
    answer = login().get("/provider/registers/registrations/xlsx/?since=01.01.1990&until=01.01.2030")
    assert answer.status_code == 422
    assert "Choose a shorter period" in answer.content.decode()
    assert not Look.objects.filter(what="register").exists()


@pytest.mark.parametrize(
    "after", ["x", "2014-01-01", "2014-01-01.x", "2014-99-01.1", "9" * 40, "2014-01-01." + "9" * 40]
)
def test_a_key_that_is_none_gives_the_first_page(login: Login, people: People, after: str) -> None:
    assert len(period(login(), "registrations", after=after).context["rows"]) == 2


def test_behind_the_last_line_the_way_back_is_shown(login: Login, people: People) -> None:
    page = period(login(), "registrations", after="2029-01-01.1")
    assert "No more lines" in page.content.decode()
    assert page.context["first"]


def test_a_name_that_is_a_formula_is_shown_and_never_run(login: Login, people: People) -> None:
    evil = making.person('=HYPERLINK("http://x";"y")', "+1", "@A1")
    making.residence(evil, people.address, date(2011, 1, 1), basis="=1+1")
    client = login()
    answer = client.get("/provider/registers/registrations/csv/?since=01.01.2011&until=02.01.2011")
    assert rows(answer.content)[1][1].startswith("'=HYPERLINK")
    answer = client.get("/provider/registers/registrations/xlsx/?since=01.01.2011&until=02.01.2011")
    found, formula = cells(answer.content)
    assert evil.full_name in found
    assert not formula


@pytest.mark.parametrize("register", ["registrations", "payments", "refunds", "made"])
def test_a_register_without_lines_says_what_to_do(login: Login, people: People, register: str) -> None:
    page = period(login(), register, "01.01.1990", "02.01.1990")
    assert "No line in this period" in page.content.decode()
    assert "Choose other days" in page.content.decode()


def test_the_last_days_are_shown_unless_a_period_is_asked_for(login: Login, people: People) -> None:
    today = timezone.localdate()
    making.residence(making.person(), people.address, today - timedelta(days=29))
    assert len(login().get("/provider/registers/registrations/").context["rows"]) == 1


@pytest.mark.parametrize("register", ["nothing", "0", "%27%3B--", "a" * 300])
def test_a_register_there_is_not(login: Login, register: str) -> None:
    for end in ("", "csv/", "xlsx/"):
        assert login().get(f"/provider/registers/{register}/{end}").status_code == 404


def test_an_office_that_did_nothing_has_every_register_empty(login: Login) -> None:
    assert Office.objects.filter(code="bureau-astana").exists()
    client = login(office="bureau-astana")
    for register in BOOKS:
        assert client.get(f"/provider/registers/{register}/").status_code == 200
    assert not Person.objects.exists()
