"""Whose file in the registers is wanted, and why."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.cases.queries import seen_by_office, visible_case
from qyzmet.process.errors import Refusal
from qyzmet.registers.iin import BadIin, check_iin
from qyzmet.ui.staff.access import said
from qyzmet.ui.words import in_language

SHORTEST: Final = 5
"""Characters of a cause that says something."""
_CASE_LIKE: Final = re.compile(r"\d{2}\s?[-–—]\s?\d{6,9}\s?[-–—]\s?\d{2}")


class LookForm(forms.Form):
    """``office`` is where the reader works: a case given as the cause must be one it sees."""

    q = forms.CharField(
        label=gettext_lazy("IIN, or surname and name"),
        help_text=gettext_lazy("In Kazakh or Russian spelling; the beginning of a word is enough."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    why = forms.CharField(
        label=gettext_lazy("Why you look"),
        help_text=gettext_lazy("The number of the case, or a reason. It is kept with the look."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, office: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office

    def clean_q(self) -> str:
        asked = str(self.cleaned_data["q"]).strip()
        digits = re.sub(r"[\s-]", "", asked)
        if not (digits.isascii() and digits.isdigit()):
            return asked
        if len(digits) >= 12:
            try:
                check_iin(digits)
            except BadIin as error:
                raise ValidationError(str(in_language(error.text))) from error
        return digits

    def clean_why(self) -> str:
        why = str(self.cleaned_data["why"]).strip()
        if _CASE_LIKE.fullmatch(why):
            try:
                return visible_case(why, seen_by_office(self.office)).number
            except Refusal as refusal:
                raise ValidationError(said(refusal)) from refusal
        if len(why) < SHORTEST or not any(letter.isalpha() for letter in why):
            raise ValidationError(_("Write the number of the case, or in a few words why you look."))
        return why
