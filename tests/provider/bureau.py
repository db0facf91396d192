"""The people of the address bureau of Semey, for tests with and without a browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib.auth.models import User

import qyzmet.law
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.registers.iin import make_iin
from qyzmet.registers.models import Address, LegalPerson, Person, Residence
from tests.registers import making

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
"""Semey works by the edition of 2010, everybody else by that of 2014."""

PASSWORD = "терезе-2010"


@dataclass
class People:
    """Who is in the card index: each kind of answer once, and as many more as are asked for."""

    registered: Person
    removed: Person
    unknown: str
    company: LegalPerson
    address: Address

    def more(self, count: int) -> list[Person]:
        """So many people registered at the same address."""
        people = [making.person(f"Қалиева{number}", "Әсел", sex="female") for number in range(count)]
        Residence.objects.bulk_create(
            Residence(
                person=person,
                address=self.address,
                kind="permanent",
                since=date(2009, 1, 5),
                registered_by="bureau-semey",
            )
            for person in people
        )
        return people


def make_people() -> People:
    """One person registered, one removed, one nobody knows, one legal person."""
    where = making.address()
    registered = making.person("Ахметова", "Айгүл", "Серікқызы", date(1985, 1, 1), "female")
    removed = making.person("Нұрланов", "Ербол", "Маратұлы", date(1971, 6, 5))
    making.residence(registered, where, date(2009, 1, 5))
    making.residence(
        removed,
        where,
        date(2001, 3, 1),
        removed_on=date(2011, 9, 1),
        removal_reason="moved",
        left_for_kk="Алматы қаласы",
        left_for_ru="город Алматы",
    )
    company = LegalPerson.objects.create(
        bin="050440000002", name_kk="«Ертіс» ЖШС", name_ru="ТОО «Иртыш»", address=where
    )
    return People(registered, removed, str(make_iin(date(1990, 7, 7), "male", 7)), company, where)


def make_official(username: str, post: str, office: str, name: str) -> User:
    """An account that holds a post."""
    user = User.objects.create_user(username, password=PASSWORD)
    Account.objects.create(user=user, display_name=name)
    Holding.objects.create(
        user=user, post=post, office=Office.objects.get(code=office), since=date(2010, 11, 1)
    )
    return user


def filled(page: object) -> dict[str, str]:
    """The hidden fields of the next step, as the page of a case shows them."""
    form = page.context["form"]  # type: ignore[attr-defined]
    return {"key": form.initial["key"], "step": form.initial["step"]}
