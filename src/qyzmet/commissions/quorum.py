"""How many members of a commission must come: a dated parameter of the deployment, never a constant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

DATA = Path(__file__).parent / "data" / "quorum.yaml"


@dataclass(frozen=True, slots=True)
class Quorum:
    """What holds from a day on."""

    since: date
    share: Fraction
    """Of the members in office on the day."""
    more: bool
    """Whether the share has to be exceeded, not only reached."""
    preside: tuple[str, ...]
    """The roles one of whom has to be there."""
    assumed: bool
    source: Text

    def needed(self, members: int) -> int:
        """The least number that has to come of so many members."""
        exact = self.share * members
        least = -(-exact.numerator // exact.denominator)
        return least + 1 if self.more and exact == least else least


def quorum_on(day: date) -> Quorum:
    """What holds on the day. Raises :class:`Refusal` (``no-quorum-rule``) where the deployment says nothing."""
    held = [one for one in rules() if one.since <= day]
    if not held:
        raise Refusal(
            "no-quorum-rule",
            Text(
                f"{day:%d.%m.%Y} күніне комиссия кворумының ережесі жоқ (quorum параметрі).",
                f"На {day:%d.%m.%Y} правила о кворуме комиссии нет (параметр quorum).",
                f"There is no rule of a quorum on {day:%d.%m.%Y} (parameter quorum).",
            ),
        )
    return held[-1]


@cache
def rules() -> Sequence[Quorum]:
    """Every rule of the deployment, the oldest first."""
    rows = yaml.safe_load(DATA.read_text(encoding="utf-8"))["quorum"]
    return sorted(
        (
            Quorum(
                since=row["since"],
                share=Fraction(row["share"]),
                more=row["more"],
                preside=tuple(row["preside"]),
                assumed=row["assumed"],
                source=Text(**row["source"]),
            )
            for row in rows
        ),
        key=lambda one: one.since,
    )
