"""The list of letters for the post office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.cases.models import Case
from qyzmet.desk.mailing import Letter, address_of
from qyzmet.ui.staff.manifests import TickForm


@dataclass(frozen=True, slots=True)
class MailRow:
    """One letter of the list as the page shows it."""

    case: Case
    ticked: bool
    address: str
    registered: str


class MailForm(TickForm):
    """Letters ticked, each with its address and its registered-mail number (field names end in the number)."""

    def __init__(self, cases: Sequence[Case], *args: Any, **kwargs: Any) -> None:
        super().__init__([case.number for case in cases], *args, **kwargs)
        self.cases = cases
        self.fields["ticked"].error_messages["required"] = gettext_lazy("Tick at least one letter.")

    def rows(self) -> list[MailRow]:
        """Every letter that waits, with what was typed, or the address that came with the request."""
        ticked = (
            set(self.fields["ticked"].widget.value_from_datadict(self.data, self.files, "ticked"))
            if self.is_bound
            else {case.number for case in self.cases}
        )
        return [
            MailRow(
                case, case.number in ticked, self._typed("address", case), self._typed("registered", case)
            )
            for case in self.cases
        ]

    def _typed(self, name: str, case: Case) -> str:
        if self.is_bound:
            return str(self.data.get(f"{name}-{case.number}", "")).strip()[:300]
        return address_of(case) if name == "address" else ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for row in self.rows():
            if row.ticked and not row.address:
                raise forms.ValidationError(_("%(number)s: type the address.") % {"number": row.case.number})
        return cleaned

    def letters(self) -> dict[str, Letter]:
        """What the post office takes."""
        return {row.case.number: Letter(row.address, row.registered) for row in self.rows() if row.ticked}
