"""What is typed or scanned at the issuing window."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class FindForm(forms.Form):
    """The number on the receipt, or what the scanner reads from the QR code."""

    number = forms.CharField(
        label=gettext_lazy("Number on the receipt"),
        help_text=gettext_lazy("Type it or scan the code of the paper; it looks like 26-000123-48."),
        max_length=300,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-20", "autocomplete": "off", "autofocus": "autofocus"}
        ),
    )
