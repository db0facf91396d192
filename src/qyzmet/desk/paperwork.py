"""The papers of a step: written from the case by its service, typeset, sealed, stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings

from qyzmet.cases.models import Entry
from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.request import events_of, knows_person, person_of, told
from qyzmet.desk.timing import timing_of
from qyzmet.law.model import Paper as PaperOfEdition
from qyzmet.law.model import Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.complaints import contacts_for
from qyzmet.offices.models import Contact, Office
from qyzmet.offices.once import office_at, office_named
from qyzmet.papers.fields import PaperError
from qyzmet.papers.issue import make_paper, withdraw
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.models import Paper
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import LegalPerson
from qyzmet.registers.queries import address_record
from qyzmet.services.writing import Desk, PaperContext, Sheet, writer_of
from qyzmet.trust.keys import Keys

MOST = 500
"""Characters of the reasons that a withdrawn paper keeps."""
NOWHERE = Text("көрсетілмеген", "не указан", "not stated")


def make_papers(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> list[dict[str, str]]:
    """Make the papers of a step that are not sealed; their ids, kinds and codes for the journal."""
    return [_made(stored, paper, sheet, by, at) for paper, sheet in _sheets(stored, step, by, at, given)]


def written(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The result as drafted: made at once, or kept until the seals or the signature that the edition wants."""
    papers: list[dict[str, Any]] = []
    for paper, sheet in _sheets(stored, step, by, at, given):
        if paper.seals or _still_to_sign(stored, step, paper.id):
            papers.append({"id": paper.id, "kind": paper.kind, "fields": _plain(sheet.fields)})
        else:
            papers.append(dict(_made(stored, paper, sheet, by, at)))
    return papers


def sealed_papers(stored: Stored, by: Official, at: datetime) -> tuple[list[dict[str, str]], list[str]]:
    """Typeset and seal what was drafted to be sealed; these papers and the names of the seals.

    An answer that carries no seal was made with the draft already.
    """
    drafted = next(
        data["papers"]
        for data in (event.get("data", {}) for event in reversed(events_of(stored)))
        if any("fields" in paper for paper in data.get("papers", ()))
    )
    papers: list[dict[str, str]] = []
    seals: dict[str, None] = {}
    for row in (row for row in drafted if "fields" in row):
        paper = stored.edition.paper(row["id"])
        seals |= dict.fromkeys(paper.seals)
        papers.append(_made(stored, paper, Sheet(paper.id, row["fields"]), by, at))
    return papers, list(seals)


def _still_to_sign(stored: Stored, step: Step, paper: str) -> bool:
    """Whether a later step of the channel signs the paper."""
    steps = process_of(stored.edition, stored.state.channel).channel.steps
    return any(one.does is Verb.SIGN and paper in one.papers and one.id != step.id for one in steps)


def signed_papers(
    stored: Stored, step: Step, by: Official, at: datetime, keys: Keys | None = None
) -> list[dict[str, str]]:
    """Typeset what was drafted and is signed in this step; nothing where it signs no paper of the house.

    ``keys`` are those of who signs electronically: the paper then carries the signature.
    """
    drafted = told(events_of(stored)).drafted
    papers = [stored.edition.paper(paper) for paper in step.papers if paper in drafted]
    return [
        _made(stored, paper, Sheet(paper.id, _signed(paper, drafted[paper.id]["fields"], by)), by, at, keys)
        for paper in papers
    ]


def _signed(paper: PaperOfEdition, drafted: Mapping[str, Any], by: Official) -> Mapping[str, Any]:
    """The fields with the name of who signs, where the form has a place for it: a draft cannot know it."""
    named = any(field.id == "signature" for field in kind_of(paper.kind).fields)
    return {**drafted, "signature": by.name} if named and not drafted.get("signature") else drafted


def withdraw_papers(
    stored: Stored, since: str, by: Official, at: datetime, reasons: str
) -> list[dict[str, str]]:
    """Withdraw the papers made at the step ``since`` when it was last done, and after it; their ids and codes.

    Those that were withdrawn before stay so, and without ``reasons`` nothing is.
    """
    events = events_of(stored)
    last = max(
        (place for place, event in enumerate(events) if event.get("step") == since), default=len(events)
    )
    rows = [row for event in events[last:] for row in event.get("data", {}).get("papers", ())]
    made = {row["code"]: row["id"] for row in rows if "code" in row}
    found = Paper.objects.filter(code__in=made, withdrawn_at=None).order_by("pk") if reasons.strip() else ()
    withdrawn = []
    for paper in found:
        withdraw(paper, reasons[:MOST], by.name, at=at)
        withdrawn.append({"id": made[paper.code], "code": paper.code})
    return withdrawn


def preview(stored: Stored, step: Step, by: Official, at: datetime) -> list[tuple[PaperOfEdition, Sheet]]:
    """What the papers of a step would say if they were made now."""
    return _sheets(stored, step, by, at, {})


