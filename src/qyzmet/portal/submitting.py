"""The request of a case that was opened by its form and is signed when everything else is there (2014, cl. 9, 14)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from qyzmet.cases.store import Stored
from qyzmet.desk.official import APPLICANT
from qyzmet.desk.perform import perform
from qyzmet.desk.request import events_of, told
from qyzmet.desk.timing import PORTAL
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.portal.reader import Self
from qyzmet.portal.request import as_text, form_in_words
from qyzmet.portal.signatures import Signed, keep
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.services.form import fields_of


def step_to_submit(stored: Stored) -> Step:
    """The step at which the applicant signs and sends; :class:`Refusal` (``nothing-to-submit``) if it is not."""
    step = process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")
    if step is None or step.does is not Verb.SUBMIT or step.by != APPLICANT:
        raise Refusal("nothing-to-submit", _NOTHING)
    return step


def text_of(stored: Stored, reader: Self) -> bytes:
    """What the applicant signs: the request as the journal has it, who consented, what was paid."""
    edition, facts = stored.edition, stored.state.facts
    language = "ru" if facts.get("language") == "ru" else "kk"
    events = events_of(stored)
    said = told(events)
    fields = fields_of(edition, PORTAL, facts)
    answers = {fact.id: str(facts[fact.id]) for fact in edition.facts if fact.id in facts}
    consents = [event["data"]["signature"] for event in events if "signature" in event.get("data", {})]
    return as_text(
        {
            "about": str(facts.get("subjects", "")).split(";"),
            "answers": answers,
            "answers_in_words": [
                f"{fact.question.in_(language)} – {value.label.in_(language)}"
                for fact in edition.facts
                for value in fact.values
                if answers.get(fact.id) == value.id
            ],
            "applicant": {"iin": stored.applicant.id, "name": stored.applicant.name},
            "case": stored.number,
            "channel": PORTAL,
            "consents": [
                {"by": one.get("name", ""), "text_sha256": one.get("sha256", "")} for one in consents
            ],
            "duty": {key: said.payment[key] for key in _PAID if key in said.payment},
            "edition": edition.name,
            "form": {field.id: said.request[field.id] for field in fields if field.id in said.request},
            "form_in_words": form_in_words(fields, said.request, language),
            "language": language,
            "service": edition.title.in_(language),
            "signed_by": {"iin": reader.iin, "name": reader.name},
        }
    )


def submit(stored: Stored, given: Signed, reader: Self, now: datetime) -> Stored:
    """The case goes on with the applicant's signature; twice is once."""
    step = step_to_submit(stored)
    with transaction.atomic():
        done = perform(
            stored.id,
            step.id,
            reader.official(),
            {"signature": given.data()},
            at=now,
            key=f"submit-{stored.number}-{step.id}",
        )
        if not done.repeated:
            documents = done.edition.documents_for(PORTAL, done.state.facts)
            keep(done.id, documents[0].id if documents else "", done.number, given, reader.name, now)
    return done


_PAID = ("amount", "receipt", "bank", "paid_on")
_NOTHING = Text(
    "Бұл іс қазір өтініш берушінің қолын күтіп тұрған жоқ.",
    "Это дело сейчас не ждёт подписи заявителя.",
    "This case does not wait for the applicant's signature now.",
)
