"""Fields for the numbers of persons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from qyzmet.registers.bin import check_bin
from qyzmet.registers.check_digit import BadNumber
from qyzmet.registers.iin import check_iin
from qyzmet.ui.words import in_language


class NumberField(forms.CharField):
    """Twelve digits with a check digit; blanks and hyphens people type are left out."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "class": "govuk-input--width-20",
            "inputmode": "numeric",
            "autocomplete": "off",
            "maxlength": "20",
        }
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The number without blanks and hyphens."""
        return str(super().to_python(value) or "").replace(" ", "").replace("-", "")

    def validate(self, value: str) -> None:
        """What is wrong with the number, in the words of the register."""
        if not value and not self.required:
            return
        try:
            self.check(value)
        except BadNumber as error:
            raise forms.ValidationError(in_language(error.text)) from error

    def check(self, value: str) -> object:
        """Raises :class:`BadNumber`."""
        raise NotImplementedError


class IinField(NumberField):
    """An IIN of somebody born by today."""

    def check(self, value: str) -> object:
        """Raises :class:`qyzmet.registers.iin.BadIin`."""
        return check_iin(value, today=timezone.localdate())


class BinField(NumberField):
    """A BIN."""

    def check(self, value: str) -> object:
        """Raises :class:`qyzmet.registers.bin.BadBin`."""
        return check_bin(value)
