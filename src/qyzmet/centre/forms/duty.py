"""How the duty was paid: a bank's receipt, or the category that pays none and its proof."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.desk.paying import Tender
from qyzmet.duty.charge import Charge
from qyzmet.duty.payments import GATEWAY
from qyzmet.law.model import Edition
from qyzmet.registers.folding import fold
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DayField


class TenderForm(forms.Form):
    """A receipt where something is owed, an exemption where it is claimed."""

    def __init__(self, edition: Edition, due: Charge, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition, self.due = edition, due
        if due.exempt:
            self._exemption()
        else:
            self._receipt()

    def _exemption(self) -> None:
        duty = self.edition.fee.duty
        assert duty is not None
        if duty.exemptions:
            self.fields["exemption"] = forms.ChoiceField(
                label=_("Who pays no duty"),
                choices=[
                    (one.id, Choice(one.who, hint=one.proof or "", clause=one.clause, edition=self.edition))
                    for one in duty.exemptions
                ],
                widget=forms.RadioSelect,
            )
        self.fields["proof"] = forms.CharField(
            label=_("The document that proves it"),
            help_text=_("What it is and its number."),
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def _receipt(self) -> None:
        short = {"class": "govuk-input--width-20", "autocomplete": "off"}
        self.fields["bank"] = forms.CharField(
            label=_("Bank"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
        )
        self.fields["receipt"] = forms.CharField(
            label=_("Number of the receipt"), max_length=60, widget=forms.TextInput(attrs=short)
        )
        self.fields["paid_on"] = DayField(label=_("Paid on"), initial=timezone.localdate())
        self.fields["amount"] = forms.DecimalField(
            label=_("Amount paid, tenge"),
            min_value=Decimal("0.01"),
            max_digits=12,
            decimal_places=2,
            localize=True,
            widget=forms.TextInput(attrs={**short, "inputmode": "decimal"}),
        )

    def clean_bank(self) -> str:
        """A bank; what is paid through the gateway is known without being typed."""
        bank = " ".join(str(self.cleaned_data["bank"]).split())
        if fold(bank) == fold(GATEWAY):
            raise forms.ValidationError(
                _("Payments through the gateway are in the register already. Name the bank of the receipt.")
            )
        return bank

    def clean_paid_on(self) -> Any:
        """Nobody has paid tomorrow."""
        day = self.cleaned_data["paid_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet: look at the receipt again."))
        return day

    def tender(self) -> Tender:
        """What the applicant shows, for the desk."""
        return Tender(**{name: value for name, value in self.cleaned_data.items() if value is not None})
