"""What an executor writes into the register of families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.family_words import HEAD, RELATIONS
from qyzmet.services.form import Field
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.statuses import STATUSES
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.numbers import IinField
from qyzmet.ui.staff.request import RequestForm
from qyzmet.ui.words import in_language

_ADDRESS = Field(
    id="address",
    label=Text("Отбасының мекенжайы", "Адрес семьи", "Address of the family"),
    type="address",
)
People = Sequence[tuple[str, str]]
"""IIN and name."""


def _on() -> DayField:
    return DayField(
        label=gettext_lazy("From which day it counts"), help_text=gettext_lazy("For example 05.06.2014")
    )


def _paper(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("A statement or a document with its number and date."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _sum(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=30,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "inputmode": "decimal", "autocomplete": "off"}
        ),
        **more,
    )


class FindForm(forms.Form):
    """Whose family."""

    q = forms.CharField(
        label=gettext_lazy("IIN, or surname and name"),
        help_text=gettext_lazy("In Kazakh or Russian spelling; the beginning of a word is enough."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class DayForm(forms.Form):
    """As of which day."""

    on = DayField(label=gettext_lazy("As of"), required=False)


class OpenForm(RequestForm):
    """A new family: its head and where they live; or one that moves to this body."""

    def __init__(self, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(edition, [_ADDRESS], *args, **kwargs)
        first = {"head": IinField(label=gettext_lazy("IIN of the head of the family"))}
        last = {"on": _on(), "ground": _paper(gettext_lazy("On what ground"))}
        self.fields = {**first, **self.fields, **last}


class MemberForm(forms.Form):
    """Somebody is put into the family; its head is chosen only where it has none."""

    iin = IinField(label=gettext_lazy("IIN"))
    relation = forms.ChoiceField(label=gettext_lazy("What they are to the head of the family"))
    shares = forms.BooleanField(
        label=gettext_lazy("They keep house together"),
        help_text=gettext_lazy("Who lives apart does not count in the income test."),
        required=False,
        initial=True,
    )
    on = _on()
    ground = _paper(gettext_lazy("On what ground"))

    def __init__(self, has_head: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {code: text for code, text in RELATIONS.items() if (code == HEAD) is not has_head}
        _choices(self, "relation", _words(words))


class LeaveForm(forms.Form):
    """Somebody is taken out of the family."""

    iin = forms.ChoiceField(label=gettext_lazy("Who leaves"))
    successor = forms.ChoiceField(
        label=gettext_lazy("Who is the head from then on"),
        help_text=gettext_lazy("Only where the head leaves and others stay."),
        required=False,
    )
    on = _on()
    ground = _paper(gettext_lazy("On what ground"))

    def __init__(self, people: People, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "iin", people)
        _choices(self, "successor", [("", "–"), *people])


class StatusForm(forms.Form):
    """What is known of a member, with the document that proves it."""

    iin = forms.ChoiceField(label=gettext_lazy("Of whom"))
    kind = forms.ChoiceField(label=gettext_lazy("Status"))
    about = IinField(
        label=gettext_lazy("IIN of the person cared for"),
        help_text=gettext_lazy("Only where the status is care."),
        required=False,
    )
    since = DayField(label=gettext_lazy("Counts from"))
    until = DayField(
        label=gettext_lazy("No more from"),
        help_text=gettext_lazy("Leave it empty where nothing ends it."),
        required=False,
    )
    proof = _paper(gettext_lazy("The document that proves it"))

    def __init__(self, people: People, left_out: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "iin", people)
        _choices(
            self, "kind", _words({kind: text for kind, text in STATUSES.items() if kind not in left_out})
        )


class EndForm(forms.Form):
    """A status ends."""

    on = _on()
    ground = _paper(gettext_lazy("On what ground"))


class IncomeForm(forms.Form):
    """What a member received of a kind from a source in the months of a quarter."""

    iin = forms.ChoiceField(label=gettext_lazy("Whose income"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of income"))
    source = forms.CharField(
        label=gettext_lazy("From whom"),
        help_text=gettext_lazy("The employer or who pays, and the certificate with its number and date."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, people: People, months: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = months
        _choices(self, "iin", people)
        _choices(self, "kind", _words(INCOME_KINDS))
        for month, words in months.items():
            self.fields[month] = _sum(words, required=False)
        first = self.fields[next(iter(months))]
        first.help_text = gettext_lazy(
            "Tenge before taxes. Leave a month empty where nothing is entered for it."
        )

    def clean(self) -> dict[str, Any]:
        """The amounts by month; one at least is given."""
        given = super().clean() or {}
        amounts = {month: given[month] for month in self.months if given.get(month)}
        if not amounts and not self.errors:
            self.add_error(next(iter(self.months)), gettext_lazy("Write the sum of one month at least."))
        return {**given, "amounts": amounts}


class CorrectForm(forms.Form):
    """Another sum in the place of one that is wrong."""

    amount = _sum(
        gettext_lazy("The right sum, tenge"), help_text=gettext_lazy("0 where nothing was received.")
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is corrected"),
        help_text=gettext_lazy("A statement or a document with its number and date."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _words(words: Mapping[str, Text]) -> list[tuple[str, str]]:
    return [(code, str(in_language(text))) for code, text in words.items()]


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
