"""Forms in the markup of the design system, and the fields that Django lacks.

``{{ form }}`` and ``{% field form.x %}`` draw every field with its label, hint and error message.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

DAY_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
NOT_A_DAY = _("There is no such day. Enter day, month and year, for example 05.06.2014.")


class Renderer(TemplatesSetting):
    """The form renderer of the site (``FORM_RENDERER``)."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class DayField(forms.DateField):
    """A day typed as ``05.06.2014``; with ``widget=DateParts`` into three boxes."""

    widget = forms.DateInput(
        format="%d.%m.%Y",
        attrs={"class": "govuk-input--width-10", "inputmode": "numeric", "autocomplete": "off"},
    )
    default_error_messages = {"invalid": NOT_A_DAY}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=DAY_FORMATS, **kwargs)


class DateParts(forms.Widget):
    """Day, month and year in three boxes, for days people know by heart."""

    template_name = "ui/forms/date_parts.html"
    use_fieldset = True
    parts = (("day", _("Day"), 2), ("month", _("Month"), 2), ("year", _("Year"), 4))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        base = context["widget"]["attrs"].get("id", f"id_{name}")
        values = self._split(value)
        context["widget"]["parts"] = [
            {
                "id": f"{base}_{part}",
                "name": f"{name}_{part}",
                "label": label,
                "width": width,
                "value": values[i],
            }
            for i, (part, label, width) in enumerate(self.parts)
        ]
        return context

    def _split(self, value: Any) -> tuple[str, str, str]:
        if isinstance(value, date):
            return f"{value:%d}", f"{value:%m}", f"{value:%Y}"
        pieces = str(value or "").split(".")
        return (pieces[0], pieces[1], pieces[2]) if len(pieces) == 3 else ("", "", "")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        given = [str(data.get(f"{name}_{part}", "")).strip() for part, _label, _width in self.parts]
        return ".".join(given) if any(given) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part, _label, _width in self.parts)

    def id_for_label(self, id_: str | None, index: Any = None) -> str:
        return f"{id_}_day" if id_ else ""
