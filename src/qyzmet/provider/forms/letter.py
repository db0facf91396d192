"""A letter of a legal person as the registrar takes it in (address-certificate 2010, cl. 11(1), 14, 15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.provider.lists import BadFile, LineError, PeopleList, decode_file, read_list
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.numbers import BinField
from qyzmet.ui.words import in_language


class PeopleField(forms.CharField):
    """Needed, unless a file is there in its place: :meth:`LetterForm.clean` sees to it."""

    def validate(self, value: str) -> None:
        """Nothing yet."""


class LetterForm(forms.Form):
    """Whose letter it is, its own number and date, whom it asks about.

    After :meth:`is_valid` ``people`` is the list that was read; after a bad list ``bad_lines`` says what is
    wrong, line by line.
    """

    use_required_attribute = False

    bin = BinField(label=gettext_lazy("BIN"), help_text=gettext_lazy("12 digits, as in the letterhead"))
    name = forms.CharField(
        label=gettext_lazy("Name of the legal person"),
        help_text=gettext_lazy("May stay empty if the register of legal persons knows the BIN."),
        max_length=200,
        required=False,
    )
    letter_number = forms.CharField(
        label=gettext_lazy("Outgoing number of the letter"),
        help_text=gettext_lazy("Under which it is registered in the chancery of the legal person."),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    letter_date = DayField(
        label=gettext_lazy("Date of the letter"), help_text=gettext_lazy("For example 05.06.2014")
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address for the answer"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    second_copy = forms.BooleanField(
        label=gettext_lazy("A second copy was brought: print the mark of acceptance for it"), required=False
    )
    people = PeopleField(
        label=gettext_lazy("Whom the letter asks about"),
        help_text=gettext_lazy(
            "One person a line: an IIN, or surname, name and year of birth. A table may be pasted as it is."
        ),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file with the list"),
        help_text=gettext_lazy(
            "Text of the kind .csv or .txt, up to 1 MB, read in place of the field above."
        ),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
    )

    bad_lines: tuple[LineError, ...] = ()
    read: PeopleList | None = None

    def clean_letter_date(self) -> date:
        """A letter is not dated after the day it arrives."""
        day: date = self.cleaned_data["letter_date"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                _(
                    "This day has not come yet: a letter that has arrived cannot be dated later. Check the date."
                )
            )
        return day

    def clean(self) -> dict[str, Any]:
        """Read the list; its errors stand at the field they came from."""
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("file")
        field, text = "people", str(cleaned.get("people") or "")
        if upload is not None and "file" not in self.errors:
            field = "file"
            try:
                text = decode_file(upload.name or "", upload.read())
            except BadFile as error:
                self.add_error("file", in_language(error.text))
                return cleaned
        self.read = read_list(text, timezone.localdate())
        self.bad_lines = self.read.errors
        if self.bad_lines:
            self.add_error(field, self._bad_lines())
        if not self.read.subjects and not self.bad_lines:
            self.add_error(field, _("Nobody is named. Type or paste at least one person, one a line."))
        return cleaned

    def _bad_lines(self) -> str:
        """The only bad line in full; of several how many, for the page shows them in a table."""
        first, count = self.bad_lines[0], len(self.bad_lines)
        if count == 1:
            return _("Line %(number)s: %(fault)s") % {
                "number": first.number,
                "fault": in_language(first.text),
            }
        return _("%(count)s lines name nobody: see the table.") % {"count": count}
