"""What a case finds out before it is decided, by name: the shapes in which registers answer a service.

Everything here is plain JSON: it is kept in the journal with the step that asked, and papers, effects and
explanations are written from it. Days are ISO, months ``2012-10``, money whole tiyn.

``household``
    the page of the household book: ``number``, ``book``, ``page``, ``akim`` (office code), ``head`` (IIN),
    ``address`` (kk, ru, en), ``members`` (``iin``, ``name``, ``relation``, ``since``, ``until``), ``land``
    (``purpose``, ``hectares``, ``since``), ``livestock`` (``kind``, ``count``), ``machinery`` (``kind``, ``count``,
    ``year``), ``entered_on``, ``confirmed_on``, ``farm`` (whether there is land, livestock or machinery).
``unemployed``
    the card of the register of the unemployed: ``number``, ``office``, ``status`` (``registered`` or ``removed``),
    ``registered_on``, ``removed_on``, ``reason``, ``events`` (``kind``, ``on``, ``note``).
``family``
    ``region`` (code of the oblast), ``members`` (``iin``, ``name``, ``relation``, ``birth_date``, ``sex``,
    ``statuses``: rows of ``kind``, ``since``, ``until``, ``proof``; ``measures``: rows of ``kind`` (``referred``,
    ``employed``, ``refused``), ``on``, ``valid`` of the cards of the unemployed) and ``incomes`` (``iin``, ``kind``,
    ``month``, ``amount``, ``source``).
``benefits``
    rows of what was assigned or refused before: ``kind``, ``iin``, ``about`` (whom it is for), ``monthly``, ``since``,
    ``until``, ``state``, ``ground``, ``whose``, ``happened_on``, ``case``.
``poverty_line``
    the line of the applicant's region on the day: ``region``, ``since``, ``amount``, ``source`` (kk, ru, en),
    ``assumed``.
``verdict``
    what :func:`verdict_of` said (:meth:`Verdict.as_dict`).
``inspection``, ``conclusion``
    what the precinct commission saw and thought: see :mod:`qyzmet.commissions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.services.effects import CaseView
from qyzmet.services.parts import part_of

Register = Literal["household", "unemployed", "family", "benefits", "poverty_line"]
"""What a step that decides can have read for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules make of a case that is to be decided.

    ``outcome`` is what follows from the law and the registers (``granted``, ``refused``), empty where that is for
    the official to weigh. ``grounds`` are the edition's grounds that are met; ``may_add`` those on which an official
    may refuse though the outcome is ``granted``, because only a person can know of them.
    """

    outcome: str = ""
    grounds: tuple[str, ...] = ()
    may_add: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    """Derived facts of the edition that it settles."""
    lines: tuple[Text, ...] = ()
    """How it was found, a line at a time, as a person with a pocket calculator follows it."""
    computation: Mapping[str, Any] = field(default_factory=dict)
    """The same as plain values."""

    def allows(self, outcome: str, ground: str) -> bool:
        """Whether an official may decide so; a refusal names a ground that is met or that an official may state."""
        if outcome == "refused":
            known = (*self.grounds, *self.may_add)
            return ground in known if known else self.outcome in ("", "refused")
        return self.outcome in ("", outcome)

    def as_dict(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return {
            "outcome": self.outcome,
            "grounds": list(self.grounds),
            "may_add": list(self.may_add),
            "lines": [line.as_dict() for line in self.lines],
            "computation": dict(self.computation),
        }


def reads(edition: Edition, step: Step) -> tuple[Register, ...]:
    """The registers that a deciding step reads; the service's ``rules`` say so with ``reads(edition, step)``."""
    module = part_of(edition.service, "rules")
    return tuple(module.reads(edition, step)) if hasattr(module, "reads") else ()


def verdict_of(edition: Edition, step: Step, case: CaseView) -> Verdict | None:
    """What the service's ``rules`` make of the case (``verdict(edition, step, case)``); None where they have none."""
    module = part_of(edition.service, "rules")
    said: Verdict | None = module.verdict(edition, step, case) if hasattr(module, "verdict") else None
    return said
