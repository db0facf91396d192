"""The electronic request: exactly the text that the applicant reads and signs (2014 standard, cl. 9 and 14)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from qyzmet.cases.store import Applicant
from qyzmet.desk.filing import Filing
from qyzmet.desk.timing import PORTAL
from qyzmet.law.model import Document, Edition
from qyzmet.portal.asking import asks_about_whom, company_of
from qyzmet.portal.drafts import Draft
from qyzmet.portal.reader import Self


@dataclass(frozen=True, slots=True)
class Request:
    """A draft that is complete: who asks, about whom, and the text to sign."""

    edition: Edition
    applicant: Applicant
    legal: bool
    subjects: Sequence[str]
    documents: Sequence[Document]
    """What the edition asks for on the portal: the signed request itself."""
    content: bytes

    @property
    def text(self) -> str:
        """The text as the applicant reads it."""
        return self.content.decode("utf-8")

    def filing(self, draft: Draft) -> Filing:
        """As the desk takes it."""
        facts = {**draft.facts, "language": draft.language}
        return Filing(self.applicant, self.legal, self.subjects, facts)


def request_of(draft: Draft, edition: Edition, reader: Self) -> Request:
    """The request that the draft makes; the same draft gives the same octets every time.

    JSON with sorted keys, indented by two, UTF-8 without escapes, a line feed at the end.
    """
    legal = draft.facts.get("applicant") == "legal"
    applicant = _applicant(draft, reader, legal)
    subjects = list(draft.subjects) if asks_about_whom(draft.facts) else [reader.iin]
    documents = edition.documents_for(PORTAL, draft.facts)
    said = {
        "about": subjects,
        "answers": draft.facts,
        "answers_in_words": _in_words(edition, draft),
        "applicant": {"bin" if legal else "iin": applicant.id, "name": applicant.name},
        "begun": draft.begun,
        "channel": PORTAL,
        "edition": edition.name,
        "key": draft.key,
        "language": draft.language,
        "service": edition.title.in_(draft.language),
        "signed_by": {"iin": reader.iin, "name": reader.name},
    }
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2)
    return Request(edition, applicant, legal, subjects, documents, f"{text}\n".encode())


def _in_words(edition: Edition, draft: Draft) -> list[str]:
    """Each question of the edition with its answer, in the language of the request."""
    said = []
    for fact in edition.facts:
        for value in fact.values:
            if draft.facts.get(fact.id) == value.id:
                said.append(f"{fact.question.in_(draft.language)} – {value.label.in_(draft.language)}")
    return said


def _applicant(draft: Draft, reader: Self, legal: bool) -> Applicant:
    if not legal:
        return Applicant(reader.iin, reader.name)
    company = company_of(reader)
    return Applicant(reader.bin, company.name(draft.language) if company else reader.name)
