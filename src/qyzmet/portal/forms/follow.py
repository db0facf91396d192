"""Where is my case, without logging in."""

from __future__ import annotations

from django import forms

from qyzmet.portal.forms.numbers import CaseNumberField, IinOrBinField


class FollowForm(forms.Form):
    """The number on the receipt, and who applied."""

    number = CaseNumberField()
    applicant = IinOrBinField()
