"""What is asked at the kiosk and at an operator's window."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.centre.place import Place
from qyzmet.centre.queue import COLLECT, FILE


class KioskForm(forms.Form):
    """A service and what one came for: ``address-certificate:file``."""

    choice = forms.ChoiceField(
        label=gettext_lazy("What did you come for?"),
        error_messages={
            "required": gettext_lazy("Choose what you came for."),
            "invalid_choice": gettext_lazy("This centre does not give this service. Choose one shown here."),
        },
    )

    def __init__(self, place: Place, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{service}:{purpose}", service) for service in place.offered for purpose in (FILE, COLLECT)
        ]


class WindowForm(forms.Form):
    """The number of the operator's window, as the board shows it."""

    window = forms.CharField(
        label=gettext_lazy("Your window"),
        max_length=16,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "autocomplete": "off"}),
    )
