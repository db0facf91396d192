"""What ``qyzmet due`` answers: a moment with its reasons, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qyzmet.calendar import Reason
from qyzmet.law.model import Edition, Term
from qyzmet.law.text import Text


class WrongUse(Exception):
    """What was asked cannot be asked; ``text`` names the option and says how to write it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NoTerm(Exception):
    """The act sets no such term for this case."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Answer:
    """When the term runs out, by which clause, counted how."""

    law: Edition
    term: Term
    due: datetime
    calendar: str
    reasons: tuple[Reason, ...]
    """In the order in which they are read; what was taken for granted comes first."""
    assumed: dict[str, str]
    """The facts nobody stated, as they were taken; only those that decide which term it is."""

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the command; ``due`` in ISO 8601 with the offset of the office."""
        limit = self.term.limit
        assert limit is not None
        return {
            "edition": self.law.name,
            "due": self.due.isoformat(),
            "term": {
                "id": self.term.id,
                "kind": self.term.kind,
                "value": limit.value,
                "unit": limit.unit.value,
                "what": self.term.what.as_dict(),
            },
            "clause": self.term.clause,
            "calendar": self.calendar,
            "assumed": self.assumed,
            "reasons": [reason.as_dict() for reason in self.reasons],
        }
