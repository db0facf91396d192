"""Editions and acts as plain JSON values, for whoever reads them with another program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from qyzmet.law.limits import Hours, Limit
from qyzmet.law.text import Text

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def plain(value: Any) -> Any:
    """The value in dicts, lists, texts and numbers; what is empty or unknown is left out.

    A text is ``{kk, ru, en}``, a limit ``{value, unit}``, a date ISO 8601, opening hours are lists of
    ``[opens, closes]`` by weekday; the names are those of :mod:`qyzmet.law.model`.
    """
    match value:
        case Text():
            return value.as_dict()
        case Limit():
            return {"value": value.value, "unit": value.unit.value}
        case Hours():
            days = zip(WEEKDAYS, value.days, strict=True)
            return {
                "week": value.week.value,
                **{
                    day: [[f"{s.opens:%H:%M}", f"{s.closes:%H:%M}"] for s in spans]
                    for day, spans in days
                    if spans
                },
            }
        case Enum():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case tuple() | list():
            return [plain(one) for one in value]
        case _ if is_dataclass(value):
            rows = ((one.name, getattr(value, one.name)) for one in fields(value))
            return {name: plain(one) for name, one in rows if one is not None and one not in ((), {})}
        case _:
            return value
