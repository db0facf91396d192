"""What holds for every rule and every finding, whatever the edition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qyzmet
from qyzmet.law import catalogue
from qyzmet.law.lint import RULES, Finding, Rule, lint
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

FOLDER = Path(qyzmet.__file__).parent / "law" / "lint"
EDITIONS = [law for name in catalogue.services() for law in catalogue.editions(name)]
SEVERITIES = ["error", "warning", "note"]


@pytest.fixture(params=EDITIONS, ids=lambda law: law.name)
def law(request: pytest.FixtureRequest) -> Edition:
    """Each edition in turn."""
    found: Edition = request.param
    return found


def full(text: Text) -> bool:
    """Whether a text says something in all three languages."""
    return all(words.strip() for words in (text.kk, text.ru, text.en))


def test_every_finding_is_told_in_three_languages_and_says_where(law: Edition) -> None:
    for one in lint(law):
        assert full(one.what), one
        assert full(one.suggestion), one
        assert one.edition == law.name
        assert one.where, one
        assert one.severity in SEVERITIES


def test_every_finding_stands_in_lines_of_its_act(law: Edition) -> None:
    last = max(clause.lines[1] for clause in law.clauses)
    for one in lint(law):
        assert one.spans, one
        assert one.spans == tuple(sorted(one.spans))
        assert all(1 <= first <= end <= last for first, end in one.spans), one
        assert one.lines is not None
        assert one.lines[0] == one.spans[0][0]


def test_every_clause_cited_exists(law: Edition) -> None:
    known = {clause.id for clause in law.clauses}
    for one in lint(law):
        assert set(one.where.split(", ")) <= known, one


def test_the_gravest_come_first_and_nothing_twice(law: Edition) -> None:
    found = lint(law)
    order = [(SEVERITIES.index(one.severity), one.rule, one.where) for one in found]
    assert order == sorted(order)
    assert len(set(found)) == len(found)


def test_finding_twice_finds_the_same(law: Edition) -> None:
    assert lint(law) == lint(law)


def test_one_rule_alone_finds_what_it_finds_among_all(law: Edition) -> None:
    every = lint(law)
    for name in {one.rule for one in every}:
        assert lint(law, [name]) == tuple(one for one in every if one.rule == name)


def test_a_rule_that_does_not_exist_is_named(law: Edition) -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        lint(law, ["no-such-rule"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_name_and_says_what_it_looks_for(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert full(rule.title)
    assert full(rule.looks_for)
    assert [other.id for other in RULES].count(rule.id) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_finds_something_in_the_acts(rule: Rule) -> None:
    found: list[Finding] = [one for law in EDITIONS for one in lint(law, [rule.id])]
    assert found


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.py")), ids=lambda file: file.name)
def test_no_rule_knows_a_service_an_edition_or_a_year(file: Path) -> None:
    source = file.read_text("utf-8")
    for service in catalogue.services():
        assert service not in source
        assert service.replace("-", "_") not in source
    assert not re.search(r"\b(?:19|20)\d\d\b", source)
    for law in EDITIONS:
        assert law.title.kk not in source
        assert f"№ {law.act.number}" not in source
    lists = {d.file for law in EDITIONS for d in law.directories if d.file}
    assert not [name for name in lists if name in source]
