"""Is this paper genuine: by its code, or by the file itself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.portal.forms.numbers import WIDE
from qyzmet.ui.uploads import PDF, UploadField


class CodeForm(forms.Form):
    """The code under the QR code."""

    code = forms.CharField(
        label=gettext_lazy("Code on the paper"),
        help_text=gettext_lazy("20 letters and digits beside the QR code, in groups of five"),
        max_length=100,
        widget=forms.TextInput(attrs={**WIDE, "autocapitalize": "characters"}),
        error_messages={"required": gettext_lazy("Enter the code that stands on the paper.")},
    )


class FileForm(forms.Form):
    """The paper as a file."""

    file = UploadField(
        PDF,
        label=gettext_lazy("The file of the paper"),
        help_text=gettext_lazy("PDF, up to 10 MB. It is checked and not kept."),
    )
