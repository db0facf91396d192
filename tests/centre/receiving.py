"""A reception over HTTP for any edition: whose turn it is, what is asked and brought, say edition and service."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from qyzmet.desk.official import Official
from qyzmet.law.catalogue import editions, services
from qyzmet.law.model import Edition
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.registers.models import Person
from qyzmet.services.groups import group_of
from qyzmet.services.rules import run_here
from tests.centre.house import ASTANA, MONDAY, PASSWORD, SEMEY
from tests.desk import ministry

BY_SERVICE = [
    sorted(editions(one), key=lambda law: law.year)
    for one in services()
    if run_here(one) and group_of(one) in ("documents", "residence")
]
"""What the interior ministry's centres give: two editions each."""
TOWN = {law.name: town for laws in BY_SERVICE for law, town in zip(laws, (SEMEY, ASTANA), strict=True)}
"""Where each of the ten editions is worked by."""
LAWS = [law for laws in BY_SERVICE for law in laws]
FACTS = {
    "address-certificate@2010": {"applicant": "natural", "about": "self", "recipient": "self"},
    "address-certificate@2014": {"applicant": "natural", "about": "self"},
    **ministry.FACTS,
}


def user_of(official: Official) -> User:
    """An account in the official's post, at their workplace."""
    user = User.objects.create_user(f"{official.post}-{uuid4().hex[:8]}", password=PASSWORD)
    Account.objects.create(user=user, display_name=official.name)
    workplace = Office.objects.get(code=official.workplace) if official.workplace else None
    Holding.objects.create(
        user=user,
        post=official.post,
        office=Office.objects.get(code=official.office),
        workplace=workplace,
        since=date(2010, 11, 1),
    )
    return user


def browser(user: User, language: str = "en") -> Client:
    """The browser of somebody who is logged in."""
    client = Client()
    client.force_login(user)
    client.cookies["qyzmet_language"] = language
    return client


@dataclass
class Reception:
    """Somebody at a window under an edition."""

    law: Edition
    facts: dict[str, str] = field(default_factory=dict)
    channel: str = "centre"
    language: str = "kk"
    request: dict[str, str] = field(default_factory=dict)
    receipt: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.facts = {**FACTS[self.law.name], **self.facts}
        registered = self.law.name != "residence-registration@2012"
        self.person: Person = ministry.somebody(registered=registered)
        self.official = ministry.receiver(self.law, self.channel, TOWN[self.law.name])
        self.user = user_of(self.official)
        self.client = browser(self.user)
        asked = ministry.fields_of(self.law, self.channel, self.facts)
        if asked and not self.request:
            self.request = ministry.form(self.law, self.facts, MONDAY.date(), self.channel)
        if self.law.fee.duty and not self.receipt and self.facts.get("exempt") != "yes":
            paid = ministry.receipt(self.law, self.facts, MONDAY.date(), self.channel)
            self.receipt = {
                "bank": paid.bank,
                "receipt": paid.receipt,
                "paid_on": f"{paid.paid_on:%d.%m.%Y}",
                "amount": str(paid.amount),
            }

    def begin(self) -> str:
        """The address of the first page."""
        answer = self.client.get(
            reverse("centre:reception"), {"service": self.law.service, "channel": self.channel}
        )
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    def who(self, page: str, **more: str) -> HttpResponse:
        """Every question answered; a page that grows is sent again."""
        given = {**self.facts, "iin": self.person.iin, "language": self.language, **more}
        answer = self.client.post(page, given)
        for _ in range(12):
            shown = re.search(r'name="shown" value="([^"]*)"', answer.content.decode())
            if answer.status_code == 302 or shown is None or "govuk-error-summary" in answer.content.decode():
                break
            answer = self.client.post(page, {**given, "shown": shown[1]})
        return answer

    def documents(self) -> str:
        """The address of the checklist, the pages before it filled in."""
        answer = self.who(self.begin())
        assert answer.status_code == 302, answer.content.decode()
        for name, given in (("request", self.request), ("duty", self.receipt)):
            page = str(answer["Location"])
            if f"/{name}/" in page:
                answer = self.client.post(page, given)
                assert answer.status_code == 302, answer.content.decode()
        page = str(answer["Location"])
        assert "/documents/" in page, page
        return page

    def ticks(self, page: str) -> dict[str, str]:
        """The checklist with every box ticked and every number filled in."""
        html = self.client.get(page).content.decode()
        ticked = dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"', html), "on")
        return ticked | dict.fromkeys(re.findall(r'type="number" name="([^"]+)"', html), "2")

    def accept(self, **more: Any) -> HttpResponse:
        """Everything brought; the page after it."""
        page = self.documents()
        return self.client.post(page, {**self.ticks(page), **more}, follow=True)
