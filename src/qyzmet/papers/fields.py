"""The fields of a paper: what each is called, by which clause it stands there, what may be written in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from qyzmet.law.text import Text

READING = "reading"
"""In the place of a clause: the act does not ask for it, and we had to decide."""

Type = Literal["text", "date", "datetime", "number", "lines", "rows", "choice"]


class PaperError(ValueError):
    """A paper cannot be made of these fields. ``text`` is for people, ``fields`` names those at fault."""

    def __init__(self, code: str, text: Text, fields: Sequence[str] = ()) -> None:
        super().__init__(f"{code}: {text.en}")
        self.code = code
        self.text = text
        self.fields = tuple(fields)


@dataclass(frozen=True, slots=True)
class PaperField:
    """One field of a paper."""

    id: str
    label: Text
    clause: str
    """Where the act asks for it, or :data:`READING`."""
    type: Type = "text"
    required: bool = True
    needed_if: tuple[str, str] | None = None
    """Required only when the field named first has the value named second."""
    choices: Mapping[str, Text] = field(default_factory=dict)
    columns: tuple[PaperField, ...] = ()
    """Of a field of type ``rows``."""
    shown: bool = True
    """Whether the public verification page shows it (it shows nothing that the holder's paper does not)."""

    def missing_in(self, given: Mapping[str, Any]) -> bool:
        """Whether the field must be there and is not."""
        if not _empty(given.get(self.id)):
            return False
        if self.needed_if is not None:
            other, value = self.needed_if
            return str(given.get(other, "")) == value
        return self.required


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of paper."""

    id: str
    title: Text
    clause: str
    """Where the act asks for it, or :data:`READING`."""
    fields: tuple[PaperField, ...]
    words: Mapping[str, Text] = field(default_factory=dict)
    """What is printed on it besides the fields."""
    reading: Text | None = None
    """Why it looks as it does, where the act prescribes no form."""
    public: bool = False
    """Whether it goes to an applicant, carries a QR code and can be verified by anybody."""

    def field(self, field_id: str) -> PaperField:
        """The field with this id; :class:`KeyError` if there is none."""
        for one in self.fields:
            if one.id == field_id:
                return one
        raise KeyError(field_id)


def check_fields(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are kept (JSON: dates in ISO 8601), every one of the kind's present.

    Raises :class:`PaperError`: ``unknown-field``, ``missing-field`` (all of them at once), ``bad-field``.
    """
    known = {one.id for one in kind.fields}
    if unknown := sorted(set(given) - known):
        raise PaperError("unknown-field", _unknown(kind, unknown), unknown)
    missing = [one for one in kind.fields if one.missing_in(given)]
    if missing:
        raise PaperError("missing-field", _missing(kind, missing), [one.id for one in missing])
    return {one.id: _kept(kind, one, given.get(one.id)) for one in kind.fields}


def shown_value(one: PaperField, value: Any, language: str) -> str:
    """A kept value as a person reads it: 05.06.2014, 05.06.2014 11:30, a list by semicolons.

    A moment is shown in the zone it was given in: that of the office.
    """
    if _empty(value):
        return ""
    match one.type:
        case "date":
            return date.fromisoformat(value).strftime("%d.%m.%Y")
        case "datetime":
            return datetime.fromisoformat(value).strftime("%d.%m.%Y %H:%M")
        case "choice":
            return one.choices[value].in_(language)
        case "lines":
            return "; ".join(value)
        case "rows":
            return "; ".join(
                ", ".join(
                    filter(None, (shown_value(column, row[column.id], language) for column in one.columns))
                )
                for row in value
            )
        case _:
            return str(value)


def _kept(kind: Kind, one: PaperField, value: Any) -> Any:
    if _empty(value):
        return [] if one.type in ("lines", "rows") else ""
    try:
        return _convert(kind, one, value)
    except (ValueError, TypeError, AttributeError) as error:
        if isinstance(error, PaperError):
            raise
        raise PaperError("bad-field", _bad(kind, one, value), [one.id]) from error


def _convert(kind: Kind, one: PaperField, value: Any) -> Any:
    match one.type:
        case "date":
            if isinstance(value, str) and "T" in value:
                value = datetime.fromisoformat(value)
            if isinstance(value, datetime):
                return value.date().isoformat()
            return (value if isinstance(value, date) else date.fromisoformat(value)).isoformat()
        case "datetime":
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
            if moment.tzinfo is None:
                raise ValueError("a moment needs a time zone")
            return moment.isoformat()
        case "number":
            return int(value)
        case "choice":
            if value not in one.choices:
                raise ValueError("not one of the choices")
            return value
        case "lines":
            if isinstance(value, str):
                raise TypeError("a list is expected")
            return [str(line) for line in value]
        case "rows":
            part = Kind(id=kind.id, title=kind.title, clause=kind.clause, fields=one.columns)
            return [check_fields(part, row) for row in value]
        case _:
            return str(value)


def _empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == ()


_NUMBERS = r"\d[\d()]*(?:, \d[\d()]*)*"


def _cited(clause: str) -> Text:
    """« (3-қосымша; 14-тармақ)» behind a sentence, in each language; nothing where we decided ourselves."""
    if clause == READING:
        return Text("", "", "")

    def kazakh(found: re.Match[str]) -> str:
        return f"{found[1]}-тармақ{'тар' if ', ' in found[1] else ''}"

    kk = re.sub(r"annex (\d+)", r"\1-қосымша", re.sub(rf"cl\. ({_NUMBERS})", kazakh, clause))
    ru = re.sub(r"annex (\d+)", r"приложение \1", re.sub(rf"cl\. ({_NUMBERS})", r"п. \1", clause))
    kk, ru = kk.replace("annex", "қосымша"), ru.replace("annex", "приложение")
    return Text(f" ({kk})", f" ({ru})", f" ({clause})")


def _missing(kind: Kind, missing: Sequence[PaperField]) -> Text:
    names = Text(*("; ".join(one.label.in_(language) for one in missing) for language in ("kk", "ru", "en")))
    cited = _cited(kind.clause)
    return Text(
        f"«{kind.title.kk}» жасалмады: толтырылмаған өрістер: {names.kk}{cited.kk}.",
        f"«{kind.title.ru}» не составлен: не заполнено: {names.ru}{cited.ru}.",
        f"“{kind.title.en}” was not made; fields not filled in: {names.en}{cited.en}.",
    )


def _unknown(kind: Kind, unknown: Sequence[str]) -> Text:
    names, cited = ", ".join(unknown), _cited(kind.clause)
    return Text(
        f"«{kind.title.kk}» нысанында мұндай өріс жоқ: {names}{cited.kk}.",
        f"В форме «{kind.title.ru}» нет таких полей: {names}{cited.ru}.",
        f"The form “{kind.title.en}” has no such fields: {names}{cited.en}.",
    )


def _bad(kind: Kind, one: PaperField, value: Any) -> Text:
    cited = _cited(one.clause)
    return Text(
        f"«{kind.title.kk}»: «{one.label.kk}» өрісіне «{value}» жазуға болмайды{cited.kk}.",
        f"«{kind.title.ru}»: в поле «{one.label.ru}» нельзя записать «{value}»{cited.ru}.",
        f"“{kind.title.en}”: “{value}” cannot stand in the field “{one.label.en}”{cited.en}.",
    )
