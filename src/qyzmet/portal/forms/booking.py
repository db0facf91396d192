"""A free quarter of an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy


class SlotForm(forms.Form):
    """The free times of a day; ``key`` keeps a page sent twice from booking twice."""

    key = forms.CharField(max_length=40, widget=forms.HiddenInput)
    slot = forms.ChoiceField(
        label=gettext_lazy("Time"),
        widget=forms.RadioSelect(attrs={"class": "qz-times"}),
        error_messages={
            "required": gettext_lazy("Choose a time."),
            "invalid_choice": gettext_lazy(
                "This time has just been taken or has passed. Choose another one."
            ),
        },
    )

    def __init__(self, slots: Sequence[datetime], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4().hex)
        self.fields["slot"].choices = [(slot.isoformat(), f"{slot:%H:%M}") for slot in slots]  # type: ignore[attr-defined]

    @property
    def moment(self) -> datetime:
        """The time chosen."""
        return datetime.fromisoformat(self.cleaned_data["slot"])
