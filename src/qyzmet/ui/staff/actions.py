"""The form of the next step of a case, made by its verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.desk.assignments import Executor
from qyzmet.desk.attaching import Scan
from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.e_mail import BY_E_MAIL
from qyzmet.law.model import Ground, Step
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import REDO, process_of
from qyzmet.process.state import END
from qyzmet.registers.bin import check_bin
from qyzmet.registers.check_digit import BadNumber
from qyzmet.registers.iin import check_iin
from qyzmet.registers.models import Person
from qyzmet.services.form import BadAnswer
from qyzmet.services.rules import particulars_of, proxies_of, run_here
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.checklist import ChecklistForm
from qyzmet.ui.staff.filling import (
    ANSWER,
    answers_of,
    e_mail_of,
    entered,
    enters,
    fields_to_enter,
    scanned,
    scans_wanted,
)
from qyzmet.ui.staff.request import answer_text, field_made
from qyzmet.ui.words import in_language, kzdate

BY_MANIFEST = frozenset({Verb.DISPATCH, Verb.ACCEPT})
"""What is done to a whole manifest, on its own page."""
ELSEWHERE = BY_MANIFEST | {Verb.INSPECT, Verb.CONCLUDE}
"""What has a page of its own: manifests, and what a commission does."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that ends the step with an outcome; an empty outcome lets what is filled in decide."""

    label: str | Promise
    outcome: str = ""
    kind: str = ""
    """``""`` the one primary button, ``secondary``, ``warning``."""


LABELS: Mapping[Verb, str | Promise] = {
    Verb.QUEUE: gettext_lazy("The applicant has been called"),
    Verb.LOG_IN: gettext_lazy("Recognised"),
    Verb.FILL_IN: gettext_lazy("It is filled in"),
    Verb.PAY: gettext_lazy("It is paid"),
    Verb.SUBMIT: gettext_lazy("It is sent"),
    Verb.VERIFY: gettext_lazy("The signature is valid"),
    Verb.SIGN: gettext_lazy("Sign"),
    Verb.RECEIVE: gettext_lazy("Receive the documents"),
    Verb.REFUSE: gettext_lazy("Refuse"),
    Verb.REGISTER: gettext_lazy("Enter in the journal"),
    Verb.RESOLVE: gettext_lazy("Give it to the executor"),
    Verb.PASS: gettext_lazy("Pass on"),
    Verb.ROUTE: gettext_lazy("Pass on"),
    Verb.SHOW: gettext_lazy("It is shown"),
    Verb.COLLECT: gettext_lazy("Put on the manifest"),
    Verb.DISPATCH: gettext_lazy("Taken by the courier"),
    Verb.ACCEPT: gettext_lazy("Accept"),
    Verb.EXAMINE: gettext_lazy("The package is sound"),
    Verb.LOOK_UP: gettext_lazy("Ask the register"),
    Verb.INSPECT: gettext_lazy("Write down what was seen"),
    Verb.CONCLUDE: gettext_lazy("The conclusion is favourable"),
    Verb.DECIDE: gettext_lazy("Grant"),
    Verb.DRAFT: gettext_lazy("Write it out"),
    Verb.MAKE: gettext_lazy("Make the document"),
    Verb.RECORD: gettext_lazy("Enter in the register"),
    Verb.SEAL: gettext_lazy("Seal"),
    Verb.SEND_BACK: gettext_lazy("Send back"),
    Verb.NOTIFY: gettext_lazy("The applicant has been told"),
    Verb.ISSUE: gettext_lazy("Hand over"),
    Verb.POST: gettext_lazy("Posted"),
    Verb.SHELVE: gettext_lazy("Hand over"),
    Verb.RETURN_UNCLAIMED: gettext_lazy("Return to the provider"),
}
"""The one primary button of every verb: a step that goes well."""

OTHERWISE: Mapping[str, str | Promise] = {
    "left": gettext_lazy("The applicant went away"),
    "unknown": gettext_lazy("Not recognised"),
    "unpaid": gettext_lazy("It is not paid"),
    "invalid": gettext_lazy("The signature is not valid"),
    "faulty": gettext_lazy("There are faults"),
    "unfavourable": gettext_lazy("The conclusion is unfavourable"),
    "refused": gettext_lazy("Refuse"),
    "not-collected": gettext_lazy("Nobody came: to the shelf"),
    "expired": gettext_lazy("The time of keeping is over"),
    REDO: gettext_lazy("Spoiled or wrong: make it again"),
}
"""The further button of every outcome that a person tells, and that is not the one of the primary button."""

