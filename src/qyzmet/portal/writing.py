"""A request under way: its draft, the pages it has, and which of them is still open."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import Http404
from django.utils import timezone

from qyzmet.desk.filing import signed_at_once
from qyzmet.desk.timing import PORTAL
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Document, Edition
from qyzmet.law.verbs import Verb
from qyzmet.portal import drafts
from qyzmet.portal.asking import SUBJECTS, Question, asks_about_whom, settle
from qyzmet.portal.drafts import Draft
from qyzmet.portal.models import DraftFile
from qyzmet.portal.reader import Self
from qyzmet.portal.request import Request, request_of
from qyzmet.portal.sections import FILE, Section, files_asked, files_of, sections
from qyzmet.services.rules import Objection, rules_of


@dataclass
class Writing:
    """A draft with its edition and everything it has to answer, in the order of its pages."""

    draft: Draft
    edition: Edition
    questions: list[Question]
    sections: list[Section]
    asked_files: list[Document]
    files: dict[str, DraftFile]

    @property
    def pages(self) -> list[str]:
        """The pages in their order: questions, about whom, form, files."""
        about = [SUBJECTS] if self.asks_about_whom else []
        form = [section.page for section in self.sections]
        files = [f"{FILE}{document.id}" for document in self.asked_files]
        return [question.fact.id for question in self.questions] + about + form + files

    @property
    def asks_about_whom(self) -> bool:
        """Whether somebody else than the applicant is to be named."""
        return asks_about_whom(self.edition, self.draft.facts)

    @property
    def signed_first(self) -> bool:
        """Whether form and signature are given together; else the form opens the case, and is signed later."""
        return signed_at_once(self.edition)

    @property
    def verified(self) -> bool:
        """Whether a step of the edition checks the signature, so that a request may come to an end there."""
        return any(step.does is Verb.VERIFY for step in self.edition.channel(PORTAL).steps)

    def open_page(self) -> str | None:
        """The first page without its answer; None once the request is complete."""
        draft = self.draft
        for question in self.questions:
            if question.fact.id not in draft.facts:
                return question.fact.id
        if self.asks_about_whom and not draft.subjects:
            return SUBJECTS
        for section in self.sections:
            if section.page not in draft.told or not section.answered(draft.request):
                return section.page
        for document in self.asked_files:
            if document.id not in self.files:
                return f"{FILE}{document.id}"
        return None

    def question(self, page: str) -> Question:
        """The question of the edition on this page; 404 if it is not asked of this applicant."""
        for question in self.questions:
            if question.fact.id == page:
                return question
        raise Http404(page)

    def section(self, page: str) -> Section:
        """The part of the form on this page; 404 if there is none."""
        for section in self.sections:
            if section.page == page:
                return section
        raise Http404(page)

    def document(self, page: str) -> Document:
        """The file asked for on this page; 404 if none is."""
        for document in self.asked_files:
            if f"{FILE}{document.id}" == page:
                return document
        raise Http404(page)

    def made(self, reader: Self) -> Request:
        """The request that the draft makes."""
        return request_of(self.draft, self.edition, reader, list(self.files.values()))

    def objection(self, reader: Self) -> Objection | None:
        """What the rules of the service say against the request as it stands."""
        made = self.made(reader)
        return rules_of(self.edition.service).objection(
            self.edition,
            self.draft.facts,
            made.applicant.id,
            made.subjects,
            None,
            on=timezone.localdate(),
        )


def writing_of(draft: Draft, reader: Self) -> Writing:
    """The draft with what it has to answer."""
    edition = edition_named(draft.edition)
    questions = settle(edition, draft, reader)
    asked = files_asked(edition, draft.facts)
    files = files_of(draft.key) if asked else {}
    wanted = {document.id for document in asked}
    return Writing(
        draft,
        edition,
        questions,
        sections(edition, draft.facts),
        asked,
        {document: file for document, file in files.items() if document in wanted},
    )


def read(session: SessionBase, reader: Self, key: str) -> Writing | None:
    """The draft of the session with this key; None if it is gone."""
    draft = drafts.read(session, key)
    return writing_of(draft, reader) if draft is not None else None
