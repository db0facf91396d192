"""The edition's own forms, filled in with what is known at the window, for the applicant to sign."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qyzmet.centre.asking import asked_documents, facts_of, known
from qyzmet.centre.drafts import Draft
from qyzmet.centre.place import Place
from qyzmet.desk.official import Official
from qyzmet.desk.providers import provider_at_window
from qyzmet.desk.request import person_named
from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at
from qyzmet.papers.render import render
from qyzmet.registers.addresses import address_line
from qyzmet.registers.iin import check_iin
from qyzmet.registers.queries import address_record
from qyzmet.services.form import fields_of
from qyzmet.services.writing import Desk, PaperContext, Sheet, writer_of

NOWHERE = Text("көрсетілмеген", "не указан", "not stated")
WHY = "өтініш нысанын толтыру"
"""What the trace says of the look at the applicant's address: their own form is filled in."""


def blank(
    draft: Draft, document: Document, edition: Edition, official: Official, place: Place
) -> bytes | None:
    """The form of one document as a PDF in the applicant's language; None where the edition has none for them."""
    if document.paper is None:
        return None
    person = {} if draft.legal else person_named(draft.subjects[0], place.day, official, WHY)
    address = NOWHERE if draft.legal else _address(draft, official, place)
    found = known(draft, edition, official, place)
    sheets = _sheets(draft, document, edition, official, place, address, person, found)
    if not sheets:
        return None
    paper = edition.paper(document.paper)
    language = draft.language or "kk"
    return render(paper.kind, sheets[0].fields, language, code="", verify_url="", made_at=place.now)


def offered(
    draft: Draft, asked: tuple[Document, ...], edition: Edition, official: Official, place: Place
) -> list[Document]:
    """The documents of the checklist that can be printed as filled-in forms."""
    return [one for one in asked if _sheets(draft, one, edition, official, place, NOWHERE, {}, {})]


def _sheets(
    draft: Draft,
    document: Document,
    edition: Edition,
    official: Official,
    place: Place,
    address: Text,
    person: Mapping[str, Any],
    found: Mapping[str, Any],
) -> list[Sheet]:
    if document.paper is None:
        return []
    born: date | None = None if draft.legal else check_iin(draft.applicant).birth_date
    context = PaperContext(
        number="",
        service=edition.title,
        language=draft.language or "kk",
        at=place.now,
        opened=place.now,
        promised=None,
        applicant=draft.called,
        applicant_id=draft.applicant,
        applicant_address=address,
        office=_desk(place.office),
        provider=_desk(office_at(provider_at_window(place.office, edition, official, draft.applicant))),
        official=official.name,
        facts={**facts_of(draft, place), "subjects": ";".join(draft.subjects)},
        documents=[
            (one.name, 1)
            for one in asked_documents(draft, edition, place)
            if one.paper != document.paper and one.obtained == "applicant"
        ],
        given={"birth_date": born},
        request=_request(draft, edition),
        person=person,
        found=found,
    )
    return writer_of(edition.service).sheets({document.paper: edition.paper(document.paper).kind}, context)


def _request(draft: Draft, edition: Edition) -> dict[str, str]:
    """The answers, an address also in words, as a filed request has it."""
    answers = dict(draft.request)
    for field in fields_of(edition, draft.channel, draft.facts):
        line = address_line(answers[field.id]) if field.type == "address" and field.id in answers else None
        if line is not None:
            answers |= {f"{field.id}.{language}": line.in_(language) for language in ("kk", "ru", "en")}
    return answers


def _address(draft: Draft, official: Official, place: Place) -> Text:
    record = address_record(draft.applicant, place.now, looker=official.looker(), why=WHY)
    stay = record.permanent or record.temporary
    return stay.dwelling.line if stay else NOWHERE


def _desk(office: Office) -> Desk:
    return Desk(office.code, office.name, office.address)
