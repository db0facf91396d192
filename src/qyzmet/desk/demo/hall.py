"""Who waits in the hall of an office when the demo begins: for each service somebody to hand in, somebody to fetch."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from qyzmet.cases import tickets
from qyzmet.cases.models import Case
from qyzmet.desk.filing import edition_at
from qyzmet.desk.halls import body_of
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.process.hall import COLLECT, FILE, matter_of

BETWEEN: Final = timedelta(minutes=2)
"""Between two tickets; the first was taken so long ago that its clock of waiting is near its end or over."""


def fill_hall(office: Office, now: datetime, services: list[str]) -> int:
    """Tickets of people who have come just now for these services; how many."""
    laws = []
    for service in services:
        with suppress(NoneInForce):
            laws.append(edition_at(service, office.code, now))
    filing = [(law, FILE, None) for law in laws if matter_of(law, FILE, body_of(office, law))]
    fetching = [
        (law, COLLECT, _ready(law, office)) for law in laws if matter_of(law, COLLECT, body_of(office, law))
    ]
    coming = [*filing, *fetching, *filing]
    for ahead, (law, purpose, case) in enumerate(coming):
        at = now - BETWEEN * (len(coming) - ahead)
        tickets.take(
            office.code,
            law.service,
            purpose,
            at,
            now.astimezone(office.zone).date(),
            language="ru" if ahead % 3 == 1 else "kk",
            person=case.applicant_id if case else "",
            case_number=case.number if case else "",
            case=case.pk if case else None,
        )
    return len(coming)


def _ready(law: Edition, office: Office) -> Case | None:
    """A case of the office whose result lies there for the applicant to fetch."""
    for case in Case.objects.filter(office=office.code, edition=law.name, step__isnull=False).order_by("pk"):
        if process_of(law, case.channel).steps[case.step or ""].does in (Verb.ISSUE, Verb.QUEUE):
            return case
    return None
