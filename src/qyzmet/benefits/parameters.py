"""What the acts leave open about confirming, changing and paying benefits: dated values with their readings."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar

from qyzmet.benefits.history import PartMonth, next_month
from qyzmet.law.problems import BadFile
from qyzmet.law.reader import UNREADABLE, Reader, Written
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

DATA: Final = Path(__file__).parent / "data"
From = Literal["next-month", "month-presented", "same-day"]
"""From which day something counts: the first of the next month, the first of this month, the day itself."""


class BadParameters(BadFile):
    """A file of parameters that is malformed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationRule:
    """How a quarter is confirmed, from ``since`` on."""

    since: Annotated[date, Written("from")]
    clause: str
    due_month: int
    """Of the quarter, 1 to 3; the certificate is due by its last working day."""
    remind_days: int
    pause_from: From
    resume_from: From
    amount_from: From
    end_from: From
    paid_backwards: bool
    """Whether the months of a pause are paid when the certificate comes after all."""
    reading: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRule:
    """From which day a change of the family, the income, the residence or the schooling counts."""

    since: Annotated[date, Written("from")]
    change_from: From
    end_from: From
    restore_from: From
    reading: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmations:
    """The content of ``data/confirmation.yaml``."""

    rules: tuple[ConfirmationRule, ...]
    changes: tuple[ChangeRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRule:
    """How a month is paid, from ``since`` on."""

    since: Annotated[date, Written("from")]
    part_month: PartMonth
    reading: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """The account an office pays from."""

    office: str
    """Office code."""
    bin: str
    iban: str
    bank: str
    """BIC of its bank."""
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """The content of ``data/payments.yaml``."""

    rules: tuple[PayRule, ...]
    payers: tuple[Payer, ...]


def confirmation_on(day: date) -> ConfirmationRule:
    """How quarters are confirmed on a day; :class:`Refusal` ``parameter-missing``, :class:`BadParameters`."""
    return _on(_confirmations().rules, day, "benefits/data/confirmation.yaml: rules")


def changes_on(day: date) -> ChangeRule:
    """From when changes count that happen on a day; :class:`Refusal` ``parameter-missing``."""
    return _on(_confirmations().changes, day, "benefits/data/confirmation.yaml: changes")


def paying_on(day: date) -> PayRule:
    """How the month of the day is paid; :class:`Refusal` ``parameter-missing``."""
    return _on(_payments().rules, day, "benefits/data/payments.yaml: rules")


def payer(office: str) -> Payer:
    """The account of an office; :class:`Refusal` ``no-payer`` names the office without one."""
    found = next((one for one in _payments().payers if one.office == office), None)
    if found is None:
        raise Refusal(
            "no-payer",
            Text(
                f"Параметр жоқ: {office} органының төлем шоты benefits/data/payments.yaml файлында көрсетілмеген.",
                f"Нет параметра: счёт органа {office}, с которого он платит, не указан в benefits/data/payments.yaml.",
                f"A parameter is missing: the account {office} pays from is not in benefits/data/payments.yaml.",
            ),
        )
    return found


def starts(rule: From, day: date) -> date:
    """The day from which something counts that happened on ``day``.

    >>> starts("next-month", date(2012, 11, 20))
    datetime.date(2012, 12, 1)
    """
    if rule == "same-day":
        return day
    return next_month(day) if rule == "next-month" else day.replace(day=1)


Dated = TypeVar("Dated", ConfirmationRule, ChangeRule, PayRule)


def _on(rules: tuple[Dated, ...], day: date, name: str) -> Dated:
    found = [one for one in rules if one.since <= day]
    if not found:
        raise Refusal(
            "parameter-missing",
            Text(
                f"Параметр жоқ: {day:%d.%m.%Y} күніне {name} белгісіз.",
                f"Нет параметра: на {day:%d.%m.%Y} не известно {name}.",
                f"A parameter is missing: nothing is known of {name} on {day:%d.%m.%Y}.",
            ),
        )
    return max(found, key=lambda one: one.since)


def _confirmations() -> Confirmations:
    found: Confirmations = _read(
        Path(os.environ.get("QYZMET_CONFIRMATION") or DATA / "confirmation.yaml"), Confirmations
    )
    return found


def _payments() -> Payments:
    found: Payments = _read(Path(os.environ.get("QYZMET_PAYMENTS") or DATA / "payments.yaml"), Payments)
    return found


@cache
def _read(file: Path, shape: type) -> Any:
    reader = Reader(file)
    found: Any = reader.read(shape, file.read_text("utf-8"))
    if found is UNREADABLE or reader.problems:
        raise BadParameters(file, reader.problems)
    return found
