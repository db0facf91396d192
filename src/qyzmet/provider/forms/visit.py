"""A request for a visit at home as it is told on the telephone or at a window, and what is said of a visit later."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.cases.models import Equipment
from qyzmet.cases.visits import MOST
from qyzmet.desk.visits import Goer
from qyzmet.law.text import Text
from qyzmet.services.form import Field
from qyzmet.ui.forms import DayField

SOURCES: Final = {
    "call-centre": Text(
        "бірыңғай байланыс орталығы 1414", "единый контакт-центр 1414", "single contact centre 1414"
    ),
    "window": Text("терезеде айтылды", "сказали у окна", "told at a window"),
    "portal": Text("порталдың байланыс беті", "страница связи портала", "contact page of the portal"),
    "case": Text("істің өзі сұрайды", "требует само дело", "the case itself asks for it"),
}
"""How a request came, in words."""

_CHOICES = tuple((one, words) for one, words in SOURCES.items() if one != "case")

PLACE: Final = (
    Field(
        id="address",
        label=Text("Мекенжайды іздеу", "Поиск адреса", "Look for the address"),
        type="address",
        required=False,
    ),
    Field(
        id="place",
        label=Text("Қалай табуға болады", "Как найти", "How to find it"),
        hint=Text(
            "Тіркелімде мекенжай болмаса — толық мекенжай; болса — кіреберіс, қабат, домофон.",
            "Если адреса нет в регистре — полный адрес; если есть — подъезд, этаж, домофон.",
            "If the register lacks the address: the whole of it; else the entrance, the floor, the door phone.",
        ),
        required=False,
    ),
    Field(id="phone", label=Text("Телефон", "Телефон", "Telephone"), most=60),
    Field(
        id="suits",
        label=Text("Қай уақыт қолайлы", "Когда удобно", "When it suits"),
        required=False,
    ),
)
DETAILS: Final = (
    Field(
        id="source",
        label=Text("Сұрау қайдан келді", "Откуда пришёл запрос", "How the request came"),
        type="choice",
        choices=_CHOICES,
    ),
    Field(
        id="iin",
        label=Text("Өтініш берушінің ЖСН-і", "ИИН заявителя", "IIN of the applicant"),
        type="iin",
    ),
    Field(
        id="name",
        label=Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, name, patronymic"),
        hint=Text(
            "Тіркелім бұл нөмірді білмесе ғана.",
            "Только если регистр этого номера не знает.",
            "Only if the register does not know the number.",
        ),
        required=False,
    ),
    Field(
        id="why",
        label=Text("Неге келе алмайды", "Почему не может прийти", "Why they cannot come"),
        hint=Text(
            "Адамның өз сөзімен; анықтама талап етілмейді.",
            "Со слов человека; справка не требуется.",
            "In the person's words; no certificate is demanded.",
        ),
        required=False,
    ),
    *PLACE,
)
"""What is asked besides the questions of the edition."""


class PlanForm(forms.Form):
    """Onto whose route of which day."""

    day = DayField(label=gettext_lazy("Day of the visit"))
    officer = forms.TypedChoiceField(label=gettext_lazy("Who goes"), coerce=int)

    def __init__(self, goers: list[Goer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.account, one.name) for one in goers]


class MissedForm(forms.Form):
    """Nobody at home: what was found, and perhaps the day on which somebody comes again."""

    reason = forms.CharField(
        label=gettext_lazy("What was found"),
        help_text=gettext_lazy(
            "For example: the door was not opened, a neighbour says they are in hospital."
        ),
        max_length=250,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    again = DayField(
        label=gettext_lazy("New day, if it was agreed"),
        help_text=gettext_lazy("Empty: the request goes back to be planned."),
        required=False,
    )


class DoneForm(forms.Form):
    """The visit is over."""

    words = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("Needed only if no case was opened."),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CancelForm(forms.Form):
    """Nobody goes any more."""

    reason = forms.CharField(
        label=gettext_lazy("Why nobody goes"),
        max_length=250,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class GiveForm(forms.Form):
    """Who drives the rest of a route."""

    officer = forms.TypedChoiceField(label=gettext_lazy("Give what is left to"), coerce=int)

    def __init__(self, goers: list[Goer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.account, one.name) for one in goers]


class CapacityForm(forms.Form):
    """How many visits a route takes."""

    capacity = forms.IntegerField(
        label=gettext_lazy("Visits the route takes"),
        min_value=1,
        max_value=MOST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
    )


class EquipmentForm(forms.Form):
    """A piece of equipment by the number on it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it"),
        widget=forms.RadioSelect,
        choices=(
            (Equipment.CAMERA, gettext_lazy("camera")),
            (Equipment.PAD, gettext_lazy("signature pad")),
            (Equipment.KIT, gettext_lazy("whole mobile kit")),
        ),
    )
    number = forms.CharField(
        label=gettext_lazy("Number on it"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )


def day_or(text: str, otherwise: date) -> date:
    """The day written in an address, as ``2026-11-23`` or as a person types it, else another."""
    try:
        return DayField(required=False).clean(text) or otherwise
    except forms.ValidationError:
        return otherwise
