"""What of the findings is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _

from qyzmet.law.lint import RULES
from qyzmet.portal.forms.filters import chosen, services_and_editions
from qyzmet.portal.linted import SEVERITIES
from qyzmet.ui.words import in_language


class FindingsForm(forms.Form):
    """Filters by service or edition, rule and severity (GET); an answer that cannot be filters nothing."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__(initial=dict(given.items()), use_required_attribute=False)
        self.given = given
        self._add("of", _("Service"), services_and_editions())
        self._add("rule", _("Rule"), [(rule.id, str(in_language(rule.title))) for rule in RULES])
        self._add(
            "severity", _("How grave"), [(one, str(in_language(words))) for one, words in SEVERITIES.items()]
        )

    def _add(self, name: str, label: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=[("", _("all")), *choices])

    def wanted(self, name: str) -> str:
        """The value chosen; empty where none, or none that exists, was given."""
        return chosen(self, name, self.given)
