"""What the lint finds, kept: editions never change while a process runs."""

from __future__ import annotations

from functools import cache

from qyzmet.law import catalogue
from qyzmet.law.lint import Finding, Severity, lint
from qyzmet.law.lint.recall import Recall, recall
from qyzmet.law.text import Text

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


@cache
def recall_of(edition: str) -> Recall:
    """How many of the anomalies of ``SERVICE@YEAR`` a rule can see, and how many it saw."""
    return recall(catalogue.edition(edition))
