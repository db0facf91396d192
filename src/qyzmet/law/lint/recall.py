"""How much of what a careful reader found in an edition the rules find too.

An edition lists as ``anomalies`` whatever a reader found wrong in the act. Those that some rule could see name that
rule (``seen_by``); recall is the share of them for which the rule has a finding in the same place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qyzmet.law.lint import lint
from qyzmet.law.lint.finding import Finding, base
from qyzmet.law.model import Anomaly, Edition


@dataclass(frozen=True, slots=True)
class Recall:
    """Counts for one edition."""

    edition: str
    """``SERVICE@YEAR``."""
    anomalies: int
    """All that a reader found."""
    visible: int
    """Those that a rule can see."""
    seen: int
    """Those that it saw."""
    findings: int
    """All that the rules found, whether a reader did or not."""
    missed: tuple[str, ...]
    """The names of those that a rule can see and did not."""

    @property
    def share(self) -> float:
        """Seen of visible; 1 where nothing is visible."""
        return self.seen / self.visible if self.visible else 1.0


def recall(edition: Edition) -> Recall:
    """Hold the findings in an edition against its anomalies."""
    found = lint(edition)
    visible = [one for one in edition.anomalies if one.seen_by is not None]
    missed = tuple(one.id for one in visible if not any(same(one, finding) for finding in found))
    return Recall(
        edition=edition.name,
        anomalies=len(edition.anomalies),
        visible=len(visible),
        seen=len(visible) - len(missed),
        findings=len(found),
        missed=missed,
    )


def same(anomaly: Anomaly, finding: Finding) -> bool:
    """Whether a finding is of the rule that the anomaly names, and in its place.

    The place is the lines of the seed; where either does not know its own, the clause or annex.
    """
    if anomaly.seen_by != finding.rule:
        return False
    if anomaly.lines and finding.spans:
        return any(first <= line <= last for line in anomaly.lines for first, last in finding.spans)
    return bool(_bases(anomaly.where) & _bases(finding.where))


def total(rows: Iterable[Recall]) -> Recall:
    """Several editions together; what they missed is named ``EDITION:ANOMALY``."""
    every = list(rows)
    return Recall(
        edition="",
        anomalies=sum(row.anomalies for row in every),
        visible=sum(row.visible for row in every),
        seen=sum(row.seen for row in every),
        findings=sum(row.findings for row in every),
        missed=tuple(f"{row.edition}:{name}" for row in every for name in row.missed),
    )


def _bases(citation: str) -> set[str]:
    return {base(one) for one in citation.split(", ")}
