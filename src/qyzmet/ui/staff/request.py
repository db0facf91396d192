"""The application form of a service, made from its fields: the same for a window, a home visit and the portal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from qyzmet.law.model import Edition
from qyzmet.registers.addresses import address_line, search_addresses
from qyzmet.services.form import Field
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.numbers import IinField
from qyzmet.ui.words import in_language

SHOWN = 20
"""Addresses offered for a search."""
FIND = "find"
"""The button that only looks for addresses."""


class RequestForm(forms.Form):
    """One field a question of the service. An address is searched for first, then chosen among those found."""

    def __init__(self, edition: Edition, fields: Sequence[Field], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.asked = fields
        for field in fields:
            if field.type == "address":
                self._address(field)
            else:
                self.fields[field.id] = field_made(field, edition)

    def _address(self, field: Field) -> None:
        """A box for the words to look for, and below it what was found."""
        words = self._given(f"{field.id}-words")
        chosen = self._given(field.id)
        self.fields[f"{field.id}-words"] = SearchBox(
            label=in_language(field.label),
            help_text=_("Locality, street, house: type some of it and press “Find”."),
            required=False,
            max_length=120,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        found = (
            [(str(one.id), in_language(one.line)) for one in search_addresses(words, SHOWN)] if words else []
        )
        if chosen and chosen.isdigit() and chosen not in {number for number, _line in found}:
            line = address_line(chosen)
            found += [(chosen, in_language(line))] if line is not None else []
        self.fields[field.id] = forms.ChoiceField(
            label=_("Choose the address"),
            required=field.required,
            choices=found,
            widget=forms.RadioSelect,
            help_text="" if found else _("Nothing is found yet."),
            error_messages={
                "required": _("Look for the address and choose it."),
                "invalid_choice": _("Choose again."),
            },
        )

    def _given(self, name: str) -> str:
        if self.is_bound:
            return str(self.data.get(self.add_prefix(name), "")).strip()
        return str(self.initial.get(name, "")).strip()

    @property
    def searches(self) -> bool:
        """Whether the form asks for an address."""
        return any(field.type == "address" for field in self.asked)

    @property
    def finding(self) -> bool:
        """Whether somebody only looked for an address."""
        return self.is_bound and FIND in self.data

    def answers(self) -> dict[str, str]:
        """The answers as the service takes them: days in ISO 8601, a ticked box as ``yes``."""
        given = {field.id: self.cleaned_data.get(field.id) for field in self.asked}
        return {name: answer_text(value) for name, value in given.items() if value not in (None, "", False)}


class SearchBox(forms.CharField):
    """Words to look for: an aid to the choice below it, which alone is required or optional."""

    aids = True


def answer_text(value: Any) -> str:
    """An answer as a service takes it: a day in ISO 8601, a ticked box as ``yes``."""
    if value is True:
        return "yes"
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def field_made(field: Field, edition: Edition) -> forms.Field:
    """The field of a form for one question, whatever its type but an address."""
    about: dict[str, Any] = {
        "label": in_language(field.label),
        "help_text": in_language(field.hint) if field.hint else "",
        "required": field.required,
    }
    match field.type:
        case "date":
            return DayField(**about)
        case "iin":
            return IinField(**about)
        case "yes":
            return forms.BooleanField(**about)
        case "choice":
            choices = [
                (one, Choice(text, clause=field.clause, edition=edition)) for one, text in field.choices
            ]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **about)
        case "lines":
            return forms.CharField(max_length=field.most, widget=forms.Textarea(attrs={"rows": 3}), **about)
        case _:
            return forms.CharField(
                max_length=field.most, widget=forms.TextInput(attrs={"autocomplete": "off"}), **about
            )
