"""The applicants of the portal's tests: a family, somebody removed, the representative of a company."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import qyzmet.law
from qyzmet.offices.models import Account
from qyzmet.registers.iin import Sex, make_iin
from qyzmet.registers.models import Kinship, LegalPerson, Person
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import sign_cms
from tests.registers import making

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
"""Semey works by the edition of 2010, everybody else by that of 2014."""

SERVICE = "address-certificate"
COMPANY = "050440000002"


@dataclass
class Family:
    """Somebody registered in Semey with a spouse and a child; nobody has asked for anything yet."""

    applicant: Person
    spouse: Person
    child: Person
    stranger: Person
    user: User


def _iin(born: date, sex: Sex, serial: int) -> str:
    iin = make_iin(born, sex, serial)
    assert iin is not None, "take another serial"
    return iin


def _person(surname: str, given: str, patronymic: str, born: date, sex: Sex, serial: int) -> Person:
    """A person with the same IIN in every run, so that their keys are made once."""
    return Person.objects.create(
        iin=_iin(born, sex, serial),
        surname=surname,
        given_name=given,
        patronymic=patronymic,
        birth_date=born,
        sex=sex,
        birth_place_kk="Шығыс Қазақстан облысы, Семей қаласы",
        birth_place_ru="Восточно-Казахстанская область, город Семей",
    )


def make_family() -> Family:
    """The family, its home, and the account of the applicant."""
    applicant = _person("Жұмабаева", "Әсем", "Қайратқызы", date(1986, 5, 17), "female", 9101)
    spouse = _person("Жұмабаев", "Ержан", "Болатұлы", date(1984, 2, 3), "male", 9102)
    child = _person("Жұмабай", "Аружан", "Ержанқызы", date(2012, 9, 30), "female", 9103)
    stranger = _person("Өтегенов", "Мұрат", "Нұрланұлы", date(1979, 12, 1), "male", 9104)
    home = making.address()
    for one in (applicant, spouse, child):
        making.residence(one, home, date(2013, 4, 2))
    making.residence(
        stranger,
        making.address("7", "1"),
        date(2004, 4, 2),
        removed_on=date(2015, 1, 9),
        removal_reason="moved",
    )
    for relative, kind, document in ((spouse, "spouse", "marriage"), (child, "child", "birth")):
        Kinship.objects.create(
            person=applicant, relative=relative, kind=kind, document=document, document_number="123456"
        )
    return Family(applicant, spouse, child, stranger, make_applicant("assem", applicant))


def make_applicant(username: str, person: Person, bin_: str = "", password: str | None = None) -> User:
    """An account of a person, perhaps for a legal person; only who logs in by hand needs a password."""
    user = User.objects.create_user(username, password=password)
    Account.objects.create(user=user, iin=person.iin, bin=bin_, display_name=person.full_name)
    return user


def make_company(*, state: bool = False) -> LegalPerson:
    """A legal person in Semey."""
    return LegalPerson.objects.create(
        bin=COMPANY,
        name_kk="«Ертіс» ЖШС",
        name_ru="ТОО «Иртыш»",
        address=making.address("1", ""),
        state_institution=state,
    )


def signature(content: bytes, person: Person, bin_: str = "") -> str:
    """The person's signature over the request, as NCALayer gives it: base64 of a detached CMS."""
    keys = authority().person(
        person.iin, surname=person.surname, given=person.given_name, organisation=bin_, bin_number=bin_
    )
    return base64.b64encode(sign_cms(content, keys, at=timezone.now())).decode()


def draft_of(client: Client) -> str:
    """Begin a request; the key of its draft."""
    answer = client.get(reverse("portal:apply", args=[SERVICE]))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).split("/")[2]


def answer_questions(client: Client, draft: str, **answers: str) -> str:
    """Answer questions; where the last one led."""
    where = ""
    for question, given in answers.items():
        field = {"subjects": "subject", "subjects_list": "subjects_list"}.get(question, "answer")
        page = "subjects" if question.startswith("subjects") else question
        sent = client.post(reverse("portal:question", args=[draft, page]), {field: given})
        assert sent.status_code == 302, sent.context["form"].errors
        where = str(sent["Location"])
    return where


def content_of(client: Client, draft: str) -> bytes:
    """The exact text that is to be signed."""
    return bytes(client.get(reverse("portal:request", args=[draft])).content)


def apply_about_oneself(client: Client, person: Person) -> str:
    """Apply from the first question to the case; its number."""
    draft = draft_of(client)
    answer_questions(client, draft, about="self")
    signed = signature(content_of(client, draft), person)
    sent = client.post(reverse("portal:sign", args=[draft]), {"signature": signed})
    assert sent.status_code == 302, sent.context["form"].errors
    return str(sent["Location"]).split("/")[2]
