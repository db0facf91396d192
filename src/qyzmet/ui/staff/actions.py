"""The form of the next step of a case, made by its verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.desk.casefile import CaseFile
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb
from qyzmet.registers.bin import check_bin
from qyzmet.registers.check_digit import BadNumber
from qyzmet.registers.iin import check_iin
from qyzmet.ui.components import Choice
from qyzmet.ui.staff.checklist import ChecklistForm
from qyzmet.ui.words import in_language

BY_MANIFEST = frozenset({Verb.DISPATCH, Verb.ACCEPT})
"""What is done to a whole manifest, on its own page."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that ends the step with an outcome; an empty outcome lets what is filled in decide."""

    label: str | Promise
    outcome: str = ""
    kind: str = ""
    """``""`` the one primary button, ``secondary``, ``warning``."""


LABELS: Mapping[Verb, str | Promise] = {
    Verb.RECEIVE: gettext_lazy("Receive the documents"),
    Verb.REFUSE: gettext_lazy("Refuse"),
    Verb.REGISTER: gettext_lazy("Enter in the journal"),
    Verb.PASS: gettext_lazy("Pass on"),
    Verb.COLLECT: gettext_lazy("Put on the manifest"),
    Verb.EXAMINE: gettext_lazy("The package is sound"),
    Verb.LOOK_UP: gettext_lazy("Ask the register"),
    Verb.DRAFT: gettext_lazy("Write it out"),
    Verb.SEAL: gettext_lazy("Seal"),
    Verb.SEND_BACK: gettext_lazy("Send back"),
    Verb.NOTIFY: gettext_lazy("The applicant has been told"),
    Verb.ISSUE: gettext_lazy("Hand over"),
    Verb.POST: gettext_lazy("Posted"),
    Verb.SHELVE: gettext_lazy("Hand over"),
    Verb.RETURN_UNCLAIMED: gettext_lazy("Return to the provider"),
}

WAYS = (
    ("phone", gettext_lazy("By telephone")),
    ("in-person", gettext_lazy("In person")),
    ("post", gettext_lazy("By post")),
    ("cabinet", gettext_lazy("In the personal cabinet")),
)


class ActionForm(ChecklistForm):
    """The next step of a case: hidden idempotency key and step seen, then what the verb needs."""

    key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    step = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, file: CaseFile, now: datetime, *args: Any, **kwargs: Any) -> None:
        assert file.step is not None
        self.file = file
        self.now = now
        self.verb = file.step.does
        super().__init__(file.edition, file.documents if self.verb is Verb.RECEIVE else (), *args, **kwargs)
        self.initial = {"key": uuid4().hex, "step": file.step.id, **self.initial}
        _FIELDS.get(self.verb, _no_fields)(self)

    def buttons(self) -> list[Button]:
        """The ways to end the step; the first is the primary one."""
        buttons = [Button(LABELS[self.verb], _FIRST.get(self.verb, ""))]
        state = self.file.state
        if self.verb is Verb.EXAMINE:
            buttons.append(Button(_("There are faults"), "faulty", "secondary"))
        late = state.promised is not None and self.now > state.promised
        if late and any(branch.on == "not-collected" for branch in self._step().then):
            buttons.append(Button(_("Nobody came: to the shelf"), "not-collected", "secondary"))
        if self.verb is Verb.SHELVE and self._kept_out():
            buttons.append(Button(_("The time of keeping is over"), "expired", "secondary"))
        return buttons

    def _step(self) -> Step:
        assert self.file.step is not None
        return self.file.step

    def _kept_out(self) -> bool:
        return any(
            self.file.edition.term(clock.term).kind == "retention" and clock.due and clock.due < self.now
            for clock in self.file.state.running()
        )

    def outcome(self) -> str:
        """The outcome of the button that was pressed; empty where what is given decides."""
        return str(self.data.get("outcome", "")) if len(self.buttons()) > 1 else self.buttons()[0].outcome

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.outcome() in ("not-collected", "expired"):
            for name in ("iin", "bin", "name", "document"):
                self.errors.pop(name, None)
        return cleaned

    def clean_iin(self) -> str:
        return _checked(check_iin, self.cleaned_data["iin"])

    def clean_bin(self) -> str:
        return _checked(check_bin, self.cleaned_data["bin"])

    def given(self) -> dict[str, Any]:
        """What the desk gets."""
        filled = {
            name: value
            for name, value in self.cleaned_data.items()
            if value and name not in ("key", "step") and "-" not in name
        }
        if self.verb is Verb.RECEIVE:
            return {"documents": self.rows()}
        if self.verb in (Verb.ISSUE, Verb.SHELVE):
            return {} if self.outcome() in ("not-collected", "expired") else {"to": filled}
        return filled


_FIRST: Mapping[Verb, str] = {
    Verb.EXAMINE: "sound",
    Verb.ISSUE: "issued",
    Verb.SHELVE: "collected",
}


def _checked(check: Callable[[str], Any], number: str) -> str:
    try:
        return str(check(number).number)
    except BadNumber as error:
        raise forms.ValidationError(str(in_language(error.text))) from error


def _no_fields(form: ActionForm) -> None:
    return None


def _ground(form: ActionForm) -> None:
    choices = [
        (g.id, Choice(g.text, hint=g.notice or "", clause=g.clause, edition=form.edition))
        for g in form.file.grounds
    ]
    form.fields["ground"] = forms.ChoiceField(
        label=_("Ground"),
        help_text=_("The edition knows no other ground."),
        choices=choices,
        widget=forms.RadioSelect,
        initial=choices[0][0] if len(choices) == 1 else None,
    )


def _refuse(form: ActionForm) -> None:
    _ground(form)
    form.fields["reasons"] = forms.CharField(
        label=_("What exactly"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def _send_back(form: ActionForm) -> None:
    _ground(form)
    form.fields["reasons"] = forms.CharField(
        label=_("Reasons in writing"),
        help_text=_("The centre hands them to the applicant as they stand here."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


def _notify(form: ActionForm) -> None:
    form.fields["how"] = forms.ChoiceField(
        label=_("How was the applicant told?"), choices=WAYS, widget=forms.RadioSelect
    )


def _hand_over(form: ActionForm) -> None:
    if "bin" in form.file.state.facts:
        form.fields["bin"] = forms.CharField(
            label=_("BIN on the power of attorney or request"), max_length=20, widget=_number_box()
        )
        form.fields["name"] = forms.CharField(
            label=_("Name of the representative"),
            max_length=200,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
    else:
        form.fields["iin"] = forms.CharField(
            label=_("IIN in the identity document shown"),
            help_text=_("Type it from the document; it is compared with the case."),
            max_length=20,
            widget=_number_box(),
        )
    form.fields["document"] = forms.CharField(
        label=_("Number of the identity document"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


def _address(form: ActionForm) -> None:
    form.fields["address"] = forms.CharField(
        label=_("Postal address"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


def _number_box() -> forms.TextInput:
    return forms.TextInput(
        attrs={"class": "govuk-input--width-20", "inputmode": "numeric", "autocomplete": "off"}
    )


_FIELDS: Mapping[Verb, Callable[[ActionForm], None]] = {
    Verb.REFUSE: _refuse,
    Verb.SEND_BACK: _send_back,
    Verb.NOTIFY: _notify,
    Verb.ISSUE: _hand_over,
    Verb.SHELVE: _hand_over,
    Verb.POST: _address,
}
