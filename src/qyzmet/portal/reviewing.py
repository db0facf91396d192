"""What the page before sending shows: every answer, the duty and how it is computed, whose turn comes when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from qyzmet.desk.official import APPLICANT, OWNER
from qyzmet.desk.paying import owed
from qyzmet.desk.timing import PORTAL
from qyzmet.duty.charge import Charge
from qyzmet.duty.index import IndexUnknown
from qyzmet.law.model import Edition, Step
from qyzmet.portal.asking import ABOUT, SUBJECTS, company_of, has_fact
from qyzmet.portal.reader import Self
from qyzmet.portal.request import answer_in_words
from qyzmet.portal.sections import FILE
from qyzmet.portal.writing import Writing
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.ui.components import Row


def rows_of(written: Writing, reader: Self) -> list[Row]:
    """Who applies, each answer with its clause and the link to change it, the language of the paper."""
    rows = [_who(written, reader), *_answers(written)]
    if written.asks_about_whom:
        rows.append(_about(written))
    rows += [*_form(written), *_files(written)]
    language = {"kk": _("Kazakh"), "ru": _("Russian")}[written.draft.language]
    return [*rows, Row(key=_("Language of the paper"), value=language)]


def _page(written: Writing, page: str) -> str:
    return reverse("portal:question", args=[written.draft.key, page])


def _who(written: Writing, reader: Self) -> Row:
    draft, edition = written.draft, written.edition
    company = company_of(reader) if draft.facts.get("applicant") == "legal" else None
    who = f"{company.name(draft.language)}, {reader.bin}" if company else f"{reader.name}, {reader.iin}"
    clause = edition.fact("applicant").clause if has_fact(edition, "applicant") else None
    return Row(key=_("Who applies"), value=who, clause=clause, edition=edition)


def _answers(written: Writing) -> list[Row]:
    draft, edition = written.draft, written.edition
    return [
        Row(
            key=question.fact.question,
            value=next(v.label for v in question.values if v.id == draft.facts[question.fact.id]),
            clause=question.fact.clause,
            edition=edition,
            action=_("Change"),
            action_url=_page(written, question.fact.id),
        )
        for question in written.questions
    ]


def _about(written: Writing) -> Row:
    draft, edition = written.draft, written.edition
    named = "; ".join(", ".join(filter(None, (draft.names.get(one), one))) for one in draft.subjects)
    return Row(
        key=_("About whom"),
        value=named,
        clause=edition.fact(ABOUT).clause if has_fact(edition, ABOUT) else None,
        edition=edition,
        action=_("Change"),
        action_url=_page(written, SUBJECTS),
    )


def _form(written: Writing) -> list[Row]:
    told = written.draft.request
    return [
        Row(
            key=field.label,
            value=answer_in_words(field, told[field.id]) if field.id in told else "–",
            clause=field.clause,
            edition=written.edition,
            action=_("Change"),
            action_url=_page(written, section.page),
        )
        for section in written.sections
        for field in section.fields
    ]


def _files(written: Writing) -> list[Row]:
    return [
        Row(
            key=document.name,
            value=written.files[document.id].name,
            clause=document.clause,
            edition=written.edition,
            action=_("Change"),
            action_url=_page(written, f"{FILE}{document.id}"),
        )
        for document in written.asked_files
    ]


def due_today(written: Writing, today: date) -> Charge | None:
    """What the request costs if it is paid today; None where that cannot be said, or nothing is due."""
    try:
        due = owed(written.edition, PORTAL, written.draft.facts, today)
    except (Refusal, IndexUnknown):
        return None
    return due if due.amount else None


def turns(edition: Edition, facts: Mapping[str, str]) -> list[Step]:
    """What people do after this page, on the straight way: the applicant and the owner, in order."""
    process = process_of(edition, PORTAL)
    here: str = process.channel.first or ""
    found: list[Step] = []
    seen: set[str] = set()
    while here in process.steps and here not in seen:
        seen.add(here)
        step = process.steps[here]
        if step.by in (APPLICANT, OWNER):
            found.append(step)
        onward = (b.go for b in step.then if all(facts.get(f, v[0]) in v for f, v in b.when.items()))
        here = next(onward, "")
    return found
