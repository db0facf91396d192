"""Take a reception to its end in one transaction: accepted with its scans, or turned away and told why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from qyzmet.cases.models import Entry, Ticket
from qyzmet.cases.store import Applicant, Stored
from qyzmet.centre import drafts, scans
from qyzmet.centre.drafts import Draft
from qyzmet.centre.place import Place
from qyzmet.desk import visits
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.model import Edition, Ground, Outcome, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.process.state import END


def filing_of(draft: Draft) -> Filing:
    """What the applicant brings, as the desk takes it."""
    return Filing(
        applicant=Applicant(draft.applicant, draft.called),
        legal=draft.legal,
        subjects=draft.subjects,
        facts=draft.facts,
        documents=draft.documents,
        more={"representative": draft.representative} if draft.representative else {},
        request=draft.request,
        payment=drafts.tender(draft),
        language=draft.language,
    )


def accept(draft: Draft, edition: Edition, official: Official, place: Place) -> Stored:
    """The complete set, with its scans; then the entry in the journal and the receipt, where they follow at once.

    Raises :class:`Refusal`, and stores nothing then: what the desk raises, ``documents-missing`` where a register
    changed its answer meanwhile, ``scan-gone``.
    """
    with transaction.atomic():
        stored = _file(draft, edition, official, place)
        if stored.repeated:
            return stored
        if _last(stored).get("missing"):
            raise Refusal("documents-missing", _MISSING)
        scans.store(draft, stored, official, place.now)
        return _registered(stored, official, place)


def turn_away(
    draft: Draft, edition: Edition, official: Official, place: Place, given: Mapping[str, Any]
) -> Stored:
    """The incomplete set, and what the edition has follow on it: a refusal, a notice, an entry in the journal, the end.

    Its scans are not kept.

    Raises :class:`Refusal`, and stores nothing then: what the desk raises, ``nothing-missing`` where a register
    changed its answer meanwhile.
    """
    with transaction.atomic():
        stored = _file(draft, edition, official, place)
        if stored.repeated:
            return stored
        step = process_of(edition, draft.channel).steps.get(stored.state.step or "")
        if not _last(stored).get("missing"):
            raise Refusal("nothing-missing", _COMPLETE)
        if step is None or step.by != official.post:
            return stored
        return perform(stored.id, step.id, official, given, at=place.now, key=f"{draft.key}-refuse")


def turning_away(edition: Edition, channel: str) -> Step | None:
    """The step that an incomplete set leads to: a refusal, a notice of what is missing, an entry in the journal.

    None where the case ends with it: the documents are not taken.
    """
    steps = process_of(edition, channel).steps
    return steps.get(next(branch.go for branch in _receives(steps).then if branch.on == "incomplete"))


def not_taken(edition: Edition, channel: str) -> Outcome:
    """How a case ends whose incomplete set leads to no further step."""
    steps = process_of(edition, channel).steps
    goes = next(branch.go for branch in _receives(steps).then if branch.on == "incomplete")
    return edition.outcome(goes.removeprefix(END))


def _receives(steps: Mapping[str, Step]) -> Step:
    return next(step for step in steps.values() if step.does is Verb.RECEIVE)


def grounds_of(edition: Edition, channel: str, official: Official) -> list[Ground]:
    """The grounds the official may refuse on; none where the edition only lets them tell what is missing."""
    step = turning_away(edition, channel)
    if step is None or step.does is not Verb.REFUSE:
        return []
    return [one for one in edition.grounds if official.post in one.by and step.id in one.steps]


def _file(draft: Draft, edition: Edition, official: Official, place: Place) -> Stored:
    ticket = Ticket.objects.filter(pk=draft.ticket, office=place.code).first() if draft.ticket else None
    stored = file_at_window(
        edition, draft.channel, filing_of(draft), official, at=place.now, key=draft.key, ticket=ticket
    )
    if draft.visit is not None and not stored.repeated:
        visits.link(draft.visit, stored, official, at=place.now)
    return stored


def _last(stored: Stored) -> dict[str, Any]:
    """The data of the reception: the last thing that was written down."""
    data: dict[str, Any] = Entry.objects.filter(case_id=stored.id).latest("seq").event.get("data", {})
    return data


def _registered(stored: Stored, official: Official, place: Place) -> Stored:
    """The entry in the journal and the receipt follow the documents at once: the applicant waits for it."""
    step = process_of(stored.edition, stored.state.channel).steps.get(stored.state.step or "")
    if step is None or step.does is not Verb.REGISTER or step.by != official.post:
        return stored
    return perform(stored.id, step.id, official, {}, at=place.now)


_MISSING = Text(
    "Тіркелімнің жауабы өзгерді: құжаттар тізбесін қайта ашып, не жетпейтінін қараңыз.",
    "Ответ регистра изменился: откройте перечень документов снова и посмотрите, чего не хватает.",
    "The answer of the register has changed: open the list of documents again and see what is missing.",
)
_COMPLETE = Text(
    "Тіркелімнің жауабы өзгерді: енді ештеңе жетіспейтін емес, құжаттарды қабылдаңыз.",
    "Ответ регистра изменился: теперь всё есть, примите документы.",
    "The answer of the register has changed: nothing is missing now, take the documents in.",
)
