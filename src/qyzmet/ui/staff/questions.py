"""The questions that the edition asks before it can say which documents are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from qyzmet.law.model import Edition, Fact, Value, holds
from qyzmet.ui.components import Choice
from qyzmet.ui.words import in_language


class QuestionsForm(forms.Form):
    """One radio group a fact of the edition, in its order; a question appears once its condition holds.

    ``known`` are facts settled before. A fact with one possible value is not asked, one with none does not
    matter yet. :meth:`facts` gives all of them, the known included. Where an answer opens a further question,
    :attr:`grown` tells to show the page again before anything is called missing.
    """

    def __init__(self, edition: Edition, known: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self._facts = dict(known)
        self.shown: list[str] = []
        for fact, values in self._open_facts():
            self._ask(fact, values)
        self._remember()

    def _open_facts(self) -> Iterator[tuple[Fact, list[Value]]]:
        for fact in self.edition.facts:
            if fact.asked_of != "applicant" or fact.id in self._facts or not holds(fact.when, self._facts):
                continue
            if values := [value for value in fact.values if holds(value.when, self._facts)]:
                yield fact, values

    def _ask(self, fact: Fact, values: list[Value]) -> None:
        if len(values) == 1:
            self._facts[fact.id] = values[0].id
            return
        choices = [
            (v.id, Choice(v.label, hint=v.hint or "", clause=v.clause, edition=self.edition)) for v in values
        ]
        self.fields[fact.id] = forms.ChoiceField(
            label=in_language(fact.question),
            help_text=in_language(fact.hint),
            choices=choices,
            widget=forms.RadioSelect,
        )
        self.shown.append(fact.id)
        given = self.data.get(self.add_prefix(fact.id)) or self.initial.get(fact.id)
        if given in {value.id for value in values}:
            self._facts[fact.id] = given

    def add_question(self, name: str, field: forms.Field) -> None:
        """A question of the page's own, after those of the edition."""
        self.fields[name] = field
        self.shown.append(name)
        self._remember()

    def _remember(self) -> None:
        """Keep in the page which questions it shows, so that a new one is told from one left open."""
        self.fields.pop("shown", None)
        self.fields["shown"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=" ".join(self.shown)
        )
        self.initial.pop("shown", None)

    @property
    def complete(self) -> bool:
        """Whether every question of the edition that applies has its answer."""
        return all(name in self._facts for name in self.shown if name in self._ids)

    @property
    def _ids(self) -> set[str]:
        return {fact.id for fact in self.edition.facts}

    @property
    def grown(self) -> bool:
        """Whether an answer just given opened a question that the page did not show yet."""
        return self.is_bound and not set(self.shown) <= set(str(self.data.get("shown", "")).split())

    def facts(self) -> dict[str, str]:
        """The answers, with what was known."""
        return dict(self._facts)
