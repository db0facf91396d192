"""What a reception has to ask for: the facts as far as they are known, and the documents that follow from them."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from qyzmet.centre import drafts
from qyzmet.centre.drafts import Draft
from qyzmet.centre.place import Place
from qyzmet.desk.looking import asked_before, dwelling_fact
from qyzmet.desk.official import Official
from qyzmet.desk.proving import Asked, known_at_reception, proofs_at_reception
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Document, Edition
from qyzmet.services.proofs import Proof
from qyzmet.services.rules import derived_facts

WHY = "терезедегі қабылдау: тұрғынжай мәліметтері"
"""What the trace says of the look at the dwelling before the case has a number."""
PROVED = "терезедегі қабылдау: ұсынылған құжаттарды тіркеліммен салыстыру"
"""What it says of the look at what registers hold of the documents presented."""
ADDRESS = "address"


def ask_registers(session: SessionBase, draft: Draft, official: Official, place: Place) -> None:
    """Ask the register that the edition has asked before the documents, once for an address; the answer is kept."""
    address = draft.request.get(ADDRESS, "")
    if not address or address in draft.asked or not asked_before(edition_named(draft.edition), draft.channel):
        return
    draft.asked = {address: dwelling_fact(address, place.day, official, WHY)}
    drafts.keep(session, draft)


def facts_of(draft: Draft, place: Place) -> dict[str, str]:
    """What was answered, what the service derives, and what the register said."""
    edition = edition_named(draft.edition)
    answer = draft.asked.get(draft.request.get(ADDRESS, ""))
    record = {"record": answer} if answer else {}
    return {**derived_facts(edition), **draft.facts, "place": place.office.place, **record}


def asked_documents(draft: Draft, edition: Edition, place: Place) -> tuple[Document, ...]:
    """The documents of the edition for this case, in its order."""
    return edition.documents_for(draft.channel, facts_of(draft, place))


def brought_by_applicant(draft: Draft, edition: Edition, place: Place) -> dict[str, Document]:
    """Those that the applicant brings, by id; what a register holds is not among them."""
    asked = asked_documents(draft, edition, place)
    return {one.id: one for one in asked if one.obtained == "applicant"}


def proofs(draft: Draft, edition: Edition, official: Official, place: Place) -> list[Proof]:
    """What registers hold of what the applicant has to prove on paper, for comparing with it."""
    brought = [str(row["id"]) for row in draft.documents if row.get("originals") or row.get("copies")]
    return [] if draft.legal else proofs_at_reception(edition, _asked(draft, official, place), brought)


def known(draft: Draft, edition: Edition, official: Official, place: Place) -> dict[str, Any]:
    """What the registers fill the statements of the edition in from."""
    return {} if draft.legal else known_at_reception(edition, draft.channel, _asked(draft, official, place))


def _asked(draft: Draft, official: Official, place: Place) -> Asked:
    return Asked(draft.applicant, draft.subjects, place.day, official.looker(), PROVED)
