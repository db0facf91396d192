"""Letters of legal persons (address-certificate 2010, cl. 7(1), 11(1), 14, 15, 16; steps B1 to B6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from qyzmet.cases.models import Case
from qyzmet.papers.models import Paper
from qyzmet.registers.bin import make_bin
from tests.provider.bureau import People, filled
from tests.provider.conftest import Login
from tests.registers import making

NEW = "/provider/letters/new/"


def letter(known: People, **changed: object) -> dict[str, object]:
    """A letter about one person."""
    return {
        "bin": known.company.bin,
        "letter_number": "17/2-45",
        "letter_date": f"{timezone.localdate():%d.%m.%Y}",
        "address": "071400, Семей қаласы, Абай көшесі, 12",
        "people": known.registered.iin,
        **changed,
    }


def take_in(client: Client, sent: dict[str, object]) -> str:
    """Take a letter in; the address of its case."""
    answer = client.post(NEW, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    answer = client.post(documents_of(client, answer), {"originals-D3": "1", "decision": "accept"})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def documents_of(client: Client, answer: HttpResponse) -> str:
    """Answer that the certificate is for the legal person itself; the address of the page of documents."""
    answer = client.post(str(answer["Location"]), {"recipient": "self", "shown": "recipient"})
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def act(client: Client, case: str, **more: str) -> HttpResponse:
    """Do the next step as its page offers it."""
    return client.post(case, {**filled(client.get(case)), **more})


def journals(case: Case) -> list[str | None]:
    return [entry.journal for entry in case.entries.exclude(journal=None).order_by("seq")]


def test_a_letter_about_one_person_is_answered_on_its_reverse(login: Login, people: People) -> None:
    """Cl. 14: incoming journal, card index, stamp and entries on the reverse, outgoing journal; cl. 16: post."""
    registrar = login()
    case = take_in(registrar, letter(people))
    for _step in ("B3", "B4a", "B5"):
        assert act(registrar, case).status_code == 302
    page = registrar.get(case)
    assert page.context["form"].initial["address"] == "071400, Семей қаласы, Абай көшесі, 12"
    assert act(registrar, case, address="071400, Семей").status_code == 302
    ended = Case.objects.get()
    assert ended.ended == "posted"
    assert journals(ended) == ["J3", "J4"]
    reverse = Paper.objects.get(kind="request-reverse-2010")
    assert reverse.fields["request_number"] == "17/2-45"


def test_the_second_copy_is_marked_when_it_was_brought(login: Login, people: People) -> None:
    """Cl. 15: the registrar who accepted, and the day, on the second copy."""
    registrar = login()
    take_in(registrar, letter(people, second_copy="on"))
    mark = Paper.objects.get()
    assert mark.kind == "second-copy-mark-2010"
    assert mark.fields["registrar"] == "Мұқанова Сәуле Қайратқызы"


def test_without_a_second_copy_nothing_is_marked_and_nothing_refused(login: Login, people: People) -> None:
    """Reading of cl. 15: the second copy is not on the list of cl. 11."""
    take_in(login(), letter(people))
    assert Paper.objects.count() == 0


def test_a_list_gets_certificates_for_those_found_and_the_mark_beside_the_others(
    login: Login, people: People
) -> None:
    """Cl. 14: «тіркелмеген» beside each surname on which there is no information."""
    registrar = login()
    listed = f"{people.registered.iin}\nБелгісізов Адам 1960\n{people.removed.iin}"
    case = take_in(registrar, letter(people, people=listed))
    assert act(registrar, case).status_code == 302
    page = registrar.get(case)
    rows = page.context["decision"].rows
    assert [row.status for row in rows] == ["registered", "none", "removed"]
    words = page.content.decode()
    assert "not registered" in words
    assert "The list with its marks" in words
    assert act(registrar, case).status_code == 302
    assert sorted(Paper.objects.values_list("kind", flat=True)) == [
        "certificate-2010",
        "certificate-2010",
        "list-answer-2010",
    ]
    answer = Paper.objects.get(kind="list-answer-2010")
    assert [row["found"] for row in answer.fields["rows"]] == ["yes", "no", "yes"]


def test_a_name_that_two_people_bear_is_answered_for_the_one_chosen(login: Login, people: People) -> None:
    """Cl. 14: the mark is for those on whom there is no information; a namesake is no lack of it."""
    registrar = login()
    other = making.person("Ахметова", "Айгүл", "Маратқызы", date(1985, 5, 9), "female")
    case = take_in(registrar, letter(people, people="Ахметова Айгүл 1985"))
    page = registrar.get(case)
    assert [one.iin for one in page.context["decision"].doubts[0].people] == sorted(
        [people.registered.iin, other.iin], key=lambda iin: iin == people.registered.iin
    )
    unasked = act(registrar, case)
    assert unasked.status_code == 422
    assert "the card index has 2 such persons" in unasked.content.decode()
    stranger = {"chosen:Ахметова Айгүл 1985": people.removed.iin}
    assert act(registrar, case, **stranger).status_code == 422
    meant = {"chosen:Ахметова Айгүл 1985": people.registered.iin}
    assert act(registrar, case, **meant).status_code == 302
    assert registrar.get(case).context["decision"].one.name == "Ахметова Айгүл Серікқызы"


def test_a_list_of_three_hundred_is_taken_in_looked_up_and_answered(login: Login, people: People) -> None:
    """Cl. 14 sets no upper limit on a list."""
    registrar = login()
    listed = "\n".join(person.iin for person in people.more(299)) + "\nБелгісізов Адам 1960"
    file = SimpleUploadedFile("list.csv", listed.encode())
    case = take_in(registrar, letter(people, people="", file=file))
    assert "300" in registrar.get(case).content.decode()
    assert act(registrar, case).status_code == 302
    assert len(registrar.get(case).context["decision"].rows) == 300
    assert act(registrar, case).status_code == 302
    assert Paper.objects.filter(kind="certificate-2010").count() == 299


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("bin", "050440000003", "check digit"),
        ("bin", "850101400051", "BIN"),
        ("letter_number", "", "This field is required"),
        ("letter_date", "31.02.2012", "There is no such day"),
        ("people", "", "Nobody is named"),
        ("people", "850101400072", "Line 1: The check digit"),
        ("people", "850101400051\nАхметова", "Line 2:"),
        ("address", "", "This field is required"),
    ],
)
def test_each_slip_in_a_letter_is_named_at_its_field(
    login: Login, people: People, field: str, value: str, said: str
) -> None:
    answer = login().post(NEW, letter(people, **{field: value}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert said in answer.content.decode()
    assert Case.objects.count() == 0


def test_a_letter_is_not_dated_after_the_day_it_arrives(login: Login, people: People) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = login().post(NEW, letter(people, letter_date=f"{tomorrow:%d.%m.%Y}"))
    assert answer.status_code == 422
    assert "has not come yet" in str(answer.context["form"].errors["letter_date"])


def test_an_unknown_legal_person_must_be_named(login: Login, people: People) -> None:
    answer = login().post(NEW, letter(people, bin=make_bin(1999, 1, 77)))
    assert answer.status_code == 422
    assert "does not know this BIN" in str(answer.context["form"].errors["name"])


def test_a_workbook_is_no_list_and_the_page_says_what_to_do(login: Login, people: People) -> None:
    file = SimpleUploadedFile("list.xlsx", b"PK\x03\x04...")
    answer = login().post(NEW, letter(people, people="", file=file))
    assert answer.status_code == 422
    assert "save an Excel table as CSV first" in str(answer.context["form"].errors["file"])


def test_bad_lines_of_a_file_stand_in_a_table_with_their_numbers(login: Login, people: People) -> None:
    file = SimpleUploadedFile("list.txt", f"{people.registered.iin}\n850101400072\nАхметова\n".encode())
    answer = login().post(NEW, letter(people, people="", file=file))
    assert [(bad.number, bad.line) for bad in answer.context["form"].bad_lines] == [
        (2, "850101400072"),
        (3, "Ахметова"),
    ]
    assert "Lines that name nobody" in answer.content.decode()


def test_a_letter_that_is_not_signed_and_registered_as_cl_11_says_is_refused(
    login: Login, people: People
) -> None:
    """Cl. 17: the documents of cl. 11 were not presented."""
    registrar = login()
    documents = documents_of(registrar, registrar.post(NEW, letter(people)))
    answer = registrar.post(documents, {"decision": "refuse"})
    case = str(answer["Location"])
    assert act(registrar, case, ground="documents-not-presented").status_code == 302
    assert Case.objects.get().ended == "refused"


def test_a_letter_sent_twice_opens_one_case(login: Login, people: People) -> None:
    registrar = login()
    documents = documents_of(registrar, registrar.post(NEW, letter(people)))
    for _time in range(2):
        registrar.post(documents, {"originals-D3": "1", "decision": "accept"})
    assert Case.objects.count() == 1
