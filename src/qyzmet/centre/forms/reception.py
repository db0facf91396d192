"""Who stands at the window, about whom they ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.desk.subjects import read_subjects
from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import said
from qyzmet.ui.staff.numbers import BinField, IinField
from qyzmet.ui.staff.questions import QuestionsForm

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"))
HIMSELF = "self"
"""The value of the fact ``about`` for a certificate about the applicant."""


class WhoForm(QuestionsForm):
    """The questions of the edition, then the numbers of the applicant and of whom the certificate is about."""

    def __init__(self, edition: Edition, known: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(edition, known, *args, **kwargs)
        if not self.complete:
            return
        if self._facts.get("applicant") == "legal":
            self._legal()
        else:
            self._natural()

    def _natural(self) -> None:
        self.add_question(
            "iin",
            IinField(
                label=_("IIN of the applicant"), help_text=_("12 digits, from the identity document shown.")
            ),
        )
        if "about" not in self._facts:
            self.add_question(
                "subject",
                IinField(
                    label=_("IIN of the person the service is for"),
                    help_text=_("Only if it is somebody else: a child, a ward, somebody represented."),
                    required=False,
                ),
            )
        elif self._facts["about"] != HIMSELF:
            self.add_question(
                "subject",
                IinField(
                    label=_("IIN of the person the certificate is about"),
                    help_text=_("12 digits, from the document presented about this person."),
                ),
            )
        self.add_question(
            "language",
            forms.ChoiceField(
                label=_("Language of the papers"),
                choices=LANGUAGES,
                widget=forms.RadioSelect,
                initial="kk",
                required=False,
            ),
        )

    def _legal(self) -> None:
        self.add_question(
            "bin", BinField(label=_("BIN of the legal person"), help_text=_("12 digits, from the request."))
        )
        self.add_question(
            "representative",
            forms.CharField(
                label=_("Who represents it"),
                help_text=_("Surname, name and patronymic of the person at the window."),
                max_length=200,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            ),
        )
        self.add_question(
            "subjects",
            forms.CharField(
                label=_("About whom"),
                help_text=_("One person a line: the IIN, or the name and the year of birth."),
                max_length=40_000,
                widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
            ),
        )

    def clean_subjects(self) -> list[str]:
        """Each line read; the message names the line that is wrong."""
        try:
            return read_subjects(self.cleaned_data["subjects"])
        except Refusal as refusal:
            raise forms.ValidationError(said(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        """Somebody else is somebody else."""
        cleaned = super().clean() or self.cleaned_data
        if "about" in self._facts and cleaned.get("subject") and cleaned["subject"] == cleaned.get("iin"):
            self.add_error(
                "subject",
                _(
                    "This is the applicant's own IIN. Give the IIN of the other person, or change the answer "
                    "on whom the certificate is about."
                ),
            )
        return cleaned

    def about(self) -> list[str]:
        """Whom the certificate is about."""
        if "bin" in self.fields:
            return list(self.cleaned_data["subjects"])
        return [self.cleaned_data.get("subject") or self.cleaned_data["iin"]]


class NameForm(forms.Form):
    """The name, for somebody whom the register does not know."""

    name = forms.CharField(
        label=gettext_lazy("Name of the applicant"),
        help_text=gettext_lazy("As in the document presented: the register does not know this number."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RefusalForm(forms.Form):
    """What follows on an incomplete set: a refusal on a ground, the notice what is missing, an entry, or nothing."""

    def __init__(self, step: Step | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step is None:
            return
        if step.does is Verb.REFUSE:
            self.fields["ground"] = forms.CharField(max_length=32, widget=forms.HiddenInput)
        elif step.does is Verb.NOTIFY:
            self.initial.setdefault("how", "in-person")
            self.fields["how"] = forms.CharField(max_length=16, widget=forms.HiddenInput)
        self.fields["reasons"] = forms.CharField(
            label=_("Words for the applicant, if more is to be said"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
