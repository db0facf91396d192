"""The forms of a precinct commission: who sits on it, the checklist of a visit, the votes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.commissions.checklist import MOST, MOST_COUNTED, SECTIONS, Item, Section
from qyzmet.commissions.composition import Decision, Named
from qyzmet.commissions.models import ROLES, VOTES, Member
from qyzmet.law.text import Text
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DayField
from qyzmet.ui.words import in_language

SEEN = "seen-"
"""Begins the name of every field of the checklist."""
VOTE = "vote-"
SEATS = 7
"""Rows of the form that sets a commission up."""


class VisitForm(forms.Form):
    """The visit and the checklist; ``page`` is the key of the page that was loaded once."""

    page = forms.CharField(max_length=60, widget=forms.HiddenInput)
    visited_on = DayField(label=gettext_lazy("Visited on"))
    address = forms.ChoiceField(label=gettext_lazy("Address that was visited"), widget=forms.RadioSelect)
    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who of the commission came"), widget=forms.CheckboxSelectMultiple
    )
    met = forms.CharField(
        label=gettext_lazy("Who was at home"),
        max_length=250,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, members: Sequence[Member], homes: Mapping[str, Text], today: date, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"page": uuid4().hex, "visited_on": today, **self.initial}
        if len(homes) == 1:
            self.initial["address"] = next(iter(homes))
        address, present = self.fields["address"], self.fields["present"]
        assert isinstance(address, forms.ChoiceField)
        assert isinstance(present, forms.MultipleChoiceField)
        address.choices = [
            *((number, str(in_language(line))) for number, line in homes.items()),
            (ELSEWHERE, _("Another address")),
        ]
        present.choices = [(str(one.pk), Choice(one.name, hint=ROLES[one.role])) for one in members]
        for section in SECTIONS:
            for item in section.items:
                self.fields[f"{SEEN}{item.id}"] = _field(item)

    def visit_fields(self) -> list[forms.BoundField]:
        """The fields of the visit itself."""
        return [self[name] for name in ("visited_on", "address", "present", "met")]

    def sections(self) -> list[tuple[Section, list[forms.BoundField]]]:
        """The checklist as one walks through a home."""
        return [(one, [self[f"{SEEN}{item.id}"] for item in one.items]) for one in SECTIONS]

    def given(self) -> dict[str, Any]:
        """What the desk gets."""
        said = self.cleaned_data
        return {
            "visited_on": said["visited_on"].isoformat(),
            "address": said["address"],
            "present": [int(one) for one in said["present"]],
            "met": said["met"],
            "page": said["page"],
            "checklist": {
                name.removeprefix(SEEN): str(value)
                for name, value in said.items()
                if name.startswith(SEEN) and value not in (None, "")
            },
        }


ELSEWHERE = "elsewhere"
"""An address that is not the applicant's: the act is refused and says why."""


class VotesForm(forms.Form):
    """What each member who came said, and why."""

    key = forms.CharField(max_length=60, widget=forms.HiddenInput)
    reasons = forms.CharField(
        label=gettext_lazy("Reasons of the conclusion"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, sitting: Sequence[Member], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"key": uuid4().hex, **self.initial}
        for one in sitting:
            self.fields[f"{VOTE}{one.pk}"] = forms.ChoiceField(
                label=f"{one.name}, {in_language(ROLES[one.role])}",
                choices=[(code, str(in_language(words))) for code, words in VOTES.items()],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say how this member voted.")},
            )
        self.order_fields([*(name for name in self.fields if name.startswith(VOTE)), "reasons", "key"])

    def given(self) -> dict[str, Any]:
        """What the desk gets."""
        votes = {
            name.removeprefix(VOTE): str(says)
            for name, says in self.cleaned_data.items()
            if name.startswith(VOTE)
        }
        return {"votes": votes, "reasons": self.cleaned_data["reasons"]}


class SetUpForm(forms.Form):
    """The akim's decision and whom it names."""

    number = forms.CharField(label=gettext_lazy("Number of the akim's decision"), max_length=40)
    decided_on = DayField(label=gettext_lazy("Day of the decision"))
    decided_by = forms.CharField(label=gettext_lazy("The akim who decided"), max_length=250)
    since = DayField(label=gettext_lazy("The commission works from"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = ["chair", "deputy", "secretary", *["member"] * (SEATS - 3)]
        for row, role in enumerate(roles, start=1):
            name, kind, position = _seat(row, role, required=row == 1)
            self.fields |= {f"name_{row}": name, f"role_{row}": kind, f"position_{row}": position}

    def head_fields(self) -> list[forms.BoundField]:
        """The fields of the decision."""
        return [self[name] for name in ("number", "decided_on", "decided_by", "since")]

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each seat."""
        return [
            [self[f"{part}_{row}"] for part in ("name", "role", "position")] for row in range(1, SEATS + 1)
        ]

    def decision(self) -> Decision:
        """The decision."""
        said = self.cleaned_data
        return Decision(said["number"], said["decided_on"], said["decided_by"], said["since"])

    def members(self) -> list[Named]:
        """Whoever is named; rows left empty are nobody."""
        said = self.cleaned_data
        return [
            Named(said[f"name_{row}"], said[f"role_{row}"], said[f"position_{row}"])
            for row in range(1, SEATS + 1)
            if said[f"name_{row}"]
        ]


class EndForm(forms.Form):
    """From which day a member sits no more."""

    member = forms.IntegerField(widget=forms.HiddenInput)
    until = DayField(label=gettext_lazy("Sits no more from"))


class AddForm(forms.Form):
    """Somebody more on the commission."""

    name = forms.CharField(label=gettext_lazy("Surname, name, patronymic"), max_length=250)
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    position = forms.CharField(label=gettext_lazy("Position"), max_length=250, required=False)
    since = DayField(label=gettext_lazy("Sits from"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = _roles()


def _seat(row: int, role: str, *, required: bool) -> tuple[forms.Field, forms.Field, forms.Field]:
    return (
        forms.CharField(
            label=_("%(row)d. Surname, name, patronymic") % {"row": row}, max_length=250, required=required
        ),
        forms.ChoiceField(label=_("Role"), choices=_roles(), initial=role),
        forms.CharField(label=_("Position"), max_length=250, required=False),
    )


def _roles() -> list[tuple[str, str]]:
    return [(code, str(in_language(words))) for code, words in ROLES.items()]


def _field(item: Item) -> forms.Field:
    label = str(in_language(item.name)) + (f", {in_language(item.unit)}" if item.unit else "")
    narrow = {"class": "govuk-input--width-5", "autocomplete": "off"}
    match item.type:
        case "choice":
            return forms.ChoiceField(
                label=label,
                required=item.required,
                choices=[(code, str(in_language(words))) for code, words in item.choices],
                widget=forms.RadioSelect,
            )
        case "count":
            return forms.IntegerField(
                label=label,
                required=item.required,
                min_value=0,
                max_value=MOST_COUNTED,
                widget=forms.TextInput(attrs={**narrow, "inputmode": "numeric"}),
            )
        case "measure":
            return forms.CharField(
                label=label,
                required=item.required,
                max_length=12,
                widget=forms.TextInput(attrs={**narrow, "inputmode": "decimal"}),
            )
        case _:
            return forms.CharField(
                label=label,
                required=item.required,
                max_length=MOST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
