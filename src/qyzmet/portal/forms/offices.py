"""Which office is mine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.law import catalogue
from qyzmet.portal.forms.numbers import WIDE
from qyzmet.registers.sorting import kazakh_key
from qyzmet.ui.words import in_language


class PlaceForm(forms.Form):
    """A town, district or region."""

    place = forms.CharField(
        label=gettext_lazy("Where do you live?"),
        help_text=gettext_lazy("A town, district or region, in Kazakh or Russian"),
        max_length=120,
        widget=forms.TextInput(attrs=WIDE),
        error_messages={"required": gettext_lazy("Enter a town, district or region.")},
    )


class OfficesForm(PlaceForm):
    """A place and a service, each of which may be left out: then all places, or all services, are meant."""

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        super().__init__(given, use_required_attribute=False)
        self.fields["place"].required = False
        self.fields["service"] = forms.ChoiceField(
            label=gettext_lazy("For which service?"), choices=_services(), required=False
        )


def _services() -> list[tuple[str, str]]:
    titles = [
        (service, str(in_language(catalogue.editions(service)[-1].title))) for service in catalogue.services()
    ]
    return [("", _("any service")), *sorted(titles, key=lambda one: kazakh_key(one[1]))]
