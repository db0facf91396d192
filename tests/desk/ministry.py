"""Cases of the interior ministry's services for tests: who asks, with what, and how far the case has come.

People are made one by one, so that a test knows everything the registers hold of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from uuid import uuid4

from qyzmet.cases import store
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.filing import Filing, file_at_window, file_on_portal
from qyzmet.desk.official import Official
from qyzmet.desk.paying import Tender, owed
from qyzmet.desk.perform import perform
from qyzmet.desk.request import events_of
from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.finder import provider_for
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Address, IdentityDocument, Person
from qyzmet.services.form import Field, fields_of
from tests.desk.town import CENTRE, ZONE
from tests.registers import making
from tests.registers.holding import owns

POLICE = "police-east-kazakhstan-semey"
"""The provider whose officers sit in the centre of Semey."""
DAY = {"2012": datetime(2012, 6, 5, 10, 0, tzinfo=ZONE), "2014": datetime(2014, 6, 5, 10, 0, tzinfo=ZONE)}
"""A working day under each decree."""
FACTS: Mapping[str, dict[str, str]] = {
    "passport-id-card@2012": {
        "document": "passport",
        "card_reason": "none",
        "passport_reason": "first",
        "mode": "ordinary",
        "exempt": "no",
    },
    "passport-id-card@2014": {
        "for_whom": "self",
        "document": "passport",
        "card_reason": "none",
        "passport_reason": "first",
        "health": "able",
        "mode": "ordinary",
        "exempt": "no",
    },
    "temporary-id@2012": {"reason": "lost", "document": "identity-card"},
    "temporary-id@2014": {"applicant": "self", "payment": "bank", "booking": "no"},
    "residence-registration@2012": {
        "age": "from-16",
        "card": "electronic",
        "military": "none",
        "exempt": "no",
    },
    "residence-registration@2014": {
        "age": "from-16",
        "card": "electronic",
        "registration": "permanent",
        "arrival": "within",
        "supervision": "no",
        "exempt": "no",
        "health": "able",
    },
    "residence-deregistration@2012": {
        "reason": "departure",
        "age": "from-16",
        "military": "none",
        "card": "electronic",
    },
    "residence-deregistration@2014": {"reason": "abroad", "applicant": "self", "health": "able"},
}
"""Answers that lead along the shortest good way."""
PASSPORT, TEMPORARY, REGISTRATION, REMOVAL = (
    {year: edition(f"{service}@{year}") for year in ("2012", "2014")}
    for service in ("passport-id-card", "temporary-id", "residence-registration", "residence-deregistration")
)
EVERY = [*PASSPORT.values(), *TEMPORARY.values(), *REGISTRATION.values(), *REMOVAL.values()]
PAID = [law for law in EVERY if law.fee.duty]
MAKERS = [*PASSPORT.values(), *TEMPORARY.values()]
"""Editions that make a document with a number."""
_receipts = count(1000)
_houses = count(100)


def home(owner: Person | None = None) -> Address:
    """A dwelling of its own, owned if an owner is given."""
    where = making.address(house=str(next(_houses)))
    if owner is not None:
        owns(owner, where)
    return where


def somebody(*, registered: bool = True, **more: Any) -> Person:
    """A living grown-up, registered since 2009 in a dwelling of their own unless said otherwise."""
    who = making.person(**more)
    if registered:
        making.residence(who, home(who), date(2009, 1, 5))
    return who


def receipt(
    law: Edition, facts: Mapping[str, str], day: date, channel: str = "centre", **more: Any
) -> Tender:
    """A receipt of a bank for what such a case costs."""
    due = owed(law, channel, facts, day)
    given: dict[str, Any] = {"bank": "Халық банкі", "receipt": str(next(_receipts)), "paid_on": day}
    return Tender(**{**given, "amount": due.amount, **more})


def form(law: Edition, facts: Mapping[str, str], day: date, channel: str, **given: str) -> dict[str, str]:
    """Every required question answered; an address and its owner are made where none is given."""
    asked = fields_of(law, channel, facts)
    answers = {one.id: _answer(one, day) for one in asked if one.required and one.id not in given}
    if any(one.type == "address" for one in asked) and "address" not in given:
        seller = making.person("Иесі", "Болат")
        answers |= {"address": str(home(seller).pk), "owner": seller.iin, "owner_name": seller.full_name}
    return {**answers, **given}


def _answer(asked: Field, day: date) -> str:
    match asked.type:
        case "date":
            return (day - timedelta(days=20)).isoformat()
        case "choice":
            return asked.choices[0][0]
    return "№ 12, 01.02.2012"


def filing(
    law: Edition,
    who: Person,
    *,
    channel: str = "centre",
    subject: Person | None = None,
    request: Mapping[str, str] | None = None,
    payment: Tender | None = None,
    pays: bool = True,
    without: int = 0,
    **facts: str,
) -> Filing:
    """What somebody brings to the window: all documents (but ``without`` so many), the duty paid that day."""
    known, day = {**FACTS[law.name], **facts}, DAY[law.year].date()
    if pays and payment is None and law.fee.duty:
        payment = receipt(law, known, day, channel)
    derived = {"system": "yes"} if law.name == "residence-registration@2012" else {}
    documents = [
        {"id": one.id, "originals": one.originals, "copies": one.copies}
        for one in law.documents_for(channel, {**known, **derived})
        if one.obtained == "applicant"
    ]
    return Filing(
        applicant=Applicant(who.iin, who.full_name),
        legal=False,
        subjects=[(subject or who).iin],
        facts=known,
        documents=documents[without:],
        request=form(law, known, day, channel, **(request or {})),
        payment=payment,
    )


def receiver(law: Edition, channel: str = "centre", centre: str = CENTRE) -> Official:
    """Who takes documents in at the centre."""
    steps = process_of(law, channel).channel.steps
    post = next(one.by for one in steps if one.does is Verb.RECEIVE)
    office = Office.objects.get(code=centre)
    if law.post(post).at == "provider":
        return Official(7, "Сапаров Болат", post, provider_for(office, law.service).code, centre)
    return Official(7, "Сапарова Айгүл", post, centre)


def file(
    law: Edition, brought: Filing, *, channel: str = "centre", centre: str = CENTRE, key: str = ""
) -> Stored:
    """File at a window of the centre on the day of the edition."""
    by = receiver(law, channel, centre)
    return file_at_window(law, channel, brought, by, at=DAY[law.year], key=key or uuid4().hex)


def send(law: Edition, brought: Filing) -> Stored:
    """Send a request on the portal, signed by the applicant."""
    account = Official(5, brought.applicant.name, "applicant", "portal")
    signature = {"iin": brought.applicant.id, "serial": "01"}
    return file_on_portal(law, brought, signature, account, at=DAY[law.year], key=uuid4().hex)


def case_of(law: Edition, who: Person | None = None, until: str = "", **brought: Any) -> Stored:
    """A case of somebody at the centre that stands at the step ``until``, or where the documents were taken in."""
    who = who or somebody(registered=law is not REGISTRATION["2012"])
    stored = file(law, filing(law, who, **brought), channel=brought.get("channel", "centre"))
    return carry(stored, until) if until else stored


def carry(stored: Stored, until: str = "", **outcomes: str) -> Stored:
    """Let everybody do their step in time, until the case stands at ``until`` or has ended."""
    clerk, plan, at = Clerk(Random(1)), Plan(outcomes), stored.state.changed
    while stored.state.step not in (None, until):
        stored, at = clerk.step(stored, plan, at)
    return stored


def step_of(law: Edition, verb: Verb, channel: str = "centre") -> str:
    """The last step of the channel with this verb."""
    return [one.id for one in process_of(law, channel).channel.steps if one.does is verb][-1]


def whose_turn(stored: Stored) -> Official:
    """Whoever holds the post of the next step."""
    post, place = store.stands_at(stored.edition, stored.state, stored.office, stored.provider)
    return Official(8, "Қызметкер", post or "", place or "")


def do(
    stored: Stored,
    outcome: str = "",
    *,
    by: Official | None = None,
    at: datetime | None = None,
    step: str = "",
    key: str | None = None,
    **given: Any,
) -> Stored:
    """Do the next step a minute later, by whose turn it is unless another is named."""
    return perform(
        stored.id,
        step or stored.state.step or "",
        by or whose_turn(stored),
        given,
        at=at or later(stored),
        outcome=outcome,
        key=key,
    )


def later(stored: Stored, **more: float) -> datetime:
    """Some time (a minute unless said) after the last line of the journal."""
    return stored.state.changed + timedelta(**(more or {"minutes": 1}))


def hand_over(stored: Stored, outcome: str = "issued", **more: Any) -> Stored:
    """The applicant comes to the window and is handed the result."""
    one = stored.applicant
    return do(stored, outcome, to={"iin": one.id, "name": one.name, **more})


def code(stored: Stored, outcome: str = "", **more: Any) -> str:
    """The code with which the next step is refused; ``done`` where it is not."""
    try:
        do(stored, outcome, **more)
    except Refusal as refused:
        return refused.code
    return "done"


def last(stored: Stored) -> dict[str, Any]:
    """What the last line of the journal says."""
    data: dict[str, Any] = events_of(stored)[-1].get("data", {})
    return data


def documents(who: Person) -> list[tuple[str, str]]:
    """Number and state of each document of a person, as they were made."""
    return list(IdentityDocument.objects.filter(person=who).order_by("pk").values_list("number", "state"))
