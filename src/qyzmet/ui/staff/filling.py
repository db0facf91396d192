"""What an official enters in a step of the information system: the answers of the application, the scans.

An electronic procedure has somebody at the desk enter the data and then scan the documents. reading: the scanning is
the filling in after which the application is registered; before it the data are entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from qyzmet.desk.attaching import Scan, scan_of
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.official import APPLICANT
from qyzmet.desk.request import told
from qyzmet.law.model import Document
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.services.form import Field, check_answers, fields_of
from qyzmet.ui.staff.request import answer_text, field_made
from qyzmet.ui.words import in_language

ANSWER, SCAN = "answer_", "scan_"
SCAN_HINT: Final[str | Promise] = gettext_lazy("JPEG, PNG or PDF")


def enters(file: CaseFile) -> bool:
    """Whether the next step is one in which an official enters something."""
    return file.step is not None and file.step.does is Verb.FILL_IN and file.step.by != APPLICANT


def scans_wanted(file: CaseFile) -> bool:
    """Whether the next step is the scanning."""
    if not enters(file) or file.step is None:
        return False
    steps = process_of(file.edition, file.state.channel).steps
    following = steps.get(file.step.then[0].go)
    return following is not None and following.does is Verb.REGISTER


def fields_to_enter(file: CaseFile) -> dict[str, forms.Field]:
    """The fields of such a step, by name."""
    if not enters(file):
        return {}
    if scans_wanted(file):
        return {f"{SCAN}{one.id}": _scan(one) for one in file.documents}
    said = answers_of(file)
    fields = {}
    for one in _asked(file):
        fields[f"{ANSWER}{one.id}"] = made = field_made(one, file.edition)
        made.initial = _initial(one, said.get(one.id, ""))
    return fields


def answers_of(file: CaseFile) -> Mapping[str, str]:
    """The answers of the application, as the case has them."""
    return told([entry.event for entry in file.entries]).request


def e_mail_of(file: CaseFile) -> str:
    """The address that the applicant gave for the result; empty without one."""
    said = answers_of(file)
    asked = fields_of(file.edition, file.state.channel, file.state.facts)
    return next((said[one.id] for one in asked if one.type == "e-mail" and one.id in said), "")


def entered(file: CaseFile, cleaned: Mapping[str, Any]) -> dict[str, str]:
    """The answers as they were entered, checked; one that was emptied is empty.

    Raises :class:`qyzmet.services.form.BadAnswer`.
    """
    given = {one.id: cleaned.get(f"{ANSWER}{one.id}") for one in _asked(file)}
    told_now = {name: answer_text(value) for name, value in given.items() if value not in (None, "", False)}
    emptied = dict.fromkeys(set(given) & set(answers_of(file)) - set(told_now), "")
    return emptied | check_answers(_asked(file), told_now)


def scanned(cleaned: Mapping[str, Any]) -> list[Scan]:
    """The scans that were chosen."""
    return [value for name, value in cleaned.items() if name.startswith(SCAN) and isinstance(value, Scan)]


class ScanField(forms.FileField):
    """A file that is read as a scan of a document."""

    def __init__(self, document: str, **about: Any) -> None:
        super().__init__(required=False, max_length=200, **about)
        self.document = document

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The scan; None where no file was chosen."""
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if not file:
            return None
        try:
            return scan_of(self.document, file.name or "", file.read())
        except Refusal as refusal:
            raise forms.ValidationError(str(in_language(refusal.text))) from refusal


def _scan(document: Document) -> ScanField:
    return ScanField(
        document.id,
        label=in_language(document.name),
        help_text=SCAN_HINT,
        widget=forms.FileInput(attrs={"class": "govuk-file-upload", "accept": "image/jpeg,image/png,.pdf"}),
    )


def _asked(file: CaseFile) -> list[Field]:
    """The questions of the form that can be entered here; an address is chosen when the request is made."""
    asked = fields_of(file.edition, file.state.channel, file.state.facts)
    return [one for one in asked if one.type != "address"]


def _initial(asked: Field, said: str) -> Any:
    if asked.type == "date" and said:
        return date.fromisoformat(said)
    return said == "yes" if asked.type == "yes" else said
