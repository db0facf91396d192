"""What a step does to the state registers, as plain values: the service says it, the desk carries it out.

A service's ``effects`` module is pure. It is asked once a step, when everything the step needs is known, and its
effects happen in the transaction of the step or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from qyzmet.law.model import Edition, Step
from qyzmet.services.parts import part_of

DocumentKind = Literal["identity-card", "passport", "temporary-id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeDocument:
    """A numbered document is made for a person; it has no force until it is handed over."""

    kind: DocumentKind
    iin: str
    valid_until: date | None
    """The last day of its validity; None is without end."""
    reason: str
    """Why it is made: ``first``, ``exchange``, ``data-changed``, ``lost``, ``citizenship`` …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveDocument:
    """The document made in this case is in the holder's hands: it is valid, the former one of its kind is not."""

    kind: DocumentKind
    iin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoseDocument:
    """The person's valid document of the kind is declared invalid."""

    kind: DocumentKind
    iin: str
    reason: Literal["lost", "spoiled", "surrendered", "deregistered", "died"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterResidence:
    """A person is registered at an address; a former permanent registration ends by itself the same day."""

    iin: str
    address: str
    """Number of the address in the register."""
    kind: Literal["permanent", "temporary"]
    until: date | None = None
    """Planned last day of a temporary registration."""
    basis: str = ""
    """The proof of the right to dwell, as named on the paper or in the register."""
    owner: str = ""
    """IIN of the owner who consented, also where that is the person; empty where the act asks for no consent."""
    ends_former: bool = True
    """False where the edition wants the former registration ended first (2012): then it must have ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndResidence:
    """A person's registration ends."""

    iin: str
    kind: Literal["permanent", "temporary", "all"]
    reason: str
    """A code of ``qyzmet.registers.reasons.REASONS``."""
    left_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteCard:
    """The chip of the person's identity card gets the address that the register has now."""

    iin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StampBook:
    """A stamp of registration or removal is put into the citizens' registration book or another paper document."""

    iin: str
    mark: Literal["registered", "removed"]
    military: bool = False
    """Whether the mark is made for the military register too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSheet:
    """A sheet about a move is made out or taken in: once a case."""

    iin: str
    kind: Literal["arrival-sheet", "statistical-coupon", "departure-sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeath:
    """The register learns of a death: registrations end, documents lose their force."""

    iin: str
    died_on: date


BenefitKind = Literal["targeted-social-assistance", "home-education"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignBenefit:
    """Money is assigned to a person or family for months to come; what was assigned before is never rewritten."""

    kind: BenefitKind
    iin: str
    """Who receives it."""
    monthly: int
    """Tiyn a month."""
    since: date
    until: date | None
    """The last day it is assigned for; None while nothing ends it."""
    about: str
    """IIN of whom it is for, where that is not who receives it: the child taught at home."""
    family: tuple[str, ...] = ()
    """IINs of everybody whom the amount counts, the recipient among them."""
    account: str = ""
    """The bank account named in the application."""
    why: Mapping[str, Any] = field(default_factory=dict)
    """The computation behind the amount, as the decision keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseBenefit:
    """A benefit is refused on a ground that later applications must heed (2012, cl. 10(2) and 10(3))."""

    kind: BenefitKind
    iin: str
    ground: str
    """Id of the ground of the edition."""
    whose: str = ""
    """IIN of the family member who refused the measure or left it, where the ground names one."""
    happened_on: date | None = None
    """The dated event from which the edition counts."""


Effect = (
    MakeDocument
    | GiveDocument
    | LoseDocument
    | RegisterResidence
    | EndResidence
    | RewriteCard
    | StampBook
    | FileSheet
    | RecordDeath
    | AssignBenefit
    | RefuseBenefit
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """What an ``effects`` module may know of the case."""

    applicant: str
    """IIN or BIN of who asks."""
    subject: str
    """IIN of whom the service is for."""
    facts: Mapping[str, str]
    request: Mapping[str, str]
    """The answers to the service's form (:mod:`qyzmet.services.form`)."""
    on: date
    """The office's own day."""
    filed: date | None = None
    """The office's own day on which the case was opened."""
    person: Mapping[str, Any] = field(default_factory=dict)
    """The subject as the registers know them (see :class:`qyzmet.services.writing.PaperContext`)."""
    found: Mapping[str, Any] = field(default_factory=dict)
    """What registers said and the steps of the case found out, by name (:mod:`qyzmet.services.found`)."""


class Effects(Protocol):
    """A service's ``effects`` module."""

    def effects(self, edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
        """What the step, ended so, does to the registers; empty for most steps."""
        ...


def effects_of(edition: Edition, step: Step, outcome: str, case: CaseView) -> tuple[Effect, ...]:
    """The effects of a step; none for a service that changes no register."""
    module: Effects | None = part_of(edition.service, "effects")
    return tuple(module.effects(edition, step, outcome, case)) if module else ()


def changes_registers(service: str) -> bool:
    """Whether any step of the service changes a register."""
    return part_of(service, "effects") is not None
