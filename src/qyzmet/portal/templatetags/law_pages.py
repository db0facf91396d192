"""What the pages of the law say in more than one place: rules and severities of findings, clauses of an act."""

from __future__ import annotations

from typing import Any, Literal

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from qyzmet.law.acts import Act
from qyzmet.law.changes import Mark, Sides
from qyzmet.law.lint import RULES, Finding
from qyzmet.portal.citations import resolve
from qyzmet.portal.linted import SEVERITIES
from qyzmet.ui.templatetags.qz import status
from qyzmet.ui.words import clause_anchor, clause_words, in_language

register = template.Library()

_TITLES = {rule.id: rule.title for rule in RULES}
_KINDS = {"error": "attention", "warning": "going", "note": "neutral"}


@register.filter
def rule_title(rule: str) -> str:
    """``{{ "two-terms"|rule_title }}``: the name of a rule of the lint; its id if there is no such rule."""
    return str(in_language(_TITLES.get(rule, rule)))


@register.simple_tag
def severity(finding: Finding) -> SafeString:
    """``{% severity finding %}``: how grave it is."""
    return status(_KINDS[finding.severity], SEVERITIES[finding.severity])


@register.simple_tag
def act_clause(value: Any, act: Act) -> SafeString:
    """``{% act_clause value act %}``: a clause of the act itself, linked to its words on the act's page.

    ``value`` is a citation, or anything that has one as ``clause``; nothing is shown where it has none.
    """
    said = value if isinstance(value, str) else getattr(value, "clause", None)
    if not said:
        return SafeString("")
    found = resolve(act, said)
    url = f"#{clause_anchor(found)}" if found else ""
    return render_to_string("ui/includes/clause.html", {"words": clause_words(said), "url": url})


@register.filter
def clause_name(clause: str) -> str:
    """``{{ clause.id|clause_name }}``: how a clause is cited in the reader's language."""
    return clause_words(clause)


_TAGS = {"old": "del", "new": "ins"}


@register.simple_tag
def told(row: Sides, side: Literal["old", "new"]) -> SafeString:
    """``{% told row "old" %}``: what one edition says, the words that the other does not have marked."""
    marks = row.marks(get_language() or "kk")
    if not marks:
        return conditional_escape(in_language(getattr(row, side)))
    shown = [mark for mark in marks if mark.sign in ("same", side)]
    return format_html_join(" ", "{}", ((_said(mark),) for mark in shown))


def _said(mark: Mark) -> SafeString:
    if mark.sign == "same":
        return conditional_escape(mark.text)
    tag = mark_safe(_TAGS[mark.sign])
    return format_html('<{} class="qz-{}">{}</{}>', tag, mark.sign, mark.text, tag)
