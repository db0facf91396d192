"""The checklist of the premises: each demand met or not, with words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from qyzmet.desk.premises import Demands
from qyzmet.ui.words import in_language


class PremisesForm(forms.Form):
    """Two fields a demand: the answer and what is lacking. What is left open is not written down."""

    def __init__(self, groups: Sequence[Demands], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for demand in (one for group in groups for one in group.items):
            said = in_language(demand.item.text)
            self.fields[demand.key] = forms.ChoiceField(
                label=said,
                choices=[("", "–"), ("met", _("is there")), ("lacking", _("is lacking"))],
                required=False,
                widget=forms.Select(attrs={"class": "govuk-select", "aria-label": said}),
            )
            self.fields[f"{demand.key}-words"] = forms.CharField(
                label=_("What is lacking"),
                required=False,
                max_length=250,
                widget=forms.TextInput(
                    attrs={
                        "class": "govuk-input",
                        "autocomplete": "off",
                        "aria-label": f"{_('What is lacking')}: {said}",
                    }
                ),
            )

    def rows(self) -> list[tuple[Demands, list[tuple[Any, Any, Any]]]]:
        """By edition, each demand with its two fields."""
        return [
            (group, [(one, self[one.key], self[f"{one.key}-words"]) for one in group.items])
            for group in self.groups
        ]

    def found(self) -> dict[str, tuple[bool, str]]:
        """The answers given, by demand."""
        given = self.cleaned_data
        keys = [one.key for group in self.groups for one in group.items if given.get(one.key)]
        return {key: (given[key] == "met", given.get(f"{key}-words", "")) for key in keys}
