"""A person at the window of the authorised body (address-certificate 2010, cl. 11(1))."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.law.model import Edition
from qyzmet.ui.staff.numbers import IinField
from qyzmet.ui.staff.questions import QuestionsForm

HIMSELF = "self"
"""The value of the fact ``about`` for a certificate about the applicant."""


class VisitorForm(QuestionsForm):
    """Who came, about whom they ask; nothing is written on paper (cl. 12)."""

    def __init__(self, edition: Edition, known: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(edition, known, *args, **kwargs)
        self.fields["iin"] = IinField(
            label=_("IIN of the applicant"), help_text=_("From the identity document presented.")
        )
        if self.facts().get("about", HIMSELF) != HIMSELF:
            other = IinField(
                label=_("IIN of the person the certificate is about"),
                help_text=_("From the document that the applicant presents about this person."),
            )
            self.add_question("subject", other)

    def clean(self) -> dict[str, Any]:
        """Somebody else is somebody else."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("subject") and cleaned["subject"] == cleaned.get("iin"):
            self.add_error(
                "subject",
                _(
                    "This is the applicant's own IIN. Give the IIN of the other person, or change the answer "
                    "on whom the certificate is about."
                ),
            )
        return cleaned

    def subjects(self) -> list[str]:
        """Whom the certificate is about."""
        return [self.cleaned_data.get("subject") or self.cleaned_data["iin"]]


class NameForm(forms.Form):
    """The name, for somebody whom the register of natural persons does not know."""

    name = forms.CharField(
        label=gettext_lazy("Surname, name, patronymic"),
        help_text=gettext_lazy("As in the identity document: the register does not know this IIN."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
