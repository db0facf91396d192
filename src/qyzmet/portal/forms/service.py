"""What a reader of a service page may ask: about their own case, and as of another day."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.law.model import Edition, holds
from qyzmet.portal.conditions import facts_that_matter, may_hold
from qyzmet.ui.forms import DayField
from qyzmet.ui.words import in_language

NOT_ASKED = ""
"""What stands for the answer to a question that does not arise."""


class DayForm(forms.Form):
    """The day for which somebody wants to know what applied."""

    on = DayField(label=gettext_lazy("What applied on the day"))

    def refuse(self, words: str) -> None:
        """Say that no edition is in force on the day."""
        self.add_error("on", words)


class SituationForm(forms.Form):
    """The questions of the edition that change what the page says, as lists to choose from (GET).

    An empty answer leaves everything open. ``facts`` and ``channel`` are what was answered; answers that
    cannot be are dropped, so that an old or mistyped address still shows the page. A question that the other
    answers rule out is ``NOT_ASKED``: no condition on it can hold.
    """

    def __init__(self, edition: Edition, given: Mapping[str, str]) -> None:
        super().__init__(initial=dict(given.items()), use_required_attribute=False)
        self.edition = edition
        self.facts: dict[str, str] = {}
        self.answered = False
        """Whether the reader said anything of the case."""
        self._ask_facts(given)
        self.channel = self._ask_channel(given)

    def _ask_facts(self, given: Mapping[str, str]) -> None:
        edition = self.edition
        whens = [one.when for one in edition.documents]
        whens += [one.when for one in edition.terms]
        whens += [one.when for one in edition.channels]
        whens += [one.when for one in edition.fee.duty.rates] if edition.fee.duty else []
        matter = facts_that_matter(edition, whens)
        for fact in edition.facts:
            if not may_hold(fact.when, self.facts):
                self.facts[fact.id] = NOT_ASKED
            if fact.id not in matter or not holds(fact.when, self.facts):
                continue
            values = [value for value in fact.values if may_hold(value.when, self.facts)]
            if len(values) == 1:
                self.facts[fact.id] = values[0].id
                continue
            choices = [("", _("any")), *((value.id, in_language(value.label)) for value in values)]
            self._add(fact.id, str(in_language(fact.question)), choices)
            if given.get(fact.id) in {value.id for value in values}:
                self.facts[fact.id] = given[fact.id]
                self.answered = True

    def _ask_channel(self, given: Mapping[str, str]) -> str:
        possible = [c for c in self.edition.channels if c.available and may_hold(c.when, self.facts)]
        if len(possible) > 1:
            choices = [("", _("any")), *((c.id, in_language(c.name)) for c in possible)]
            self._add("channel", _("How do you want to apply?"), choices)
        chosen = given.get("channel", "")
        if chosen not in {c.id for c in possible}:
            return ""
        self.answered = True
        return chosen

    def _add(self, name: str, label: str, choices: list[tuple[str, object]]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices)
