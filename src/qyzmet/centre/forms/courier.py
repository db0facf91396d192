"""What a courier says before taking a manifest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class CountForm(forms.Form):
    """How many packages the courier counted; another number than the manifest's is refused."""

    count = forms.IntegerField(
        label=gettext_lazy("How many packages did you count?"),
        min_value=0,
        max_value=9999,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-3", "inputmode": "numeric", "autocomplete": "off"}
        ),
    )

    def __init__(self, listed: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed

    def clean_count(self) -> int:
        counted = int(self.cleaned_data["count"])
        if counted != self.listed:
            raise forms.ValidationError(
                _(
                    "The manifest lists %(listed)d and you counted %(counted)d. Count again with the "
                    "inspector; nothing is taken until the numbers agree."
                )
                % {"listed": self.listed, "counted": counted}
            )
        return counted
