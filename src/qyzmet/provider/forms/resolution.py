"""The head's resolution on one or many cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.desk.assignments import Executor
from qyzmet.ui.components import Choice
from qyzmet.ui.forms import DayField
from qyzmet.ui.staff.actions import executor_choice, words_field

NOBODY = "0"
"""The choice that gives cases back to all holders of the post."""
SEEN = "seen-"
"""Begins the name of a field with the assignment that the page showed of a case."""


class ResolutionForm(forms.Form):
    """Which cases, to whom, in which words, by which day."""

    key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    ticked = forms.MultipleChoiceField(
        label=gettext_lazy("Cases"),
        error_messages={
            "required": gettext_lazy("Tick at least one case."),
            "invalid_choice": gettext_lazy(
                "The case %(value)s is not in the list any more: reload the page."
            ),
        },
    )
    executor = forms.ChoiceField(label=gettext_lazy("Executor"), widget=forms.RadioSelect)
    due_on = DayField(
        label=gettext_lazy("By which day"), help_text=gettext_lazy("For example 05.06.2014"), required=False
    )

    def __init__(self, numbers: Sequence[str], people: Sequence[Executor], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4().hex)
        self.fields["words"] = words_field()
        ticked, executor = self.fields["ticked"], self.fields["executor"]
        assert isinstance(ticked, forms.MultipleChoiceField)
        assert isinstance(executor, forms.ChoiceField)
        ticked.choices = [(number, number) for number in numbers]
        back = (NOBODY, Choice(_("Nobody: back to all holders of the post")))
        executor.choices = [*((str(one.user_id), executor_choice(one)) for one in people), back]

    def cases(self) -> dict[str, int]:
        """Each case ticked with the assignment that was seen of it."""
        seen = {number: str(self.data.get(f"{SEEN}{number}", "0")) for number in self.cleaned_data["ticked"]}
        return {number: int(one) if one.isascii() and one.isdigit() else 0 for number, one in seen.items()}

    def chosen(self) -> int | None:
        """The account; None for nobody."""
        return int(self.cleaned_data["executor"]) or None
