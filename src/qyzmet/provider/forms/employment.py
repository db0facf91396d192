"""What an authorised body writes into the register of the unemployed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.law.text import Text
from qyzmet.registers.models import UnemployedEntry
from qyzmet.registers.models.employment import GROUNDS, MEASURES, REMOVALS
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.numbers import IinField
from qyzmet.ui.words import in_language, kzdate


def _line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


def _listed(label: Any, words: Mapping[str, Text]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=lambda: [(code, str(in_language(text))) for code, text in words.items()],
        widget=forms.RadioSelect,
    )


def _valid() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=gettext_lazy("Is the reason valid?"),
        choices=[("yes", gettext_lazy("Yes, it is valid")), ("no", gettext_lazy("No, it is not"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )


def _day() -> DayField:
    return DayField(label=gettext_lazy("On which day"), help_text=gettext_lazy("For example 05.06.2014"))


class FindForm(forms.Form):
    """Whose card."""

    q = forms.CharField(
        label=gettext_lazy("Number of the card, IIN, or surname and name"),
        help_text=gettext_lazy("In Kazakh or Russian spelling; the beginning of a word is enough."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class RegisterForm(forms.Form):
    """Somebody is registered as unemployed."""

    iin = IinField(label=gettext_lazy("IIN"))
    ground = _listed(gettext_lazy("On what ground"), GROUNDS)
    day = _day()


class OfferForm(forms.Form):
    """Work is offered."""

    matter = _line(gettext_lazy("What work, by whom"), gettext_lazy("The post and the employer."))
    day = _day()


class RefusalForm(forms.Form):
    """An offer is refused; ``offers`` are those without an answer."""

    offer = forms.TypedChoiceField(
        label=gettext_lazy("Which offer"), coerce=int, widget=forms.RadioSelect, choices=()
    )
    matter = _line(gettext_lazy("Why it is refused"))
    valid = _valid()
    day = _day()

    def __init__(self, offers: Sequence[UnemployedEntry], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offer"].choices = [  # type: ignore[attr-defined]
            (one.seq, f"{kzdate(one.day)}: {one.matter}") for one in offers
        ]


class ReferralForm(forms.Form):
    """A referral is given."""

    code = _listed(gettext_lazy("Where to"), MEASURES)
    matter = _line(gettext_lazy("What and where"), gettext_lazy("The course, the works or the employer."))
    day = _day()


class MissedForm(forms.Form):
    """The person did not come when called."""

    matter = _line(gettext_lazy("What for the person was called"))
    valid = _valid()
    day = _day()


class RemoveForm(forms.Form):
    """The registration ends."""

    reason = _listed(gettext_lazy("Why the registration ends"), REMOVALS)
    matter = forms.CharField(
        label=gettext_lazy("Document or note"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    day = _day()