def _sheets(
    stored: Stored, step: Step, by: Official, at: datetime, given: Mapping[str, Any]
) -> list[tuple[PaperOfEdition, Sheet]]:
    papers = {paper_id: stored.edition.paper(paper_id) for paper_id in step.papers}
    context = paper_context(stored, by, at, given)
    sheets = writer_of(stored.edition.service).sheets(
        {paper.id: paper.kind for paper in papers.values()}, context
    )
    return [(papers[sheet.paper], sheet) for sheet in sheets]


def _made(
    stored: Stored,
    paper: PaperOfEdition,
    sheet: Sheet,
    by: Official,
    at: datetime,
    keys: Keys | None = None,
) -> dict[str, str]:
    try:
        made = make_paper(
            paper.kind,
            sheet.fields,
            case_number=stored.number,
            service=stored.edition.service,
            edition=stored.edition.name,
            language=_language(stored),
            made_by=by.name,
            base_url=settings.QYZMET_BASE_URL,
            seals=paper.seals,
            signers=[keys] if keys else (),
        )
    except PaperError as error:
        raise Refusal("paper-cannot-be-made", error.text, clause=paper.clause) from error
    return {"id": paper.id, "kind": paper.kind, "code": made.code}


def _language(stored: Stored) -> str:
    return "ru" if stored.state.facts.get("language") == "ru" else "kk"


def paper_context(stored: Stored, by: Official, at: datetime, given: Mapping[str, Any]) -> PaperContext:
    """The plain values of a case from which its service writes papers."""
    zone = timing_of(stored).zone
    promised = _promised(stored, at)
    filed: Mapping[str, Any] = given if "documents" in given else {}
    lines = list(
        Entry.objects.filter(case_id=stored.id)
        .order_by("seq")
        .values_list("event", "journal", "journal_number", "at")
    )
    events = [event for event, *_ in lines]
    for event in events:
        data = event.get("data", {})
        if "documents" in data or "iin" in data.get("signature", {}):
            filed = data
    said = told(events, given)
    numbers = {
        journal: (number, at_its_line.astimezone(zone))
        for _event, journal, number, at_its_line in lines
        if journal and number
    }
    edition, facts = stored.edition, stored.state.facts
    documents = {d.id: d for d in edition.documents_for(stored.state.channel, facts)}
    ground = next((one for one in edition.grounds if one.id == said.ground), None)
    provider = office_at(stored.provider)
    office = office_named(stored.office) or provider
    return PaperContext(
        number=stored.number,
        service=edition.title,
        language=_language(stored),
        at=at.astimezone(zone),
        opened=stored.state.opened.astimezone(zone),
        promised=promised and promised.astimezone(zone),
        applicant=stored.applicant.name,
        applicant_id=stored.applicant.id,
        applicant_address=_address(stored, by, at),
        office=_desk(office, _language(stored)),
        provider=_desk(provider, _language(stored)),
        official=by.name,
        facts=facts,
        records=said.records,
        documents=[
            (documents[row["id"]].name, _kept(documents[row["id"]].form, row))
            for row in filed.get("documents", ())
            if row["id"] in documents
        ],
        missing=[documents[name].name for name in filed.get("missing", ()) if name in documents],
        ground=ground.text if ground else None,
        clause=(ground.clause or "") if ground else "",
        given=given,
        filed=filed,
        numbers=numbers,
        base_url=settings.QYZMET_BASE_URL,
        request=said.request,
        person=person_of(stored, by, at) if knows_person(stored) else {},
        made=said.made,
        payment=said.payment,
        found=said.found,
        reasons=said.reasons,
    )


def _promised(stored: Stored, at: datetime) -> datetime | None:
    """The day promised; where it is promised by the step at hand, as the step will promise it."""
    state = stored.state
    if state.promised is not None or state.step is None:
        return state.promised
    if process_of(stored.edition, state.channel).steps[state.step].does is not Verb.RECEIVE:
        return None
    service = stored.edition.service_term(state.channel, state.facts)
    return timing_of(stored).due(service, at, None) if service else None


def _kept(form: str, row: Mapping[str, Any]) -> int:
    """How many sheets stay in the package: the copies where the original went back."""
    return int(row.get("copies") or 0) if form == "original+copy" else int(row.get("originals") or 1)


def _desk(office: Office, language: str) -> Desk:
    return Desk(office.code, office.name, office.address, phone=_phone(office, language))


def _phone(office: Office, language: str) -> str:
    """The telephone for questions that the act's lists give for the office; empty where they give none."""
    contacts = contacts_for(office, Contact.Purpose.INFORMATION)
    return next((phone for one in contacts if (phone := str(getattr(one, f"phone_{language}")))), "")


def _address(stored: Stored, by: Official, at: datetime) -> Text:
    if stored.state.facts.get("bin"):
        company = LegalPerson.objects.select_related("address").filter(bin=stored.applicant.id).first()
        if company is None:
            return NOWHERE
        return Text(company.address.line("kk"), company.address.line("ru"), company.address.line("en"))
    record = address_record(stored.applicant.id, at, looker=by.looker(), why=stored.number)
    stay = record.permanent or record.temporary
    return stay.dwelling.line if stay else NOWHERE


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as the journal keeps them: days and moments in ISO 8601."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}
