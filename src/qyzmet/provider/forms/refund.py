"""A refund of the duty was paid out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.duty.models import Refund
from qyzmet.duty.words import money
from qyzmet.ui.words import in_language


class PayOutForm(forms.Form):
    """Which of the open refunds, and by which payment order."""

    refund = forms.ChoiceField(label=gettext_lazy("Which refund was paid out"))
    order_number = forms.CharField(
        label=gettext_lazy("Number of the payment order"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )

    def __init__(self, refunds: Sequence[Refund], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refunds = refunds
        self.fields["refund"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), f"{one.payment.case_number}: {in_language(money(one.amount))}") for one in refunds
        ]

    def chosen(self) -> Refund:
        """The refund that was chosen."""
        return next(one for one in self.refunds if str(one.pk) == self.cleaned_data["refund"])
