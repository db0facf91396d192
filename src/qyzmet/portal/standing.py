"""How a case stands, in words for the applicant."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qyzmet.cases.models import Case
from qyzmet.desk.casefile import CaseFile
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.engine import process_of
from qyzmet.ui.words import in_language


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a case: a kind of the status component, its words, the step at hand."""

    kind: str
    words: str
    edition: Edition
    step: Step | None

    @property
    def clause(self) -> str | None:
        """Where the act speaks of the step at hand, or of the end."""
        return self.step.clause if self.step else None


def standing(case: Case) -> Standing:
    """How the case stands."""
    edition = edition_named(case.edition)
    if case.ended:
        outcome = edition.outcome(case.ended)
        name = str(capfirst(in_language(outcome.name)))
        return Standing("done" if outcome.good else "attention", name, edition, None)
    step = process_of(edition, case.channel).steps[case.step or ""]
    if waits_for_applicant(step):
        return Standing("attention", _("Waits for you"), edition, step)
    return Standing("going", _("Being worked on"), edition, step)


def waits_for_applicant(step: Step) -> bool:
    """Whether the applicant must come or act: their own step, or a result to be fetched at a window."""
    return step.by == "applicant" or (step.does in (Verb.ISSUE, Verb.SHELVE) and step.at != "portal")


def next_for(file: CaseFile, office: Office | None) -> str:
    """What the applicant has to do now, in one or two sentences."""
    if file.outcome is not None:
        return _after(file)
    assert file.step is not None, "a case that has not ended stands at a step"
    where = in_language(office.name) if office else ""
    if file.step.does in (Verb.ISSUE, Verb.SHELVE) and office is not None:
        return _("Fetch the result at %(office)s, with your identity document and the receipt.") % {
            "office": where
        }
    if file.step.by == "applicant" and office is not None:
        return _("It is your turn at %(office)s: %(step)s.") % {
            "office": where,
            "step": in_language(file.step.title),
        }
    return _("You need do nothing now. Come back here, or wait for our message.")


def _after(file: CaseFile) -> str:
    assert file.outcome is not None
    if file.outcome.good and not file.papers:
        return _("Nothing more is to be done.")
    if file.outcome.good:
        return _("Keep the paper. Anybody you show it to can check it by its QR code.")
    return _(
        "Read why. You can put right what was missing and apply again, or complain: how is said further down."
    )
