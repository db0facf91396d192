"""What an akim or their official writes into the household book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.form import Field
from qyzmet.services.household_words import HEAD, ITEMS, RELATIONS
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.numbers import IinField
from qyzmet.ui.staff.request import RequestForm
from qyzmet.ui.words import in_language

_ADDRESS = Field(
    id="address",
    label=Text("Шаруашылықтың мекенжайы", "Адрес хозяйства", "Address of the farm"),
    type="address",
)


def _on() -> DayField:
    return DayField(
        label=gettext_lazy("From which day it counts"), help_text=gettext_lazy("For example 05.06.2014")
    )


def _ground() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("On what ground"),
        help_text=gettext_lazy("A round of the yards, a statement, a document with its number and date."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _small_number(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        **more,
    )


class SearchForm(forms.Form):
    """Which page."""

    q = forms.CharField(
        label=gettext_lazy("Number of the page, IIN, or surname and name"),
        help_text=gettext_lazy("In Kazakh or Russian spelling; the beginning of a word is enough."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class DayForm(forms.Form):
    """As of which day the page is shown."""

    on = DayField(label=gettext_lazy("The page as of"), required=False)


class OpenForm(RequestForm):
    """A new page: book, page, address, head."""

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(edition, [_ADDRESS], *args, **kwargs)
        first = {
            "book": _small_number(gettext_lazy("Book")),
            "page": _small_number(gettext_lazy("Page")),
        }
        last = {
            "head": IinField(label=gettext_lazy("IIN of the head of the household")),
            "on": _on(),
            "ground": _ground(),
        }
        self.fields = {**first, **self.fields, **last}


class MemberForm(forms.Form):
    """Somebody is put on the page; its head is chosen only where it has none."""

    iin = IinField(label=gettext_lazy("IIN"))
    relation = forms.ChoiceField(label=gettext_lazy("What they are to the head of the household"))
    on = _on()
    ground = _ground()

    def __init__(self, has_head: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {code: text for code, text in RELATIONS.items() if (code == HEAD) is not has_head}
        _choices(self, "relation", [(code, str(in_language(text))) for code, text in words.items()])


class LeaveForm(forms.Form):
    """Somebody is taken off the page. ``members`` are the rows of the page."""

    iin = forms.ChoiceField(label=gettext_lazy("Who leaves"))
    successor = forms.ChoiceField(
        label=gettext_lazy("Who is the head from then on"),
        help_text=gettext_lazy("Only where the head leaves and others stay."),
        required=False,
    )
    on = _on()
    ground = _ground()

    def __init__(self, members: Sequence[Mapping[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(row["iin"]), str(row["name"])) for row in members]
        _choices(self, "iin", people)
        _choices(self, "successor", [("", "–"), *people])


class EntryForm(forms.Form):
    """One thing of a section: how much of it there is from a day on."""

    item = forms.ChoiceField(label=gettext_lazy("What"))
    amount = forms.CharField(
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-5", "inputmode": "decimal", "autocomplete": "off"}
        ),
    )
    year = _small_number(
        gettext_lazy("Year of make"),
        required=False,
        help_text=gettext_lazy("Leave it empty if it is not known."),
    )
    yearly = forms.BooleanField(label=gettext_lazy("Found in the yearly round of the yards"), required=False)
    on = _on()
    ground = _ground()

    def __init__(self, section: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "item", [(code, str(in_language(text))) for code, text in ITEMS[section].items()])
        land = section == "land"
        self.fields["amount"].label = gettext_lazy("Hectares") if land else gettext_lazy("How many")
        self.fields["amount"].help_text = gettext_lazy("0 where none is left.")
        if section != "machinery":
            del self.fields["year"]


class SignForm(forms.Form):
    """As of which day the page is signed."""

    on = DayField(
        label=gettext_lazy("As the page stands on"),
        help_text=gettext_lazy("Nothing can be entered for this day or an earlier one afterwards."),
    )


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
