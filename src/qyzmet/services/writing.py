"""What a service's papers are written from: plain values of the case, with no database behind them."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from qyzmet.law.catalogue import modules
from qyzmet.law.text import Text


@dataclass(frozen=True, slots=True)
class Desk:
    """An office as papers name it."""

    code: str
    name: Text
    address: Text
    number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContext:
    """Everything a paper of a case may say.

    ``records`` are the answers of the register, ``{"subject", "status", "record"}`` each; ``documents`` are
    name and number of sheets; ``missing`` are the names of what was not brought; ``given`` is what the
    official filled in for this step and ``filed`` what the applicant gave with the request.

    ``request`` are the answers to the service's form, by field. ``person`` is whom the service is for, as the
    registers know them on the day of the paper: ``iin``, ``surname``, ``given_name``, ``patronymic``, ``full_name``,
    ``birth_date`` (ISO), ``birth_year``, ``birth_place`` (kk, ru, en), ``sex``, ``citizenship``, ``died_on``,
    ``permanent``, ``temporary``, ``removed`` (stays of the address record, or None), ``documents`` (rows of ``kind``,
    ``number``, ``issued_on``, ``issued_by``, ``valid_until``, ``state``) and ``military`` (``status``, ``number``).
    ``made`` are the documents made in this case by kind (``number``, ``made_on``, ``valid_until``, ``issued_on``).
    ``payment`` is the duty paid (``amount`` in tenge, ``index``, ``percent``, ``receipt``, ``bank``, ``paid_on``) or
    the exemption proved (``exemption``, ``proof``); empty where the service is free.
    """

    number: str
    service: Text
    language: str
    at: datetime
    opened: datetime
    promised: datetime | None
    applicant: str
    applicant_id: str
    applicant_address: Text
    office: Desk
    provider: Desk
    official: str
    facts: Mapping[str, str]
    records: Sequence[Mapping[str, Any]] = ()
    documents: Sequence[tuple[Text, int]] = ()
    missing: Sequence[Text] = ()
    ground: Text | None = None
    clause: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    filed: Mapping[str, Any] = field(default_factory=dict)
    numbers: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)
    """Number and moment of the case's entry in each legal journal, by the journal's id."""
    base_url: str = ""
    request: Mapping[str, str] = field(default_factory=dict)
    person: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    payment: Mapping[str, Any] = field(default_factory=dict)
    found: Mapping[str, Any] = field(default_factory=dict)
    """What registers said and the steps of the case found out, by name (:mod:`qyzmet.services.found`)."""
    reasons: str = ""
    """What an official wrote to the ground of the refusal, at this step or at the decision before it."""

    def say(self, text: Text | Mapping[str, str]) -> str:
        """The text in the language of the paper."""
        if isinstance(text, Text):
            return text.in_(self.language)
        return str(text.get(self.language) or text.get("kk") or "")


def numbered(name: str, number: object) -> str:
    """«куәлік № 12»; the sign stands once, also where it was typed with the number, and not at all without one."""
    digits = str(number or "").strip().removeprefix("№").strip()
    return f"{name} № {digits}" if digits else name


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper to be made: the edition's id of it, and its fields."""

    paper: str
    fields: Mapping[str, Any]


class Writer(Protocol):
    """A service's ``papers`` module."""

    def sheets(self, kinds: Mapping[str, str], context: PaperContext) -> list[Sheet]:
        """The sheets a step makes, of the papers it names (``kinds``: kind by paper id)."""
        ...


def writer_of(service: str) -> Writer:
    """The module that writes the papers of a service."""
    module: Writer = importlib.import_module(f"{modules()[service]}.papers")
    return module
