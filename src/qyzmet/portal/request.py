"""The electronic request: exactly the text that the applicant reads and signs (2014 standard, cl. 9 and 14)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qyzmet.cases.store import Applicant
from qyzmet.desk.filing import Filing
from qyzmet.desk.timing import PORTAL
from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.portal.asking import asks_about_whom, company_of
from qyzmet.portal.drafts import Draft
from qyzmet.portal.models import DraftFile
from qyzmet.portal.reader import Self
from qyzmet.portal.sections import request_and_files
from qyzmet.registers.addresses import address_line
from qyzmet.services.form import Field, fields_of


@dataclass(frozen=True, slots=True)
class Request:
    """A draft that is complete: who asks, about whom, and the text to sign."""

    edition: Edition
    applicant: Applicant
    legal: bool
    subjects: Sequence[str]
    documents: Sequence[Document]
    """What the edition asks for on the portal: the signed request itself first, then the files."""
    content: bytes
    files: Sequence[DraftFile] = ()

    @property
    def text(self) -> str:
        """The text as the applicant reads it."""
        return self.content.decode("utf-8")

    def filing(self, draft: Draft) -> Filing:
        """As the desk takes it."""
        facts = {**draft.facts, "language": draft.language}
        brought = self.documents if self.files else ()
        rows = [{"id": one.id, "originals": 1, "copies": 0} for one in brought]
        return Filing(
            self.applicant, self.legal, self.subjects, facts, documents=rows, request=dict(draft.request)
        )


def request_of(draft: Draft, edition: Edition, reader: Self, files: Sequence[DraftFile] = ()) -> Request:
    """The request that the draft makes; the same draft gives the same octets every time (:func:`as_text`)."""
    legal = draft.facts.get("applicant") == "legal"
    applicant = _applicant(draft, reader, legal)
    subjects = list(draft.subjects) if asks_about_whom(edition, draft.facts) else [reader.iin]
    documents = request_and_files(edition, draft.facts)
    said: dict[str, Any] = {
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
    if fields := fields_of(edition, PORTAL, draft.facts):
        told = {field.id: draft.request[field.id] for field in fields if field.id in draft.request}
        said |= {"form": told, "form_in_words": form_in_words(fields, told, draft.language)}
    if files:
        said["files"] = [
            {"document": one.document, "name": one.name, "sha256": one.sha256}
            for one in sorted(files, key=lambda one: one.document)
        ]
    return Request(edition, applicant, legal, subjects, documents, as_text(said), files)


def as_text(said: Mapping[str, Any]) -> bytes:
    """What is signed: JSON with sorted keys, indented by two, UTF-8 without escapes, a line feed at the end."""
    return f"{json.dumps(said, ensure_ascii=False, sort_keys=True, indent=2)}\n".encode()


def form_in_words(fields: Sequence[Field], told: Mapping[str, str], language: str) -> list[str]:
    """Each question of the form with its answer, in a language of the papers."""
    return [
        f"{field.label.in_(language)} – {answer_in_words(field, told[field.id]).in_(language)}"
        for field in fields
        if field.id in told
    ]


def answer_in_words(field: Field, answer: str) -> Text:
    """An answer to the form as a person reads it: the address on a line, the label of a choice, the day."""
    match field.type:
        case "address":
            return address_line(answer) or same(answer)
        case "choice":
            return next((label for choice, label in field.choices if choice == answer), same(answer))
        case "date":
            return same(f"{date.fromisoformat(answer):%d.%m.%Y}")
        case "yes":
            return Text("иә", "да", "yes")
        case _:
            return same(answer)


def same(words: str) -> Text:
    """Words that are alike in every language."""
    return Text(words, words, words)


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
