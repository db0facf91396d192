"""What is looked for in the catalogue."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.portal.forms.numbers import WIDE


class SearchForm(forms.Form):
    """Words of the title of a service (GET)."""

    q = forms.CharField(
        label=gettext_lazy("Which service do you need?"),
        help_text=gettext_lazy("Words of its name in Kazakh, Russian or English"),
        max_length=120,
        widget=forms.TextInput(attrs={**WIDE, "type": "search"}),
    )
