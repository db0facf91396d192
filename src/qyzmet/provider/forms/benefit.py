"""What an official enters about a benefit: a certificate of income, an event, a pause, an account; and about lists."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.benefits.happenings import KINDS
from qyzmet.benefits.models import Benefit
from qyzmet.benefits.words import CAUSES, KIND_NAMES, STATE_NAMES
from qyzmet.registers.models import Person
from qyzmet.ui.forms import DayField
from qyzmet.ui.words import in_language

SHORT = {"class": "govuk-input--width-20", "autocomplete": "off"}
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})|(\d{4})-(\d{2})")


class FilterForm(forms.Form):
    """Which benefits a list shows."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", _("All")), *((code, _said(text)) for code, text in KIND_NAMES.items())]
        states = [("", _("All")), *((code, _said(text)) for code, text in STATE_NAMES.items())]
        states.append(("due", _("To be confirmed")))
        for name, choices in (("kind", kinds), ("state", states)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class FindForm(forms.Form):
    """Whose benefit; it is posted, so that no name and no IIN stands in an address."""

    words = forms.CharField(
        label=gettext_lazy("Surname, IIN or number of the case"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={**SHORT, "spellcheck": "false"}),
    )


class ConfirmForm(forms.Form):
    """A certificate of income was presented."""

    presented_on = DayField(
        label=gettext_lazy("Day on which the certificate was presented"),
        help_text=gettext_lazy("For example 05.06.2014"),
    )
    certificate = forms.CharField(
        label=gettext_lazy("Number of the certificate and who issued it"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class HappeningForm(forms.Form):
    """Something happened to the recipient or the family."""

    kind = forms.ChoiceField(label=gettext_lazy("What happened"))
    happened_on = DayField(
        label=gettext_lazy("Day of the event"), help_text=gettext_lazy("For example 05.06.2014")
    )
    whose = forms.ChoiceField(label=gettext_lazy("Whom it happened to"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Proof or remark"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, benefit: Benefit, people: list[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(one, _said(CAUSES[one])) for one in KINDS[benefit.kind]]
        whose = [("", "–"), *((one.iin, one.full_name) for one in people)]
        for name, choices in (("kind", kinds), ("whose", whose)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class TurnForm(forms.Form):
    """Pause, resume or end, from a day on, with a reason."""

    state = forms.ChoiceField(label=gettext_lazy("What is done"))
    since = DayField(label=gettext_lazy("From which day"), help_text=gettext_lazy("For example 05.06.2014"))
    note = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, benefit: Benefit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {"paused": _("Pause"), "running": _("Resume"), "ended": _("End")}
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, words) for code, words in names.items() if code != benefit.state]


class AccountForm(forms.Form):
    """The account the money goes to."""

    account = forms.CharField(
        label=gettext_lazy("Account number"),
        help_text=gettext_lazy(
            "20 characters, beginning with KZ. Empty: the money goes through the post or the desk."
        ),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-30", "autocomplete": "off"}),
    )


class MonthForm(forms.Form):
    """For which month a list is made."""

    month = forms.CharField(
        label=gettext_lazy("Month"),
        help_text=gettext_lazy("For example 11.2026"),
        max_length=10,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )

    def clean_month(self) -> date:
        found = month_of(self.cleaned_data["month"])
        if found is None:
            raise ValidationError(_("There is no such month. Enter month and year, for example 11.2026."))
        return found


class OrderForm(forms.Form):
    """By which payment order the money went."""

    order_number = forms.CharField(
        label=gettext_lazy("Number of the payment order"), max_length=60, widget=forms.TextInput(attrs=SHORT)
    )


def month_of(text: str) -> date | None:
    """The first day of a month written ``11.2026`` or ``2026-11``; None where it is none.

    >>> month_of("11.2026"), month_of("2026-13")
    (datetime.date(2026, 11, 1), None)
    """
    found = _MONTH.fullmatch(text.strip()) if text.isascii() else None
    if found is None:
        return None
    month, year = (found[1], found[2]) if found[1] else (found[4], found[3])
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        return None


def _said(text: Any) -> str:
    return str(in_language(text))
