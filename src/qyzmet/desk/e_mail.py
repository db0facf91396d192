"""Results that go by e-mail: what is sent with a step, written down with it and sent once the step is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from qyzmet.cases.store import Stored
from qyzmet.desk.request import events_of, told
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.papers.models import Paper
from qyzmet.services.form import fields_of

BY_E_MAIL = "e-mail"
"""How an official says that somebody was told by e-mail."""


def e_mail_of(stored: Stored) -> str:
    """The address that the applicant gave for the result; empty where none was asked or given."""
    request = told(events_of(stored)).request
    asked = fields_of(stored.edition, stored.state.channel, stored.state.facts)
    return next((request[one.id] for one in asked if one.type == "e-mail" and one.id in request), "")


def sent_with(stored: Stored, step: Step, outcome: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The letter that goes with a step: to whom, with which papers; empty where nothing is sent.

    A step of posting sends to the address given for it, the others to the one of the application. Somebody at a desk
    who tells the applicant says how; what a system delivers goes to the cabinet and by e-mail. The letter is put into
    the queue in the transaction of the step, so that it is sent if and only if the step is kept, and tried again where
    the mail server does not answer.
    """
    to = _address(stored, step, outcome, given)
    papers = result_papers(stored) if to else []
    if not papers:
        return {}
    send_result.defer(case=stored.number, edition=stored.edition.name, to=to, codes=papers)
    return {"e_mail": {"to": to, "papers": papers}}


def _address(stored: Stored, step: Step, outcome: str, given: Mapping[str, Any]) -> str:
    match step.does:
        case Verb.POST:
            return str(given.get("e_mail") or ("" if given.get("address") else e_mail_of(stored)))
        case Verb.ISSUE if outcome == "issued":
            return e_mail_of(stored)
        case Verb.NOTIFY if stored.edition.post(step.by).system or given.get("how") == BY_E_MAIL:
            return e_mail_of(stored)
    return ""


def result_papers(stored: Stored) -> list[str]:
    """The codes of the papers of the case that are results of its edition, those withdrawn left out."""
    results = {one.paper for one in stored.edition.results if one.paper}
    rows = [row for event in events_of(stored) for row in event.get("data", {}).get("papers", ())]
    codes = [row["code"] for row in rows if row["id"] in results and "code" in row]
    valid = set(Paper.objects.filter(code__in=codes, withdrawn_at=None).values_list("code", flat=True))
    return [code for code in codes if code in valid]


@app.task(name="send-result", retry=RetryStrategy(max_attempts=8, exponential_wait=10))
def send_result(case: str, edition: str, to: str, codes: list[str]) -> None:
    """Send the papers with these codes; raises what the mail server says, and is then tried again."""
    papers = list(Paper.objects.filter(code__in=codes).order_by("pk"))
    language = papers[0].language
    service = edition_named(edition).title.in_(language)
    letter = EmailMessage(
        subject=f"{case}: {service}",
        body=_BODY.in_(language).format(case=case, service=service),
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    for paper in papers:
        letter.attach(f"{paper.number}.pdf", bytes(paper.pdf), "application/pdf")
    letter.send()


_BODY = Text(
    "Өтініш: {case}\nҚызмет: {service}\n\nҚызметтің нәтижесі осы хатқа тіркелген. Оның түпнұсқалығын құжаттағы код "
    "бойынша тексеруге болады. Бұл хатқа жауап жазбаңыз.\n",
    "Заявление: {case}\nУслуга: {service}\n\nРезультат услуги приложен к этому письму. Подлинность можно проверить по "
    "коду на документе. На это письмо отвечать не нужно.\n",
    "Application: {case}\nService: {service}\n\nThe result of the service is attached to this letter. It can be "
    "verified by the code on the document. Please do not answer this letter.\n",
)
