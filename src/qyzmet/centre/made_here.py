"""Which pictures of the applicant the edition has made at the window."""

from __future__ import annotations

from qyzmet.desk.casefile import CaseFile
from qyzmet.law.model import Document
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of

PORTAL = "portal"


def made_here(file: CaseFile) -> list[Document]:
    """What is to be taken at the step where the case stands: none unless the reader fills it in after the reception.

    reading: what the edition asks of an applicant on the portal as files (photograph, signature), and does not have
    brought to the window, the official makes there where they fill in the form after the documents were taken in.
    """
    edition, step = file.edition, file.step
    if step is None or not file.may_act or step.does is not Verb.FILL_IN:
        return []
    steps = process_of(edition, file.state.channel).steps.values()
    if not any(one.does is Verb.RECEIVE and one.by == step.by for one in steps):
        return []
    if any(one.form == "paper" and one.requirements for one in _asked(file, file.state.channel)):
        return []  # photographs were brought on paper
    return [one for one in _asked(file, PORTAL)[1:] if one.form == "electronic"]


def _asked(file: CaseFile, channel: str) -> tuple[Document, ...]:
    return file.edition.documents_for(channel, file.state.facts)
