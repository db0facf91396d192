"""Cases of the home-education allowance for tests: a parent, a child of seven, and the department at Kokshetau."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.filing import Filing, file_at_window, file_on_portal
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import edition
from qyzmet.registers.models import Address, Kinship, Person
from qyzmet.services.form import fields_of
from tests.desk.ministry import carry, do, later
from tests.desk.town import ZONE
from tests.registers import making

__all__ = ["BODY", "DAY", "LAW", "carry", "do", "electronic", "family", "filing", "later", "paper", "portal"]

LAW = edition("home-education-allowance@2011")
BODY = "social-akmola-kokshetau"
DAY = datetime(2012, 10, 10, 10, 0, tzinfo=ZONE)
"""A working day under the regulation."""
FACTS = {"consumer": "citizen", "has_iin": "yes", "delivery": "in-person"}
ANSWERS = {
    "identity": "№ 012345678, 14.09.2008, ӘМ",
    "conclusion_number": "214",
    "conclusion_date": "2012-05-20",
    "conclusion_body": "облыстық консультация",
    "disability_number": "98124",
    "disability_group": "child",
    "home_since": "2012-09-01",
    "account": "KZ86125KZT5004100100",
    "bank": "Халық банкі",
}


_houses = count(1)


def at_kokshetau() -> Address:
    """A dwelling in the place of the department."""
    return Address.objects.create(
        kato="111010000",
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        locality_kk="Көкшетау қаласы",
        locality_ru="город Кокшетау",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house=str(next(_houses)),
    )


def family(born: date = date(2005, 3, 14)) -> tuple[Person, Person]:
    """A parent who lives at Kokshetau, and their child."""
    parent, child = making.person(), making.person("Серіков", "Алан", born=born)
    making.residence(parent, at_kokshetau(), date(2009, 1, 5))
    proof = {"document": "birth", "document_number": "0012345"}
    Kinship.objects.create(person=parent, relative=child, kind="child", **proof)
    Kinship.objects.create(person=child, relative=parent, kind="parent", **proof)
    return parent, child


def filing(
    channel: str,
    people: tuple[Person, Person] | None = None,
    lacks: tuple[str, ...] = (),
    facts: Mapping[str, str] | None = None,
    /,
    **answers: str,
) -> Filing:
    """What the parent brings, all documents but those that it ``lacks``."""
    parent, child = people or family()
    known = {**FACTS, **(facts or {})}
    asked = {one.id for one in fields_of(LAW, channel, known)}
    given = {**ANSWERS, **answers}
    listed = [one for one in LAW.documents_for(channel, known) if one.id not in lacks]
    return Filing(
        applicant=Applicant(parent.iin, parent.full_name),
        legal=False,
        subjects=[child.iin],
        facts=known,
        documents=[{"id": one.id, "originals": one.originals, "copies": one.copies} for one in listed],
        request={name: text for name, text in given.items() if name in asked},
    )


def paper(people: tuple[Person, Person] | None = None, lacks: tuple[str, ...] = (), **answers: str) -> Stored:
    """A case on paper, as it was taken in."""
    by = Official(7, "Мұсабаева Айнұр", "executor", BODY)
    brought = filing("provider", people, lacks, None, **answers)
    return file_at_window(LAW, "provider", brought, by, at=DAY, key=uuid4().hex)


def electronic(
    people: tuple[Person, Person] | None = None,
    lacks: tuple[str, ...] = (),
    delivery: str = "in-person",
    **answers: str,
) -> Stored:
    """A case of the electronic procedure at the department, as it was taken in."""
    by = Official(7, "Досова Гүлмира", "si-employee", BODY)
    brought = filing("provider-electronic", people, lacks, {"delivery": delivery}, **answers)
    return file_at_window(LAW, "provider-electronic", brought, by, at=DAY, key=uuid4().hex)


def portal(
    people: tuple[Person, Person] | None = None, signature: Mapping[str, Any] | None = None, **answers: str
) -> Stored:
    """A request on the portal, signed with a certificate that holds unless said otherwise."""
    brought = filing("portal", people, (), None, **answers)
    account = Official(5, brought.applicant.name, "applicant", "portal")
    signed = {"iin": brought.applicant.id, "serial": "01"} if signature is None else signature
    return file_on_portal(LAW, brought, signed, account, at=DAY, key=uuid4().hex)
