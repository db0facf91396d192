"""What the lint finds, kept: editions never change while a process runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qyzmet.law import catalogue
from qyzmet.law.lint import Finding, Severity, lint
from qyzmet.law.model import Anomaly, Edition
from qyzmet.law.text import Text
from qyzmet.portal.citations import clauses_in

SEVERITIES: dict[Severity, Text] = {
    "error": Text("қате", "ошибка", "error"),
    "warning": Text("ескерту", "предупреждение", "warning"),
    "note": Text("ұсақ", "мелочь", "slip"),
}
"""How grave a finding is, the gravest first."""

MEANINGS: dict[Severity, Text] = {
    "error": Text(
        "акт жазылған күйінде орындалмайды",
        "исполнить акт так, как он написан, нельзя",
        "the act cannot be followed as written",
    ),
    "warning": Text("екі түрлі оқуға болады", "возможны два прочтения", "two readings are possible"),
    "note": Text("басылу қатесі", "опечатка", "a slip of the pen"),
}


@cache
def findings_of(edition: str) -> tuple[Finding, ...]:
    """What the rules find in ``SERVICE@YEAR``, the gravest first."""
    return lint(catalogue.edition(edition))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the rules reach among what a reader found wrong with an edition."""

    total: int
    visible: int
    """Those of which a reader says that a rule can see them."""
    seen: int
    """Those of these that the rule found in the same clause."""


def reach(edition: Edition) -> Reach:
    """How many of the edition's anomalies a rule can see, and how many it saw."""
    visible = [one for one in edition.anomalies if one.seen_by]
    seen = [one for one in visible if any(_same(one, found) for found in findings_of(edition.name))]
    return Reach(len(edition.anomalies), len(visible), len(seen))


def _same(anomaly: Anomaly, found: Finding) -> bool:
    return found.rule == anomaly.seen_by and bool(
        set(clauses_in(anomaly.where)) & set(clauses_in(found.where))
    )
