"""Fields for the numbers people know by heart or read from a paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from qyzmet.cases.numbers import read_case_number
from qyzmet.process.errors import Refusal
from qyzmet.registers.bin import check_bin
from qyzmet.registers.check_digit import BadNumber
from qyzmet.registers.iin import check_iin
from qyzmet.ui.words import in_language

WIDE = {"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}


class CaseNumberField(forms.CharField):
    """A case number, however it is typed; a slip of the pen is told from a number that is not there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Number of the case"),
            help_text=gettext_lazy("It stands on the receipt and looks like 26-000123-48."),
            max_length=40,
            widget=forms.TextInput(attrs=WIDE),
            error_messages={"required": gettext_lazy("Enter the number of the case.")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return read_case_number(text)
        except Refusal as refusal:
            raise forms.ValidationError(str(in_language(refusal.text))) from refusal


class IinField(forms.CharField):
    """The IIN of a natural person; says exactly what is wrong with one that cannot be."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("IIN"))
        kwargs.setdefault("help_text", gettext_lazy("12 digits, as on the identity card"))
        kwargs.setdefault("widget", forms.TextInput(attrs={**WIDE, "inputmode": "numeric"}))
        super().__init__(required=False, max_length=40, **kwargs)
        self.required = True

    def clean(self, value: Any) -> str:
        return _checked(str(value or ""), self._today())

    @staticmethod
    def _today() -> date:
        return timezone.localdate()


class IinOrBinField(IinField):
    """The IIN of a person or the BIN of a legal person; the fifth digit tells which was meant."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("IIN or BIN of the applicant"),
            help_text=gettext_lazy("12 digits: of the person who applied, or of the legal person"),
        )

    def clean(self, value: Any) -> str:
        text = str(value or "")
        if len(text.strip()) == 12 and text.strip()[4] in "456":
            try:
                return check_bin(text).number
            except BadNumber as bad:
                raise forms.ValidationError(str(in_language(bad.text))) from bad
        return super().clean(value)


def _checked(text: str, today: date) -> str:
    try:
        return check_iin(text, today=today).number
    except BadNumber as bad:
        raise forms.ValidationError(str(in_language(bad.text))) from bad
