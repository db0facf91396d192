"""The edition's own forms, filled in with what is known at the window, for the applicant to sign."""

from __future__ import annotations

from datetime import date

from qyzmet.centre.drafts import Draft
from qyzmet.centre.place import Place
from qyzmet.desk.official import Official
from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.offices.finder import provider_for
from qyzmet.offices.models import Office
from qyzmet.papers.render import render
from qyzmet.registers.iin import check_iin
from qyzmet.registers.queries import address_record
from qyzmet.services.writing import Desk, PaperContext, Sheet, writer_of

NOWHERE = Text("көрсетілмеген", "не указан", "not stated")
WHY = "өтініш нысанын толтыру"
"""What the trace says of the look at the applicant's address: their own form is filled in."""


def blank(
    draft: Draft, document: Document, edition: Edition, official: Official, place: Place, language: str
) -> bytes | None:
    """The form of one document as a PDF; None where the edition has none for such an applicant."""
    if document.paper is None:
        return None
    address = NOWHERE if draft.legal else _address(draft, official, place)
    sheets = _sheets(draft, document, edition, official, place, language, address)
    if not sheets:
        return None
    paper = edition.paper(document.paper)
    return render(paper.kind, sheets[0].fields, language, code="", verify_url="", made_at=place.now)


def offered(
    draft: Draft, asked: tuple[Document, ...], edition: Edition, official: Official, place: Place
) -> list[Document]:
    """The documents of the checklist that can be printed as filled-in forms."""
    return [one for one in asked if _sheets(draft, one, edition, official, place, "kk", NOWHERE)]


def _sheets(
    draft: Draft,
    document: Document,
    edition: Edition,
    official: Official,
    place: Place,
    language: str,
    address: Text,
) -> list[Sheet]:
    if document.paper is None:
        return []
    facts = {**draft.facts, "subjects": ";".join(draft.subjects)}
    asked = edition.documents_for(draft.channel, {**facts, "place": place.office.place})
    born: date | None = None if draft.legal else check_iin(draft.applicant).birth_date
    context = PaperContext(
        number="",
        service=edition.title,
        language=language,
        at=place.now,
        opened=place.now,
        promised=None,
        applicant=draft.name,
        applicant_id=draft.applicant,
        applicant_address=address,
        office=_desk(place.office),
        provider=_desk(provider_for(place.office, edition.service)),
        official=official.name,
        facts=facts,
        documents=[(one.name, 1) for one in asked if one.paper != document.paper],
        given={"birth_date": born},
        request=draft.request,
    )
    return writer_of(edition.service).sheets({document.paper: edition.paper(document.paper).kind}, context)


def _address(draft: Draft, official: Official, place: Place) -> Text:
    record = address_record(draft.applicant, place.now, looker=official.looker(), why=WHY)
    stay = record.permanent or record.temporary
    return stay.dwelling.line if stay else NOWHERE


def _desk(office: Office) -> Desk:
    return Desk(office.code, office.name, office.address)
