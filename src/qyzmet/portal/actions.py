"""What the applicant can do now in a case that is not finished, and what happens otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import APPLICANT, OWNER
from qyzmet.law.model import Edition, Outcome, Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.portal.consents import CONSENT, declined_of, owner_of
from qyzmet.portal.models import Declined
from qyzmet.portal.reader import Self
from qyzmet.portal.standing import Standing
from qyzmet.process.state import END
from qyzmet.ui.words import in_language

FEW = 5
"""Centres named beside a case; the others are on the page of offices."""


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do. ``url`` is empty where it is done elsewhere; ``offices`` are where to come."""

    title: str
    step: Step
    words: str = ""
    url: str = ""
    label: str = ""
    otherwise: Outcome | None = None
    """How the case ends if it is not done."""
    offices: Sequence[Office] = ()
    bookable: bool = False
    declined: Declined | None = None
    """The owner who does not consent."""


def action_of(file: CaseFile, reader: Self) -> Action | None:
    """What waits for the applicant of a case of the portal, or for the owner it named; None if nothing does."""
    step = file.step
    if step is None or file.case.channel != "portal":
        return None
    title = str(capfirst(in_language(step.title)))
    if step.by == OWNER:
        return _of_owner(file, reader, title, step)
    make = _MINE.get(step.does) if step.by == APPLICANT else None
    if make is not None:
        return make(file, title, step)
    if step.does is Verb.ISSUE and step.at != "portal":
        return _fetch(file, title, step)
    return None


def _pay(file: CaseFile, title: str, step: Step) -> Action:
    return Action(
        title,
        step,
        _("The case goes on when the payment has arrived."),
        reverse("portal:pay", args=[file.case.number]),
        _("Pay"),
        otherwise(file.edition, step),
    )


def _submit(file: CaseFile, title: str, step: Step) -> Action:
    words = _("Everything is there. Read the request once more and sign it.")
    return Action(title, step, words, reverse("portal:submit", args=[file.case.number]), _("Go on to sign"))


def _fetch(file: CaseFile, title: str, step: Step) -> Action:
    return Action(
        title,
        step,
        _("It is ready. Come for it in person, with your identity document and the notice."),
        otherwise=otherwise(file.edition, step),
        offices=_centres(file.case),
    )


def _of_owner(file: CaseFile, reader: Self, title: str, step: Step) -> Action:
    owner = owner_of([entry.event for entry in file.entries])
    declined = declined_of(file.case)
    if owner["iin"] == reader.iin:
        words = _("You named yourself as the owner: sign the consent too.")
        url = reverse("portal:consent", args=[file.case.number, CONSENT])
        return Action(title, step, words, url, _("Read and sign the consent"), declined=declined)
    words = _("It waits for %(owner)s, who finds it here under “My cases” after logging in.") % {
        "owner": owner["name"] or owner["iin"]
    }
    return Action(title, step, words, declined=declined)


def _visit(file: CaseFile, title: str, step: Step) -> Action:
    return Action(
        title,
        step,
        _("Come with your identity card; the address is re-written while you wait."),
        otherwise=otherwise(file.edition, step),
        offices=_centres(file.case),
        bookable=file.edition.queue.booking is True,
    )


def otherwise(edition: Edition, step: Step) -> Outcome | None:
    """The end to which the step leads where it is not done."""
    ends = [branch.go.removeprefix(END) for branch in step.then[1:] if branch.go.startswith(END)]
    return edition.outcome(ends[0]) if ends else None


def _centres(case: Case) -> list[Office]:
    """The centres where the provider of the case sits: in its town, else in its region."""
    provider = Office.objects.get(code=case.provider)
    giving = Office.objects.filter(kind=Office.Kind.CENTRE, services__contains=[case.service])
    here = giving.filter(locality_kk=provider.locality_kk).order_by("rank", "code")
    return list(here[:FEW] or giving.filter(region_kk=provider.region_kk).order_by("rank", "code")[:FEW])


_MINE: Mapping[Verb, Callable[[CaseFile, str, Step], Action]] = {
    Verb.PAY: _pay,
    Verb.SUBMIT: _submit,
    Verb.QUEUE: _visit,
}


def standing_of(case: Case, now: Standing) -> Standing:
    """The state in the list of cases, where somebody else than an office is waited for."""
    if now.step is None or now.step.by != OWNER:
        return now
    if declined_of(case):
        return Standing("attention", _("The owner does not consent"), now.edition, now.step)
    return Standing("going", _("Waits for the owner"), now.edition, now.step)