NOBODY = gettext_lazy("Nobody came")
"""For an edition that keeps no shelf."""

DECIDED_BY_DATA = frozenset({Verb.RECEIVE, Verb.LOOK_UP})
"""Where what is given says how the step ends: one button without an outcome."""

MAKING = frozenset({Verb.MAKE, Verb.DRAFT})
REDOING = frozenset({Verb.PASS, Verb.SIGN, Verb.ISSUE, Verb.SHELVE})
"""Where a result can turn out spoiled before it is handed over."""
_BARE = frozenset({"not-collected", "expired", REDO, "refused", "left"})
"""Outcomes for which the fields of the good outcome may stay empty."""

WAYS = (
    ("phone", gettext_lazy("By telephone")),
    ("in-person", gettext_lazy("In person")),
    ("post", gettext_lazy("By post")),
    ("cabinet", gettext_lazy("In the personal cabinet")),
)


class ActionForm(ChecklistForm):
    """The next step of a case: hidden idempotency key and step seen, then what the verb needs.

    ``executors`` are offered where the step is a resolution; ``instead_of`` is the name of whom the office gave
    the case to, where that is somebody else than the reader: then the form asks to confirm.
    """

    key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    step = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(
        self,
        file: CaseFile,
        now: datetime,
        *args: Any,
        executors: Sequence[Executor] = (),
        instead_of: str = "",
        **kwargs: Any,
    ) -> None:
        assert file.step is not None
        self.file = file
        self.now = now
        self.verb = file.step.does
        self.executors = executors
        super().__init__(file.edition, file.documents if self.verb is Verb.RECEIVE else (), *args, **kwargs)
        self.initial = {"key": uuid4().hex, "step": file.step.id, **self.initial}
        _FIELDS.get(self.verb, _no_fields)(self)
        if self.can_redo:
            _redo(self)
        if instead_of:
            _confirm(self, instead_of)

    def buttons(self) -> list[Button]:
        """The ways to end the step; the first is the primary one. There is always one."""
        if self.verb in DECIDED_BY_DATA:
            return [Button(LABELS[self.verb])]
        told = [
            one for one in dict.fromkeys(branch.on for branch in self.next_step.then) if self._offered(one)
        ]
        first, *others = told or ["done"]
        buttons = [Button(self._label(), first)]
        buttons += [Button(self._otherwise(one), one, "secondary") for one in others]
        if self.can_redo:
            words = _("Ask the register again") if self.answers_a_look else OTHERWISE[REDO]
            buttons.append(Button(words, REDO, "secondary"))
        return buttons

    def _label(self) -> str | Promise:
        """What the primary button says: a signature is electronic where the channel checks signatures."""
        steps = process_of(self.edition, self.file.state.channel).channel.steps
        if self.verb is Verb.SIGN and any(step.does is Verb.VERIFY for step in steps):
            return _("Sign electronically")
        if self.verb is Verb.POST and "e_mail" in self.fields:
            return _("Send by e-mail")
        return LABELS[self.verb]

    def _otherwise(self, outcome: str) -> str | Promise:
        if outcome == "not-collected":
            branch = next(one for one in self.next_step.then if one.on == outcome)
            return NOBODY if branch.go.startswith(END) else OTHERWISE[outcome]
        return OTHERWISE.get(outcome, outcome)

    def _offered(self, outcome: str) -> bool:
        """Whether the outcome is possible now: nobody is late before the day promised, nothing expires early."""
        if outcome == "not-collected":
            promised = self.file.state.promised
            return (promised is not None and self.now > promised) or self._died
        return outcome != "expired" or self._kept_out() or self._died

    @property
    def next_step(self) -> Step:
        """The step the form does."""
        assert self.file.step is not None
        return self.file.step

    @property
    def can_redo(self) -> bool:
        """Whether a result was made in the case and could be made again, or a register could be asked again."""
        done = {line.step.does for line in self.file.steps if line.stage == "done"}
        return self.answers_a_look or (self.verb in REDOING and bool(done & set(MAKING)))

    @property
    def answers_a_look(self) -> bool:
        """Whether the step at hand writes down what a register said, which may have grown old."""
        done = [line for line in self.file.steps if line.stage == "done"]
        return self.verb in (Verb.DRAFT, Verb.NOTIFY) and bool(done) and done[-1].step.does is Verb.LOOK_UP

    @cached_property
    def _died(self) -> bool:
        """Whether the register says that whoever is to receive has died: then nobody comes any more."""
        iin = self.file.state.facts.get("iin", "")
        return Person.objects.filter(iin=iin, died_on__isnull=False).exists()

    def _kept_out(self) -> bool:
        return any(
            self.file.edition.term(clock.term).kind == "retention" and clock.due and clock.due < self.now
            for clock in self.file.state.running()
        )

    def outcome(self) -> str:
        """The outcome of the button that was pressed; empty where what is given decides."""
        return str(self.data.get("outcome", "")) if len(self.buttons()) > 1 else self.buttons()[0].outcome

    def clean(self) -> dict[str, Any]:
        """What the outcome pressed needs, and nothing that only another one would."""
        cleaned = super().clean()
        outcome = self.outcome()
        if outcome in _BARE:
            for name in ("iin", "bin", "name", "document", "how"):
                self.errors.pop(name, None)
        if outcome == REDO and not cleaned.get("again"):
            self.add_error("again", _("Say what is wrong with the document."))
        if enters(self.file) and not scans_wanted(self.file) and not self.errors:
            try:
                entered(self.file, cleaned)
            except BadAnswer as bad:
                self.add_error(f"{ANSWER}{bad.field.id}", str(in_language(bad.text)))
        if self.verb is Verb.DECIDE and outcome == "refused" and not cleaned.get("ground"):
            self.add_error("ground", _("A refusal rests on a ground of the edition: choose it."))
        return cleaned

    def clean_iin(self) -> str:
        """The number of whoever stands at the window."""
        return _checked(check_iin, self.cleaned_data["iin"])

    def clean_bin(self) -> str:
        """The number of the legal person."""
        return _checked(check_bin, self.cleaned_data["bin"])

    def given(self) -> dict[str, Any]:
        """What the desk gets."""
        filled = {
            name: value
            for name, value in self.cleaned_data.items()
            if value and name not in ("key", "step", "confirm", "again") and "-" not in name
        }
        outcome = self.outcome()
        if self.verb is Verb.RECEIVE:
            return {"documents": self.rows()}
        if enters(self.file):
            return self._entered()
        if outcome == REDO:
            return {"reasons": self.cleaned_data["again"]}
        if self.verb in (Verb.ISSUE, Verb.SHELVE):
            return {} if outcome in _BARE else {"to": filled}
        if self.verb is Verb.DECIDE and outcome != "refused":
            filled.pop("ground", None)
        if stated := self._stated(filled.get("ground", "")):
            filled["found"] = {"stated": stated}
        return filled

    def particulars(self) -> list[tuple[Ground, list[forms.BoundField]]]:
        """The questions that go with each ground, as the page shows them together."""
        return [
            (ground, asked)
            for ground in self.file.grounds
            if (asked := [self[name] for name in self.fields if name.startswith(f"{ground.id}-")])
        ]

    def _entered(self) -> dict[str, Any]:
        """The answers, or which documents were scanned; the scans themselves are :meth:`scans`."""
        if scans_wanted(self.file):
            return {"scans": [{"id": one.document, "name": one.name} for one in self.scans()]}
        return {"request": {**answers_of(self.file), **entered(self.file, self.cleaned_data)}}

    def scans(self) -> list[Scan]:
        """The files that go with the step."""
        return scanned(self.cleaned_data)

    def _stated(self, ground: str) -> dict[str, str]:
        """What is stated with the ground, where the service's rules ask for it."""
        if not ground or self.verb is not Verb.DECIDE or not run_here(self.edition.service):
            return {}
        asked = particulars_of(self.edition, ground)
        said = {one.id: self.cleaned_data.get(f"{ground}-{one.id}") for one in asked}
        told = {name: answer_text(value) for name, value in said.items() if value not in (None, "")}
        return {"ground": ground, **told} if asked else {}


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
    to = e_mail_of(form.file)
    ways = [*WAYS, (BY_E_MAIL, _("By e-mail: it is sent to %(address)s") % {"address": to})] if to else WAYS
    form.fields["how"] = forms.ChoiceField(
        label=_("How was the applicant told?"), choices=ways, widget=forms.RadioSelect
    )


