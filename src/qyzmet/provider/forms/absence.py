"""Somebody will be away, or gives their signing to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.offices.absences import holder_name
from qyzmet.offices.models import Absence, Holding
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.posts import post_named


class AbsenceForm(forms.Form):
    """Whose post, from when to when, who stands in, why. ``posts`` are the holdings the reader may name."""

    holding = forms.TypedChoiceField(label=gettext_lazy("Whose post"), coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("What is it"), widget=forms.RadioSelect, initial=Absence.AWAY)
    since = DayField(label=gettext_lazy("First day"), help_text=gettext_lazy("For example 05.06.2014"))
    until = DayField(label=gettext_lazy("Last day"))
    stand_in = forms.TypedChoiceField(
        label=gettext_lazy("Who stands in"), coerce=int, required=False, empty_value=None
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("Leave, business trip, order number."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, posts: Sequence[Holding], colleagues: Sequence[Holding], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        whose = [(one.pk, f"{holder_name(one)}, {post_named(one.post)}") for one in posts]
        people = [("", _("nobody")), *((one.user_id, holder_name(one)) for one in colleagues)]
        kinds = [
            (Absence.AWAY, Choice(_("Away"), hint=_("Whoever stands in holds the post for that time."))),
            (
                Absence.SIGNING,
                Choice(
                    _("Signing given to another"), hint=_("The other may sign and seal, and nothing else.")
                ),
            ),
        ]
        for name, choices in (("holding", whose), ("stand_in", people), ("kind", kinds)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
