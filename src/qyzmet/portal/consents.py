"""The owner of a dwelling, asked on the portal to consent to a registration (2014, cl. 9, 14 and annex 1).

reading: the edition has no branch for an owner who declines. The case stays where it is, the applicant is told, and
the owner may still consent later; nothing lapses, since the act sets the owner no term.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.db import transaction

from qyzmet.cases import store
from qyzmet.cases.models import Case, Entry
from qyzmet.cases.numbers import read_case_number
from qyzmet.cases.store import Stored, no_such_case
from qyzmet.desk.official import OWNER, Official
from qyzmet.desk.paperwork import paper_context
from qyzmet.desk.perform import perform
from qyzmet.desk.request import day_of, events_of, told
from qyzmet.desk.timing import PORTAL, timing_of
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.papers.fields import Kind
from qyzmet.papers.kinds import kind_of
from qyzmet.portal.models import Declined
from qyzmet.portal.reader import Self
from qyzmet.portal.request import as_text
from qyzmet.portal.signatures import Signed, keep
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import leave_trace
from qyzmet.services.writing import writer_of

CONSENT, REFUSAL = "consent", "refusal"
"""What an owner may answer."""
PAPER: Final = "owner-consent"
"""The id of the consent among the papers of an edition."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case whose request names the reader as the owner; ``step`` is None once they consented, or it ended."""

    stored: Stored
    case: Case
    step: Step | None
    declined: Declined | None

    @property
    def consented_at(self) -> datetime | None:
        """When the owner consented; None if not yet."""
        posts = Entry.objects.filter(case_id=self.case.pk, post=OWNER).order_by("seq")
        entry = posts.first()
        return entry.at if entry else None


def waiting_for(reader: Self) -> list[Case]:
    """The cases that wait for the reader's consent, the oldest first."""
    waiting = Case.objects.filter(standing__office=PORTAL, standing__post=OWNER)
    named = waiting.filter(entries__event__data__request__owner=reader.iin)
    return list({case.pk: case for case in named.order_by("pk")}.values())


def as_owner(reader: Self) -> Official:
    """The reader, as the journal names an owner."""
    return Official(reader.user_id, reader.name, OWNER, "")


def asked_of(number: str, reader: Self) -> Asked:
    """The case with this number, if its request names the reader as the owner; the look is traced.

    Raises :class:`Refusal` (``no-such-case``) for any other, alike.
    """
    clean = read_case_number(number)
    with transaction.atomic():
        case = (
            Case.objects.filter(number=clean, entries__event__data__request__owner=reader.iin)
            .select_related("declined")
            .first()
        )
        if case is None:
            raise no_such_case(clean)
        leave_trace(as_owner(reader).looker(), case.number, "consent", [case.applicant_id])
    stored = store.load(case.pk)
    step = process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")
    waits = step if step is not None and step.by == OWNER else None
    return Asked(stored, case, waits, getattr(case, "declined", None))


def text_of(asked: Asked, reader: Self, answer: str, language: str, now: datetime) -> bytes:
    """What the owner signs: the lines of the consent as the annex has them, and the answer. The same all day."""
    lines, kind = lines_of(asked, reader, language, now)
    words = kind.words["agree"] if answer == CONSENT else _DECLINE
    return as_text(
        {
            "answer": answer,
            "case": asked.case.number,
            "edition": asked.stored.edition.name,
            "lines": [f"{label.in_(language)}: {value}" for label, value in lines],
            "paper": kind.title.in_(language),
            "signed_by": {"iin": reader.iin, "name": reader.name},
            "words": words.in_(language),
        }
    )


def lines_of(asked: Asked, reader: Self, language: str, now: datetime) -> tuple[list[tuple[Text, str]], Kind]:
    """The fields of the consent with their values, those that are empty left out."""
    stored, by = asked.stored, as_owner(reader)
    paper = stored.edition.paper(PAPER)
    at = datetime.combine(day_of(stored, now), time.min, timing_of(stored).zone)
    context = paper_context(stored, by, at, {})
    sheet = writer_of(stored.edition.service).sheets({paper.id: paper.kind}, context)[0]
    kind = kind_of(paper.kind)
    said = ((field.label, _value(sheet.fields.get(field.id))) for field in kind.fields)
    return [(label, value) for label, value in said if value], kind


def _value(value: Any) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    text = "" if value is None else str(value)
    try:
        return f"{date.fromisoformat(text):%d.%m.%Y}" if len(text) == 10 else text
    except ValueError:
        return text


def consent(asked: Asked, given: Signed, reader: Self, now: datetime) -> Stored:
    """The owner consents: the case goes on. Raises what the desk does, ``signature-of-another`` among it."""
    step = _must_wait(asked)
    with transaction.atomic():
        stored = perform(
            asked.stored.id,
            step.id,
            as_owner(reader),
            {"signature": given.data()},
            at=now,
            key=f"consent-{asked.case.number}-{step.id}",
        )
        if not stored.repeated:
            documents = stored.edition.documents_for(PORTAL, stored.state.facts)
            document = documents[0].id if documents else ""
            keep(stored.id, document, f"{stored.number}-owner", given, reader.name, now)
    return stored


def decline(asked: Asked, given: Signed, reader: Self, now: datetime) -> None:
    """The owner does not consent: that is kept, and the case stays. Twice is once."""
    _must_wait(asked)
    owner = told(events_of(asked.stored)).request.get("owner", "")
    if given.signer.iin != owner:
        raise Refusal("signature-of-another", _NOT_NAMED, field="signature")
    Declined.objects.get_or_create(
        case_id=asked.case.pk,
        defaults={"iin": reader.iin, "at": now, "content": given.content, "signature": given.raw},
    )


def declined_of(case: Case) -> Declined | None:
    """Whether the owner declined in a case that still waits for them."""
    return Declined.objects.filter(case=case).first() if case.post == OWNER else None


def owner_of(events: list[dict[str, Any]]) -> Mapping[str, str]:
    """Whom the request names as the owner: ``iin`` and ``name``; empty where it names nobody."""
    request = told(events).request
    return {"iin": request.get("owner", ""), "name": request.get("owner_name", "")}


def _must_wait(asked: Asked) -> Step:
    if asked.step is None:
        raise Refusal("nothing-to-consent", _ANSWERED)
    return asked.step


_DECLINE = Text(
    "тіркеуге қоюға келісім бермеймін.",
    "согласия на регистрацию не даю.",
    "I do not consent to the registration.",
)
_ANSWERED = Text(
    "Бұл іс енді Сіздің келісіміңізді күтіп тұрған жоқ.",
    "Это дело больше не ждёт Вашего согласия.",
    "This case does not wait for your consent any more.",
)
_NOT_NAMED = Text(
    "Өтініште тұрғын үй иесі ретінде басқа адам аталған.",
    "В заявлении собственником назван другой человек.",
    "The request names somebody else as the owner.",
)