def _fill_in(form: ActionForm) -> None:
    form.fields.update(fields_to_enter(form.file))


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
        if run_here(form.edition.service) and proxies_of(form.edition, form.next_step):
            form.fields["proxy"] = forms.CharField(
                label=_("For a proxy: number and day of the notarised power of attorney"),
                max_length=120,
                required=False,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
    form.fields["document"] = forms.CharField(
        label=_("Number of the identity document"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


def _address(form: ActionForm) -> None:
    """Where the result is sent: by e-mail, where the applicant gave such an address, else by post."""
    if to := e_mail_of(form.file):
        form.fields["e_mail"] = forms.EmailField(
            label=_("E-mail address of the applicant"),
            help_text=_("The signed document is sent to it."),
            initial=to,
            max_length=200,
        )
        return
    form.fields["address"] = forms.CharField(
        label=_("Postal address"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


def _number_box() -> forms.TextInput:
    return forms.TextInput(
        attrs={"class": "govuk-input--width-20", "inputmode": "numeric", "autocomplete": "off"}
    )


def _resolve(form: ActionForm) -> None:
    form.fields["executor"] = forms.TypedChoiceField(
        label=_("Executor"),
        coerce=int,
        choices=[(one.user_id, executor_choice(one)) for one in form.executors],
        widget=forms.RadioSelect,
        help_text="" if form.executors else _("Nobody holds the post that acts next."),
    )
    form.fields["words"] = words_field()
    form.fields["due_on"] = DayField(
        label=_("By which day"), help_text=_("For example 05.06.2014"), required=False
    )


def words_field() -> forms.CharField:
    """What the head writes on a resolution."""
    return forms.CharField(
        label=_("Words of the resolution"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def executor_choice(one: Executor) -> Choice:
    """An executor to choose, with what to know of their absence."""
    if one.away_until is None:
        return Choice(one.name)
    away = _("away until %(day)s") % {"day": kzdate(one.away_until)}
    stand_in = _("%(name)s stands in") % {"name": one.stand_in} if one.stand_in else _("nobody stands in")
    return Choice(one.name, hint=f"{away}, {stand_in}")


def _decide(form: ActionForm) -> None:
    if form.file.grounds:
        _ground(form)
        form.fields["ground"].required = False
        form.fields["ground"].help_text = _("For a refusal only. The edition knows no other ground.")
        form.initial.pop("ground", None)
        _particulars(form)
    form.fields["reasons"] = forms.CharField(
        label=_("What exactly"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


def _particulars(form: ActionForm) -> None:
    """What an official states with a ground; needed with that ground only, so the rules say what is missing."""
    if not run_here(form.edition.service):
        return
    for ground in form.file.grounds:
        for one in particulars_of(form.edition, ground.id):
            field = field_made(one, form.edition)
            field.required = False
            form.fields[f"{ground.id}-{one.id}"] = field


def _paid(form: ActionForm) -> None:
    form.fields["receipt"] = forms.CharField(
        label=_("Number of the receipt, or the proof of exemption"), max_length=80, required=False
    )


def _redo(form: ActionForm) -> None:
    form.fields["again"] = forms.CharField(
        label=_("If the register is to be asked again: why")
        if form.answers_a_look
        else _("If it is spoiled or wrong: what is wrong with it"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _confirm(form: ActionForm, name: str) -> None:
    form.fields["confirm"] = forms.BooleanField(
        label=_("I act instead of %(name)s") % {"name": name},
        error_messages={
            "required": _("The case was given to somebody else. Tick that you act instead of them.")
        },
    )


_FIELDS: Mapping[Verb, Callable[[ActionForm], None]] = {
    Verb.REFUSE: _refuse,
    Verb.SEND_BACK: _send_back,
    Verb.RESOLVE: _resolve,
    Verb.DECIDE: _decide,
    Verb.PAY: _paid,
    Verb.NOTIFY: _notify,
    Verb.ISSUE: _hand_over,
    Verb.SHELVE: _hand_over,
    Verb.POST: _address,
    Verb.FILL_IN: _fill_in,
}
