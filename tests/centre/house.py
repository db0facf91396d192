"""Two centres at work, Semey by the edition of 2010 and Astana by that of 2014, for tests of every kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

import qyzmet.law
from qyzmet.cases import store
from qyzmet.cases.manifests import manifest_of
from qyzmet.cases.models import ManifestLine
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk import couriers
from qyzmet.desk.filing import Filing, edition_at, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.process.engine import process_of
from qyzmet.registers.iin import make_iin
from qyzmet.registers.models import Address, LegalPerson, Person
from tests.registers import making

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
"""Semey works by the edition of 2010, everybody else by that of 2014."""

PASSWORD = "орталық-2014"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Almaty"))
"""A working day of both weeks, an hour after opening."""

SEMEY, ASTANA, BUREAU = "psc-semey", "psc-astana-yesil-2", "bureau-semey"
SERVICE = "address-certificate"
NAMES = {
    "inspector": "Сапарова Айгүл Бекқызы",
    "accumulation-inspector": "Оразов Данияр Серікұлы",
    "courier": "Қожахметов Ербол Маратұлы",
    "issuing-inspector": "Тілеубекова Динара Асқарқызы",
    "duty-manager": "Жүнісова Гүлнар Талғатқызы",
    "employee": "Байжанова Гүлмира Ерланқызы",
    "registrar": "Мұқанова Сәуле Қайратқызы",
}


@dataclass
class People:
    """Somebody registered, somebody removed, an IIN nobody has, a legal person."""

    registered: Person
    removed: Person
    unknown: str
    company: LegalPerson
    address: Address


def make_people() -> People:
    """The people of the register."""
    where = making.address()
    registered = making.person("Әбдірахманова", "Айгүл", "Серікқызы", date(1985, 1, 1), "female")
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


def make_user(post: str, office: str, username: str = "") -> User:
    """An account that holds a post."""
    user = User.objects.create_user(username or f"{post}-{office}-{uuid4().hex[:6]}", password=PASSWORD)
    Account.objects.create(user=user, display_name=NAMES[post])
    Holding.objects.create(
        user=user, post=post, office=Office.objects.get(code=office), since=date(2010, 11, 1)
    )
    return user


def official(post: str, office: str = SEMEY) -> Official:
    """Somebody in a post, for what the desk does without a page."""
    return Official(user_id=0, name=NAMES[post], post=post, office=office)


def brought(edition: Any, facts: dict[str, str]) -> list[dict[str, Any]]:
    """Every document the edition asks for at a centre."""
    return [
        {"id": d.id, "originals": d.originals, "copies": d.copies, "compared": True, "returned": True}
        for d in edition.documents_for("centre", facts)
    ]


def received(who: Person, at: datetime, office: str = SEMEY) -> Stored:
    """A case about oneself, accepted at the window of a centre."""
    edition = edition_at(SERVICE, office, at)
    facts = {"applicant": "natural", "about": "self"}
    if any(fact.id == "recipient" for fact in edition.facts):
        facts["recipient"] = "self"
    filing = Filing(
        Applicant(who.iin, who.full_name),
        legal=False,
        subjects=[who.iin],
        facts=facts,
        documents=brought(edition, facts),
    )
    return file_at_window(edition, "centre", filing, official("inspector", office), at=at, key=uuid4().hex)


def step_of(stored: Stored) -> Any:
    """The step the case stands at."""
    return process_of(stored.edition, stored.state.channel).steps[stored.state.step or ""]


def carry(stored: Stored, until: str, at: datetime, **given: Any) -> Stored:
    """Let everybody do their step, a minute each, until the case stands at the step ``until`` or ends.

    Manifests leave and arrive with whatever is on them.
    """
    while stored.state.step is not None and stored.state.step != until:
        at += timedelta(minutes=1)
        step = step_of(stored)
        office = BUREAU if step.at == "provider" else stored.office
        who = official(step.by, office)
        if step.does.value == "dispatch":
            couriers.dispatch(manifest_number(stored), official("courier", stored.office), at=at)
            stored = loaded(stored)
        elif step.does.value == "accept":
            couriers.accept(manifest_number(stored), who, cases_on(manifest_number(stored)), at=at)
            stored = loaded(stored)
        else:
            stored = perform(stored.id, step.id, who, given.get(step.id, {}), at=at, outcome="")
    return stored


def sent_back(stored: Stored, at: datetime) -> Stored:
    """The bureau finds faults and sends the package back; the centre has it again."""
    registrar = official("registrar", BUREAU)
    stored = perform(
        carry(stored, "C7", at).id, "C7", registrar, {}, at=at + timedelta(hours=1), outcome="faulty"
    )
    reasons = {"ground": "faulty-papers", "reasons": "Көшірмеде қол жоқ."}
    stored = perform(stored.id, "CR1", registrar, reasons, at=at + timedelta(hours=1))
    return carry(stored, "CR2", at + timedelta(hours=1))


def loaded(stored: Stored) -> Stored:
    """The case as it stands now."""
    return store.load(stored.id)


def manifest_number(stored: Stored) -> str:
    """The manifest the package of the case is on."""
    manifest = manifest_of(stored.id)
    assert manifest is not None
    return manifest.number


def cases_on(number: str) -> list[str]:
    """The numbers a manifest lists."""
    lines = ManifestLine.objects.filter(manifest__number=number)
    return list(lines.values_list("case__number", flat=True))
