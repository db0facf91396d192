"""The questions of a service's application form, as plain values that any face can show and check.

What decides documents and steps is a fact of the edition; what only fills the form in (the new address, the
number of the lost card, whose dwelling it is) is a :class:`Field` of the service's ``form`` module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.services.bank_account import BadAccount, check_account
from qyzmet.services.parts import part_of

FieldType = Literal["text", "lines", "date", "iin", "choice", "address", "yes", "account", "e-mail"]
"""``address`` is the number of an address of the register, ``yes`` a box to tick (``yes`` or empty), ``account`` the
number of a bank account (:mod:`qyzmet.services.bank_account`)."""

_E_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of the form. ``clause`` says where the act or its form asks it, else ``reading`` why we do."""

    id: str
    label: Text
    type: FieldType = "text"
    required: bool = True
    hint: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    most: int = 200
    """Characters at most."""
    clause: str | None = None
    reading: Text | None = None


class BadAnswer(ValueError):
    """An answer that cannot be taken: the id of the field, and why."""

    def __init__(self, field: Field, text: Text) -> None:
        super().__init__(f"{field.id}: {text.en}")
        self.field = field
        self.text = text


class Form(Protocol):
    """A service's ``form`` module."""

    def fields(self, edition: Edition, channel: str, facts: Mapping[str, str]) -> Sequence[Field]:
        """The questions for such a case, in the order in which they are asked."""
        ...


def fields_of(edition: Edition, channel: str, facts: Mapping[str, str]) -> tuple[Field, ...]:
    """The questions of the edition's service for such a case; none where the service has no form."""
    form: Form | None = part_of(edition.service, "form")
    return tuple(form.fields(edition, channel, facts)) if form else ()


def check_answers(fields: Sequence[Field], given: Mapping[str, str]) -> dict[str, str]:
    """The answers tidied, by field; a field left empty is not in it.

    Raises :class:`BadAnswer` for the first that is missing, too long, no day, or none of the choices. Whether a
    number or an address exists only a register can say.
    """
    answers: dict[str, str] = {}
    for field in fields:
        text = "\n".join(" ".join(line.split()) for line in str(given.get(field.id, "")).splitlines()).strip()
        if not text:
            if field.required:
                raise BadAnswer(field, _missing(field))
            continue
        answers[field.id] = _checked(field, text)
    return answers


def _checked(field: Field, text: str) -> str:
    if len(text) > field.most:
        raise BadAnswer(field, _too_long(field))
    if field.type == "choice" and text not in {choice for choice, _ in field.choices}:
        raise BadAnswer(field, _NO_SUCH_CHOICE)
    if field.type == "date":
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise BadAnswer(field, _NO_DAY) from error
    if field.type == "account":
        try:
            return check_account(text)
        except BadAccount as error:
            raise BadAnswer(field, error.text) from error
    if field.type == "e-mail" and not _E_MAIL.fullmatch(text):
        raise BadAnswer(field, _NO_E_MAIL)
    return text


def _missing(field: Field) -> Text:
    return Text(
        f"Толтырыңыз: «{field.label.kk}».", f"Заполните: «{field.label.ru}».", f"Fill in “{field.label.en}”."
    )


def _too_long(field: Field) -> Text:
    return Text(
        f"Тым ұзын: {field.most} таңбадан аспауы тиіс.",
        f"Слишком длинно: не больше {field.most} знаков.",
        f"Too long: {field.most} characters at most.",
    )


_NO_E_MAIL = Text(
    "Электрондық поштаның мекенжайын aty@example.kz түрінде жазыңыз.",
    "Запишите адрес электронной почты в виде imya@example.kz.",
    "Write the e-mail address like name@example.kz.",
)
_NO_SUCH_CHOICE = Text("Тізімнен таңдаңыз.", "Выберите из списка.", "Choose one of the list.")
_NO_DAY = Text(
    "Күнді 05.06.2014 түрінде жазыңыз.", "Запишите дату в виде 05.06.2014.", "Write the day as 05.06.2014."
)
