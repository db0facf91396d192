"""What a service alone knows and no edition can say in data: its ``rules`` module."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from qyzmet.law.catalogue import modules
from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.services.form import Field
from qyzmet.services.parts import part_of

Inquiry = Literal["addresses", "dwellings", "household-book", "persons"]
"""``household-book`` is what the akim has entered of the applicant's household, ``persons`` the state database."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a request cannot be taken as it is: a stable code, words for people, and the clause."""

    code: str
    text: Text
    clause: str | None


class Rules(Protocol):
    """A service's ``rules`` module."""

    def objection(
        self,
        edition: Edition,
        facts: Mapping[str, str],
        applicant: str,
        subjects: Sequence[str],
        ties: Mapping[str, str] | None,
        *,
        on: date | None = None,
    ) -> Objection | None:
        """What speaks against asking about these persons; None if nothing does.

        ``applicant`` is the IIN or BIN of who asks, ``ties`` the kind of kinship by IIN where a register was
        asked for it, None where a document proves it; ``on`` is the day of filing, for what depends on age.
        """
        ...

    def inquiry(self, edition: Edition, step: Step) -> Inquiry:
        """Which register a step that looks something up asks."""
        ...


def run_here(service: str) -> bool:
    """Whether the service can be carried out, and not only read: it has rules and writes its papers."""
    module = modules().get(service)
    return module is not None and all(
        importlib.util.find_spec(f"{module}.{part}") for part in ("rules", "papers")
    )


def rules_of(service: str) -> Rules:
    """The module with the rules of a service; :class:`KeyError` if it is not installed."""
    module: Rules = importlib.import_module(f"{modules()[service]}.rules")
    return module


def proxies_of(edition: Edition, step: Step) -> str | None:
    """The clause that lets somebody with a power of attorney receive the result at this step; None if none does.

    A service's ``rules`` may have ``proxies(edition, step)``; without it nobody but the applicant receives.
    """
    module = part_of(edition.service, "rules")
    allowed: str | None = module.proxies(edition, step) if hasattr(module, "proxies") else None
    return allowed


def particulars_of(edition: Edition, ground: str) -> tuple[Field, ...]:
    """What an official states together with a ground of refusal, as questions; nothing for most grounds.

    A service's ``rules`` say so with ``particulars(edition, ground)``; the answers come to its ``verdict`` as
    ``found["stated"]``, with the ground.
    """
    module = part_of(edition.service, "rules")
    return tuple(module.particulars(edition, ground)) if hasattr(module, "particulars") else ()


def outlives(edition: Edition) -> bool:
    """Whether cases of the service go on though whom they are about has died, as a removal from registration does.

    A service's ``rules`` may say so with ``OUTLIVES``; without it nothing is made for the dead, nor handed over.
    """
    module = part_of(edition.service, "rules")
    return bool(getattr(module, "OUTLIVES", False))


def represented(edition: Edition) -> str | None:
    """The clause by which nobody asks for themselves but always for a child of theirs; None for every other service.

    A service's ``rules`` say so with ``REPRESENTED``.
    """
    module = part_of(edition.service, "rules")
    clause: str | None = getattr(module, "REPRESENTED", None)
    return clause


def derived_facts(edition: Edition) -> dict[str, str]:
    """The facts that the service's ``rules`` settle for every case, where they have ``derived(edition)``."""
    module = part_of(edition.service, "rules")
    return dict(module.derived(edition)) if hasattr(module, "derived") else {}
