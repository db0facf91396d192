"""Astana under the editions of 2014: officials who go out, people at home, equipment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from qyzmet.cases import visits as kept
from qyzmet.cases.models import Route, Visit
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk import visits
from qyzmet.desk.filing import Filing, edition_at, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.registers.models import Address, Person
from qyzmet.services.form import fields_of
from tests.registers import making

POLICE, HALL, ELSEWHERE = "police-astana-yesil", "psc-astana-yesil-2", "police-east-kazakhstan-semey"
LEAVING = "residence-deregistration"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Almaty"))
TOMORROW = MONDAY.date() + timedelta(days=1)


@dataclass
class Crew:
    """Who works at the body, and somebody who cannot come."""

    executor: Official
    second: Official
    head: Official
    person: Person
    address: Address


def make_user(post: str, office: str, name: str, workplace: str = "", password: str | None = None) -> User:
    """An account in a post."""
    user = User.objects.create_user(f"{post}-{uuid4().hex[:8]}", password=password)
    Account.objects.create(user=user, display_name=name)
    Holding.objects.create(
        user=user,
        post=post,
        office=Office.objects.get(code=office),
        workplace=Office.objects.get(code=workplace) if workplace else None,
        since=date(2010, 11, 1),
    )
    return user


def as_official(user: User, post: str, office: str = POLICE, workplace: str = HALL) -> Official:
    """The account in its post."""
    return Official(user.pk, user.account.display_name, post, office, workplace)


def make_crew() -> Crew:
    """Two executors, the head, and somebody registered in Astana."""
    executor = make_user("executor", POLICE, "Шәріпова Гауһар Нұрланқызы", HALL)
    second = make_user("executor", POLICE, "Жұмабаев Нұркен Асқарұлы", HALL)
    head = make_user("head", POLICE, "Төлегенов Ерлан Маратұлы")
    person = making.person("Сейітова", "Қалампыр", "Оразқызы", date(1941, 5, 9), "female")
    where = in_astana("7")
    making.residence(person, where, date(2009, 1, 5))
    return Crew(
        as_official(executor, "executor"),
        as_official(second, "executor"),
        as_official(head, "head", workplace=""),
        person,
        where,
    )


def in_astana(house: str, street: str = "Достық") -> Address:
    """A flat in Astana."""
    return Address.objects.create(
        kato="710000000",
        region_kk="",
        region_ru="",
        district_kk="Есіл ауданы",
        district_ru="Есильский район",
        locality_kk="Астана қаласы",
        locality_ru="город Астана",
        street_kk=f"{street} көшесі",
        street_ru=f"улица {street}",
        house=house,
        flat="4",
    )


def request(crew: Crew, who: Person | None = None, key: str = "", **changed: Any) -> Visit:
    """A call to 1414: she cannot come and loses the right to the dwelling."""
    about: dict[str, Any] = {
        "service": LEAVING,
        "person": (who or crew.person).iin,
        "source": "call-centre",
        "phone": "+7 701 000 00 00",
        "address": str(crew.address.pk),
        "why": "жүре алмайды",
        "facts": {"reason": "right-lost", "applicant": "self"},
    }
    by, at = changed.pop("by", crew.executor), changed.pop("at", MONDAY)
    return visits.ask(visits.Asked(**{**about, **changed}), by, at=at, key=key or uuid4().hex)


def planned(
    crew: Crew, *rows: Visit, by: Official | None = None, day: date = TOMORROW, at: datetime = MONDAY
) -> Route:
    """The requests on the route of an executor."""
    seen = {row.pk: kept.found(row.pk, row.office).version for row in rows}
    return visits.plan(seen, day, (by or crew.executor).user_id, crew.head, at=at)


def at_home(crew: Crew, at: datetime, by: Official | None = None) -> Stored:
    """The case that is opened at her home."""
    law = edition_at(LEAVING, HALL, at)
    facts = {"reason": "right-lost", "applicant": "self", "health": "unable"}
    documents = [
        {"id": d.id, "originals": d.originals, "copies": d.copies} for d in law.documents_for("home", facts)
    ]
    name = crew.person.full_name
    asked = fields_of(law, "home", facts)
    answers = {
        one.id: "2026-11-02" if one.type == "date" else "№ 2-418 шешім" for one in asked if one.required
    }
    filing = Filing(
        Applicant(crew.person.iin, name), False, [crew.person.iin], facts, documents, request=answers
    )
    return file_at_window(law, "home", filing, by or crew.executor, at=at, key=uuid4().hex)


def carry(stored: Stored, by: Official, until: str, at: datetime) -> Stored:
    """Let the executor do their steps until the case stands at ``until``."""
    while stored.state.step not in (None, until):
        at += timedelta(minutes=1)
        stored = perform(stored.id, stored.state.step or "", by, {}, at=at)
    return stored
