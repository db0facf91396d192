"""Where the law contradicts itself: rules that read an edition and say what does not fit.

No rule knows an edition or a service: each looks at the data of :mod:`qyzmet.law.model`, at the words of the
clauses and at the printed lists, and would find the same in any other act.
"""

from __future__ import annotations

from collections.abc import Iterable

from qyzmet.law.lint import (
    acts,
    breaks,
    contacts,
    gaps,
    hours,
    leftovers,
    lists,
    money,
    names,
    numbering,
    numbers,
    oddrows,
    phrases,
    references,
    roles,
    same,
    sites,
    slips,
    spelling,
    steps,
    stray,
    tables,
    terms,
    undefined,
)
from qyzmet.law.lint.corpus import sheet_of
from qyzmet.law.lint.finding import Finding, Rule, Severity
from qyzmet.law.model import Edition

__all__ = ["RULES", "Finding", "Rule", "Severity", "lint"]

_ROOMS = (
    *(steps, terms, hours, tables, numbering, references, roles, lists, money, numbers),
    *(contacts, sites, same, gaps, oddrows),
    *(undefined, leftovers, slips, spelling, breaks, stray, names, phrases, acts),
)
RULES: tuple[Rule, ...] = tuple(rule for room in _ROOMS for rule in room.RULES)
_WEIGHT = {"error": 0, "warning": 1, "note": 2}


def lint(edition: Edition, only: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What the rules find in an edition, or those of them named in ``only``; the gravest first.

    Raises :class:`KeyError` with the name of a rule that does not exist.
    """
    wanted = set(only)
    if strange := wanted - {rule.id for rule in RULES}:
        raise KeyError(sorted(strange)[0])
    sheet = sheet_of(edition)
    found = [one for rule in RULES if not wanted or rule.id in wanted for one in rule.find(sheet)]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (_WEIGHT[one.severity], one.rule, one.where)))
