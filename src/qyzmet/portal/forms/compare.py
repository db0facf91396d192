"""Which two editions are compared, and what of it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _

from qyzmet.portal.forms.filters import chosen, edition_words, editions


class CompareForm(forms.Form):
    """Two editions of the catalogue (GET)."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(given if "old" in given and "new" in given else None, initial=dict(given.items()))
        choices = [("", _("choose")), *((one.name, edition_words(one)) for one in editions())]
        self.fields["old"] = self._choice(_("One edition"), choices)
        self.fields["new"] = self._choice(_("The other"), choices)

    @staticmethod
    def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
        unknown = _("There is no such edition: choose one from the list.")
        return forms.ChoiceField(
            label=label, choices=choices, error_messages={"invalid_choice": unknown, "required": unknown}
        )

    def clean(self) -> dict[str, str]:
        """Refuse to compare an edition with itself."""
        given: dict[str, str] = super().clean() or {}
        if given.get("old") and given.get("old") == given.get("new"):
            self.add_error("new", _("These are the same edition: choose another one."))
        return given


class NarrowForm(forms.Form):
    """What of a comparison is shown: a section, one of the two readers (GET)."""

    def __init__(self, given: Mapping[str, str], sections: Iterable[tuple[str, str]]) -> None:
        super().__init__(initial=dict(given.items()), use_required_attribute=False)
        self.given = given
        everything = ("", _("everything"))
        self.fields["section"] = forms.ChoiceField(label=_("Section"), choices=[everything, *sections])
        self.fields["whom"] = forms.ChoiceField(
            label=_("For whom"),
            choices=[("", _("for everybody")), ("applicant", _("for applicants")), ("staff", _("for staff"))],
        )

    def wanted(self, name: str) -> str:
        """The value chosen; empty where none, or none that exists, was given."""
        return chosen(self, name, self.given)
