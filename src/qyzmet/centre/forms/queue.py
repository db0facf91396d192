"""What is asked at the kiosk and at an operator's window."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from qyzmet.cases import windows
from qyzmet.cases.numbers import read_case_number
from qyzmet.centre import matters
from qyzmet.centre.place import Place
from qyzmet.centre.queue import purpose_words
from qyzmet.desk.official import Official
from qyzmet.offices.posts import POSTS
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import said
from qyzmet.ui.staff.numbers import IinField
from qyzmet.ui.words import in_language


class KioskForm(forms.Form):
    """A service and what one came for: ``address-certificate:file``; the rest may be left out."""

    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the ticket"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "qz-kiosk__language"}),
    )
    iin = IinField(
        label=gettext_lazy("IIN"),
        help_text=gettext_lazy("Type it or scan the card. It is not printed on the ticket."),
        required=False,
    )
    number = forms.CharField(
        label=gettext_lazy("Number of your case"),
        help_text=gettext_lazy("If you collect a result: it stands on the receipt, like 26-000123-48."),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    help = forms.BooleanField(label=gettext_lazy("I need help in the hall"), required=False)
    choice = forms.ChoiceField(
        label=gettext_lazy("What did you come for?"),
        error_messages={
            "required": gettext_lazy("Choose what you came for."),
            "invalid_choice": gettext_lazy("This centre does not give this service. Choose one shown here."),
        },
    )

    def __init__(self, place: Place, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4().hex)
        self.initial.setdefault("language", get_language() or "kk")
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        self.matters = {one.key: one for one in matters.offered(place)}
        field.choices = [(key, key) for key in self.matters]
        if not any(matters.help_demand(one.edition) for one in self.matters.values()):
            del self.fields["help"]

    def clean_number(self) -> str:
        """The number in its usual shape."""
        typed = str(self.cleaned_data["number"])
        if not typed:
            return ""
        try:
            return read_case_number(typed)
        except Refusal as refusal:
            raise forms.ValidationError(said(refusal)) from refusal

    @property
    def category(self) -> str:
        """The category of the ticket, where the edition of the service chosen has it."""
        edition = self.matters[self.cleaned_data["choice"]].edition
        if edition.queue.accelerated and self.data.get("accelerated") == edition.service:
            return matters.ACCELERATED
        return matters.HELP if self.cleaned_data.get("help") and matters.help_demand(edition) else ""


class WindowForm(forms.Form):
    """The number of the operator's window, as the board shows it."""

    window = forms.RegexField(
        r"^[\w-]{1,16}$",
        label=gettext_lazy("Your window"),
        max_length=16,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "autocomplete": "off"}),
    )


class TransferForm(forms.Form):
    """Where the person is to go: another window, another post, another matter."""

    target = forms.ChoiceField(label=gettext_lazy("Send the person to"))

    def __init__(self, place: Place, official: Official, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        others = [
            one for one in windows.open_windows(place.code, place.day) if one.account != official.user_id
        ]
        posts = sorted(matters.posts_at_windows(place) - {official.post})
        field.choices = [
            ("", _("Choose")),
            (
                _("A window"),
                [
                    (f"window:{one.number}", f"{one.number} – {in_language(POSTS[one.post])}")
                    for one in others
                    if one.post in POSTS
                ],
            ),
            (_("A post"), [(f"post:{post}", in_language(POSTS[post])) for post in posts if post in POSTS]),
            (
                _("Another matter"),
                [
                    (f"matter:{one.key}", f"{in_language(one.edition.title)}: {purpose_words(one.purpose)}")
                    for one in matters.offered(place)
                ],
            ),
        ]
