"""Where the acts contradict themselves: everything the rules find, by edition, with what each rule looks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from qyzmet.law.lint import RULES, Finding, Rule, Severity
from qyzmet.law.lint.recall import total
from qyzmet.law.text import Text
from qyzmet.portal.forms.filters import editions
from qyzmet.portal.forms.findings import FindingsForm
from qyzmet.portal.linted import MEANINGS, SEVERITIES, findings_of, recall_of


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule with how much it finds among what is shown."""

    rule: Rule
    count: int


@dataclass(frozen=True, slots=True)
class SeverityCount:
    """How much of what is shown is so grave."""

    id: Severity
    words: Text
    meaning: Text
    count: int


@cache_control(max_age=300, private=True)
def findings(request: HttpRequest) -> HttpResponse:
    """``?of=SERVICE`` or ``SERVICE@YEAR``, ``rule``, ``severity``: each narrows what is shown."""
    form = FindingsForm(request.GET)
    of, rule, severity = form.wanted("of"), form.wanted("rule"), form.wanted("severity")
    shown = [
        (edition, [one for one in findings_of(edition.name) if _wanted(one, rule, severity)])
        for edition in editions()
        if of in ("", edition.service, edition.name)
    ]
    every = [one for _, rows in shown for one in rows]
    context = {
        "filters": form,
        "narrowed": bool(of or rule or severity),
        "of": of,
        "shown": [(edition, rows) for edition, rows in shown if rows],
        "quiet": [edition for edition, rows in shown if not rows],
        "total": len(every),
        "recall": None if rule or severity else total(recall_of(edition.name) for edition, _ in shown),
        "rules": _by_rule(every),
        "rule": next((one for one in RULES if one.id == rule), None),
        "severities": _by_severity(every),
    }
    return render(request, "portal/findings.html", context)


def _wanted(found: Finding, rule: str, severity: str) -> bool:
    return rule in ("", found.rule) and severity in ("", found.severity)


def _by_rule(found: list[Finding]) -> list[RuleCount]:
    counts = Counter(one.rule for one in found)
    return [RuleCount(rule, counts[rule.id]) for rule in RULES]


def _by_severity(found: list[Finding]) -> list[SeverityCount]:
    counts = Counter(one.severity for one in found)
    return [SeverityCount(one, words, MEANINGS[one], counts[one]) for one, words in SEVERITIES.items()]
