"""Everything that has an address, once: a case of a centre and one of the portal, with all that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from qyzmet.cases.models import Attachment, Case, Ticket
from qyzmet.cases.store import Applicant, Stored
from qyzmet.cases.tickets import take
from qyzmet.desk.filing import Filing, edition_at, file_letter
from qyzmet.desk.perform import perform
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.papers.models import Paper
from qyzmet.process.engine import process_of
from tests.centre.house import ASTANA, BUREAU, SEMEY, SERVICE, carry, manifest_number, official, received
from tests.portal.people import Family, apply_about_oneself, draft_of, make_applicant, make_company
from tests.security.conftest import browser

CENTRE = ("inspector", "accumulation-inspector", "issuing-inspector", "duty-manager", "courier", "employee")
CENTRE += ("centre-official", "centre-employee")
PROVIDER = ("registrar", "head", "officer", "executor", "authorised-body", "provider")
ELSEWHERE = {"centre": ASTANA, "provider": "bureau-astana"}
WORKPLACES = {BUREAU: SEMEY, ELSEWHERE["provider"]: ASTANA}
"""The centre in which the officers and executors of a body sit."""
IN_THE_HALL = ("officer", "executor")
AKIMAT = {
    "official": ("akim-akmola-zerendi-bulak", "akim-akmola-zerendi-akkol"),
    "akim": ("akim-akmola-zerendi-bulak", "akim-akmola-zerendi-akkol"),
    "commission": ("akim-akmola-zerendi-bulak", "akim-akmola-zerendi-akkol"),
    "si-employee": ("social-akmola-kokshetau", "social-akmola-zerendi"),
    "signatory": ("social-akmola-kokshetau", "social-akmola-zerendi"),
}
"""The posts of the local executive bodies: where they are held, and where else."""
SEVERAL = (("courier", SEMEY), ("registrar", BUREAU), ("head", ELSEWHERE["provider"]))
"""The posts of somebody who holds several, at several offices."""


@dataclass
class World:
    """The people, and the number of everything."""

    family: Family
    readers: dict[str, Client]
    """Everybody who may come to an address, by what they are."""
    centre_case: Case
    portal_case: Case
    manifest: str
    ticket: Ticket
    values: dict[str, dict[str, Any]]
    """What stands in the addresses, by namespace."""


def make_world(family: Family) -> World:
    """A country at work."""
    applicant = browser(family.user)
    number = apply_about_oneself(applicant, family.applicant)
    draft = draft_of(applicant)
    at = timezone.now()
    before = at - timedelta(minutes=50)
    carry(received(family.stranger, before), "C7", before)
    stored = carry(received(family.spouse, before), "C6a", before)
    carry(received(family.child, before), "C5", before)
    manifest = manifest_number(stored)
    ticket = take(SEMEY, SERVICE, "file", at, timezone.localdate(at))
    readers = {
        "anonymous": browser(),
        "applicant": applicant,
        "other-applicant": browser(make_applicant("murat", family.stranger)),
        **{post: _staff(post, SEMEY) for post in CENTRE},
        **{f"{post}-elsewhere": _staff(post, ASTANA) for post in CENTRE},
        **{post: _staff(post, BUREAU) for post in PROVIDER},
        **{f"{post}-elsewhere": _staff(post, ELSEWHERE["provider"]) for post in PROVIDER},
        **{post: _staff(post, here) for post, (here, _there) in AKIMAT.items()},
        **{f"{post}-elsewhere": _staff(post, there) for post, (_here, there) in AKIMAT.items()},
        "several": browser(holder_of(*SEVERAL)),
    }
    portal_case = Case.objects.get(number=number)
    paper = Paper.objects.filter(case_number=number).latest("pk")
    here = Paper.objects.filter(case_number=stored.number).earliest("pk")
    day = f"{timezone.localdate(at):%Y-%m-%d}"
    common = {"service": SERVICE, "edition": f"{SERVICE}@2014", "clause": "1", "office": ASTANA}
    common |= {"channel": "centre", "act": "2014-132", "year": "2014", "language": "ru"}
    staff = {
        "number": stored.number,
        "paper": here.pk,
        "journal": "J5",
        "attachment": 0,
        "scan": "0" * 32,
        "absence": 0,
        "benefit": 0,
        "card": 0,
        "what": "offer",
        "month": "2012-11",
        "visit": 0,
        "household": 0,
        "family": 0,
        "status": 0,
        "income": 0,
        "section": "land",
        "route": 0,
        "service": SERVICE,
        "draft": "0" * 32,
        "register": "registrations",
        "person": 0,
        "document": "form",
        "ticket": ticket.number,
        "day": day,
    }
    portal = {
        **common,
        "number": number,
        "paper": paper.pk,
        "attachment": Attachment.objects.filter(case=portal_case).earliest("pk").pk,
        "draft": draft,
        "question": "about",
        "reference": "AAAAAAAA",
        "answer": "consent",
        "code": ASTANA,
        "day": day,
    }
    return World(
        family,
        readers,
        Case.objects.get(number=stored.number),
        portal_case,
        manifest,
        ticket,
        {"": {}, "ui": {}, "portal": portal, "centre": staff, "provider": staff},
    )


def letter_about(world: World, subjects: list[str]) -> Stored:
    """A letter of a legal person to the bureau of Semey about these people; the register has been asked."""
    company, at = make_company(), timezone.now()
    edition = edition_at(SERVICE, BUREAU, at)
    facts = {"applicant": "legal", "request": "one" if len(subjects) == 1 else "list"}
    documents = [
        {"id": d.id, "originals": d.originals, "copies": d.copies, "compared": True, "returned": True}
        for d in edition.documents_for("provider-letter", facts)
    ]
    more = {"letter_number": "7", "letter_date": f"{timezone.localdate():%Y-%m-%d}", "address": "Семей"}
    filing = Filing(Applicant(company.bin, company.name_kk), True, subjects, facts, documents, more)
    registrar = official("registrar", BUREAU)
    stored = file_letter(edition, filing, registrar, at=at, key=uuid4().hex)
    while (
        process_of(stored.edition, stored.state.channel).steps[stored.state.step or ""].does is not Verb.DRAFT
    ):
        stored = perform(stored.id, stored.state.step or "", registrar, {}, at=at)
    return stored


def staff_user(post: str, office: str) -> User:
    """A new account that holds a post; officers and executors sit in the centre of their body."""
    return holder_of((post, office))


def holder_of(*posts: tuple[str, str]) -> User:
    """A new account that holds these posts at these offices."""
    post, office = posts[0]
    user = User.objects.create_user(f"{post}-{office}-{uuid4().hex[:8]}", password=None)
    Account.objects.create(user=user, display_name=f"{post} {office}")
    for post, office in posts:
        hall = WORKPLACES.get(office) if post in IN_THE_HALL else None
        Holding.objects.create(
            user=user,
            post=post,
            office=Office.objects.get(code=office),
            workplace=Office.objects.get(code=hall) if hall else None,
            since=timezone.localdate() - timedelta(days=1),
        )
    return user


def _staff(post: str, office: str) -> Client:
    return browser(staff_user(post, office))
