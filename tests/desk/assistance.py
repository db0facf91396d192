"""A family of Bulak, its applications for targeted social assistance, and everybody who acts on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.store import Applicant, Stored
from qyzmet.commissions.models import Commission
from qyzmet.desk.demo.assistance import commission_at, visit_for, votes_for
from qyzmet.desk.demo.staff import official
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import edition
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.registers.family_changes import add_member, enter_incomes, open_family, set_status
from qyzmet.registers.models import Address, Person
from qyzmet.services.targeted_social_assistance.parameters import rule_on
from tests.registers import making

LAW = edition("targeted-social-assistance@2012")
BODY, AKIM = "social-akmola-zerendi", "akim-akmola-zerendi-bulak"
GROUND = "отбасы құрамы туралы мәліметтер"
SINCE = date(2026, 1, 5)
FACTS = {"status": "citizen", "active_measures": "no"}
DOCUMENTS = [
    *({"id": one, "originals": 1, "copies": 0} for one in ("D1", "D2", "D3", "D4")),
    {"id": "D5a", "originals": 0, "copies": 1},
]


@dataclass
class Family:
    """Who lives together, and where."""

    mother: Person
    father: Person
    child: Person
    home: Address


def make_family(income: int = 20_000, house: str = "7", name: str = "Сейітова") -> Family:
    """A mother who applies, a father with a wage of so many tenge a month, a child of five, in Bulak."""
    home = Address.objects.create(
        kato="113430000",
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        district_kk="Зеренді ауданы",
        district_ru="Зерендинский район",
        locality_kk="Бұлақ ауылы",
        locality_ru="село Булак",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house=house,
    )
    mother = making.person(name, "Қалампыр", "Оразқызы", sex="female", born=date(1988, 2, 3))
    father = making.person(name.removesuffix("а"), "Ерлан", "Маратұлы", born=date(1986, 5, 14))
    child = making.person(name, "Аружан", "Ерланқызы", sex="female", born=date(2021, 6, 1))
    for one in (mother, father, child):
        making.residence(one, home, date(2020, 1, 10))
    looker = official("executor", BODY).looker()
    family = open_family(mother.iin, on=SINCE, ground=GROUND, looker=looker, address=home.pk)
    add_member(family.pk, father.iin, "spouse", on=SINCE, ground=GROUND, looker=looker)
    add_member(family.pk, child.iin, "child", on=SINCE, ground=GROUND, looker=looker)
    if income:
        months = rule_on(timezone.localdate()).months(timezone.localdate())
        enter_incomes(father.iin, "wage", "«Бұлақ» ЖШС", dict.fromkeys(months, income), looker=looker)
    return Family(mother, father, child, home)


def status(who: Person, kind: str, since: date = SINCE, about: str = "") -> None:
    """Something the register of families knows of a member; ``about`` is the IIN of whom they care for."""
    looker = official("executor", BODY).looker()
    set_status(who.iin, kind, since=since, proof="анықтама № 1", looker=looker, about=about)


def commission(office: str = BODY) -> Commission:
    """The commission of the office."""
    return commission_at(Office.objects.get(code=office), timezone.localdate())


def working_day() -> datetime:
    """The last Monday, in the morning of Bulak."""
    now = timezone.now().astimezone(ZoneInfo("Asia/Almaty"))
    monday = now - timedelta(days=now.weekday() or 7)
    return monday.replace(hour=10, minute=0, second=0, microsecond=0)


def filed(family: Family, channel: str = "provider", at: datetime | None = None, **more: Any) -> Stored:
    """An application with every document, taken in."""
    office, post = (BODY, "executor") if channel == "provider" else (AKIM, "akim")
    facts = {**FACTS, "authorised_body": "yes" if channel == "provider" else "no", **more.pop("facts", {})}
    filing = Filing(
        applicant=Applicant(family.mother.iin, family.mother.full_name),
        legal=False,
        subjects=(family.mother.iin,),
        facts=facts,
        documents=more.pop("documents", DOCUMENTS),
        request={"social_code": "1234567890", "phone": "+7 701 111 22 33", **more.pop("request", {})},
        language=more.pop("language", "kk"),
    )
    by = official(post, office)
    return file_at_window(LAW, channel, filing, by, at=at or working_day(), key=uuid4().hex)


def turn(stored: Stored) -> tuple[Step, Official]:
    """The step at hand and who does it."""
    step = process_of(stored.edition, stored.state.channel).steps[stored.state.step or ""]
    post, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    return step, official(post or "", place or "")


def act(
    stored: Stored, given: dict[str, Any] | None = None, outcome: str = "", at: datetime | None = None
) -> Stored:
    """Do the step at hand, ten minutes after the last."""
    step, by = turn(stored)
    at = at or stored.state.changed + timedelta(minutes=10)
    return perform(
        stored.id, step.id, by, usual(stored, step, by, at, outcome, given), at=at, outcome=outcome
    )


def usual(
    stored: Stored, step: Step, by: Official, at: datetime, outcome: str, given: dict[str, Any] | None
) -> dict[str, Any]:
    """What goes with a step when nothing special is tried; what is ``given`` stands in its place."""
    usually: dict[str, Any] = {}
    if step.does is Verb.INSPECT:
        usually = visit_for(stored, by, at)
    elif step.does is Verb.CONCLUDE:
        usually = votes_for(stored, outcome, at)
    elif step.does is Verb.ISSUE:
        usually = {"to": {"iin": stored.applicant.id, "name": stored.applicant.name}}
    return {**usually, **(given or {})}


def until(stored: Stored, verb: Verb) -> Stored:
    """Do what is usual up to the first step of this verb."""
    while stored.state.step and turn(stored)[0].does is not verb:
        stored = act(stored)
    return stored
