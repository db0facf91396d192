"""Which office is mine."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.portal.forms.numbers import WIDE


class PlaceForm(forms.Form):
    """A town, district or region."""

    place = forms.CharField(
        label=gettext_lazy("Where do you live?"),
        help_text=gettext_lazy("A town, district or region, in Kazakh or Russian"),
        max_length=120,
        widget=forms.TextInput(attrs=WIDE),
        error_messages={"required": gettext_lazy("Enter a town, district or region.")},
    )
